package write

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"factsheet/pipeline/record"
)

// sampleText is a sheet that has something of every kind. Its dash, its quotes and
// its accents make code points differ from bytes.
const sampleText = `River Basins – a partnership
1. WHO PAYS
Norway and Sweden gave US$ 5.2 million in 2019–2021 to the Água Board (WB) of Moçambique & its “partners”.
US$ 373,00 was reported; some € 1,250.375 and ¥ 123456789012345678901 too.
About 40–50 wells and 12.5% of pumps were mended. Ana Souza, Director of the Board, opened the Maputo Forum in May 2021.
An MoU was signed on 7 December 2022 (see SDG 6, https://example.org/a?b=1&c=2).
`

type builder struct {
	t    testing.TB
	r    *record.Record
	text string
}

// span finds the nth time (from 0) that the text has the quote.
func (b *builder) span(quote string, nth int) record.Span {
	b.t.Helper()
	at := 0
	for ; ; nth-- {
		i := strings.Index(b.text[at:], quote)
		if i < 0 {
			b.t.Fatalf("the sample does not say %q", quote)
		}
		at += i
		if nth == 0 {
			break
		}
		at++
	}
	start := utf8.RuneCountInString(b.text[:at])
	return record.Span{Start: start, End: start + utf8.RuneCountInString(quote), Page: 1, Quote: quote}
}

func (b *builder) basis(kind, name string, doubts ...string) record.Basis {
	if doubts == nil {
		doubts = []string{}
	}
	return record.Basis{ID: record.ID(kind, b.r.Document.ID, name), Rule: kind + ".sample", Doubts: doubts}
}

func ptr[T any](v T) *T { return &v }

