package reconcile

import (
	"strings"
	"unicode/utf8"

	"factsheet/pipeline/record"
)

// strokedTables are the tables of a text whose cells are parted by strokes, a row a line:
//
//	| Source  | 2022        | 2023        |
//	|---------|-------------|-------------|
//	| Austria | EUR 250,000 | EUR 300,000 |
//
// They have the same cells in each of three lines or more, and the first names the columns.
// The layout takes them for lines of text; only their sums matter here.
func strokedTables(text string) []record.Table {
	if !strings.Contains(text, "|") {
		return nil
	}
	var out []record.Table
	var t record.Table
	end := func() {
		if t.Rows > 2 {
			out = append(out, t)
		}
		t = record.Table{}
	}
	at := 0 // code points before the line
	for line := range strings.SplitAfterSeq(text, "\n") {
		cells := strokedCells(line, at)
		at += utf8.RuneCountInString(line)
		switch {
		case ruled(line):
			continue
		case len(cells) < 2:
			end()
			continue
		case len(cells) != t.Columns:
			end()
		}
		for c := range cells {
			cells[c].Row, cells[c].Header = t.Rows, t.Rows == 0
		}
		t.Rows, t.Columns, t.Heads, t.Cells = t.Rows+1, len(cells), 1, append(t.Cells, cells...)
	}
	end()
	return out
}

// strokedCells are the cells of a line that begins at a code point, from the first column.
func strokedCells(line string, at int) (out []record.TableCell) {
	body := strings.TrimSpace(line)
	if strings.Count(body, "|") < 2 && !(strings.Count(body, "|") == 1 && !strings.HasPrefix(body, "|") && !strings.HasSuffix(body, "|")) {
		return nil
	}
	at += utf8.RuneCountInString(line[:strings.Index(line, body)])
	if inner, ok := strings.CutPrefix(body, "|"); ok {
		body = inner
		at++
	}
	for i, cell := range strings.Split(strings.TrimSuffix(body, "|"), "|") {
		n := utf8.RuneCountInString(cell)
		out = append(out, record.TableCell{
			Span: record.Span{Start: at, End: at + n}, Column: i, RowSpan: 1, ColumnSpan: 1, Text: strings.TrimSpace(cell),
		})
		at += n + 1
	}
	return out
}

// ruled reports whether a line is the rule under a stroked table's heads.
func ruled(line string) bool {
	line = strings.TrimSpace(line)
	return strings.Contains(line, "--") && strings.Trim(line, "|-:+= ") == ""
}
