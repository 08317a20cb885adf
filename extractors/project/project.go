// Package project finds projects and programmes.
package project

import (
	"factsheet/extractors/acronym"
	"factsheet/extractors/amount"
	"factsheet/extractors/date"
	"factsheet/extractors/partner"
	"factsheet/extractors/place"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Extractor finds projects and programmes.
var Extractor = &extract.Extractor[record.Project]{
	Name:     "project",
	Doc:      "Finds projects and programmes.",
	Version:  "1",
	Requires: []extract.Unit{amount.Extractor, date.Extractor, partner.Extractor, place.Extractor, acronym.Extractor},
	Rules:    []extract.Rule{{Name: "project.none", Doc: "Not written yet."}},
	Key:      func(v record.Project) string { return "" },
	Run:      func(p *extract.Pass) ([]extract.Mention[record.Project], error) { return nil, nil },
}
