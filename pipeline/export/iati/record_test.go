package iati

import (
	"bytes"
	"context"
	"encoding/xml"
	"strings"
	"testing"

	"factsheet/pipeline/record"
)

func ptr[T any](v T) *T { return &v }

// sheetOf is a record of a text, with the entries that the functions add to it.
func sheetOf(source, text, date string, add ...func(*record.Record)) *record.Record {
	r := &record.Record{Schema: record.Schema, Text: text}
	r.Document = record.Document{ID: record.DocumentID(source), Source: source, SHA256: strings.Repeat("0", 64), MediaType: "text/plain",
		Language: ptr("en"), Pages: 1, Status: "ok"}
	if date != "" {
		r.Document.Date = &date
	}
	for _, f := range add {
		f(r)
	}
	return r
}

// wordsOf is the span of words in the record's text.
func wordsOf(r *record.Record, words string) record.Span {
	at := strings.Index(r.Text, words)
	if at < 0 {
		panic("the text has no " + words)
	}
	start := len([]rune(r.Text[:at]))
	return record.Span{Start: start, End: start + len([]rune(words)), Page: 1, Quote: words}
}

func partner(id, name string, codes ...string) record.Partner {
	p := record.Partner{Basis: record.Basis{ID: id, Rule: "partner.named"}, Name: name, Type: record.Other}
	for i := 0; i+1 < len(codes); i += 2 {
		p.Codes = append(p.Codes, record.Registry{Scheme: codes[i], Identifier: codes[i+1]})
	}
	return p
}

func government(id, name, country string) record.Partner {
	p := partner(id, name)
	p.Type, p.Country, p.OrganisationType = record.Government, &country, ptr("10")
	return p
}

func partners(list ...record.Partner) func(*record.Record) {
	return func(r *record.Record) { r.Partners = append(r.Partners, list...) }
}

// flow adds a contribution of a sum that the text tells as words.
func flow(id, donor, recipient, kind, period, words, value, currency string, more ...func(*record.Contribution,
	*record.Amount)) func(*record.Record) {
	return func(r *record.Record) {
		at := wordsOf(r, words)
		a := record.Amount{Basis: record.Basis{ID: "amount-" + id, Rule: "amount.code"}, Span: at, Qualifier: record.Exact,
			Status: record.AmountOK}
		if value != "" {
			a.Value = &value
		}
		if currency != "" {
			a.Currency = &currency
		}
		c := record.Contribution{Basis: record.Basis{ID: id, Rule: "contribution.verb"}, Flow: kind, Kind: "unspecified", Amount: ptr(a.ID),
			Mentions: []record.Mention{{Span: at}}}
		for to, name := range map[**string]string{&c.Donor: donor, &c.Recipient: recipient, &c.Period: period} {
			if name != "" {
				*to = ptr(name)
			}
		}
		for _, f := range more {
			f(&c, &a)
		}
		r.Amounts = append(r.Amounts, a)
		r.Contributions = append(r.Contributions, c)
	}
}

func project(id, title, period string, more ...func(*record.Project)) func(*record.Record) {
	return func(r *record.Record) {
		p := record.Project{Basis: record.Basis{ID: id, Rule: "project.heading"}, Title: title,
			Mentions: []record.Mention{{Span: wordsOf(r, title)}}}
		if period != "" {
			p.Period = &period
		}
		for _, f := range more {
			f(&p)
		}
		r.Projects = append(r.Projects, p)
	}
}

// file is an activity file as it is read back.
type file struct {
	Activities []readActivity `xml:"iati-activity"`
	raw        string
	gaps       []Gap
	result     *Result
}

