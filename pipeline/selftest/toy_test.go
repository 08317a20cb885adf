package selftest_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"factsheet/pipeline/read"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
)

// toySheet is a sheet that has something for each property to look at.
const toySheet = `The Lake Basin – “a partnership”

Norway gave US$ 5 million in June 2019. The money came by the UNDP in 2020, and US$ 415,00 of it is left.
Some 12 wells were dug, at € or so each.

year | wells
2020 | 5
` + "\f" + `In July 2021 another 7 wells were dug by Norway.
`

// spoil breaks the record of a sheet; it is told which call of the toy it is.
type spoil func(call int, in source.Input, r *record.Record)

// toy makes records of sheets written like toySheet: a pipeline of a hundred lines, which
// keeps all properties and which a test breaks in one point.
type toy struct {
	mu    sync.Mutex
	calls int
	spoil spoil
}

func (t *toy) ProcessContext(_ context.Context, in source.Input) *record.Record {
	in.Load()
	r := toyRecord(in)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.calls++
	if t.spoil != nil {
		t.spoil(t.calls, in, r)
	}
	return r
}

// maker makes entries of one sheet.
type maker struct {
	r    *record.Record
	held [][2]int // bytes of the text
}

func toyRecord(in source.Input) *record.Record {
	text := in.Text
	if in.Data != nil {
		text, _ = read.Decode(in.Data)
	}
	r := &record.Record{
		Schema: record.Schema, Text: text,
		Sections: []record.Section{}, Tables: []record.Table{}, Amounts: []record.Amount{}, Dates: []record.Date{},
		Quantities: []record.Quantity{},
		Partners:   []record.Partner{}, Places: []record.Place{}, People: []record.Person{}, Acronyms: []record.Acronym{},
		Projects: []record.Project{}, Agreements: []record.Agreement{}, Contributions: []record.Contribution{},
		Events: []record.Event{}, References: []record.Reference{}, Unread: []record.Unread{}, Issues: []record.Issue{},
	}
	r.Document = record.Document{
		ID: record.DocumentID(in.SHA256), Source: in.Source, SHA256: in.SHA256, MediaType: in.MediaType, Pages: 1 + strings.Count(text, "\f"),
		Characters: utf8.RuneCountInString(text), Status: "ok", Errors: []record.DocumentError{}, Reader: "text",
	}
	m := &maker{r: r}
	m.section()
	m.sums()
	m.datesAndCounts()
	m.bodies()
	m.table()
	m.unread()
	return r
}

// find calls f with each match of a pattern that nothing holds yet.
func (m *maker) find(pattern string, f func(s record.Span)) {
	for _, at := range regexp.MustCompile(pattern).FindAllStringIndex(m.r.Text, -1) {
		if !slices.ContainsFunc(m.held, func(h [2]int) bool { return h[0] < at[1] && at[0] < h[1] }) {
			f(m.span(at[0], at[1]))
		}
	}
}

// span is the span of bytes.
func (m *maker) span(from, to int) record.Span {
	start := utf8.RuneCountInString(m.r.Text[:from])
	quote := m.r.Text[from:to]
	return record.Span{Start: start, End: start + utf8.RuneCountInString(quote), Page: 1 + strings.Count(m.r.Text[:from], "\f"), Quote: quote}
}

// hold notes that an entry holds a span.
func (m *maker) hold(s record.Span) {
	from := strings.Index(m.r.Text, string([]rune(m.r.Text)[s.Start:]))
	m.held = append(m.held, [2]int{from, from + len(s.Quote)})
}

func (m *maker) basis(kind string, s record.Span) record.Basis {
	return record.Basis{ID: record.SpanID(kind, m.r.Document.ID, s.Start, s.End, ""), Rule: kind + ".toy", Doubts: []string{}}
}

func (m *maker) section() {
	line, _, _ := strings.Cut(m.r.Text, "\n")
	if line = strings.TrimSpace(line); line != "" {
		s := m.span(0, len(line))
		m.r.Sections = append(m.r.Sections, record.Section{Basis: m.basis("section", s), Span: s, Level: 1, Title: line,
			Body: record.Range{Start: s.End, End: m.r.Document.Characters}})
	}
}

