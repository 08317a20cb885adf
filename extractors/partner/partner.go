// Package partner finds organisations and acting governments.
package partner

import (
	"factsheet/extractors/acronym"
	"factsheet/pipeline/extract"
)

// Extractor finds organisations and acting governments.
var Extractor = &extract.Extractor[extract.Partner]{
	Name:     "partner",
	Doc:      "Finds organisations and acting governments.",
	Version:  "1",
	Requires: []extract.Unit{acronym.Extractor},
	Rules:    []extract.Rule{{Name: "partner.none", Doc: "Not written yet."}},
	Key:      func(v extract.Partner) string { return "" },
	Run:      func(p *extract.Pass) ([]extract.Mention[extract.Partner], error) { return nil, nil },
}
