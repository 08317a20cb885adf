// Package quantity finds counts of things and percentages.
package quantity

import (
	"factsheet/extractors/amount"
	"factsheet/extractors/date"
	"factsheet/extractors/reference"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Extractor finds counts of things and percentages.
var Extractor = &extract.Extractor[record.Quantity]{
	Name:     "quantity",
	Doc:      "Finds counts of things and percentages.",
	Version:  "1",
	Requires: []extract.Unit{amount.Extractor, date.Extractor, reference.Extractor},
	Rules:    []extract.Rule{{Name: "quantity.none", Doc: "Not written yet."}},
	Key:      func(v record.Quantity) string { return "" },
	Run:      func(p *extract.Pass) ([]extract.Mention[record.Quantity], error) { return nil, nil },
}
