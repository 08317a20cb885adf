package gold_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/gold"
	"factsheet/pipeline/results"
)

func TestNeighboursSettleWhatWordsDoNot(t *testing.T) {
	row := "| grant | paid | 5,000 | yes | voluntary | - |\n"
	was := "Alpha fund\n" + row + "Beta fund\n" + row + "Gamma fund\n" + row
	text := "A new head\n" + was
	var s gold.Sheet
	for n := range 3 {
		s.Amounts = append(s.Amounts, gold.Amount{Span: bare(spanOf(t, was, "5,000", n))})
	}
	for _, name := range []string{"Alpha fund", "Beta fund", "Gamma fund"} {
		s.Partners = append(s.Partners, gold.Partner{Name: name, Mentions: []gold.Span{bare(spanOf(t, was, name, 0))}})
	}
	got, lost := s.Anchored(text)
	if len(lost) > 0 {
		t.Fatalf("lost are %+v", lost)
	}
	for n := range 3 {
		if want := spanOf(t, text, "5,000", n).Start; got.Amounts[n].Start != want {
			t.Errorf("row %d is found at %d, want %d", n, got.Amounts[n].Start, want)
		}
	}
	if s.Amounts[0].Start == got.Amounts[0].Start {
		t.Error("the sheet itself was changed")
	}
}

func TestLostSpansAreToldAndStandNowhere(t *testing.T) {
	s := gold.Sheet{
		Amounts:  []gold.Amount{{Span: gold.Span{Start: 3, End: 8, Quote: "5 USD"}}, {Span: gold.Span{Start: 20, End: 25, Quote: "7 USD"}}},
		Acronyms: []gold.Acronym{{Short: "ILO"}, {Short: "EU", Span: &gold.Span{Start: 1, End: 3, Quote: "EU"}}},
		Issues:   []gold.Issue{{Rule: "amount.malformed", Span: &gold.Span{}}},
	}
	got, lost := s.Anchored("We gave 7 USD to the EU and to the EU.")
	var told []string
	for _, l := range lost {
		told = append(told, fmt.Sprintf("%s %d: %q %s", l.Kind, l.Entry, l.Span.Quote, l.Why))
	}
	want := []string{
		`amounts 0: "5 USD" stand nowhere in the text`,
		`acronyms 1: "EU" stand in 2 places in the text, and nothing tells which is meant`,
		`issues 0: "" can't be looked for: the span has no quote`,
	}
	if strings.Join(told, "\n") != strings.Join(want, "\n") {
		t.Errorf("lost are\n%s\nwant\n%s", strings.Join(told, "\n"), strings.Join(want, "\n"))
	}
	if got.Amounts[0].Start != gold.Nowhere || got.Amounts[1].Start != 8 || got.Acronyms[1].End != gold.Nowhere {
		t.Errorf("they stand at %d, %d, %d", got.Amounts[0].Start, got.Amounts[1].Start, got.Acronyms[1].End)
	}
	if s.Acronyms[1].Start != 1 {
		t.Error("the sheet itself was changed")
	}
}

func TestTwoSpansDoNotComeToStandInOnePlace(t *testing.T) {
	const was = "The first grant is of 2019 for the north. The second one is of 2019 for the south."
	var s gold.Sheet
	for n := range 2 {
		s.Dates = append(s.Dates, gold.Date{Span: bare(spanOf(t, was, "2019", n))})
	}
	text := "Only the first grant is of 2019 for the north."
	if got, lost := s.Anchored(text); len(lost) != 2 {
		t.Errorf("one place is given to %+v; lost are %+v", got.Dates, lost)
	}
	s.Dates[0].Span = spanOf(t, was, "2019", 0)
	got, lost := s.Anchored(text)
	if len(lost) != 1 || lost[0].Entry != 1 || got.Dates[0].Start != strings.Index(text, "2019") {
		t.Errorf("found are %+v, lost %+v", got.Dates, lost)
	}
}

// textOf is the text of a fixture as it is read.
func textOf(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../fixtures", name, "want.json"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := results.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return r.Text
}

// TestGoldOfOneMakeIsFoundInAnother takes the gold of a text file to its print, a PDF, and
// to an edition of it with other figures: there what was changed is lost, and nothing else.
func TestGoldOfOneMakeIsFoundInAnother(t *testing.T) {
	s, err := gold.Read("../../fixtures/coast-partnership/coast-partnership" + gold.Ending)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]string{
		"coast-partnership-print": nil,
		"coast-partnership-revised": {
			"US$ 2.1 million", "March 2023", "14 February 2022", "2022", "61%", "4,800 women",
		},
	} {
		text := textOf(t, name)
		got, lost := s.Anchored(text)
		var quotes []string
		for _, l := range lost {
			quotes = append(quotes, l.Span.Quote)
		}
		slices.Sort(quotes)
		slices.Sort(want)
		if !slices.Equal(slices.Compact(quotes), want) {
			t.Errorf("%s: lost are %q, want %q", name, quotes, want)
		}
		got.EachSpan(func(kind string, i int, span *gold.Span) {
			if span.Start != gold.Nowhere && slice(text, span.Start, span.End) != span.Quote {
				t.Errorf("%s: %s %d is %q at %d", name, kind, i, span.Quote, span.Start)
			}
		})
	}
}

func TestSpansOfOneWordAreFoundInTheirOrder(t *testing.T) {
	was := "Start. China and Japan, China and Japan, China and Japan. End of it."
	text := "Here.\n" + strings.ReplaceAll(was, ", ", ",  ")
	var s gold.Sheet
	for n := range 3 {
		both := []gold.Span{bare(spanOf(t, was, "China", n)), bare(spanOf(t, was, "Japan", n))}
		s.Places = append(s.Places, gold.Place{Name: "China", Mentions: both})
	}
	got, lost := s.Anchored(text)
	if len(lost) > 0 {
		t.Fatalf("lost are %+v", lost)
	}
	for n := range 3 {
		if m := got.Places[n].Mentions; m[0].Start != spanOf(t, text, "China", n).Start || m[1].Start != spanOf(t, text, "Japan", n).Start {
			t.Errorf("pair %d is found at %+v", n, m)
		}
	}
	s.Places = s.Places[1:]
	if _, lost := s.Anchored(text); len(lost) != 4 {
		t.Errorf("of three places, two spans without context chose: lost are %+v", lost)
	}
}

// benchSheet is a text of 13 kB and 400 spans of it.
func benchSheet() (string, *gold.Sheet) {
	var b strings.Builder
	s := &gold.Sheet{}
	for i := 0; b.Len() < 13_000; i++ {
		from := b.Len()
		fmt.Fprintf(&b, "In %d the Fund of China gave US$ %d million to office %d of the ILO, more than before.\n", 2000+i%20, 5+i, i)
		for _, w := range [][2]int{{3, 7}, {19, 24}, {30, 34}} {
			s.Dates = append(s.Dates, gold.Date{Span: gold.Context(b.String(), from+w[0], from+w[1])})
		}
	}
	return b.String(), s
}

func BenchmarkAnchored(b *testing.B) {
	text, s := benchSheet()
	for name, text := range map[string]string{
		"same":    text,
		"shifted": "Head\n" + strings.ReplaceAll(text, " more", "\nmore"),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, lost := s.Anchored(text); len(lost) > 0 {
					b.Fatal(lost)
				}
			}
			b.ReportMetric(float64(len(s.Dates)), "spans/op")
		})
	}
}
