package ledger_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/layout"
	"factsheet/pipeline/ledger"
	"factsheet/pipeline/link"
	"factsheet/pipeline/read"
	"factsheet/pipeline/record"
)

// quoting is an extractor that claims each of the given phrases as an amount.
func quoting(phrases ...string) *extract.Extractor[record.Amount] {
	return &extract.Extractor[record.Amount]{
		Name: "amount", Doc: "Claims phrases.", Version: "1", Rules: []extract.Rule{{Name: "amount.phrase", Doc: "Any text."}},
		Key: func(record.Amount) string { return "" },
		Run: func(p *extract.Pass) (out []extract.Mention[record.Amount], err error) {
			for _, phrase := range phrases {
				if i := strings.Index(p.View.Text, phrase); i >= 0 {
					out = append(out, extract.Mention[record.Amount]{At: p.Evidence(document.Span{Start: i, End: i + len(phrase)}, "amount.phrase")})
				}
			}
			return out, nil
		},
	}
}

// unread lists what is left of text when the phrases are held and 'masked' is masked.
func unread(t *testing.T, text, masked string, held ...string) []string {
	t.Helper()
	d := &document.Document{}
	if err := read.Text(d, []byte(text)); err != nil {
		t.Fatal(err)
	}
	layout.Text(d)
	p := extract.NewPass(d)
	plan, err := extract.NewPlan([]extract.Unit{quoting(held...)})
	if err != nil {
		t.Fatal(err)
	}
	if errs := plan.Run(p); errs != nil {
		t.Fatal(errs)
	}
	if i := strings.Index(p.View.Text, masked); masked != "" && i >= 0 {
		p.Mask(document.Span{Start: i, End: i + len(masked)}, "part of a name")
	}
	out := []string{}
	for _, u := range ledger.Unread(p, link.Record(p)) {
		reason := "not understood"
		if u.Reason != nil {
			reason = *u.Reason
		}
		out = append(out, fmt.Sprintf("%s %s: %s", u.Kind, u.Quote, reason))
	}
	return out
}

func TestWhatNoEntryHoldsIsListed(t *testing.T) {
	for _, c := range []struct {
		name, text, masked string
		held, want         []string
	}{
		{"a number", "They met 14 of them.", "", nil, []string{"number 14: not understood"}},
		{"a number that is held", "They met 14 of them.", "", []string{"14 of"}, []string{}},
		{"a number held in part only is not held", "It cost 1,400 now.", "", []string{"1,4"}, []string{"number 1,400: not understood"}},
		{"a currency sign", "The € is stable.", "", nil, []string{"currency €: not understood"}},
		{"a month", "It opens in March or April.", "", nil, []string{"month March: not understood", "month April: not understood"}},
		{"the verb 'may' is no month", "They may come. May it be so.", "", nil, []string{}},
		{"a short form", "The WZQ met.", "", nil, []string{"short_form WZQ: not understood"}},
		{"a line in capitals holds no short forms", "WHAT WE DO AND WHERE", "", nil, []string{}},
		{"a name set in capitals holds no short forms", "It works with the PLANT BASED FOODS ASSOCIATION and the WZQ there.", "", nil, []string{"short_form WZQ: not understood"}},
		{"a masked number has its reason", "Under Phase 2 it grew.", "Phase 2", nil, []string{"number 2: part of a name"}},
		{"a list number is masked as one", "What we do:\n\n1. Schools are built.\n2. Roads are mended.\n", "", nil, []string{"number 1: list number", "number 2: list number"}},
		{"a fraction's sign", "It took ½ of it.", "", nil, []string{"number ½: not understood"}},
		{"digits of another script", "It took ٣٤ of it.", "", nil, []string{"number ٣٤: not understood"}},
		{"a month's short name beside a number", "It opens 3 Sept or in Dec.", "3", nil, []string{"number 3: part of a name", "month Sept: not understood"}},
		{"a held number is not masked", "Under Phase 2 it grew.", "Phase 2", []string{"Phase 2"}, []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, unread(t, c.text, c.masked, c.held...)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestUnreadInAThousandCharacters(t *testing.T) {
	reason := "page number"
	r := &record.Record{Document: record.Document{Characters: 500}, Unread: []record.Unread{{}, {Reason: &reason}, {}}}
	if n, share := ledger.NotUnderstood(r.Unread), ledger.PerThousand(r); n != 2 || share != 4 {
		t.Errorf("%d not understood, %v in a thousand characters", n, share)
	}
	if share := ledger.PerThousand(&record.Record{}); share != 0 {
		t.Errorf("an empty sheet has %v", share)
	}
}

func BenchmarkUnread(b *testing.B) {
	d := &document.Document{}
	text := strings.Repeat("The WZQ met 14 of them in March; US$ 12 and € 3 went to SME ABC 2.\n\n1. It (NGO) grew 12 of 15.\n\n", 130)
	if err := read.Text(d, []byte(text)); err != nil {
		b.Fatal(err)
	}
	layout.Text(d)
	p := extract.NewPass(d)
	for i, t := range p.Tokens {
		if i%7 == 0 {
			p.Mask(t.Span(), "part of a name")
		}
	}
	r := link.Record(p)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		ledger.Unread(p, r)
	}
}
