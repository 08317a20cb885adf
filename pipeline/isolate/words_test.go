package isolate

import (
	"reflect"
	"testing"

	"factsheet/pipeline/document"
)

func wordsOfLines(counts ...int) *document.Take {
	t := &document.Take{Lines: make([]document.Line, len(counts))}
	at := 0
	for i, n := range counts {
		for range n {
			x := float64(at)
			t.Lines[i].Words = append(t.Lines[i].Words, document.Word{Span: document.Span{Start: at, End: at + 2}, Box: document.Box{X0: x + .1, Y0: x + .2, X1: x + .3, Y1: x + .4}})
			at += 3
		}
	}
	return t
}

func TestWordsComeBackToTheirLines(t *testing.T) {
	for _, counts := range [][]int{nil, {0}, {1}, {2, 0, 3}, {0, 0, 1, 0}} {
		page, want := wordsOfLines(counts...), wordsOfLines(counts...)
		p := takeWords(page)
		for i := range page.Lines {
			if page.Lines[i].Words != nil {
				t.Errorf("%v: a line keeps its words", counts)
			}
		}
		if err := p.putWords(page); err != nil || !reflect.DeepEqual(page, want) {
			t.Errorf("%v: %+v, %v", counts, page, err)
		}
	}
}

func TestWordsOfNoLineAreRefused(t *testing.T) {
	for name, spoil := range map[string]func(*pageWords){
		"too few lines":   func(p *pageWords) { p.Counts = p.Counts[:1] },
		"too many lines":  func(p *pageWords) { p.Counts = append(p.Counts, 0) },
		"a word too many": func(p *pageWords) { p.Counts[0]++ },
		"a word too few":  func(p *pageWords) { p.Counts[0]-- },
		"fewer than none": func(p *pageWords) { p.Counts[0], p.Counts[1] = -1, 4 },
		"half a span":     func(p *pageWords) { p.Spans = p.Spans[1:] },
		"half a box":      func(p *pageWords) { p.Boxes = p.Boxes[2:] },
		"a box too few":   func(p *pageWords) { p.Boxes = p.Boxes[4:] },
	} {
		page := wordsOfLines(1, 2)
		p := takeWords(page)
		spoil(&p)
		if err := p.putWords(page); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
