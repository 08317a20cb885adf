package summable

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
)

// sum is an amount of a made-up batch: the pieces of money that it is made of, which are
// no one else's, and the sums that it is told to hold.
type sum struct {
	pieces  []int
	parts   []int
	legible bool // in every sheet: what is malformed tells of no split that it is a part of one
}

// piece is what a piece of money is worth, so that no two sums of them are equal.
func piece(k int) int64 { return 1_000_003 + int64(k)*int64(k)*7919 + int64(k)*1009 }

func (s sum) value() (v int64) {
	for _, k := range s.pieces {
		v += piece(k)
	}
	return v
}

// world is all the money that some sheets tell of.
type world struct {
	sums   []sum
	pieces int
}

func (w *world) leaf() int {
	w.sums = append(w.sums, sum{pieces: []int{w.pieces}})
	w.pieces++
	return len(w.sums) - 1
}

func (w *world) total(parts ...int) int {
	var all []int
	for _, p := range parts {
		all = append(all, w.sums[p].pieces...)
	}
	slices.Sort(all)
	w.sums = append(w.sums, sum{pieces: slices.Compact(all), parts: parts})
	return len(w.sums) - 1
}

// tree is a total with its parts in full, each of which may be a total.
func (w *world) tree(t *rapid.T, depth int) int {
	if depth == 0 || rapid.Bool().Draw(t, "leaf") {
		return w.leaf()
	}
	var parts []int
	for range rapid.IntRange(1, 3).Draw(t, "parts") {
		parts = append(parts, w.tree(t, depth-1))
	}
	return w.total(parts...)
}

// grid is a table with the totals of its rows and columns, and maybe the total of all.
func (w *world) grid(t *rapid.T) {
	rows, columns := rapid.IntRange(2, 3).Draw(t, "rows"), rapid.IntRange(2, 3).Draw(t, "columns")
	cells := make([]int, rows*columns)
	for i := range cells {
		cells[i] = w.leaf()
	}
	var totals []int
	for r := range rows {
		totals = append(totals, w.total(cells[r*columns:(r+1)*columns]...))
	}
	for c := range columns {
		var column []int
		for r := range rows {
			column = append(column, cells[r*columns+c])
		}
		totals = append(totals, w.total(column...))
	}
	if rapid.Bool().Draw(t, "grand") {
		w.total(totals...)
	}
}

// twoWays is a total that is split in two ways, whose parts have nothing in common.
func (w *world) twoWays(t *rapid.T) {
	n := rapid.IntRange(4, 6).Draw(t, "pieces")
	first := w.pieces
	w.pieces += n
	var parts []int
	for range 2 {
		cut := rapid.IntRange(1, n-1).Draw(t, "cut")
		for _, span := range [][2]int{{0, cut}, {cut, n}} {
			var own []int
			for k := span[0]; k < span[1]; k++ {
				own = append(own, first+k)
			}
			w.sums = append(w.sums, sum{pieces: own, legible: true})
			parts = append(parts, len(w.sums)-1)
		}
	}
	w.sums[w.total(parts...)].legible = true
}

// sheet tells all the sums, and of those that are drawn that they flow; some of these are
// malformed. The first sheets to tell a flow are noted.
func (w *world) sheet(
	doc string, flows, malformed func(k int) bool, first map[string]across.Ref,
) (*record.Record, *across.Links) {
	r := &record.Record{Document: record.Document{ID: doc}}
	l := &across.Links{Same: map[string]across.Ref{}}
	again := func(id string) {
		if f, ok := first[id]; ok {
			l.Same[id] = f
		} else {
			first[id] = across.Ref{Document: doc, ID: id}
		}
	}
	currency, donor := "USD", "Norway"
	for k, s := range w.sums {
		id := fmt.Sprint("amount-", k)
		value := fmt.Sprint(s.value())
		a := record.Amount{
			Basis: record.Basis{ID: id}, Span: record.Span{Start: k, End: k + 1}, Currency: &currency, Status: record.AmountOK, Value: &value,
		}
		if flows(k) && malformed(k) {
			a.Value, a.Status = nil, record.AmountMalformed
		}
		for _, p := range s.parts {
			a.TotalOf = append(a.TotalOf, fmt.Sprint("amount-", p))
		}
		r.Amounts = append(r.Amounts, a)
		again(id)
	}
	for k := range w.sums {
		if !flows(k) {
			continue
		}
		id := fmt.Sprint("flow-", k)
		r.Contributions = append(r.Contributions, record.Contribution{
			Basis: record.Basis{ID: id}, Donor: &donor, Amount: &r.Amounts[k].ID, Flow: "unspecified", Kind: "unspecified",
			Mentions: []record.Mention{{Span: r.Amounts[k].Span}},
		})
		again(id)
	}
	return r, l
}

// Of the sheets of a batch, one tells every sum as a flow and the others some of them,
// before or after it, some of these malformed. Then each piece of money counts once.
func TestEveryPieceOfMoneyCountsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &world{}
		for range rapid.IntRange(1, 3).Draw(t, "groups") {
			switch rapid.IntRange(0, 2).Draw(t, "group") {
			case 0:
				w.tree(t, 3)
			case 1:
				w.grid(t)
			default:
				w.twoWays(t)
			}
		}
		sheets := rapid.IntRange(1, 4).Draw(t, "sheets")
		whole := rapid.IntRange(0, sheets-1).Draw(t, "whole")
		b, first := New(), map[string]across.Ref{}
		counts := make([]int, w.pieces)
		var log []string
		for n := range sheets {
			drawn := rapid.SliceOfN(rapid.IntRange(0, 5), len(w.sums), len(w.sums)).Draw(t, "flows")
			flows := func(k int) bool { return n == whole || drawn[k] < 3 }
			malformed := func(k int) bool { return n != whole && drawn[k] == 0 && !w.sums[k].legible }
			r, l := w.sheet(fmt.Sprint("doc-", n), flows, malformed, first)
			why := b.Add(r, l)
			log = append(log, told(r, why))
			for k, s := range w.sums {
				if id := fmt.Sprint("flow-", k); flows(k) && why[id] == "" {
					for _, p := range s.pieces {
						counts[p]++
					}
				}
			}
		}
		for p, n := range counts {
			if n != 1 {
				t.Fatalf("piece %d counts %d times\nsums %v\n%q", p, n, w.sums, log)
			}
		}
	})
}

