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
	Doc: "Finds named meetings, summits, conferences, launches and the like that the text gives a date, with their place and " +
		"those who held them or took part. " +
		"Meetings without a date, or without a name or an adjective of their own, are left alone, and so are standing bodies " +
		"(a parliament, a congress) and the day on which something was said.",
	Version:  "4",
	Requires: fact.Requires,
	Rules: []extract.Rule{
		{Name: "event.dated", Doc: "A named meeting with its date behind it: 'the UN General Assembly on 21 September 2021', 'the " +
			"Summit, held in Rome in May 2022', 'the Water Summit 2023'."},
		{Name: "event.held", Doc: "A date that begins the sentence, and a named meeting that was held or at which something happened " +
			"then: 'On 7 December 2022, during the Regional Meeting in Singapore, …'; 'Today' is the sheet's own day."},
		{Name: "event.month_before", Doc: "A named meeting with its month or year before it: 'the May 2023 ASEAN Leaders' Summit', " +
			"'the 2022 Rome Summit'."},
		{Name: "event.unnamed", Doc: "A meeting without a name in capitals, told by what it is: 'a kick-off workshop will be held in " +
			"Tamale on 11 September 2024', 'the Ministry organised a workshop on seeds on 3 May 2023'."},
		{Name: "event.met", Doc: "The meeting of a body: 'the Steering Committee met in Mogadishu on 22 May 2022', 'at its 134th " +
			"session in Rome on 13 December 2021, the Board approved it'."},
		{Name: "event.launched", Doc: "A launch: of what the heading above names ('Launched on 8 March 2023 in Salima'), 'the launch " +
			"of the Seed Fund on 4 May 2022', 'Ghana launched the Seed Fund in Accra in May 2022'."},
		{Name: "event.listed", Doc: "An entry of a calendar, its day first or behind a colon: '8 July 2025, Nairobi: donor " +
			"breakfast', 'Launch workshop: 4 May 2022, Accra'."},
		{Name: "event.visit", Doc: "A visit with its days: 'the Administrator visited Malawi from 12 to 14 July 2022', 'during an " +
			"official visit to Kenya on 3 May 2022'."},
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
	s := fact.Of(p)
	f := &finder{Sheet: s, people: s.People()}
	for n := range f.Sentences {
		f.sentence(f.Sentences[n])
	}
	f.merge()
	return f.out, nil
}

// finder gathers the events of one sheet.
type finder struct {
	*fact.Sheet
	people *fact.People
	out    []extract.Mention[record.Event]
	until  int // the token behind the last event told
}
