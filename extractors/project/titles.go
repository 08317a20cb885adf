package project

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// isProjectName reports whether a sheet's own title is a project's name and no more:
// 'Harbour Cities Programme', but no 'Fact Sheet: …' or 'Minister opens Clinic Project'.
func (f *finder) isProjectName(e fact.Entry) bool {
	if !f.Is(e.TitleEnd-1, "programme", "program", "project", "initiative", "scheme") ||
		f.finite(e.TitleFirst, e.TitleEnd) || !f.isTitleCase(e) {
		return false
	}
	for i := e.TitleFirst; i < e.TitleEnd; i++ {
		if f.Is(i, ":") {
			return false
		}
	}
	return true
}

// isTitleCase reports whether a title of three words or more has a capital on all but
// one of its longer words: 'Cocoa for the Future', not 'Figures that do not hold'.
func (f *finder) isTitleCase(e fact.Entry) bool {
	small, big := 0, 0
	for i := e.TitleFirst; i < e.TitleEnd; i++ {
		switch {
		case f.IsCapital(i):
			big++
		case f.IsWord(i) && len(f.Text(i)) > 3:
			small++
		}
	}
	return e.TitleEnd-e.TitleFirst >= 3 && big >= 2 && small <= 1
}

// verbal reports whether a title is a verb phrase: 'Bolsters Mental Health', 'Helped
// Rural Communities', 'Promoting Trade', 'Support Clinics'.
func (f *finder) verbal(e fact.Entry) bool {
	w := f.Lower(f.afterLaunch(e.TitleFirst, e.TitleEnd))
	switch {
	case strings.HasSuffix(w, "ing") && len(w) > 5 && w != "training" && w != "housing" && w != "learning" && w != "spring":
		return true
	case strings.HasSuffix(w, "ed") && len(w) > 4 && w != "shared" && w != "united":
		return true
	}
	return imperatives.Has(w) || imperatives.Has(strings.TrimSuffix(w, "s")) || imperatives.Has(strings.TrimSuffix(w, "es"))
}

var imperatives = wordset.Fields(`deploy support advance bolster expand strengthen improve build create make help move provide increase protect promote invest reduce
	lower restore ensure address launch upskill tackle upgrade modernize secure combat prevent accelerate enhance foster boost cut deliver
	continue connect empower end fight grow keep prepare reform replace safeguard save close eliminate supercharge unlock double establish
	move`)

// praise are words for how sides stand to each other, which tell no partnership from another.
var praise = wordset.Fields(`bilateral multilateral strategic strong long stronger growing lasting enduring standing longstanding close
	closer renewed trusted deep deepening deeper special valued key important successful fruitful effective`)

// hasBigWords reports whether a title has two words that are no small words: a bare
// 'The Project' names nothing, 'A Long-standing Partnership' neither.
func (f *finder) hasBigWords(e fact.Entry) bool {
	n := 0
	for i := e.TitleFirst; i < e.TitleEnd; i++ {
		if f.In(i, praise) {
			continue
		}
		if f.IsWord(i) && len(f.Text(i)) > 3 || f.IsCapital(i) && len(f.Text(i)) > 1 {
			n++
		}
	}
	return n >= 2 && !f.Is(e.TitleFirst, "our", "other", "these", "key", "current", "selected", "related")
}

// notTitle tells titles of tables, agreements, quotes and times, and imprints, from projects'.
func (f *finder) notTitle(e fact.Entry) bool {
	if _, part := f.bodysPart(e.TitleFirst, e.TitleEnd); part || f.IsLabel(e.TitleFirst) || f.isImprint(e) {
		return true
	}
	for i := e.TitleFirst; i < e.TitleEnd; i++ {
		switch f.Lower(i) {
		case "mou", "mous", "memorandum", "table", "figure", "total", "declaration", "treaty", "contact", "source",
			"note", "annex", "about", "meeting", "report", "publisher", "session", "res", "glance", "overview", "background":
			return true
		}
	}
	switch first := e.TitleFirst; {
	case e.TitleEnd-first == 2 && f.Is(first, "the", "a", "our", "this") && vehicles.Has(f.Lower(first+1)):
		return true // 'The Project'
	case f.Is(first, "map", "chart", "photo", "video", "chapter", "review"):
		if f.Is(first+1, ":", "of") || f.Kind(first+1) == segment.Number {
			return true // 'Map: Selections'
		}
	case f.Is(first, "title"):
		if strings.Trim(f.Text(first+1), "IVXLC") == "" {
			return true // 'TITLE V—RURAL ROADS PROGRAM'
		}
	case f.Is(first, "institute", "committee", "council", "ministry", "department", "association"):
		if f.Is(first+1, "of", "on", "for") {
			return true // a body
		}
	}
	return f.Is(e.TitleFirst, "today", "on", "in", "for", "this", "since", "as", "at", "with", "by")
}

