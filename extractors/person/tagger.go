package person

import (
	"strings"
	"sync"

	"github.com/jdkato/prose/v2"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
)

// model is the tagger's, loaded once, when the first open case asks: it takes some
// hundred milliseconds, which most sheets never need.
var model = sync.OnceValue(func() *prose.Model {
	d, err := prose.NewDocument("x", prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		return nil
	}
	return d.Model
})

// window is how far around an open name the tagger reads.
const window = 120

// tagger reports whether prose reads the tokens first to last as proper nouns where
// they stand. It gives no offsets, so its tokens are found again in their order.
func tagger(p *extract.Pass, first, last int) bool {
	m := model()
	if m == nil {
		return false
	}
	at := p.SpanOf(first, last)
	sen := p.Sentences[p.SentenceAt(at.Start)].Span
	around := document.Span{Start: max(sen.Start, at.Start-window), End: min(max(sen.End, at.End), at.End+window)}
	for around.Start > sen.Start && p.View.Text[around.Start-1] != ' ' {
		around.Start--
	}
	for around.End < sen.End && p.View.Text[around.End] != ' ' {
		around.End++
	}
	text := around.Of(p.View.Text)
	d, err := prose.NewDocument(text, prose.UsingModel(m), prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		return false
	}
	from, proper, words := 0, 0, 0
	for _, t := range d.Tokens() {
		k := strings.Index(text[from:], t.Text)
		if k < 0 {
			continue
		}
		start := around.Start + from + k
		from += k + len(t.Text)
		if start < at.Start || start >= at.End {
			continue
		}
		if len(t.Text) > 1 {
			words++
			if t.Tag == "NNP" { // a plural (NNPS) is a group: 'Pacific Islanders'
				proper++
			}
		}
	}
	return words > 0 && proper == words
}
