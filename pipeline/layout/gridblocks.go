package layout

import "factsheet/pipeline/document"

// gridMarks says of each line of a text file which table it is part of.
type gridMarks struct {
	*grid
	at []gridMark // by line; empty where no table was found
}

// gridMark is a line's place in a table.
type gridMark struct {
	kind        document.Kind // Caption, TableRow, Label; Paragraph for none
	table, row  int
	first, last int // columns of its cells, in a row
}

// markGrids finds the tables of a text file, puts them into d and marks their lines.
func markGrids(d *document.Document, lines []line) gridMarks {
	g, tables := findGrids(d, lines)
	return g.mark(d, tables)
}

// mark puts the tables into d and marks their lines.
func (g *grid) mark(d *document.Document, tables []gridTable) gridMarks {
	if len(tables) == 0 {
		return gridMarks{}
	}
	m := gridMarks{grid: g, at: make([]gridMark, len(g.lines))}
	d.Tables = make([]document.Table, len(tables))
	for t := range tables {
		d.Tables[t] = tables[t].table
		for i := tables[t].caption[0]; i < tables[t].caption[1]; i++ {
			m.at[i] = gridMark{kind: document.Caption, table: t}
		}
		kind := document.TableRow
		if tables[t].table.Chart {
			kind = document.Label
		}
		for r, row := range tables[t].rows {
			for _, l := range row {
				m.at[l.at] = gridMark{kind: kind, table: t, row: r, first: l.first, last: l.last}
			}
		}
	}
	return m
}

// has reports whether line i is part of a table.
func (m *gridMarks) has(i int) bool { return m.at != nil && m.at[i].kind != document.Paragraph }

// blocksAt makes the blocks of line i where it is part of a table, with the lines that
// go on with it, and returns the line after them; else i.
func (m *gridMarks) blocksAt(i int, out *[]document.Block) int {
	if !m.has(i) {
		if m.at != nil && i > 0 && isNote(m.lines[i].span.Of(m.text)) {
			return m.note(i, out)
		}
		return i
	}
	mark, l := m.at[i], &m.lines[i]
	b := document.Block{Kind: mark.kind, Page: l.page}
	if mark.kind == document.Label {
		for _, s := range m.print[i].segs {
			b.Parts = []document.Span{s.span}
			*out = append(*out, b)
		}
		return i + 1
	}
	b.Parts = []document.Span{l.span}
	end := i + 1
	for ; end < len(m.lines) && m.has(end) && m.goesOn(end-1, end); end++ {
		b.Parts[0].End = m.lines[end].span.End
	}
	*out = append(*out, b)
	return end
}

// goesOn reports whether line b, right below line a, is of the same block: the next
// line of a title, or of the same row, where the cell that ends one line goes on in
// the next.
func (m *gridMarks) goesOn(a, b int) bool {
	x, y := m.at[a], m.at[b]
	if x.kind != y.kind || x.table != y.table || m.lines[b].blank() {
		return false
	}
	if x.kind == document.Caption {
		s := m.lines[b].span.Of(m.text)
		return s[0] != '(' && s[0] != '[' && !isUnits(s)
	}
	return x.row == y.row && x.last == y.first
}

// note makes a caption of the source that is told right under a table.
func (m *gridMarks) note(i int, out *[]document.Block) int {
	above := i - 1
	for above > 0 && above >= i-2 && (m.lines[above].blank() || m.print[above].rule) {
		above--
	}
	if !m.has(above) || m.at[above].kind == document.Caption {
		return i
	}
	end := i + 1
	for end < len(m.lines) && !m.has(end) && continues(m.text, m.lines[i:end], &m.lines[end]) {
		end++
	}
	b := makeBlock(m.text, m.lines[i:end], nil)
	b.Kind = document.Caption
	*out = append(*out, b)
	return end
}
