package link

import (
	"math"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
)

// tables turns the layout's tables into entries.
func (b *builder) tables() []record.Table {
	d := b.pass.Doc
	out := make([]record.Table, 0, len(d.Tables))
	for i := range d.Tables {
		t := &d.Tables[i]
		e := record.Table{
			Basis: record.Basis{Rule: record.TableRule, Doubts: []string{}},
			Page:  t.Page, Box: box(t.Box), Rows: t.Rows, Columns: t.Columns, Heads: t.Heads, Chart: t.Chart, Cells: make([]record.TableCell, 0, len(t.Cells)),
		}
		if t.Chart {
			e.Rule = record.ChartRule
		}
		if t.Caption.Len() > 0 {
			s := b.span(t.Caption)
			e.Caption = &s
		}
		for k := range t.Cells {
			if c := &t.Cells[k]; len(c.Parts) > 0 {
				e.Cells = append(e.Cells, b.tableCell(c, c.Row < t.Heads))
			}
		}
		if len(e.Cells) == 0 {
			continue
		}
		e.ID = record.SpanID("table", b.pass.ID, b.offsets.CodePoints(t.Span.Start), b.offsets.CodePoints(t.Span.End), itoa(t.Rows)+"x"+itoa(t.Columns))
		out = append(out, e)
	}
	return out
}

func (b *builder) tableCell(c *document.Cell, header bool) record.TableCell {
	e := record.TableCell{
		Span: b.span(c.Parts[0]), Row: c.Row, Column: c.Column, RowSpan: c.Rows, ColumnSpan: c.Columns,
		Header: header, Box: box(c.Box), Parts: []record.Span{},
	}
	words := strings.Fields(e.Quote)
	for _, p := range c.Parts[1:] {
		s := b.span(p)
		e.Parts = append(e.Parts, s)
		words = append(words, strings.Fields(s.Quote)...)
	}
	e.Text = strings.Join(words, " ")
	return e
}

// box rounds a box to hundredths, so that its digits are the same on every machine.
func box(b document.Box) *record.Box {
	if b.Empty() {
		return nil
	}
	round := func(v float64) float64 {
		if v = math.Round(v*100) / 100; v == 0 {
			return 0 // and not -0
		}
		return v
	}
	return &record.Box{X0: round(b.X0), Y0: round(b.Y0), X1: round(b.X1), Y1: round(b.Y1)}
}
