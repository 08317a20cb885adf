package layout

import (
	"math"
	"slices"
)

// gutter is a white stretch between two columns: from the row first to the row last,
// no word stands between x0 and x1.
type gutter struct {
	x0, x1      float64
	first, last int
}

const (
	gutterMin  = 0.55 // the narrowest gutter, in units of the size, between long columns
	gutterSafe = 0.9  // the narrowest between short ones
	longColumn = 8    // rows from which on a column is long
	maxGutters = 512  // white stretches that are looked at, the longest ones; a page of letters strewn about has many
)

// bestGutter is the gutter that parts the most rows, where any is one.
func bestGutter(rows []row) (gutter, bool) {
	em := middleSize(rows)
	return gutterOf(rows, whites(rows, gutterMin*em), em)
}

// gutterOf is the best among the white stretches given.
func gutterOf(rows []row, candidates []gutter, em float64) (gutter, bool) {
	type scored struct {
		g     gutter
		score float64
	}
	if len(candidates) > maxGutters {
		slices.SortStableFunc(candidates, func(a, b gutter) int { return (b.last - b.first) - (a.last - a.first) })
		candidates = candidates[:maxGutters]
	}
	list := make([]scored, 0, len(candidates))
	for _, g := range candidates {
		g, left, right := trim(rows, g, em)
		n := min(left, right)
		width := (g.x1 - g.x0) / em
		switch {
		case n < 2, n < 3 && width < 2, width < gutterSafe && n < longColumn:
			continue
		}
		list = append(list, scored{g, (float64(n) + 0.25*float64(max(left, right))) * (1 + 0.02*min(width, 3))})
	}
	slices.SortStableFunc(list, func(a, b scored) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	for _, s := range list[:min(len(list), 12)] {
		if partsColumns(rows[s.g.first:s.g.last+1], s.g, em) {
			return s.g, true
		}
	}
	return gutter{}, false
}

func middleSize(rows []row) float64 {
	sizes := make([]float64, 0, wordCount(rows))
	for i := range rows {
		for range rows[i].words {
			sizes = append(sizes, rows[i].size)
		}
	}
	return max(middle(sizes), 1)
}

// whites lists the white stretches between words that can't be made longer: for each
// row its gaps are met with those that the rows above left open.
func whites(rows []row, least float64) []gutter {
	const most = 96
	var open, done, next, gaps []gutter
	for i := range rows {
		gaps = appendGaps(gaps[:0], &rows[i], least)
		next = next[:0]
		for _, g := range open {
			whole := false
			for _, x := range gaps {
				lo, hi := max(g.x0, x.x0), min(g.x1, x.x1)
				if hi-lo < least {
					continue
				}
				whole = whole || lo == g.x0 && hi == g.x1
				next = add(next, gutter{lo, hi, g.first, i})
			}
			if !whole {
				done = append(done, g)
			}
		}
		for _, x := range gaps {
			next = add(next, gutter{x.x0, x.x1, i, i})
		}
		if len(next) > most {
			next = next[:most]
		}
		open, next = next, open
	}
	done = append(done, open...)
	out := done[:0]
	for _, g := range done {
		if !math.IsInf(g.x0, 0) && !math.IsInf(g.x1, 0) && g.last > g.first {
			out = append(out, g)
		}
	}
	return out
}

// add keeps, of equal stretches, the one that begins higher up.
func add(list []gutter, g gutter) []gutter {
	for i := range list {
		if list[i].x0 == g.x0 && list[i].x1 == g.x1 {
			list[i].first = min(list[i].first, g.first)
			list[i].last = max(list[i].last, g.last)
			return list
		}
	}
	return append(list, g)
}

// gapsOf is where a row has no words, its edges included. Between two words of a title's
// type a gap must be larger, too: a title's blanks are no gutters.
func gapsOf(r *row, least float64) []gutter {
	return appendGaps(make([]gutter, 0, 4), r, least)
}

func appendGaps(out []gutter, r *row, least float64) []gutter {
	at := math.Inf(-1)
	for i := range r.words {
		w := &r.words[i]
		if gap := w.x0 - at; gap >= least && (i == 0 || gap >= 0.4*min(w.size, r.words[i-1].size)) {
			out = append(out, gutter{x0: at, x1: w.x0})
		}
		at = max(at, w.x1)
	}
	return append(out, gutter{x0: at, x1: math.Inf(1)})
}

// trim takes rows off a gutter's ends that stand on its left side only: above, they
// are the end of what spans both columns; below and set apart, what comes after them.
// It returns how many rows each side has.
func trim(rows []row, g gutter, em float64) (gutter, int, int) {
	mid := (g.x0 + g.x1) / 2
	on := func(i int) (left, right bool) { // a row's words go from left to right
		ws := rows[i].words
		a, b := &ws[0], &ws[len(ws)-1]
		return (a.x0+a.x1)/2 < mid, (b.x0+b.x1)/2 >= mid
	}
	for g.first < g.last {
		if _, right := on(g.first); right {
			break
		}
		g.first++
	}
	follows := g.last+1 < len(rows)
	for i := g.last; i > g.first && i > g.last-3; i-- {
		if _, right := on(i); right {
			break
		}
		k := i - 1
		for k > g.first {
			if left, _ := on(k); left {
				break
			}
			k--
		}
		a, b := &rows[k], &rows[i]
		heads := b.size > 1.08*a.size || b.bold && !a.bold
		note := a.size > 1.12*b.size && b.size < 0.9*em
		if follows && (heads || rows[i-1].y-b.y > 1.8*b.size) || !follows && note {
			g.last = i - 1
			break
		}
	}
	if i := g.last; follows && i > g.first+1 { // headings side by side, or a table's, of what follows
		a, b, c := &rows[i-1], &rows[i], &rows[i+1]
		if (b.size > 1.08*a.size || b.bold && !a.bold) && a.y-b.y > 1.2*(b.y-c.y) {
			g.last--
		} else if a.y-b.y > 1.5*max(a.size, b.size) && isTableHead(b, em) && !isTableHead(a, em) {
			g.last = max(captionOf(rows, i)-1, g.first)
		}
	}
	l, r := 0, 0
	for i := g.first; i <= g.last; i++ {
		left, right := on(i)
		if left {
			l++
		}
		if right {
			r++
		}
	}
	return g, l, r
}