func (m *maker) sums() {
	m.find(`US\$ [0-9.,]+[0-9]*( million)?`, func(s record.Span) {
		a := record.Amount{Basis: m.basis("amount", s), Span: s, Currency: new("USD"), Qualifier: record.Exact, Status: record.AmountOK,
			Candidates: []string{}, TotalOf: []string{}}
		if strings.Contains(s.Quote, ",") {
			a.Status, a.Candidates = record.AmountMalformed, []string{"415", "41500"}
			m.r.Issues = append(m.r.Issues, record.Issue{ID: record.ID("issue", a.ID), Rule: "amount.malformed", Severity: record.Error,
				Message: "look it up", Entity: &a.ID, Span: &a.Span})
		} else {
			a.Value = new("5000000")
		}
		m.r.Amounts = append(m.r.Amounts, a)
		m.hold(s)
	})
	if len(m.r.Amounts) > 1 {
		m.r.Amounts[0].TotalOf = []string{m.r.Amounts[1].ID}
	}
}

func (m *maker) datesAndCounts() {
	m.find(`((June|July) )?\b20[0-9]{2}\b`, func(s record.Span) {
		year := s.Quote[len(s.Quote)-4:]
		m.r.Dates = append(m.r.Dates, record.Date{Basis: m.basis("date", s), Span: s, EDTF: &year, First: new(year + "-01-01"),
			Last: new(year + "-12-31"), Precision: "year", Candidates: []string{}})
		m.hold(s)
	})
	m.find(`[0-9]+ wells`, func(s record.Span) {
		n, unit, _ := strings.Cut(s.Quote, " ")
		m.r.Quantities = append(m.r.Quantities, record.Quantity{Basis: m.basis("quantity", s), Span: s,
			Value: &n, Unit: unit, Qualifier: record.Exact})
		m.hold(s)
	})
}

func (m *maker) bodies() {
	for _, name := range []string{"Norway", "UNDP"} {
		var told []record.Mention
		m.find(name, func(s record.Span) { told = append(told, record.Mention{Span: s}) })
		if told == nil {
			continue
		}
		b := record.Basis{ID: record.PartnerID(record.Other, name, "", nil), Rule: "partner.toy", Doubts: []string{}}
		m.r.Partners = append(m.r.Partners, record.Partner{Basis: b, Name: name, Aliases: []string{},
			Type: record.Other, Codes: []record.Registry{}, Mentions: told})
		for _, s := range told {
			m.hold(s.Span)
		}
	}
	for i := range m.r.Amounts {
		if a := &m.r.Amounts[i]; len(m.r.Partners) > 0 {
			c := record.Contribution{Basis: m.basis("contribution", a.Span), Donor: &m.r.Partners[0].ID,
				CoDonors: []string{}, CoRecipients: []string{},
				Flow: "unspecified", Kind: "unspecified", Amount: &a.ID, Mentions: []record.Mention{{Span: a.Span}}}
			if i > 0 {
				c.PartOf = &m.r.Contributions[0].ID
			}
			m.r.Contributions = append(m.r.Contributions, c)
		}
	}
}

// table makes one of the lines that hold a bar.
func (m *maker) table() {
	t := record.Table{Columns: 2, Heads: 1, Cells: []record.TableCell{}}
	at := 0
	for line := range strings.Lines(m.r.Text) {
		if left, right, ok := strings.Cut(strings.TrimRight(line, "\r\n"), " | "); ok {
			for column, from := range []int{at, at + len(left) + 3} {
				words := []string{left, right}[column]
				t.Cells = append(t.Cells, record.TableCell{Span: m.span(from, from+len(words)), Row: t.Rows, Column: column, RowSpan: 1, ColumnSpan: 1,
					Header: t.Rows == 0, Text: words, Parts: []record.Span{}})
			}
			t.Rows++
		}
		at += len(line)
	}
	if t.Rows > 0 {
		t.Basis, t.Page = m.basis("table", t.Cells[0].Span), t.Cells[0].Page
		t.Rule = record.TableRule
		m.r.Tables = append(m.r.Tables, t)
	}
}

func (m *maker) unread() {
	for _, k := range []struct{ kind, pattern string }{{"number", `[0-9]+`}, {"currency", `[€$]`}} {
		m.find(k.pattern, func(s record.Span) {
			m.r.Unread = append(m.r.Unread, record.Unread{ID: record.ID("unread", m.r.Document.ID, fmt.Sprint(s.Start)), Span: s, Kind: k.kind})
		})
	}
	slices.SortFunc(m.r.Unread, func(a, b record.Unread) int { return a.Start - b.Start })
}
