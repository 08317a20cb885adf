package agreement

import (
	"factsheet/extractors/internal/country"
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// unnamedSide is the doubt of an agreement of which the sheet, as far as we read it,
// names one party only.
const unnamedSide = "party_unnamed"

// impliedSide is the doubt of an agreement of which a party is told by its context alone:
// the body that the sheet speaks for, or the parties of the agreement told just before.
const impliedSide = "party_implied"

// partiesFrom is PartiesFrom that reads on past a party's place: 'the Embassy in Accra
// and UNDP'.
func (f *finder) partiesFrom(i, limit int) (parties []int, end int) {
	for f.Is(i, "and", "among", "amongst") {
		i++ // 'between and among'
	}
	parties, end = f.PartiesFrom(i, limit)
	if f.Is(end, "countries", "states", "members") && f.Is(end+1, "and") {
		if more, e := f.PartiesFrom(end+2, limit); len(parties) > 0 && len(more) > 0 {
			return append(parties, more...), e // 'between CARICOM countries and the Bank'
		}
	}
	for len(parties) > 0 {
		j := end
		if f.Is(j, ",") && f.Is(j+1, "represented", "acting") {
			for j += 2; j < min(limit, end+14) && !f.Is(j, ","); j++ {
			}
			if f.Is(j, ",") {
				j++
			}
		}
		if !f.Is(j, "and") {
			break
		}
		if f.Is(j+1, "what") && f.Is(j+2, "is") {
			j += 3 // 'and what is now the Ministry'
		} else if j == end {
			break
		}
		more, e := f.PartiesFrom(j+1, limit)
		if len(more) == 0 {
			break
		}
		parties, end = append(parties, more...), e
	}
	for len(parties) > 0 && f.Is(end, "in") {
		k := f.PlaceAt(end + 1)
		if k < 0 {
			break
		}
		j := f.Places[k].End
		if !f.Is(j, "and", ",") {
			break
		}
		more, e := f.PartiesFrom(j+1, limit)
		if len(more) == 0 {
			break
		}
		parties, end = append(parties, more...), e
	}
	return parties, end
}

// states puts a country in the place of its embassy, where the sheet knows the country
// as a partner: an embassy signs for its country.
func (f *finder) states(parties []int) []int {
	for n, k := range parties {
		code, embassy := f.Partners[k].Value.Country, false
		for i := f.Partners[k].First; i < f.Partners[k].End; i++ {
			embassy = embassy || f.Is(i, "embassy")
			if c, _, _ := country.Match(f.Pass, i); c != nil && code == "" {
				code = c.Alpha2 // 'the Royal Norwegian Embassy'
			}
		}
		if !embassy {
			continue
		}
		if c := f.Country(code); c >= 0 {
			parties[n] = c
		}
	}
	return parties
}

// today is the token 'today' by which an agreement has the sheet's own date, or -1.
func (f *finder) today(sent segment.Sentence, first, end int) int {
	if f.Doc.Date == "" {
		return -1
	}
	for i := max(sent.First, first-4); i < min(sent.Last, end+8); i++ {
		if f.Is(i, "today") || f.Is(i, "this") && f.Is(i+1, "morning", "afternoon", "evening") {
			return i
		}
		if i >= end && (f.Is(i, ";") || f.Is(i, ",") && !f.Is(i+1, "today")) {
			break
		}
	}
	return -1
}

// otherSides looks for parties where the clause itself does not tell two.
func (f *finder) otherSides(sent segment.Sentence, n noun, v *record.Agreement) (rule string, first, end int, doubts []string) {
	if rule, first, end, doubts := f.standing(sent, n, v); rule != "" {
		return rule, first, end, doubts
	}
	verb := f.verb(sent, n)
	if verb < 0 {
		if rule, first, end, doubts := f.further(sent, n, v); rule != "" {
			return rule, first, end, doubts
		}
		return f.listed(sent, n, v)
	}
	if f.Is(verb, "endorsed", "approved") {
		return f.implied(sent, n, verb, v)
	}
	if !acts.Has(f.Lower(verb)) {
		return "", 0, 0, nil
	}
	// 'signed by A of X and B of Y': the bodies that the persons speak for.
	if ps, first, e := f.signatories(sent, n, verb); len(ps) > 1 {
		v.Parties = f.IDs(f.states(ps))
		return "agreement.signatories", min(first, n.first), max(n.end, e), []string{fact.FarEvidence}
	}
	if ps, first, e := f.signatories(sent, n, verb); len(ps) == 1 && verb < n.first && first < verb && f.people.At(first) >= 0 {
		v.Parties = f.IDs(f.states(ps)) // of two persons, the body of one is known
		return "agreement.signatories", first, max(n.end, e), []string{fact.FarEvidence, unnamedSide}
	}
	// 'the EU-Kenya agreement was signed', 'UNDP's programme, signed with Kenya'.
	ps := f.named(sent, n)
	with, e := f.withBehind(sent, n, verb)
	all := append(append([]int(nil), ps...), with...)
	if ids := f.IDs(f.states(all)); len(ids) > 1 && verb >= n.end {
		v.Parties = ids
		first = n.first
		if len(ps) > 0 {
			first = min(first, f.Partners[ps[0]].First)
		}
		return "agreement.named", first, max(e, verb+1), nil
	}
	// 'to initial a bilateral agreement, easing travel between A and B'.
	if verb < n.first && n.kind != "country_programme" {
		for i := n.end; i < min(sent.Last, n.end+10) && f.Is(n.end, ","); i++ {
			if !f.Is(i, "between") {
				continue
			}
			if ps, e := f.PartiesFrom(i+1, sent.Last); len(ps) == 2 {
				v.Parties = f.IDs(ps)
				return "agreement.between", verb, e, []string{fact.FarEvidence}
			}
		}
	}
	// 'Under the agreement signed with A, B does it'.
	if len(with) > 0 && verb >= n.end && f.under(sent, n) {
		if c := f.comma(e, sent.Last); c >= 0 {
			if more, e := f.PartiesFrom(c+1, sent.Last); len(more) == 1 {
				all := append(append([]int(nil), with...), more...)
				if ids := f.IDs(f.states(all)); len(ids) > 1 {
					v.Parties = ids
					return "agreement.signed_with", n.first, e, []string{fact.FarEvidence}
				}
			}
		}
	}
	// 'The Trust will give £4 million under a MoU signed with the Fund'.
	if len(with) > 0 && verb >= n.end && (f.Is(n.first-1, "under", "through", "following") || f.Is(n.first-2, "under", "through", "following") || f.Is(n.first-3, "under", "through")) {
		if ps := f.opening(sent); len(ps) == 1 {
			if ids := f.IDs(f.states(append(ps, with...))); len(ids) > 1 {
				v.Parties = ids
				return "agreement.signed_with", n.first, e, []string{fact.FarEvidence}
			}
		}
	}
	// Those who give and get in the sentence before: '… The grant agreement was signed'.
	if verb >= n.end && n.kind != "declaration" && f.definite(n) && !f.Is(verb+1, "with", "by") {
		if ids := f.giversBefore(sent); len(ids) > 1 {
			v.Parties = ids
			return "agreement.money_before", n.first, verb + 1, []string{fact.FarEvidence}
		}
	}
	if rule, first, end, doubts := f.oneSide(sent, n, verb, v); rule != "" {
		return rule, first, end, doubts
	}
	return f.implied(sent, n, verb, v)
}

// standing reads an agreement that a party has with another since a day: 'UNDP has a
// MoU with the Bank of 22 April 2024', 'UNICEF works under an agreement with Norway,
// signed in March 2024'.
func (f *finder) standing(sent segment.Sentence, n noun, v *record.Agreement) (rule string, first, end int, doubts []string) {
	if n.plural || n.kind == "country_programme" {
		return "", 0, 0, nil
	}
	rule = "agreement.signed_with"
	with, e := f.with(sent, n)
	if len(with) == 0 && f.Is(n.end, "with") {
		// Past a short name that no partner is known for: 'with the INGD of 22 April'.
		e = n.end + 1
		for e < n.end+4 && (f.Is(e, "the") || f.IsCapital(e)) {
			e++
		}
		if !f.IsCapital(e - 1) {
			return "", 0, 0, nil
		}
		rule, doubts = "agreement.one_side", []string{unnamedSide}
	} else if len(with) != 1 {
		return "", 0, 0, nil
	}
	d := -1
	switch {
	case f.Is(e, "of", "dated"):
		d = f.DateAt(e + 1)
	case f.Is(e, ",") && f.Is(e+1, "signed", "concluded") && f.Is(e+2, "in", "on"):
		d = f.DateAt(e + 3)
	}
	if d < 0 || f.Dates[d].Value.EDTF == nil {
		return "", 0, 0, nil
	}
	if end = f.Dates[d].End; rule == "agreement.signed_with" && f.under(sent, n) && f.Is(end, ",") {
		// 'Under the MoU with the Bank of 22 April 2024, UNDP helps'
		ps, e := f.PartiesFrom(end+1, sent.Last)
		if ids := f.IDs(f.states(append(ps, with...))); len(ps) == 1 && len(ids) == 2 && f.IsLower(e) {
			v.Parties = ids
			return rule, n.first, e, []string{fact.FarEvidence}
		}
	}
	ps := f.opening(sent)
	if len(ps) != 1 || n.first-f.Partners[ps[0]].End > 14 {
		return "", 0, 0, nil
	}
	has := false
	for i := f.Partners[ps[0]].End; i < n.first; i++ {
		if f.Is(i, ";", ":") || f.PartnerAt(i) >= 0 {
			return "", 0, 0, nil
		}
		has = has || f.Is(i, "has", "have", "holds", "under", "through", "operates", "maintains")
	}
	ids := f.IDs(f.states(append(ps, with...)))
	if !has || len(ids) != 1+len(with) {
		return "", 0, 0, nil
	}
	v.Parties = ids
	return rule, f.Partners[ps[0]].First, f.Dates[d].End, doubts
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
		if !f.IsCapital(i) && !f.Is(i, "-", "/", "economic", "partnership", "cost", "sharing", "cooperation", "loan", "grant", "financing", "first", "second", "third", "fourth", "new", "current", "and", "framework") && f.Kind(i) != segment.Possessive || f.Is(i, "the", "a", "an") {
			break
		}
	}
	return parties
}

