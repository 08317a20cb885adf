package project

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// funded reads a named project that its sentence tells something of: the money or the
// makers ('the Clean Rivers Programme (CRP), for which Norway provided', 'the Safe Schools
// project, financed by Japan'), that someone pays for it or sets it up ('will finance the
// Hill Roads Project'), or what it does ('The Hill Roads Project will'). The noun stands
// at token i.
func (f *finder) funded(i, start, limit int) bool {
	first, end, behind := f.nameAt(i, start, limit)
	if first < 0 || f.taken(first) || f.taken(end-1) {
		return false
	}
	after := behind
	if b := f.shortForm(after, limit); b > after {
		if end == after {
			end = b
		}
		after = b
	}
	single := f.isSingle(first, end)
	if single && end == i {
		if first == start {
			return false // a sentence's first word
		}
		end = i + 1 // 'the Passerelles project'
	}
	v, shared := record.Project{}, !f.projectNoun(i)
	after = f.inBrackets(after, &v)
	if shared && f.Is(after, ",") && f.Is(after+1, "a", "an", "the") && (f.Is(after+2, "fund") || f.Is(after+3, "fund")) {
		return false // ', a fund managed by'
	}
	clause := f.behindPlaces(after, limit)
	stop := f.nextName(clause, limit)
	from, rule, doubts := after, "project.funded", []string(nil)
	before := f.sumBefore(first, start)
	if shared && f.BeginsLine(first) {
		before = -1 // the end of the line before
	}
	owner, verb := f.verbOver(first, start)
	pays, money := verb > 0 && finances.Has(f.Lower(verb)), -1
	var donors []int
	if !shared || !f.isPayee(first, i) {
		donors = f.donorsOf(verb, start)
	}
	if owner < 0 {
		owner = f.ownerBracketed(first)
	}
	switch {
	case len(v.Amounts) > 0, single && v.Period != nil, before >= 0, f.clauseAbout(clause, stop):
		if len(v.Amounts) > 0 && f.acts(first, clause, start, stop) {
			stop = f.goesOn(i, stop, limit)
		}
		if before >= 0 {
			from = f.Amounts[before].First
			v.Amounts = []string{f.Amounts[before].ID}
		}
		if pays {
			from = start
		}
	case f.moneyFor(first, start) >= 0 && !(shared && f.isPayee(first, i)):
		from = f.moneyFor(first, start)
		money = f.AmountAt(from)
		if a := fact.Since(f.Amounts, first); a < len(f.Amounts) {
			stop = min(stop, f.Amounts[a].First) // a further sum is for something else
		}
	case single:
		return false // one word needs what is told of it alone
	case pays, len(donors) > 0:
		from = start
		if a := f.AmountAt(verb - 2); a >= 0 && f.Is(verb-1, "to") {
			from, v.Amounts = f.Amounts[a].First, []string{f.Amounts[a].ID} // 'and $60 million to support the'
		}
	case f.fundsThrough(first, clause, start, stop):
	case f.fundsBefore(first, start) >= 0 && !shared:
		a := f.fundsBefore(first, start)
		from = f.Amounts[a].First
		v.Amounts = []string{f.Amounts[a].ID}
		doubts = append(doubts, fact.FarEvidence)
		if j := f.Amounts[a].End; f.Is(j, ",") && f.Is(j+1, "through", "from", "by", "via") {
			ps, _ := f.PartiesFrom(j+2, start) // '$220 million, through the Ministry, for'
			v.Funding = f.IDs(ps)
		}
	case f.agreedFor(first, start):
		v.Funding = f.lendersIn(start, first)
		from = start
	case f.acts(first, clause, start, stop):
		if f.behindLeadIn(first, start) {
			from = start
			v.Amounts = f.sumsBefore(start, first)
		}
		if v.Amounts == nil {
			v.Amounts = f.sumReceived(clause, stop)
		}
		rule = "project.does"
		stop = f.goesOn(i, stop, limit)
	default:
		return false
	}
	if f.ofEntry(first, end) {
		return true
	}
	if shared && f.isPaper(fact.Entry{TitleFirst: first, TitleEnd: end}) {
		return false
	}
	v.Title = f.Title(first, end)
	f.fill(&v, first, end, from, stop)
	if on := f.goesOn(i, limit, limit); stop == limit && on > stop {
		f.roles(&v, stop, on)
		if len(v.Places) == 0 {
			v.Places = f.placesOf(stop, stop, stop, on, v.Funding)
		}
	}
	for j := start; j < first; j++ {
		if f.IsLower(j) && entrusts.Has(f.Lower(j)) {
			f.entrusted(&v, j, start, first)
		}
	}
	if f.cofinanced(&v, limit, before >= 0) {
		doubts = append(doubts, fact.FarEvidence)
	}
	if len(v.Amounts) == 0 {
		f.dataIn(&v, clause, stop)
	}
	if v.Period == nil {
		v.Period = f.rangeIn(after, stop)
	}
	if v.Period == nil && money >= 0 {
		v.Period = f.rangeIn(from, first) // '$5 million over five years (2018-2023) to the'
	}
	if len(v.Amounts) == 0 && stop >= limit && f.sumNext(&v, limit) {
		doubts = append(doubts, fact.FarEvidence)
	}
	if len(v.Amounts) == 0 {
		for a := fact.Since(f.Amounts, clause); a < len(f.Amounts) && f.Amounts[a].First < min(stop, clause+7) &&
			rule != "project.does"; a++ {
			v.Amounts = []string{f.Amounts[a].ID} // 'worth $5 million'
			break
		}
	}
	if len(v.Funding) == 0 && pays {
		donors = f.payers(verb, start)
	}
	v.Funding = union(v.Funding, f.IDs(donors))
	if with := f.joined(clause); pays && with > 0 {
		ps, _ := f.PartiesFrom(with, stop) // 'also funds the programme together with'
		v.Funding = union(v.Funding, f.IDs(f.paying(ps)))
	}
	if pays && money < 0 {
		money = f.sumPaid(start, verb)
	}
	if len(v.Amounts) == 0 && money >= 0 {
		v.Amounts = []string{f.Amounts[money].ID}
	}
	if owner >= 0 {
		f.owned(&v, owner)
	}
	if len(v.Funding) == 0 && len(v.Amounts) > 0 && f.Is(first-1, "its") {
		if ps, _ := f.PartiesFrom(start, first); len(ps) > 0 {
			v.Funding = f.IDs(ps[:1])
			doubts = append(doubts, fact.FarEvidence)
		}
	}
	if (rule == "project.funded" || shared) && len(v.Funding)+len(v.Implementing)+len(v.Amounts) == 0 {
		return false
	}
	if f.nearPlace(&v, start) || f.placeless(&v, first) {
		doubts = append(doubts, fact.FarEvidence)
	}
	f.tell(v, first, end, rule, doubts...)
	return true
}

