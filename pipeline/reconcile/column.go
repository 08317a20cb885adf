package reconcile

import (
	"fmt"
	"sort"
	"strings"
)

// How many sums of the text are looked at for a table's column, before the table and
// behind it.
const (
	textBefore = 30
	textAfter  = 15
	stepsAfter = 300 // the table's own cells among them
)

// columns finds sums of the text that are the total of a table's column which has no
// total of its own: 'contributed US$ 14.1 million between 2018 and 2022' over a table of
// the years. The sentence must name the column.
func (s *sheet) columns() {
	for _, g := range s.grids {
		if g.Rows-g.Heads < 3 || g.Heads == 0 {
			continue
		}
		rows := g.plainRows(g.Heads, g.Rows)
		if len(rows) < g.Rows-g.Heads {
			continue // it has totals
		}
		at := g.Cells[0].Start
		for c := range g.heads {
			word := telling(bare(g.heads[c]))
			if word == "" {
				continue
			}
			for _, i := range s.near(at) {
				a := &s.amounts[i]
				if a.cell || !s.usable(i) || !a.Figure.Known || s.total[i] || a.block < 0 {
					continue
				}
				if !s.named(i, word) {
					continue
				}
				parts, ok := s.partsIn(g, rows, c, i)
				if !ok || len(parts) < 3 || s.fits(i, parts) != Agrees {
					continue
				}
				sum := s.added(parts)
				s.add(Sum{i, parts, verdict(a.Figure, sum), fmt.Sprintf("in the table's column %q", g.heads[c]), sum})
				break
			}
		}
	}
}

// near are the amounts around a place that stand in no cell, nearest first.
func (s *sheet) near(at int) []int {
	k := sort.Search(len(s.amounts), func(i int) bool { return s.amounts[i].Start >= at })
	var out []int
	for i := k - 1; i >= max(0, k-textBefore); i-- {
		out = append(out, i)
	}
	for i := k; i < min(len(s.amounts), k+stepsAfter) && len(out) < textBefore+textAfter; i++ {
		if !s.amounts[i].cell {
			out = append(out, i)
		}
	}
	return out
}

// telling is the longest word of a column's head, where it tells the column from others.
func telling(head string) string {
	best := ""
	for _, w := range strings.FieldsFunc(head, func(r rune) bool { return r == ' ' || r == '(' || r == ')' || r == ',' || r == '/' }) {
		if len(w) > len(best) && !plainHeads[w] {
			best = w
		}
	}
	if len(best) < 3 {
		return ""
	}
	return best
}

// plainHeads are words of heads that tell nothing of a column.
var plainHeads = map[string]bool{
	"amount": true, "amounts": true, "budget": true, "million": true, "millions": true, "thousands": true, "us$": true, "usd": true,
	"eur": true, "value": true, "sum": true, "total": true, "euros": true, "dollars": true,
}

// named reports whether the sentence of an amount, or the one before it in the block, has
// a word.
func (s *sheet) named(i int, word string) bool {
	at := s.SentenceAt(s.amounts[i].view.Start)
	from := s.Sentences[at].Span.Start
	if at > 0 && s.Sentences[at-1].Block == s.Sentences[at].Block {
		from = s.Sentences[at-1].Span.Start
	}
	return strings.Contains(s.View.Between(from, s.Sentences[at].Span.End), word)
}
