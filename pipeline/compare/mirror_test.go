package compare

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/record"
)

// drawn is a record with entries on words of a drawn text. Names, values and places are
// drawn from few, so that there is much that is alike.
func drawn(t *rapid.T, label string) *record.Record {
	vocabulary := []string{"China", "Japan", "the fund", "US$ 5", "million", "in", "2019", "é🙂", "gave", "\n", "\r\n", "العربية"}
	words := rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 30).Draw(t, label)
	r := sheetOf("drawn.txt", strings.Join(words, " "))
	points := []rune(r.Text)
	span := func() record.Span {
		start := rapid.IntRange(0, len(points)).Draw(t, "start")
		end := rapid.IntRange(start, min(start+12, len(points))).Draw(t, "end")
		return record.Span{Start: start, End: end, Page: rapid.IntRange(1, 2).Draw(t, "page"), Quote: string(points[start:end])}
	}
	some := func(list ...string) string { return rapid.SampledFrom(list).Draw(t, "one of") }
	basis := func(kind string, n int) record.Basis {
		id := fmt.Sprint(kind, "-", rapid.IntRange(0, 3).Draw(t, "id"))
		if rapid.Bool().Draw(t, "own id") {
			id = fmt.Sprint(kind, "-", label, n)
		}
		return record.Basis{ID: id, Rule: kind + some(".one", ".two")}
	}
	maybe := func(s string) *string {
		if rapid.Bool().Draw(t, "told") {
			return &s
		}
		return nil
	}
	for n := range rapid.IntRange(0, 4).Draw(t, "amounts") {
		r.Amounts = append(r.Amounts, record.Amount{Basis: basis("amount", n), Span: span(), Value: maybe(some("5", "6")), Status: "ok"})
	}
	for n := range rapid.IntRange(0, 4).Draw(t, "partners") {
		p := record.Partner{Basis: basis("partner", n), Name: some("China", "Japan", "Fund"), Type: some("government", "fund")}
		for range rapid.IntRange(0, 3).Draw(t, "mentions") {
			p.Mentions = append(p.Mentions, record.Mention{Span: span()})
		}
		r.Partners = append(r.Partners, p)
	}
	for n := range rapid.IntRange(0, 4).Draw(t, "contributions") {
		c := record.Contribution{Basis: basis("contribution", n), Flow: "pledge"}
		c.Donor = maybe(some("partner-0", "partner-1", "partner-none"))
		c.Amount, c.PartOf = maybe(some("amount-0", "amount-1")), maybe(some("contribution-0", "contribution-1"))
		c.Mentions = []record.Mention{{Span: span()}}
		r.Contributions = append(r.Contributions, c)
	}
	for n := range rapid.IntRange(0, 2).Draw(t, "issues") {
		i := record.Issue{ID: basis("issue", n).ID, Rule: some("a.b", "c.d"), Message: some("x", "y"), Entity: maybe("amount-0")}
		if rapid.Bool().Draw(t, "placed") {
			s := span()
			i.Span = &s
		}
		r.Issues = append(r.Issues, i)
	}
	return r
}

func TestDifferencesOfTwoRecordsAreTheMirrorOfTheOtherWayRound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawn(t, "a"), drawn(t, "b")
		if rapid.Bool().Draw(t, "same text") {
			b.Text = a.Text
		}
		there, back := differences(t, a, b), differences(t, b, a)
		for i := range back.Changes {
			back.Changes[i].flip()
		}
		if !reflect.DeepEqual(there.Changes, back.Changes) {
			t.Fatalf("a to b:\n%s\nb to a, turned round:\n%s", strings.Join(tell(there), "\n"), strings.Join(tell(back), "\n"))
		}
	})
}

func TestEveryEntryIsPairedOnceOrToldAsGainedOrLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawn(t, "a"), drawn(t, "b")
		s := differences(t, a, b)
		for _, k := range []struct {
			name string
			a, b int
		}{{"amounts", len(a.Amounts), len(b.Amounts)}, {"partners", len(a.Partners), len(b.Partners)},
			{"contributions", len(a.Contributions), len(b.Contributions)}, {"issues", len(a.Issues), len(b.Issues)}} {
			var n Counts
			for _, c := range s.Changes {
				if c.Kind == k.name {
					n.add(c.Change)
				}
			}
			if k.b-k.a != n.Gained-n.Lost || n.Lost > k.a || n.Gained > k.b {
				t.Fatalf("of %s there are %d and %d, and %+v are told", k.name, k.a, k.b, n)
			}
		}
	})
}

func TestOrderOfEntriesChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawn(t, "a"), drawn(t, "b")
		for i := range b.Amounts { // equal entries could take each other's place
			b.Amounts[i].ID, b.Amounts[i].Rule = fmt.Sprint("amount-b", i), fmt.Sprint("amount.rule", i)
			b.Amounts[i].Start, b.Amounts[i].End = 20*i, 20*i+5
		}
		b.Partners, b.Contributions, b.Issues = nil, nil, nil
		straight := tell(differences(t, a, b))
		slices.Reverse(b.Amounts)
		turned := tell(differences(t, a, b))
		slices.Sort(straight)
		slices.Sort(turned)
		if !slices.Equal(straight, turned) {
			t.Fatalf("in order:\n%s\nturned round:\n%s", strings.Join(straight, "\n"), strings.Join(turned, "\n"))
		}
	})
}

func TestDamagedPlacesDoNoHarm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawn(t, "a"), drawn(t, "b")
		for _, r := range []*record.Record{a, b} {
			r.EachSpan(func(_ string, s *record.Span) {
				s.Start = rapid.IntRange(-5, 200).Draw(t, "damaged start")
				s.End = rapid.IntRange(-5, 200).Draw(t, "damaged end")
			})
			cell := record.TableCell{Row: -1, Span: record.Span{Start: 9, End: 3}}
			r.Tables = []record.Table{{Basis: record.Basis{ID: "table-1"}, Cells: []record.TableCell{cell}}}
		}
		there, back := differences(t, a, b), differences(t, b, a)
		if len(there.Changes) != len(back.Changes) {
			t.Fatalf("%d changes are told, and %d the other way round", len(there.Changes), len(back.Changes))
		}
	})
}
