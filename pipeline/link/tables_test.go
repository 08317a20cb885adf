package link_test

import (
	"strings"
	"testing"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/layout"
	"factsheet/pipeline/link"
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

func TestTablesOfARecordQuoteTheText(t *testing.T) {
	p := laidOut(t, "Grants – of the Fund, in € thousand\n\n  Name                      2021     2022\n"+
		"  Wells and pumps                          \n  for the “hills”             10       12\n"+
		"  Roads                       20       22\n")
	r := link.Record(p)
	if len(r.Tables) != 1 {
		t.Fatalf("%d tables", len(r.Tables))
	}
	x, text := r.Tables[0], []rune(r.Text)
	if x.Rows != 3 || x.Columns != 3 || x.Heads != 1 || x.Box != nil || x.Caption == nil || !strings.HasPrefix(x.Caption.Quote, "Grants") || len(x.Cells) != 9 {
		t.Errorf("%+v", x)
	}
	for _, c := range x.Cells {
		words := []string{}
		for _, s := range append(append(c.Parts[:0:0], c.Span), c.Parts...) {
			if string(text[s.Start:s.End]) != s.Quote {
				t.Errorf("%d to %d is %q, not %q", s.Start, s.End, string(text[s.Start:s.End]), s.Quote)
			}
			words = append(words, s.Quote)
		}
		if c.Text != strings.Join(words, " ") || c.Header != (c.Row == 0) {
			t.Errorf("cell %+v", c)
		}
	}
	if c := x.Cells[3]; c.Text != "Wells and pumps for the “hills”" || len(c.Parts) != 1 {
		t.Errorf("the wrapped label is %+v", c)
	}
}

func TestBoxesOfTablesAreRounded(t *testing.T) {
	p := laidOut(t, "a b")
	p.Doc.Tables = []document.Table{{Page: 1, Rows: 1, Columns: 2, Box: document.Box{X0: 1.0049, Y0: -0.001, X1: 20.126, Y1: 30},
		Span: document.Span{Start: 0, End: 3}, Cells: []document.Cell{
			{Rows: 1, Columns: 1, Parts: []document.Span{{Start: 0, End: 1}}}, {Column: 1, Rows: 1, Columns: 1, Parts: []document.Span{{Start: 2, End: 3}}},
		}}}
	b := link.Record(p).Tables[0].Box
	if b == nil || b.X0 != 1 || b.Y0 != 0 || b.X1 != 20.13 || b.Y1 != 30 {
		t.Errorf("box %+v", b)
	}
}
