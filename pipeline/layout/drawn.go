package layout

import (
	"sort"

	"factsheet/pipeline/document"
)

// nameTables tells the heads and captions of the tables that were found by where their
// words are drawn.
func nameTables(d *document.Document) {
	if len(d.Tables) == 0 {
		return
	}
	lines := splitLines(d)
	markRunning(d, lines)
	g := &grid{text: d.Text, lines: lines, print: make([]printed, len(lines))}
	for i := range lines {
		g.print[i] = printLine(d.Text, &lines[i], nil)
	}
	tables := partTitles(d.Text, dropUnitRows(d.Text, d.Tables))
	taken := make([]bool, len(lines))
	for i := range tables {
		if !tables[i].Ruled && !tables[i].Terms {
			g.takeHeads(d, &tables[i], taken)
			joinRows(d.Text, &tables[i])
		}
		t := gridTable{table: tables[i], rows: g.rowLines(&tables[i])}
		for _, r := range t.rows {
			for _, l := range r {
				taken[l.at] = true
				setKind(d, lines[l.at].span, document.TableRow)
			}
		}
		if len(t.rows) == 0 {
			continue
		}
		if len(t.rows[0]) > 0 {
			t.caption = g.trimCaption(g.findCaption(t.rows[0][0].at))
			for i := t.caption[0]; i < t.caption[1]; i++ {
				taken[i] = true
			}
			t.table.Caption = g.captionSpan(t.caption)
		}
		if top := t.rows[0]; len(top) > 0 && isContents(d.Text, &t.table, g.lines[max(0, top[0].at-2)].span.Of(d.Text)) {
			continue
		}
		if t.table.Heads == 0 && !t.table.Chart && !t.table.Terms && !(t.table.Ruled && t.table.Columns == 2) {
			t.table.Heads = headsOf(d.Text, &t.table)
		}
		g.out = append(g.out, t)
	}
	d.Tables = d.Tables[:0]
	for _, t := range apart(g.out) {
		d.Tables = append(d.Tables, t.table)
	}
}

// setKind says what the lines that stand on a stretch of the text are.
func setKind(d *document.Document, s document.Span, k document.Kind) {
	i := sort.Search(len(d.Lines), func(i int) bool { return d.Lines[i].Span.End > s.Start })
	for ; i < len(d.Lines) && d.Lines[i].Span.Start < s.End; i++ {
		if d.Lines[i].Kind != document.Header && d.Lines[i].Kind != document.Footer {
			d.Lines[i].Kind = k
		}
	}
}

// addCharts makes a chart of each run of labels among a document's blocks, with the
// caption right before it, or else right behind it.
func addCharts(d *document.Document) {
	var charts []gridTable
	for i := 0; i < len(d.Blocks); {
		if d.Blocks[i].Kind != document.Label {
			i++
			continue
		}
		end := i
		var t gridTable
		figures := 0
		t.table = document.Table{Page: d.Blocks[i].Page, Chart: true}
		for ; end < len(d.Blocks) && d.Blocks[end].Kind == document.Label && d.Blocks[end].Page == d.Blocks[i].Page; end++ {
			for _, p := range d.Blocks[end].Parts {
				figures += addLabels(d, &t.table, p)
			}
		}
		switch {
		case figures < chartFigures:
		case i > 0 && d.Blocks[i-1].Kind == document.Paragraph && isUnits(d.Blocks[i-1].Span().Of(d.Text)):
			t.table.Caption = unitCaption(d.Blocks[:i])
		case i > 0 && d.Blocks[i-1].Kind == document.Caption:
			t.table.Caption = d.Blocks[i-1].Span()
		case end < len(d.Blocks) && d.Blocks[end].Kind == document.Caption:
			t.table.Caption = d.Blocks[end].Span()
		}
		if figures >= chartFigures && isOrdered(&t.table) {
			t.close()
			t.table.Box = coverCells(t.table.Cells)
			charts = append(charts, t)
		}
		i = end
	}
	if len(charts) == 0 {
		return
	}
	for _, t := range d.Tables {
		charts = append(charts, gridTable{table: t})
	}
	d.Tables = d.Tables[:0]
	for _, t := range apart(charts) {
		d.Tables = append(d.Tables, t.table)
	}
}

