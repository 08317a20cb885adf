package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"factsheet/pipeline/document"
)

// table gathers the placed lines into rows and makes the table of them.
func (b *gridBuilder) table() gridTable {
	b.findHead()
	t := gridTable{caption: b.trimCaption(b.findCaption(b.head))}
	heads := b.headRows(b.placed[:b.body])
	rows := b.bodyRows(b.placed[b.body:])
	if len(heads) == 0 && b.namesColumns(rows) {
		heads, rows = rows[:1], rows[1:]
	}
	t.table = document.Table{
		Page: b.lines[b.first].page, Columns: len(b.columns), Heads: len(heads), Rows: len(heads) + len(rows), Caption: b.captionSpan(t.caption),
	}
	for r, lines := range append(heads, rows...) {
		t.add(r, lines)
	}
	t.close()
	return t
}

// namesColumns reports whether the first row of a table of words is its head: a short
// name without a digit over every column.
func (b *gridBuilder) namesColumns(rows [][]gridLine) bool {
	if len(rows) < 3 {
		return false
	}
	filled := map[int]bool{}
	for _, l := range rows[0] {
		for _, c := range l.cells {
			s := c.span.Of(b.text)
			if strings.ContainsAny(s, "0123456789") || strings.Count(s, " ") > 5 {
				return false
			}
			filled[c.column] = true
		}
	}
	return len(filled) == len(b.columns)
}

// headRows makes rows of the lines over a table's body: one of the names that stand
// over a column each, and over it one of those that span several.
func (b *gridBuilder) headRows(lines []gridLine) [][]gridLine {
	if len(lines) == 0 {
		return nil
	}
	upper := 0
	for i := range lines {
		for _, c := range lines[i].cells {
			if c.columns > 1 && c.column > 0 {
				upper = i + 1
			}
		}
	}
	if upper == 0 || upper == len(lines) {
		return [][]gridLine{lines}
	}
	return [][]gridLine{lines[:upper], lines[upper:]}
}

// bodyRows gathers the lines of the body into rows.
func (b *gridBuilder) bodyRows(lines []gridLine) [][]gridLine {
	if chunks := b.chunks(lines); chunks != nil {
		return chunks
	}
	var rows [][]gridLine
	var open []gridLine // lines with a label alone that are of no row yet
	below := 0          // lines that a row set in its middle still has
	flush := func() {
		for _, l := range open {
			rows = append(rows, []gridLine{l})
		}
		open = nil
	}
	for i, l := range lines {
		switch {
		case b.startsRow(rows, open, &l):
			joined := b.wrapsInto(open, &l)
			lead := open[len(open)-joined:]
			open = open[:len(open)-joined]
			flush()
			below = 0
			if joined > 0 && b.label(&l) == "" {
				below = joined
			}
			rows = append(rows, append(slices.Clone(lead), l))
		case len(open) == 0 && len(rows) > 0 && !l.apart &&
			(b.goesOnCells(rows[len(rows)-1], &l) ||
				below > 0 && b.isSection(&l) && (i+1 == len(lines) || b.label(&lines[i+1]) != "" || lines[i+1].apart)):
			below--
			rows[len(rows)-1] = append(rows[len(rows)-1], l)
		default:
			below = 0
			open = append(open, l)
		}
	}
	flush()
	return rows
}

// chunks is the rows of a table in which blank lines part them, and nil for any other.
func (b *gridBuilder) chunks(lines []gridLine) [][]gridLine {
	var out [][]gridLine
	several, single := 0, 0
	for i := range lines {
		if i == 0 || lines[i].apart {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], lines[i])
	}
	for _, c := range out {
		n := 0
		for i := range c {
			if b.isNumeric() && b.numbers(&c[i], true) || !b.isNumeric() && len(c[i].cells) > 1 && b.label(&c[i]) != "" && !startsLower(b.label(&c[i])) {
				n++
			}
		}
		if n <= 1 {
			single++
		}
		if len(c) > 1 {
			several++
		}
	}
	if len(out) < 3 || several == 0 || single < len(out) {
		return nil
	}
	return out
}

func (b *gridBuilder) isNumeric() bool { return slices.Contains(b.numeric, true) }

// startsRow reports whether a line begins a row: it has figures, or in a table of
// words several cells that do not go on with those above.
func (b *gridBuilder) startsRow(rows [][]gridLine, open []gridLine, l *gridLine) bool {
	if b.isNumeric() {
		if len(rows) > 0 && len(open) == 0 && len(l.cells) == 1 && endsOpen(b.lastOf(rows[len(rows)-1], l.cells[0].column)) {
			return false // '20.12.2009 to' goes on below
		}
		return b.numbers(l, true)
	}
	if len(l.cells) < 2 {
		return false
	}
	return len(rows) == 0 || l.apart || len(open) > 0 || !b.goesOnCells(rows[len(rows)-1], l)
}

