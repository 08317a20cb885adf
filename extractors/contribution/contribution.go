// Package contribution finds flows of money.
package contribution

import (
	"factsheet/extractors/agreement"
	"factsheet/extractors/amount"
	"factsheet/extractors/date"
	"factsheet/extractors/partner"
	"factsheet/extractors/project"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Extractor finds flows of money.
var Extractor = &extract.Extractor[record.Contribution]{
	Name:     "contribution",
	Doc:      "Finds flows of money.",
	Version:  "1",
	Requires: []extract.Unit{amount.Extractor, date.Extractor, partner.Extractor, project.Extractor, agreement.Extractor},
	Rules:    []extract.Rule{{Name: "contribution.none", Doc: "Not written yet."}},
	Key:      func(v record.Contribution) string { return "" },
	Run:      func(p *extract.Pass) ([]extract.Mention[record.Contribution], error) { return nil, nil },
}
