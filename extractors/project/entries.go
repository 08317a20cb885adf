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
		if rule == "" || rule == "project.heading" && n+1 < len(all) && !all[n+1].Heading {
			continue // a heading over titled items is a section
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
		if v.Period == nil {
			v.Period = f.ownPeriod(e.First, e.End)
		}
		var doubts []string
		if own = own || e.Heading && f.saysItself(e); own && v.Period == nil {
			v.Period = f.rangeIn(e.First, min(e.End, e.First+60))
		}
		if own && f.placeless(&v) {
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

// giver is the support that a heading tells for the projects under it.
type giver struct {
	ids  []string
	once bool // another heading of the kind stands beside it, so that its reach is unsure
}

// speaksForSeveral reads a heading that is no title but tells who supports what
// stands under it: 'With support from the Fund', 'Projects funded by China'. A nil
// giver is a heading of that kind that names no donor.
func (f *finder) speaksForSeveral(e fact.Entry) (*giver, bool) {
	for i := e.TitleFirst; i < e.TitleEnd; i++ {
		support := f.Is(i, "funded", "financed", "supported", "sponsored") && f.Is(i+1, "by", "through")
		support = support || f.Is(i, "support", "funding", "contributions", "contribution", "financing") && f.Is(i+1, "from", "of")
		if !support {
			continue
		}
		if i > e.TitleFirst+1 && !f.plural(e.TitleFirst, i) {
			continue
		}
		ps, _ := f.PartiesFrom(i+2, e.TitleEnd)
		if len(ps) == 0 {
			return nil, true
		}
		return &giver{ids: f.IDs(ps)}, true
	}
	if f.Is(e.TitleFirst, "in") && f.Is(e.TitleFirst+1, "collaboration", "cooperation", "partnership") {
		return nil, true
	}
	return nil, false
}

func (f *finder) plural(first, end int) bool {
	for i := first; i < end; i++ {
		if f.Is(i, "projects", "programmes", "programs", "initiatives", "activities") {
			return true
		}
	}
	return false
}

func (f *finder) textIsEmpty(e fact.Entry) bool { return e.End-e.First < 4 }

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

// isProjectName reports whether a sheet's own title is a project's name and no more:
// 'Harbour Cities Programme', but no 'Fact Sheet: …' or 'Minister opens Clinic Project'.
func (f *finder) isProjectName(e fact.Entry) bool {
	if !f.Is(e.TitleEnd-1, "programme", "program", "project", "initiative", "scheme") || f.finite(e.TitleFirst, e.TitleEnd) || !f.isTitleCase(e) {
		return false
	}
	for i := e.TitleFirst; i < e.TitleEnd; i++ {
		if f.Is(i, ":") {
			return false
		}
	}
	return true
}

// ruleOf says by which rule an entry is a project; empty where it is none.
func (f *finder) ruleOf(e fact.Entry) string {
	if e.TitleEnd-e.TitleFirst < 2 || e.Heading && e.Level == 1 && !f.isProjectName(e) || f.notTitle(e) {
		return ""
	}
	name := f.endsInProject(e.TitleFirst, e.TitleEnd)
	if e.Heading {
		about := f.beginsAboutProject(e)
		switch {
		case e.Period >= 0 && (about || name || f.mentionsProject(e.First, e.End)):
			return "project.heading_period"
		case e.Period < 0 && f.saysItself(e):
			return "project.heading"
		case e.Period < 0 && e.End-e.First > 5 && !strings.HasSuffix(f.Lower(e.TitleFirst), "ing") && (name && !f.finite(e.TitleFirst, e.TitleEnd) && f.hasBigWords(e) || about && f.isTitleCase(e) && !f.finite(e.TitleFirst, e.TitleEnd)):
			return "project.heading"
		}
		return ""
	}
	if k := f.PartnerAt(e.TitleFirst); k >= 0 && !f.Partners[k].Value.Weak && f.Partners[k].End >= e.TitleEnd-1 && (!name || f.Partners[k].Value.Type != record.Fund && f.Partners[k].Value.Type != record.Network && f.Partners[k].Value.Type != record.Other) {
		return "" // a body's name
	}
	// A title that is a verb phrase, or a bare topic, is a project's only where the text
	// speaks of one.
	about := f.anaphora(e.First, e.End)
	if !about && (!name || f.verbal(e)) {
		return ""
	}
	given := false
	for _, w := range f.FlowsIn(e.First, e.End) {
		given = given || len(w.Donors) > 0 && !hasDoubt(w.Doubts, fact.DonorImplied)
	}
	switch {
	case given:
		return "project.item"
	case (name || about && !f.verbal(e)) && f.active(e.First, e.End) && f.hasBigWords(e) && !f.Is(e.TitleEnd-1, "initiatives", "projects", "programs", "programmes", "grants", "activities"):
		return "project.item"
	}
	return ""
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
	return imperatives[w] || imperatives[strings.TrimSuffix(w, "s")] || imperatives[strings.TrimSuffix(w, "es")]
}

var imperatives = words(`support advance bolster expand strengthen improve build create make help move provide increase protect promote invest reduce
	lower restore ensure address launch upskill tackle upgrade modernize secure combat prevent accelerate enhance foster boost cut deliver
	continue connect empower end fight grow keep prepare reform replace safeguard save supercharge unlock double establish`)

func hasDoubt(doubts []string, d string) bool {
	for _, x := range doubts {
		if x == d {
			return true
		}
	}
	return false
}

// hasBigWords reports whether a title has two words that are no small words: a bare
// 'The Project' names nothing.
func (f *finder) hasBigWords(e fact.Entry) bool {
	n := 0
	for i := e.TitleFirst; i < e.TitleEnd; i++ {
		if f.IsWord(i) && len(f.Text(i)) > 3 || f.IsCapital(i) && len(f.Text(i)) > 1 {
			n++
		}
	}
	return n >= 2 && !f.Is(e.TitleFirst, "our", "other", "these", "key", "current", "selected", "related")
}

// notTitle tells titles of tables, agreements, quotes and times from projects'.
func (f *finder) notTitle(e fact.Entry) bool {
	if f.IsLabel(e.TitleFirst) {
		return true
	}
	for i := e.TitleFirst; i < e.TitleEnd; i++ {
		switch f.Lower(i) {
		case "mou", "mous", "memorandum", "table", "figure", "total", "declaration", "treaty", "contact", "source", "note", "annex", "about", "meeting", "report", "publisher", "session", "res", "glance", "overview", "background":
			return true
		}
	}
	return f.Is(e.TitleFirst, "today", "on", "in", "for", "this", "since", "as", "at", "with", "by")
}

// vehicles are the nouns that end the names of projects and the like.
var vehicles = words(`project programme program initiative partnership fund facility scheme hub platform network accelerator
	institute academy center centre fellowship fellowships scholarship scholarships challenge mission campaign alliance compact
	activity projects programmes programs initiatives grant grants mechanism collaborative incubator corridor`)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

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
		if !vehicles[w] || !f.IsCapital(i) {
			continue
		}
		if k := f.PartnerAt(i); k >= 0 && f.Partners[k].Value.Type == record.Multilateral {
			continue // of a body's name: 'field presence of the Development Programme'
		}
		if i == end-1 || f.Is(i+1, "on", "for", "of", "in", "to", "(") {
			return !strings.HasSuffix(w, "s") || i > first && !f.Is(i, "initiatives", "projects", "programs", "programmes", "activities", "grants")
		}
	}
	return false
}

