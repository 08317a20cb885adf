package project

import (
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// defined reads a name that the text says to be a project: 'PROSPECTS is a four-year
// partnership led by', 'Voices of Girls, a project run by Plan in Kolda'. The noun, in
// small letters, stands at token i.
func (f *finder) defined(i, start, limit int) bool {
	if !f.IsLower(i) || f.Is(i+1, "funding", "funds", "staff", "events", "event", "office", "money", "spending") {
		return false
	}
	a := i - 1
	for n := 0; n < 9 && a > start && !f.Is(a, "a", "an"); n++ {
		if !f.IsWord(a) && !f.Is(a, "-", ",") && f.Kind(a) != segment.Number && f.AmountAt(a) < 0 {
			return false
		}
		a--
	}
	if !f.Is(a, "a", "an") {
		return false
	}
	end := a - 1 // the token behind the name
	is := f.Is(end, "is", "was")
	colon := f.Is(end, ":")
	if !is && !colon && !f.Is(end, ",", "-", "–", "—") {
		return false
	}
	first := f.bracketStart(end, start)
	for first > max(start, end-14) && (f.IsCapital(first-1) || small(f, first-1) && f.IsCapital(first-2) ||
		f.Is(first-1, "the") && small(f, first-2)) {
		first--
	}
	for f.Is(first, "the") && first < end {
		first++
	}
	if first >= end || f.taken(first) || f.projectNoun(f.bareEnd(first, end)-1) && f.Text(end-1) != ")" ||
		f.Is(f.bareEnd(first, end)-1, "act", "law", "accords", "agreement", "telescope", "mission") || is && first > start+1 {
		return false
	}
	if colon && f.Kind(first-1) != segment.Break {
		return false
	}
	if n := end - first; n < 2 && !colon && !(f.shouts(first) && len(f.Text(first)) > 4) || n > 14 || !f.IsCapital(first) {
		return false
	}
	if k := f.PartnerAt(first); k >= 0 {
		body := &f.Partners[k]
		partly := body.Value.Weak && body.End < f.bareEnd(first, end) // 'Ghana Clean Grids'
		if t := body.Value.Type; !partly && (body.Value.Weak || t != record.Other && t != record.Network && t != record.Fund) {
			return false
		}
	}
	if k := f.PlaceAt(first); k >= 0 && f.Places[k].End >= end {
		return false
	}
	v := record.Project{}
	stop := f.goesOn(i, limit, limit)
	f.fill(&v, first, end, i, stop)
	if f.Is(i+1, "of", "by") {
		ps, _ := f.PartiesFrom(i+2, limit)
		v.Implementing = union(v.Implementing, f.IDs(f.notDonors(ps))) // 'an initiative of the Academy'
	}
	for _, m := range f.Amounts {
		if m.First > a && m.End <= i {
			v.Amounts = union([]string{m.ID}, v.Amounts) // 'a EUR 12 million project'
		}
		if m.First >= stop {
			break
		}
		if len(v.Amounts) == 0 && m.First > i &&
			(f.Is(m.First-1, "of") && f.Is(m.First-2, "budget", "value", "cost") || f.Is(m.First-1, "worth")) {
			v.Amounts = []string{m.ID}
		}
	}
	if m := f.moneyFor(first, start); m >= 0 {
		f.fill(&v, first, end, m, stop) // 'announced $15 million for Voices of Girls, a project'
		v.Amounts = union(v.Amounts, []string{f.Amounts[f.AmountAt(m)].ID})
	}
	if v.Period == nil {
		v.Period = f.rangeIn(i, stop)
	}
	if k := f.PartnerAt(i - 1); k >= 0 && f.Partners[k].First > a {
		f.owned(&v, k) // 'a five-year USAID project'
	}
	if !f.clauseAbout(i+1, limit) && len(v.Funding)+len(v.Implementing)+len(v.Amounts) == 0 && v.Period == nil {
		return false
	}
	if f.ofEntry(first, end) {
		return true
	}
	if k := f.PartnerAt(first - 2); f.Kind(first-1) == segment.Possessive && k >= 0 {
		f.owned(&v, k) // 'the Orchid Foundation's Fund for Nurses, a $30 million programme'
	}
	v.Title = f.Title(first, end)
	f.tellPlaced(&v, first, end, "project.called")
	return true
}

// bracketStart is where a short form in brackets that ends before token end begins: '(V-LEEP
// II)'; end where there is none.
func (f *finder) bracketStart(end, start int) int {
	if f.Text(end-1) != ")" {
		return end
	}
	for j := end - 2; j > max(start, end-8); j-- {
		if f.Text(j) == "(" {
			return j
		}
		if f.IsLower(j) {
			break
		}
	}
	return end
}

// bareEnd is where a name ends before a short form in brackets.
func (f *finder) bareEnd(first, end int) int {
	return max(first+1, f.bracketStart(end, first))
}
