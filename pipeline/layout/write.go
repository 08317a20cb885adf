package layout

import (
	"strings"

	"factsheet/pipeline/document"
)

// writer writes a page's stacks of rows as text, and keeps where each line and word
// of it stands.
type writer struct {
	page   *document.GlyphPage
	b      strings.Builder
	lines  []document.Line
	tables []document.Table
	last   row // of the stack before
	stacks int
	turn   int
	kind   document.Kind
	roles  roles
}

// margin writes the rows of a page's margin, each a block.
func (w *writer) margin(rows []row, kind document.Kind) {
	w.kind = kind
	for _, r := range rows {
		w.stack([]row{r}, nil)
	}
	w.kind = document.Paragraph
}

// stack writes a stack of rows, with a blank line where a block ends. One that goes on
// right under the last row of the one before is of one block with it: a column may
// begin beside nothing. t is the table that the rows are of, or nil.
func (w *writer) stack(rows []row, t *table) {
	if len(rows) == 0 {
		return
	}
	s := measure(rows)
	if t == nil {
		justify(rows, &s)
	}
	block := true
	switch {
	case w.b.Len() == 0:
	case w.goesOn(rows, &s):
		w.b.WriteByte('\n')
		block = false
	default:
		w.b.WriteString("\n\n")
	}
	if block && len(w.lines) > 0 {
		w.stacks++
	}
	first := len(w.lines)
	for i := range rows {
		if i > 0 {
			w.b.WriteByte('\n')
			if block = s.parts(rows, i) || w.roles.parts(&rows[i-1], &rows[i]); block {
				w.b.WriteByte('\n')
			}
		}
		w.line(&rows[i], block)
	}
	if t != nil {
		w.table(rows, w.lines[first:], t)
	}
	w.last = rows[len(rows)-1]
}

func (w *writer) goesOn(rows []row, s *stack) bool {
	if len(w.last.words) == 0 {
		return false
	}
	d := rows[0].x0() - w.last.x0()
	two := []row{w.last, rows[0]}
	return d < 0.6*w.last.size && d > -0.6*w.last.size && w.last.y > rows[0].y && !s.parts(two, 1) && !w.roles.parts(&w.last, &rows[0])
}

func (w *writer) line(r *row, block bool) {
	start := w.b.Len()
	w.b.WriteString(r.text())
	l := document.Line{
		Span: document.Span{Start: start, End: w.b.Len()}, Page: w.page.Number, Size: r.size, Bold: r.bold, Colour: r.colour, Turn: w.turn,
		Kind: w.kind, Block: block, Stack: w.stacks, Words: make([]document.Word, len(r.words)),
	}
	switch m := w.roles.of(r); {
	case r.cells != nil:
		l.Kind = document.TableRow
	case m != nil:
		l.Element = m.Block + 1
		if w.kind == document.Paragraph {
			l.Kind, l.Level = kindOf(m.Role)
		}
	}
	for i := range r.words {
		x := &r.words[i]
		at := start + r.at[i]
		l.Words[i] = document.Word{Span: document.Span{Start: at, End: at + len(x.text)}, Box: w.box(x)}
		l.Box = l.Box.Cover(l.Words[i].Box)
	}
	w.lines = append(w.lines, l)
}

// A letter reaches about so far above and below its baseline, in units of its size.
const (
	ascent  = 0.75
	descent = 0.22
)

// box is where a word stands on the page, turned back as the page shows it.
func (w *writer) box(x *word) document.Box {
	b := document.Box{X0: x.x0, Y0: x.y - descent*x.size, X1: x.x1, Y1: x.y + ascent*x.size}
	switch p := w.page; w.turn {
	case 90:
		return document.Box{X0: p.Width - b.Y1, Y0: b.X0, X1: p.Width - b.Y0, Y1: b.X1}
	case 180:
		return document.Box{X0: p.Width - b.X1, Y0: p.Height - b.Y1, X1: p.Width - b.X0, Y1: p.Height - b.Y0}
	case 270:
		return document.Box{X0: b.Y0, Y0: p.Height - b.X1, X1: b.Y1, Y1: p.Height - b.X0}
	}
	return b
}

// table notes the cells of the rows that were written as lines.
func (w *writer) table(rows []row, lines []document.Line, of *table) {
	t := document.Table{Page: w.page.Number, Rows: len(rows), Columns: len(of.edges) + 1}
	t.Terms = of.terms
	if of.ruled != nil {
		t.Ruled, t.Heads = true, of.ruled.heads
	}
	for i := range rows {
		l := &lines[i]
		t.Box = t.Box.Cover(l.Box)
		for _, c := range rows[i].cells {
			part := document.Span{Start: l.Words[c.first].Span.Start, End: l.Words[c.end-1].Span.End}
			d := document.Cell{Row: i, Column: c.column, Rows: max(c.rows, 1), Columns: c.span, Parts: []document.Span{part}}
			for _, x := range l.Words[c.first:c.end] {
				d.Box = d.Box.Cover(x.Box)
			}
			if n := len(t.Cells); n == 0 || t.Cells[n-1].Row != i || !joined(&t.Cells[n-1], &d) {
				t.Cells = append(t.Cells, d)
			}
		}
	}
	if len(t.Cells) == 0 {
		return
	}
	giveWay(&t)
	t.Span = document.Span{Start: t.Cells[0].Parts[0].Start, End: t.Cells[len(t.Cells)-1].Parts[0].End}
	w.tables = append(w.tables, t)
}

// joined parts a cell from the one before it in its row where both claim a column: the
// wider one leaves it. Where none is wide, the two are one cell, and it reports so.
func joined(before, c *document.Cell) bool {
	end := c.Column + c.Columns
	switch {
	case c.Column >= before.Column+before.Columns:
	case c.Column > before.Column:
		before.Columns = c.Column - before.Column
	case end > before.Column+1:
		before.Columns = 1
		c.Column, c.Columns = before.Column+1, end-before.Column-1
	default:
		before.Parts[len(before.Parts)-1].End = c.Parts[len(c.Parts)-1].End
		before.Box = before.Box.Cover(c.Box)
		return true
	}
	return false
}

// giveWay ends a cell that spans rows above the first of them that holds another cell in
// its columns: where a line is missing, what the others surround need be no rectangle.
func giveWay(t *document.Table) {
	above := make([]*document.Cell, t.Columns) // the last cell of each column
	for i := range t.Cells {
		c := &t.Cells[i]
		for k := c.Column; k < min(c.Column+c.Columns, t.Columns); k++ {
			if a := above[k]; a != nil && a.Row < c.Row {
				a.Rows = min(a.Rows, c.Row-a.Row)
			}
			above[k] = c
		}
	}
}
