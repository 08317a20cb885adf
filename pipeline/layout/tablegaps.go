package layout

import (
	"cmp"
	"math"
	"slices"
)

// edgeIn is where a gap between two columns parts them: in the middle of the widest
// stretch of it that the fewest lines go over. The gap is that of the rows' first lines;
// those that go on with a cell may be longer.
func edgeIn(rows []row, g gutter) float64 {
	type end struct {
		x float64
		n int
	}
	ends := []end{{g.x0, 0}, {g.x1, 0}}
	for i := range rows {
		for _, w := range rows[i].words {
			if w.x1 > g.x0 && w.x0 < g.x1 {
				ends = append(ends, end{max(w.x0, g.x0), 1}, end{min(w.x1, g.x1), -1})
			}
		}
	}
	slices.SortStableFunc(ends, func(a, b end) int { return cmp.Compare(a.x, b.x) })
	best, at, n := gutter{first: math.MaxInt}, (g.x0+g.x1)/2, 0
	for i := 1; i < len(ends); i++ {
		n += ends[i-1].n
		x := gutter{x0: ends[i-1].x, x1: ends[i].x, first: n}
		if x.x1-x.x0 > 1 && (n < best.first || n == best.first && x.x1-x.x0 > best.x1-best.x0) {
			best, at = x, (x.x0+x.x1)/2
		}
	}
	return at
}

// meetGaps is where both lists have a gap.
func meetGaps(a, b []gutter, least float64) []gutter {
	var out []gutter
	for _, x := range a {
		for _, y := range b {
			if lo, hi := max(x.x0, y.x0), min(x.x1, y.x1); hi-lo >= least {
				out = append(out, gutter{x0: lo, x1: hi})
			}
		}
	}
	return out
}

// kept counts the gaps between words of a that are such in b.
func kept(a, b []gutter, least float64) int {
	n := 0
	for i := range a {
		for k := range b {
			if inner(a[i:i+1]) > 0 && inner(b[k:k+1]) > 0 && len(meetGaps(a[i:i+1], b[k:k+1], least)) > 0 {
				n++
				break
			}
		}
	}
	return n
}

// inner counts the gaps that have words on both sides.
func inner(gaps []gutter) int {
	n := 0
	for _, g := range gaps {
		if !math.IsInf(g.x0, 0) && !math.IsInf(g.x1, 0) {
			n++
		}
	}
	return n
}

// within reports whether no word of the row stands in one of the gaps.
func within(r *row, gaps []gutter) bool {
	for _, w := range r.words {
		for _, g := range gaps {
			if inner([]gutter{g}) > 0 && w.x0 <= g.x0 && w.x1 >= g.x1 {
				return false
			}
		}
	}
	return true
}

// isAbove reports whether the line over the first one of a table is part of it: of cells
// that stand with their middle or last line level with the others', and so in several
// columns but the first, or less than a line above.
func isAbove(rows []row, first int, gaps []gutter, em float64) bool {
	r := &rows[first-1]
	step := r.y - rows[first].y
	if step > 1.4*em || !sameSize(r, &rows[first]) || !within(r, gaps) {
		return false
	}
	for _, g := range gaps {
		if !math.IsInf(g.x0, 0) && !math.IsInf(g.x1, 0) {
			return r.words[len(r.words)-1].x0 > g.x0 || step < 0.9*em
		}
	}
	return false
}
