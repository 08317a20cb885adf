package record

// Table is a table of the sheet as rows of cells, or the labels of a chart.
type Table struct {
	Basis
	Page    int         `json:"page"`    // where it begins, from 1
	Box     *Box        `json:"box"`     // null where the sheet has no places, as a text file
	Caption *Span       `json:"caption"` // the title and unit line over it; null where there is none
	Rows    int         `json:"rows"`
	Columns int         `json:"columns"`
	Heads   int         `json:"heads"` // how many of the first rows name the columns
	Chart   bool        `json:"chart"` // a picture with labels, whose rows and columns tell only their order
	Cells   []TableCell `json:"cells"` // by row, then column; empty ones are left out
}

// TableCell is a cell of a table. Its span is that of its first part.
type TableCell struct {
	Span
	Row        int    `json:"row"`    // from 0
	Column     int    `json:"column"` // from 0
	RowSpan    int    `json:"row_span"`
	ColumnSpan int    `json:"column_span"`
	Header     bool   `json:"header"` // it names columns
	Text       string `json:"text"`   // its parts joined by blanks, white space folded
	Box        *Box   `json:"box"`
	Parts      []Span `json:"parts"` // its further parts, where its lines stand apart
}

// Box is a rectangle on a page, in points from the lower left corner of the page as it
// is seen, to a hundredth.
type Box struct {
	X0 float64 `json:"x0"`
	Y0 float64 `json:"y0"`
	X1 float64 `json:"x1"`
	Y1 float64 `json:"y1"`
}

// The rules of tables.
const (
	TableRule = "table.cells" // cells that the layout found in rows and columns
	ChartRule = "table.chart" // labels of a picture
)
