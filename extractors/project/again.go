package project

import (
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// again finds where the text names a project once more: by its title, the noun aside, or
// by the short form that stands in brackets behind it. They are mentions of one project,
// which keeps the rule and the doubts of its own telling.
func (f *finder) again() {
	if len(f.out) == 0 {
		return
	}
	byFirst := map[string][]int{} // finds by their title's first word
	spans := make([][2]int, len(f.out))
	clear(f.told) // from here on: where each is told, for what the text tells again is a mention
	for k := range f.out {
		m := &f.out[k]
		first, end := f.TokensIn(m.At.View)
		f.mark(first, end)
		if f.Is(first, "the", "\"") && end-first > 2 {
			first++
		}
		title := end
		if f.Text(end-1) == ")" && f.Text(end-3) == "(" {
			title = end - 3
			if w := f.Text(end - 2); len(w) > 2 && f.shouts(end-2) && f.PartnerAt(end-2) < 0 {
				byFirst[w] = append(byFirst[w], k)
			}
		}
		if title-first > 2 && f.projectNoun(title-1) && !grounds.Has(f.Lower(title-2)) {
			title--
		}
		spans[k] = [2]int{first, title}
		if title-first >= 2 {
			w := f.Lower(first)
			byFirst[w] = append(byFirst[w], k)
		}
		m.ID = record.SpanID("project", f.Pass.ID, m.At.Span.Start, m.At.Span.End, key(m.Value))
	}
	for i := 0; i < len(f.Tokens); i++ {
		if !f.IsCapital(i) || f.taken(i) {
			continue
		}
		if end, k := f.namedAt(i, byFirst, spans); end > i {
			m := &f.out[k]
			f.out = append(f.out, extract.Mention[record.Project]{ID: m.ID, Value: record.Project{Title: m.Value.Title},
				At: f.Evidence(f.SpanOf(i, end), m.At.Rule, m.At.Doubts...)})
			i = end - 1
		}
	}
}

// grounds are the nouns of stretches of land and water, whose names are no project's
// without its noun: 'Red River Basin' is not the programme.
var grounds = wordset.Fields(`basin river lake county coast valley bay island islands ocean sea region corridor delta
	district city highlands peninsula gulf`)

// namedAt is the end of the longest name of a find that stands at token i, and the find.
func (f *finder) namedAt(i int, byFirst map[string][]int, spans [][2]int) (end, find int) {
	if w := f.Text(i); len(w) > 2 && f.shouts(i) {
		for _, k := range byFirst[w] {
			if f.Kind(i-1) != segment.Possessive && f.PartnerAt(i) < 0 {
				end, find = i+1, k
			}
		}
	}
	for _, k := range byFirst[f.Lower(i)] {
		n := spans[k][1] - spans[k][0]
		if n < 2 || i+n > len(f.Tokens) || !f.IsCapital(i+n-1) && f.Kind(i+n-1) != segment.Number {
			continue
		}
		same := true
		for j := 1; j < n && same; j++ {
			same = f.Lower(i+j) == f.Lower(spans[k][0]+j)
		}
		if same && i+n > end {
			end, find = i+n, k
			if f.projectNoun(end) && f.IsCapital(end) {
				end++
			}
		}
	}
	return end, find
}

// shouts reports whether token i is a word in capitals.
func (f *finder) shouts(i int) bool {
	return f.Kind(i) == segment.Word && f.Tokens[i].Case == segment.Upper
}
