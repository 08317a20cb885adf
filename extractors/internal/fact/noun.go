package fact

import (
	"factsheet/pipeline/segment"
)

// ofNoun reads 'a contribution of $5 million', 'China's voluntary contributions
// totalled $5 million', 'a grant worth $5 million'.
func (r *reading) ofNoun(f *Flow, _ int) bool {
	s := r.s
	i := s.Amounts[f.Amount].First - 1
	for n := 0; n < 6 && i > r.clear && lead[s.Lower(i)] && !s.Is(i, "of", "with") && !(s.Is(i, "to") && !s.Is(i-1, "up", "close")); n++ {
		i--
	}
	if s.Is(i, "of") && s.Is(i-1, "amount") && s.Is(i-2, "the") && s.Is(i-3, "in") {
		i -= 3 // 'a commitment in the amount of'
	}
	switch {
	case s.Is(i, "in") && s.Is(i+2, "amount"):
		i--
	case s.Is(i, "for", "of", "worth") && s.Is(i-1, "agreement") && giftNouns[s.Lower(i-2)]:
		i -= 2 // 'a loan agreement for up to'
	case s.Is(i, "of", "worth", "totaling", "totalling", "totaled", "totalled", "reached", "valued"):
		i--
	case s.Is(i, "to") && s.Is(i-1, "amounted", "amounting", "amounts"):
		i -= 2
	case s.Is(i, "at") && s.Is(i-1, "valued"):
		i -= 2
	case s.Is(i, "is", "was", "were"), s.Is(i, "exceeded", "exceeds", "totals", "equalled", "equaled", "topped"):
		i--
	default:
		return false
	}
	for n := 0; n < 3 && i > r.clear && auxiliaries[s.Lower(i)]; n++ {
		i--
	}
	i = s.beforeAside(i, r.clear)
	if !giftNouns[s.Lower(i)] && (verbs[s.Lower(i+1)] == gathers || s.Is(i+1, "amounted", "amounts", "is", "was", "were")) {
		i = r.nounFurther(f, i)
	}
	if k := s.PartnerAt(i); k >= 0 && s.Partners[k].End == i+1 {
		// 'a contribution from Norway of', 'funding from the Fund in the amount of'
		if before := s.beforeOwner(s.Partners[k].First, r.clear); s.Is(before-1, "from") && before-2 >= r.clear && giftNouns[s.Lower(before-2)] {
			f.Donors, f.First, f.Rule = []int{k}, before-2, "contribution.noun"
			r.recipient(f)
			return true
		}
	}
	if i < r.clear || !giftNouns[s.Lower(i)] {
		return false
	}
	noun := i
	if s.Is(noun-1, "direct") && s.Is(noun, "investment", "investments") {
		return false // what firms own abroad
	}
	if noun <= r.sent.First+1 && s.PartnerAt(noun-1) < 0 && !s.Is(i-1, "with", "through") && s.Is(i, "contributions", "grants", "loans", "investments", "donations", "funding") && !s.Is(s.Amounts[f.Amount].End, "from", "by", "in") {
		return false // a sum of sums: 'Contributions of $91 million represent'
	}
	if s.Is(i, "budget", "investments") && !s.Is(i-1, "project", "programme", "program", "initial", "an", "a", "its") || s.Is(i, "package") && s.verbBefore(i, r.clear) < 0 {
		return false
	}
	// Back over the noun's adjectives to an owner: 'China's voluntary contributions'.
	for n := 0; n < 5 && i > r.clear && s.IsWord(i-1) && s.PartnerAt(i-1) < 0 && (verbs[s.Lower(i-1)] == noVerb || giftNouns[s.Lower(i-1)]) && !prepositions[s.Lower(i-1)] && !s.Is(i-1, "the", "as", "includes", "include", "included"); n++ {
		i--
	}
	f.First = min(f.First, i)
	f.Stage = stageOfNoun(s.Lower(noun))
	if p, ok := r.given(s.Amounts[f.Amount].End); ok && p.aux {
		f.Stage = stageOf(p.class, s.Lower(p.verb), p.future) // 'support of $3 million has been given'
	}
	switch {
	case len(f.Donors) > 0: // told behind the noun
	case s.Is(i-1, "its", "their") && r.inherited(f, i-1):
	case s.Kind(i-1) == segment.Possessive && s.PartnerAt(i-2) >= 0:
		k := s.PartnerAt(i - 2)
		f.Donors, f.First = []int{k}, s.Partners[k].First
	case s.PartnerAt(i-1) >= 0 && s.Partners[s.PartnerAt(i-1)].End == i:
		f.Donors, f.First = []int{s.PartnerAt(i - 1)}, s.Partners[s.PartnerAt(i-1)].First
	case s.Text(i-1) == ")" && s.beforeBrackets(i, r.clear) < i && s.PartnerAt(s.beforeBrackets(i, r.clear)-1) >= 0 && s.Is(i, "a"):
		k := s.PartnerAt(s.beforeBrackets(i, r.clear) - 1) // 'the Fund (IDA) a grant of'
		f.Donors, f.First = []int{k}, s.Partners[k].First
	default:
		if !r.givenBy(f) {
			if ps, start := s.PartiesFrom(noun+2, s.Amounts[f.Amount].First); s.Is(noun+1, "from", "by") && len(ps) > 0 {
				f.Donors, f.End = ps, max(f.End, start)
			} else if g := s.verbBefore(i, r.clear); g >= 0 {
				c := verbs[s.Lower(g)]
				first, future, passive := s.groupBefore(g, r.sent.First)
				if c == receives || passive {
					return r.received(f, g)
				}
				if c == gathers {
					return false
				}
				if !r.subject(f, first) {
					return false
				}
				f.Stage = stageOf(c, s.Lower(g), future)
				f.First = min(f.First, first)
				if len(f.Donors) > 1 && s.Is(g, "sign", "signed", "signs", "signing") {
					f.Rule = "contribution.noun"
					r.sides(f)
					return true
				}
			} else if r.throughIt(f) || r.between(f) || r.alike(f, i) {
				f.Rule = "contribution.noun"
				return true
			} else if !r.saidAgain(f, noun) && !r.ofSection(f) && !r.carried(f, i) && !r.taken(f, i) {
				return false // no one is told to give it
			}
		}
	}
	f.Rule = "contribution.noun"
	switch s.Lower(noun) {
	case "loan", "loans", "credit", "credits":
		f.Kind = "loan"
	case "grant", "grants":
		f.Kind = "grant"
	}
	if len(f.Recipients) == 0 {
		r.recipient(f)
	}
	return true
}