// shortForm is the token after a bracket of one word at token i, or i: '(KCRP)'.
func (f *finder) shortForm(i, limit int) int {
	if f.Text(i) == "(" && i+2 < limit && f.IsCapital(i+1) && f.Text(i+2) == ")" {
		return i + 3
	}
	return i
}

// nameStart is the first token of a capitalised name that ends before token end, or -1.
func (f *finder) nameStart(end, start int) int {
	i, big := f.bracketStart(end, start)-1, 0
	first := -1
loop:
	for ; i >= max(start, end-18); i-- {
		switch {
		case f.Kind(i) == segment.Possessive:
			break loop
		case f.Is(i, "the"):
			inside := small(f, i-1) && f.IsCapital(i-2) ||
				f.IsCapital(i-1) && i-2 >= start && (f.IsCapital(i-2) || f.Is(i-2, "its", "the", "a"))
			if !inside || f.endsBody(i-1) || f.endsBody(i-2) {
				break loop
			}
		case f.IsCapital(i):
			if f.Is(i, "its", "their", "our", "this", "a", "an", "under", "through", "with", "in", "for", "and", "since", "as") {
				break loop
			}
			first = i
			big++
		case small(f, i):
			if !f.IsCapital(i-1) || f.endsBody(i-1) || i-1 < start {
				break loop
			}
		case f.Text(i) == ")" && i == end-2 && f.Text(i-2) == "(" && f.namesProject(end-1):
			i -= 2 // 'Young Builders of the North (YBN) Initiative'
		case f.Is(i, "-", "+") && f.Glued(i):
		case f.Kind(i) == segment.Number && f.IsCapital(i-1):
		default:
			break loop
		}
	}
	if first < 0 {
		return -1
	}
	if own := f.namesProject(end - 1); (big < 2 || big < 3 && own) && (own && big < 2 || !f.isOwnWord(first) || f.namesProject(first)) {
		return -1
	}
	if k := f.PartnerAt(first); k >= 0 && f.isHeldAsBody(k, end) && (f.Partners[k].End >= end-1 || f.Partners[k].First < first) {
		return -1 // a body's name
	}
	if k := f.PartnerAt(end - 1); k >= 0 && f.Partners[k].First <= first && f.isHeldAsBody(k, end) {
		return -1
	}
	for j := first; j < end && (f.PartnerAt(j) >= 0 && f.isHeldAsBody(f.PartnerAt(j), end) || !f.IsWord(j)); j++ {
		if j == end-1 {
			return -1 // 'a joint UNDP-UNICEF project'
		}
	}
	return first
}

