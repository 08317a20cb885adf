package layout

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/document"
)

func TestCellsDoNotOverlap(t *testing.T) {
	cell := func(row, column, rows, columns int) document.Cell {
		return document.Cell{Row: row, Column: column, Rows: rows, Columns: columns}
	}
	x := document.Table{Rows: 4, Columns: 3, Cells: []document.Cell{
		cell(0, 0, 4, 1), cell(0, 1, 3, 2), cell(1, 2, 1, 1), cell(3, 1, 1, 2),
	}}
	giveWay(&x)
	want := []document.Cell{cell(0, 0, 4, 1), cell(0, 1, 1, 2), cell(1, 2, 1, 1), cell(3, 1, 1, 2)}
	if diff := cmp.Diff(want, x.Cells); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestCellsOfARowDoNotOverlap(t *testing.T) {
	type place struct{ column, columns int }
	for _, c := range []struct {
		a, b         place
		wantA, wantB place
		joined       bool
	}{
		{place{0, 1}, place{1, 2}, place{0, 1}, place{1, 2}, false},
		{place{0, 3}, place{1, 2}, place{0, 1}, place{1, 2}, false},
		{place{1, 1}, place{1, 2}, place{1, 1}, place{2, 1}, false},
		{place{1, 2}, place{1, 2}, place{1, 1}, place{2, 1}, false},
		{place{1, 1}, place{1, 1}, place{1, 1}, place{1, 1}, true},
		{place{2, 1}, place{1, 1}, place{2, 1}, place{1, 1}, true},
	} {
		a := document.Cell{Column: c.a.column, Columns: c.a.columns, Parts: []document.Span{{Start: 3, End: 5}}, Box: document.Box{X1: 1, Y1: 1}}
		b := document.Cell{Column: c.b.column, Columns: c.b.columns, Parts: []document.Span{{Start: 8, End: 9}}, Box: document.Box{X1: 4, Y1: 1}}
		got := joined(&a, &b)
		if got != c.joined || (place{a.Column, a.Columns}) != c.wantA || (place{b.Column, b.Columns}) != c.wantB {
			t.Errorf("%v and %v become %v and %v, joined %v", c.a, c.b, a, b, got)
		}
		if got && (a.Parts[0] != document.Span{Start: 3, End: 9} || a.Box.X1 != 4) {
			t.Errorf("one cell of %v and %v: %+v", c.a, c.b, a)
		}
	}
}
