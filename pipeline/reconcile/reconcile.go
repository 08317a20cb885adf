// Package reconcile reads a sheet as its own checksum: which sums of money are totals of
// which, whether they agree, and which reading of a malformed sum they support. It adds
// to the record (total_of, supported, part_of) and changes no value.
package reconcile

import (
	"fmt"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Verdict is what the parts of a total come to.
type Verdict uint8

// The verdicts. Partial parts are no more than the total, and nothing says that they are
// all of it; Unsure ones agree or not by how loose words are taken; Open ones can't be
// added up, as one is malformed.
const (
	Agrees Verdict = iota
	Partial
	Unsure
	More
	Less
	Open
)

// Sum is a total with its parts: indexes into Record.Amounts.
type Sum struct {
	Total   int
	Parts   []int
	Verdict Verdict
	Told    string // how they are told: "in the column 'Budget'", "in the sentence"
	Parted  Figure // what the parts come to; unset where Open
}

// Result is what was found in one sheet.
type Result struct {
	Sums  []Sum
	Pairs []Pair
}

type noteKey struct{}

// Of is what Record found of the pass, for the rules of validation.
func Of(p *extract.Pass) *Result {
	return extract.Note(p, noteKey{}, func() *Result { return &Result{} })
}

// Record finds the sheet's sums and writes them into the record: total_of and supported
// of amounts, part_of of contributions. An error is a fault of its own; the record is as
// good without it.
func Record(p *extract.Pass, r *record.Record) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("the sums could not be compared (please report it with the sheet): %v", fault)
		}
	}()
	res := Of(p)
	*res = Result{}
	for i := range r.Amounts {
		if a := &r.Amounts[i]; len(a.TotalOf) > 0 || a.Supported != nil {
			a.TotalOf, a.Supported = []string{}, nil
		}
	}
	if len(r.Amounts) < 2 {
		return nil
	}
	s := newSheet(p, r)
	s.tables()
	s.sentences()
	s.lists()
	s.labelled()
	s.counted()
	s.columns()
	s.again()
	res.Sums = s.sums
	for i := range s.sums {
		sum := &s.sums[i]
		a := &r.Amounts[sum.Total]
		for _, k := range sum.Parts {
			a.TotalOf = append(a.TotalOf, r.Amounts[k].ID)
		}
	}
	s.support()
	s.pairs()
	res.Pairs = s.differ
	partOf(r)
	return nil
}

// amount is an amount with what reconciling needs of it.
type amount struct {
	*record.Amount
	view   document.Span
	block  int // of the View; -1 where it stands in none
	cell   bool
	rate   bool // 'US$ 5 per month' adds up with nothing
	rise   bool // 'US$ 5 million above 2023 levels' is no total
	Figure Figure
}

// sheet is a record under work.
type sheet struct {
	*extract.Pass
	r       *record.Record
	amounts []amount
	first   []int                      // of each block of the View, the first amount in it or behind it
	ids     map[string]int             // where each amount stands, made when it is asked for
	giver   map[string]string          // an amount's donor
	funders map[string]map[string]bool // a project's donors
	grids   []*grid
	parent  []int // of each amount, the total that it is a part of, or -1
	total   []bool
	whole   []bool // totals whose parts are told in full
	sums    []Sum
	differ  []Pair
}

func newSheet(p *extract.Pass, r *record.Record) *sheet {
	s := &sheet{Pass: p, r: r, amounts: make([]amount, len(r.Amounts)), parent: make([]int, len(r.Amounts)), total: make([]bool, len(r.Amounts)), whole: make([]bool, len(r.Amounts))}
	ms := extract.Collect[record.Amount](p)
	k := 0
	for i := range r.Amounts {
		a := &r.Amounts[i]
		for k < len(ms) && ms[k].ID != a.ID {
			k++
		}
		s.parent[i] = -1
		s.amounts[i] = amount{Amount: a, block: -1, Figure: figureOf(a)}
		if k == len(ms) {
			k = 0 // the record leaves some out, and keeps the order of the others
			continue
		}
		at := ms[k].At.View
		s.amounts[i].view, s.amounts[i].block = at, p.View.BlockAt(at.Start)
		s.amounts[i].rate, s.amounts[i].rise = isRate(p.View.Between(at.End, len(p.View.Lower))), isRise(p.View.Between(at.End, len(p.View.Lower)))
	}
	s.first = make([]int, len(p.View.Blocks)+1)
	at := 0
	for b := range s.first {
		for at < len(s.amounts) && s.amounts[at].block < b {
			at++
		}
		s.first[b] = at
	}
	return s
}

// add keeps a sum, one that does not agree too: its total is a total none the less. A part
// has one total; a sum with one that has another already, or holds its own total, is left
// out.
func (s *sheet) add(sum Sum) {
	for _, k := range sum.Parts {
		if s.parent[k] >= 0 && s.parent[k] != sum.Total && !s.cellsOf(sum.Total, k) || s.under(sum.Total, k) {
			return
		}
	}
	for _, k := range sum.Parts {
		if s.parent[k] < 0 {
			s.parent[k] = sum.Total
		}
	}
	s.total[sum.Total] = true
	s.whole[sum.Total] = s.whole[sum.Total] || sum.Verdict != Partial && sum.Verdict != Unsure
	s.sums = append(s.sums, sum)
}

// cellsOf reports whether both are cells: a cell is part of its row's total and of its
// column's.
func (s *sheet) cellsOf(a, b int) bool { return s.amounts[a].cell && s.amounts[b].cell }

// under reports whether amount a is k, or a part of it at whatever depth.
func (s *sheet) under(a, k int) bool {
	for n := 0; a >= 0 && n < 16; n++ {
		if a == k {
			return true
		}
		a = s.parent[a]
	}
	return false
}

// usable reports whether an amount can be part of a sum.
func (s *sheet) usable(i int) bool {
	a := &s.amounts[i]
	return a.view.End > 0 && !a.rate && (a.Figure.Known || len(a.Candidates) > 0)
}

// sameCurrency reports whether two amounts are of one currency; unknown ones are not.
func (s *sheet) sameCurrency(i, k int) bool {
	a, b := s.amounts[i].Currency, s.amounts[k].Currency
	return a != nil && b != nil && *a == *b
}

// partOf says of a contribution whose amount is a part of another one's that it is.
func partOf(r *record.Record) {
	if len(r.Contributions) < 2 {
		return
	}
	of := map[string]string{} // a part's total, first told first
	for i := range r.Amounts {
		for _, id := range r.Amounts[i].TotalOf {
			if of[id] == "" {
				of[id] = r.Amounts[i].ID
			}
		}
	}
	if len(of) == 0 {
		return
	}
	flow := map[string]string{} // an amount's contribution
	for i := range r.Contributions {
		if c := &r.Contributions[i]; c.Amount != nil && flow[*c.Amount] == "" {
			flow[*c.Amount] = c.ID
		}
	}
	for i := range r.Contributions {
		c := &r.Contributions[i]
		if c.Amount == nil {
			continue
		}
		for n, id := 0, of[*c.Amount]; id != "" && n < 16; n, id = n+1, of[id] {
			if whole := flow[id]; whole != "" && whole != c.ID {
				c.PartOf = &whole
				break
			}
		}
	}
}
