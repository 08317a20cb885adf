package agreement

import (
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
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
	t.date = sinceDay(r.Dates[d].Value.EDTF)
	return t, true
}

// dated reads an agreement that is only named, with its day: 'Memorandum of Cooperation with
// the Ministry of Health, December 2020', 'UNDP has a MoU with the Bank of 22 April 2024',
// 'work between A and B goes back to an agreement of 1958'. Its other party is its owner, who
// acts in the sentence or under it, or the body that the sheet speaks for.
func (r *reading) dated() (t telling, ok bool) {
	n := r.n
	if n.kind == "country_programme" || n.kind == "treaty" {
		return t, false
	}
	if n.plural {
		// 'Memoranda are in place with B (2018) and C (2020)': see apart
		ps, lo, hi, doubts := r.counterpart(r.past)
		for _, k := range r.with {
			if d, _ := r.bracketDate(r.Partners[k].End); d < 0 {
				return t, false
			}
		}
		return r.told(joint(ps, r.with), lo, hi, doubts...), len(r.with) > 1
	}
	d, end := r.attached()
	var lead *string
	if d < 0 {
		lead, _ = r.leadDay(r.sent.First, r.sent, "")
		if lead == nil || n.first-r.sent.First > entryReach {
			return t, false
		}
		end = r.past
	}
	var ps []int
	var doubts []string
	lo, hi := n.first, end
	switch unknown := len(r.with) == 0 && r.withUnknown(); {
	case unknown && (d < 0 || !r.IsCapital(r.Dates[d].First-2)):
		return t, false
	case unknown, len(r.with) > 0:
		ps, lo, hi, doubts = r.counterpart(end)
		if ps = joint(ps, r.with); unknown {
			doubts = append(doubts, unnamedSide)
		}
	case r.indefinite():
		if ps = r.group(); len(ps) == 0 {
			ps = r.bodies(n.first, end)
		}
		if len(ps) == 1 {
			own := r.publisher(ps[0])
			if doubts = []string{impliedSide}; len(own) == 0 {
				if !r.rightBefore(ps[0]) {
					return t, false
				}
				doubts = []string{unnamedSide}
			}
			ps = joint(own, ps)
		}
	}
	if lead != nil {
		t = r.told(ps, min(lo, r.sent.First), hi, doubts...)
		t.date = lead
	} else {
		t = r.told(ps, min(lo, r.Dates[d].First), hi, doubts...)
		t.date = r.Dates[d].Value.EDTF
	}
	return t, len(t.parties) > 0 && len(t.parties) < 4
}

// group are those that 'The three organizations' at the head of the sentence stands for.
func (r *reading) group() []int {
	for g := r.sent.First + 2; g < r.sent.First+4; g++ {
		if ps, first := r.pair(g); first == r.sent.First && len(ps) > 1 {
			return ps
		}
	}
	return nil
}

// rightBefore reports whether a party stands right before 'under an agreement', but for its
// place: 'the Institute in Antwerp, under a contract awarded on 7 June'.
func (r *reading) rightBefore(k int) bool {
	for i := r.n.first - 1; i > r.n.first-5; i-- {
		if r.Is(i, "under", "through") {
			return i-r.Partners[k].End < 7 && i >= r.Partners[k].End
		}
	}
	return false
}

// bracketed reads an agreement told in brackets behind its party: 'UNHCR (memorandum of
// understanding signed in 2011)'.
func (r *reading) bracketed() (t telling, ok bool) {
	open := r.n.first
	for open > r.n.first-4 && !r.Is(open, "(") {
		open--
	}
	k := r.PartnerAt(open - 1)
	d, end := r.bracketDate(open)
	if k < 0 || d < 0 || end < r.n.end || len(r.with) > 0 {
		return t, false
	}
	own := r.publisher(k)
	t = r.told(joint(own, []int{k}), r.Partners[k].First, end, impliedSide)
	t.date = r.Dates[d].Value.EDTF
	return t, true
}

