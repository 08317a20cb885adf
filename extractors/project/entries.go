package project

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// entries reads the headings and titled items.
func (f *finder) entries() {
	f.itemPeriods()
	var r reach
	all := f.Entries()
	run := 0 // where the run of titles beside each other ends that are projects'
	for n, e := range all {
		if e.Heading && f.headsSeveral(&r, e) {
			continue
		}
		rule, alone := f.ruleUnder(&r, e)
		if rule == "" && n >= run {
			run = n + f.besides(all[n:])
		}
		if rule == "" && n < run {
			rule, alone = "project.item", true
		}
		if rule == "" || rule == "project.heading" && !f.bounded(&e, all[n+1:]) {
			continue
		}
		f.endAtOthers(&e)
		if rule == "project.item" && f.quoted(e) {
			continue
		}
		if first := f.afterLaunch(e.TitleFirst, e.TitleEnd); !f.taken(first) {
			f.tellEntry(&r, e, first, rule, alone)
		}
	}
}

// bounded ends a heading's text where the first titled item in it begins; it reports
// whether there is any before, for a heading over titled items is a section.
func (f *finder) bounded(e *fact.Entry, rest []fact.Entry) bool {
	for len(rest) > 0 && !rest[0].Heading && f.notTitle(rest[0]) {
		rest = rest[1:] // 'With the Fund and UNICEF. The first'
	}
	if len(rest) == 0 || rest[0].Heading {
		return true
	}
	next := rest[0].TitleFirst
	if next <= e.First+2 || f.KindOf(next) == document.Item {
		return false
	}
	e.End = min(e.End, next)
	return true
}

// endAtOthers ends an entry's text where the title of another project begins a line.
func (f *finder) endAtOthers(e *fact.Entry) {
	if e.Heading && e.Period < 0 {
		for i := e.First; i < e.End; i++ {
			if f.Kind(i-1) == segment.Break && f.taken(i) {
				e.End = i
			}
		}
	}
	for i := e.First + 1; i < e.End && !e.Heading; i++ {
		if f.BeginsLine(i) && f.taken(i) {
			e.End = i
		}
	}
}

// tellEntry tells the project of a titled text, whose name begins at token first; alone
// tells that nothing but its text speaks for the title.
func (f *finder) tellEntry(r *reach, e fact.Entry, first int, rule string, alone bool) {
	first, e.TitleEnd = f.bareTitle(first, e.TitleEnd)
	var at []string
	e.TitleEnd, at = f.placeBehind(first, e.TitleEnd)
	v := record.Project{Title: f.Title(first, e.TitleEnd)}
	if e.Period >= 0 {
		v.Period = f.Dates[e.Period].Value.EDTF
	}
	f.fill(&v, e.TitleFirst, e.TitleEnd, e.First, e.End)
	f.subjectRole(&v, e)
	told := len(v.Amounts)
	if f.ownSum(&v, e); alone && len(v.Amounts) == 0 {
		v.Amounts = f.sumsCalled(e.First, e.End)
	}
	if at == nil && first > 1 && f.Text(first-1) == ":" && f.PlaceAt(first-2) >= 0 {
		at = []string{f.Places[f.PlaceAt(first-2)].Value.ID} // 'KENYA: Safe Roads'
	}
	if len(at) > 0 {
		v.Places = at
	}
	if v.Period == nil {
		v.Period = f.ownPeriod(e.First, e.End)
	}
	var doubts []string
	if v.Period == nil && (alone || e.Heading && f.saysItself(e)) {
		v.Period = f.rangeIn(e.First, min(e.End, e.First+60))
	}
	if f.financier(&v, first, len(v.Amounts) > told) {
		doubts = append(doubts, fact.DonorImplied)
	}
	if f.placeless(&v, first) {
		doubts = append(doubts, fact.FarEvidence)
	}
	if e.Heading && f.supported(r, &v) {
		doubts = append(doubts, fact.FarEvidence)
	}
	f.tell(v, first, e.TitleEnd, rule, doubts...)
	f.text = append(f.text, e)
}

// seats are the nouns that end the names of bodies in whose house a project's work is.
var seats = wordset.Fields(`university college school institute hospital academy clinic polytechnic campus`)

