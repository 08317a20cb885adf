package layout

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// cellGap stands between the cells of a row.
const cellGap = "   "

const (
	// cellLines is how many lines the rows of a table of two columns have on average, at
	// most; the more columns there are, the less the white lines go through them all by
	// chance.
	cellLines     = 5
	mostCellLines = 12 // of one row, where others are shorter
)

// tableRows parts the rows beside a gutter where white lines go through both sides
// again and again: the rows of a table whose cells have several lines. It returns nil
// where there is no such table.
func tableRows(rows []row, g gutter) [][]row {
	if len(rows) < 5 || areTiles(rows) {
		return nil
	}
	b := newBand(rows, g)
	groups := b.groups(0, len(rows))
	lines := make([]int, len(groups))
	for i := range groups {
		lines[i] = len(groups[i])
	}
	slices.Sort(lines)
	if most := lines[len(lines)-1]; most > 2*cellLines*len(b.edges) || most > max(mostCellLines, 4*lines[len(lines)/2]) {
		return nil
	}
	if len(groups) < 3 || len(rows) > cellLines*len(b.edges)*len(groups) || len(rows)*10 < 12*len(groups) {
		return nil
	}
	mid := (g.x0 + g.x1) / 2
	both, level := 0, 0
	for _, rs := range groups {
		left, right := sides(rs, g)
		if len(left) > 0 && len(right) > 0 {
			both++
		}
		for i := range rs { // a cell may be set in the middle of its row's height
			if ws := rs[i].words; ws[0].x0 < mid && ws[len(ws)-1].x1 > mid {
				level++
				break
			}
		}
	}
	if both*10 < 8*len(groups) || level*10 < 8*len(groups) {
		return nil
	}
	return groups
}

// tableRun is a table among columns of text: the longest run of parts between white
// lines that go through all columns, of which each begins level in several and is no
// longer than a row of a table is. It returns its first row and the one after its last,
// or no rows.
func (b *band) tableRun() (first, end int) {
	const least = 4 // rows of a table, so that no chance makes one
	from, n := 0, 0
	take := func(at int) {
		if n >= least && at-from > end-first {
			first, end = from, at
		}
	}
	for i := 0; i < len(b.rows); {
		next := i + 1
		for next < len(b.rows) && b.steps[next] <= blockStep*b.tight {
			next++
		}
		filled, level, _ := b.begins(i)
		rows := b.rows[i:next]
		if filled > 1 && level && len(rows) <= mostCellLines && !areTiles(b.rows[i:min(next+1, len(b.rows))]) && !b.isList(i) {
			n++
		} else {
			take(i)
			from, n = next, 0
		}
		i = next
	}
	take(len(b.rows))
	if end > first && len(newBand(b.rows[first:end], b.g).edges) < tableColumns-1 {
		return 0, 0
	}
	return first, end
}

// isList reports whether list items stand side by side in the i-th row.
func (b *band) isList(i int) bool {
	items := 0
	b.stretches(i, func(_ int, s stretch) {
		if r, _ := utf8.DecodeRuneInString(s.ws[0].text); strings.ContainsRune(bulletRunes+"-–—", r) {
			items++
		}
	})
	return items > 1
}

// groups parts the rows from first to end at the white lines that go through.
func (b *band) groups(first, end int) [][]row {
	var out [][]row
	for i := first + 1; i <= end; i++ {
		if i == end || b.steps[i] > blockStep*b.tight {
			out = append(out, b.rows[first:i:i])
			first = i
		}
	}
	return out
}

// tableLines is each row of a table as one line: its cells from left to right, each
// with its lines joined.
func tableLines(rows []row, groups [][]row) ([]row, *table) {
	em := middleSize(rows)
	t := &table{}
	for _, w := range whites(rows, gutterMin*em) {
		if w.first == 0 && w.last == len(rows)-1 {
			t.edges = append(t.edges, (w.x0+w.x1)/2)
		}
	}
	t.refine(rows, em)
	out := make([]row, 0, len(groups))
	for _, rs := range groups {
		for _, one := range t.byFigures(rs) {
			out = append(out, t.line(one))
		}
	}
	return out, t
}