// vehicles are the nouns that end the names of projects and the like.
var vehicles = wordset.Fields(`project programme program initiative partnership fund facility scheme hub platform network accelerator
	institute academy center centre fellowship fellowships scholarship scholarships challenge mission campaign alliance compact
	activity projects programmes programs initiatives grant grants mechanism collaborative incubator corridor award awards prize`)

// endsInProject reports whether a title ends in, or has before 'on', 'for' or 'of',
// the noun of a project: 'Partnership Project on Skills'.
func (f *finder) endsInProject(first, end int) bool {
	if end > first && f.Text(end-1) == ")" {
		for j := end - 2; j > first; j-- {
			if f.Text(j) == "(" {
				end = j
				break
			}
		}
	}
	for i := first; i < end; i++ {
		w := f.Lower(i)
		if !vehicles.Has(w) || !f.IsCapital(i) {
			continue
		}
		if k := f.PartnerAt(i); k >= 0 && f.Partners[k].Value.Type == record.Multilateral {
			continue // of a body's name: 'field presence of the Development Programme'
		}
		if i == first && f.Is(i+1, "in") {
			continue // 'Partnership in Practice'
		}
		if i == end-1 || f.Is(i+1, "on", "for", "of", "in", "to", "(") {
			return !strings.HasSuffix(w, "s") || i > first &&
				!f.Is(i, "initiatives", "projects", "programs", "programmes", "activities", "grants")
		}
	}
	return false
}

// finite reports whether a title holds a verb, as headlines do: 'Vice President
// Announces Initiative'.
func (f *finder) finite(first, end int) bool {
	for i := first; i < end; i++ {
		switch f.Lower(i) {
		case "announces", "announce", "launches", "launch", "will", "sign", "signs", "is", "are", "has", "have", "was",
			"were", "releases", "takes", "supports", "delivers", "how", "what", "why", "where", "who", "funds":
			return true
		}
	}
	return false
}

// afterLaunch is the title's first token after 'Launch of the'.
func (f *finder) afterLaunch(first, end int) int {
	if f.Is(first, "launch") && f.Is(first+1, "of") ||
		f.Is(first, "launching", "expanding", "establishing") && f.Is(first+1, "the", "a", "an") {
		i := first + 1
		for i < end-1 && f.Is(i, "of", "the", "a", "an", "new") {
			i++
		}
		if i < end {
			return i
		}
	}
	return first
}

// onlyBodies reports whether a title is made of bodies and of whose they are: 'Zambia's
// Ministry of Agriculture', or, where a sum follows, 'The Society's Relief Fund (SRF)'.
func (f *finder) onlyBodies(e fact.Entry, sum bool) bool {
	n := 0
	for i := e.TitleFirst; i < e.TitleEnd; {
		k := f.PartnerAt(i)
		switch {
		case k >= 0 && f.Partners[k].End > i:
			if b := &f.Partners[k].Value; !sum && b.Type != record.Government && b.Type != record.Multilateral {
				return false
			}
			i, n = f.Partners[k].End, n+1
		case f.Kind(i) == segment.Possessive || f.Is(i, "(", ")", "the", "and", ","):
			i++
		case f.PlaceAt(i) >= 0:
			i = max(i+1, f.Places[f.PlaceAt(i)].End)
		default:
			return false
		}
	}
	return n > 0
}

// isShouted reports whether a title of two words or more is in capitals but for small words.
func (f *finder) isShouted(e fact.Entry) bool {
	n := 0
	for i := e.TitleFirst; i < e.TitleEnd; i++ {
		switch {
		case f.shouts(i) && len(f.Text(i)) > 1:
			n++
		case f.IsCapital(i):
			return false
		}
	}
	return n > 1
}

// isBodyOfSheet reports whether a title is the name of a body that the sheet names elsewhere,
// no fund or network.
func (f *finder) isBodyOfSheet(e fact.Entry) bool {
	name := f.Title(e.TitleFirst, f.bareEnd(e.TitleFirst, e.TitleEnd))
	for k := range f.Partners {
		v := &f.Partners[k].Value
		if len(v.Name) != len(name) || v.Weak || v.Type == record.Fund || v.Type == record.Network || v.Type == record.Other {
			continue
		}
		if strings.EqualFold(v.Name, name) {
			return true
		}
	}
	return false
}

// isDateline reports whether a title is where and when a text was given out: 'ROME |
// ACCRA, 6 May 2021'.
func (f *finder) isDateline(e fact.Entry) bool {
	for d := fact.Since(f.Dates, e.TitleFirst); d < len(f.Dates) && f.Dates[d].First < e.TitleEnd; d++ {
		if f.Dates[d].End >= e.TitleEnd && f.Is(f.Dates[d].First-1, ",") && f.PlaceAt(e.TitleFirst) >= 0 {
			return true
		}
	}
	return false
}
