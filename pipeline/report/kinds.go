package report

import "factsheet/pipeline/explain"

// kind is a kind of entry that is marked in the text.
type kind struct {
	Key  string // in the singular, as explain has it: 'contribution'
	Name string // of many, for people
	Word bool   // it stands on a few words, and is tinted; the others stand on sentences, and are underlined
}

// kinds are in the order in which a sheet's entries are listed.
var kinds = []kind{
	{"contribution", "Contributions", false},
	{"agreement", "Agreements", false},
	{"project", "Projects", false},
	{"event", "Events", false},
	{"partner", "Partners", true},
	{"person", "People", true},
	{"place", "Places", true},
	{"amount", "Amounts", true},
	{"date", "Dates", true},
	{"quantity", "Quantities", true},
	{"acronym", "Acronyms", true},
	{"reference", "References", true},
}

// kindIndex is the place of a kind in kinds, by its key.
var kindIndex = func() map[string]int {
	m := map[string]int{}
	for i, k := range kinds {
		m[k.Key] = i
	}
	return m
}()

// marked reports whether an entry is of a kind that is marked in the text.
func marked(e *explain.Entry) bool {
	_, ok := kindIndex[e.Kind]
	return ok
}

// spread are the kinds whose ids are the same in every sheet, so that an id alone may name
// an entry of several sheets.
var spread = map[string]bool{"partner": true, "place": true}