// stageOfNoun is the stage that a noun of money tells by itself.
func stageOfNoun(w string) string {
	switch w {
	case "pledge", "pledges":
		return Pledge
	case "commitment", "commitments", "allocation", "allocations", "award", "awards":
		return Commitment
	case "disbursement", "disbursements":
		return Disbursement
	}
	return Unspecified
}

// carried reads a noun that hangs on 'with', 'through' or an agreement that includes
// it: at the sentence's beginning no donor is told, further on the clause's subject
// gives.
func (r *reading) carried(f *Flow, noun int) bool {
	s := r.s
	i := noun - 1
	if s.Is(i, "a", "an", "the") {
		i--
	}
	switch {
	case s.Is(i, "with", "through", "to"):
		start := r.sent.First
		if i > start && s.Is(i-1, ":") {
			start = i
		}
		return i <= start+1 || r.inherited(f, i)
	case s.Is(i, "includes", "include", "included", "comprises"):
		for j := i - 1; j >= r.sent.First; j-- {
			if s.Is(j, "agreement", "mou", "memorandum", "partnership", "compact", "project", "programme", "program") {
				return true
			}
		}
	}
	return false
}

// saidAgain reads 'The support totals SEK 85 million', where the sentence before tells who
// supports or funds.
func (r *reading) saidAgain(f *Flow, noun int) bool {
	s := r.s
	if noun > r.sent.First+2 || !s.Is(r.sent.First, "the", "this", "its", "total") {
		return false
	}
	k := s.subjectBefore(r.sent.First)
	if k < 0 {
		return false
	}
	end := s.skipBrackets(s.Partners[k].End, r.sent.First)
	for n := 0; n < 3 && auxiliaries[s.Lower(end)]; n++ {
		end++
	}
	if c := verbs[s.Lower(end)]; c != backs && c != gives && c != commits {
		return false
	}
	f.Donors, f.Doubts = []int{k}, append(f.Doubts, FarEvidence)
	return true
}

// beforeAside is the token before a bracket, or a phrase between commas, that ends at token
// i: 'core funding (RBSA) [amounted]', 'funding, earmarked for projects, [exceeded]'.
func (s *Sheet) beforeAside(i, start int) int {
	switch {
	case s.Is(i, ")"):
		if j := s.beforeBrackets(i+1, start); j <= i {
			return j - 1
		}
	case s.Is(i, ",") && verbs[s.Lower(i+1)] == gathers:
		for j := i - 1; j > max(start, i-10); j-- {
			if s.Is(j, ",") {
				return j - 1
			}
		}
	}
	return i
}