// addLabels puts the labels of a stretch of text into a chart, a line a row, and counts
// the figures among them.
func addLabels(d *document.Document, t *document.Table, part document.Span) (figures int) {
	for at := part.Start; at < part.End; {
		end := at
		for end < part.End && d.Text[end] != '\n' && d.Text[end] != '\f' {
			end++
		}
		l := newLine(d.Text, at, end, t.Page)
		l.bullet = document.Span{}
		p := printLine(d.Text, &l, nil)
		for k := range p.segs {
			t.Cells = append(t.Cells, document.Cell{Row: t.Rows, Column: k, Rows: 1, Columns: 1, Parts: []document.Span{p.segs[k].span}, Box: wordsBox(d, p.segs[k].span)})
			t.Columns = max(t.Columns, k+1)
		}
		if len(p.segs) > 0 {
			t.Rows++
		}
		figures += p.kinds(figure)
		at = end + 1
	}
	return figures
}

// isOrdered reports whether a chart's labels stand in the order of the text.
func isOrdered(t *document.Table) bool {
	at := -1
	for i := range t.Cells {
		if s := t.Cells[i].Span(); s.Start < at {
			return false
		} else {
			at = s.End
		}
	}
	return true
}

// lineAt is the line that an offset into the text stands on.
func (g *grid) lineAt(offset int) int {
	return max(0, sort.Search(len(g.lines), func(i int) bool { return g.lines[i].span.Start > offset })-1)
}

// rowLines are the lines of a table's rows.
func (g *grid) rowLines(t *document.Table) [][]rowLine {
	rows := make([][]rowLine, t.Rows)
	for i := range t.Cells {
		c := &t.Cells[i]
		for _, p := range c.Parts {
			at := g.lineAt(p.Start)
			r := rows[c.Row]
			if n := len(r); n > 0 && r[n-1].at == at {
				r[n-1].last = c.Column
				continue
			}
			rows[c.Row] = append(r, rowLine{at, c.Column, c.Column})
		}
	}
	return rows
}

// takeHeads takes into a table the lines right above it whose words stand over its
// columns: the upper lines of its heads.
func (g *grid) takeHeads(d *document.Document, t *document.Table, taken []bool) {
	if len(t.Cells) == 0 || t.Columns < 2 || t.Chart {
		return
	}
	columns := make([]document.Box, t.Columns)
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Columns == 1 {
			columns[c.Column] = columns[c.Column].Cover(c.Box)
		}
	}
	blanks := 0
	for i := g.lineAt(t.Cells[0].Span().Start) - 1; i >= 0 && blanks < 2; i-- {
		if g.lines[i].blank() {
			blanks++
			continue
		}
		if taken[i] || g.print[i].prose || g.isTitle(i) || isUnits(g.lines[i].span.Of(g.text)) {
			return
		}
		cells := g.over(d, i, columns)
		if cells == nil {
			return
		}
		blanks = 0
		for k := range t.Cells {
			t.Cells[k].Row++
		}
		t.Cells = append(cells, t.Cells...)
		t.Rows++
		if t.Heads > 0 {
			t.Heads++
		}
		t.Span.Start = cells[0].Parts[0].Start
		t.Box = t.Box.Cover(coverCells(cells))
	}
}

// over is the parts of line i as cells over the columns, one a column; nil where they
// are none, or where the line names the first column alone.
func (g *grid) over(d *document.Document, i int, columns []document.Box) []document.Cell {
	var out []document.Cell
	for _, s := range g.print[i].segs {
		if s.words > headWords/2 {
			return nil
		}
		b := wordsBox(d, s.span)
		best, most := -1, 0.0
		for c := range columns {
			if n := min(columns[c].X1, b.X1) - max(columns[c].X0, b.X0); n > most {
				best, most = c, n
			}
		}
		if best < 0 || most < 0.5*min(b.X1-b.X0, columns[best].X1-columns[best].X0) || b.X1-b.X0 > 2.5*(columns[best].X1-columns[best].X0) ||
			len(out) > 0 && out[len(out)-1].Column >= best {
			return nil
		}
		out = append(out, document.Cell{Column: best, Rows: 1, Columns: 1, Parts: []document.Span{s.span}, Box: b})
	}
	if len(out) == 1 && out[0].Column == 0 {
		return nil
	}
	return out
}

// wordsBox is where the words of a stretch of text stand.
func wordsBox(d *document.Document, s document.Span) document.Box {
	var b document.Box
	k := sort.Search(len(d.Lines), func(k int) bool { return d.Lines[k].Span.End > s.Start })
	for ; k < len(d.Lines) && d.Lines[k].Span.Start < s.End; k++ {
		for _, w := range d.Lines[k].Words {
			if w.Span.Overlaps(s) {
				b = b.Cover(w.Box)
			}
		}
	}
	return b
}

