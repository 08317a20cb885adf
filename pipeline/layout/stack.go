package layout

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// stack is what the rows of a column have in common.
type stack struct {
	pitch  float64 // from baseline to baseline, in units of the size
	x0, x1 float64
}

func measure(rows []row) stack {
	s := stack{pitch: 1.25, x0: rows[0].x0(), x1: rows[0].x1()}
	var steps []float64
	for i := range rows {
		s.x0, s.x1 = min(s.x0, rows[i].x0()), max(s.x1, rows[i].x1())
		if i > 0 && rows[i].size > 0 && sameSize(&rows[i-1], &rows[i]) {
			if d := (rows[i-1].y - rows[i].y) / rows[i].size; d < 2.6 {
				steps = append(steps, d)
			}
		}
	}
	if len(steps) > 2 {
		slices.Sort(steps)
		s.pitch = steps[(len(steps)-1)*2/5]
	}
	return s
}

func sameSize(a, b *row) bool { return a.size < 1.12*b.size && b.size < 1.12*a.size }

// parts reports whether a new block begins with the i-th row.
func (s *stack) parts(rows []row, i int) bool {
	a, b := &rows[i-1], &rows[i]
	if a.cells != nil || b.cells != nil || strings.Contains(a.text(), cellGap) && strings.Contains(b.text(), cellGap) {
		return true // rows of a table: nothing reads from one into the next
	}
	em := max(b.size, 1)
	step := (a.y - b.y) / em
	if step > 1.22*s.pitch+0.08 || !sameSize(a, b) {
		return true
	}
	if a.bold != b.bold && len(a.words) > 0 {
		return true
	}
	if hangs(a, b) {
		return false
	}
	width := max(s.x1-s.x0, 1)
	short := a.x1() < s.x1-0.12*width
	indented := b.x0()-a.x0() > 0.8*em && b.x0()-a.x0() < 4*em && b.x0()-s.x0 > 0.8*em
	if indented && (short || endsSentence(a.text())) && a.x0()-s.x0 < 0.5*em {
		return true
	}
	return a.x1() < s.x0+0.62*width && endsSentence(a.text()) && startsUpper(b.text()) && len(a.words) < 9
}

// hangs reports whether b goes on with the list item that a begins: it stands under
// the item's first word.
func hangs(a, b *row) bool {
	if len(a.words) < 2 || utf8.RuneCountInString(a.words[0].text) > 3 {
		return false
	}
	d := b.x0() - a.words[1].x0
	return d > -0.3*b.size && d < 0.3*b.size
}
