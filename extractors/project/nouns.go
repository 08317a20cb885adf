package project

import (
	"factsheet/extractors/internal/country"
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/record"
	"factsheet/pipeline/wordset"
)

// projectNoun reports whether token i is a noun that says what a project is.
func (f *finder) projectNoun(i int) bool {
	return f.Is(i, "project", "programme", "program", "initiative", "activity")
}

// small reports whether token i is one of the small words inside a name.
func small(f *finder, i int) bool {
	return f.IsLower(i) && f.Is(i, "of", "for", "and", "to", "in", "on", "with", "at") || f.Is(i, "&")
}

// namesProject reports whether token i is a noun that ends or leads a project's name: a
// plain one, or with a capital one that bodies have too: 'Partnership for Inclusive Growth'.
func (f *finder) namesProject(i int) bool {
	return f.projectNoun(i) || f.IsCapital(i) && f.Is(i, "partnership", "facility", "compact", "scheme")
}

// nounFurther reports whether the name that token i is of goes on to a plain noun of a
// project, which ends it: 'Partnership for Safe Roads Programme'.
func (f *finder) nounFurther(i, limit int) bool {
	for j := i + 1; j < min(limit, i+12); j++ {
		if f.IsCapital(j) && f.projectNoun(j) {
			return true
		}
		if !f.IsCapital(j) && !small(f, j) && !f.Is(j, "the") {
			break
		}
	}
	return false
}

// kinds are words that say what sort of project one is, or whose, and alone name none: 'the
// Country Programme', 'a Health project'.
var kinds = wordset.Fields(`country national regional global joint pilot school work peace food health education water energy climate
	security research development assistance visitor exchange training support aid relief trust grants grant small special new current
	first second third main core federal state government public private rural urban local community youth women agriculture
	infrastructure environment economic social technical humanitarian flagship international foreign partner partnership host sister
	this that these those each every another any our their its his her the an all other such one
	total overall estimated completed ongoing selected related fact key`)

// isOwnWord reports whether a word with a capital may be a project's whole name: 'the
// Nabilan Program', 'the Passerelles project'.
func (f *finder) isOwnWord(i int) bool {
	return f.IsWord(i) && f.IsCapital(i) && len(f.Text(i)) > 3 && !kinds.Has(f.Lower(i)) &&
		f.PartnerAt(i) < 0 && f.PlaceAt(i) < 0 && !f.isDemonym(i)
}

// isDemonym reports whether a country's adjective stands at token i.
func (f *finder) isDemonym(i int) bool {
	c, _, _ := country.Match(f.Pass, i)
	return c != nil
}

// purposeBehind is the end of what a name goes on to be for, from token i: 'Education
// Quality Programme for Equity'; a place is no part of the name.
func (f *finder) purposeBehind(i, limit int) int {
	j := i + 1
	if f.Is(j, "the") {
		j++
	}
	if !f.Is(i, "for", "on") || !f.IsCapital(j) || f.PlaceAt(j) >= 0 || f.PartnerAt(j) >= 0 {
		return i
	}
	end := j
	for end < limit && (f.IsCapital(end) || f.Is(end, "of", "and", "&", "in") && f.IsCapital(end+1)) &&
		f.PlaceAt(end) < 0 && f.PlaceAt(end+1) < 0 {
		end++
	}
	if f.IsCapital(end) && f.PlaceAt(end) < 0 {
		end++ // the last word before a place
	}
	for end > j && !f.IsCapital(end-1) {
		end--
	}
	return end
}

// isSingle reports whether a name is one word, its noun aside.
func (f *finder) isSingle(first, end int) bool {
	n := 0
	for i := first; i < end && f.Text(i) != "("; i++ {
		if f.IsCapital(i) && !f.namesProject(i) {
			n++
		}
	}
	return n < 2
}

// ownerBracketed is the body whose short form stands in brackets right before a name: 'The
// Road Fund Agency (RFA) Clean Bus Programme'; -1 where none does.
func (f *finder) ownerBracketed(first int) int {
	if f.Text(first-1) != ")" || f.Text(first-3) != "(" {
		return -1
	}
	return f.PartnerAt(first - 4)
}

// isHeldAsBody reports whether a name is that of a body, not of a fund or a network that no
// register lists, which may be a project: 'the Market Growth Facility'.
func (f *finder) isHeldAsBody(k, end int) bool {
	v := &f.Partners[k].Value
	open := (v.Type == record.Fund || v.Type == record.Network || v.Type == record.Other) && len(v.Codes) == 0 && f.namesProject(end-1)
	return !v.Weak && !open
}