// bareTitle is a title without the article before it and the body behind it, where its work is, or
// the name in quotation marks that it holds behind the noun of a project: 'A Centre for Safe
// Software at Volta University', 'Oxfam, for the project "Girls First"'.
func (f *finder) bareTitle(first, end int) (int, int) {
	for i := first + 1; i+3 < end; i++ {
		if f.Text(i) != "\"" || !f.projectNoun(i-1) || !f.IsCapital(i+1) {
			continue
		}
		for j := i + 2; j < end; j++ {
			if f.Text(j) == "\"" {
				return i + 1, j
			}
		}
	}
	if f.Is(first, "a", "an") && f.IsCapital(first+1) && end-first > 3 {
		first++
		for j := first + 2; j+1 < end; j++ {
			if k := f.PartnerAt(j + 1); f.Is(j, "at") && (k >= 0 && f.Partners[k].End >= end || f.In(end-1, seats)) {
				return first, j
			}
		}
	}
	return first, end
}

// placeBehind takes a country behind a comma off a title's end: 'Salt and Light, Kenya'. It
// returns where the title ends then, and the country.
func (f *finder) placeBehind(first, end int) (int, []string) {
	k := f.PlaceAt(end - 1)
	if k < 0 || f.Places[k].Value.Kind != "country" || f.Places[k].First-first < 3 || !f.Is(f.Places[k].First-1, ",") {
		return end, nil
	}
	for i := first; i < f.Places[k].First-1; i++ {
		if f.PlaceAt(i) >= 0 || f.Is(i, ",") {
			return end, nil // one of a list: 'Roads in Ghana, Togo'
		}
	}
	return f.Places[k].First - 1, []string{f.Places[k].Value.ID}
}

// supported gives a project without a donor the one that the heading above it tells, and
// reports whether it did; a project with another donor of its own ends that one's reach.
func (f *finder) supported(r *reach, v *record.Project) bool {
	switch {
	case r.support == nil:
		return false
	case len(v.Funding) > 0:
		if !sharesAny(v.Funding, r.support.ids) {
			r.support = nil
		}
		return false
	}
	v.Funding = r.support.ids
	if r.support.once {
		r.support = nil
	}
	return true
}

// alike reports whether a heading right behind a project's is another's: its title is
// a name, and its text tells at once who gives how much.
func (f *finder) alike(e fact.Entry) bool {
	if f.notTitle(e) || !f.isTitleCase(e) || f.verbal(e) || f.finite(e.TitleFirst, e.TitleEnd) {
		return false
	}
	for _, w := range f.FlowsIn(e.First, min(e.End, e.First+40)) {
		if len(w.Donors) > 0 && len(w.Doubts) == 0 {
			return true
		}
	}
	return false
}

func sharesAny(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

// ruleOf says by which rule an entry is a project; empty where it is none.
func (f *finder) ruleOf(e fact.Entry) string {
	if e.TitleEnd-e.TitleFirst < 2 || e.Heading && f.namesSheet(e) && !f.isProjectName(e) || f.notTitle(e) {
		return ""
	}
	if _, ok := f.dataLineAt(e.First, e.End); ok && f.isTitleOver(e) {
		if e.Heading {
			return "project.heading"
		}
		return "project.item"
	}
	name := f.endsInProject(e.TitleFirst, e.TitleEnd)
	if e.Heading && f.isHeldBody(e) {
		return ""
	}
	if e.Heading {
		about := f.beginsAboutProject(e)
		switch {
		case e.Period >= 0 && f.isPeriod(e.Period) && (about || name || f.mentionsProject(e.First, e.End)):
			return "project.heading_period"
		case e.Period < 0 && f.saysItself(e):
			return "project.heading"
		case e.Period < 0 && e.End-e.First > 5 && !strings.HasSuffix(f.Lower(e.TitleFirst), "ing") &&
			(name && !f.finite(e.TitleFirst, e.TitleEnd) && f.hasBigWords(e) ||
				about && f.isTitleCase(e) && !f.finite(e.TitleFirst, e.TitleEnd)):
			return "project.heading"
		case e.Period < 0 && e.End-e.First > 5 && f.namesItsText(e, about):
			return "project.heading"
		}
		return ""
	}
	return f.itemRule(e, name)
}

// namesSheet reports whether a heading is the sheet's own title, or begins the sheet with the name of
// a fund or the like, whose sheet it is.
func (f *finder) namesSheet(e fact.Entry) bool {
	return e.Level == 1 || f.isFirst(e) && f.Is(f.bareEnd(e.TitleFirst, e.TitleEnd)-1, "fund", "facility", "alliance", "platform", "mechanism")
}

func hasDoubt(doubts []string, d string) bool {
	for _, x := range doubts {
		if x == d {
			return true
		}
	}
	return false
}
