package extractors_test

import (
	"sort"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
)

// untold is the first digit of a record's text that neither an entry nor the ledger
// holds, with what stands around it.
func untold(r *record.Record) (string, bool) {
	var all [][2]int
	r.EachSpan(func(_ string, s *record.Span) { all = append(all, [2]int{s.Start, s.End}) })
	for _, u := range r.Unread {
		all = append(all, [2]int{u.Start, u.End})
	}
	sort.Slice(all, func(i, j int) bool { return all[i][0] < all[j][0] })
	text := []rune(r.Text)
	at, reach := 0, 0
	for i, c := range text {
		for at < len(all) && all[at][0] <= i {
			reach = max(reach, all[at][1])
			at++
		}
		if unicode.IsNumber(c) && reach <= i {
			return string(text[max(0, i-20):min(len(text), i+20)]), true
		}
	}
	return "", false
}

// sound fails the test where a stage met a fault of its own.
func sound(t interface{ Fatalf(string, ...any) }, text string, r *record.Record) {
	for _, e := range r.Document.Errors {
		if strings.Contains(e.Message, "internal fault") {
			t.Fatalf("%q: %s", text, e.Message)
		}
	}
	for _, i := range r.Issues {
		if strings.Contains(i.Message, "internal fault") || i.Rule == "span.not_quoted" || i.Rule == "link.dangling" {
			t.Fatalf("%q: %s", text, i.Message)
		}
	}
}

// Nothing is dropped silently: every digit is in an entry or in the ledger.
func TestEveryDigitIsToldOf(t *testing.T) {
	p := newPipeline(t)
	for name, data := range sheets(t) {
		if around, bad := untold(p.Process(input(name, data))); bad {
			t.Errorf("%s: no entry and no line of the ledger holds the digit in %q", name, around)
		}
	}
	// Cut anywhere: what begins or ends in the middle of a fact.
	for name, data := range sheets(t) {
		for i := 0; i < 40 && len(data) > 400; i++ {
			at := i * len(data) / 40
			cut := strings.ToValidUTF8(string(data[at:min(len(data), at+len(data)/11)]), "")
			r := p.Process(input(name, []byte(cut)))
			sound(t, cut, r)
			if around, bad := untold(r); bad {
				t.Errorf("%s: no entry and no line of the ledger holds the digit in %q", name, around)
			}
		}
	}
	piece := rapid.SampledFrom([]string{
		"1", "23", "4.5", "1,200", "2019", "½", "²", "٣", "４", "US$ ", "€", " million", "%", " ", "\n", "\n\n", "\f", "\t", "   ", "-", "–", "(", ")", ".", ", ",
		"\u00ad", "\u0301", "\u200b", "e", "COVID-", "Article ", "schools", " people", "March ", "• ", "1. ", "(a) ", "2) ", "X ",
		"f ", "SDG ", "www.x.org/", "a@b.org", "date: ", "A", "The ", " and ", "\"", "'", "/", "Page ", "one of ", "two ",
	})
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, s := range rapid.SliceOfN(piece, 1, 40).Draw(t, "pieces") {
			text += s
		}
		r := p.Process(input("random", []byte(text)))
		sound(t, text, r)
		if r.Document.Status == string(document.Failed) {
			return
		}
		if around, bad := untold(r); bad {
			t.Fatalf("%q: no entry and no line of the ledger holds the digit in %q", text, around)
		}
	})
}