// endsBody reports whether the name of a body, no mere country, ends at token i.
func (f *finder) endsBody(i int) bool {
	k := f.PartnerAt(i)
	return k >= 0 && !f.Partners[k].Value.Weak && f.Partners[k].End == i+1
}

// nextName is where the next named project of a sentence begins, or limit.
func (f *finder) nextName(i, limit int) int {
	for j := i; j < limit; j++ {
		if f.Is(j, ";") {
			return j
		}
		if f.projectNoun(j) {
			end := j
			if f.IsCapital(j) {
				end++
			}
			if first := f.nameStart(end, i); first > i {
				return first
			}
		}
	}
	return limit
}

// clauseAbout reports whether the words at token i tell of a project's money or
// makers: ', funded by', ', for which', ', worth'.
func (f *finder) clauseAbout(i, limit int) bool {
	if f.Is(i, ",") {
		i++
		for j := i; j < min(limit, i+20) && !f.Is(j, ",", ";"); j++ {
			if f.fundedBy(j) > 0 || f.carriedOutBy(j) > 0 {
				return true // ', now in its third phase and funded by'
			}
		}
	}
	if f.Is(i, "which", "that") {
		if ps, j := f.PartiesFrom(i+1, limit); len(ps) > 0 &&
			(len(f.runners(ps, j, limit)) > 0 || f.IsLower(j) && finances.Has(f.Lower(j))) {
			return true // 'which UNDP ran from 2018 to 2021'
		}
	}
	if f.Is(i, "which", "that") && f.Is(i+1, "is", "was", "has") {
		i += 2
		if f.Is(i, "been") {
			i++
		}
	}
	if f.Is(i, "is", "was", "are") && (f.Is(i+1, "co") || f.carriedOutBy(i+1) > 0) {
		i++
	}
	if f.Is(i, "co") && f.Is(i+1, "-") {
		i += 2 // 'co-funded by'
	}
	if i >= limit {
		return false
	}
	switch {
	case f.carries(i), f.fundedBy(i) > 0, f.carriedOutBy(i) > 0, f.Is(i, "is", "was") &&
		f.Is(i+1, "funded", "financed", "co-funded", "co-financed") &&
		f.Is(i+2, "by"), f.Is(i, "supported", "sponsored", "implemented", "executed", "financed", "funded") &&
		f.Is(i+1, "by", "with"), f.Is(i, "jointly") && f.carries(i+1):
		return true
	case f.Is(i, "paid") && f.Is(i+1, "for") && f.Is(i+2, "by"):
		return true
	case f.Is(i, "for", "to") && f.Is(i+1, "which"):
		return true
	case f.Is(i, "worth", "(") && f.AmountAt(i+1) >= 0, f.Is(i, "worth") && f.AmountAt(i+2) >= 0:
		return true
	case f.Is(i, "a", "an") && f.AmountAt(i+1) >= 0:
		return true
	case f.Is(i, "with"):
		// 'with a budget of', 'with total financing of'
		for j := i + 1; j < i+7; j++ {
			if f.Is(j, "budget", "financing", "funding", "value", "cost", "grant", "loan", "contribution", "support") &&
				f.Is(j+1, "of", "from") {
				return true
			}
		}
	case f.Is(i, "to") && f.Is(i+1, "be") && f.carries(i+2):
		return true
	}
	return false
}

// saysItself reports whether the text under a heading speaks of the heading as a
// project: 'under the Books for Hills initiative' under 'Books for Hills'.
func (f *finder) saysItself(e fact.Entry) bool {
	n := e.TitleEnd - e.TitleFirst
	if n < 2 || f.endsInProject(e.TitleFirst, e.TitleEnd) {
		return false
	}
	if f.Kind(e.TitleEnd-1) == segment.Break || f.KindOf(e.TitleFirst) != document.Heading {
		return false
	}
	for i := e.First; i+n < min(e.End, e.First+80); i++ {
		if !f.IsCapital(i) || !f.IsCapital(i+n-1) || f.Lower(i) != f.Lower(e.TitleFirst) ||
			!f.projectNoun(i+n) && !(f.Text(i+n) == "\"" && f.projectNoun(i+n+1)) {
			continue
		}
		same := true
		for j := 1; j < n && same; j++ {
			same = f.Lower(i+j) == f.Lower(e.TitleFirst+j)
		}
		if same {
			return true
		}
	}
	return false
}
