package reconcile

import (
	"strings"

	"factsheet/pipeline/document"
)

// again finds totals that are told twice, in a heading or beside the word 'total': the
// one that is told again holds the other, so that neither counts twice.
func (s *sheet) again() {
	type key struct {
		value    int64
		currency string
	}
	outer := map[key]int{} // of equal totals, the outermost
	for i := range s.sums {
		if sum := &s.sums[i]; sum.Verdict == Agrees || sum.Verdict == Open {
			a := &s.amounts[sum.Total]
			if a.Figure.Known && a.Currency != nil && a.Figure.Value != 0 && s.parent[sum.Total] < 0 {
				outer[key{a.Figure.Value, *a.Currency}] = sum.Total
			}
		}
	}
	if len(outer) == 0 {
		return
	}
	for i := range s.amounts {
		a := &s.amounts[i]
		if !a.Figure.Known || a.Currency == nil || a.cell || s.total[i] || s.parent[i] >= 0 || a.block < 0 {
			continue
		}
		k := key{a.Figure.Value, *a.Currency}
		t, ok := outer[k]
		if !ok || t == i || !s.saysTotal(i) {
			continue
		}
		s.add(Sum{i, []int{t}, Agrees, "told again", a.Figure})
		outer[k] = i
	}
}

// saysTotal reports whether an amount stands in a heading, in the sheet's first block or
// beside the word 'total'.
func (s *sheet) saysTotal(i int) bool {
	a := &s.amounts[i]
	if a.block == 0 || a.block < len(s.Doc.Blocks) && s.Doc.Blocks[a.block].Kind == document.Heading {
		return true
	}
	at := s.View.Blocks[a.block]
	before := s.View.Between(max(at.Start, a.view.Start-40), a.view.Start)
	after := s.View.Between(a.view.End, min(at.End, a.view.End+15))
	return strings.Contains(before, "total") || strings.Contains(after, "in total") || strings.HasPrefix(strings.TrimSpace(after), "total")
}