type readActivity struct {
	Lang          string       `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	Currency      string       `xml:"default-currency,attr"`
	Identifier    string       `xml:"iati-identifier"`
	Title         string       `xml:"title>narrative"`
	Descriptions  []readText   `xml:"description"`
	Participating []readOrg    `xml:"participating-org"`
	Status        readCode     `xml:"activity-status"`
	Dates         []readDay    `xml:"activity-date"`
	Countries     []readCode   `xml:"recipient-country"`
	Regions       []readCode   `xml:"recipient-region"`
	Locations     []string     `xml:"location>name>narrative"`
	Sectors       []readCode   `xml:"sector"`
	Tags          []readCode   `xml:"tag"`
	Budgets       []readMoney  `xml:"budget"`
	Planned       []readMoney  `xml:"planned-disbursement"`
	Transactions  []readMoney  `xml:"transaction"`
	Links         []readLink   `xml:"document-link"`
	Evidence      []readQuoted `xml:"urn:x-factsheet:evidence:1 evidence"`
}

type readText struct {
	Type     string       `xml:"type,attr"`
	Text     string       `xml:"narrative"`
	Evidence []readQuoted `xml:"urn:x-factsheet:evidence:1 evidence"`
}

type readOrg struct {
	Ref  string `xml:"ref,attr"`
	Type string `xml:"type,attr"`
	Role string `xml:"role,attr"`
	Name string `xml:"narrative"`
}

type readCode struct {
	Code       string `xml:"code,attr"`
	Vocabulary string `xml:"vocabulary,attr"`
}

type readDay struct {
	Type string `xml:"type,attr"`
	Day  string `xml:"iso-date,attr"`
	Text string `xml:"narrative"`
}

type readMoney struct {
	Ref   string   `xml:"ref,attr"`
	Type  readCode `xml:"transaction-type"`
	Date  readDay  `xml:"transaction-date"`
	Start readDay  `xml:"period-start"`
	End   readDay  `xml:"period-end"`
	Value struct {
		Currency  string `xml:"currency,attr"`
		Date      string `xml:"value-date,attr"`
		Qualifier string `xml:"urn:x-factsheet:evidence:1 qualifier,attr"`
		Amount    string `xml:",chardata"`
	} `xml:"value"`
	Text     string       `xml:"description>narrative"`
	Provider *readOrg     `xml:"provider-org"`
	Receiver *readOrg     `xml:"receiver-org"`
	Finance  readCode     `xml:"finance-type"`
	Evidence []readQuoted `xml:"urn:x-factsheet:evidence:1 evidence"`
}

type readLink struct {
	URL      string `xml:"url,attr"`
	Document string `xml:"urn:x-factsheet:evidence:1 document,attr"`
	Text     string `xml:"description>narrative"`
}

type readQuoted struct {
	Entry    string `xml:"entry,attr"`
	Document string `xml:"document,attr"`
	Page     int    `xml:"page,attr"`
	Start    int    `xml:"start,attr"`
	End      int    `xml:"end,attr"`
	Rule     string `xml:"rule,attr"`
	Period   string `xml:"period,attr"`
	Quote    string `xml:",chardata"`
}

// exported writes records as a file and reads it back.
func exported(t interface {
	Helper()
	Fatal(...any)
}, o Options, records ...*record.Record,
) *file {
	t.Helper()
	x, err := newExporter(o)
	if err != nil {
		t.Fatal(err)
	}
	x.sheets, x.by = len(records), func(rule string) string { name, _, _ := strings.Cut(rule, "."); return name + " 1" }
	x.read = func(i int) (*record.Record, error) { return records[i], nil }
	var b bytes.Buffer
	f := &file{}
	f.result, err = x.write(context.Background(), &b, func(g *Gap) error { f.gaps = append(f.gaps, *g); return nil })
	if err != nil {
		t.Fatal(err)
	}
	f.raw = b.String()
	if b.Len() > 0 {
		if err := xml.Unmarshal(b.Bytes(), f); err != nil {
			t.Fatal(err, f.raw)
		}
	}
	return f
}

// gap is the gap about an entry with a reason; nil where there is none.
func (f *file) gap(entry string, why Reason) *Gap {
	for i := range f.gaps {
		if f.gaps[i].Entry == entry && f.gaps[i].Reason == why {
			return &f.gaps[i]
		}
	}
	return nil
}

func (f *file) only(t *testing.T) *readActivity {
	t.Helper()
	if len(f.Activities) != 1 {
		t.Fatalf("there are %d activities, want one\n%s\n%+v", len(f.Activities), f.raw, f.gaps)
	}
	return &f.Activities[0]
}
