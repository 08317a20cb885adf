package layout

import (
	"math"
	"slices"
)

// beside reports whether the table is found better when the rows beside the gutter are
// parted: it stands above or below them, in one of the columns, or all of them are one
// table of which it is a part, with no fewer columns.
func (t *table) beside(rows []row, g gutter) bool {
	if t.first > g.last || t.last < g.first || t.inColumn(rows, g) {
		return true
	}
	if t.first < g.first || t.last > g.last || t.last-t.first >= g.last-g.first {
		return false
	}
	band := rows[g.first : g.last+1]
	return tableRows(band, g) != nil && len(newBand(band, g).edges) >= len(t.edges)
}

// labelled reports whether what stands left of a gutter is the labels of the table's
// rows: lines of ragged length, one of them level with each row of figures. Running text
// beside a table fills its lines.
func (t *table) labelled(rows []row, g gutter) bool {
	var labels side
	mid := (g.x0 + g.x1) / 2
	figures, level := 0, 0
	for i := t.first; i <= t.last; i++ {
		ws := rows[i].words
		k := leftOf(ws, mid)
		labels.add(ws[:k])
		if k < len(ws) {
			figures++
			if k > 0 {
				level++
			}
		}
	}
	return level*10 >= figures*7 && labels.fill() < 0.82
}

// inColumn reports whether the table stands wholly beside a gutter, in one of the
// columns: it is found there when these are parted. Where only short cells stand on
// the gutter's other side, they are the table's.
func (t *table) inColumn(rows []row, g gutter) bool {
	if t.first < g.first || t.last > g.last {
		return false
	}
	left, right, on := 0, 0, 0
	for _, e := range t.edges {
		switch {
		case e < g.x0:
			left++
		case e > g.x1:
			right++
		default:
			on++
		}
	}
	if left > 0 && right > 0 || on > 0 && left == 0 && t.labelled(rows, g) {
		return false
	}
	mid := (g.x0 + g.x1) / 2
	wider := table{edges: append(slices.Clone(t.edges), mid)}
	slices.Sort(wider.edges)
	if c := 0; left == 0 || right == 0 {
		if left > 0 {
			c = len(wider.edges)
		}
		if part, known := wider.isPart(rows[t.first:t.last+1], c); known {
			return !part
		}
	}
	lines, words, level := 0, 0, 0
	for i := t.first; i <= t.last; i++ {
		ws := rows[i].words
		k := leftOf(ws, mid)
		n := k
		if left > 0 {
			n = len(ws) - k
		}
		if n == 0 {
			continue
		}
		lines++
		words += n
		if n < len(ws) && math.Abs(ws[0].y-ws[len(ws)-1].y) < levelled*ws[0].size {
			level++
		}
	}
	return words*2 > lines*7 || level*2 < lines
}
