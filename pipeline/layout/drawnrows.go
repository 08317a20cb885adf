package layout

import (
	"slices"
	"strings"

	"factsheet/pipeline/document"
)

const (
	sameStep  = 1.15 // of the least step from line to line: one line of a cell to the next
	lineStep  = 1.45 // the most from one line to the next, in heights of a cell's line
	otherStep = 1.3  // from a row to the next, where rows stand farther apart than lines
)

// joinRows joins the lines of a table's rows that stand as rows of their own: where some
// rows stand farther apart than others, those at the least distance are one, unless two
// figures of a column would meet.
func joinRows(text string, t *document.Table) {
	if t.Rows < 3 || t.Chart {
		return
	}
	top := make([]float64, t.Rows)
	first := make([]int, t.Rows+1)
	for r := range first {
		first[r] = len(t.Cells)
	}
	for i := len(t.Cells) - 1; i >= 0; i-- {
		c := &t.Cells[i]
		first[c.Row] = i
		top[c.Row] = max(top[c.Row], c.Box.Y1)
	}
	for r := t.Rows - 1; r >= 0; r-- {
		first[r] = min(first[r], first[r+1])
		if first[r] == first[r+1] {
			return // a row without a cell
		}
	}
	var steps []float64
	for r := 1; r < t.Rows; r++ {
		steps = append(steps, top[r-1]-top[r])
	}
	least := slices.Min(steps)
	height := t.Cells[0].Box.Y1 - t.Cells[0].Box.Y0
	if least <= 0 || least > lineStep*height || slices.Max(steps) < otherStep*least {
		return
	}
	out := make([]document.Cell, 0, len(t.Cells))
	at, row := 0, -1 // where the row at hand begins in out
	for r := range t.Rows {
		cells := t.Cells[first[r]:first[r+1]]
		if r > 0 && steps[r-1] <= sameStep*least && fitsRow(text, out[at:], cells) {
			for _, c := range cells {
				c.Row = row
				k, found := slices.BinarySearchFunc(out[at:], c.Column, func(x document.Cell, column int) int { return x.Column - column })
				if found {
					x := &out[at+k]
					x.Parts, x.Box = append(slices.Clone(x.Parts), c.Parts...), x.Box.Cover(c.Box)
					continue
				}
				out = slices.Insert(out, at+k, c)
			}
			continue
		}
		row, at = row+1, len(out)
		for _, c := range cells {
			c.Row = row
			out = append(out, c)
		}
	}
	t.Cells, t.Rows = out, row+1
	t.Heads = min(t.Heads, t.Rows)
}

// fitsRow reports whether cells may be the next line of a row: none spans columns, and
// no figure stands under anything.
func fitsRow(text string, row, cells []document.Cell) bool {
	for i := range cells {
		c := &cells[i]
		if c.Columns > 1 {
			return false
		}
		for k := range row {
			x := &row[k]
			if x.Column > c.Column || x.Column+x.Columns <= c.Column {
				continue
			}
			if x.Columns > 1 || kindOfSeg(c.Span().Of(text)) != wordy {
				return false
			}
		}
	}
	return true
}

// isContents reports whether a drawn table is one of contents: the last column holds
// ascending numbers of pages or paragraphs, and a head or the title says so.
func isContents(text string, t *document.Table, above string) bool {
	says := func(s string) bool {
		s = strings.ToLower(s)
		return strings.HasSuffix(s, "page") || strings.HasSuffix(s, "pages") || strings.HasSuffix(s, "paragraphs") || strings.HasSuffix(s, "contents")
	}
	named, last, pages := says(above), -1, 0
	for i := range t.Cells {
		c := &t.Cells[i]
		s := c.Span().Of(text)
		if c.Row < 2 {
			named = named || says(s)
		}
		if i+1 < len(t.Cells) && t.Cells[i+1].Row == c.Row {
			continue
		}
		n := plainInt(s)
		if n < 0 {
			continue
		}
		if n < last {
			return false
		}
		last, pages = n, pages+1
	}
	return named && pages >= 3 && pages*2 >= t.Rows-1
}
