package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/document"
)

// showTables writes a table a block of lines: its caption, then a row a line with its
// cells parted by '|', a cell's parts by '/', a line under the heads.
func showTables(d *document.Document) string {
	var b strings.Builder
	for i := range d.Tables {
		t := &d.Tables[i]
		kind := "table"
		if t.Chart {
			kind = "chart"
		}
		fmt.Fprintf(&b, "%s: %s\n", kind, strings.Join(strings.Fields(t.Caption.Of(d.Text)), " "))
		for r := 0; r < t.Rows; r++ {
			if r == t.Heads && r > 0 {
				b.WriteString("----\n")
			}
			cells := make([]string, t.Columns)
			for k := range t.Cells {
				c := &t.Cells[k]
				if c.Row != r {
					continue
				}
				var parts []string
				for _, p := range c.Parts {
					parts = append(parts, p.Of(d.Text))
				}
				cells[c.Column] = strings.Join(parts, "/")
				for x := 1; x < c.Columns; x++ {
					cells[c.Column+x] = "<"
				}
			}
			b.WriteString(strings.Join(cells, "|") + "\n")
		}
	}
	return b.String()
}

func TestTablesOfText(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"figures under heads of two lines, with a section and a total without a label", `
Table 4. Position of the Fund
(In thousands of euros)

                              2021         2020    Increase/    % change
                                                  (decrease)
  Income                     1,204          980          224         23%
  Costs                        903          911          (8)       (1)%
  Made up of:
  Free reserve                 201           69          132     >(100)%
  Bound reserve                100            -          100         n/a
                               301           69          232        336%
`, `table: Table 4. Position of the Fund (In thousands of euros)
|2021|2020|Increase//(decrease)|% change
----
Income|1,204|980|224|23%
Costs|903|911|(8)|(1)%
Made up of:||||
Free reserve|201|69|132|>(100)%
Bound reserve|100|-|100|n/a
|301|69|232|336%
`},
		{"labels wrapped above, below and around their figures", `
  Area of work                                   Open     Closed
  Wells (#3, 4)                                     2          1
  Roads and bridges in the hills and along
                                                    5          -
  the coast (#9)
  Schools for the children of
  fishers                                           7          3
  Total                                            14          4
`, `table: 
Area of work|Open|Closed
----
Wells (#3, 4)|2|1
Roads and bridges in the hills and along/the coast (#9)|5|-
Schools for the children of/fishers|7|3
Total|14|4
`},
		{"rows parted by blank lines, their cells set in the middle", `
Table 1. Projects
 Country        Project                                  Period        Budget (US$)

 Belland        Fair wages in small ports                2019-2022     2,150,000

                Safe roads for the children of
 Corland                                                 2021-2023     1,275,000
                the northern valleys

 Dorland        Green boats                              2018-2021       480,000
`, `table: Table 1. Projects
Country|Project|Period|Budget (US$)
----
Belland|Fair wages in small ports|2019-2022|2,150,000
Corland|Safe roads for the children of/the northern valleys|2021-2023|1,275,000
Dorland|Green boats|2018-2021|480,000
`},
		{"words alone, wrapped", `
  Project                  Donor                  Partner
  Safe water in the        Republic of            Ministry of
  northern hills           Ruritania              Water
  Boats for fishers        Norland                Harbour Board
  Solar clinics            European Union         Ministry of
                                                  Health
`, `table: 
Project|Donor|Partner
----
Safe water in the/northern hills|Republic of/Ruritania|Ministry of/Water
Boats for fishers|Norland|Harbour Board
Solar clinics|European Union|Ministry of/Health
`},
		{"a sign that stands apart from its figure", `
                      2022            2021
  Grants         $   1,250       $   1,100
  Loans                300             250
  Total          $   1,550       $   1,350
`, `table: 
|2022|2021
----
Grants|$   1,250|$   1,100
Loans|300|250
Total|$   1,550|$   1,350
`},
		{"dots that lead to the figures", `
State             All stores    Dealers
  Northshire . . . . 42,789      13,308
  Southshire. . . .   7,391       1,800
  Westshire . . . .     911         457
`, `table: 
State|All stores|Dealers
----
Northshire|42,789|13,308
Southshire|7,391|1,800
Westshire|911|457
`},
		{"a head over several columns", `
                               Sales             Change
                          2000     2001      2000     2001
   Books                   350      933     166.6    112.9
   Boats                   760    1,346      66.6     43.1
`, `table: 
|Sales|<|Change|<
|2000|2001|2000|2001
----
Books|350|933|166.6|112.9
Boats|760|1,346|66.6|43.1
`},
		{"columns that drift from row to row", `
  Resources                       2024         2023     (decrease)
  Annual dues                       123             78         45
  Change of dues to come            (32)            80      (112)
  Dues, net                            91       158          (67)
  Other income                         7            9         (2)
`, `table: 
Resources|2024|2023|(decrease)
----
Annual dues|123|78|45
Change of dues to come|(32)|80|(112)
Dues, net|91|158|(67)
Other income|7|9|(2)
`},
		{"figures one blank apart where a white line parts their columns", `
  Costs           100,500  98,100
  Wages             2,900   2,700
  Rents            85,101 101,200
  Boats             1,000     900
`, `table: 
Costs|100,500|98,100
Wages|2,900|2,700
Rents|85,101|101,200
Boats|1,000|900
`},
		{"a table that goes on after a page's end", "Table 2. Grants\n\n  Name             2021     2022\n" +
			"  Wells              10       12\n  Roads              20       22\n\n                    - 4 -\n\f" +
			"Report 9\n\nTable 2 (continued)\n\n  Name             2021     2022\n  Boats              30       32\n  Ports              40       42\n", `table: Table 2. Grants
Name|2021|2022
----
Wells|10|12
Roads|20|22
Boats|30|32
Ports|40|42
`},
		{"another table on the next page stays one by itself", "Table 2. Grants\n\n  Name             2021     2022\n" +
			"  Wells              10       12\n  Roads              20       22\n\f" +
			"Table 3. Loans\n\n  Name             2021     2022\n  Boats              30       32\n  Ports              40       42\n", `table: Table 2. Grants
Name|2021|2022
----
Wells|10|12
Roads|20|22
table: Table 3. Loans
Name|2021|2022
----
Boats|30|32
Ports|40|42
`},
		{"a column that no row fills", `
  Goods                 Orders      Sales        Paid (dol.)      Other
  Books                     12         16                             92
  Boats                     24         28                            116
`, `table: 
Goods|Orders|Sales|Paid (dol.)|Other
----
Books|12|16||92
Boats|24|28||116
`},
		{"the labels of a chart", `
Figure II. Grants by year
(EUR million)

     €30
                                     28
     €20
                 19
     €10
               2021                2022

            Grants         Loans

The chart shows what the funds gave to the towns of the coast.
`, `chart: Figure II. Grants by year (EUR million)
€30|||
28|||
€20|||
19|||
€10|||
2021|2022||
Grants|Loans||
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := laidOut(t, c.text)
			want := strings.ReplaceAll(c.want, "€10|||", "€10|||")
			if strings.HasPrefix(c.want, "chart") { // a chart has as many columns as its fullest line
				want = strings.ReplaceAll(strings.ReplaceAll(want, "|||\n", "|\n"), "||\n", "\n")
			}
			if diff := cmp.Diff(want, showTables(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWhatIsNoTable(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"running text in two columns", `
The Fund works with farmers of the hills      who want to sell more of what they grow
in all ten countries of the region and        and to keep what they do not sell. It has
pays for seed, tools and the roads that       built 24 stores since 2019 and will build
lead to the markets of the coast for all      12 more before the end of the year there.
`},
		{"a numbered outline", `
     1.      This report tells what the Fund did in the year and how much it paid for it.
     2.      In 2024 the Fund worked in 43 countries and gave its grants to 12 ministries.
     3.      The grants of the year were paid in two parts, in May and in October 2024.
`},
		{"a table of contents", `
Contents                                                       Page
   I.   Introduction ...........................................  2
   II.  Results of the year ....................................  4
   III. Money ..................................................  9
`},
		{"a table of contents without dots", `
                          CONTENTS
Chapter                                                   Paragraphs
   I.   Introduction                                      1 - 4
   II.  Results of the year                               5 - 19
   III. Money                                             20 - 43
`},
		{"a list of terms", `
Status:                 Under way
Priority:               High
Target date:            First quarter of 2025
Cost:                   12,000
`},
		{"a signature block", `
For the Fund                            For the Government
____________________                    ____________________
Ann Lee                                 Bo Berg
Director                                Minister
`},
		{"tiles", `
  84,000                  412                       9
  women trained           firms with                new laws
  in the trade            apprentices
`},
		{"a line of dates and places", "Geneva                12 May 2021\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := laidOut(t, c.text)
			if got := showTables(d); got != "" {
				t.Errorf("found\n%s", got)
			}
		})
	}
}

func TestTableBlocks(t *testing.T) {
	got := show(t, `
Table 1. Grants of the Fund
(In thousands of euros)

  Name                             2021     2022
  Wells and pumps for the
  villages                           10       12
  Roads                              20       22
  Source: the Fund's accounts.

The grants were paid in May.
`)
	want := []string{
		"caption: Table 1. Grants of the Fund", "caption: (In thousands of euros)",
		"row: Name\t2021\t2022", "row: Wells and pumps for the villages\t10\t12", "row: Roads\t20\t22",
		"caption: Source: the Fund's accounts.", "paragraph: The grants were paid in May.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestChartLabelsAreBlocksEach(t *testing.T) {
	got := show(t, "Figure 1. Grants (US$ million)\n\n   $30\n              28        31\n   $20\n            2021      2022\n\n"+
		"The chart shows what the funds gave to the towns of the coast.\n")
	want := []string{
		"caption: Figure 1. Grants (US$ million)", "label: $30", "label: 28", "label: 31", "label: $20", "label: 2021",
		"label: 2022", "paragraph: The chart shows what the funds gave to the towns of the coast.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// checkTables holds what every table must be, whatever the text.
func checkTables(t *testing.T, d *document.Document) {
	t.Helper()
	end := 0
	for i := range d.Tables {
		x := &d.Tables[i]
		if x.Span.Start < end || x.Span.End > len(d.Text) || x.Heads > x.Rows {
			t.Fatalf("table %d: %+v after %d", i, x, end)
		}
		end = x.Span.End
		apart(t, x)
		row, column := 0, -1
		for k := range x.Cells {
			c := &x.Cells[k]
			if c.Row < row || c.Row == row && c.Column <= column || c.Row >= x.Rows || c.Column+c.Columns > x.Columns || c.Rows < 1 || c.Columns < 1 || len(c.Parts) == 0 {
				t.Fatalf("table %d: cell %+v after row %d column %d of %dx%d", i, c, row, column, x.Rows, x.Columns)
			}
			row, column = c.Row, c.Column+c.Columns-1
			at := x.Span.Start
			for _, p := range c.Parts {
				if p.Start < at || p.End <= p.Start || p.End > x.Span.End {
					t.Fatalf("table %d: part %v of cell %+v", i, p, c)
				}
				at = p.End
			}
		}
	}
}

// apart holds that no two cells of a table share a place.
func apart(t *testing.T, x *document.Table) {
	t.Helper()
	taken := map[[2]int]bool{}
	for _, c := range x.Cells {
		for row := c.Row; row < c.Row+c.Rows; row++ {
			for column := c.Column; column < c.Column+c.Columns; column++ {
				if taken[[2]int{row, column}] {
					t.Fatalf("two cells of %+v share row %d, column %d", x, row, column)
				}
				taken[[2]int{row, column}] = true
			}
		}
	}
}
