// Package agreement finds MoUs, agreements and programmes between parties.
package agreement

import (
	"factsheet/extractors/amount"
	"factsheet/extractors/date"
	"factsheet/extractors/partner"
	"factsheet/extractors/quantity"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Extractor finds MoUs, agreements and programmes between parties.
var Extractor = &extract.Extractor[record.Agreement]{
	Name:     "agreement",
	Doc:      "Finds MoUs, agreements and programmes between parties.",
	Version:  "1",
	Requires: []extract.Unit{amount.Extractor, date.Extractor, partner.Extractor, quantity.Extractor},
	Rules:    []extract.Rule{{Name: "agreement.none", Doc: "Not written yet."}},
	Key:      func(v record.Agreement) string { return "" },
	Run:      func(p *extract.Pass) ([]extract.Mention[record.Agreement], error) { return nil, nil },
}
