package agreement

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/extractors/internal/wordset"
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
)

// ofYearBetween reads an agreement by its name: 'the 2022 U.S.-Jordan Memorandum of
// Understanding'.
func (r *reading) ofYearBetween() (t telling, ok bool) {
	own := r.named(r.sent, r.n)
	if len(own) < 2 || len(r.with) > 0 || r.n.plural || !r.ofYear(r.n) {
		return t, false
	}
	t = r.told(own, r.Partners[own[0]].First, r.n.end)
	return t, len(t.parties) == 2
}

// joinedByDash reads 'Free Trade Agreement Kenya–Ghana: in force since May 2016'.
func (r *reading) joinedByDash() (t telling, ok bool) {
	a := r.PartnerAt(r.n.end)
	if a < 0 || r.n.plural || !r.IsCapital(r.n.first) {
		return t, false
	}
	b := r.PartnerAt(r.Partners[a].End + 1)
	if b < 0 || !r.Is(r.Partners[a].End, "-", "–", "and", "/") {
		return t, false
	}
	d := r.dateBehind(r.Partners[b].End)
	if d < 0 {
		return t, false
	}
	t = r.told([]int{a, b}, r.n.first, r.Dates[d].End)
	date := strings.TrimSuffix(*r.Dates[d].Value.EDTF, "/..")
	t.date = &date
	return t, true
}

// listed reads an agreement that is only named, with its day or as a new one: an entry
// of a list ('Memorandum of Cooperation with the Ministry of Health, December 2020'),
// 'UNDP's MoU with the Bank, dated 11 August 2020', 'a new Lake Agreement with Kenya'. Its
// other party is its owner, who acts in the sentence or the body that the sheet speaks for.
func (r *reading) listed() (t telling, ok bool) {
	n, sent := r.n, r.sent
	if len(r.with) != 1 || n.plural {
		return t, false
	}
	own := r.named(sent, n)
	item := r.Doc.Blocks[sent.Block].Kind == document.Item && n.first-sent.First < 5
	d := r.dateBehind(r.past)
	if r.Is(r.past, ",") && r.Is(r.past+1, "dated", "signed", "concluded") && d < 0 {
		if d = r.dateBehind(r.past + 1); d < 0 && r.Is(r.past+2, "on", "in") {
			d = r.DateAt(r.past + 3)
		}
	}
	if lead := r.DateAt(sent.First); d < 0 && lead >= 0 && r.Is(r.Dates[lead].End, ":", "-", "–", "—") && r.Dates[lead].Value.EDTF != nil {
		d, item = lead, true // 'March 2023: letter of intent with the Office'
	}
	end := r.past
	switch {
	case d >= 0 && (len(own) == 1 || item):
		end = max(end, r.Dates[d].End)
	case r.fresh(), r.Is(n.first-1, "our"):
	default:
		return t, false
	}
	var doubts []string
	ps := own
	if len(ps) == 0 && !item {
		ps = r.opening(sent)
	}
	if len(ps) == 0 || r.Is(n.first-1, "our") {
		ps, doubts = r.publisher(r.with[0]), []string{impliedSide}
	}
	if len(ps) == 0 {
		doubts = []string{unnamedSide}
	}
	t = r.told(joint(ps, r.with), n.first, end, doubts...)
	if len(own) > 0 {
		t.first = r.Partners[own[0]].First
	}
	if d >= 0 {
		t.first, t.date = min(t.first, r.Dates[d].First), r.Dates[d].Value.EDTF
	}
	return t, true
}

// fresh reports whether a named agreement is told as a new one: 'a new Lake Agreement'.
func (r *reading) fresh() bool {
	for i := r.n.first - 1; i > max(r.sent.First, r.n.first-6) && (r.IsCapital(i) || r.Is(i, "new")); i-- {
		if r.Is(i, "new") && r.Is(i-1, "a", "the") && r.IsCapital(r.n.first) {
			return true
		}
	}
	return false
}