// beginsAboutProject reports whether the first sentences of a text speak of 'the
// project', 'this programme'.
func (f *finder) beginsAboutProject(e fact.Entry) bool {
	first := e.First
	for first < e.End && f.Kind(first) == segment.Break {
		first++
	}
	if first >= e.End || f.KindOf(first) != document.Paragraph {
		return false
	}
	end := first
	for end < min(e.End, first+60) && f.Kind(end) != segment.Break {
		end++
	}
	return f.anaphora(first, end)
}

func (f *finder) mentionsProject(first, end int) bool { return f.anaphora(first, end) }

// anaphora reports whether 'the project' or the like stands in a range of tokens.
func (f *finder) anaphora(first, end int) bool {
	for i := first; i+1 < end; i++ {
		if !f.Is(i, "the", "this") {
			continue
		}
		for j := i + 1; j < min(end, i+4); j++ {
			if f.Is(j, "project", "programme", "program", "initiative") && f.IsLower(j) {
				return true
			}
			if !f.IsWord(j) || !f.IsLower(j) {
				break
			}
		}
	}
	return false
}

// active reports whether a text tells of work: a verb of launching or helping.
func (f *finder) active(first, end int) bool {
	for i := first; i < min(end, first+60); i++ {
		switch f.Lower(i) {
		case "launch", "launched", "launching", "launches", "will", "support", "supports", "supported", "supporting", "provide", "provides", "establish", "established",
			"implemented", "trains", "trained", "helps", "helped", "aims", "piloted", "started", "began", "builds", "works":
			return f.IsLower(i)
		}
	}
	return false
}

// finite reports whether a title holds a verb, as headlines do: 'Vice President
// Announces Initiative'.
func (f *finder) finite(first, end int) bool {
	for i := first; i < end; i++ {
		switch f.Lower(i) {
		case "announces", "announce", "launches", "launch", "will", "sign", "signs", "is", "are", "has", "have", "was", "were", "releases", "takes", "supports", "delivers", "how", "what", "why", "where", "who", "funds":
			return true
		}
	}
	return false
}

// afterLaunch is the title's first token after 'Launch of the'.
func (f *finder) afterLaunch(first, end int) int {
	if f.Is(first, "launch") && f.Is(first+1, "of") || f.Is(first, "launching", "expanding", "establishing") && f.Is(first+1, "the", "a", "an") {
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