// However sheets tell them, promises count as what was paid of them, or else themselves.
func TestPromisesCountOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := map[string]int64{}
		told := ""
		for g := range rapid.IntRange(1, 4).Draw(t, "promises") {
			currency := rapid.SampledFrom([]string{"USD", "EUR"}).Draw(t, "currency")
			promised, paid := piece(g)*10, int64(0)
			told += fmt.Sprintf("{p%d %d %s} ", g, promised, currency)
			line := fmt.Sprintf("\n:p%d p%d D%d>R%d %s", g, g, g, g, rapid.SampledFrom([]string{"pledge", "commitment"}).Draw(t, "stage"))
			parts := ""
			for k := range rapid.IntRange(0, 3).Draw(t, "payments") {
				part := piece(10*g + k + 3)
				told += fmt.Sprintf("{d%d%d %d %s} ", g, k, part, currency)
				line += fmt.Sprintf("\n:d%d%d d%d%d D%d>R%d disbursement", g, k, g, k, g, g)
				parts += fmt.Sprintf(" d%d%d", g, k)
				paid += part
			}
			if parts != "" && rapid.Bool().Draw(t, "parts") {
				line += fmt.Sprintf("\n= p%d =%s", g, parts)
			}
			if told += line + "\n"; paid == 0 {
				paid = promised
			}
			want[currency] += paid * 100
		}
		r := sheetOf(t, "a", told)
		if got := sums(New(), []*record.Record{r}, []*across.Links{nil}); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("the sums are %v, want %v of\n%s", got, want, told)
		}
	})
}

// Whatever a sheet holds, it is settled, and so that no total and its part both count.
func TestNothingIsTooOddToSettle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 6).Draw(t, "amounts")
		id := func(label string) *string {
			s := fmt.Sprint("x-", rapid.IntRange(0, 7).Draw(t, label))
			return rapid.SampledFrom([]*string{nil, &s, &s}).Draw(t, label)
		}
		many := func(label string) (out []string) {
			for range rapid.IntRange(0, 2).Draw(t, label) {
				out = append(out, *rapid.SampledFrom([]*string{new(string), ptr("x-1"), ptr("x-2")}).Draw(t, label))
			}
			return out
		}
		r := &record.Record{Text: rapid.String().Draw(t, "text")}
		for k := range n {
			a := record.Amount{Basis: record.Basis{ID: fmt.Sprint("x-", k)}, Status: record.AmountOK, Currency: id("currency"),
				Span: record.Span{Start: rapid.IntRange(-3, 50).Draw(t, "start"), End: rapid.IntRange(-3, 50).Draw(t, "end")}}
			value := rapid.SampledFrom([]string{"5", "-5", "0", "1e9", "999999999999999999", "10", "x"}).Draw(t, "value")
			a.Value = rapid.SampledFrom([]*string{nil, &value, &value}).Draw(t, "told")
			for range rapid.IntRange(0, 4).Draw(t, "parts") {
				a.TotalOf = append(a.TotalOf, fmt.Sprint("x-", rapid.IntRange(0, 7).Draw(t, "part")))
			}
			r.Amounts = append(r.Amounts, a)
		}
		for k := range rapid.IntRange(0, 6).Draw(t, "flows") {
			r.Contributions = append(r.Contributions, record.Contribution{
				Basis: record.Basis{ID: fmt.Sprint("f-", k)}, Amount: id("amount"), PartOf: id("whole"), Project: id("project"),
				Donor: id("donor"), Recipient: id("recipient"), CoDonors: many("donors"), CoRecipients: many("recipients"), Period: id("period"),
				Flow: rapid.SampledFrom([]string{"pledge", "commitment", "disbursement", "budget", "unspecified", ""}).Draw(t, "flow"),
			})
		}
		why := New().Add(r, nil)
		for _, c := range r.Contributions {
			if why[c.ID] != "" {
				continue
			}
			for _, a := range r.Amounts {
				if a.ID != *c.Amount {
					continue
				}
				for _, d := range r.Contributions {
					part := d.Amount != nil && slices.Contains(a.TotalOf, *d.Amount) && *d.Amount != a.ID
					if part && why[d.ID] == "" && !circles(r, a.ID, *d.Amount) {
						t.Fatalf("%s counts, and so does its part %s", c.ID, d.ID)
					}
				}
			}
		}
	})
}

func ptr(s string) *string { return &s }

func number(id string) (n int) {
	fmt.Sscanf(id, "x-%d", &n)
	return n
}

// circles reports whether what an amount holds leads back to one that holds it.
func circles(r *record.Record, whole, part string) bool {
	seen := map[string]bool{}
	var reach func(string) bool
	reach = func(id string) bool {
		if id == whole {
			return true
		}
		if seen[id] || number(id) >= len(r.Amounts) {
			return false
		}
		seen[id] = true
		return slices.ContainsFunc(r.Amounts[number(id)].TotalOf, reach)
	}
	return reach(part)
}
