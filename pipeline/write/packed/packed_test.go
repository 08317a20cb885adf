package packed

import (
	"bytes"
	"cmp"
	"errors"
	"reflect"
	"slices"
	"strings"
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

// A pile that is dropped gives its chunks to others, be they full of rows or of one alone.
func TestAPileIsItsOwnWhateverWasDropped(t *testing.T) {
	f := FormOf[row]()
	packer := f.Packer()
	var pile, other Pile
	for n := range 4 {
		want := 0
		for len(pile.chunks) < 12 || want < 2000 {
			text := strings.Repeat(string(rune('a'+n)), 1+want%300)
			if want%500 == 499 {
				text = strings.Repeat(text, 2*mostChunk/len(text))
			}
			for k, p := range []*Pile{&pile, &other} {
				packer.Add(p, []row{{Maybe: &text, Ordinal: int32(want), Text: text, Sum: money(k), List: []string{text}}})
			}
			want++
		}
		for k, p := range []*Pile{&pile, &other} {
			got := 0
			_ = f.Rows(p, 100, func(rows []row) error {
				for i := range rows {
					r := &rows[i]
					same := *r.Maybe == r.Text && r.List[0] == r.Text && strings.Trim(r.Text, string(rune('a'+n))) == ""
					if !same || int(r.Ordinal) != got || r.Sum != money(k) {
						t.Fatalf("row %d of pile %d is another: %d, %d, %.9q", got, k, r.Ordinal, r.Sum, r.Text)
					}
					got++
				}
				return nil
			})
			if got != want {
				t.Fatalf("%d rows came back of %d", got, want)
			}
			if p.Drop(); p.Size() != 0 || p.Count() != 0 || len(p.Chunks()) != 0 {
				t.Fatalf("of a pile that was dropped %d bytes and %d rows are left", p.Size(), p.Count())
			}
		}
	}
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
