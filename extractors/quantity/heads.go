package quantity

import (
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

type headsKey struct{}

// inSequence reports whether the digits at token i number a heading: others of the sheet
// begin with the number before or after ('7 OPERATORS', '8 NUCLEAR POWER PLANTS').
func inSequence(p *extract.Pass, i int) bool {
	if !headed(p, i) {
		return false
	}
	n, ok := small(p, i)
	if !ok {
		return false
	}
	heads := extract.Note(p, headsKey{}, func() map[int]bool {
		m := map[int]bool{}
		for k := range p.Tokens {
			if p.Kind(k) == segment.Number && headed(p, k) {
				if v, ok := small(p, k); ok {
					m[v] = true
				}
			}
		}
		return m
	})
	return len(heads) > 2 && (heads[n-1] || heads[n+1])
}

// headed reports whether token i begins a heading that goes on with a word: a block that
// the layout takes for one, or a line of capitals.
func headed(p *extract.Pass, i int) bool {
	if !startsBlock(p, i) || p.Kind(i+1) != segment.Word {
		return false
	}
	if blockKind(p, i) == document.Heading {
		return true
	}
	b := p.View.BlockAt(p.Tokens[i].Start)
	if b < 0 || b >= len(p.View.Blocks) {
		return false
	}
	s := p.View.Blocks[b].Of(p.View.Text)
	return len(s) < 100 && s == strings.ToUpper(s)
}

// small is the value of one or two plain digits.
func small(p *extract.Pass, i int) (v int, ok bool) {
	s := p.Text(i)
	if len(s) > 2 || !allDigits(s) {
		return 0, false
	}
	for k := range len(s) {
		v = 10*v + int(s[k]-'0')
	}
	return v, true
}

// noteInHead reports whether one digit is a footnote's mark in a table's head, set apart
// from the word that it stands on: 'NAICS 1 code'.
func noteInHead(p *extract.Pass, i int) bool {
	if s := p.Text(i); len(s) != 1 || !allDigits(s) || p.Kind(i+1) == segment.Number {
		return false
	}
	t, c, ok := p.CellAt(p.View.Raw(p.Tokens[i].Span()).Start)
	if !ok || p.Doc.Tables[t].Chart {
		return false
	}
	table := &p.Doc.Tables[t]
	cell := &table.Cells[c]
	if cell.Row >= table.Heads {
		return false
	}
	words := 0
	for _, part := range cell.Parts {
		for _, w := range strings.Fields(part.Of(p.Doc.Text)) {
			if len(w) > 1 && w[0] >= 'A' {
				words++
			}
		}
	}
	return words > 0
}
