package quantity_test

import (
	"os"
	"strings"
	"testing"

	"factsheet/extractors/amount"
	"factsheet/extractors/date"
	"factsheet/extractors/extracttest"
	"factsheet/extractors/quantity"
	"factsheet/extractors/reference"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/read"
	"factsheet/pipeline/record"
)

func render(q record.Quantity) string {
	v := "null"
	switch {
	case q.Value != nil:
		v = *q.Value
	case q.Low != nil:
		v = *q.Low + ".." + *q.High
	}
	v += " " + q.Unit
	if q.Qualifier != record.Exact {
		v += " " + q.Qualifier
	}
	return v
}

func TestCorpus(t *testing.T) { extracttest.Run(t, quantity.Extractor, render) }

// maskedIn lists the digits that are masked in a text, with their reasons.
func maskedIn(t *testing.T, text string) []string {
	p := extracttest.Pass(t, text, "", amount.Extractor, date.Extractor, reference.Extractor)
	before := len(p.Masks())
	if _, err := quantity.Extractor.Run(p); err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for _, m := range p.Masks()[before:] {
		out = append(out, m.View.Of(p.View.Text)+": "+m.Reason)
	}
	return out
}

func TestDigitsLeftOutHaveTheirReason(t *testing.T) {
	for text, want := range map[string]string{
		"It began Phase 2 projects.":                             "2: part of a name",
		"Under Article 5 and 6 of it.":                           "5: legal article number | 6: legal article number",
		"See section 201 and pages 3-4.":                         "201: section number | 3: page number | 4: page number",
		"Flight No. 182 leaves.":                                 "182: part of a name",
		"It was the 21st such COVID-19 aid.":                     "21: ordinal | 19: part of a name",
		"A line open 24/7 for all.":                              "24: fraction | 7: fraction",
		"It has helped 1 in 3 women.":                            "1: ratio | 3: ratio",
		"Tel: (202) 456-1111 or write.":                          "202: telephone number | 456: telephone number | 1111: telephone number",
		"The seventh “1+6” Roundtable met.":                      "1: part of a name | 6: part of a name",
		"There are 70 deaths per 100,000 births.":                "100,000: part of a rate",
		"It will use 5G and 4IR in them.":                        "5: part of a name | 4: part of a name",
		"A 360-view and 5-star stay.":                            "360: part of a word | 5: part of a word",
		"It is at 304 East 45th Street in town.":                 "304: part of an address | 45: ordinal",
		"Some 1/3 of it went.":                                   "1: fraction | 3: fraction",
		"A child up to age 5, aged 6 to 12, over the age of 65.": "5: age | 6: age | 12: age | 65: age",
		"Call 866-626-6847 or 800–985–5990.": "866: telephone number | 626: telephone number | 6847: " +
			"telephone number | 800: telephone number | 985: telephone number | 5990: telephone number",
		"It costs 10 times as much; its 7(a) lines.":                 "10: multiple | 7: part of a name",
		"The Fund¹ and the Bank.² did.":                              "¹: footnote mark | ²: footnote mark",
		"Under Executive Order (EO) 14008 and COP 28.":               "14008: legal article number | 28: part of a name",
		"Reach it at (888) 677-1199, or dial 711.":                   "888: telephone number | 677: telephone number | 1199: telephone number | 711: telephone number",
		"The 988 Suicide & Crisis Lifeline is for children under 5.": "988: telephone number | 5: age",
		"Aims are: 1) clean air and 2) water.":                       "1: list number | 2: list number",
		"The series 0201 jobs.":                                      "0201: part of a name",
		"They (1) plant, and (2) water.":                             "1: list number | 2: list number",
		"Under Phase 2, 24 schools were built in Tier 1.":            "2: part of a name | 1: part of a name",
		"The programme targets 12 districts and 4 regions":           "",
	} {
		if got := strings.Join(maskedIn(t, text), " | "); got != want {
			t.Errorf("%q masks %q, want %q", text, got, want)
		}
	}
}

func FuzzQuantity(f *testing.F) {
	for _, s := range []string{"12 men, 5-10% of 3/4 percent (39)%", "1.5m people; 10–15 million t", "one of 2 (two) 'schools'", "percent of", "5 or", "+1 2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 || read.Text(&document.Document{}, []byte(s)) != nil {
			return // too long, or no text
		}
		p := extracttest.Pass(t, s, "", quantity.Extractor)
		for _, m := range quantity.Extractor.From(p) {
			if m.At.Quote == "" || p.Doc.Text[m.At.Span.Start:m.At.Span.End] != m.At.Quote {
				t.Errorf("%q is not quoted", m.At.Quote)
			}
		}
	})
}

func BenchmarkQuantity(b *testing.B) {
	text, err := os.ReadFile("../../fixtures/embassy-sheet/embassy-sheet.txt")
	if err != nil {
		b.Fatal(err)
	}
	s := strings.Repeat(string(text)+"\n\n", 13000/len(text)+1)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	units := []extract.Unit{amount.Extractor, date.Extractor, reference.Extractor}
	for b.Loop() {
		b.StopTimer()
		p := extracttest.Pass(b, s, "", units...)
		b.StartTimer()
		if _, err := quantity.Extractor.Run(p); err != nil {
			b.Fatal(err)
		}
	}
}
