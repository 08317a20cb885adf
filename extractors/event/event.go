// Package event finds meetings, launches and conferences.
package event

import (
	"factsheet/extractors/date"
	"factsheet/extractors/place"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Extractor finds meetings, launches and conferences.
var Extractor = &extract.Extractor[record.Event]{
	Name:     "event",
	Doc:      "Finds meetings, launches and conferences.",
	Version:  "1",
	Requires: []extract.Unit{date.Extractor, place.Extractor},
	Rules:    []extract.Rule{{Name: "event.none", Doc: "Not written yet."}},
	Key:      func(v record.Event) string { return "" },
	Run:      func(p *extract.Pass) ([]extract.Mention[record.Event], error) { return nil, nil },
}
