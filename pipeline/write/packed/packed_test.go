package packed

import (
	"bytes"
	"cmp"
	"errors"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"
)

type money int64

type key struct {
	Sheet string `key:"primary"`
}

type row struct {
	Maybe *string
	key
	Text    string
	Ordinal int32 `key:"primary"`
	Sum     money
	Paid    *money
	Page    *int32
	Head    bool
	Whole   *bool
	List    []string
}

func anyRow(t *rapid.T) row {
	texts := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "a", "a\x00", "aa", "b", "é"}))
	sums := rapid.Map(rapid.Int64(), func(n int64) money { return money(n) })
	return row{
		Maybe: rapid.Ptr(texts, true).Draw(t, "maybe"), key: key{texts.Draw(t, "sheet")}, Text: texts.Draw(t, "text"),
		Ordinal: int32(rapid.IntRange(-3, 300).Draw(t, "ordinal")), Sum: sums.Draw(t, "sum"), Paid: rapid.Ptr(sums, true).Draw(t, "paid"),
		Page: rapid.Ptr(rapid.Int32(), true).Draw(t, "page"), Head: rapid.Bool().Draw(t, "head"), Whole: rapid.Ptr(rapid.Bool(), true).Draw(t, "whole"),
		List: rapid.SliceOfN(texts, 0, 4).Draw(t, "list"),
	}
}

// Whatever rows are packed, in whatever portions, come back as they were, in the order of
// their key.
func TestAnyRowsComeBackInOrder(t *testing.T) {
	f := FormOf[row]()
	rapid.Check(t, func(t *rapid.T) {
		var pile Pile
		packer := f.Packer()
		var want []row
		type id struct {
			sheet   string
			ordinal int32
		}
		seen := map[id]bool{} // no two rows have one key
		for range rapid.IntRange(0, 4).Draw(t, "portions") {
			rows := rapid.SliceOfN(rapid.Custom(anyRow), 0, 6).Draw(t, "rows")
			rows = slices.DeleteFunc(rows, func(r row) bool {
				k := id{r.Sheet, r.Ordinal}
				was := seen[k]
				seen[k] = true
				return was
			})
			packer.Add(&pile, rows)
			want = append(want, rows...)
			if rapid.Bool().Draw(t, "kept elsewhere") {
				var kept Pile
				kept.Put(bytes.Join(pile.Chunks(), nil))
				pile = kept
			}
		}
		slices.SortFunc(want, func(a, b row) int { return cmp.Or(cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Ordinal, b.Ordinal)) })
		if n := pile.Count(); n != len(want) {
			t.Fatalf("%d rows, want %d", n, len(want))
		}
		if n := len(bytes.Join(pile.Chunks(), nil)); n != pile.Size() {
			t.Fatalf("%d bytes, said to be %d", n, pile.Size())
		}
		at := 0
		err := f.Rows(&pile, 3, func(rows []row) error {
			if len(rows) > 3 {
				t.Fatalf("%d rows at once", len(rows))
			}
			for i := range rows {
				if rows[i].List == nil {
					rows[i].List = []string{}
				}
				if !reflect.DeepEqual(rows[i], want[at]) {
					t.Fatalf("row %d is %+v, want %+v", at, rows[i], want[at])
				}
				at++
			}
			return nil
		})
		if err != nil || at != len(want) {
			t.Fatalf("%d rows came back of %d: %v", at, len(want), err)
		}
	})
}

func TestRowsPassErrorsOn(t *testing.T) {
	f := FormOf[row]()
	var pile Pile
	f.Packer().Add(&pile, make([]row, 5))
	want := errors.New("full")
	for _, most := range []int{2, 9} {
		if err := f.Rows(&pile, most, func([]row) error { return want }); err != want {
			t.Errorf("%d at a time: %v", most, err)
		}
	}
}

func TestFieldOfNoColumnTypePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a float is packed")
		}
	}()
	FormOf[struct{ Share float64 }]()
}

func BenchmarkRoundTrip(b *testing.B) {
	f := FormOf[row]()
	quote := "USG has committed more than $3.5 million"
	rows := make([]row, 20)
	for i := range rows {
		rows[i] = row{Maybe: &quote, key: key{"doc-c14e78bae7e3acd0"}, Text: quote, Ordinal: int32(i), List: []string{"far_evidence"}}
	}
	var pile Pile
	packer := f.Packer()
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		if packer.Add(&pile, rows); pile.Size() > 1<<20 {
			_ = f.Rows(&pile, 1024, func(r []row) error { n += len(r); return nil })
			pile = Pile{}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n), "ns/row")
}
