package layout

import (
	"math"
	"slices"
	"strings"
)

// maxDepth is how often columns are cut within columns.
const maxDepth = 24

// cut finds the columns among the words and gives what is left, each a plain stack of
// rows, to leaf in reading order: what stands above two columns, the left one, the
// right one, what stands below.
func cut(ws []word, depth int, leaf func([]row, *table)) {
	if len(ws) == 0 {
		return
	}
	rows := rowsOf(ws)
	g, ok := bestGutter(rows)
	if t, found := findTable(rows); found && depth <= maxDepth && !(ok && t.inColumn(rows, g)) {
		cut(flat(rows[:t.first]), depth+1, leaf)
		leaf(t.lines, &t)
		cut(flat(rows[t.last+1:]), depth+1, leaf)
		return
	}
	if !ok || depth > maxDepth {
		leaf(rows, nil)
		return
	}
	cut(flat(rows[:g.first]), depth+1, leaf)
	band := rows[g.first : g.last+1]
	if parts := slabs(band, g); len(parts) > 1 {
		for _, rs := range parts {
			cut(flat(rs), depth+1, leaf)
		}
	} else if groups := tableRows(band, g); groups != nil {
		leaf(tableLines(band, groups))
	} else {
		left, right := sides(band, g)
		cut(left, depth+1, leaf)
		cut(right, depth+1, leaf)
	}
	cut(flat(rows[g.last+1:]), depth+1, leaf)
}

func flat(rows []row) []word {
	var out []word
	for i := range rows {
		out = append(out, rows[i].words...)
	}
	return out
}

// slabs parts the rows beside a gutter where a broad white line goes through both
// sides and what stands below has other columns than what stands above (tiles over
// text), or is one row by itself (a footer, a row of a chart).
func slabs(rows []row, g gutter) [][]row {
	em := middleSize(rows)
	var pieces [][]row
	from := 0
	for i := 1; i <= len(rows); i++ {
		if i == len(rows) || rows[i-1].y-rows[i].y > slabStep*em {
			pieces = append(pieces, rows[from:i:i])
			from = i
		}
	}
	if len(pieces) < 2 {
		return nil
	}
	var out [][]row
	start, have := 0, -1 // of the slab at hand: its first row, and its columns where known
	at := 0
	for _, p := range pieces {
		n := columns(p, g, em)
		if at > start && n >= 0 && have >= 0 && n != have {
			out = append(out, rows[start:at:at])
			start, have = at, -1
		}
		if n >= 0 {
			have = n
		}
		at += len(p)
	}
	return append(out, rows[start:])
}

// slabStep is the distance of two baselines, in units of the size, between which a
// broad white line goes through.
const slabStep = 2.1

// leftOf is how many of a row's words stand left of x, by their middles.
func leftOf(ws []word, x float64) int {
	k := 0
	for k < len(ws) && (ws[k].x0+ws[k].x1)/2 < x {
		k++
	}
	return k
}

// columns counts the gutters that go through all of the rows; 0 for a short row on
// both sides of g by itself, and -1 where the rows tell nothing. Running text has the
// one gutter g, whatever else its short lines leave white.
func columns(rows []row, g gutter, em float64) int {
	var left, right side
	mid := (g.x0 + g.x1) / 2
	gappy := 0 // rows with a wide gap on one side of g
	for i := range rows {
		ws := rows[i].words
		k := leftOf(ws, mid)
		left.add(ws[:k])
		right.add(ws[k:])
		for x := 1; x < len(ws); x++ {
			if x != k && ws[x].x0-ws[x-1].x1 > 1.5*em {
				gappy++
				break
			}
		}
	}
	switch {
	case left.rows == 0 || right.rows == 0:
		return -1
	case len(rows) == 1 && gappy == 0:
		if rows[0].bold || rows[0].size > 1.12*em || left.words+right.words > 10 || left.filled+right.filled > 0.5*(right.x1-left.x0) {
			return -1 // headings side by side, or lines of text
		}
		return 0
	case gappy == 0:
		return 1
	}
	n := 0
	for _, w := range whites(rows, gutterSafe*em) {
		if w.first == 0 && w.last == len(rows)-1 {
			n++
		}
	}
	return n
}

// sides parts the words of rows at a gutter.
func sides(rows []row, g gutter) (left, right []word) {
	mid := (g.x0 + g.x1) / 2
	for i := range rows {
		for _, w := range rows[i].words {
			if (w.x0+w.x1)/2 < mid {
				left = append(left, w)
			} else {
				right = append(right, w)
			}
		}
	}
	return left, right
}

