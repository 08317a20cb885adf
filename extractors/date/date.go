// Package date finds dates, periods and sets of dates, and tells the sheet's own date.
//
// A scanner walks over the tokens once. At a token that may begin a date it reads the
// longest part (a day, a month, a year, a quarter …: part.go), then looks for what
// joins parts to a range, a set or an open interval (range.go, set.go, open.go).
// Parts that lack a year wait until the sheet's own date is known (own.go,
// assumed.go); days whose order of day and month is open wait until the sheet's other
// dates have been seen (order.go).
package date

import (
	"factsheet/extractors/amount"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Extractor finds dates, periods and sets of dates.
var Extractor = &extract.Extractor[record.Date]{
	Name: "date",
	Doc: "Finds absolute dates, periods and sets of dates, as EDTF (ISO 8601-2), and sets the sheet's own date where the sheet tells it. " +
		"Leaves alone relative dates ('this year'), years that are part of a name ('2030 Agenda', 'Expo 2020') and numbers that " +
		"only look like years ('Resolution 1325', '2000 participants').",
	Version:  "2",
	Requires: []extract.Unit{amount.Extractor},
	Rules:    rules,
	Key:      key,
	Run:      run,
}

func key(d record.Date) string {
	if d.EDTF != nil {
		return *d.EDTF
	}
	return "?"
}

func run(p *extract.Pass) ([]extract.Mention[record.Date], error) {
	s := &scanner{p: p, loose: -1}
	extract.CoverOf(&s.money, amount.Extractor.From(p))
	s.scan()
	s.shareYears()
	s.settleOwn()
	out := make([]extract.Mention[record.Date], 0, len(s.finds))
	for i := range s.finds {
		f := &s.finds[i]
		span := p.SpanOf(f.first, f.end)
		if !s.assumeYear(f) {
			p.Mask(span, "a date without its year")
			continue
		}
		d, doubts := s.settle(&f.value)
		out = append(out, extract.Mention[record.Date]{Value: d, At: p.Evidence(span, f.rule, doubts...)})
	}
	return out, nil
}