// sealing are the participles between an agreement and its day.
var sealing = wordset.Fields(`signed concluded let awarded`)

// attached is the date that a noun or the parties right behind it carry, and the token past
// it; or -1: 'an agreement of March 2021', 'with the Bank, dated 3 May 2022', 'with the Bank
// (2018)', 'March 2023: letter of intent with the Office'.
func (r *reading) attached() (d, end int) {
	item := r.Doc.Blocks[r.sent.Block].Kind == document.Item && r.n.first-r.sent.First < 6
	past := r.past
	if len(r.with) == 0 && r.Is(r.n.end, "with") {
		past = r.pastUnknown(r.n.end + 1)
	}
	for _, i := range [...]int{r.n.end, past} {
		for r.Is(i, ",") && (r.Is(i+1, "dated") || r.In(i+1, sealing)) || r.In(i, sealing) && r.Is(i+1, "in", "on") {
			i++
		}
		leads := r.Is(i, "of", "dated", "from") || r.Is(i, "in", "on") && r.In(i-1, sealing) || r.Is(i, ",") && item
		if d = r.dateBehind(i); d < 0 && leads {
			d = r.DateAt(i + 1)
		}
		if d < 0 && i == r.n.end && r.Is(i, "in", "on") && r.indefinite() && r.lowerLead() {
			d = r.DateAt(i + 1) // 'teamed up under a letter of agreement in September 2024'
		}
		if d >= 0 && r.Dates[d].Value.EDTF != nil && !strings.Contains(*r.Dates[d].Value.EDTF, "/") {
			end = r.Dates[d].End
			if r.Is(end, ")") {
				end++
			}
			return d, max(end, r.past)
		}
	}
	if d = r.DateAt(r.sent.First); d >= 0 && r.Dates[d].Value.EDTF != nil && r.endsLead(r.Dates[d].End) {
		return d, r.past
	}
	return r.lineDate(), r.past
}

// lowerLead reports whether the noun hangs on a preposition by which something was done:
// 'under an agreement', 'by an exchange of letters'.
func (r *reading) lowerLead() bool {
	for i := r.n.first - 1; i > r.n.first-5 && (r.IsLower(i) || r.Is(i, "-")); i-- {
		if r.Is(i, "under", "through", "by", "with", "via") {
			return true
		}
	}
	return false
}

// indefinite reports whether an agreement is told as one not known yet: 'an agreement', 'its
// first memorandum'.
func (r *reading) indefinite() bool {
	for i := r.n.first - 1; i >= max(r.sent.First, r.n.first-5); i-- {
		if r.Is(i, "a", "an", "its", "their", "first", "second", "our") {
			return true
		}
		if !r.IsLower(i) && !r.Is(i, "-") {
			break
		}
	}
	return false
}

// fresh reads a named agreement that is told as a new one, or one of ours: 'a new Lake
// Agreement with Kenya', 'our memorandum with the Bank'.
func (r *reading) fresh() (t telling, ok bool) {
	ours := r.Is(r.n.first-1, "our")
	if len(r.with) != 1 || r.n.plural || !ours && !r.isNew() {
		return t, false
	}
	ps, _, hi, doubts := r.counterpart(r.past)
	if ours {
		if ps = r.publisher(r.with[0]); len(ps) == 0 {
			doubts = []string{unnamedSide}
		}
	}
	return r.told(joint(ps, r.with), r.n.first, hi, doubts...), true
}

// isNew reports whether a named agreement has 'a new' before its name.
func (r *reading) isNew() bool {
	for i := r.n.first - 1; i > max(r.sent.First, r.n.first-6) && (r.IsCapital(i) || r.Is(i, "new")); i-- {
		if r.Is(i, "new") && r.Is(i-1, "a", "the") && r.IsCapital(r.n.first) {
			return true
		}
	}
	return false
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
var naming = wordset.Fields(`- / economic partnership cost sharing cooperation loan grant financing first second third fourth
	new current and framework`)
