package fact

import (
	"strings"

	"factsheet/pipeline/segment"
)

// nounAfter reads 'a $5 million grant from Japan', '$4 million in support from the
// Fund', 'with a $1 million investment'.
func (r *reading) nounAfter(f *Flow, g int) bool {
	s := r.s
	i := s.Amounts[f.Amount].End
	if r.throughIt(f) {
		return true
	}
	// 'A $5 million Norwegian Refugee Council contribution'
	if k := s.PartnerAt(i); k >= 0 && s.Partners[k].First == i && s.Partners[k].End < r.sent.Last &&
		s.Is(s.Partners[k].End, "contribution", "grant", "donation", "loan", "commitment", "pledge") && verbs[s.Lower(g)] == noVerb {
		f.Donors, f.End = []int{k}, s.Partners[k].End+1
		r.recipient(f)
		return true
	}
	// 'With EUR 3 million from Norway and EUR 1 million from Sweden'
	if s.Is(i, "from") && verbs[s.Lower(g)] != gathers && !s.In(g, trades) && !s.In(g-1, trades) {
		if ps, _ := s.PartiesFrom(i+1, r.sent.Last); len(ps) > 0 && !s.Partners[ps[0]].Value.Weak ||
			len(ps) > 0 && (s.Is(g, "with", "and", ",", "thanks", "including") || s.isAdded(g) || g < r.sent.First && s.Is(r.sent.First, "with")) {
			return r.givenBy(f)
		}
	}
	if !s.moneyNounIn(i, r.sent.Last) || verbs[s.Lower(g)] == gathers {
		return r.comprised(f, g)
	}
	f.Stage = s.stageOfMoney(i, r.sent.Last)
	if r.ofBody(f) || r.givenBy(f) || r.givenWithNext(f, g) {
		r.recipient(f)
		return true
	}
	if s.In(g, passing) || s.Is(g, "comprises", "comprise") {
		return r.comprised(f, g)
	}
	if r.between(f) {
		return true
	}
	// 'Thanks to', 'With a': no donor is named in the sentence.
	if g < r.sent.First+2 && s.Is(r.sent.First, "thanks", "with", "through", "under") && r.helpsProject(f) {
		r.recipient(f)
		return true
	}
	if r.lentTo(f, g) {
		return true
	}
	// An owner's: 'USTDA's $5 million grant'.
	j := s.Amounts[f.Amount].First
	if s.Kind(j-1) == segment.Possessive && s.PartnerAt(j-2) >= 0 {
		k := s.PartnerAt(j - 2)
		if s.Is(s.Partners[k].First-1, "/") && s.PartnerAt(s.Partners[k].First-2) >= 0 {
			k = s.PartnerAt(s.Partners[k].First - 2) // 'USAID/Tanzania's'
		}
		f.Donors, f.First = []int{k}, s.Partners[k].First
		r.recipient(f)
		return true
	}
	return false
}

// givenWithNext reads the giver of a sum that is joined to the next, behind which he is told: 'a
// $60 million grant and a $35 million credit from the Bank to Malawi'.
func (r *reading) givenWithNext(f *Flow, g int) bool {
	s := r.s
	if s.In(g, passing) || s.Is(g, "comprises", "comprise") {
		return false // of which the first may be another's
	}
	i := s.Amounts[f.Amount].End
	for n := 0; n < 4 && s.IsWord(i) && !s.In(i, prepositions); n++ {
		i++
	}
	end := r.afterSums(i)
	if end == i || !s.Is(end, "from", "by") {
		return false
	}
	ps, next, _ := s.objects(end+1, r.sent.Last)
	if len(ps) == 0 || len(next) > 0 {
		return false
	}
	f.Donors = ps
	if after := s.Partners[ps[len(ps)-1]].End; s.Is(s.skipBrackets(after, r.sent.Last), "to") {
		f.Recipients, _ = s.PartiesFrom(s.skipBrackets(after, r.sent.Last)+1, r.sent.Last)
	}
	return true
}

// lentTo reads a line or clause that holds no more than a loan or grant and its taker, of the
// sheet's own bank: 'A $25 million loan to Banco Uno for small firms'.
func (r *reading) lentTo(f *Flow, g int) bool {
	s := r.s
	p, ok := r.sumPhrase(f, g)
	if !ok || s.House() < 0 || !r.opensClause(p.first) || !s.In(p.end-1, loneNouns) || !s.Is(p.end, "to") {
		return false
	}
	r.recipient(f)
	f.Stage, f.Kind = stageOfNoun(s.Lower(p.noun)), kindOfNoun(s.Lower(p.noun))
	return len(f.Recipients) > 0
}

// ownersSum reads a sum that is someone's, and is given or does something: 'SECO's CHF 3
// million is available', 'Norway's NOK 30 million, confirmed in June, pays for'.
func (r *reading) ownersSum(f *Flow, g int) bool {
	s := r.s
	if g <= r.sent.First || s.Kind(g) != segment.Possessive || s.PartnerAt(g-1) < 0 {
		return false
	}
	i := s.Amounts[f.Amount].End
	given := s.Is(i, ",") && participle(s.Lower(i+1)) && (s.isGift(i+1) || s.Is(i+1, "confirmed"))
	does := s.In(i, be) || s.Is(i, "will", "has", "pays", "goes", "went") || s.In(i, causes) || verbs[s.Lower(i)] == backs
	if !given && !(does && s.IsLower(i)) {
		return false
	}
	k := s.PartnerAt(g - 1)
	f.Donors, f.First = []int{k}, s.Partners[k].First
	r.recipient(f)
	return true
}

