package table_test

import (
	"strings"
	"testing"

	"factsheet/extractors/extracttest"
	"factsheet/extractors/internal/table"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

const sheet = `Table 1. Projects
.
  Project                   Donor          Budget (US$       Number of
                                             million)          wells
  Safe Water in the         Norland            >12.5            (14)
  Northern Hills
  Green Boats               Ruritania            3.2a             12
`

func laid(t *testing.T) (*extract.Pass, *table.Table) {
	t.Helper()
	p := extracttest.NewPass(t, strings.ReplaceAll(sheet, "\n.\n", "\n\n"), "")
	all := table.Of(p)
	if len(all) != 1 {
		t.Fatalf("%d tables", len(all))
	}
	return p, &all[0]
}

func TestHeadsAreJoined(t *testing.T) {
	p, x := laid(t)
	for c, want := range []string{"project", "donor", "budget (us$ million)", "number of wells"} {
		if got := x.Head(p, c); got != want {
			t.Errorf("column %d is called %q, want %q", c, got, want)
		}
	}
	if got := table.Counted(x.Head(p, 3)); got != "wells" {
		t.Errorf("counts %q", got)
	}
}

func TestColumnsOfProjects(t *testing.T) {
	p, x := laid(t)
	columns, body := x.Projects(p)
	if body != 1 || columns[0] != table.Title || columns[1] != table.Donor || columns[2] != table.Amount || len(columns) != 3 {
		t.Errorf("columns %v, first row %d", columns, body)
	}
}

func TestCellsHaveTheirWords(t *testing.T) {
	p, x := laid(t)
	if got := table.Text(p, x.At(1, 0)); got != "safe water in the northern hills" {
		t.Errorf("the wrapped cell is %q", got)
	}
	if _, ok := x.At(1, 0).Tokens(); ok {
		t.Error("lines that stand apart are taken for one stretch")
	}
	if x.At(1, 9) != nil || x.Row(7) != nil || x.IsSection(1) {
		t.Error("there is more than there is")
	}
}

func TestFigures(t *testing.T) {
	p, x := laid(t)
	for _, c := range []struct {
		row, column      int
		value, qualifier string
		negative         bool
	}{{1, 2, "12.5", record.Over, false}, {1, 3, "-14", record.Exact, true}, {2, 2, "3.2", record.Exact, false}, {2, 3, "12", record.Exact, false}} {
		f, ok := table.FigureOf(p, x.At(c.row, c.column))
		if !ok || f.Value.Text('f') != c.value || f.Qualifier != c.qualifier || f.Negative != c.negative {
			t.Errorf("row %d, column %d: %v %+v, want %s", c.row, c.column, ok, f, c.value)
		}
	}
	if _, ok := table.FigureOf(p, x.At(2, 1)); ok {
		t.Error("a name is a figure")
	}
}

func TestHeadsAndLabelsTellTheirUnit(t *testing.T) {
	for head, want := range map[string]bool{
		"% change": true, "share (%)": true, "percentage of women": true, "per cent": true,
		"0% 10% 20%": false, "growth of 5 per cent": false, "budget": false,
		"the share of the pupils who were asked in each of the towns and gave an answer, in per cent": false,
	} {
		if got := table.IsPercent(head); got != want {
			t.Errorf("%q names percentages: %v", head, got)
		}
	}
	for head, want := range map[string]string{
		"number of wells": "wells", "no. of schools (2021)": "schools", "wells": "",
		"number of subjects effect of the course of treatment on outcome": "", "number of girls in class 12": "",
	} {
		if got := table.Counted(head); got != want {
			t.Errorf("%q counts %q, want %q", head, got, want)
		}
	}
}

func TestACellOverSeveralRowsStandsInEach(t *testing.T) {
	p := extracttest.NewPass(t, "  Project        Donor        Budget\n  Green Boats    Norland      4,200\n                 Ruritania    3,100\n  Red Barns      Borduria     2,500\n", "")
	if len(p.Doc.Tables) != 1 {
		t.Fatalf("%d tables", len(p.Doc.Tables))
	}
	for i := range p.Doc.Tables[0].Cells {
		if c := &p.Doc.Tables[0].Cells[i]; c.Row == 1 && c.Column == 0 {
			c.Rows = 2
		}
	}
	x := &table.Of(p)[0]
	if got := table.Text(p, x.At(2, 0)); got != "green boats" {
		t.Errorf("%q stands in the second row", got)
	}
	if a, b := len(x.Row(2)), len(x.Across(2)); a != 2 || b != 3 {
		t.Errorf("%d cells begin in the row and %d stand in it", a, b)
	}
}

func TestAHeadOverListNumbersNamesNoColumn(t *testing.T) {
	p := extracttest.NewPass(t, "S. No.   Title            Our side\n1.       Green Boats      Norland\n2.       Red Barns        Borduria\n3.       Blue Mills       Ruritania\n", "")
	all := table.Stroked(p)
	if len(all) != 1 || all[0].Columns != 2 || all[0].Head(p, 0) != "title" {
		t.Errorf("got %d tables, want one whose first column is the title", len(all))
	}
}
