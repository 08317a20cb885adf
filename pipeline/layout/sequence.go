package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// drawnColumns parts the rows at a gutter between two columns that the file draws one
// wholly after the other, though their lines stand side by side. What lays text out
// draws the cells of a table row by row, and each column of text by itself, so that
// this tells the two apart where their places do not: columns of boxes, of short items,
// of captions beside a map. A file that draws the page line by line tells nothing.
func drawnColumns(rows []row, candidates []gutter, em float64) (g gutter, columns [][]word) {
	const most = 24 // candidates looked at, the longest ones
	spoken := spokenOf(rows)
	if spoken == nil {
		return g, nil
	}
	list := slices.Clone(candidates)
	slices.SortStableFunc(list, func(a, b gutter) int { return cmp.Compare(b.last-b.first, a.last-a.first) })
	var mixed []gutter // beside these, something is not drawn by column
	for _, w := range list[:min(len(list), most)] {
		if slices.ContainsFunc(mixed, func(m gutter) bool { return m.holds(&w, em) }) {
			continue
		}
		g, how := drawnApart(rows, w, spoken, em)
		if how == untold {
			continue
		}
		band := rows[g.first : g.last+1]
		switch {
		case how == byTurns || isPaired(band, g, em) || areRowsOfCards(band, g):
			mixed = append(mixed, w)
		case shorterSide(band, g) < 4 && (slices.ContainsFunc(mixed, func(m gutter) bool { return m.first <= g.last && g.first <= m.last }) || !beginLevel(band, g)):
			// a row of a table with cells of several lines, or its head
		default:
			return g, columnsAt(band, g)
		}
	}
	return g, nil
}

// holds reports whether w is a part of the gutter g, or the white between a column's
// bullets and its items beside it.
func (g *gutter) holds(w *gutter, em float64) bool {
	return g.first <= w.first && w.last <= g.last && g.x0 < w.x1+2*em && w.x0 < g.x1+2*em
}

// spokenOf marks the words whose place in the order of drawing counts: bullets' do not,
// which some draw apart from their items. It returns nil where the order is not known.
func spokenOf(rows []row) [][]bool {
	out := make([][]bool, len(rows))
	known := false
	for i := range rows {
		ws := rows[i].words
		out[i] = make([]bool, len(ws))
		for k := range ws {
			hangs := k+1 < len(ws) && ws[k+1].x0-ws[k].x1 < 3*ws[k].size
			out[i][k] = ws[k].stands > 0 || isSpoken(ws[k].text) || !hangs
			known = known || ws[k].drawn > 0
		}
	}
	if !known {
		return nil
	}
	return out
}

// How two sides of a gutter were drawn.
const (
	untold = iota
	byTurns
	byColumn
)

// drawnSpan is a stretch of the order in which words were drawn.
type drawnSpan struct{ first, last, words, rows int }

func (s *drawnSpan) add(ws []word, spoken []bool) {
	n := s.words
	for i := range ws {
		if !spoken[i] {
			continue
		}
		d := ws[i].drawn
		if s.words == 0 {
			s.first, s.last = d, d
		}
		s.first, s.last = min(s.first, d), max(s.last, d)
		s.words++
	}
	if s.words > n {
		s.rows++
	}
}

// drawnApart tells how the sides of a gutter were drawn, and gives the gutter without
// the rows at its ends that are of neither column: they stand on one side only.
func drawnApart(rows []row, g gutter, spoken [][]bool, em float64) (gutter, int) {
	const most = 4 // rows taken off either end
	mid := (g.x0 + g.x1) / 2
	on := make([]int, g.last-g.first+1) // words on the left
	for i := range on {
		on[i] = leftOf(rows[g.first+i].words, mid)
	}
	oneSided := func(i int) bool { k := on[i-g.first]; return k == 0 || k == len(rows[i].words) }
	top := g.first
	for top < g.last && on[top-g.first] == len(rows[top].words) {
		top++ // what stands on the left only is read before, either way
	}
	out := untold
	for first := top; first < g.last && first-top <= most; first++ {
		for last := g.last; last > first && g.last-last <= most; last-- {
			w := gutter{g.x0, g.x1, first, last}
			how := sidesDrawn(rows, w, on[first-g.first:], spoken, em)
			if how == byColumn {
				return w, byColumn
			}
			out = max(out, how)
			if !oneSided(last) {
				break
			}
		}
		if !oneSided(first) || rows[first].y-rows[first+1].y < slabStep*rows[first].size {
			break
		}
	}
	return g, out
}

