package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"factsheet/pipeline/document"
)

// PageText writes a page of glyphs as text in reading order: a line a line, a blank
// line between blocks, three blanks between the cells of a table's row. Text that is
// turned stands after the rest, in blocks of its own.
func PageText(p *document.GlyphPage) string {
	var b strings.Builder
	for _, turn := range []int{0, 90, 270, 180, -1} {
		gs := turned(p, turn)
		if len(gs) == 0 {
			continue
		}
		var last row // of the stack before
		write := func(rows []row) {
			writeRows(&b, &last, rows)
			last = rows[len(rows)-1]
		}
		body := words(gs)
		if turn != 0 {
			cut(body, 0, write)
			continue
		}
		top, body, bottom := edges(body, p.Height)
		for _, r := range top {
			write([]row{r})
		}
		cut(body, 0, write)
		for _, r := range bottom {
			write([]row{r})
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

// edges takes the rows off a page that stand in its margins, apart from the rest: a
// running title, a page number. They belong to no column.
func edges(ws []word, height float64) (top []row, body []word, bottom []row) {
	const most = 3 // rows of a header or footer
	rows := rowsOf(ws)
	n := len(rows)
	for k := 1; k <= most && k < n; k++ {
		if rows[k-1].y < 0.9*height {
			break
		}
		if rows[k-1].y-rows[k].y > slabStep*max(rows[k-1].size, rows[k].size) && rows[k-1].size < 14 {
			top, rows = rows[:k], rows[k:]
			break
		}
	}
	n = len(rows)
	for k := 1; k <= most && k < n; k++ {
		if rows[n-k].y > 0.1*height {
			break
		}
		if rows[n-k-1].y-rows[n-k].y > slabStep*max(rows[n-k-1].size, rows[n-k].size) {
			bottom, rows = rows[n-k:], rows[:n-k]
			break
		}
	}
	return top, flat(rows), bottom
}

// turned is the glyphs of one direction, set upright.
func turned(p *document.GlyphPage, turn int) []document.Glyph {
	var out []document.Glyph
	for _, g := range p.Glyphs {
		if g.Turn != turn {
			continue
		}
		switch turn {
		case 90:
			g.X, g.Y = g.Y, p.Width-g.X
		case 180:
			g.X, g.Y = p.Width-g.X, p.Height-g.Y
		case 270:
			g.X, g.Y = p.Height-g.Y, g.X
		}
		out = append(out, g)
	}
	return out
}

// writeRows writes a stack of rows, with a blank line where a block ends. A stack that
// goes on right under the last row of the one before is of one block with it: a column
// may begin beside nothing.
func writeRows(b *strings.Builder, last *row, rows []row) {
	s := measure(rows)
	switch d := 0.0; {
	case b.Len() == 0:
	case len(last.words) > 0:
		d = rows[0].x0() - last.x0()
		if two := []row{*last, rows[0]}; d < 0.6*last.size && d > -0.6*last.size && last.y > rows[0].y && !s.parts(two, 1) {
			b.WriteByte('\n')
			break
		}
		fallthrough
	default:
		b.WriteString("\n\n")
	}
	for i := range rows {
		if i > 0 {
			b.WriteByte('\n')
			if s.parts(rows, i) {
				b.WriteByte('\n')
			}
		}
		writeRow(b, &rows[i])
	}
}

// writeRow writes a row, with three blanks between cells: where a gap is wide, and
// wider than a justified line's are.
func writeRow(b *strings.Builder, r *row) {
	if r.line != "" {
		b.WriteString(r.line)
		return
	}
	usual := r.gap()
	for i := range r.words {
		w := &r.words[i]
		if i > 0 {
			if gap := w.x0 - r.words[i-1].x1; gap > 2.5*r.size || gap > 1.5*r.size && gap > 1.7*usual {
				b.WriteString(cellGap)
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(w.text)
	}
}

// gap is the middle one of the row's gaps between words.
func (r *row) gap() float64 {
	if len(r.words) < 4 {
		return 0
	}
	gaps := make([]float64, 0, len(r.words))
	for i := 1; i < len(r.words); i++ {
		gaps = append(gaps, r.words[i].x0-r.words[i-1].x1)
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2]
}

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
	if a.line != "" || b.line != "" || strings.Contains(text(a), cellGap) && strings.Contains(text(b), cellGap) {
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
	if indented && (short || endsSentence(text(a))) && a.x0()-s.x0 < 0.5*em {
		return true
	}
	return a.x1() < s.x0+0.62*width && endsSentence(text(a)) && startsUpper(text(b)) && len(a.words) < 9
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

func text(r *row) string {
	var b strings.Builder
	writeRow(&b, r)
	return b.String()
}
