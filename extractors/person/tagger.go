package person

import (
	"strings"

	"github.com/jdkato/prose/v2"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
)

// window is how far around an open name the tagger reads.
const window = 120

// tagger reports whether prose's words and its model take the tokens first to last for
// proper nouns where they stand. prose gives no offsets, so its words are found again
// in their order.
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
	d, err := prose.NewDocument(text, prose.WithSegmentation(false), prose.WithExtraction(false), prose.WithTagging(false))
	if err != nil {
		return false
	}
	tokens := d.Tokens()
	words := make([]string, 0, len(tokens))
	asked := make([]int, 0, last-first) // those of the words that are asked about
	from := 0
	for _, t := range tokens {
		words = append(words, t.Text)
		k := strings.Index(text[from:], t.Text)
		if k < 0 {
			continue
		}
		start := around.Start + from + k
		from += k + len(t.Text)
		if start >= at.Start && start < at.End && len(t.Text) > 1 {
			asked = append(asked, len(words)-1)
		}
	}
	if len(asked) == 0 {
		return false
	}
	tags := m.tag(words, asked[len(asked)-1]+1)
	for _, i := range asked {
		if tags[i] != "NNP" { // a plural (NNPS) is a group: 'Pacific Islanders'
			return false
		}
	}
	return true
}
