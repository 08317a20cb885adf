// Package summable settles which contributions a sum over a batch counts, so that, as far as
// parties, sums and words show it, no money counts twice: totals and their parts, one flow
// told by several sheets or twice by one, a pledge and what was paid of it. A sheet's
// contributions are settled when the sheet comes, from it and those before it; what was
// settled is never changed by a later one.
//
// Where money is told in two ways of which one must go, a total stays and its parts go, a
// payment stays and the promise goes, the sheet before stays and the later one goes. What
// has no value swallows nothing: the parts of a malformed total count.
package summable

import (
	"factsheet/internal/hashset"
	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
)

// fate is what became of a telling whose money does not count whole where it stands or in
// a total of its sheet.
type fate uint8

const (
	counted fate = iota // the money counts, there or in a total: nothing is kept of most
	open                // it has no value: the next telling that has one counts
	broken              // a total that was left out for its parts: each of these counts by itself
	aside               // a part of a total of which another split counts
	paid                // a promise that was left out for what was paid of it
)

// Batch is what is known of the sheets so far. It belongs to one goroutine.
type Batch struct {
	fates map[across.Ref]fate
	sums  map[uint64]bool // amounts that count, by a hash of where they are told first
	flows map[uint64][]*kept
}

// New begins a batch.
func New() *Batch {
	return &Batch{fates: map[across.Ref]fate{}, sums: map[uint64]bool{}, flows: map[uint64][]*kept{}}
}

// Add takes the next sheet, with what it tells that others told before it. It returns why
// contributions of it are left out of a sum, by their ids; one that is not there counts.
func (b *Batch) Add(r *record.Record, l *across.Links) map[string]Reason {
	if len(r.Contributions) == 0 {
		return nil
	}
	if l == nil {
		l = &across.Links{}
	}
	s := newSheet(r, l)
	s.values()
	s.sameAmounts()
	s.tellings(b)
	s.otherCurrencies()
	s.totals()
	s.sumsTold(b)
	s.twice()
	s.promises(b)
	s.settle()
	b.keep(s)
	out := map[string]Reason{}
	for i := range s.claims {
		if c := &s.claims[i]; c.reason != "" {
			out[c.ID] = c.reason
		}
	}
	return out
}

// claim is a contribution under work.
type claim struct {
	*record.Contribution
	amount      *record.Amount // nil where there is none
	value       int64          // in hundredths
	valued      bool           // it has a value that a sum can take
	node        int
	reason      Reason
	told        bool // an earlier sheet has told it, and its money counts by that telling
	first       across.Ref
	fate        fate // of the first telling
	takesTurn   bool // each of several gives or gets the sum
	stage       stage
	from, until *int32 // days of the period
	further     answer // see isFurther
}

// sheet is a record under work.
type sheet struct {
	*record.Record
	links   *across.Links
	claims  []claim
	nodes   []node
	order   []int // nodes, each before its parts
	walks   int   // through the nodes, so far
	amounts map[string]int
	words   words
	named   map[string]int // how often a name of two words or more stands in the text
	asked   int            // how many names were looked for by their words
	rows    []cellRow
	placed  bool  // rows is made
	near    sides // nil until it is made
}

func newSheet(r *record.Record, l *across.Links) *sheet {
	s := &sheet{
		Record: r, links: l, claims: make([]claim, len(r.Contributions)), nodes: make([]node, len(r.Amounts)),
		amounts: make(map[string]int, len(r.Amounts)),
	}
	s.words.text = r.Text
	for i := range r.Amounts {
		a := &r.Amounts[i]
		s.amounts[a.ID] = i
		n := &s.nodes[i]
		if a.Value != nil && a.Status == record.AmountOK {
			n.value, n.known = record.Hundredths(*a.Value)
		}
		n.currency = record.Or(a.Currency, "")
	}
	for i := range r.Contributions {
		c := &s.claims[i]
		c.Contribution, c.stage = &r.Contributions[i], stageOf(r.Contributions[i].Flow)
		if c.Period != nil {
			c.from, c.until = record.Days(*c.Period)
		}
		k, ok := -1, false
		if c.Amount != nil {
			k, ok = s.amountAt(*c.Amount)
		}
		if !ok {
			k = len(s.nodes) // a flow without a sum may still hold others
			s.nodes = append(s.nodes, node{})
		} else {
			c.amount = &r.Amounts[k]
		}
		c.node = k
		s.nodes[k].claims = append(s.nodes[k].claims, i)
	}
	return s
}

func (s *sheet) amountAt(id string) (int, bool) {
	k, ok := s.amounts[id]
	return k, ok
}

