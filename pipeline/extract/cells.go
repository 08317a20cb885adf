package extract

import (
	"slices"
	"sort"

	"factsheet/pipeline/document"
)

// The doubts of a value that stands in a table or in a picture: what it is a value of
// was told by its place alone.
const (
	TableCell  = "table_cell"
	ChartLabel = "chart_label"
)

// cellPart is a part of a table's cell, with its places in the document's lists.
type cellPart struct {
	span        document.Span
	table, cell int32
}

// cellParts are the parts of the cells of the document's tables, by their places.
func cellParts(d *document.Document) []cellPart {
	n := 0
	for t := range d.Tables {
		n += len(d.Tables[t].Cells)
	}
	out := make([]cellPart, 0, n)
	for t := range d.Tables {
		for c := range d.Tables[t].Cells {
			for _, s := range d.Tables[t].Cells[c].Parts {
				out = append(out, cellPart{s, int32(t), int32(c)})
			}
		}
	}
	slices.SortFunc(out, func(a, b cellPart) int { return a.span.Start - b.span.Start })
	return out
}

// CellAt returns the table and the cell that the offset into the document's text
// stands in, as places in Doc.Tables and in its Cells, in logarithmic time.
func (p *Pass) CellAt(offset int) (table, cell int, ok bool) {
	if len(p.Doc.Tables) == 0 {
		return 0, 0, false
	}
	if p.cells == nil {
		p.cells = cellParts(p.Doc)
	}
	parts := p.cells
	i := sort.Search(len(parts), func(i int) bool { return parts[i].span.End > offset })
	if i == len(parts) || parts[i].span.Start > offset {
		return 0, 0, false
	}
	return int(parts[i].table), int(parts[i].cell), true
}

// cellDoubt is the doubt of a find in a table's cell, or "".
func (p *Pass) cellDoubt(raw document.Span) string {
	if len(p.Doc.Tables) == 0 || raw.Len() == 0 {
		return ""
	}
	t, _, ok := p.CellAt(raw.Start)
	switch {
	case !ok:
		return ""
	case p.Doc.Tables[t].Chart:
		return ChartLabel
	}
	return TableCell
}