// isPayee reports whether a name whose noun stands at token i is rather that of a body to
// which money goes: a fund that holds it, or partners that have joined.
func (f *finder) isPayee(first, i int) bool {
	return f.PartnerAt(first) >= 0 && f.Partners[f.PartnerAt(first)].End > i || f.Is(i-1, "financing", "grant") ||
		f.Is(i, "partnership") && !f.Is(i+1, "for", "on", "to")
}

// donorsOf are the bodies that a sentence calls donors to what stands at a token, or whose
// contribution goes to it: 'Norway is one of the donors to the', 'Norway contributes to the'.
// The preposition stands at token to.
func (f *finder) donorsOf(to, start int) []int {
	if !f.Is(to, "to", "in", "of", "behind") || to-1 <= start {
		return nil
	}
	if f.Is(to-1, "contributes", "contributed", "contribute", "contributing", "invests", "invested") {
		return f.payers(to-1, start)
	}
	if !f.Is(to-1, "donor", "donors", "contributor", "contributors", "investor", "investors") {
		return nil
	}
	for j := to - 2; j > max(start, to-9); j-- {
		if f.Is(j, "is", "are", "was", "were", "remains", "became") {
			ps, _ := f.PartiesTo(j, start)
			return f.paying(ps)
		}
	}
	return nil
}

// dataIn gives a project a sum and a period that stand together in brackets further on in
// its sentence: 'supports survivors (2014-2026, $31 million)'.
func (f *finder) dataIn(v *record.Project, first, end int) {
	for i := first; i < end; i++ {
		var in record.Project
		if f.Text(i) == "(" && f.inBrackets(i, &in) > i && in.Period != nil && len(in.Amounts) > 0 {
			v.Amounts = in.Amounts
			if v.Period == nil {
				v.Period = in.Period
			}
			return
		}
	}
}

// shareHeads are the nouns of the money that goes to a project told just before.
var shareHeads = wordset.Fields(`contribution share budget support funding grant financing investment cost`)

// sumNext gives a project the sum that the sentence behind its own tells of it: 'Our
// contribution is EUR 5 million for 2018-2023', 'Norway provided EUR 5 million'. Its own
// sentence ends before token i.
func (f *finder) sumNext(v *record.Project, i int) bool {
	n := f.SentenceAt(f.Tokens[i-1].Start) + 1
	if n >= len(f.Sentences) || f.Sentences[n].Block != f.Sentences[n-1].Block {
		return false
	}
	s := &f.Sentences[n]
	noun := s.First + 1
	if f.Is(noun, "total") {
		noun++
	}
	head := f.Is(s.First, "our", "its", "the", "their") && shareHeads.Has(f.Lower(noun))
	if k := f.PartnerAt(s.First); k >= 0 && !head {
		head = shareHeads.Has(f.Lower(f.Partners[k].End + 1)) // 'Norway's contribution'
	}
	a := fact.Since(f.Amounts, s.First)
	if a >= len(f.Amounts) || f.Amounts[a].First >= s.Last {
		return false
	}
	toIt := f.givenToIt(f.Amounts[a].End, s.Last)
	if a+1 < len(f.Amounts) && f.Amounts[a+1].First < s.Last && !toIt {
		return false
	}
	var by []int
	for _, w := range f.FlowsIn(s.First, s.Last) {
		if toIt && w.Amount != a {
			continue
		}
		if len(w.Donors) > 0 && len(w.Recipients) == 0 && !hasDoubt(w.Doubts, fact.DonorImplied) {
			by = w.Donors
		}
	}
	if !head && !toIt && (len(by) == 0 || !f.endsSoon(f.Amounts[a].End, s.Last)) {
		return false
	}
	v.Amounts = []string{f.Amounts[a].ID}
	if v.Funding == nil && len(by) > 0 {
		v.Funding = f.IDs(by)
	}
	if v.Period == nil {
		v.Period = f.rangeIn(s.First, s.Last)
	}
	return true
}

// givenToIt reports whether 'to it', 'on it' or the like stands right behind a sum: 'has
// pledged USD 11 million to it', 'will spend $9 million on the project'.
func (f *finder) givenToIt(i, last int) bool {
	if i+1 >= last || !f.Is(i, "to", "on", "for", "into", "towards", "in") {
		return false
	}
	return f.Is(i+1, "it") || f.Is(i+1, "the", "this") && f.projectNoun(i+2) && f.IsLower(i+2)
}

// endsSoon reports whether nothing but a period stands between a sum and the end of its
// sentence, so that what the sum is for stands before.
func (f *finder) endsSoon(i, last int) bool {
	if f.Is(i, "from", "for", "between", "over", "in", "(", "through") {
		for d := fact.Since(f.Dates, i); d < len(f.Dates) && f.Dates[d].First < i+4; d++ {
			i = f.Dates[d].End
		}
	}
	return last-i <= 2
}
