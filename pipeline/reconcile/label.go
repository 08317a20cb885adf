package reconcile

import "strings"

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
			var list []int
			for k := i + step; k >= 0 && k < len(s.amounts) && len(list) < mostLabelled; k += step {
				if s.amounts[k].cell || !s.usable(k) || !s.sameCurrency(i, k) || s.parent[k] >= 0 || !s.nextTo(min(k, k-step), max(k, k-step)) {
					break
				}
				list = append(list, k)
			}
			if n := s.agreeing(i, list); n > 0 {
				parts := append([]int{}, list[:n]...)
				if step < 0 {
					for l, r := 0, len(parts)-1; l < r; l, r = l+1, r-1 {
						parts[l], parts[r] = parts[r], parts[l]
					}
				}
				sum := s.added(parts)
				s.add(Sum{i, parts, verdict(a.Figure, sum), "in the lines beside it", sum})
				break
			}
		}
	}
}

// mostLabelled bounds the lines that a total is compared with.
const mostLabelled = 15

// agreeing is how many of a list, at least two, come to a total: all, or the longest
// beginning that does; 0 where none do.
func (s *sheet) agreeing(i int, list []int) int {
	for n := len(list); n > 1; n-- {
		if s.fits(i, list[:n]) == Agrees {
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
