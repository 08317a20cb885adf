package fact

import (
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// mostOfOpening bounds the tokens behind a title in which a sheet opens with who wrote it.
const mostOfOpening = 80

// opener is the bank, fund or foundation that is the subject of the first sentences behind a title
// that ends at token title and names none, where the sheet names it again or says 'we': 'Wellcome
// has made nine awards'; or -1.
func (s *Sheet) opener(title int) int {
	limit := min(len(s.Tokens), title+mostOfOpening)
	for k := Since(s.Partners, title); k < len(s.Partners) && s.Partners[k].First < limit; k++ {
		p := &s.Partners[k]
		if p.Value.Weak || s.KindOf(p.First) == document.Heading {
			continue
		}
		sent := s.SentenceOf(p.First)
		first := s.beforeOwner(p.First, sent.First)
		opens := first == sent.First || s.Is(first-1, "-", "–", "—")
		if !opens || !lends(&p.Value) || !s.acts(k, sent) ||
			!s.namedAgain(k) && !s.speaks() && !s.moneyIn(sent) {
			return -1
		}
		return k
	}
	return -1
}

// moneyIn reports whether a sentence speaks of money that is given.
func (s *Sheet) moneyIn(sent segment.Sentence) bool {
	for i := sent.First; i < sent.Last; i++ {
		if s.In(i, giftNouns) {
			return true
		}
	}
	return false
}

// isArm reports whether a name is that of a part of a bank or fund of the sheet, behind its short
// form: 'EIB Global', 'IDB Lab'.
func (s *Sheet) isArm(name string) bool {
	of, _, more := strings.Cut(name, " ")
	for k := 0; more && k < len(s.Partners); k++ {
		if v := &s.Partners[k].Value; v.Acronym == of && lends(v) {
			return true
		}
	}
	return false
}

// toOwn makes the organisation whose own sheet this is the taker of what a list of its donors tells:
// 'Contributors in 2021: Norway (NOK 3 million)'. Who pays for a project pays the project.
func (r *reading) toOwn(f *Flow) {
	s := r.s
	own := s.Speaker()
	if len(f.Recipients) > 0 || len(f.Donors) == 0 || len(own) != 1 || f.Stage == Budget || f.Kind == "project" ||
		f.Rule != Payers && !(f.Rule == "contribution.funded_by" && r.namesDonors(f.First)) {
		return
	}
	v := &s.Partners[own[0]].Value
	if v.Type != record.Multilateral || lends(v) || s.among(f.Donors, v.ID) || r.ofUndertaking(f) {
		return
	}
	f.Recipients, f.Doubts = own, append(f.Doubts, FarEvidence)
}

// namesDonors reports whether the sentence speaks of donors or sources of money before token i.
func (r *reading) namesDonors(i int) bool {
	for j := r.sent.First; j < i; j++ {
		if r.s.In(j, thanked) {
			return true
		}
	}
	return false
}

// ofUndertaking reports whether a flow's sentence, or the heading over it, speaks of a project.
func (r *reading) ofUndertaking(f *Flow) bool {
	s := r.s
	first, end := r.sent.First, r.sent.Last
	for i := first; i < end; i++ {
		if s.In(i, projectNouns) {
			return true
		}
	}
	if n := s.SectionAt(s.Tokens[f.First].Start); n >= 0 {
		first, end = s.TokensIn(s.Sections[n].Heading)
		for i := first; i < end; i++ {
			if s.In(i, projectNouns) {
				return true
			}
		}
	}
	return false
}

// acts reports whether a partner is its sentence's subject: a verb stands behind it or its office.
func (s *Sheet) acts(k int, sent segment.Sentence) bool {
	i := s.skipBrackets(s.Partners[k].End, sent.Last)
	if s.Kind(i) == segment.Possessive {
		// 'The Foundation's office in Bogotá made'
		if i++; !s.Is(i, "office", "board", "bureau", "directors", "team", "delegation") {
			return false
		}
		i++
		if s.Is(i, "in", "for") && (s.IsCapital(i+1) || s.PlaceAt(i+1) >= 0) {
			for i++; i < sent.Last && (s.IsCapital(i) || s.PlaceAt(i) >= 0); {
				i++
			}
		}
	}
	w := s.Lower(i)
	return s.isFinite(i) || s.IsLower(i) && (participle(w) || s.isPresent(i)) && !prepositions.Has(w)
}
