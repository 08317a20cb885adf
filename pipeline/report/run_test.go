package report_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"factsheet/pipeline/record"
	"factsheet/pipeline/report"
	"factsheet/pipeline/results"
	"factsheet/pipeline/write"
)

func ptr(s string) *string { return &s }

// blank is a sheet of a text in which nothing was read.
func blank(source, text string) *record.Record {
	var r record.Record
	sum := sha256.Sum256([]byte(source))
	hash := hex.EncodeToString(sum[:])
	r.Schema, r.Text = record.Schema, text
	r.Document = record.Document{ID: record.DocumentID(hash), Source: source, SHA256: hash, MediaType: "text/plain", Status: "ok",
		Pages: 1 + strings.Count(text, "\f"), Characters: utf8.RuneCountInString(text), Language: ptr("en")}
	return &r
}

// at is the span of the first words in a text that are quote.
func at(r *record.Record, quote string) record.Span {
	i := strings.Index(r.Text, quote)
	if i < 0 {
		panic("the text has no " + quote)
	}
	start := utf8.RuneCountInString(r.Text[:i])
	return record.Span{Start: start, End: start + utf8.RuneCountInString(quote), Page: 1 + strings.Count(r.Text[:i], "\f"), Quote: quote}
}

func told(r *record.Record, quotes ...string) []record.Mention {
	var out []record.Mention
	for _, q := range quotes {
		out = append(out, record.Mention{Span: at(r, q)})
	}
	return out
}

const giving = `Norway and the River Fund
In May 2021 Norway gave about US$ 5.2
million to the River Fund for Clean Taps.
Fees of US$ 373,00 are due.` + "\f" + `The EIF met in Oslo 12 times.
`

// river is a sheet with entries of most kinds, some upon each other, on two pages.
func river(source string) *record.Record {
	r := blank(source, giving)
	b := func(id, rule string, doubts ...string) record.Basis {
		return record.Basis{ID: id + "-" + r.Document.ID[4:12], Rule: rule, Doubts: doubts}
	}
	r.Amounts = []record.Amount{
		{Basis: b("amount-1", "amount.symbol_before"), Span: at(r, "US$ 5.2\nmillion"), Value: ptr("5200000"), Currency: ptr("USD"), Qualifier: "about", Status: "ok"},
		{Basis: b("amount-2", "amount.symbol_before", "malformed_number"), Span: at(r, "US$ 373,00"), Currency: ptr("USD"), Qualifier: "exact", Status: "malformed",
			Candidates: []string{"373.00", "373000"}},
	}
	r.Dates = []record.Date{{Basis: b("date-1", "date.month"), Span: at(r, "May 2021"), EDTF: ptr("2021-05"), First: ptr("2021-05-01"), Last: ptr("2021-05-31"), Precision: "month"}}
	r.Partners = []record.Partner{
		{Basis: record.Basis{ID: "partner-norway", Rule: "partner.country"}, Name: "Norway", Type: "government", Country: ptr("NO"), Mentions: told(r, "Norway", "Norway gave")},
		{Basis: record.Basis{ID: "partner-fund", Rule: "partner.named"}, Name: "River Fund", Type: "fund", Mentions: told(r, "the River Fund", "River Fund for")},
	}
	r.Partners[0].Mentions[1].End -= len(" gave")
	r.Partners[0].Mentions[1].Quote = "Norway"
	r.Partners[1].Mentions[1].End -= len(" for")
	r.Partners[1].Mentions[1].Quote = "River Fund"
	r.Places = []record.Place{{Basis: record.Basis{ID: "place-oslo", Rule: "place.city"}, Name: "Oslo", Kind: "city", Mentions: told(r, "Oslo")},
		{Basis: record.Basis{ID: "place-norway", Rule: "place.country"}, Name: "Norway", Code: ptr("NO"), Kind: "country", Mentions: told(r, "Norway")}}
	r.Projects = []record.Project{{Basis: b("project-1", "project.named"), Title: "Clean Taps", Period: ptr("2021/2023"), Funding: []string{"partner-norway"},
		Amounts: []string{r.Amounts[0].ID}, Mentions: told(r, "River Fund for Clean Taps")}}
	r.Contributions = []record.Contribution{{Basis: b("contribution-1", "contribution.gave", "far_evidence"), Donor: ptr("partner-norway"), Recipient: ptr("partner-fund"),
		Flow: "disbursement", Kind: "grant", Amount: &r.Amounts[0].ID, Period: ptr("2021-05"), Project: &r.Projects[0].ID,
		Mentions: told(r, "Norway gave about US$ 5.2\nmillion to the River Fund")}}
	r.Agreements = []record.Agreement{{Basis: b("agreement-1", "agreement.between"), Kind: "mou", Date: ptr("2021"), Parties: []string{"partner-norway", "partner-fund"}, Count: 1,
		Amounts: []string{r.Amounts[1].ID}, Mentions: told(r, "Norway and the River Fund")}}
	r.Unread = []record.Unread{{ID: "unread-1", Span: at(r, "EIF"), Kind: "short_form"}, {ID: "unread-2", Span: at(r, "12"), Kind: "number", Reason: ptr("a list number")}}
	malformed := at(r, "US$ 373,00")
	r.Issues = []record.Issue{{ID: "issue-1-" + r.Document.ID[4:12], Rule: "amount.malformed", Severity: record.Error, Message: `"US$ 373,00" can't be read`, Entity: &r.Amounts[1].ID, Span: &malformed}}
	return r
}

// runOf writes sheets as a run does and opens it.
func runOf(t testing.TB, sheets ...*record.Record) *results.Run {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	w, err := write.Open(out, write.Options{Formats: []write.Format{write.JSON}})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for _, r := range sheets {
		if err := w.Add(r, write.Input{Source: r.Document.Source, SHA256: r.Document.SHA256, MediaType: r.Document.MediaType}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Close(); err != nil {
		t.Fatal(err)
	}
	run, err := results.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func docOf(rule string) string { return "What " + rule + " does." }

// reported writes the report of a run.
func reported(t testing.TB, run *results.Run, o report.Options) report.Summary {
	t.Helper()
	o.Doc, o.Workers = docOf, 2
	done, err := report.Write(context.Background(), run, o)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func read(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// overwrite puts another record in the place of a run's.
func overwrite(t testing.TB, path string, r *record.Record) {
	t.Helper()
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// pagesOf are the files of a report.
func pagesOf(t testing.TB, done report.Summary) []string {
	t.Helper()
	out := []string{done.Page}
	err := filepath.WalkDir(strings.TrimSuffix(done.Page, ".html"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) != done.Files {
		t.Fatalf("%d files are there, and %d were written", len(out), done.Files)
	}
	return out
}
