package layout

import "slices"

// alongside tells of a table that stands beside something else which was taken into it:
// another table with the same heads, or running text. It returns the gutter between the
// two; twins says that it parts two tables.
func (t *table) alongside(rows []row) (g gutter, twins, ok bool) {
	if k := t.twins(); k > 0 {
		if g, ok = gutterAt(rows, t, t.edges[k-1]); ok {
			g.first, g.last = max(g.first, headsOver(rows, t.first)), t.last
		}
		return g, true, ok
	}
	for _, c := range []int{0, len(t.edges)} {
		if !t.isText(rows, c) {
			continue
		}
		if part, _ := t.isPart(rows[t.first:t.last+1], c); !part {
			g, ok = gutterAt(rows, t, t.edges[max(c-1, 0)])
			return g, false, ok
		}
	}
	return gutter{}, false, false
}

// twins returns how many columns the left one of two tables side by side has, the heads
// of which are those of the right one; 0 where there are no two.
func (t *table) twins() int {
	n := len(t.edges) + 1
	if n < 4 || n%2 > 0 || len(t.lines) == 0 || len(t.lines[0].cells) != n {
		return 0
	}
	head := &t.lines[0]
	for k := range n / 2 {
		a, b := head.cells[k], head.cells[k+n/2]
		if !slices.EqualFunc(head.words[a.first:a.end], head.words[b.first:b.end], func(x, y word) bool { return x.text == y.text }) {
			return 0
		}
	}
	return n / 2
}

// headsOver returns the first of the rows over two tables that are their titles: set
// apart from the text before by type or space.
func headsOver(rows []row, at int) int {
	for i := at - 1; i >= 0 && i >= at-2 && rows[i].y-rows[i+1].y < 3*rows[i].size; i-- {
		if len(rows[i].words) < 25 && (i == 0 || !sameSize(&rows[i-1], &rows[i]) || rows[i-1].bold != rows[i].bold || rows[i-1].y-rows[i].y > slabStep*rows[i].size) {
			at = i
		}
	}
	return at
}

// isText reports whether a column of the table has running text: full lines of several
// words.
func (t *table) isText(rows []row, c int) bool {
	var s side
	for i := t.first; i <= t.last; i++ {
		s.add(t.cells(&rows[i])[c])
	}
	return s.rows > 3 && s.perRow() >= 5 && s.fill() > 0.7
}

// gutterAt is the longest white stretch along an edge of the table that goes through all
// of its rows.
func gutterAt(rows []row, t *table, edge float64) (gutter, bool) {
	best := gutter{}
	for _, w := range whites(rows, gutterMin*middleSize(rows)) {
		if w.x0 < edge && edge < w.x1 && w.first <= t.first && w.last >= t.last && w.last-w.first > best.last-best.first {
			best = w
		}
	}
	return best, best.last > best.first
}
