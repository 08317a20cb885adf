package layout

import "math"

// standIn is what the words read that stand for a ruled table while the page is cut.
const standIn = "\x00"

// standIns are words in the place of a table, in lines as text fills them, so that the
// page is cut around it. n numbers the table. They count as drawn when its first word was.
func (t *ruled) standIns(n int) []word {
	const length, blank, pitch = 3.0, 0.3, 1.2 // in units of the size
	em, drawn := max(t.size, 4), math.MaxInt
	for i := range t.cells {
		for k := range t.cells[i].words {
			drawn = min(drawn, t.cells[i].words[k].drawn)
		}
	}
	var out []word
	for y := t.y1 - em; ; y -= pitch * em {
		y = max(y, t.y0+0.3*em)
		for x := t.x0; x < t.x1; x += (length + blank) * em {
			out = append(out, word{text: standIn, x0: x, x1: min(x+length*em, t.x1), y: y, size: em, drawn: drawn, stands: n + 1})
		}
		if y <= t.y0+0.3*em {
			return out
		}
	}
}

// replaced puts the tables where their stand-ins came out, and reports whether each
// came out whole, with nothing between.
func replaced(leaves []leaf, tables []*ruled) ([]leaf, bool) {
	var out []leaf
	seen := make([]bool, len(tables))
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
				t := tables[n-1]
				out = append(out, leaf{t.lines, &table{edges: make([]float64, t.columns-1), ruled: t}})
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

// stands is the number of the table that a row stands for, 0 where it is none. mixed
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
