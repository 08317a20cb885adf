package explain

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"

	"factsheet/pipeline"
	"factsheet/pipeline/record"
)

func ptr[T any](v T) *T { return &v }

func span(text, quote string) record.Span {
	i := strings.Index(text, quote)
	start := len([]rune(text[:i]))
	return record.Span{Start: start, End: start + len([]rune(quote)), Page: 1, Quote: quote}
}

// small is a record with something of most kinds.
func small() *record.Record {
	text := "Água Board\n\nNorway gave US$ 5.2\nmillion in May 2021, see XQ.\fUS$ 373,00\x1b[31m was lost.\n"
	b := func(rule string, doubts ...string) record.Basis {
		return record.Basis{ID: rule + "-1", Rule: rule, Doubts: doubts}
	}
	norway := record.Partner{Basis: b("partner.country"), Name: "Norway", Type: "government", Country: ptr("NO"), Mentions: []record.Mention{{Span: span(text, "Norway")}}}
	board := record.Partner{
		Basis: record.Basis{ID: "partner-2", Rule: "partner.named"}, Name: "Água Board", Type: "other",
		Mentions: []record.Mention{{Span: span(text, "Água Board")}},
	}
	amount := record.Amount{
		Basis: b("amount.symbol_before", "crossed_column"), Span: span(text, "US$ 5.2\nmillion"), Value: ptr("5200000"),
		Currency: ptr("USD"), Qualifier: "about", Status: "ok",
	}
	bad := span(text, "US$ 373,00")
	return &record.Record{
		Text: text,
		Document: record.Document{
			Source: "small.txt", MediaType: "text/plain", Pages: 2, Characters: len([]rune(text)), Status: "partial",
			Errors: []record.DocumentError{{Stage: "layout", Page: ptr(2), Message: "a column is lost"}},
		},
		Amounts:  []record.Amount{amount, {Basis: record.Basis{ID: "amount-2", Rule: "amount.symbol_before"}, Span: bad, Status: "malformed", Candidates: []string{"373.00", "373000"}}},
		Dates:    []record.Date{{Basis: b("date.month"), Span: span(text, "May 2021"), EDTF: ptr("2021-05"), Precision: "month"}},
		Partners: []record.Partner{norway, board},
		Contributions: []record.Contribution{{
			Basis: b("contribution.gave"), Donor: &norway.ID, Amount: &amount.ID, Flow: "disbursement", Kind: "unspecified",
			Period: ptr("2021-05"), Mentions: []record.Mention{{Span: span(text, "Norway gave US$ 5.2\nmillion")}},
		}},
		Unread: []record.Unread{{Span: span(text, "XQ"), Kind: "short_form"}, {Span: span(text, "31"), Kind: "number", Reason: ptr("part of a name")}},
		Issues: []record.Issue{
			{Rule: "amount.malformed", Severity: record.Error, Message: "it can't be read", Span: &bad},
			{Rule: "document.sample", Severity: record.Notice, Message: "made up"},
		},
	}
}

func show(t *testing.T, r *record.Record, o Options) string {
	t.Helper()
	var b strings.Builder
	if err := Sheet(&b, pipeline.Trace{Record: r}, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSheetShowsWhatWasReadWhere(t *testing.T) {
	want := `small.txt  text/plain, 2 pages, 87 characters
partial
  layout, page 2: a column is lost

    1             Água Board
                partner       'Água Board': other [partner.named]
    2
    3             Norway gave US$ 5.2
                partner       'Norway': government, NO [partner.country]
                contribution  'Norway gave US$ 5.2 / million' = Norway → ?: 5,200,000 USD (about), disbursement, 2021-05 [contribution.gave]
                amount        'US$ 5.2 / million' = about 5,200,000 USD (in doubt: its words go on in another column) [amount.symbol_before]
    4             million in May 2021, see XQ.
                date          'May 2021' = 2021-05 (month) [date.month]
                unread        'XQ', a short form that was not understood
                  ── page 2 ──
    5             US$ 373,00�[31m was lost.
                amount        'US$ 373,00' = malformed, so no value; it may mean 373.00 or 373000 [amount.symbol_before]
                error         it can't be read [amount.malformed]
                unread        '31', a number left out on purpose: part of a name

records
contribution  Norway → ?, 5,200,000 USD (about), disbursement, 2021-05 — page 1, "Norway gave US$ 5.2 million", rule contribution.gave [contribution.gave-1]

info          made up [document.sample]
read     amounts 2, dates 1, partners 2, contributions 1
unread   1 not understood (11.49 in 1,000 characters), 1 left out
`
	if diff := cmp.Diff(want, show(t, small(), Options{Width: 200})); diff != "" {
		t.Error(diff)
	}
}

func TestOneLineShowsAllThatTouchesItAndTheRules(t *testing.T) {
	got := show(t, small(), Options{Width: 200, First: 4, Last: 4, Doc: func(rule string) string { return "Doc of " + rule + "." }})
	for _, want := range []string{"    4             million", "amount        'US$ 5.2 / million'", "contribution  ",
		"date          ", "\namount.symbol_before\n    Doc of amount.symbol_before.\n", "\ndate.month\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not shown:\n%s", want, got)
		}
	}
	for _, not := range []string{"Água", "373", "\nread ", "\nrecords"} {
		if strings.Contains(got, not) {
			t.Errorf("%q is shown:\n%s", not, got)
		}
	}
}

func TestLineBeyondTheEndIsAnError(t *testing.T) {
	err := Sheet(&strings.Builder{}, pipeline.Trace{Record: small()}, Options{First: 6, Last: 6})
	if !errors.Is(err, ErrNoLine) || !strings.Contains(err.Error(), "line 6 of small.txt, which has 5") {
		t.Errorf("got %v", err)
	}
}

func TestNothingIsWiderThanTheTerminal(t *testing.T) {
	r := small()
	r.Text += strings.Repeat("a word  資金援助 ", 100) + "\n"
	for line := range strings.Lines(show(t, r, Options{Width: 80})) {
		if w := uniseg.StringWidth(strings.TrimRight(line, "\n")); w > 80 {
			t.Errorf("%d columns: %s", w, line)
		}
	}
}

func TestColoursChangeNoWords(t *testing.T) {
	coloured := show(t, small(), Options{Width: 90, Colour: true})
	if !strings.Contains(coloured, "\x1b[32m 5.2") {
		t.Errorf("the amount is not green:\n%q", coloured)
	}
	var b strings.Builder
	for i, part := range strings.Split(coloured, "\x1b[") {
		if i > 0 {
			_, part, _ = strings.Cut(part, "m")
		}
		b.WriteString(part)
	}
	if diff := cmp.Diff(show(t, small(), Options{Width: 90}), b.String()); diff != "" {
		t.Error(diff)
	}
	if strings.Contains(show(t, small(), Options{Width: 90}), "\x1b") {
		t.Error("an escape stands in what has no colours")
	}
}
