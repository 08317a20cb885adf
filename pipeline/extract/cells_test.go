package extract_test

import (
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/layout"
	"factsheet/pipeline/read"
)

func laidOut(t *testing.T, text string) *extract.Pass {
	t.Helper()
	d := &document.Document{}
	if err := read.Decoded(d, text); err != nil {
		t.Fatal(err)
	}
	layout.Text(d)
	return extract.NewPass(d)
}

func TestEvidenceSaysThatItStandsInACell(t *testing.T) {
	p := laidOut(t, "The Fund gave 7 grants to towns in the year, and it tells them here in a table of rows.\n\n"+
		"  Name         2021     2022\n  Wells          10       12\n  Roads          20       22\n")
	for words, want := range map[string]bool{"7": false, "12": true, "Roads": true} {
		i := strings.LastIndex(p.View.Text, words)
		e := p.Evidence(document.Span{Start: i, End: i + len(words)}, "test.rule")
		if got := slices.Contains(e.Doubts, "table_cell"); got != want {
			t.Errorf("%q: in a cell %v, want %v", words, got, want)
		}
	}
}

func TestCellOfAnOffset(t *testing.T) {
	p := laidOut(t, "  Name         2021     2022\n  Wells          10       12\n  Roads          20       22\n")
	at := strings.Index(p.Doc.Text, "20 ")
	table, cell, ok := p.CellAt(at)
	if !ok {
		t.Fatal("no cell there")
	}
	if c := p.Doc.Tables[table].Cells[cell]; c.Row != 2 || c.Column != 1 {
		t.Errorf("row %d, column %d", c.Row, c.Column)
	}
	if _, _, ok := p.CellAt(at - 1); ok {
		t.Error("a blank between cells is one")
	}
}
