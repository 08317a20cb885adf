// Package agreement finds MoUs, agreements and programmes between parties.
package agreement

import (
	"cmp"
	"slices"

	"factsheet/extractors/internal/fact"
	"factsheet/extractors/quantity"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Extractor finds MoUs, agreements and programmes between parties.
var Extractor = &extract.Extractor[record.Agreement]{
	Name: "agreement",
	Doc: "Finds MoUs, agreements, country programmes, declarations and treaties that the sheet says were, are or will be signed, " +
		"agreed or adopted, with parties, date and count; tellings of one agreement get one id. Where a sheet names one party only, " +
		"the agreement has the doubt 'party_unnamed', and needs a verb of signing beside a date, a title or another side. Agreements " +
		"without any party are left alone, and so are agreements only referred to ('under the Paris Agreement').",
	Version:  "4",
	Requires: append([]extract.Unit{quantity.Extractor}, fact.Requires...),
	Rules:    rules,
	Key:      key,
	Run:      run,
}

func key(v record.Agreement) string {
	k := v.Kind + "|" + record.Or(v.Date, "")
	for _, p := range v.Parties {
		k += "|" + p
	}
	return k
}

func run(p *extract.Pass) ([]extract.Mention[record.Agreement], error) {
	s := fact.Of(p)
	f := &finder{Sheet: s, people: s.People(), cards: -1}
	f.find()
	f.drop(0)
	f.out = slices.DeleteFunc(f.out, func(m extract.Mention[record.Agreement]) bool { return m.Value.Count == 0 })
	f.fromTables()
	f.inOrder()
	f.merge()
	return f.out, nil
}

// add appends an agreement that the tokens first to end tell.
func (f *finder) add(v record.Agreement, first, end int, rule string, doubts ...string) {
	f.out = append(f.out, extract.Mention[record.Agreement]{Value: v, At: f.Evidence(f.SpanOf(first, end), rule, doubts...)})
}

// inOrder puts the tellings of tables among those of the text.
func (f *finder) inOrder() {
	slices.SortStableFunc(f.out, func(a, b extract.Mention[record.Agreement]) int {
		return cmp.Compare(a.At.View.Start, b.At.View.Start)
	})
}

// finder gathers the agreements of one sheet.
type finder struct {
	*fact.Sheet
	out     []extract.Mention[record.Agreement]
	heading heading
	listing *listing // the list of agreements that is open, or nil
	people  *fact.People

	cards     int // the block whose cards were read last
	series    series
	homeState int // see home
	homeKnown bool
}