// sample is a whole record. n makes it another sheet.
func sample(t testing.TB, n int) *record.Record {
	text := sampleText + fmt.Sprintf("Sheet %d\n", n)
	sum := sha256.Sum256([]byte(text))
	sha := hex.EncodeToString(sum[:])
	r := &record.Record{Schema: record.Schema, Text: text, Document: record.Document{
		ID: record.DocumentID(sha), Source: fmt.Sprintf("sheets/sheet-%04d.txt", n), SHA256: sha, MediaType: "text/plain",
		Title: ptr("River Basins – a partnership"), Date: ptr("2022-12"), Language: ptr("en"), Pages: 1,
		Characters: utf8.RuneCountInString(text), Status: "ok", Errors: []record.DocumentError{}, Reader: "text",
	}}
	b := &builder{t, r, text}
	if n%3 == 2 {
		r.Document.Status = "partial"
		r.Document.Errors = []record.DocumentError{{Stage: "layout", Page: ptr(1), Message: "a column is lost"}, {Stage: "extract", Message: "amount: gave up"}}
	}
	heading := b.span("1. WHO PAYS", 0)
	r.Sections = []record.Section{{Basis: b.basis("section", "1"), Span: heading, Level: 1, Title: "WHO PAYS", Body: record.Range{Start: heading.End, End: r.Document.Characters}}}
	r.Amounts = []record.Amount{
		{Basis: b.basis("amount", "1"), Span: b.span("US$ 5.2 million", 0), Value: ptr("5200000"), Currency: ptr("USD"), Qualifier: "exact", Status: "ok", Candidates: []string{}},
		{Basis: b.basis("amount", "2"), Span: b.span("US$ 373,00", 0), Currency: ptr("USD"), Qualifier: "exact", Status: "malformed", Candidates: []string{"373.00", "373000"}},
		{Basis: b.basis("amount", "3"), Span: b.span("€ 1,250.375", 0), Value: ptr("1250.375"), Currency: ptr("EUR"), Qualifier: "about", Status: "ok", Candidates: []string{}},
		{
			Basis: b.basis("amount", "4", "currency_assumed", "far_evidence"), Span: b.span("¥ 123456789012345678901", 0),
			Value: ptr("123456789012345678901"), Currency: ptr("JPY"), Qualifier: "exact", Status: "ok", Candidates: []string{},
		},
	}
	unit := b.span("US$", 0)
	r.Amounts[0].Unit = &unit
	for i := range r.Amounts {
		r.Amounts[i].TotalOf = []string{}
	}
	r.Amounts[0].TotalOf = []string{r.Amounts[1].ID, r.Amounts[2].ID}
	r.Amounts[1].Supported = &record.Support{Candidate: "373000", By: []string{r.Amounts[0].ID}, Why: "it fits the total"}
	caption := b.span("WHO PAYS", 0)
	r.Tables = []record.Table{
		{Basis: b.basis("table", "1", "crossed_page"), Page: 1, Box: &record.Box{X0: 72, Y0: 100.25, X1: 523.5, Y1: 700.01},
			Caption: &caption, Rows: 2, Columns: 2, Heads: 1, Cells: []record.TableCell{
				{Span: b.span("Norway", 0), RowSpan: 1, ColumnSpan: 2, Header: true, Text: "Norway", Box: &record.Box{X0: 72, Y0: 690, X1: 120.1, Y1: 700.01}, Parts: []record.Span{}},
				{Span: b.span("River", 0), Row: 1, RowSpan: 1, ColumnSpan: 1, Text: "River Basins", Parts: []record.Span{b.span("Basins", 0)}},
			}},
		{
			Basis: b.basis("table", "2"), Page: 1, Rows: 1, Columns: 1, Chart: true,
			Cells: []record.TableCell{{Span: b.span("12.5%", 0), RowSpan: 1, ColumnSpan: 1, Text: "12.5%",
				Parts: []record.Span{}}},
		},
	}
	r.Dates = []record.Date{
		{
			Basis: b.basis("date", "1"), Span: b.span("2019–2021", 0), EDTF: ptr("2019/2021"), First: ptr("2019-01-01"),
			Last: ptr("2021-12-31"), Precision: "year", Candidates: []string{},
		},
		{Basis: b.basis("date", "2"), Span: b.span("May 2021", 0), EDTF: ptr("2021-05/.."), First: ptr("2021-05-01"), Precision: "month", Candidates: []string{}},
		{Basis: b.basis("date", "3"), Span: b.span("7 December 2022", 0), Precision: "day", Candidates: []string{"2022-12-07", "2022-07-12"}},
	}
	r.Quantities = []record.Quantity{
		{Basis: b.basis("quantity", "1"), Span: b.span("40–50 wells", 0), Low: ptr("40"), High: ptr("50"), Unit: "wells", Qualifier: "about"},
		{Basis: b.basis("quantity", "2"), Span: b.span("12.5%", 0), Value: ptr("12.5"), Unit: "%", Qualifier: "exact"},
	}
	mentions := func(spans ...record.Span) []record.Mention {
		var out []record.Mention
		for i, s := range spans {
			m := record.Mention{Span: s}
			if i == 1 { // another rule found it
				m.Rule, m.Doubts = "partner.acronym", []string{"acronym_inferred"}
			}
			out = append(out, m)
		}
		return out
	}
	government := func(name, code string) record.Partner {
		return record.Partner{
			Basis: record.Basis{ID: record.PartnerID("government", name, code, nil), Rule: "partner.country", Doubts: []string{}},
			Name:  name, Aliases: []string{}, Type: "government", Country: ptr(code), OrganisationType: ptr("10"),
			Codes: []record.Registry{}, Mentions: mentions(b.span(name, 0)),
		}
	}
	board := record.Partner{
		Basis: record.Basis{ID: record.PartnerID("other", "Água Board", "MZ", &record.Registry{Scheme: "TEST", Identifier: "7"}), Rule: "partner.registry", Doubts: []string{}},
		Name:  "Água Board", Acronym: ptr("WB"), Aliases: []string{"Board", "WB"}, Type: "other", Country: ptr("MZ"),
		Registry: &record.Registry{Scheme: "TEST", Identifier: "7"},
		Codes:    []record.Registry{{Scheme: "TEST", Identifier: "7"}, {Scheme: "TEST", Identifier: "8"}},
		Mentions: mentions(b.span("Água Board", 0), b.span("WB", 0), b.span("Board", 1)),
	}
	norway, sweden := government("Norway", "NO"), government("Sweden", "SE")
	r.Partners = []record.Partner{norway, sweden, board}
	place := record.Place{
		Basis: record.Basis{ID: record.PlaceID("country", "MZ", ""), Rule: "place.name", Doubts: []string{}}, Name: "Mozambique",
		Code: ptr("MZ"), Kind: "country", Mentions: mentions(b.span("Moçambique", 0)),
	}
	city := record.Place{
		Basis: record.Basis{ID: record.PlaceID("city", "", "Maputo"), Rule: "place.name", Doubts: []string{}}, Name: "Maputo",
		Kind: "city", Mentions: mentions(b.span("Maputo", 0)),
	}
	r.Places = []record.Place{place, city}
	r.People = []record.Person{{Basis: b.basis("person", "Ana"), Name: "Ana Souza", Role: ptr("Director"), Organisation: &board.ID, Mentions: mentions(b.span("Ana Souza", 0))}}
	r.Acronyms = []record.Acronym{{Basis: b.basis("acronym", "WB"), Span: b.span("Água Board (WB)", 0), Short: "WB", Long: "Água Board"}}
	r.Projects = []record.Project{{
		Basis: b.basis("project", "1"), Title: "River Basins", Period: ptr("2019/2021"), Funding: []string{norway.ID, sweden.ID, norway.ID}, Implementing: []string{board.ID},
		Places: []string{place.ID}, Amounts: []string{r.Amounts[0].ID}, Mentions: mentions(b.span("River Basins", 0)),
		Sectors: []record.Sector{{Span: b.span("River", 0), Code: "14040", Vocabulary: record.VocabularyPurpose, Name: "River basins development"}},
	}}
	r.Agreements = []record.Agreement{{
		Basis: b.basis("agreement", "1"), Kind: "mou", Date: ptr("2022-12-07"), Parties: []string{norway.ID, board.ID}, Count: 1,
		Amounts: []string{r.Amounts[1].ID, r.Amounts[2].ID}, Mentions: mentions(b.span("An MoU was signed", 0)),
	}}
	r.Contributions = []record.Contribution{
		{
			Basis: b.basis("contribution", "1"), Donor: &norway.ID, Recipient: &board.ID, CoDonors: []string{sweden.ID},
			CoRecipients: []string{board.ID}, Flow: "commitment", Amount: &r.Amounts[0].ID, Kind: "grant",
			Period: ptr("2019/2021"), Project: &r.Projects[0].ID,
			Mentions: mentions(b.span("gave US$ 5.2 million", 0), b.span("Norway", 0)),
		},
		{
			Basis: b.basis("contribution", "2"), CoDonors: []string{}, CoRecipients: []string{}, Flow: "unspecified",
			Amount: &r.Amounts[3].ID, Kind: "unspecified", Mentions: mentions(b.span("was reported", 0)),
		},
	}
	r.Events = []record.Event{{Basis: b.basis("event", "1"), Name: "Maputo Forum", Date: ptr("2021-05"), Place: &city.ID,
		Participants: []string{r.People[0].ID, board.ID}, Mentions: mentions(b.span("Maputo Forum", 0))}}
	r.References = []record.Reference{
		{Basis: b.basis("reference", "1"), Kind: "sdg", Value: "SDG 6", Mentions: mentions(b.span("SDG 6", 0))},
		{Basis: b.basis("reference", "2"), Kind: "url", Value: "https://example.org/a?b=1&c=2", Mentions: mentions(b.span("https://example.org/a?b=1&c=2", 0))},
	}
	r.Unread = []record.Unread{
		{ID: record.ID("unread", r.Document.ID, "1"), Span: b.span("1", 0), Kind: "number", Reason: ptr("list number")},
		{ID: record.ID("unread", r.Document.ID, "2"), Span: b.span(fmt.Sprint(n), strings.Count(sampleText, fmt.Sprint(n))), Kind: "number"},
	}
	r.Contributions[1].PartOf = &r.Contributions[0].ID
	malformed := r.Amounts[1].Span
	r.Issues = []record.Issue{
		{ID: record.ID("issue", r.Document.ID, "1"), Rule: "document.sample", Severity: record.Notice, Message: "all of it <is> made up & short"},
		{ID: record.ID("issue", r.Document.ID, "2"), Rule: "amount.malformed", Severity: record.Error, Message: "can't be read", Entity: &r.Amounts[1].ID, Span: &malformed},
	}
	return r
}

