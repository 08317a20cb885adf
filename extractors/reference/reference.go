// Package reference finds URLs, e-mail addresses, agendas, goals and legal instruments.
package reference

import (
	"factsheet/pipeline/extract"
)

// Extractor finds URLs, e-mail addresses, agendas, goals and legal instruments.
var Extractor = &extract.Extractor[extract.Reference]{
	Name:     "reference",
	Doc:      "Finds URLs, e-mail addresses, agendas, goals and legal instruments.",
	Version:  "1",
	Requires: []extract.Unit{},
	Rules:    []extract.Rule{{Name: "reference.none", Doc: "Not written yet."}},
	Key:      func(v extract.Reference) string { return "" },
	Run:      func(p *extract.Pass) ([]extract.Mention[extract.Reference], error) { return nil, nil },
}