// standing reads an agreement that a party has with another since a day: 'UNDP has a
// MoU with the Bank of 22 April 2024', 'UNICEF works under an agreement with Norway,
// signed in March 2024'.
func (r *reading) standing() (t telling, ok bool) {
	n, sent := r.n, r.sent
	if n.plural || n.kind == "country_programme" || len(r.with) > 1 {
		return t, false
	}
	end := r.past
	var doubts []string
	if len(r.with) == 0 {
		// Past a short name that no partner is known for: 'with the INGD of 22 April'.
		if !r.Is(n.end, "with") {
			return t, false
		}
		for end = n.end + 1; end < n.end+4 && (r.Is(end, "the") || r.IsCapital(end)); end++ {
		}
		if !r.IsCapital(end - 1) {
			return t, false
		}
		doubts = []string{unnamedSide}
	}
	d := -1
	switch {
	case r.Is(end, "of", "dated"):
		d = r.DateAt(end + 1)
	case r.Is(end, ",") && r.Is(end+1, "signed", "concluded") && r.Is(end+2, "in", "on"):
		d = r.DateAt(end + 3)
	}
	if d < 0 || r.Dates[d].Value.EDTF == nil {
		return t, false
	}
	if end = r.Dates[d].End; len(r.with) == 1 && r.under() && r.Is(end, ",") {
		// 'Under the MoU with the Bank of 22 April 2024, UNDP helps'
		ps, e := r.PartiesFrom(end+1, sent.Last)
		if t = r.told(joint(ps, r.with), n.first, e, fact.FarEvidence); len(ps) == 1 && len(t.parties) == 2 && r.IsLower(e) {
			return t, true
		}
	}
	ps := r.opening(sent)
	if len(ps) != 1 || !r.holds(r.Partners[ps[0]].End) {
		return t, false
	}
	t = r.told(joint(ps, r.with), r.Partners[ps[0]].First, end, doubts...)
	return t, len(t.parties) == 1+len(r.with)
}

// holds reports whether the words from a subject's end on say that it has the agreement.
func (r *reading) holds(subject int) bool {
	if r.n.first-subject > 14 {
		return false
	}
	has := false
	for i := subject; i < r.n.first; i++ {
		if r.Is(i, ";", ":") || r.PartnerAt(i) >= 0 {
			return false
		}
		has = has || r.Is(i, "has", "have", "holds", "under", "through", "operates", "maintains")
	}
	return has
}

// named are the partners in the words right before the noun: 'the EU-Kenya agreement',
// 'the UNDP Country Programme', 'the Bank's partnership agreement'.
func (f *finder) named(sent segment.Sentence, n noun) (parties []int) {
	for i := n.first - 1; i >= max(sent.First, n.first-9); i-- {
		if k := f.PartnerAt(i); k >= 0 {
			parties = append([]int{k}, parties...)
			i = f.Partners[k].First
			continue
		}
		if f.Is(i, "the", "a", "an") && f.Is(i-1, ",") {
			// 'the Bank's second compact, the Lake Compact'
			for j := i - 2; j > max(sent.First, i-5); j-- {
				if o, ok := f.nounAt(j); ok && o.end == i-1 {
					return append(f.named(sent, o), parties...)
				}
			}
		}
		if !f.IsCapital(i) && !f.In(i, naming) && f.Kind(i) != segment.Possessive || f.Is(i, "the", "a", "an") {
			break
		}
	}
	return parties
}

// ofYear reports whether a noun's name in capitals has its year before it: 'a 2021 Joint
// Statement'.
func (f *finder) ofYear(n noun) bool {
	i := n.first
	for i > n.first-7 && (f.IsCapital(i) || f.Is(i, "-", "–")) && f.DateAt(i) < 0 {
		i--
	}
	d := f.DateAt(i)
	return i < n.first && d >= 0 && f.Dates[d].Value.Precision == "year" && f.Is(f.Dates[d].First-1, "a", "the")
}

// comma is the comma that ends the phrase that token i stands in, or -1.
func (f *finder) comma(i, limit int) int {
	for j := i; j < min(limit, i+9); j++ {
		if f.Is(j, ",") && (j+1 >= limit || f.DateAt(j+1) < 0 || f.DateAt(j-1) < 0) {
			return j
		}
	}
	return -1
}

// naming are the small words that may stand between a party and the noun that it names.
var naming = wordset.Fields(`- / economic partnership cost sharing cooperation loan grant financing first second third fourth new current and framework`)