// side sums up one side of a gutter.
type side struct {
	rows, words, digits int
	x0, x1              float64
	filled              float64
	size, first         float64 // of its first row, of the others
}

func (s *side) perRow() float64 { return float64(s.words) / float64(max(s.rows, 1)) }
func (s *side) width() float64  { return s.x1 - s.x0 }
func (s *side) fill() float64 {
	return s.filled / (float64(max(s.rows, 1)) * max(s.width(), 1))
}

func (s *side) add(ws []word) {
	if len(ws) == 0 {
		return
	}
	x0, x1 := ws[0].x0, ws[len(ws)-1].x1
	if s.rows == 0 {
		s.x0, s.x1, s.first = x0, x1, ws[0].size
	} else {
		s.x0, s.x1, s.size = min(s.x0, x0), max(s.x1, x1), max(s.size, ws[0].size)
	}
	s.rows++
	s.words += len(ws)
	s.filled += x1 - x0
	for i := range ws {
		if strings.ContainsAny(ws[i].text, "0123456789") {
			s.digits++
			break
		}
	}
}

// partsColumns tells columns, which are read one after the other, from the cells of
// a table, which are read row by row: cells are short, and stand on the same lines.
func partsColumns(rows []row, g gutter, em float64) bool {
	mid := (g.x0 + g.x1) / 2
	var left, right side
	level := 0
	for i := range rows {
		ws := rows[i].words
		k := leftOf(ws, mid)
		left.add(ws[:k])
		right.add(ws[k:])
		if k > 0 && k < len(ws) && math.Abs(ws[0].y-ws[len(ws)-1].y) < 0.12*em {
			level++
		}
	}
	if left.rows == 0 || right.rows == 0 {
		return false
	}
	aligned := float64(level) >= 0.8*float64(min(left.rows, right.rows))
	// List marks hanging before their items are no column.
	if aligned && left.width() < 3*em && left.perRow() < 1.5 {
		return false
	}
	if tableRows(rows, g) != nil {
		return true
	}
	if !aligned {
		return true
	}
	cells := func(s *side) bool { return s.perRow() <= 3.5 || s.fill() < 0.45 }
	text := func(s *side) bool { return s.perRow() >= 5 && s.fill() > 0.7 }
	numbers := func(s *side) bool { return s.digits*10 >= s.rows*6 }
	// Figures set large over their captions are tiles, read one by one.
	if left.rows > 1 && right.rows > 1 && left.first > 1.35*left.size && right.first > 1.35*right.size {
		return true
	}
	switch {
	case cells(&left) && cells(&right):
		return false
	case cells(&left) && text(&right):
		return !numbers(&left)
	case cells(&right) && text(&left):
		return !numbers(&right)
	case cells(&left) || cells(&right):
		return false
	}
	return true
}

// sidePitch is the usual step from line to line on one side of a gutter.
func sidePitch(rows []row, g gutter, left bool) float64 {
	mid := (g.x0 + g.x1) / 2
	var steps []float64
	y := math.Inf(1)
	for i := range rows {
		ws := rows[i].words
		if left && ws[0].x0 < mid || !left && ws[len(ws)-1].x1 > mid {
			if d := y - rows[i].y; d > 0 && !math.IsInf(d, 1) {
				steps = append(steps, d)
			}
			y = rows[i].y
		}
	}
	if len(steps) == 0 {
		return math.Inf(1)
	}
	slices.Sort(steps)
	return steps[len(steps)/2]
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
	slices.Sort(t.edges)
	out := make([]row, 0, len(groups))
	for _, rs := range groups {
		out = append(out, t.line(rs))
	}
	return out, t
}

// cellGap stands between the cells of a row.
const cellGap = "   "

// tableRows parts the rows beside a gutter where white lines go through both sides
// again and again: the rows of a table whose cells have several lines. It returns nil
// where there is no such table.
func tableRows(rows []row, g gutter) [][]row {
	if len(rows) < 5 {
		return nil
	}
	pitch := min(sidePitch(rows, g, true), sidePitch(rows, g, false))
	if math.IsInf(pitch, 1) {
		return nil
	}
	var groups [][]row
	from := 0
	for i := 1; i <= len(rows); i++ {
		if i == len(rows) || rows[i-1].y-rows[i].y > 1.35*pitch {
			groups = append(groups, rows[from:i:i])
			from = i
		}
	}
	if len(groups) < 3 || len(rows) > 5*len(groups) || len(rows)*10 < 12*len(groups) {
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