// ofSection reads who gives to whom from the heading that a sentence stands under: 'How
// Norway funds the ILO'.
func (r *reading) ofSection(f *Flow) bool {
	s := r.s
	n := s.SectionAt(s.Tokens[f.First].Start)
	if n < 0 {
		return false
	}
	first, end := s.TokensIn(s.Sections[n].Heading)
	for i := first; i < end; i++ {
		ps, next := s.PartiesFrom(i, end)
		if len(ps) == 0 {
			continue
		}
		v := next
		if s.Kind(v) == segment.Possessive {
			v++
		}
		for v < end && !giftNouns[s.Lower(v)] && verbs[s.Lower(v)] == noVerb && s.IsWord(v) && !prepositions[s.Lower(v)] {
			v++
		}
		c := verbs[s.Lower(v)]
		if v >= end || c != gives && c != backs && !giftNouns[s.Lower(v)] {
			return false
		}
		to := v + 1
		if s.Is(to, "to", "for") {
			to++
		}
		if f.Recipients, _ = s.PartiesFrom(to, end); len(f.Recipients) == 0 {
			return false
		}
		f.Donors = ps
		f.Doubts = append(f.Doubts, FarEvidence)
		return true
	}
	return false
}

// taken reads who gets the money of a noun that no one is told to give: 'a three-year
// grant of $750,000 to the University of Ghana'.
func (r *reading) taken(f *Flow, noun int) bool {
	s := r.s
	if s.Is(noun-1, "of", "in", "than", "by") {
		return false
	}
	r.recipient(f)
	for _, k := range f.Recipients {
		if !s.Partners[k].Value.Weak {
			return true
		}
	}
	return false
}

// nounFurther looks for the noun of a sum behind a phrase of its own: 'Kenya's
// contributions to the Fund totalled', 'assistance from Japan amounted to'. Who
// gives or takes in the phrase is set. It returns the noun's token, or i.
func (r *reading) nounFurther(f *Flow, i int) int {
	s := r.s
	for j := i - 1; j >= max(r.clear, i-10); j-- {
		if s.Is(j, ",", ";", ":") || auxiliaries[s.Lower(j)] && !s.Is(j, "to", "with", "set", "help", "work") {
			return i
		}
		if !giftNouns[s.Lower(j)] {
			continue
		}
		switch ps, _ := s.PartiesFrom(j+2, i+1); {
		case s.Is(j+1, "from") && len(ps) > 0:
			f.Donors = ps
		case s.Is(j+1, "to"):
			if len(ps) == 0 {
				for n := j + 2; n < min(i, j+6); n++ {
					if s.Is(n, "budget") && s.Is(n+1, "of") {
						ps, _ = s.PartiesFrom(n+2, i+1) // 'to the regular budget of the ILO'
					}
				}
			}
			f.Recipients = ps
		case !s.Is(j+1, "for", "in", "from"):
			return i
		}
		return j
	}
	return i
}

// alike reads a second noun after the same verb: 'a loan of $120 million and a grant of
// $7.5 million'.
func (r *reading) alike(f *Flow, noun int) bool {
	s := r.s
	i := noun - 1
	for s.Is(i, "a", "an") {
		i--
	}
	if r.last == nil || len(r.last.Donors) == 0 || i < r.clear || !s.Is(i, "and", ",") {
		return false
	}
	f.Donors, f.Recipients, f.Stage = r.last.Donors, r.last.Recipients, r.last.Stage
	return true
}

// verbBefore is a verb of money in the few tokens before i, or -1: 'announced [a new
// regional] grant of'.
func (s *Sheet) verbBefore(i, start int) int {
	for j := i - 1; j >= max(start, i-14); j-- {
		w := s.Lower(j)
		if verbs[w] != noVerb && !giftNouns[w] {
			return j
		}
		if s.Is(j, ",", "-") || s.Kind(j) == segment.Number {
			continue // a list: 'loans, grants and assistance totalling'
		}
		if !s.IsWord(j) || s.Is(j, "with", "of", "from", "by", "in", "includes") {
			return -1
		}
	}
	return -1
}

