package project

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

var (
	// published are participles that no project's name begins with where a place, a time, a maker
	// or what it is printed on follows: 'Published in Nairobi', 'Printed on recycled paper'.
	published = wordset.Fields(`published printed issued released posted reprinted republished distributed`)
	// authored are what people do to a sheet, whoever stands behind 'by'.
	authored = wordset.Fields(`prepared compiled edited written translated reviewed approved verified`)
	// made are words that titles begin with, too ('Updated Farm Tools', 'Designed for All'), so
	// that when or by which body must follow.
	made = wordset.Fields(`updated revised reviewed prepared compiled produced designed edited written modified translated
		accessed retrieved verified corrected approved adopted completed finalised finalized amended valid current correct accurate
		effective version edition issue status data information figures update revision publication modification review`)
	// imprintLeads stand before either: 'Last updated', 'This fact sheet was issued', 'Date of issue'.
	imprintLeads = wordset.Fields(`first last originally lastly newly previously recently latest date of this the next document fact
		sheet factsheet brief brochure leaflet paper was is been has`)
	// imprintJoins join such a word to what it tells.
	imprintJoins = wordset.Fields(`in on by at from of as to until since with for under was is are were and : , . - – — ( no number
		correct current accurate valid updated`)
)

// isImprint reports whether a title is a line that tells when, where or by whom a sheet was
// made, which names nothing: 'Published in April 2024', 'Last updated: 3 May', 'Status as of
// 31 March'.
func (f *finder) isImprint(e fact.Entry) bool {
	i := e.TitleFirst
	if f.Is(i, "©", "copyright", "isbn", "issn") || f.Is(i, "all") && f.Is(i+1, "rights") && f.Is(i+2, "reserved") {
		return true
	}
	for i < e.TitleEnd-1 && i < e.TitleFirst+6 && f.In(i, imprintLeads) {
		i++
	}
	switch {
	case f.In(i, published):
		return i+1 == e.TitleEnd || f.In(i+1, imprintJoins) || f.DateAt(i+1) >= 0
	case f.In(i, authored) && f.Is(i+1, "by"):
		return true
	case f.In(i, made), i > e.TitleFirst && f.In(i, imprintJoins): // 'Date: 3 May 2024'
		return f.tellsMaking(i, e.TitleEnd)
	}
	d := f.DateAt(e.TitleFirst)
	return d >= 0 && f.Dates[d].End >= e.TitleEnd
}

// tellsMaking reports whether what stands behind the imprint's word at token i is a date or,
// behind 'by', a body or a person.
func (f *finder) tellsMaking(i, end int) bool {
	for j := i + 1; j < min(end, i+7); j++ {
		switch {
		case f.DateAt(j) >= 0:
			return true
		case f.Is(j-1, "by") && f.Is(j, "the"):
		case f.Is(j-1, "by", "the"):
			return f.PartnerAt(j) >= 0
		case !f.In(j, imprintJoins) && f.Kind(j) != segment.Number:
			return false
		}
	}
	return false
}
