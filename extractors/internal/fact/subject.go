package fact

import (
	"strings"

	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// groupBefore is the first token of the verb group that ends in the verb at token
// g ('plans to [also] provide'), whether it speaks of what is to come, and whether it
// is passive.
func (s *Sheet) groupBefore(g, start int) (first int, future, passive bool) {
	first = g
	for first > start {
		w := s.Lower(first - 1)
		// 'announced plans to', 'announced its intention to'
		says := s.Is(first-1, "announced", "announces", "announcing", "its", "their")
		plans := says && s.Is(first, "plans", "plan", "intention", "intent", "its", "their") ||
			s.Is(first, "to") && (w == "intention" || w == "intent") && s.Is(first-2, "its", "their", "an", "announced")
		if w == "far" && s.Is(first-2, "so", "thus") || w == "date" && s.Is(first-2, "to") || w == "turn" && s.Is(first-2, "in") {
			first -= 2
			continue
		}
		if (w == "itself" || w == "themselves") && s.PartnerAt(s.beforeBrackets(first-1, start)-1) >= 0 {
			return first - 1, future, passive // 'the Government itself put up'
		}
		if w == "and" && s.isGift(first-2) && first-2 > start && s.In(first-3, auxiliaries) && s.PartnerAt(first-2) < 0 {
			first -= 2 // 'to invest and grant'
			continue
		}
		only := s.Is(first-2, "not") && asserting.Has(w) // 'not only gave'
		if !plans && !only && !auxiliaries.Has(w) && !(len(w) > 4 && strings.HasSuffix(w, "ly")) || s.PartnerAt(first-1) >= 0 {
			break
		}
		if be.Has(w) && first == g && participle(s.Lower(g)) {
			passive = true
		}
		if futures.Has(w) && !(w == "to" && s.Is(first, "have")) {
			future = true
		}
		first--
	}
	return first, future, passive
}

// isGift reports whether token i is a verb of giving or promising.
func (s *Sheet) isGift(i int) bool {
	c := verbs[s.Lower(i)]
	return s.IsLower(i) && (c == gives || c == commits || c == pledges)
}

// subject sets the donors of a flow to the subject of the verb group that begins at
// token first. It reports false where the subject is something that it cannot name,
// so that no wrong donor is told.
func (r *reading) subject(f *Flow, first int) bool {
	s := r.s
	i := first
	if s.Is(first, "to") && s.In(first-1, chosen) {
		return false // 'was selected to implement': another gives
	}
	if s.Is(first, "to") && !s.Is(first-1, ":") {
		return r.inherited(f, first) // a purpose: 'works with the Ministry to provide'
	}
	// 'USAID announced that it will provide'.
	if s.Is(i-1, "it", "they") {
		j := i - 1
		if s.Is(j-1, "that") {
			j--
		}
		if d := s.DateAt(j - 1); d >= 0 && s.Is(s.Dates[d].First-1, "in", "on") {
			j = s.Dates[d].First - 1 // 'announced in March that they'
		}
		if s.Is(j-1, "announced", "announces", "said", "confirmed", "stated", "declared") {
			i, _, _ = s.groupBefore(j-1, r.sent.First)
		}
	}
	if s.isCrowd(i, r.sent.First) {
		return true // many, of whom none is named
	}
	i = s.beforeWhen(i, r.sent.First)
	if s.Is(i-1, "group") && s.PartnerAt(i-2) >= 0 || s.Is(i-1, "alone") {
		i-- // 'the Bank Group approved'
	}
	// A relative clause: 'Japan, which has provided'.
	if s.Is(i-1, "which", "that", "who") {
		i--
		if s.Is(i-1, ",") {
			i--
		}
	}
	// A phrase between commas: 'USTDA, through its office, will support'.
	if mark := s.Text(i - 1); mark == "," || (mark == "-" || mark == "–" || mark == "—") && !s.Glued(i-1) {
		for j := i - 2; j > max(r.sent.First, i-16); j-- {
			if s.Text(j) == mark && (mark == "," || !s.Glued(j)) {
				if s.PartnerAt(s.beforeBrackets(j, r.sent.First)-1) >= 0 {
					i = j
				}
				break
			}
		}
	}
	ps := s.SubjectTo(i, r.sent.First)
	if len(ps) == 0 || s.governed(ps[0], r.sent.First) {
		k := s.implied(i, r.sent.First)
		if k < 0 {
			k = r.spokenFor(i)
		}
		if k >= 0 {
			f.Donors = []int{k}
			f.Doubts = append(f.Doubts, DonorImplied)
			return true
		}
	}
	if len(ps) > 0 {
		if s.Is(first-1, "which", "that") {
			if strings.HasSuffix(s.Lower(first), "s") || s.Is(first, "signed") {
				ps = ps[len(ps)-1:] // of a list, the last
			}
			f.Donors = ps
			return true
		}
		if strings.HasSuffix(s.Lower(first), "ing") && s.Is(s.beforeOwner(s.Partners[ps[0]].First, r.sent.First)-1, "with") {
			f.Donors = ps // 'with China committing'
			return true
		}
		if s.Is(i-1, ",") || s.governed(ps[0], r.sent.First) {
			return r.inherited(f, first)
		}
		f.Donors = ps
		return true
	}
	if k := r.board(i); k >= 0 {
		f.Donors = []int{k}
		f.Doubts = append(f.Doubts, DonorImplied)
		return true
	}
	if k := r.wentBefore(i); k >= 0 {
		f.Donors = []int{k}
		f.Doubts = append(f.Doubts, FarEvidence)
		return true
	}
	switch {
	case i == r.sent.First:
		return r.ledInto(f)
	case s.Is(i-1, "and", ",", "or", "by", "while", "through", "to", "then", "but"), s.Is(i-1, "for"):
		return r.inherited(f, i) || s.Is(i-1, "and") && r.ownedSubject(f)
	case s.Is(i-1, "we"):
		f.Donors = s.Speaker()
		return true
	case s.IsLower(i-1) && s.Is(i-1, "donors", "governments", "partners", "countries", "funders", "contributors",
		"foundations", "philanthropies"),
		s.Is(i-1, "states") && s.Is(i-2, "member"), s.Is(i-1, "parliament", "congress") && !s.OfUnitedStates():
		return true
	case strings.HasSuffix(s.Lower(first), "ing") && s.In(i-1, projectNouns):
		return r.inherited(f, i-1) // 'USAID announced …, a five-year project providing'
	}
	if k := r.missionNamed(i); k >= 0 {
		f.Donors, f.Doubts = []int{k}, append(f.Doubts, DonorImplied)
		return true
	}
	if r.ownPlan(i) {
		f.Donors, f.Doubts = s.Speaker(), append(f.Doubts, DonorImplied)
		return true
	}
	return r.clauseSubject(f, i)
}

// ownedSubject reads the giver from whose agreement or programme the sentence speaks: 'MCC's
// second compact was signed in May and provides'.
func (r *reading) ownedSubject(f *Flow) bool {
	s := r.s
	k, _ := s.partyFrom(r.sent.First, r.sent.First+4)
	if k < 0 || s.Kind(s.Partners[k].End) != segment.Possessive {
		return false
	}
	for j := s.Partners[k].End + 1; j < s.Partners[k].End+6 && s.IsWord(j); j++ {
		if w := s.Lower(j); signed.Has(w) || giftNouns.Has(w) || projectNouns.Has(w) {
			f.Donors, f.Doubts = []int{k}, append(f.Doubts, FarEvidence)
			return true
		}
	}
	return false
}

// chosen are participles of those who are to spend another's money.
var chosen = wordset.Fields(`selected chosen hired contracted engaged commissioned tasked appointed`)

// SubjectTo is the list of parties that ends before token i, cut at a comma where the
// list's beginning hangs on a preposition or is the object of a phrase that leads in: in
// 'Through the CDC and USAID, the Government intends' the Government.
func (s *Sheet) SubjectTo(i, start int) []int {
	if s.Is(i-1, "board", "administrator", "secretary", "director", "leadership", "council", "office") &&
		s.Kind(i-2) == segment.Possessive && s.PartnerAt(i-3) >= 0 {
		i -= 2 // 'the Bank's board approved'
	}
	i = s.beforeSeat(i, start)
	ps, first := s.PartiesTo(i, start)
	if len(ps) > 0 && first > start && s.signedWith(first) {
		return nil
	}
	if len(ps) == 2 && s.Is(s.beforeOwner(s.Partners[ps[1]].First, first)-1, ",") {
		return ps[1:] // 'in actions to assist Ukraine, Australia announced'
	}
	if len(ps) < 2 || first <= start {
		return ps
	}
	if s.In(first-1, prepositions) {
		for j := i - 1; j > first; j-- {
			if cut := s.listFrom(j, i); cut != nil {
				return cut
			}
		}
		return ps
	}
	if !s.leadsIn(start, first) {
		return ps
	}
	for j := first + 1; j < i; j++ {
		if cut := s.listFrom(j, i); cut != nil {
			return cut
		}
	}
	return ps
}

// signedWith reports whether the parties that begin at token i are those with whom the paper
// was signed that is spoken of: 'Compacts signed with the governments of Lesotho and Malawi
// provide'.
func (s *Sheet) signedWith(i int) bool {
	j := i - 1
	for n := 0; n < 3 && s.Is(j, "of", "the", "government", "governments"); n++ {
		j--
	}
	if !s.Is(j, "with") {
		return false
	}
	for k := j - 1; k > max(0, j-5) && s.IsWord(k); k-- {
		if s.Is(k, "signed", "concluded") && !s.IsCapital(k) {
			return s.Is(k-1, "agreements", "agreement", "compacts", "compact", "grants", "treaties", "contracts", "loans")
		}
	}
	return false
}

// listFrom is the list of parties that begins right behind a comma at token j and ends
// before token i, or nil.
func (s *Sheet) listFrom(j, i int) []int {
	if !s.Is(j, ",") || s.PartnerAt(j) >= 0 {
		return nil
	}
	if ps, first := s.PartiesTo(i, j+1); len(ps) > 0 && first == j+1 {
		return ps
	}
	return nil
}

// leadsIn reports whether a phrase that leads into the sentence begins at token start, and
// the party at token first is its object: 'To assist Ukraine,', 'Unlike France,', 'As
// announced during the Convention,'.
func (s *Sheet) leadsIn(start, first int) bool {
	if s.Is(start, "unlike", "like", "besides", "following", "joining") {
		return true
	}
	if first-1 <= start {
		return false // 'As Japan and Norway gave'
	}
	for j := start; j < first; j++ {
		if s.Is(j, ",", ";", ":", "that", "and") {
			return false
		}
	}
	return s.Is(start, "to", "as") && s.IsLower(start+1) ||
		s.IsWord(start) && s.PartnerAt(start) < 0 && strings.HasSuffix(s.Lower(start), "ing")
}

var prepositions = wordset.Fields(`through with by of from in under at on via for to alongside between and`)

// governed reports whether a partner stands behind a preposition that makes it no
// subject: 'in partnership with the Government of Zambia provides'.
func (s *Sheet) governed(k, start int) bool {
	i := s.beforeOwner(s.Partners[k].First, start)
	for s.Is(i-1, "firm", "company", "developer", "investor", "business") {
		i-- // 'with U.S. firm NuScale'
		if k := s.PartnerAt(i - 1); k >= 0 {
			i = s.Partners[k].First
		} else if s.IsCapital(i - 1) {
			i--
		}
	}
	if s.Is(i-1, "of") && s.Is(i-2, "people", "government", "peoples") {
		return false // 'the people of Japan, who have given'
	}
	return i > start && s.Is(i-1, "of", "for", "from", "by", "in", "to", "with", "on", "at") && !s.Is(i-2, "along", "together")
}

// inherited looks for the subject further left: that of an earlier verb of the
// sentence, as in 'the Bank gave $4 million and later added $2 million'.
func (r *reading) inherited(f *Flow, before int) bool {
	s := r.s
	for i := before - 1; i >= r.sent.First; i-- {
		if s.Is(i, "we") && (s.isFinite(i+1) || s.IsLower(i+1) && participle(s.Lower(i+1))) {
			f.Donors = s.Speaker()
			return true
		}
		k := s.PartnerAt(i)
		if k < 0 {
			continue
		}
		j := s.skipBrackets(s.Partners[k].End, before)
		if (s.isFinite(j) || s.IsLower(j) && participle(s.Lower(j))) && !s.governed(k, r.sent.First) {
			ps, _ := s.PartiesTo(s.Partners[k].End, r.sent.First)
			if len(ps) == 0 {
				ps = []int{k}
			}
			f.Donors = ps
			return true
		}
		i = s.Partners[k].First
	}
	for i := r.sent.First; i < before; i++ {
		if s.isFinite(i) && i > r.sent.First {
			if k := s.implied(i, r.sent.First); k >= 0 {
				f.Donors = []int{k}
				f.Doubts = append(f.Doubts, DonorImplied)
				return true
			}
		}
	}
	return false
}

// isFinite reports whether a verb group begins at token i, as far as our verbs and
// auxiliaries tell.
func (s *Sheet) isFinite(i int) bool {
	if s.Kind(i) != segment.Word || !s.IsLower(i) {
		return false
	}
	w := s.Lower(i)
	for n := 0; n < 2 && len(w) > 4 && strings.HasSuffix(w, "ly"); n++ {
		i++
		w = s.Lower(i)
	}
	return auxiliaries.Has(w) && w != "with" && w != "to" && w != "about" && w != "also" ||
		verbs[w] != noVerb && !moneyNouns.Has(w) && !strings.HasSuffix(w, "ing")
}

// clauseSubject takes the party that the clause begins with, where only a name
// stands between it and the verb: 'USAID and Prosper Africa's flagship Trade (ATI)
// project plan to provide'.
func (r *reading) clauseSubject(f *Flow, verb int) bool {
	s := r.s
	start := r.sent.First
	for j := verb - 1; j > start; j-- {
		if s.Is(j, ":", ";") {
			start = j + 1
			break
		}
	}
	k, end := s.partyFrom(start, verb)
	if k < 0 || verb-end > 16 {
		return false
	}
	for j := end; j < verb; j++ {
		if s.Is(j, "private", "sector", "company", "companies", "firm", "firms", "business", "businesses", "investors",
			"industry", "exporters", "philanthropies") {
			return false // 'the U.S. private sector'
		}
		if s.IsLower(j) && s.IsWord(j) && (s.In(j, auxiliaries) ||
			s.Is(j, "in", "of", "for", "to", "by", "from", "at", "on") ||
			verbs[s.Lower(j)] != noVerb && !s.In(j, moneyNouns)) || s.Is(j, ",") {
			return false
		}
	}
	f.Donors = []int{k}
	f.Doubts = append(f.Doubts, FarEvidence)
	return true
}