// empty is a sheet that could not be read.
func empty() *record.Record {
	sha := strings.Repeat("0", 64)
	return &record.Record{
		Schema: record.Schema, Document: record.Document{ID: record.DocumentID(sha), Source: "sheets/empty.txt", SHA256: sha, MediaType: "text/plain", Status: "failed", Reader: "text",
			Errors: []record.DocumentError{{Stage: "read", Message: "the file is empty"}}},
		Sections: []record.Section{}, Tables: []record.Table{}, Amounts: []record.Amount{}, Dates: []record.Date{}, Quantities: []record.Quantity{},
		Partners: []record.Partner{}, Places: []record.Place{}, People: []record.Person{}, Acronyms: []record.Acronym{},
		Projects: []record.Project{}, Agreements: []record.Agreement{}, Contributions: []record.Contribution{},
		Events: []record.Event{}, References: []record.Reference{}, Unread: []record.Unread{}, Issues: []record.Issue{},
	}
}

func inputOf(r *record.Record) Input {
	return Input{Source: r.Document.Source, SHA256: r.Document.SHA256, Size: int64(len(r.Text)), MediaType: r.Document.MediaType}
}

// run writes the records to out as one run.
func run(t testing.TB, out string, o Options, records ...*record.Record) Summary {
	t.Helper()
	o.unsafe = true
	w, err := Open(out, o)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for _, r := range records {
		if err := w.Add(r, inputOf(r)); err != nil {
			t.Fatal(err)
		}
	}
	s, err := w.Close()
	if err != nil {
		t.Fatal(err)
	}
	return s
}
