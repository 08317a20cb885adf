package project

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// bracketed reads a name without its noun that has a sum and a period in brackets, or one
// of them and a clause on its money or makers behind: 'the Civil Society Facility (EUR 4
// million, 2022-2025)', 'its First Response (US$ 7 million) was carried out by'. The bracket
// stands at token i.
func (f *finder) bracketed(i, start, limit int) {
	v := record.Project{}
	after := f.inBrackets(i, &v)
	if after > i && len(v.Amounts) == 0 && f.Is(after, ",") && f.Is(after+1, "which") {
		v.Amounts = f.sumTaken(after+2, limit) // '(2015 to 2020), which cost $9 million'
	}
	if after == i || len(v.Amounts) == 0 {
		return
	}
	verb := after
	for f.Is(verb, "is", "was", "has", "been", "will", "be", "were", "which", ",", "that") {
		verb++
	}
	told := f.fundedBy(verb) > 0 || f.carriedOutBy(verb) > 0
	if v.Period == nil && !told {
		return
	}
	end := f.beforePlace(i, start)
	first := f.nameFrom(end, start)
	if first < 0 || f.taken(first) || f.projectNoun(end-1) || f.ofEntry(first, end) {
		return
	}
	if k := f.PartnerAt(first); k >= 0 && !f.Partners[k].Value.Weak &&
		(f.Partners[k].Value.Type != record.Fund || f.Partners[k].End < end) {
		return
	}
	if k := f.PlaceAt(first); k >= 0 && f.Places[k].End >= end || f.isPaper(fact.Entry{TitleFirst: first, TitleEnd: end}) {
		return
	}
	v.Title = f.Title(first, end)
	period, sums := v.Period, v.Amounts
	f.fill(&v, first, i, after, f.goesOn(i, limit, limit))
	v.Period, v.Amounts = period, sums
	for j := start; j < first; j++ {
		if f.IsLower(j) && entrusts.Has(f.Lower(j)) {
			f.entrusted(&v, j, start, first)
		}
	}
	owner := first - 1
	for f.Is(owner, "previous", "earlier", "own", "new", "first", "current") {
		owner--
	}
	if f.Kind(owner) == segment.Possessive {
		if k := f.PartnerAt(owner - 1); k >= 0 {
			f.owned(&v, k)
		}
	}
	f.tellPlaced(&v, first, end, "project.called")
}

// beforePlace is where a name ends before 'in Chad', 'in the country' that ends before
// token i; i where none does.
func (f *finder) beforePlace(i, start int) int {
	j := i - 1
	if f.Is(j, "country", "region") && f.Is(j-1, "the") && f.Is(j-2, "in") {
		return j - 2
	}
	for j > start && f.PlaceAt(j) >= 0 {
		j--
	}
	if j < i-1 && f.Is(j, "in", "for") && j > start {
		return j
	}
	return i
}

// nameFrom is the first token of the capitalised words that end before token end, of two
// or more, or -1.
func (f *finder) nameFrom(end, start int) int {
	first := end
	for first > start && end-first < 14 {
		switch {
		case f.IsCapital(first - 1):
			first--
			continue
		case first < end && (small(f, first-1) || f.Is(first-1, "the")) && first-2 >= start && (f.IsCapital(first-2) || small(f, first-2)):
			first--
			continue
		case first < end && f.Is(first-1, "-") && f.Glued(first-1):
			first--
			continue
		}
		break
	}
	for first < end && (!f.IsCapital(first) || f.Is(first, "the", "its", "this", "a", "an", "in", "under", "through", "with", "for")) {
		first++
	}
	if end-first < 2 || !f.IsCapital(end-1) {
		return -1
	}
	return first
}

// housed reads a name without its noun for which money is set aside and that someone is to
// run: '$5 million for a Heat and Health Data Commons, which WMO will house'. The pronoun
// stands at token i.
func (f *finder) housed(i, start, limit int) {
	if !f.Is(i-1, ",") {
		return
	}
	ps, j := f.PartiesFrom(i+1, limit)
	if len(ps) == 0 {
		return
	}
	by := f.runners(ps, j, limit)
	first := f.nameFrom(i-1, start)
	if len(by) == 0 || first < 0 || i-1-first < 3 || f.taken(first) || f.PartnerAt(first) >= 0 || f.projectNoun(i-2) {
		return
	}
	before := first
	for f.Is(before-1, "a", "an", "the", "its", "their", "new") {
		before--
	}
	a := f.AmountAt(before - 2)
	if before == first || a < 0 || !f.Is(before-1, "for", "to", "towards", "in", "into") || f.ofEntry(first, i-1) {
		return
	}
	v := record.Project{Title: f.Title(first, i-1), Amounts: []string{f.Amounts[a].ID}}
	f.fill(&v, first, i-1, f.Amounts[a].First, limit)
	f.tellPlaced(&v, first, i-1, "project.called")
}
