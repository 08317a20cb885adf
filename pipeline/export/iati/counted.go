package iati

import (
	"fmt"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
	"factsheet/pipeline/summable"
)

// uncounted is why the money of a contribution is not told here.
type uncounted struct {
	reason  Reason
	message string
}

// leaveOut settles which money of a sheet the file tells elsewhere, by why a sum over the
// batch leaves it out. A pledge, a commitment and what was paid of them are each told: the
// standard keeps them apart by their types. Where what a sum counts instead can't be told,
// for want of a date, say, this telling is.
func (s *sheet) leaveOut(why map[string]summable.Reason, l *across.Links) {
	said := map[summable.Reason]string{}
	for _, r := range summable.Reasons {
		said[r.Reason] = r.Doc
	}
	for i := range s.Contributions {
		c := &s.Contributions[i]
		switch r := why[c.ID]; r {
		case summable.ToldBefore:
			first, ok := l.Same[c.ID]
			if ok && s.x.untold[first] && s.tellable(c) {
				delete(s.x.untold, first)
				continue
			}
			s.uncounted[c.ID] = uncounted{ToldBefore, said[r]}
			if ok {
				s.uncounted[c.ID] = uncounted{ToldBefore, fmt.Sprintf("it was told before, as %s of %s", first.ID, first.Document)}
			}
		case summable.ToldDifferently:
			s.uncounted[c.ID] = uncounted{ToldBefore, said[r]}
		case summable.NotStorable:
			if decimal.MatchString(*s.amount(c.Amount).Value) {
				s.uncounted[c.ID] = uncounted{TooManyDigits, said[r]}
			}
		case summable.SameAmount, summable.OtherCurrency, summable.ToldTwice, summable.HoldsCountedParts, summable.OtherSplit:
			s.uncounted[c.ID] = uncounted{ToldElsewhere, said[r]}
		}
	}
	s.leaveOutParts(why)
	for i := range s.Contributions {
		c := &s.Contributions[i]
		if _, again := l.Same[c.ID]; !again && !s.tellable(c) {
			if _, ok := s.uncounted[c.ID]; !ok {
				s.x.untold[ref(s, c.ID)] = true
			}
		}
	}
}

// tellable reports whether a contribution is money that the standard has a place for.
func (s *sheet) tellable(c *record.Contribution) bool {
	m, _ := s.money(c)
	return m != nil
}

// leaveOutParts leaves out what is part of a sum that is told: of one that a sum over the
// batch counts for it, or of one of the same kind of flow, which is told beside that.
func (s *sheet) leaveOutParts(why map[string]summable.Reason) {
	w := wholes{s: s, byID: map[string]*record.Contribution{}, byAmount: map[string][]*record.Contribution{}, holders: map[string][]string{}}
	for i := range s.Contributions {
		c := &s.Contributions[i]
		w.byID[c.ID] = c
		if c.Amount != nil {
			w.byAmount[*c.Amount] = append(w.byAmount[*c.Amount], c)
		}
	}
	for i := range s.Amounts {
		for _, part := range s.Amounts[i].TotalOf {
			w.holders[part] = append(w.holders[part], s.Amounts[i].ID)
		}
	}
	found := map[string]*record.Contribution{}
	for i := range s.Contributions {
		c := &s.Contributions[i]
		switch _, out := s.uncounted[c.ID]; {
		case out:
		case why[c.ID] == summable.PartOfTotal:
			found[c.ID] = w.told(c, "")
		case why[c.ID] == summable.InProjectSum && w.told(c, c.Flow) == nil:
			found[c.ID] = w.projectSum(c)
		default:
			found[c.ID] = w.told(c, c.Flow)
		}
	}
	for id, whole := range found {
		if whole != nil {
			s.uncounted[id] = uncounted{PartOfAnother, "it is part of " + whole.ID + ", which is told as well"}
		}
	}
}

// wholes finds the sums that hold others.
type wholes struct {
	s        *sheet
	byID     map[string]*record.Contribution
	byAmount map[string][]*record.Contribution
	holders  map[string][]string // amounts, by the parts that they hold
}

// told is a contribution that holds another, whether by one between them or not, and that is
// told, here or in a sheet before; nil where there is none. The kind of flow is any where it
// is empty.
func (w *wholes) told(c *record.Contribution, flow string) *record.Contribution {
	seen := map[string]bool{c.ID: true}
	for list := w.over(c); len(list) > 0; {
		next := list[0]
		list = list[1:]
		if seen[next.ID] {
			continue
		}
		seen[next.ID] = true
		why, ok := w.s.uncounted[next.ID]
		if (flow == "" || flow == next.Flow) && (ok && why.reason == ToldBefore || !ok && w.s.tellable(next)) {
			return next
		}
		list = append(list, w.over(next)...)
	}
	return nil
}

// over are the contributions that hold one directly.
func (w *wholes) over(c *record.Contribution) []*record.Contribution {
	var out []*record.Contribution
	if c.PartOf != nil && w.byID[*c.PartOf] != nil {
		out = append(out, w.byID[*c.PartOf])
	}
	for amounts, depth := w.holders[record.Or(c.Amount, "")], 0; len(amounts) > 0 && depth < mostDepth; depth++ {
		var above []string
		for _, a := range amounts {
			out = append(out, w.byAmount[a]...)
			above = append(above, w.holders[a]...)
		}
		amounts = above
	}
	return out
}

// mostDepth is how many totals may hold one another.
const mostDepth = 8

// projectSum is another flow of the same kind of a contribution's project that is told, and
// may hold it.
func (w *wholes) projectSum(c *record.Contribution) *record.Contribution {
	for i := range w.s.Contributions {
		o := &w.s.Contributions[i]
		if o.ID != c.ID && o.Flow == c.Flow && c.Project != nil && o.Project != nil && *o.Project == *c.Project && w.s.tellable(o) {
			return o
		}
	}
	return nil
}
