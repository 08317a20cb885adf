package fact

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/wordset"
)

// givenHeads are the nouns of what a body gives, in a heading that names it: 'Selected KOICA
// projects', 'EDCF loans'.
var givenHeads = wordset.Fields(`projects programmes programs loans grants operations funding financing support assistance portfolio
	cooperation contribution contributions`)

// HeadGiver is the body whose money stands under the heading over token i, where that names one
// lender or donor alone with what it gives ('Selected KOICA projects'), or is no more than its
// name; -1 where it does not.
func (s *Sheet) HeadGiver(i int) int {
	n := s.SectionAt(s.Tokens[i].Start)
	if n < 0 {
		return -1
	}
	first, end := s.TokensIn(s.Sections[n].Heading)
	if end-first > 9 {
		return -1
	}
	giver, given := -1, false
	for j := first; j < end; j++ {
		switch k := s.PartnerAt(j); {
		case k >= 0 && giver < 0 && (s.mayGive(k) || IsDonor(s.Partners[k].Value.Country) && s.Partners[k].Value.Weak):
			giver = k
			j = s.Partners[k].End - 1
		case k >= 0, s.In(j, prepositions), s.PlaceAt(j) >= 0 && giver < 0:
			return -1
		default:
			given = given || s.In(j, givenHeads)
		}
	}
	if giver < 0 || !given && !s.isLetterhead(giver) {
		return -1
	}
	return giver
}

// ofHead gives money of which the clause tells no giver that of the body in the heading over it.
func (r *reading) ofHead(f *Flow) {
	s := r.s
	if len(f.Donors) > 0 || !fromHouse.Has(f.Rule) || s.KindOf(f.First) == document.Heading || s.Is(s.Amounts[f.Amount].End, "from", "by") {
		return
	}
	k := s.HeadGiver(f.First)
	if k < 0 || s.among(f.Recipients, s.Partners[k].Value.ID) {
		return
	}
	f.Donors, f.Doubts = []int{k}, append(f.Doubts, FarEvidence)
}