// values finds which contributions have a value that can be added up.
func (s *sheet) values() {
	for i := range s.claims {
		c := &s.claims[i]
		switch a := c.amount; {
		case a == nil:
			c.reason = NoAmount
		case a.Status == record.AmountMalformed:
			c.reason = Malformed
		case a.Value == nil && (a.Low != nil || a.High != nil):
			c.reason = Range
		case a.Value == nil:
			c.reason = NoAmount
		case !s.nodes[c.node].known:
			c.reason = NotStorable
		case a.Currency == nil:
			c.reason = NoCurrency
		default:
			c.value, c.valued = s.nodes[c.node].value, true
		}
	}
}

// sameAmounts finds contributions that share a sum. It is each one's where the sheet says
// so ('US$ 1 million each to …') and their parties differ; else it counts once.
func (s *sheet) sameAmounts() {
	for k := range s.nodes {
		list := s.nodes[k].claims
		for n, i := range list {
			c := &s.claims[i]
			if !c.valued || len(list) < 2 {
				continue
			}
			c.takesTurn = s.saysEach(c)
			for _, j := range list[:n] {
				if o := &s.claims[j]; o.valued && !(c.takesTurn && (differ(c.Donor, o.Donor) || differ(c.Recipient, o.Recipient))) {
					c.reason, c.valued = SameAmount, false
					break
				}
			}
		}
	}
}

// tellings finds what earlier sheets told. What had no value there counts here.
func (s *sheet) tellings(b *Batch) {
	otherwise, spans := map[string]across.Ref{}, map[[2]int]bool{}
	for i := range s.links.Conflicts {
		x := &s.links.Conflicts[i]
		if x.Field != "amount" {
			continue
		}
		if x.Kind == "contributions" {
			otherwise[x.Own.ID] = x.Other.Ref
		}
		spans[[2]int{x.Own.Span.Start, x.Own.Span.End}] = true // of an agreement's sum
	}
	for i := range s.claims {
		c := &s.claims[i]
		first, ok := s.links.Same[c.ID]
		other, differs := otherwise[c.ID]
		if !ok {
			first, ok = other, differs
		}
		if !ok {
			continue
		}
		c.first = first
		if c.fate = b.fates[first]; c.fate == open {
			continue
		}
		c.told = true
		if c.valued {
			c.reason = ToldBefore
			if differs || spans[[2]int{c.amount.Start, c.amount.End}] {
				c.reason = ToldDifferently
			}
		}
	}
}

// sumsTold finds sums whose money counts with an earlier sheet's telling, be they told as
// flows here or not.
func (s *sheet) sumsTold(b *Batch) {
	for i := range s.Amounts {
		first, ok := s.links.Same[s.Amounts[i].ID]
		if n := &s.nodes[i]; ok && b.sums[hashset.HashOf(first.Document, first.ID)] {
			n.elsewhere, n.covers = true, true
			for _, k := range n.claims {
				if c := &s.claims[k]; c.reason == "" && !c.takesTurn {
					c.reason, c.told = ToldBefore, true
				}
			}
		}
	}
}

// keep notes what later sheets need to know of this one.
func (b *Batch) keep(s *sheet) {
	for i := range s.Amounts {
		if s.nodes[i].counts {
			first, ok := s.links.Same[s.Amounts[i].ID]
			if !ok {
				first = across.Ref{Document: s.Document.ID, ID: s.Amounts[i].ID}
			}
			b.sums[hashset.HashOf(first.Document, first.ID)] = true
		}
	}
	for i := range s.claims {
		c := &s.claims[i]
		ref := across.Ref{Document: s.Document.ID, ID: c.ID}
		if c.first.ID != "" {
			ref = c.first
		}
		if c.told {
			continue
		}
		f := counted
		switch {
		case c.reason == HoldsCountedParts:
			f = broken
		case s.nodes[c.node].cover == OtherSplit:
			f = aside
		case c.reason.leavesPromise():
			f = paid
		case c.reason.valueless() && !s.nodes[c.node].settled():
			f = open
		}
		if f == counted {
			delete(b.fates, ref)
		} else {
			b.fates[ref] = f
		}
		if c.valued && (c.reason == "" || c.reason == PartOfTotal) {
			b.remember(s, c)
		}
	}
}

// valueless reports whether it is a reason of what has no value to add.
func (r Reason) valueless() bool {
	switch r {
	case NoAmount, Malformed, Range, NotStorable, NoCurrency:
		return true
	}
	return false
}

// leavesPromise reports whether it is a reason of a promise beside what was paid of it.
func (r Reason) leavesPromise() bool {
	switch r {
	case PledgeBesideDisbursement, PledgeBesideCommitment, CommitmentBesideDisbursement, BudgetBesideFlows:
		return true
	}
	return false
}

// differ reports whether both are told, and are not the same.
func differ(a, b *string) bool { return a != nil && b != nil && *a != *b }

// agree reports whether both are told, and are the same.
func agree(a, b *string) bool { return a != nil && b != nil && *a == *b }
