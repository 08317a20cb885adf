package project

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// entries reads the headings and titled items.
func (f *finder) entries() {
	var support *giver // what a heading says for the projects under it
	all := f.Entries()
	f.itemPeriods()
	before := false // the heading before this one was a project's
	for n, e := range all {
		if e.Heading {
			if g, ok := f.speaksForSeveral(e); ok {
				switch {
				case g != nil:
					support = g
				case support != nil && f.textIsEmpty(e):
					support.once = true // two such headings side by side: for the first project at most
				default:
					support = nil
				}
				continue
			}
		}
		rule, own := f.ruleOf(e), false // own: nothing but its text speaks for the title
		if rule == "" && e.Heading && before && f.alike(e) {
			rule, own = "project.heading", true
		}
		if e.Heading {
			before = rule != ""
		}
		if rule == "" {
			continue
		}
		if rule == "project.heading" && n+1 < len(all) && !all[n+1].Heading {
			next := all[n+1].TitleFirst
			if next <= e.First+2 || f.KindOf(next) == document.Item {
				continue // a heading over titled items is a section
			}
			e.End = min(e.End, next) // what a title further on stands over is none of its
		}
		if e.Heading && e.Period < 0 {
			for i := e.First; i < e.End; i++ {
				if f.Kind(i-1) == segment.Break && f.taken(i) {
					e.End = i // nor is what another project's title begins
				}
			}
		}
		for i := e.First + 1; i < e.End && !e.Heading; i++ {
			if f.BeginsLine(i) && f.taken(i) {
				e.End = i // nor the next line's project
			}
		}
		if rule == "project.item" && f.quoted(e) {
			continue
		}
		first := f.afterLaunch(e.TitleFirst, e.TitleEnd)
		if f.taken(first) {
			continue
		}
		v := record.Project{Title: f.Title(first, e.TitleEnd)}
		if e.Period >= 0 {
			v.Period = f.Dates[e.Period].Value.EDTF
		}
		f.fill(&v, e.TitleFirst, e.TitleEnd, e.First, e.End)
		f.subjectRole(&v, e)
		f.ownSum(&v, e)
		if v.Period == nil {
			v.Period = f.ownPeriod(e.First, e.End)
		}
		var doubts []string
		if own = own || e.Heading && f.saysItself(e); own && v.Period == nil {
			v.Period = f.rangeIn(e.First, min(e.End, e.First+60))
		}
		if f.placeless(&v, first) {
			doubts = append(doubts, fact.FarEvidence)
		}
		if e.Heading && support != nil {
			if len(v.Funding) == 0 {
				v.Funding = support.ids
				doubts = append(doubts, fact.FarEvidence)
				if support.once {
					support = nil
				}
			} else if !sharesAny(v.Funding, support.ids) {
				support = nil // a project with a donor of its own ends the list
			}
		}
		f.tell(v, first, e.TitleEnd, rule, doubts...)
		f.text = append(f.text, e)
	}
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
	if e.TitleEnd-e.TitleFirst < 2 || e.Heading && e.Level == 1 && !f.isProjectName(e) || f.notTitle(e) {
		return ""
	}
	if _, ok := f.dataLineAt(e.First, e.End); ok && f.isTitleOver(e) {
		if e.Heading {
			return "project.heading"
		}
		return "project.item"
	}
	name := f.endsInProject(e.TitleFirst, e.TitleEnd)
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

func hasDoubt(doubts []string, d string) bool {
	for _, x := range doubts {
		if x == d {
			return true
		}
	}
	return false
}
