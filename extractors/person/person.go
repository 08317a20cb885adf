// Package person finds named persons.
package person

import (
	"factsheet/extractors/partner"
	"factsheet/extractors/place"
	"factsheet/pipeline/extract"
)

// Extractor finds named persons.
var Extractor = &extract.Extractor[extract.Person]{
	Name:     "person",
	Doc:      "Finds named persons.",
	Version:  "1",
	Requires: []extract.Unit{partner.Extractor, place.Extractor},
	Rules:    []extract.Rule{{Name: "person.none", Doc: "Not written yet."}},
	Key:      func(v extract.Person) string { return "" },
	Run:      func(p *extract.Pass) ([]extract.Mention[extract.Person], error) { return nil, nil },
}