// dropUnitRows takes a unit line or a title that stands as a table's first row out of
// it: it is of the caption.
func dropUnitRows(text string, tables []document.Table) []document.Table {
	for i := range tables {
		t := &tables[i]
		for len(t.Cells) > 1 && t.Cells[0].Row == 0 && t.Cells[1].Row > 0 {
			if s := t.Cells[0].Span().Of(text); s == "" || !isUnits(s) && !tableTitle.MatchString(s) {
				break
			}
			t.Cells = t.Cells[1:]
			up := t.Cells[0].Row
			for k := range t.Cells {
				t.Cells[k].Row -= up
			}
			t.Rows, t.Heads = t.Rows-up, max(0, t.Heads-up)
			t.Span.Start, t.Box = t.Cells[0].Span().Start, coverCells(t.Cells)
		}
	}
	return tables
}

// partTitles parts a table at a row that is the title of another.
func partTitles(text string, tables []document.Table) []document.Table {
	var out []document.Table
	for _, t := range tables {
		for {
			row, rest := titleRow(text, &t)
			if row < 0 {
				break
			}
			upper := t
			upper.Rows, upper.Heads = row, min(t.Heads, row)
			upper.Cells = t.Cells[:rest-1]
			t.Cells = t.Cells[rest:]
			for i := range t.Cells {
				t.Cells[i].Row -= row + 1
			}
			t.Rows, t.Heads = t.Rows-row-1, 0
			if len(upper.Cells) > 0 {
				upper.Span.End = upper.Cells[len(upper.Cells)-1].Span().End
				upper.Box = coverCells(upper.Cells)
				out = append(out, upper)
			}
			if len(t.Cells) > 0 {
				t.Span.Start = t.Cells[0].Span().Start
				t.Box = coverCells(t.Cells)
			}
		}
		if len(t.Cells) > 0 {
			out = append(out, t)
		}
	}
	return out
}

func coverCells(cells []document.Cell) document.Box {
	var b document.Box
	for i := range cells {
		b = b.Cover(cells[i].Box)
	}
	return b
}

// titleRow is the first row of a table that is one cell with the title of a table, and
// where the cells below it begin; -1 where there is none.
func titleRow(text string, t *document.Table) (row, rest int) {
	for i := range t.Cells {
		c := &t.Cells[i]
		alone := !t.Ruled && (i == 0 || t.Cells[i-1].Row != c.Row) && (i+1 == len(t.Cells) || t.Cells[i+1].Row != c.Row)
		if alone && tableTitle.MatchString(c.Span().Of(text)) {
			return c.Row, i + 1
		}
	}
	return -1, 0
}

// headsOf counts the first rows of a table that name its columns: those above the
// first row of figures, or a first row of short names over columns of words.
func headsOf(text string, t *document.Table) int {
	total, figures := make([]int, t.Columns), make([]int, t.Columns)
	kinds := make([]segKind, len(t.Cells))
	for i := range t.Cells {
		c := &t.Cells[i]
		kinds[i] = kindOfSeg(c.Span().Of(text))
		if c.Columns == 1 {
			total[c.Column]++
			if kinds[i] != wordy {
				figures[c.Column]++
			}
		}
	}
	numeric, any := make([]bool, t.Columns), false
	for c := range numeric {
		numeric[c] = c > 0 && figures[c] >= 2 && figures[c]*2 >= total[c]
		any = any || numeric[c]
	}
	first := 0 // cell of the row at hand
	sections := 0
	for first < len(t.Cells) {
		row, end := t.Cells[first].Row, first
		label, body, cells, words := false, false, 0, 0
		for ; end < len(t.Cells) && t.Cells[end].Row == row; end++ {
			c := &t.Cells[end]
			label = label || c.Column == 0
			cells++
			switch {
			case c.Column == 0 || !numeric[c.Column]:
			case kinds[end] == wordy:
				words++
			case kinds[end] != year:
				body = true
			}
		}
		switch {
		case any && body && (label || words == 0):
			return row - sections
		case any && cells == 1 && label:
			sections++
		case any:
			sections = 0
		case row > 0:
			return namedRow(text, t, first)
		}
		first = end
	}
	return 0
}

// namedRow is 1 where the cells before the end-th are the short names of all columns.
func namedRow(text string, t *document.Table, end int) int {
	if end != t.Columns || t.Rows < 3 {
		return 0
	}
	for i := range t.Cells[:end] {
		s := t.Cells[i].Span().Of(text)
		if len(s) > 40 {
			return 0
		}
		for k := range len(s) {
			if isDigit(s[k]) {
				return 0
			}
		}
	}
	return 1
}
