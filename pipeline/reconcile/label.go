package reconcile

import (
	"slices"
	"sort"
	"strings"

	"factsheet/pipeline/extract"
)

// labelled finds totals among lines and items of a label and a sum each: 'Total budget:
// EUR 24 million', 'Norway: EUR 14 million', 'Sweden: EUR 10 million', the total first or
// last. They are a total and its parts where they add up.
func (s *sheet) labelled() {
	for i := range s.amounts {
		a := &s.amounts[i]
		if a.cell || a.block < 0 || a.rise || !s.usable(i) || s.total[i] || s.parent[i] >= 0 || !s.totalLabel(i) {
			continue
		}
		for _, step := range []int{1, -1} {
			list := s.labelsFrom(i, step)
			n := s.agreeing(i, list)
			if n == 0 && step > 0 {
				n = s.givers(i, list)
			}
			if n > 0 {
				parts := slices.Clone(list[:n])
				slices.Sort(parts)
				sum := s.added(parts)
				s.add(Sum{i, parts, verdict(a.Figure, sum), "in the lines beside it", sum})
				break
			}
		}
	}
}

// labelsFrom are the amounts of the lines beside a total, below it or above.
func (s *sheet) labelsFrom(i, step int) []int {
	var list []int
	for k := i + step; k >= 0 && k < len(s.amounts) && len(list) < mostLabelled; k += step {
		if s.amounts[k].cell || !s.usable(k) || !s.sameCurrency(i, k) || s.parent[k] >= 0 || !s.nextTo(min(k, k-step), max(k, k-step)) {
			break
		}
		list = append(list, k)
	}
	return list
}

// givers is how many of the lines under a total have a body's name and a sum each, where
// those come to more than the total: 'Total budget: US$ 10 million', 'Norway: US$ 7 million',
// 'UNDP: US$ 5 million'. Who pays can't pay more than the whole; 0 otherwise.
func (s *sheet) givers(i int, list []int) int {
	n := 0
	for n < len(list) && s.ofBody(list[n]) {
		n++
	}
	if n < 2 || !s.below(i, list[:n]) || s.fits(i, list[:n]) != More {
		return 0
	}
	return n
}

// payers are labels of who pays that name no body.
var payers = map[string]bool{
	"government": true, "the government": true, "beneficiaries": true, "communities": true, "other donors": true, "others": true, "private sector": true,
	"counterpart": true, "own resources": true, "co-financing": true, "cofinancing": true,
}

// ofBody reports whether an amount stands behind a body's name alone, which begins its line
// or follows the sum before.
func (s *sheet) ofBody(k int) bool {
	a := &s.amounts[k]
	from := s.View.Blocks[a.block].Start
	if k > 0 && s.sameBlock(k-1, k) {
		from = s.amounts[k-1].view.End
	}
	label := s.View.Between(from, a.view.Start)
	name := strings.TrimLeft(label, " \n\t,;")
	from += len(label) - len(name)
	if name = strings.TrimRight(name, " :–—-("); name == "" || payers[name] {
		return name != ""
	}
	ms := extract.Collect[extract.Partner](s.Pass)
	m := sort.Search(len(ms), func(m int) bool { return ms[m].At.View.Start >= from })
	return m < len(ms) && ms[m].At.View.Start == from && from+len(name) <= ms[m].At.View.End && ms[m].At.View.End <= a.view.Start
}

// mostLabelled bounds the lines that a total is compared with.
const mostLabelled = 15

// agreeing is how many of a list, at least two, come to a total: all, or the longest
// beginning that does; 0 where none do.
func (s *sheet) agreeing(i int, list []int) int {
	for n := len(list); n > 1; n-- {
		if s.fitsWell(i, list[:n]) {
			return n
		}
	}
	return 0
}

// totalLabel reports whether an amount stands behind a label with the word 'total'.
func (s *sheet) totalLabel(i int) bool {
	a := &s.amounts[i]
	before := s.View.Between(max(s.View.Blocks[a.block].Start, a.view.Start-labelBytes), a.view.Start)
	if k := strings.LastIndexAny(before, ".;"); k >= 0 {
		before = before[k+1:]
	}
	return hasWord(before, "total") && !strings.Contains(before, " of which ")
}

// labelBytes bounds a label, and what may stand behind a sum on its line.
const labelBytes = 45

// nextTo reports whether two amounts stand in lines or items that follow one another, or
// in one line with nothing but a label between them.
func (s *sheet) nextTo(i, k int) bool {
	a, b := &s.amounts[i], &s.amounts[k]
	if a.block < 0 || b.block < a.block || b.block > a.block+2 || b.view.Start < a.view.End {
		return false
	}
	between := s.View.Between(a.view.End, b.view.Start)
	return len(between) <= 2*labelBytes && !strings.Contains(between, ". ")
}
