package report

import "factsheet/pipeline/record"

// gridView is a table of the sheet.
type gridView struct {
	Caption string
	Where   string
	Rows    []gridRow
}

type gridRow struct{ Cells []gridCell }

type gridCell struct {
	Text             string
	RowSpan, ColSpan int // 0 for one
	Header           bool
	Numeric          bool
}

// mostCells bounds what is shown of a table; the record holds it whole.
const mostCells = 3000

// grids are the tables that begin in a part of the sheet. The labels of charts are no tables
// that one could read.
func (s *sheet) grids(n int) []gridView {
	var out []gridView
	left := mostCells
	for i := range s.r.Tables {
		t := &s.r.Tables[i]
		if t.Chart || len(t.Cells) == 0 || s.partOf(s.lineAt(t.Cells[0].Start)) != n {
			continue
		}
		if left -= len(t.Cells); left < 0 {
			break
		}
		v := gridView{Where: s.where(t.Cells[0].Start, t.Cells[0].Page), Rows: rows(t)}
		if t.Caption != nil {
			v.Caption = brief(t.Caption.Quote, 200)
		}
		out = append(out, v)
	}
	return out
}

// rows puts the cells of a table in rows, with empty ones where the record leaves them out.
func rows(t *record.Table) []gridRow {
	var out []gridRow
	taken := map[[2]int]bool{}
	next := 0
	for row := 0; row < t.Rows && next < len(t.Cells); row++ {
		var v gridRow
		for column := 0; column < t.Columns; column++ {
			if next < len(t.Cells) && t.Cells[next].Row == row && t.Cells[next].Column <= column {
				c := &t.Cells[next]
				next++
				v.Cells = append(v.Cells, gridCell{Text: shown(c.Text), RowSpan: several(c.RowSpan), ColSpan: several(c.ColumnSpan),
					Header: c.Header, Numeric: numeric(c.Text)})
				for y := range min(max(c.RowSpan, 1), t.Rows-row) {
					for x := range min(max(c.ColumnSpan, 1), t.Columns-column) {
						taken[[2]int{row + y, column + x}] = true
					}
				}
				continue
			}
			if !taken[[2]int{row, column}] {
				v.Cells = append(v.Cells, gridCell{})
			}
		}
		for next < len(t.Cells) && t.Cells[next].Row <= row { // of a record that somebody changed
			next++
		}
		out = append(out, v)
	}
	return out
}

// several is a span of cells as a page tells it: one is not told.
func several(n int) int {
	if n == 1 {
		return 0
	}
	return n
}

// numeric reports whether a cell holds a figure, which is set to the right.
func numeric(s string) bool {
	digits := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r > ' ' && r < 0x2000 && (r < '!' || r > '/'):
			return false
		}
	}
	return digits > 0
}
