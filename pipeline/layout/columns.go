package layout

import (
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
	em := middleSize(rows)
	candidates := whites(rows, gutterMin*em)
	if g, parts := drawnColumns(rows, candidates, em); parts != nil && depth <= maxDepth {
		around(rows, g, depth, leaf, func([]row) {
			for _, ws := range parts {
				cut(ws, depth+1, leaf)
			}
		})
		return
	}
	g, ok := gutterOf(rows, candidates, em)
	if t, found := findTable(rows); found && depth <= maxDepth && !(ok && t.beside(rows, g)) {
		if at, twins, beside := t.alongside(rows); beside {
			parted(rows, at, twins, depth, leaf)
			return
		}
		top := captionOf(rows, t.first)
		cut(flat(rows[:top]), depth+1, leaf)
		if top < t.first {
			leaf(rows[top:t.first:t.first], nil)
		}
		leaf(t.lines, &t)
		cut(flat(rows[t.last+1:]), depth+1, leaf)
		return
	}
	if !ok && depth <= maxDepth {
		t := colonTerms(rows)
		if t == nil {
			t = termsAmong(rows)
		}
		if t != nil {
			cut(flat(rows[:t.first]), depth+1, leaf)
			leaf(t.lines, t)
			cut(flat(rows[t.last+1:]), depth+1, leaf)
			return
		}
	}
	if !ok || depth > maxDepth {
		leaf(figuresFirst(rows), nil)
		return
	}
	around(rows, g, depth, leaf, func(band []row) { beside(band, g, depth, leaf) })
}

// around reads the rows of which some stand beside a gutter: what is above these, they
// themselves, as band does, and what is below.
func around(rows []row, g gutter, depth int, leaf func([]row, *table), band func([]row)) {
	if parts := aside(rows, g); parts != nil {
		for _, ws := range parts {
			cut(ws, depth+1, leaf)
		}
		return
	}
	top := g.first // what heads the columns is no part of others above
	if i := g.first - 1; i > 0 && (rows[i].size > 1.08*rows[i-1].size || rows[i].bold && !rows[i-1].bold) {
		top = captionOf(rows, g.first)
	}
	cut(flat(rows[:top]), depth+1, leaf)
	if top < g.first {
		leaf(rows[top:g.first:g.first], nil)
	}
	band(rows[g.first : g.last+1])
	cut(flat(rows[g.last+1:]), depth+1, leaf)
}

// parted reads what stands beside a gutter that a table shows: two tables, or text and
// a table.
func parted(rows []row, g gutter, twins bool, depth int, leaf func([]row, *table)) {
	g, _, _ = trim(rows, g, middleSize(rows))
	cut(flat(rows[:g.first]), depth+1, leaf)
	if twins {
		left, right := sides(rows[g.first:g.last+1], g)
		cut(left, depth+1, leaf)
		cut(right, depth+1, leaf)
	} else {
		beside(rows[g.first:g.last+1], g, depth, leaf)
	}
	cut(flat(rows[g.last+1:]), depth+1, leaf)
}

// beside reads the rows beside a gutter.
func beside(rows []row, g gutter, depth int, leaf func([]row, *table)) {
	if depth > maxDepth {
		leaf(rows, nil)
		return
	}
	b := newBand(rows, g)
	if t := b.terms(); t != nil {
		cut(flat(rows[:t.first]), depth+1, leaf)
		leaf(t.lines, t)
		cut(flat(rows[t.last+1:]), depth+1, leaf)
		return
	}
	if tops := b.cards(); tops != nil {
		cut(flat(rows[:tops[0]]), depth+1, leaf)
		for k, rs := range partsAt(rows, tops) {
			// What stands under the last cards is none of theirs.
			parts := slabs(rs, g)
			end := len(rs)
			if len(parts) > 1 && !b.closes(tops, k, tops[k]+len(parts[0])) {
				end = len(parts[0])
			}
			b.columns(tops[k], tops[k]+end, func(_ int, lines []stretch) {
				var ws []word
				for i := range lines {
					ws = append(ws, lines[i].ws...)
				}
				cut(ws, depth+1, leaf)
			})
			cut(flat(rs[end:]), depth+1, leaf)
		}
		return
	}
	if blocks := b.zigzag(); blocks != nil {
		for _, ws := range blocks {
			cut(ws, depth+1, leaf)
		}
		return
	}
	if tops := b.drawnRows(); tops != nil && b.counts(tops) {
		b.readRows(tops, depth, leaf)
		return
	}
	parts := slabs(rows, g)
	if len(parts) < 2 || len(b.edges) > 1 {
		if groups := tableRows(rows, g); groups != nil {
			leaf(tableLines(rows, groups))
			return
		}
	}
	if first, end := b.tableRun(); end > first {
		cut(flat(rows[:first]), depth+1, leaf)
		leaf(tableLines(rows[first:end], b.groups(first, end)))
		cut(flat(rows[end:]), depth+1, leaf)
		return
	}
	if len(parts) < 2 {
		parts = partsAt(rows, b.sections())
	}
	if len(parts) > 1 {
		for _, rs := range parts {
			cut(flat(rs), depth+1, leaf)
		}
		return
	}
	if tops := b.drawnRows(); tops != nil {
		b.readRows(tops, depth, leaf)
		return
	}
	left, right := sides(rows, b.besideTerms())
	cut(left, depth+1, leaf)
	cut(right, depth+1, leaf)
}

// partsAt parts the rows before those of the given indexes, of which the first is 0.
func partsAt(rows []row, firsts []int) [][]row {
	var out [][]row
	for k, first := range firsts {
		end := len(rows)
		if k+1 < len(firsts) {
			end = firsts[k+1]
		}
		out = append(out, rows[first:end:end])
	}
	return out
}

func flat(rows []row) []word {
	out := make([]word, 0, wordCount(rows))
	for i := range rows {
		out = append(out, rows[i].words...)
	}
	return out
}

func wordCount(rows []row) int {
	n := 0
	for i := range rows {
		n += len(rows[i].words)
	}
	return n
}

// slabs parts the rows beside a gutter where a broad white line goes through both
// sides and what stands below has other columns than what stands above (tiles over
// text), or is one row by itself (a footer, a row of a chart).
func slabs(rows []row, g gutter) [][]row {
	em := middleSize(rows)
	pieces := steps(rows, slabStep*em)
	if len(pieces) < 2 {
		return nil
	}
	var out [][]row
	start, have := 0, -1 // of the slab at hand: its first row, and its columns where known
	at := 0
	for _, p := range pieces {
		n := columns(p, g, em)
		if at > start && n >= 0 && have >= 0 && n != have {
			from := captionOf(rows[start:at+1], at-start) + start
			out = append(out, rows[start:from:from])
			start, have = from, -1
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
	n := 0
	for i := range rows {
		for k := range rows[i].words {
			if w := &rows[i].words[k]; (w.x0+w.x1)/2 < mid {
				n++
			}
		}
	}
	left, right = make([]word, 0, n), make([]word, 0, wordCount(rows)-n)
	for i := range rows {
		for k := range rows[i].words {
			if w := &rows[i].words[k]; (w.x0+w.x1)/2 < mid {
				left = append(left, *w)
			} else {
				right = append(right, *w)
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
		s.x0, s.x1 = x0, x1
	} else {
		s.x0, s.x1 = min(s.x0, x0), max(s.x1, x1)
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
		if k > 0 && k < len(ws) && areLevel(&ws[0], &ws[len(ws)-1], em) {
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
	if left.rows > 1 && right.rows > 1 && areTiles(rows) {
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
