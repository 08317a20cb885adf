// Package loadtest writes small outputs for the tests of loading.
package loadtest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"factsheet/pipeline/record"
	"factsheet/pipeline/write"
)

// words are what every sheet says, with letters that are hard on a writer.
const words = "Norway gave \"US$ 5.2 million\" to the Água Board (مجلس المياه) 🌊 in May 2021.\r\n" +
	"US$ 373,00\tand ¥ 9999999999999999.99 \\N were {reported}, NULL, 12.5% of it <b>.\x00\\.\n"

// Sheet is the record of the sheet of a number, which says something of its own beside
// what every sheet says. Equal arguments make equal records.
func Sheet(number int, own string) *record.Record {
	text := fmt.Sprintf("%s%s %d\n", words, own, number)
	sum := sha256.Sum256([]byte(text))
	sha := hex.EncodeToString(sum[:])
	r := &record.Record{Schema: record.Schema, Text: text, Document: record.Document{
		ID: record.DocumentID(sha), Source: fmt.Sprintf("sheets/%04d.txt", number), SHA256: sha, MediaType: "text/plain",
		Title: ptr(own), Date: ptr("2022-12"), Pages: 1, Characters: utf8.RuneCountInString(text), Status: "ok", Reader: "text",
	}}
	span := func(quote string) record.Span {
		before, _, ok := strings.Cut(text, quote)
		if !ok {
			panic("no sheet says " + quote)
		}
		start := utf8.RuneCountInString(before)
		return record.Span{Start: start, End: start + utf8.RuneCountInString(quote), Page: 1, Quote: quote}
	}
	basis := func(kind, name string, doubts ...string) record.Basis {
		return record.Basis{ID: record.ID(kind, r.Document.ID, name), Rule: kind + ".test", Doubts: doubts}
	}
	amount := func(name, quote, currency string) record.Amount {
		return record.Amount{
			Basis: basis("amount", name, "a\"b", "c,d", `\`, "{}", "NULL", ""), Span: span(quote), Currency: &currency,
			Qualifier: "exact", Status: "ok",
		}
	}
	r.Amounts = []record.Amount{
		amount("1", "US$ 5.2 million", "USD"), amount("2", "US$ 373,00", "USD"), amount("3", "¥ 9999999999999999.99", "JPY"),
	}
	r.Amounts[0].Value, r.Amounts[2].Value = ptr("5200000"), ptr("9999999999999999.99")
	r.Amounts[0].TotalOf = []string{r.Amounts[1].ID}
	r.Amounts[1].Status, r.Amounts[1].Candidates, r.Amounts[1].Doubts = "malformed", []string{"373.00", "373000"}, nil
	r.Dates = []record.Date{{
		Basis: basis("date", "1"), Span: span("May 2021"), EDTF: ptr("2021-05/.."), First: ptr("2021-05-01"), Precision: "month",
	}}
	r.Quantities = []record.Quantity{{Basis: basis("quantity", "1"), Span: span("12.5%"), Value: ptr("-12.5"), Unit: "%", Qualifier: "exact"}}
	partner := func(kind, name, code string) record.Partner {
		return record.Partner{
			Basis: record.Basis{ID: record.PartnerID(kind, name, code, nil), Rule: "partner.test"}, Name: name, Type: kind,
			Mentions: []record.Mention{{Span: span(name)}},
		}
	}
	norway, board := partner(record.Government, "Norway", "NO"), partner(record.Other, "Água Board", "")
	norway.Country = ptr("NO")
	r.Partners = []record.Partner{norway, board}
	r.Contributions = []record.Contribution{{
		Basis: basis("contribution", "1"), Donor: &norway.ID, Recipient: &board.ID, Flow: "commitment", Amount: &r.Amounts[0].ID,
		Kind: "grant", Period: ptr("2021-05"), Mentions: []record.Mention{{Span: span("Norway gave")}},
	}}
	last := fmt.Sprintf("%s %d", own, number)
	r.Unread = []record.Unread{{ID: record.ID("unread", r.Document.ID, "1"), Span: span(last), Kind: "number"}}
	r.Issues = []record.Issue{{
		ID: record.ID("issue", r.Document.ID, "1"), Rule: "document.test", Severity: record.Notice, Message: "of <all> of it",
	}}
	return r
}

// Output writes the records as one run, with tables as Parquet and as JSON Lines, and
// returns its folder.
func Output(t testing.TB, records ...*record.Record) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	w, err := write.Open(out, write.Options{Formats: []write.Format{write.Parquet, write.JSONLines}})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for _, r := range records {
		d := &r.Document
		in := write.Input{Source: d.Source, SHA256: d.SHA256, Size: int64(len(r.Text)), MediaType: d.MediaType}
		if err := w.Add(r, in); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out
}

func ptr[T any](v T) *T { return &v }