// wrapsInto counts the lines with a label alone, right above a row, that are the
// beginning of its label.
func (b *gridBuilder) wrapsInto(open []gridLine, l *gridLine) int {
	n, next := 0, l
	for k := len(open) - 1; k >= 0 && !next.apart && open[k].at == next.at-1; k-- {
		s, t := b.label(next), b.label(&open[k])
		switch {
		case t == "", s != "" && !startsLower(s) && s[0] != '(' && !endsOpen(t) && !b.hangs(&open[k], next):
			return n
		}
		n++
		next = &open[k]
	}
	return n
}

// hangs reports whether a label that is set in under the one above it goes on with it,
// rather than being of a list under a head: its first word had no room above.
func (b *gridBuilder) hangs(above, l *gridLine) bool {
	x, y := &above.cells[0], &l.cells[0]
	word, _, _ := strings.Cut(y.span.Of(b.text), " ")
	return y.x0 > x.x0 && len(b.columns) > 1 && x.x1+1+utf8.RuneCountInString(word) > b.columns[1].x0-cellBlanks
}

// goesOnCells reports whether every cell of a line goes on with the cell above it in
// the row: it begins small, or its first word had no room there.
func (b *gridBuilder) goesOnCells(row []gridLine, l *gridLine) bool {
	if len(l.cells) == 0 {
		return false
	}
	for i := range l.cells {
		c := &l.cells[i]
		s := c.span.Of(b.text)
		above := b.lastOf(row, c.column)
		switch {
		case above == "" && c.column > 0 && c.kind == wordy:
		case above == "", c.kind != wordy && b.numeric[c.column]:
			return false
		case startsLower(s) || s[0] == '(' || endsOpen(above):
		case len(l.cells) == 1 && c.column > 0:
		case b.isNumeric() && b.wordyColumns() < 2:
			return false // a label that stands over the rows below it
		default:
			word := s
			if k := strings.IndexByte(s, ' '); k > 0 {
				word = s[:k]
			}
			width := b.columns[c.column].x1 - b.columns[c.column].x0
			if c.column+1 < len(b.columns) {
				width = b.columns[c.column+1].x0 - b.columns[c.column].x0 - cellBlanks
			}
			if utf8.RuneCountInString(above)+1+utf8.RuneCountInString(word) <= width {
				return false
			}
		}
	}
	return true
}

// wordyColumns counts the columns behind the first that hold words.
func (b *gridBuilder) wordyColumns() int {
	n := 0
	for c := 1; c < len(b.numeric); c++ {
		if !b.numeric[c] {
			n++
		}
	}
	return n
}

// lastOf is the text of the lowest line of a row in a column.
func (b *gridBuilder) lastOf(row []gridLine, column int) string {
	for i := len(row) - 1; i >= 0; i-- {
		for k := range row[i].cells {
			if c := &row[i].cells[k]; c.column == column {
				return c.span.Of(b.text)
			}
		}
	}
	return ""
}

// add puts the lines of row r into the table.
func (t *gridTable) add(r int, lines []gridLine) {
	from := len(t.table.Cells)
	var at []rowLine
	for i := range lines {
		if n := len(lines[i].cells); n > 0 {
			at = append(at, rowLine{lines[i].at, lines[i].cells[0].column, lines[i].cells[n-1].column})
		}
		for k := range lines[i].cells {
			c := &lines[i].cells[k]
			known := false
			for x := from; x < len(t.table.Cells); x++ {
				if cell := &t.table.Cells[x]; cell.Column == c.column {
					cell.Parts, known = append(cell.Parts, c.span), true
					cell.Columns = max(cell.Columns, c.columns)
				}
			}
			if !known {
				t.table.Cells = append(t.table.Cells, document.Cell{Row: r, Column: c.column, Rows: 1, Columns: c.columns, Parts: []document.Span{c.span}})
			}
		}
	}
	cells := t.table.Cells[from:]
	slices.SortFunc(cells, func(a, b document.Cell) int { return a.Column - b.Column })
	for x := range cells[:max(0, len(cells)-1)] {
		cells[x].Columns = min(cells[x].Columns, cells[x+1].Column-cells[x].Column)
	}
	t.rows = append(t.rows, at)
}

// close sets the table's span.
func (t *gridTable) close() {
	for i := range t.table.Cells {
		s := t.table.Cells[i].Span()
		if i == 0 {
			t.table.Span = s
		}
		t.table.Span = t.table.Span.Cover(s)
	}
}

// lastLine is the last line that the table stands on.
func (t *gridTable) lastLine() int {
	last := t.caption[1] - 1
	for _, r := range t.rows {
		for _, l := range r {
			last = max(last, l.at)
		}
	}
	return last
}
