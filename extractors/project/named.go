package project

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// named is a project's name in a sentence, with what the sentence tells of it.
type named struct {
	noun         int // the token of the noun that makes it a project
	first, end   int // its name
	start, limit int // the sentence
	after        int // the token behind the name and what stands with it in brackets
	clause, stop int // where what is told behind the name begins and ends
	from         int // where the evidence begins

	single bool // a name of one word
	shared bool // its noun may be a body's, too: a fund, a partnership
	verb   int  // behind the verb that governs the name, or none
	pays   bool // that verb is one of paying
	before int  // the sum right before the name, or -1
	money  int  // the sum told to be for it, or -1
	donors []int
	owner  int // the body whose project it is, or -1

	rule   string
	doubts []string
	v      record.Project
}

// funded reads a named project that its sentence tells something of: the money or the
// makers ('the Clean Rivers Programme (CRP), for which Norway provided', 'the Safe Schools
// project, financed by Japan'), that someone pays for it or sets it up ('will finance the
// Hill Roads Project'), or what it does ('The Hill Roads Project will'). The noun stands
// at token i.
func (f *finder) funded(i, start, limit int) bool {
	n, ok := f.named(i, start, limit)
	if !ok {
		return false
	}
	if n.rule = f.ruleFor(&n); n.rule == "" {
		return false
	}
	if f.ofEntry(n.first, n.end) {
		return true
	}
	if n.shared && f.isPaper(fact.Entry{TitleFirst: n.first, TitleEnd: n.end}) {
		return false
	}
	n.v.Title = f.Title(n.first, n.end)
	f.fill(&n.v, n.first, n.end, n.from, n.stop)
	f.makersOf(&n)
	f.moneyOf(&n)
	f.payersOf(&n)
	if (n.rule == "project.funded" || n.shared) && len(n.v.Funding)+len(n.v.Implementing)+len(n.v.Amounts) == 0 {
		return false
	}
	if f.nearPlace(&n.v, start) || f.placeless(&n.v, n.first) {
		n.far()
	}
	f.tell(n.v, n.first, n.end, n.rule, n.doubts...)
	return true
}

// far doubts the project for a fact that stands some way from its name.
func (n *named) far() { n.doubts = append(n.doubts, fact.FarEvidence) }

// named finds the name that the noun at token i belongs to, and what stands around it.
func (f *finder) named(i, start, limit int) (n named, ok bool) {
	n = named{noun: i, start: start, limit: limit, money: -1, shared: !f.projectNoun(i)}
	n.first, n.end, n.after = f.nameAt(i, start, limit)
	if n.first < 0 || f.taken(n.first) || f.taken(n.end-1) {
		return n, false
	}
	if b := f.shortForm(n.after, limit); b > n.after {
		if n.end == n.after {
			n.end = b
		}
		n.after = b
	}
	n.single = f.isSingle(n.first, n.end)
	if n.single && n.end == i {
		if n.first == start {
			return n, false // a sentence's first word
		}
		n.end = i + 1 // 'the Passerelles project'
	}
	n.after = f.inBrackets(n.after, &n.v)
	if n.shared && f.Is(n.after, ",") && f.Is(n.after+1, "a", "an", "the") && (f.Is(n.after+2, "fund") || f.Is(n.after+3, "fund")) {
		return n, false // ', a fund managed by'
	}
	n.clause = f.behindPlaces(n.after, limit)
	n.stop = f.nextName(n.clause, limit)
	n.from = n.after
	n.before = -1
	if !n.shared || !f.BeginsLine(n.first) { // else it is the end of the line before
		n.before = f.sumBefore(n.first, start)
	}
	n.owner, n.verb = f.verbOver(n.first, start)
	n.pays = n.verb > 0 && finances.Has(f.Lower(n.verb))
	if !n.shared || !f.isPayee(n.first, i) {
		n.donors = f.donorsOf(n.verb, start)
	}
	if n.owner < 0 {
		n.owner = f.ownerBracketed(n.first)
	}
	return n, true
}