// withBehind reads the parties behind 'with' or 'by' after a verb that follows the noun.
func (f *finder) withBehind(sent segment.Sentence, n noun, verb int) (parties []int, end int) {
	if verb < n.end {
		return f.with(sent, n)
	}
	for i := verb + 1; i < min(sent.Last, verb+9); i++ {
		if f.Is(i, "with", "by") {
			return f.partiesFrom(i+1, sent.Last)
		}
		if f.Is(i, ",", ";", "after", "before", "for") || f.anyNoun(i) {
			break
		}
	}
	if ps, e := f.with(sent, n); len(ps) > 0 {
		return ps, max(e, verb+1) // 'an agreement with the Bank was signed'
	}
	return nil, verb + 1
}

// under reports whether the sentence begins with the agreement: 'Under an agreement'.
func (f *finder) under(sent segment.Sentence, n noun) bool {
	return f.Is(sent.First, "under", "through", "following", "with") && n.first-sent.First < 6
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

// definite reports whether a noun is told as known, or as one that is told now: 'the
// agreement', 'a grant agreement that was signed'.
func (f *finder) definite(n noun) bool {
	for i := n.first - 1; i >= max(0, n.first-4); i-- {
		if f.Is(i, "the", "this", "a") {
			return true
		}
		if !f.IsWord(i) {
			break
		}
	}
	return false
}

// giversBefore are the parties of the money in the sentence and the one before it in
// its block, where they are two.
func (f *finder) giversBefore(sent segment.Sentence) []string {
	at := f.SentenceAt(f.Tokens[sent.First].Start)
	first := sent.First
	if at > 0 && f.Sentences[at-1].Block >= sent.Block-1 {
		first = f.Sentences[at-1].First
	}
	for _, flow := range f.FlowsIn(first, sent.Last) {
		if len(flow.Donors) > 0 && len(flow.Recipients) > 0 {
			return f.IDs(f.states(append(append([]int(nil), flow.Donors...), flow.Recipients...)))
		}
	}
	return nil
}
