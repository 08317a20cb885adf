// Package quantity finds counts of things, measures and percentages.
package quantity

import (
	"factsheet/extractors/amount"
	"factsheet/extractors/date"
	"factsheet/extractors/reference"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// The rules.
const (
	count    = "quantity.count"
	one      = "quantity.one"
	measure  = "quantity.measure"
	compound = "quantity.compound"
	tile     = "quantity.tile"
	labelled = "quantity.labelled"
	part     = "quantity.part"
	shared   = "quantity.shared"
	percent  = "quantity.percent"
	percents = "quantity.percent_before"

	tableCell = "quantity.table_cell"
)

// The doubts of a quantity whose value is null.
const (
	// MalformedNumber marks digits that read in no one way.
	MalformedNumber = "malformed_number"
	// AmbiguousNumber marks digits that read in two ways, which the sheet does not settle.
	AmbiguousNumber = "ambiguous_number"
)

// Extractor finds counts of things, measures and percentages.
var Extractor = &extract.Extractor[record.Quantity]{
	Name: "quantity",
	Doc: "Finds counts of things ('189 trade union officials', 'nine MoUs'), measures ('400 MW', '600 litres of water') and percentages. " +
		"What amounts, dates and references hold is none; nor are ordinals, vague counts ('thousands of people'), counts that only point back " +
		"('the two leaders'), ratios ('one in three') and numbers that name or number something ('Phase 2', 'Article 5', page and list numbers). " +
		"The digits among these are masked with a reason.",
	Version:  "3",
	Requires: []extract.Unit{amount.Extractor, date.Extractor, reference.Extractor},
	Rules: []extract.Rule{
		{Name: count, Doc: "A number and the plural noun phrase behind it: prose and bullets of any sheet."},
		{Name: one, Doc: "'One' or '1' and a singular noun phrase: 'one new waiver'."},
		{Name: measure, Doc: "A number and a unit's symbol: '12 MW', '25.2MB', '40 km'."},
		{Name: compound, Doc: "A number joined by a hyphen to a unit: 'four-year', '50-bed'."},
		{Name: tile, Doc: "A figure set large with its caption under it, as infographics have it: '24 HEALTH CENTRES'."},
		{Name: labelled, Doc: "A number behind what it counts: 'Schools built: 24' in key figures, 'a population of 11 million', 'the number of provinces rose to 10'."},
		{Name: part, Doc: "Some of a whole: 'seven of the ten provinces', '14 of whom'."},
		{Name: shared, Doc: "Numbers that share the noun of the last: 'six regional and 12 district hospitals'."},
		{Name: percent, Doc: "A number and a percent sign or word: '74%', '15 per cent', 'ten percent', '(39)%'."},
		{Name: percents, Doc: "The percent word before the number: 'percentage of 12', where no noun follows."},
		{Name: tableCell, Doc: "A figure of a table whose head or label says that it is a percentage or what it counts: '% change', 'Number of projects'."},
	},
	Key: func(v record.Quantity) string {
		return record.Or(v.Value, "") + "|" + record.Or(v.Low, "") + "|" + record.Or(v.High, "") + "|" + v.Unit + "|" + v.Qualifier
	},
	Run: func(p *extract.Pass) ([]extract.Mention[record.Quantity], error) {
		s := scanner{p: p, out: make([]extract.Mention[record.Quantity], 0, len(p.Tokens)/50+4)}
		extract.CoverOf(&s.claimed, amount.Extractor.From(p))
		extract.CoverOf(&s.claimed, date.Extractor.From(p))
		extract.CoverOf(&s.claimed, reference.Extractor.From(p))
		s.cells()
		s.run()
		return s.out, nil
	},
}