// stageOfMoney is the stage that the noun behind a sum tells: 'a $10 million pledge'.
func (s *Sheet) stageOfMoney(i, limit int) string {
	for j := i; j < min(limit, i+7); j++ {
		if s.In(j, giftNouns) {
			return stageOfNoun(s.Lower(j))
		}
	}
	return Unspecified
}

// ofBody reads whose money it is between the sum and its noun: '$350 million in annual
// U.S. assistance', '$2 million of Norwegian funding'.
func (r *reading) ofBody(f *Flow) bool {
	s := r.s
	i := s.Amounts[f.Amount].End
	if s.Is(i, "in", "of") {
		i++
	}
	for n := 0; n < 3 && s.IsLower(i) && s.PartnerAt(i) < 0 && !s.In(i, giftNouns) && !s.In(i, prepositions); n++ {
		i++
	}
	k := s.PartnerAt(i)
	if k < 0 || s.Partners[k].First != i {
		return false
	}
	j := s.Partners[k].End
	if s.Kind(j) == segment.Possessive {
		j++
	}
	for n := 0; n < 3 && s.IsWord(j) && !s.In(j, giftNouns) && !s.In(j, prepositions); n++ {
		j++
	}
	if !s.In(j, giftNouns) {
		return false
	}
	f.Donors, f.End = []int{k}, max(f.End, j+1)
	return true
}

// comprised reads what an agreement or programme holds: 'The compact includes a $2 million
// roads project'.
func (r *reading) comprised(f *Flow, g int) bool {
	s := r.s
	if end := s.Amounts[f.Amount].End; !s.Is(g, "includes", "included", "include", "comprises", "comprise",
		"provides") || !s.moneyNounIn(end, r.sent.Last) && !s.causeIn(end, r.sent.Last) {
		return false
	}
	first, _, _ := s.groupBefore(g, r.sent.First)
	if !s.Is(first-1, "agreement", "mou", "memorandum", "compact", "package") || !s.Is(r.sent.First, "the", "this") {
		return false
	}
	f.First = min(f.First, r.sent.First)
	if w := r.before; w != nil && len(w.Donors) > 0 && s.Is(first-1, "package") && f.First-s.Amounts[w.Amount].End < 60 {
		f.Donors, f.Stage, f.Doubts = w.Donors, w.Stage, append(f.Doubts, FarEvidence) // the package just told
	}
	return true
}

// between reads who signs for money: 'a grant of EUR 3 million was signed between the
// Bank and the Ministry'.
func (r *reading) between(f *Flow) bool {
	s := r.s
	for i := s.Amounts[f.Amount].End; i < min(r.sent.Last, s.Amounts[f.Amount].End+7); i++ {
		if s.Is(i, "between") {
			return r.betweenTwo(f, i+1)
		}
	}
	return false
}

// throughIt reads 'Through a $2 million grant, the Bank will support': who acts through
// money gives it.
func (r *reading) throughIt(f *Flow) bool {
	s := r.s
	start := r.sent.First
	for j := f.First; j > max(start, f.First-14); j-- {
		if s.Is(j, ":") {
			start = j + 1
			break
		}
	}
	if !s.Is(start, "through", "via") || s.Amounts[f.Amount].First-start > 12 {
		return false
	}
	for i := s.Amounts[f.Amount].End; i < min(r.sent.Last, s.Amounts[f.Amount].End+24); i++ {
		if !s.Is(i, ",") {
			continue
		}
		ps, end := s.PartiesFrom(i+1, r.sent.Last)
		if len(ps) == 0 || !s.isFinite(end) && !s.isPresent(end) {
			return false
		}
		f.Donors, f.End = ps, max(f.End, end)
		f.First = min(f.First, start)
		return true
	}
	return false
}

// isPresent reports whether token i looks like a verb in the present: 'equips', 'trains'.
func (s *Sheet) isPresent(i int) bool {
	w := s.Lower(i)
	return s.IsLower(i) && len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") &&
		!s.In(i, prepositions) && !moneyNouns.Has(w) && !s.Is(i, "whose", "this", "thus")
}

// helpsProject reports whether the sentence goes on about a project that the money is
// for: 'With a contribution of $1 million, the project'.
func (r *reading) helpsProject(f *Flow) bool {
	s := r.s
	for i := s.Amounts[f.Amount].End; i < min(r.sent.Last, s.Amounts[f.Amount].End+16); i++ {
		if s.In(i, projectNouns) {
			return true
		}
	}
	return false
}

// causeIn reports whether a noun of what money goes to follows an amount: '$10
// million in programs', 'a $6 million regional initiative'.
func (s *Sheet) causeIn(i, limit int) bool {
	for j := i; j < min(limit, i+6); j++ {
		if s.In(j, projectNouns) {
			return true
		}
		if !s.IsWord(j) && s.Text(j) != "-" || s.Is(j, "to", "for", "from", "by", "and", "with", "that", "will", "is", "was") {
			return false
		}
	}
	return false
}

// moneyNounIn reports whether a noun of given money follows an amount: '$5 million
// [in new] funding'.
func (s *Sheet) moneyNounIn(i, limit int) bool {
	for j := i; j < min(limit, i+7); j++ {
		if s.In(j, giftNouns) {
			return !(s.Is(j-1, "private", "sector", "two-way"))
		}
		if !s.IsWord(j) && s.Text(j) != "-" || s.Is(j, "to", "for", "from", "by", "and", "with", "that", "will", "is", "was") {
			return false
		}
	}
	return false
}