// ruleFor finds what makes the name a project that is told of, and returns the rule; or "".
func (f *finder) ruleFor(n *named) string {
	switch {
	case len(n.v.Amounts) > 0, n.single && n.v.Period != nil, n.before >= 0, f.clauseAbout(n.clause, n.stop):
		if len(n.v.Amounts) > 0 && f.acts(n.first, n.clause, n.start, n.stop) {
			n.stop = f.goesOn(n.noun, n.stop, n.limit)
		}
		if n.before >= 0 {
			n.from = f.Amounts[n.before].First
			n.v.Amounts = []string{f.Amounts[n.before].ID}
		}
		if n.pays {
			n.from = n.start
		}
	case f.moneyFor(n.first, n.start) >= 0 && !(n.shared && f.isPayee(n.first, n.noun)):
		n.from = f.moneyFor(n.first, n.start)
		n.money = f.AmountAt(n.from)
		if a := fact.Since(f.Amounts, n.first); a < len(f.Amounts) {
			n.stop = min(n.stop, f.Amounts[a].First) // a further sum is for something else
		}
	case f.sumTaken(n.clause, n.stop) != nil:
		n.v.Amounts = f.sumTaken(n.clause, n.stop)
		n.stop = f.goesOn(n.noun, n.stop, n.limit)
		return "project.does"
	case n.single:
		return "" // one word needs what is told of it alone
	case n.pays, len(n.donors) > 0:
		n.from = n.start
		if a := f.AmountAt(n.verb - 2); a >= 0 && f.Is(n.verb-1, "to") {
			n.from, n.v.Amounts = f.Amounts[a].First, []string{f.Amounts[a].ID} // 'and $60 million to support the'
		}
	case f.fundsThrough(n.first, n.clause, n.start, n.stop):
		n.v.Amounts = f.sumsCalled(n.clause, n.stop)
	case f.fundsBefore(n.first, n.start) >= 0 && !n.shared:
		a := f.fundsBefore(n.first, n.start)
		n.from = f.Amounts[a].First
		n.v.Amounts = []string{f.Amounts[a].ID}
		n.far()
		if j := f.Amounts[a].End; f.Is(j, ",") && f.Is(j+1, "through", "from", "by", "via") {
			ps, _ := f.PartiesFrom(j+2, n.start) // '$220 million, through the Ministry, for'
			n.v.Funding = f.IDs(ps)
		}
	case f.agreedFor(n.first, n.start):
		n.v.Funding = f.lendersIn(n.start, n.first)
		n.from = n.start
	case n.stop == n.limit && f.paidNext(&n.v, n.limit, f.nextSentence(n.limit)):
		n.far()
	case f.acts(n.first, n.clause, n.start, n.stop):
		if f.behindLeadIn(n.first, n.start) {
			n.from = n.start
			n.v.Amounts = f.sumsBefore(n.start, n.first)
		}
		if n.v.Amounts == nil {
			n.v.Amounts = f.sumReceived(n.clause, n.stop)
		}
		n.stop = f.goesOn(n.noun, n.stop, n.limit)
		return "project.does"
	default:
		return ""
	}
	return "project.funded"
}

// makersOf adds who carries the project out, and who paid for it beside others, told in
// words that go on behind what tells of it.
func (f *finder) makersOf(n *named) {
	if on := f.goesOn(n.noun, n.limit, n.limit); n.stop == n.limit && on > n.stop {
		f.roles(&n.v, n.stop, on)
		if len(n.v.Places) == 0 {
			n.v.Places = f.placesOf(n.stop, n.stop, n.stop, on, n.v.Funding)
		}
	}
	for j := n.start; j < n.first; j++ {
		if f.IsLower(j) && entrusts.Has(f.Lower(j)) {
			f.entrusted(&n.v, j, n.start, n.first)
		}
	}
	if f.cofinanced(&n.v, n.limit, n.before >= 0) {
		n.far()
	}
}

// moneyOf adds the project's sum and period where nothing closer told them.
func (f *finder) moneyOf(n *named) {
	v := &n.v
	if len(v.Amounts) == 0 {
		f.dataIn(v, n.clause, n.stop)
	}
	if v.Period == nil {
		v.Period = f.rangeIn(n.after, n.stop)
	}
	if v.Period == nil && n.money >= 0 {
		v.Period = f.rangeIn(n.from, n.first) // '$5 million over five years (2018-2023) to the'
	}
	if len(v.Amounts) == 0 && n.stop >= n.limit && f.sumNext(v, n.limit) {
		n.far()
	}
	if len(v.Amounts) == 0 && n.rule != "project.does" {
		// 'worth $5 million'
		if a := fact.Since(f.Amounts, n.clause); a < len(f.Amounts) && f.Amounts[a].First < min(n.stop, n.clause+7) {
			v.Amounts = []string{f.Amounts[a].ID}
		}
	}
	if n.pays && n.money < 0 {
		n.money = f.sumPaid(n.start, n.verb)
	}
	if len(v.Amounts) == 0 && n.money >= 0 {
		v.Amounts = []string{f.Amounts[n.money].ID}
	}
}

// payersOf adds who pays for the project: the subject of a verb of paying and whom it
// names beside itself ('funds the programme together with'), or the project's owner.
func (f *finder) payersOf(n *named) {
	if len(n.v.Funding) == 0 && n.pays {
		n.donors = f.payers(n.verb, n.start)
	}
	n.v.Funding = union(n.v.Funding, f.IDs(n.donors))
	if with := f.joined(n.clause); n.pays && with > 0 {
		ps, _ := f.PartiesFrom(with, n.stop)
		n.v.Funding = union(n.v.Funding, f.IDs(f.paying(ps)))
	}
	if n.owner >= 0 {
		f.owned(&n.v, n.owner)
	}
	if len(n.v.Funding) == 0 && len(n.v.Amounts) > 0 && f.Is(n.first-1, "its") {
		ps, _ := f.PartiesFrom(n.start, n.first)
		if len(ps) == 0 {
			ps = f.givingAid(f.subjectBeforeIt(n.start))
		}
		if len(ps) > 0 {
			n.v.Funding = f.IDs(ps[:1])
			n.far()
		}
	}
}

// subjectBeforeIt are the bodies that the sentence before the one at token start begins with.
func (f *finder) subjectBeforeIt(start int) []int {
	n := f.SentenceAt(f.Tokens[start].Start)
	if n == 0 || f.Sentences[n-1].Block != f.Sentences[n].Block {
		return nil
	}
	ps, _ := f.PartiesFrom(f.Sentences[n-1].First, f.Sentences[n-1].Last)
	return ps
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
