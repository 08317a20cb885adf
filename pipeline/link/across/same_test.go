package across_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
)

// teller makes a sheet's entries by the words that tell them.
type teller struct {
	t *testing.T
	r *record.Record
}

func tell(t *testing.T, text string) *teller { return &teller{t, sheetOf(text)} }

// span is the nth place, from 0, where the words stand.
func (x *teller) span(words string, nth int) record.Span {
	x.t.Helper()
	at := 0
	for range nth + 1 {
		i := strings.Index(x.r.Text[at:], words)
		if i < 0 {
			x.t.Fatalf("the sheet does not say %q", words)
		}
		at += i + 1
	}
	start := utf8.RuneCountInString(x.r.Text[:at-1])
	return record.Span{Start: start, End: start + utf8.RuneCountInString(words), Page: 1, Quote: words}
}

func (x *teller) basis(kind string, s record.Span) record.Basis {
	return record.Basis{ID: record.SpanID(kind, x.r.Document.ID, s.Start, s.End, "")}
}

// amount is a sum in US dollars.
func (x *teller) amount(words string, nth int, value string) *string {
	x.t.Helper()
	s := x.span(words, nth)
	a := record.Amount{Basis: x.basis("amount", s), Span: s, Value: &value, Currency: text("USD"), Qualifier: record.Exact, Status: record.AmountOK}
	x.r.Amounts = append(x.r.Amounts, a)
	return &a.ID
}

func (x *teller) flow(words string, c record.Contribution) {
	x.t.Helper()
	s := x.span(words, 0)
	c.Basis, c.Mentions = x.basis("contribution", s), []mention{{Span: s}}
	x.r.Contributions = append(x.r.Contributions, c)
}

// of are the quotes of a sheet's flows and amounts that are another's as well.
func of(r *record.Record, l *across.Links) (flows, amounts []string) {
	for _, c := range r.Contributions {
		if _, ok := l.Same[c.ID]; ok {
			flows = append(flows, c.Mentions[0].Quote)
		}
	}
	for _, a := range r.Amounts {
		if _, ok := l.Same[a.ID]; ok {
			amounts = append(amounts, a.Quote)
		}
	}
	return flows, amounts
}

const wells = "Wells of the north\n\nThe fund mends pumps and digs wells where the river does not reach in any month. " +
	"In 2020 Norway gave US$ 4 million for pipes in the hills. Guards are paid by the towns, who know them well. " +
	"Japan also gave US$ 4 million for two deep wells. Nobody walks farther than a mile now, and the clinics have taps. " +
	"Reserves stand at US$ 9 million, kept for years of drought, when the lorries must bring water to all the villages.\n"

// wellsTold is the sheet with its flows; figure stands for Japan's.
func wellsTold(t *testing.T, sheet, figure, value, period string) *record.Record {
	x := tell(t, sheet)
	norway, japan := x.amount("US$ 4 million", 0, "4000000"), (*string)(nil)
	if figure == "US$ 4 million" {
		japan = x.amount(figure, 1, value)
	} else {
		japan = x.amount(figure, 0, value)
	}
	x.amount("US$ 9 million", 0, "9000000")
	x.flow("Norway gave US$ 4 million", record.Contribution{Donor: text("norway"), Amount: norway, Period: text(period), Flow: "disbursement", Kind: "unspecified"})
	x.flow("Japan also gave "+figure, record.Contribution{Donor: text("japan"), Amount: japan, Flow: "disbursement", Kind: "unspecified"})
	return x.r
}

func TestFlowsOfAnotherMakeAreTheSame(t *testing.T) {
	b := across.New(&store{})
	first := wellsTold(t, wells, "US$ 4 million", "4000000", "2020")
	if l := add(t, b, first); len(l.Same) != 0 {
		t.Errorf("the first sheet's entries are another's: %v", l.Same)
	}
	second := wellsTold(t, "source: somewhere\n\n"+wells, "US$ 4 million", "4000000", "2020")
	l := add(t, b, second)
	flows, amounts := of(second, l)
	if len(flows) != 2 || len(amounts) != 3 || len(l.Conflicts) != 0 {
		t.Errorf("flows %q, amounts %q, conflicts %v", flows, amounts, l.Conflicts)
	}
	// Each is the one in the same words, not any of the same value.
	for i, c := range second.Contributions {
		if got := l.Same[c.ID]; got != (across.Ref{Document: first.Document.ID, ID: first.Contributions[i].ID}) {
			t.Errorf("%q is %v", c.Mentions[0].Quote, got)
		}
	}
	// A third points to the first, which tells it, and not to the second.
	third := wellsTold(t, wells+"\nEnd.", "US$ 4 million", "4000000", "2020")
	for id, got := range add(t, b, third).Same {
		if got.Document != first.Document.ID {
			t.Errorf("%s points to %v", id, got)
		}
	}
}

