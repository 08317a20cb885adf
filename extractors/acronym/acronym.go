// Package acronym finds short forms that the sheet defines.
package acronym

import (
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Extractor finds short forms that the sheet defines.
var Extractor = &extract.Extractor[record.Acronym]{
	Name:     "acronym",
	Doc:      "Finds short forms that the sheet defines.",
	Version:  "1",
	Requires: []extract.Unit{},
	Rules:    []extract.Rule{{Name: "acronym.none", Doc: "Not written yet."}},
	Key:      func(v record.Acronym) string { return "" },
	Run:      func(p *extract.Pass) ([]extract.Mention[record.Acronym], error) { return nil, nil },
}
