package project

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// evidence is what the text under a title tells that makes the title a project's.
type evidence struct {
	about  bool // it speaks of 'the project', 'this $2 million programme'
	given  bool // someone gives a sum in it
	atOnce bool // someone gives a sum in its first sentence
	data   bool // it begins with a sum
	active bool // it tells of work
	huge   bool // the sum is of a billion or more: that of a law or a budget

	first, second int // the tokens behind its first and its second sentence
}

// evidenceOf gathers what the text of a titled item tells.
func (f *finder) evidenceOf(e fact.Entry) evidence {
	one := f.SentenceOf(e.First)
	first := min(max(one.Last, e.First+1), e.End)
	second := first
	if first < e.End {
		second = min(max(f.SentenceOf(first).Last, first), e.End)
	}
	v := evidence{about: f.anaphora(e.First, e.End) || !f.verbal(e) && f.calledByNoun(e.First, e.End), active: f.active(e.First, e.End)}
	for _, w := range f.FlowsIn(e.First, e.End) {
		if len(w.Donors) > 0 && !hasDoubt(w.Doubts, fact.DonorImplied) {
			v.given = true
			if a := &f.Amounts[w.Amount]; a.First < first {
				v.atOnce = true
				whole, _, _ := strings.Cut(record.Or(a.Value.Value, ""), ".")
				v.huge = v.huge || len(whole) > 9
			}
		}
	}
	v.data = f.AmountAt(e.First) >= 0 || f.Is(e.First, "a", "an", "up", "nearly", "over", "about") &&
		(f.AmountAt(e.First+1) >= 0 || f.AmountAt(e.First+2) >= 0 || f.AmountAt(f.behindKind(e.First)) >= 0)
	for a := fact.Since(f.Amounts, e.First); !v.data && a < len(f.Amounts) && f.Amounts[a].First < min(e.End, e.First+20); a++ {
		d := f.DateAt(f.Amounts[a].End + 1) // '€68 million (2016-2023)'
		v.data = d >= 0 && f.Text(f.Amounts[a].End) == "(" && f.Text(f.Dates[d].End) == ")"
	}
	v.first, v.second = first, second
	return v
}

// namesItsText reports whether the text under a heading goes on to use the heading as a
// name, and speaks of a project or of money for it: 'Under Purna Mobilise, …. The
// initiative'.
func (f *finder) namesItsText(e fact.Entry, about bool) bool {
	if f.verbal(e) || f.isPaper(e) || e.TitleEnd-e.TitleFirst > 2 && f.isTopic(e) ||
		f.finite(e.TitleFirst, e.TitleEnd) || !f.IsCapital(e.TitleFirst) || !f.IsCapital(e.TitleEnd-1) && f.Text(e.TitleEnd-1) != ")" {
		return false
	}
	if k := f.PartnerAt(e.TitleFirst); k >= 0 && f.behindBrackets(f.Partners[k].End) >= e.TitleEnd-1 {
		return false
	}
	if k := f.PlaceAt(e.TitleFirst); k >= 0 && f.Places[k].End >= e.TitleEnd-1 {
		return false
	}
	end := min(e.End, e.First+60)
	named := f.echoes(e, end)
	for i := e.First; i+1 < end && !named; i++ {
		// A name of two words, behind 'under' or 'through'.
		named = e.TitleEnd-e.TitleFirst == 2 && f.Is(i-1, "under", "through") && f.Text(i) == f.Text(e.TitleFirst) &&
			f.Text(i+1) == f.Text(e.TitleFirst+1)
	}
	v := f.evidenceOf(e)
	return named && (about || v.atOnce || v.data || f.launchesNew(e.First, v.second))
}

// behindBrackets is the token behind a bracket at token i, or i: a body's short form.
func (f *finder) behindBrackets(i int) int {
	if f.Text(i) == "(" && f.Text(i+2) == ")" {
		return i + 3
	}
	return i
}

// isBodysName reports whether a title is the name of a body; name tells that it ends in the
// noun of a project, as those of funds and networks may that no register lists.
func (f *finder) isBodysName(e fact.Entry, name bool) bool {
	k := f.PartnerAt(e.TitleFirst)
	if k < 0 || f.Partners[k].Value.Weak {
		return false
	}
	end := f.behindBrackets(f.Partners[k].End)
	if f.Is(end, ",") && papersFor.Has(f.Lower(end+1)) {
		end += 2 // 'Ministry of Foreign Affairs, grant'
	}
	if end < e.TitleEnd-1 {
		return false
	}
	t := f.Partners[k].Value.Type
	return !name || t != record.Fund && t != record.Network && t != record.Other
}

// isHeldBody reports whether a title is wholly the name of a body, of a fund or a network
// only where a register lists it.
func (f *finder) isHeldBody(e fact.Entry) bool {
	k := f.PartnerAt(e.TitleFirst)
	return k >= 0 && f.behindBrackets(f.Partners[k].End) >= e.TitleEnd && f.isHeldAsBody(k, f.bareEnd(e.TitleFirst, e.TitleEnd))
}

