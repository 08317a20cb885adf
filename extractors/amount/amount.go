// Package amount finds sums of money.
package amount

import (
	"strings"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Extractor finds sums of money.
var Extractor = &extract.Extractor[record.Amount]{
	Name: "amount",
	Doc: "Finds sums of money: a number, in digits or in words, with a currency's sign, code, short form or name. " +
		"A figure of a table or a chart has the currency and scale that a line over it, a head or a label tells. " +
		"It leaves alone what names no sum ('millions of dollars', 'US$' in a heading) and weights in pounds.",
	Version: "4",
	Rules:   rules,
	Key: func(a record.Amount) string {
		return strings.Join([]string{record.Or(a.Value, "-"), record.Or(a.Currency, "-"), record.Or(a.Low, "-"),
			record.Or(a.High, "-"), a.Status}, " ")
	},
	Run: run,
}

func run(p *extract.Pass) ([]extract.Mention[record.Amount], error) {
	s := scanner{p: p}
	s.scan()
	s.lists()
	s.cells()
	out := make([]extract.Mention[record.Amount], 0, len(s.finds))
	for _, f := range s.finds {
		if m, ok := s.mention(f); ok {
			out = append(out, m)
		}
	}
	return out, nil
}
