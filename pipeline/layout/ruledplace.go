package layout

import (
	"cmp"
	"math"
	"slices"
)

// standIn is what the words read that stand for a ruled table while the page is cut.
const standIn = "\x00"

// insert is what is taken out of a page while it is cut: a table, or several side by
// side.
type insert struct {
	x0, y0, x1, y1, size float64
	leaves               []leaf // in reading order
}

// inserts makes one of each table, and one of those that stand side by side, with the
// line over each that is its title. It returns the words that are in none.
func inserts(tables []*ruled, ws []word) ([]insert, []word) {
	slices.SortStableFunc(tables, func(a, b *ruled) int { return cmp.Compare(a.x0, b.x0) })
	var out []insert
	done := make([]bool, len(tables))
	for i, t := range tables {
		if done[i] {
			continue
		}
		in := insert{t.x0, t.y0, t.x1, t.y1, t.size, nil}
		twins := []*ruled{t}
		for k := i + 1; k < len(tables); k++ {
			if x := tables[k]; !done[k] && x.x0 > in.x1 && math.Abs(x.y1-t.y1) < 1.5*t.size {
				done[k], twins = true, append(twins, x)
				in = insert{in.x0, min(in.y0, x.y0), x.x1, max(in.y1, x.y1), in.size, nil}
			}
		}
		var titles [][]word
		if len(twins) > 1 {
			titles, ws = in.titles(twins, ws)
		}
		for k, x := range twins {
			if titles != nil {
				in.leaves = append(in.leaves, leaf{rowsOf(titles[k]), nil})
			}
			in.leaves = append(in.leaves, leaf{x.lines, &table{edges: make([]float64, x.columns-1), ruled: x}})
		}
		out = append(out, in)
	}
	return out, ws
}

// titles takes the line right over tables side by side that has words over each of them,
// and across none of the gaps.
func (in *insert) titles(twins []*ruled, ws []word) (titles [][]word, rest []word) {
	const far, most = 2.6, 12 // units of the size over a table, words over each
	titles = make([][]word, len(twins))
	y := math.Inf(1)
	for _, w := range ws {
		if w.y > in.y1-0.2*w.size && w.y < in.y1+far*in.size && w.x0 > in.x0-in.size && w.x1 < in.x1+in.size {
			y = min(y, w.y)
		}
	}
	for _, w := range ws {
		at := -1
		if math.Abs(w.y-y) < 0.3*w.size {
			at = slices.IndexFunc(twins, func(t *ruled) bool { return w.x0 > t.x0-in.size && w.x1 < t.x1+in.size })
			if at < 0 {
				return nil, ws
			}
		}
		if at < 0 {
			rest = append(rest, w)
		} else {
			titles[at] = append(titles[at], w)
		}
	}
	if slices.ContainsFunc(titles, func(t []word) bool { return len(t) == 0 || len(t) > most }) {
		return nil, ws
	}
	in.y1 = y + in.size
	return titles, rest
}

// standIns are words in the place of an insert, in lines as text fills them, so that the
// page is cut around it. n numbers the insert. They count as drawn when its first word was.
func (t *insert) standIns(n int) []word {
	const length, blank, pitch = 3.0, 0.3, 1.2 // in units of the size
	em, drawn := max(t.size, 4), math.MaxInt
	for _, l := range t.leaves {
		for i := range l.rows {
			for k := range l.rows[i].words {
				drawn = min(drawn, l.rows[i].words[k].drawn)
			}
		}
	}
	var out []word
	for y := t.y1 - em; ; y -= pitch * em {
		y = max(y, t.y0+0.3*em)
		for x := t.x0; x < t.x1; x += (length + blank) * em {
			out = append(out, word{text: standIn, x0: x, x1: min(x+length*em, t.x1), y: y, size: em, stands: n + 1, drawn: drawn})
		}
		if y <= t.y0+0.3*em {
			return out
		}
	}
}

// replaced puts the inserts where their stand-ins came out, and reports whether each
// came out whole, with nothing between.
func replaced(leaves []leaf, ins []insert) ([]leaf, bool) {
	var out []leaf
	seen := make([]bool, len(ins))
	last := 0
	for _, l := range leaves {
		from := 0
		for i := range l.rows {
			n, mixed := l.rows[i].stands()
			if mixed || n > 0 && l.table != nil || n > 0 && n != last && seen[n-1] {
				return nil, false
			}
			if n == 0 {
				last = 0
				continue
			}
			if from < i {
				out = append(out, leaf{l.rows[from:i:i], nil})
			}
			from = i + 1
			if n != last {
				out = append(out, ins[n-1].leaves...)
				seen[n-1], last = true, n
			}
		}
		if from < len(l.rows) {
			out = append(out, leaf{l.rows[from:], l.table})
		}
	}
	for i := range seen {
		if !seen[i] {
			return nil, false
		}
	}
	return out, true
}

// stands is the number of the insert that a row stands for, 0 where it is none. mixed
// reports that it holds other words as well.
func (r *row) stands() (n int, mixed bool) {
	for i := range r.words {
		k := r.words[i].stands
		if i == 0 {
			n = k
		}
		mixed = mixed || k != n
	}
	return n, mixed
}
