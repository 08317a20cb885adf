package table

import (
	"math"

	"factsheet/pipeline/record"
)

// Placed is where something stands on its page.
type Placed struct {
	X0 *Points `parquet:"box_x0,optional,decimal(2:18)" doc:"left edge of its box, in points from the left edge of the page; null where the sheet has no places, as a text file"`
	Y0 *Points `parquet:"box_y0,optional,decimal(2:18)" doc:"lower edge of its box, in points from the foot of the page"`
	X1 *Points `parquet:"box_x1,optional,decimal(2:18)" doc:"right edge of its box"`
	Y1 *Points `parquet:"box_y1,optional,decimal(2:18)" doc:"upper edge of its box"`
}

// placed is a box in hundredths of a point.
func placed(b *record.Box) Placed {
	if b == nil {
		return Placed{}
	}
	at := func(v float64) *Points {
		p := Points(math.Round(v * 100))
		return &p
	}
	return Placed{at(b.X0), at(b.Y0), at(b.X1), at(b.Y1)}
}

// TableRow is a row of tables.
type TableRow struct {
	Entry
	Page         int32   `parquet:"page" doc:"page of the sheet on which it begins, from 1"`
	Rows         int32   `parquet:"row_count" doc:"how many rows it has, heads included"`
	Columns      int32   `parquet:"column_count" doc:"how many columns it has"`
	Heads        int32   `parquet:"head_count" doc:"how many of its first rows name the columns"`
	Chart        bool    `parquet:"is_chart" doc:"whether it is a picture with labels, whose rows and columns tell only their order"`
	Caption      *string `parquet:"caption,optional" doc:"the title and unit line over it, to the letter; null where there is none"`
	CaptionStart *int32  `parquet:"caption_start,optional" doc:"where the caption begins in documents.text, in code points from 0"`
	CaptionEnd   *int32  `parquet:"caption_end,optional" doc:"where the caption ends; not part of it"`
	Placed
	Reasoned
}

// Tables is the table tables.
var Tables = Of[TableRow]{
	Name: "tables", Role: Dimension, Version: 1, Doc: "A table of a sheet, or a chart's labels, a row; its cells are rows of table_cells.",
	Rows: func(s *Sheet, out []TableRow) []TableRow {
		for i := range s.Tables {
			e := &s.Tables[i]
			r := TableRow{
				Entry: s.entry(e.Basis), Page: int32(e.Page), Rows: int32(e.Rows), Columns: int32(e.Columns), Heads: int32(e.Heads),
				Chart: e.Chart, Placed: placed(e.Box), Reasoned: s.reasoned(e.Basis),
			}
			r.Caption, r.CaptionStart, r.CaptionEnd = quoted(e.Caption)
			out = append(out, r)
		}
		return out
	},
}

// TableCellRow is a row of table_cells.
type TableCellRow struct {
	DocumentID string `parquet:"document_id,dict" key:"primary" ref:"documents" doc:"the sheet's id"`
	TableID    string `parquet:"table_id,dict" key:"primary" ref:"tables" doc:"the table"`
	Row        int32  `parquet:"row_index" key:"primary" doc:"its row, from 0"`
	Column     int32  `parquet:"column_index" key:"primary" doc:"its first column, from 0"`
	RowSpan    int32  `parquet:"row_span" doc:"how many rows it spans"`
	ColumnSpan int32  `parquet:"column_span" doc:"how many columns it spans"`
	Header     bool   `parquet:"is_header" doc:"whether it names columns"`
	Text       string `parquet:"cell_text" doc:"its words: all its parts joined by blanks, white space folded"`
	Parts      int32  `parquet:"part_count" doc:"how many parts it has; the span is the first's, and the lines of a cell of several stand apart in the text"`
	Spanned
	Placed
}

// TableCells is the table table_cells.
var TableCells = Of[TableCellRow]{
	Name: "table_cells", Role: Fact, Version: 2, Doc: "A cell of a table, or a label of a chart, a row; empty cells are left out.",
	Rows: func(s *Sheet, out []TableCellRow) []TableCellRow {
		for i := range s.Tables {
			for k := range s.Tables[i].Cells {
				c := &s.Tables[i].Cells[k]
				out = append(out, TableCellRow{
					s.Document.ID, s.Tables[i].ID, int32(c.Row), int32(c.Column), int32(c.RowSpan), int32(c.ColumnSpan), c.Header,
					valid(c.Text), int32(1 + len(c.Parts)), spanned(c.Span), placed(c.Box),
				})
			}
		}
		return out
	},
}
