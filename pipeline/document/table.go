package document

import "sort"

// Table is a grid of cells: the rows of a table, or the labels of a chart, which stand
// in no rows (Chart).
type Table struct {
	Page          int
	Box           Box  // zero in a text file
	Span          Span // into Document.Text: from its first cell to the end of its last
	Rows, Columns int
	Heads         int    // how many of the first rows name the columns
	Caption       Span   // into Document.Text: the title and unit line over it; empty where none
	Ruled         bool   // lines or surfaces that the page shows part its cells
	Terms         bool   // labels with what they name beside them: no row names the columns
	Chart         bool   // a picture with labels: its cells have no columns to speak of
	Cells         []Cell // by row, then column; empty ones are left out
}

// Cell is one cell of a table.
type Cell struct {
	Row, Column   int    // from 0
	Rows, Columns int    // that it spans, at least 1
	Parts         []Span // into Document.Text, ascending: more than one where its lines stand apart
	Box           Box    // zero in a text file
}

// Span is the whole stretch from the first part to the last.
func (c *Cell) Span() Span {
	if len(c.Parts) == 0 {
		return Span{}
	}
	return Span{c.Parts[0].Start, c.Parts[len(c.Parts)-1].End}
}

// At returns the cell of the table that the offset into Document.Text stands in, or nil.
func (t *Table) At(offset int) *Cell {
	if offset < t.Span.Start || offset >= t.Span.End {
		return nil
	}
	for i := range t.Cells {
		for _, p := range t.Cells[i].Parts {
			if p.Start <= offset && offset < p.End {
				return &t.Cells[i]
			}
		}
	}
	return nil
}

// CellAt returns the table and the cell that the offset into Text stands in, or nils.
// Tables stand in the order of their spans and do not overlap.
func (d *Document) CellAt(offset int) (*Table, *Cell) {
	i := sort.Search(len(d.Tables), func(i int) bool { return d.Tables[i].Span.End > offset })
	if i == len(d.Tables) {
		return nil, nil
	}
	if c := d.Tables[i].At(offset); c != nil {
		return &d.Tables[i], c
	}
	return nil, nil
}
