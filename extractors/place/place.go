// Package place finds countries, territories, regions and cities.
package place

import (
	"factsheet/extractors/partner"
	"factsheet/pipeline/extract"
)

// Extractor finds countries, territories, regions and cities.
var Extractor = &extract.Extractor[extract.Place]{
	Name:     "place",
	Doc:      "Finds countries, territories, regions and cities.",
	Version:  "1",
	Requires: []extract.Unit{partner.Extractor},
	Rules:    []extract.Rule{{Name: "place.none", Doc: "Not written yet."}},
	Key:      func(v extract.Place) string { return "" },
	Run:      func(p *extract.Pass) ([]extract.Mention[extract.Place], error) { return nil, nil },
}
