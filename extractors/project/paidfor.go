package project

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/wordset"
)

// undertakings are the nouns that end the names of works, which are projects by what is
// paid for them: 'the Outer Islands Wharf Upgrade'.
var undertakings = wordset.Fields(`upgrade rehabilitation extension expansion modernisation modernization reconstruction redevelopment
	refurbishment renewal restoration renovation electrification interconnection interconnector bypass`)

// paidFor reads names without the noun of a project for which a sum is paid: 'a second
// grant, $6 million, pays for the Northern Ferries Upgrade', or 'announced £3 million for
// Tools for Green Jobs', where the next sentence goes on about 'the programme'.
func (f *finder) paidFor() {
	for a := range f.Amounts {
		i := f.Amounts[a].End
		if b := f.View.BlockAt(f.Tokens[f.Amounts[a].First].Start); b < 0 ||
			f.Doc.Blocks[b].Kind != document.Paragraph && f.Doc.Blocks[b].Kind != document.Item {
			continue
		}
		limit := f.SentenceOf(f.Amounts[a].First).Last
		for n := 0; n < 4 && i < limit && !f.Is(i, "for", "towards"); n++ {
			i++ // 'in grants', ', pays'
		}
		if i >= limit || !f.Is(i, "for", "towards") {
			continue
		}
		first := i + 1
		for f.Is(first, "the", "its", "their", "\"") {
			first++
		}
		end := f.capitalised(first, limit)
		if end-first < 3 || f.taken(first) || f.taken(end-1) {
			continue
		}
		stop := f.textOfWorks(first, end, limit)
		if stop == 0 {
			continue
		}
		v := record.Project{Title: f.Title(first, end)}
		f.fill(&v, first, end, f.Amounts[a].First, stop)
		v.Amounts = union([]string{f.Amounts[a].ID}, v.Amounts)
		f.tellPlaced(&v, first, end, "project.funded")
	}
}

// capitalised is the end of the capitalised words, small ones between them, from token i; a
// place behind 'in' is none of them.
func (f *finder) capitalised(i, limit int) int {
	end := i
	for end < limit && end-i < 14 && (f.IsCapital(end) || end > i && (small(f, end) || f.Is(end, "that", "the")) &&
		(f.IsCapital(end+1) || f.Is(end+1, "the") && f.IsCapital(end+2))) {
		end++
	}
	if k := f.PlaceAt(end - 1); k >= 0 && f.Places[k].End == end && f.Is(f.Places[k].First-1, "in", "for") {
		end = max(i, f.Places[k].First-1)
	}
	return end
}

// textOfWorks is the end of the text about a capitalised name that money is paid for, where
// it is of works or of what the next sentence calls the programme, and of no body, place
// or paper; else 0.
func (f *finder) textOfWorks(first, end, limit int) int {
	if k := f.PartnerAt(end - 1); k >= 0 || f.PartnerAt(first) >= 0 && f.Partners[f.PartnerAt(first)].End >= end-1 ||
		f.projectNoun(end-1) || f.PlaceAt(end-1) >= 0 || f.isPaper(fact.Entry{TitleFirst: first, TitleEnd: end}) || f.ofEntry(first, end) {
		return 0
	}
	if undertakings.Has(f.Lower(end-1)) || f.Is(end, "phase") && undertakings.Has(f.Lower(end-2)) {
		return f.goesOn(first, limit, limit)
	}
	n := f.SentenceAt(f.Tokens[first].Start)
	if end < limit-1 || n+1 >= len(f.Sentences) || f.Sentences[n+1].Block != f.Sentences[n].Block {
		return 0
	}
	next := &f.Sentences[n+1]
	for i := next.First; i+1 < min(next.Last, next.First+30); i++ {
		if f.Is(i, "the", "this") && f.IsLower(i+1) && (f.projectNoun(i+1) || f.Is(i+1, "scheme")) {
			return next.Last
		}
	}
	return 0
}
