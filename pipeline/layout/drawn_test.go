package layout_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/document"
	"factsheet/pipeline/layout"
)

// drawnTables makes a document of one page whose words are drawn where they stand in the
// text, six points a letter. Lines that begin with '|' are rows of tables, a run of them
// a table, their cells three blanks apart in so many columns as their longest has.
func drawnTables(text string) *document.Document {
	d := &document.Document{Pages: []document.Page{{Number: 1}}}
	var b strings.Builder
	open, blank := false, true
	var starts []int // of the columns of the open table
	for n, l := range strings.Split(text, "\n") {
		row := strings.HasPrefix(l, "|")
		l = strings.TrimPrefix(l, "|")
		if n > 0 {
			b.WriteByte('\n')
		}
		line := document.Line{Span: document.Span{Start: b.Len()}, Page: 1, Size: 10, Block: blank}
		blank = strings.TrimSpace(l) == ""
		var cells []document.Cell
		for at := 0; at < len(l); {
			if l[at] == ' ' {
				at++
				continue
			}
			end := at
			for end < len(l) && l[end] != ' ' {
				end++
			}
			box := document.Box{X0: 6 * float64(at), X1: 6 * float64(end), Y0: float64(700 - 12*n), Y1: float64(710 - 12*n)}
			w := document.Word{Span: document.Span{Start: b.Len() + at, End: b.Len() + end}, Box: box}
			if k := len(cells); k == 0 || strings.HasSuffix(l[:at], "   ") {
				cells = append(cells, document.Cell{Rows: 1, Columns: 1, Parts: []document.Span{w.Span}, Box: box})
			} else {
				cells[k-1].Parts[0].End = w.Span.End
				cells[k-1].Box = cells[k-1].Box.Cover(box)
			}
			line.Words = append(line.Words, w)
			line.Box = line.Box.Cover(box)
			at = end
		}
		b.WriteString(l)
		line.Span.End = b.Len()
		if strings.TrimSpace(l) != "" {
			d.Lines = append(d.Lines, line)
		}
		if !row {
			open = open && strings.TrimSpace(l) == ""
			continue
		}
		if !open {
			d.Tables = append(d.Tables, document.Table{Page: 1, Span: document.Span{Start: cells[0].Parts[0].Start}})
			starts, open = nil, true
		}
		t := &d.Tables[len(d.Tables)-1]
		for i := range cells {
			if len(starts) < len(cells) {
				starts = append(starts, i)
			}
			cells[i].Row, cells[i].Column = t.Rows, i
			t.Box = t.Box.Cover(cells[i].Box)
		}
		t.Rows, t.Columns = t.Rows+1, max(t.Columns, len(starts))
		t.Cells = append(t.Cells, cells...)
		t.Span.End = cells[len(cells)-1].Parts[0].End
	}
	d.Text = b.String()
	d.Pages[0].Span.End = len(d.Text)
	layout.Text(d)
	return d
}

func TestDrawnTables(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"the heads and the caption of a table of figures", `Table 3. Grants of the Fund
(In thousands of euros)

|Name         2021     2022
|Wells          10       12
|Roads          20       22`, `table: Table 3. Grants of the Fund (In thousands of euros)
Name|2021|2022
----
Wells|10|12
Roads|20|22
`},
		{"the upper line of the heads", `Table 3. Grants

              Paid in
|Name            2021     2022
|Wells             10       12
|Roads             20       22`, `table: Table 3. Grants
|Paid in|
Name|2021|2022
----
Wells|10|12
Roads|20|22
`},
		{"the heads of a table of words", `|Project           Donor        Place
|Safe water        Norland      Fiji
|Green boats       Ruritania    Tonga`, `table: 
Project|Donor|Place
----
Safe water|Norland|Fiji
Green boats|Ruritania|Tonga
`},
		{"two tables that stand as one", `|Name         2021     2022
|Wells          10       12
|Roads          20       22
|Table 4. Loans
|Name         2021     2022
|Boats          30       32
|Ports          40       42`, `table: 
Name|2021|2022
----
Wells|10|12
Roads|20|22
table: Table 4. Loans
Name|2021|2022
----
Boats|30|32
Ports|40|42
`},
		{"a unit line that stands as the first row", `Table 3. Grants

|(In thousands of euros)
|Name         2021     2022
|Wells          10       12
|Roads          20       22`, `table: Table 3. Grants (In thousands of euros)
Name|2021|2022
----
Wells|10|12
Roads|20|22
`},
		{"rows whose cells have several lines", `|Project           Donor        Budget

|Safe water in     Norland           12
|the hills

|Green boats       Republic of        9
|for all           Ruritania

|Clinics           Norland           30`, `table: 
Project|Donor|Budget
----
Safe water in/the hills|Norland|12
Green boats/for all|Republic of/Ruritania|9
Clinics|Norland|30
`},
		{"a chart's labels", `Figure 2. Grants (US$ million)

6.2

2018

7.9   8.1

2019   2020

The road ahead

The Fund will give more to the towns of the coast in the years to come.`, `chart: Figure 2. Grants (US$ million)
6.2|
2018|
7.9|8.1
2019|2020
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := drawnTables(c.text)
			if diff := cmp.Diff(c.want, showTables(d)); diff != "" {
				t.Error(diff)
			}
			checkTables(t, d)
			for i := range d.Tables {
				if d.Tables[i].Box.Empty() {
					t.Errorf("table %d stands nowhere", i)
				}
			}
		})
	}
}
