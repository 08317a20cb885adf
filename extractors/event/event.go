// Package event finds meetings, launches and conferences.
package event

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Extractor finds meetings, launches and conferences.
var Extractor = &extract.Extractor[record.Event]{
	Name: "event",
	Doc: "Finds named meetings, summits, conferences and the like that the text gives a date. Meetings without a date, or without a name or an adjective of their own, are left alone, " +
		"and so are standing bodies (a parliament, a congress) and the day on which something was said.",
	Version:  "3",
	Requires: fact.Requires,
	Rules: []extract.Rule{
		{Name: "event.dated", Doc: "A named meeting with its date behind it: 'the UN General Assembly on 21 September 2021', 'the Summit, held in Rome in May 2022'."},
		{Name: "event.held", Doc: "A date that begins the sentence, and a named meeting that was held or at which something happened then: 'On 7 December 2022, during the Regional Meeting in Singapore, …'."},
		{Name: "event.month_before", Doc: "A named meeting with its month before it: 'the May 2023 ASEAN Leaders' Summit'."},
		{Name: "event.unnamed", Doc: "A meeting without a name in capitals, told by what it is: 'a kick-off workshop will be held in Tamale on 11 September 2024'."},
		{Name: "event.launched", Doc: "The launch of what the heading above names: 'Launched on 8 March 2023 in Salima'."},
	},
	Key: key,
	Run: run,
}

func key(v record.Event) string {
	k := record.NormalName(v.Name)
	if v.Date != nil {
		k += "|" + *v.Date
	}
	return k
}

func run(p *extract.Pass) ([]extract.Mention[record.Event], error) {
	f := &finder{Sheet: fact.Of(p), ids: map[string]string{}}
	for n := range f.Sentences {
		f.sentence(f.Sentences[n])
	}
	return f.out, nil
}

// finder gathers the events of one sheet.
type finder struct {
	*fact.Sheet
	out []extract.Mention[record.Event]
	ids map[string]string // by name and date: a second telling has the first's id
}
