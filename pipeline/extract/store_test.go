package extract_test

import (
	"testing"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
)

func TestWhatIsLentIsZeroThoughAnotherSheetHadIt(t *testing.T) {
	var store extract.Store[int]
	for n := range 50 {
		p := extract.NewPass(&document.Document{})
		list := store.Lend(p, n%7)
		if len(list) != n%7 {
			t.Fatalf("%d values were asked for, %d lent", n%7, len(list))
		}
		for i := range list {
			if list[i] != 0 {
				t.Fatalf("sheet %d: value %d is another sheet's", n, i)
			}
			list[i] = n + 1
		}
		p.Release()
	}
}

func TestTwoSheetsAreLentTwoLists(t *testing.T) {
	var store extract.Store[int]
	for range 20 {
		p, q := extract.NewPass(&document.Document{}), extract.NewPass(&document.Document{})
		a, b := store.Lend(p, 3), store.Lend(q, 3)
		a[0], b[0] = 1, 2
		if a[0] != 1 {
			t.Fatal("one list was lent to two sheets")
		}
		p.Release()
		q.Release()
	}
}
