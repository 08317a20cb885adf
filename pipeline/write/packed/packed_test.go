package packed

import (
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
		var data []byte
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
			data = f.Add(data, rows)
			want = append(want, rows...)
		}
		slices.SortFunc(want, func(a, b row) int { return cmp.Or(cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Ordinal, b.Ordinal)) })
		if n := Count(data); n != len(want) {
			t.Fatalf("%d rows, want %d", n, len(want))
		}
		at := 0
		err := f.Rows(data, 3, func(rows []row) error {
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
	data := f.Add(nil, make([]row, 5))
	want := errors.New("full")
	for _, most := range []int{2, 9} {
		if err := f.Rows(data, most, func([]row) error { return want }); err != want {
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
	var data []byte
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		if data = f.Add(data, rows); len(data) > 1<<20 {
			_ = f.Rows(data, 1024, func(r []row) error { n += len(r); return nil })
			data = data[:0]
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n), "ns/row")
}
