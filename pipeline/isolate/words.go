package isolate

import (
	"errors"

	"factsheet/pipeline/document"
)

// pageWords are the words of a page's lines apart from the lines: as lists of numbers,
// which gob packs and unpacks in a fraction of the time that it takes for thousands of
// words.
type pageWords struct {
	Counts []int     // the words of each line
	Spans  []int     // of each word, where it begins and ends
	Boxes  []float64 // of each word, X0, Y0, X1 and Y1
}

// takeWords takes the words out of a page's lines.
func takeWords(t *document.Take) (p pageWords) {
	n := 0
	for i := range t.Lines {
		n += len(t.Lines[i].Words)
	}
	p = pageWords{make([]int, len(t.Lines)), make([]int, 0, 2*n), make([]float64, 0, 4*n)}
	for i := range t.Lines {
		l := &t.Lines[i]
		p.Counts[i] = len(l.Words)
		for _, w := range l.Words {
			p.Spans = append(p.Spans, w.Span.Start, w.Span.End)
			p.Boxes = append(p.Boxes, w.Box.X0, w.Box.Y0, w.Box.X1, w.Box.Y1)
		}
		l.Words = nil
	}
	return p
}

var errWords = errors.New("it answers with words that stand in no line")

// putWords puts them back.
func (p *pageWords) putWords(t *document.Take) error {
	n := len(p.Spans) / 2
	if len(p.Counts) != len(t.Lines) || len(p.Spans) != 2*n || len(p.Boxes) != 4*n {
		return errWords
	}
	words := make([]document.Word, n)
	for i := range words {
		s, b := p.Spans[2*i:], p.Boxes[4*i:]
		words[i] = document.Word{Span: document.Span{Start: s[0], End: s[1]}, Box: document.Box{X0: b[0], Y0: b[1], X1: b[2], Y1: b[3]}}
	}
	for i, n := range p.Counts {
		switch {
		case n < 0 || n > len(words):
			return errWords
		case n > 0:
			t.Lines[i].Words, words = words[:n:n], words[n:]
		}
	}
	if len(words) > 0 {
		return errWords
	}
	return nil
}