// itemRule says whether a list item or paragraph that begins with a title is a project;
// name tells that the title ends in the noun of one.
func (f *finder) itemRule(e fact.Entry, name bool) string {
	if f.isBodysName(e, name) {
		return ""
	}
	if f.onlyBodies(e, f.AmountAt(e.First) >= 0) || f.isDateline(e) {
		return ""
	}
	if f.isShouted(e) && !f.projectNoun(f.bareEnd(e.TitleFirst, e.TitleEnd)-1) {
		return "" // lists of what companies and charities commit to have such heads
	}
	v, verbal := f.evidenceOf(e), f.verbal(e)
	plain := f.hasBigWords(e) && !f.Is(e.TitleEnd-1, "initiatives", "projects", "programs", "programmes", "grants", "activities")
	is := false
	paper := f.isPaper(e)
	switch {
	case v.given && (v.about || name && !verbal):
		is = true
	case !plain:
	case verbal:
		// A verb phrase is a project's title only where the text speaks of one.
		is = !f.isTopic(e) && f.launchesNew(e.First, v.second) && (v.atOnce || f.doesWhatTitleSays(e, v.first))
	case name && (v.active || v.about || v.data || f.echoes(e, v.second) || f.launchesNew(e.First, v.second)):
		is = true
	case v.about && (v.active || v.data):
		is = v.data || v.given || !f.isTopic(e)
	case !paper && f.echoes(e, v.second) && (v.given || v.data || f.launchesNew(e.First, v.second)):
		is = true
	case v.data && f.placed(e) && !paper:
		is = true
	default:
		is = !f.isTopic(e) && (v.data && !f.isHuge(e.First) || v.atOnce && !v.huge ||
			f.doesWhatTitleSays(e, v.first) && (f.helps(e.First, v.first) || f.launchesNew(e.First, v.second)))
	}
	if is && !f.isBodyOfSheet(e) {
		return "project.item"
	}
	return ""
}

// helps reports whether a verb of helping stands in a range of tokens.
func (f *finder) helps(first, end int) bool {
	for i := first; i < end; i++ {
		if f.IsLower(i) && f.Is(i, "support", "supports", "supporting", "help", "helps", "helping", "fund", "funds",
			"train", "trains", "partner", "partners", "partnering", "pilot", "piloting") {
			return true
		}
	}
	return false
}

// isTopic tells a subject from the name of an undertaking: a title of two words, two
// short subjects side by side ('Roads and Bridges'), a body's name in capitals, or a
// paper or a meeting.
func (f *finder) isTopic(e fact.Entry) bool {
	if f.isPaper(e) {
		return true
	}
	big, joined, shout := 0, false, true
	for i := e.TitleFirst; i < e.TitleEnd; i++ {
		joined = joined || f.Is(i, "and", "&", ",")
		if f.IsCapital(i) {
			big++
			shout = shout && f.shouts(i)
		}
	}
	return big < 3 || joined && big < 6 || shout
}

// isPaper reports whether a title is one of a paper, a meeting, an office or a law.
func (f *finder) isPaper(e fact.Entry) bool {
	for i := e.TitleFirst; i < e.TitleEnd; i++ {
		if papers.Has(f.Lower(i)) && (i == e.TitleEnd-1 ||
			f.Is(i+1, "on", "for", "of", "to", "in", "between", "with", "from", "and", "(", "that", "by")) {
			return true
		}
	}
	return false
}

// papers are the nouns of titles over papers, talks, offices and laws.
var papers = wordset.Fields(`disease virus outbreak crisis lessons resources services efforts strategy strategies framework frameworks guidance guidelines rule rules rulemaking list report roadmap statement declaration principles
	negotiations talks dialogue dialogues roundtable forum summit conference meeting ministerial consultations council office embassy embassies visit
	budget order law policy policies rights standards standard review day week delegation updates presence recognition agreement agreements mou commitments
	commitment accords pledge resolution nomination appointment`)

// isHuge reports whether the sum that a text begins with is of a billion or more.
func (f *finder) isHuge(first int) bool {
	a := fact.Since(f.Amounts, first)
	if a >= len(f.Amounts) {
		return false
	}
	whole, _, _ := strings.Cut(record.Or(f.Amounts[a].Value.Value, ""), ".")
	return len(whole) > 9
}

// placed reports whether a title names a place: 'Biomass plant in Senegal'.
func (f *finder) placed(e fact.Entry) bool {
	k := fact.Since(f.Places, e.TitleFirst)
	return k < len(f.Places) && f.Places[k].First < e.TitleEnd
}

// launchesNew reads 'will launch a new partnership', 'announced an annual award',
// 'establishing a first-of-its-kind programme'.
func (f *finder) launchesNew(first, end int) bool {
	for i := first; i < end; i++ {
		if !launching.Has(f.Lower(i)) || !f.IsLower(i) {
			continue
		}
		if !f.Is(i+1, "a", "an", "its", "their", "the", "new") {
			continue
		}
		for j := i + 2; j < min(end, i+10); j++ {
			if vehicles.Has(f.Lower(j)) && !f.Is(j, "grants", "projects", "activities") {
				return true
			}
			if f.Is(j, ",", ";", "to", "that", "with", "for") {
				break
			}
		}
	}
	return false
}

