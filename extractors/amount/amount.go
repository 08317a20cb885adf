// Package amount finds sums of money.
package amount

import (
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Extractor finds sums of money.
var Extractor = &extract.Extractor[record.Amount]{
	Name:     "amount",
	Doc:      "Finds sums of money.",
	Version:  "1",
	Requires: []extract.Unit{},
	Rules:    []extract.Rule{{Name: "amount.none", Doc: "Not written yet."}},
	Key:      func(v record.Amount) string { return "" },
	Run:      func(p *extract.Pass) ([]extract.Mention[record.Amount], error) { return nil, nil },
}