// sidesDrawn tells how the sides of a gutter were drawn: by column where all on the left
// came before all on the right, with little from elsewhere between.
func sidesDrawn(rows []row, g gutter, on []int, spoken [][]bool, em float64) int {
	var left, right drawnSpan
	turns, onRight := 0, false
	for i := g.first; i <= g.last; i++ {
		ws, k := rows[i].words, on[i-g.first]
		left.add(ws[:k], spoken[i][:k])
		right.add(ws[k:], spoken[i][k:])
		if k > 0 && onRight {
			turns, onRight = turns+1, false
		}
		if k < len(ws) && !onRight {
			turns, onRight = turns+1, true
		}
	}
	n, width := min(left.rows, right.rows), (g.x1-g.x0)/em
	switch {
	case turns < 3 || n < 2 || n < 3 && width < 2 || width < gutterSafe && n < longColumn:
		return untold
	case left.last > right.first:
		return byTurns
	}
	elsewhere := 0 // words of longer columns
	for i := range rows {
		if g.first <= i && i <= g.last {
			continue
		}
		for k := range rows[i].words {
			if d := rows[i].words[k].drawn; spoken[i][k] && left.first < d && d < right.last {
				elsewhere++
			}
		}
	}
	if elsewhere*5 > left.words+right.words {
		return untold
	}
	return byColumn
}

// columnsAt parts the words of a band at a gutter and at all others through it that
// part what was drawn one after the other.
func columnsAt(rows []row, g gutter) [][]word {
	b := newBand(rows, g)
	cells := make([][]word, len(b.edges)+1)
	for i := range rows {
		b.stretches(i, func(c int, s stretch) { cells[c] = append(cells[c], s.ws...) })
	}
	mid := (g.x0 + g.x1) / 2
	out := cells[:1]
	for c := 1; c < len(cells); c++ {
		at := &out[len(out)-1]
		if b.edges[c-1] == mid || drawnBefore(*at, cells[c]) {
			out = append(out, cells[c])
		} else {
			*at = append(*at, cells[c]...)
		}
	}
	return out
}

// drawnBefore reports whether all words of a were drawn before those of b.
func drawnBefore(a, b []word) bool {
	last, first := -1, math.MaxInt
	for i := range a {
		if isSpoken(a[i].text) {
			last = max(last, a[i].drawn)
		}
	}
	for i := range b {
		if isSpoken(b[i].text) {
			first = min(first, b[i].drawn)
		}
	}
	return last < first
}

// isPaired reports whether what stands level on both sides of a gutter belongs together,
// however it was drawn: labels and their values, list marks and their items, the labels
// of a chart and its figures.
func isPaired(rows []row, g gutter, em float64) bool {
	mid := (g.x0 + g.x1) / 2
	var left, right side
	var onLeft, onRight numbers
	level := 0
	for i := range rows {
		ws := rows[i].words
		k := leftOf(ws, mid)
		left.add(ws[:k])
		right.add(ws[k:])
		onLeft.add(ws[:k])
		onRight.add(ws[k:])
		if k > 0 && k < len(ws) && areLevel(&ws[k-1], &ws[k], em) {
			level++
		}
	}
	if level*10 < 7*min(left.rows, right.rows) {
		return false
	}
	if left.width() < 3*em && left.perRow() < 1.5 || onLeft.are() || onRight.are() {
		return true
	}
	short := func(s *side) bool { return s.perRow() <= 3.5 || s.fill() < 0.45 }
	return (short(&left) || short(&right)) && len(newBand(rows, g).edges) < tableColumns-1
}

// numbers counts the figures among words.
type numbers struct{ words, figures int }

func (n *numbers) add(ws []word) {
	for i := range ws {
		if ws[i].stands > 0 {
			continue // a table's place
		}
		n.words++
		if strings.ContainsAny(ws[i].text, "0123456789") || !hasLetter(ws[i].text) {
			n.figures++
		}
	}
}

func (n *numbers) are() bool { return n.words > 0 && n.figures*10 >= n.words*6 }

// areRowsOfCards reports whether cards stand beside a gutter with more white between
// their rows than between their columns, so that they are read row by row however they
// were drawn.
func areRowsOfCards(rows []row, g gutter) bool {
	b := newBand(rows, g)
	tops := b.cards()
	for i, top := range tops {
		if i > 0 && b.steps[top]-rows[top].size < 1.5*(g.x1-g.x0) {
			return false
		}
	}
	return len(tops) > 1
}

// shorterSide is how many lines the shorter side of a gutter has.
func shorterSide(rows []row, g gutter) int {
	left, right := 0, 0
	for i := range rows {
		k := leftOf(rows[i].words, (g.x0+g.x1)/2)
		if k > 0 {
			left++
		}
		if k < len(rows[i].words) {
			right++
		}
	}
	return min(left, right)
}

// beginLevel reports whether all columns beside a gutter begin in the first row.
func beginLevel(rows []row, g gutter) bool {
	b := newBand(rows, g)
	n := 0
	b.stretches(0, func(int, stretch) { n++ })
	_, level, _ := b.begins(0)
	return level && n > len(b.edges)
}