func TestNewFlowOfANewEditionCounts(t *testing.T) {
	b := across.New(&store{})
	add(t, b, wellsTold(t, wells, "US$ 4 million", "4000000", "2020"))
	x := &teller{t, wellsTold(t, wells+"\nSweden too gave US$ 4 million in this year for lorries.", "US$ 4 million", "4000000", "2020")}
	x.flow("Sweden too gave US$ 4 million", record.Contribution{Donor: text("sweden"), Amount: x.amount("US$ 4 million", 2, "4000000"), Flow: "disbursement", Kind: "unspecified"})
	l := add(t, b, x.r)
	flows, amounts := of(x.r, l)
	if fmt.Sprint(flows) != "[Norway gave US$ 4 million Japan also gave US$ 4 million]" || len(amounts) != 3 {
		t.Errorf("flows %q, amounts %q", flows, amounts)
	}
	// And told a third time it is no longer new.
	y := &teller{t, wellsTold(t, "Reprint\n\n"+wells+"\nSweden too gave US$ 4 million in this year for lorries.", "US$ 4 million", "4000000", "2020")}
	y.flow("Sweden too gave US$ 4 million", record.Contribution{Donor: text("sweden"), Amount: y.amount("US$ 4 million", 2, "4000000"), Flow: "disbursement", Kind: "unspecified"})
	l = add(t, b, y.r)
	if got := l.Same[y.r.Contributions[2].ID]; got != (across.Ref{Document: x.r.Document.ID, ID: x.r.Contributions[2].ID}) {
		t.Errorf("Sweden's flow is %v", got)
	}
}

// The same sum a year later is another flow, and another amount.
func TestSameSumAYearLaterIsNew(t *testing.T) {
	b := across.New(&store{})
	add(t, b, wellsTold(t, wells, "US$ 4 million", "4000000", "2020"))
	later := wellsTold(t, strings.Replace(wells, "2020", "2021", 1), "US$ 4 million", "4000000", "2021")
	flows, amounts := of(later, add(t, b, later))
	if fmt.Sprint(flows) != "[Japan also gave US$ 4 million]" || fmt.Sprint(amounts) != "[US$ 4 million US$ 9 million]" {
		t.Errorf("flows %q, amounts %q", flows, amounts)
	}
}

// A sum that a new edition revises is one flow told twice, and a conflict; the amount
// itself is a new one.
func TestRevisedSumIsOneFlowAndAConflict(t *testing.T) {
	b := across.New(&store{})
	first := wellsTold(t, wells, "US$ 4 million", "4000000", "2020")
	add(t, b, first)
	second := wellsTold(t, strings.Replace(wells, "gave US$ 4 million for two", "gave US$ 4.6 million for two", 1), "US$ 4.6 million", "4600000", "2020")
	l := add(t, b, second)
	flows, amounts := of(second, l)
	if len(flows) != 2 || slices.Contains(amounts, "US$ 4.6 million") || len(amounts) != 2 {
		t.Errorf("flows %q, amounts %q", flows, amounts)
	}
	if len(l.Conflicts) != 1 {
		t.Fatalf("conflicts %v", l.Conflicts)
	}
	c := l.Conflicts[0]
	if c.Kind != "contributions" || c.Field != "amount" || c.Own.Value != "USD 4600000" || c.Other.Value != "USD 4000000" ||
		c.Own.Span.Quote != "US$ 4.6 million" || c.Other.Span.Quote != "US$ 4 million" || c.Other.Document != first.Document.ID {
		t.Errorf("conflict %+v", c)
	}
}

// Flows of sheets that are not one are linked only where all that tells one from others is told.
func TestFlowOfAnotherSheetIsTheSameOnlyWhereAllIsTold(t *testing.T) {
	full := record.Contribution{Donor: text("norway"), Recipient: text("unicef"), Period: text("2020"), Project: text("p"), Flow: "disbursement", Kind: "grant"}
	sheet := func(words, value string, c record.Contribution) *record.Record {
		x := tell(t, words)
		c.Amount = x.amount("US$", 0, value)
		x.flow("US$", c)
		x.r.Projects = []record.Project{{Basis: record.Basis{ID: "p"}, Title: "Wells of the North", Mentions: x.r.Contributions[0].Mentions}}
		return x.r
	}
	less := func(f func(*record.Contribution)) record.Contribution {
		c := full
		f(&c)
		return c
	}
	for _, c := range []struct {
		title           string
		value           string
		flow            record.Contribution
		same, conflicts int
	}{
		{"the same", "4000000", full, 1, 0},
		{"another sum", "5000000", full, 0, 1},
		{"no recipient", "4000000", less(func(c *record.Contribution) { c.Recipient = nil }), 0, 0},
		{"no project", "4000000", less(func(c *record.Contribution) { c.Project = nil }), 0, 0},
		{"no period", "4000000", less(func(c *record.Contribution) { c.Period = nil }), 0, 0},
		{"another period", "4000000", less(func(c *record.Contribution) { c.Period = text("2021") }), 0, 0},
		{"another donor", "5000000", less(func(c *record.Contribution) { c.Donor = text("japan") }), 0, 0},
	} {
		b := across.New(&store{})
		add(t, b, sheet("Norway paid UNICEF US$ for wells", "4000000", full))
		l := add(t, b, sheet("Many wells were dug by UNICEF; US$ came from Norway, which says so itself", c.value, c.flow))
		if len(l.Same) != c.same || len(l.Conflicts) != c.conflicts {
			t.Errorf("%s: same %v, conflicts %v", c.title, l.Same, l.Conflicts)
		}
	}
}
