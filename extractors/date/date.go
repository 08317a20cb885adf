// Package date finds dates, periods and sets of dates.
package date

import (
	"factsheet/extractors/amount"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Extractor finds dates, periods and sets of dates.
var Extractor = &extract.Extractor[record.Date]{
	Name:     "date",
	Doc:      "Finds dates, periods and sets of dates.",
	Version:  "1",
	Requires: []extract.Unit{amount.Extractor},
	Rules:    []extract.Rule{{Name: "date.none", Doc: "Not written yet."}},
	Key:      func(v record.Date) string { return "" },
	Run:      func(p *extract.Pass) ([]extract.Mention[record.Date], error) { return nil, nil },
}