// nounAfter reads 'a $5 million grant from Japan', '$4 million in support from the
// Fund', 'with a $1 million investment'.
func (r *reading) nounAfter(f *Flow, g int) bool {
	s := r.s
	i := s.Amounts[f.Amount].End
	f.Rule = "contribution.noun"
	if r.throughIt(f) {
		return true
	}
	// 'A $5 million Norwegian Refugee Council contribution'
	if k := s.PartnerAt(i); k >= 0 && s.Partners[k].First == i && s.Is(s.Partners[k].End, "contribution", "grant", "donation", "loan", "commitment", "pledge") && verbs[s.Lower(g)] == noVerb {
		f.Donors, f.End = []int{k}, s.Partners[k].End+1
		r.recipient(f)
		return true
	}
	// 'With EUR 3 million from Norway and EUR 1 million from Sweden'
	if s.Is(i, "from") && verbs[s.Lower(g)] != gathers && !trades[s.Lower(g)] && !trades[s.Lower(g-1)] {
		if ps, _ := s.PartiesFrom(i+1, r.sent.Last); len(ps) > 0 && !s.Partners[ps[0]].Value.Weak || len(ps) > 0 && (s.Is(g, "with", "and", ",", "thanks", "including") || g < r.sent.First && s.Is(r.sent.First, "with")) {
			return r.givenBy(f)
		}
	}
	if !s.moneyNounIn(i, r.sent.Last) || verbs[s.Lower(g)] == gathers {
		return r.comprised(f, g)
	}
	f.Stage = s.stageOfMoney(i, r.sent.Last)
	if r.ofBody(f) || r.givenBy(f) {
		r.recipient(f)
		return true
	}
	if passing[s.Lower(g)] || s.Is(g, "comprises", "comprise") {
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

// stageOfMoney is the stage that the noun behind a sum tells: 'a $10 million pledge'.
func (s *Sheet) stageOfMoney(i, limit int) string {
	for j := i; j < min(limit, i+7); j++ {
		if giftNouns[s.Lower(j)] {
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
	for n := 0; n < 3 && s.IsLower(i) && s.PartnerAt(i) < 0 && !giftNouns[s.Lower(i)] && !prepositions[s.Lower(i)]; n++ {
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
	for n := 0; n < 3 && s.IsWord(j) && !giftNouns[s.Lower(j)] && !prepositions[s.Lower(j)]; n++ {
		j++
	}
	if !giftNouns[s.Lower(j)] {
		return false
	}
	f.Donors, f.End = []int{k}, max(f.End, j+1)
	return true
}

// comprised reads what an agreement or programme holds: 'The compact includes a $2 million
// roads project'.
func (r *reading) comprised(f *Flow, g int) bool {
	s := r.s
	if end := s.Amounts[f.Amount].End; !s.Is(g, "includes", "included", "include", "comprises", "comprise", "provides") || !s.moneyNounIn(end, r.sent.Last) && !s.causeIn(end, r.sent.Last) {
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
			ps, end := s.PartiesFrom(i+1, r.sent.Last)
			if len(ps) != 2 {
				return false
			}
			f.Donors, f.Stage, f.End = ps, Commitment, end
			r.sides(f)
			return true
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
	for i := s.Amounts[f.Amount].End; i < min(r.sent.Last, s.Amounts[f.Amount].End+14); i++ {
		if !s.Is(i, ",") {
			continue
		}
		ps, end := s.PartiesFrom(i+1, r.sent.Last)
		if len(ps) == 0 || !s.isFinite(end) {
			return false
		}
		f.Donors, f.End = ps, max(f.End, end)
		f.First = min(f.First, start)
		return true
	}
	return false
}

// helpsProject reports whether the sentence goes on about a project that the money is
// for: 'With a contribution of $1 million, the project'.
func (r *reading) helpsProject(f *Flow) bool {
	s := r.s
	for i := s.Amounts[f.Amount].End; i < min(r.sent.Last, s.Amounts[f.Amount].End+16); i++ {
		if projectNouns[s.Lower(i)] {
			return true
		}
	}
	return false
}

// causeIn reports whether a noun of what money goes to follows an amount: '$10
// million in programs', 'a $6 million regional initiative'.
func (s *Sheet) causeIn(i, limit int) bool {
	for j := i; j < min(limit, i+6); j++ {
		if projectNouns[s.Lower(j)] {
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
		w := s.Lower(j)
		if giftNouns[w] {
			return !(s.Is(j-1, "private", "sector", "two-way"))
		}
		if !s.IsWord(j) && s.Text(j) != "-" || s.Is(j, "to", "for", "from", "by", "and", "with", "that", "will", "is", "was") {
			return false
		}
	}
	return false
}