var launching = wordset.Fields(`launch launches launched launching announce announces announced announcing establish establishes established establishing
	create creates created creating start starts started starting initiate initiated pilot pilots piloted piloting operationalize`)

// echoes reports whether a text uses its title as a name: the short form that stands in
// brackets behind it, or its first words in capitals.
func (f *finder) echoes(e fact.Entry, end int) bool {
	first, last := e.TitleFirst, e.TitleEnd
	if f.Is(first, "the") {
		first++
	}
	short := ""
	if n := last - 1; f.Text(n) == ")" && f.Text(n-2) == "(" {
		short, last = f.Text(n-1), n-2
	}
	for i := e.First; i < end; i++ {
		if short != "" && f.Text(i) == short && f.PartnerAt(i) < 0 {
			return true
		}
		if i < e.First+2 || last-first < 2 || !f.IsCapital(i) || f.Lower(i) != f.Lower(first) ||
			f.PartnerAt(i) >= 0 && f.PartnerAt(first) < 0 {
			continue
		}
		n := 1
		for n < last-first && i+n < end && f.Lower(i+n) == f.Lower(first+n) {
			n++
		}
		if f.IsCapital(i+n-1) && (n >= 3 || n == last-first && (vehicles.Has(f.Lower(i+n)) || vehicles.Has(f.Lower(i+n+1)))) {
			return true
		}
	}
	return false
}

// doesWhatTitleSays reports whether a body is the subject of a text's first sentence and
// most of the title's words stand in it: 'Harbour Traffic Control System: the Agency will
// support the harbour in renewing its traffic control system'.
func (f *finder) doesWhatTitleSays(e fact.Entry, end int) bool {
	if !f.subjectActs(e.First, end) {
		return false
	}
	words, shared := 0, 0
	for i := e.TitleFirst; i < e.TitleEnd; i++ {
		w := f.Lower(i)
		if !f.IsWord(i) || len(w) < 4 {
			continue
		}
		words++
		stem := w[:min(len(w), max(4, len(w)-3))]
		for j := e.First; j < end; j++ {
			if f.IsWord(j) && strings.HasPrefix(f.Lower(j), stem) {
				shared++
				break
			}
		}
	}
	return words >= 3 && shared*5 >= words*3
}

// subjectActs reports whether a body stands as the subject of a verb of helping or
// launching near a text's beginning.
func (f *finder) subjectActs(first, end int) bool {
	for i := first; i < min(end, first+30); i++ {
		switch f.Lower(i) {
		case "will", "intends", "plans", "supports", "supported", "launched", "announced", "provides", "provided",
			"funds", "funded", "is", "are", "has":
			ps, _ := f.PartiesTo(i, first)
			if len(ps) > 0 {
				return true
			}
			if f.Is(i-1, ",") && i > first+2 {
				// 'The Agency, through its office, will'
				for j := i - 2; j > first; j-- {
					if f.Is(j, ",") {
						ps, _ := f.PartiesTo(j, first)
						return len(ps) > 0
					}
				}
			}
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

// pointing are the words before a noun that stands for what was named: 'the project'.
var pointing = wordset.Of("the", "this")

// anaphora reports whether 'the project' or the like stands in a range of tokens.
func (f *finder) anaphora(first, end int) bool {
	for i := first; i+1 < end; i++ {
		if !f.In(i, pointing) {
			continue
		}
		j := i + 1
		if a := f.AmountAt(j); a >= 0 {
			j = f.Amounts[a].End // 'this $475,000 project'
		}
		for limit := j + 3; j < min(end, limit); j++ {
			if f.projectNoun(j) && f.IsLower(j) {
				return true
			}
			if !f.IsWord(j) || !f.IsLower(j) {
				break
			}
		}
	}
	return false
}

// calledByNoun reports whether a text calls what its title names by its noun with a capital:
// 'The Initiative's activities'.
func (f *finder) calledByNoun(first, end int) bool {
	for i := first; i+2 < end; i++ {
		if f.In(i, pointing) && f.IsCapital(i+1) && f.projectNoun(i+1) &&
			(f.Kind(i+2) == segment.Possessive || f.IsLower(i+2) && f.In(i+2, works)) {
			return true
		}
	}
	return false
}

// active reports whether a text tells of work: a verb of launching or helping.
func (f *finder) active(first, end int) bool {
	for i := first; i < min(end, first+60); i++ {
		switch f.Lower(i) {
		case "launch", "launched", "launching", "launches", "will", "support", "supports", "supported", "supporting",
			"provide", "provides", "establish", "established",
			"implemented", "trains", "trained", "helps", "helped", "aims", "piloted", "started", "began", "builds", "works":
			return f.IsLower(i)
		}
	}
	return false
}
