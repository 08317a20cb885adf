package project

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/record"
	"factsheet/pipeline/wordset"
)

// leadIns are the words that a phrase before the name of a project begins with: 'Backed by
// a $5 million loan, the', 'Since 2014, the'.
var leadIns = wordset.Fields(`backed funded financed co-financed supported launched led implemented approved designed
	with in since under through thanks running building covering between from during by`)

// behindLeadIn reports whether a name begins the main clause of its sentence behind a phrase
// that leads in.
func (f *finder) behindLeadIn(first, start int) bool {
	i := first - 1
	if f.Is(i, "the") {
		i--
	}
	if !f.Is(i, ",") || i-start > 24 || !leadIns.Has(f.Lower(start)) {
		return false
	}
	for j := start; j < i; j++ {
		if f.verbHere(j) || f.Is(j, ";", ":") {
			return false
		}
	}
	return true
}

// sumsBefore are the sums that a phrase tells, in their order.
func (f *finder) sumsBefore(first, end int) []string {
	var out []string
	for a := fact.Since(f.Amounts, first); a < len(f.Amounts) && f.Amounts[a].First < end; a++ {
		out = append(out, f.Amounts[a].ID)
	}
	return out
}

// ownSums are the words right before a sum that make it the project's whose text it is in.
var ownSums = wordset.Fields(`grant loan credit budget cost costs contribution contributes financing funding worth valued total
	pays paid part share spent spends aside granted grants lends lent gave gives put puts`)

// sumsCalled are the sums in a project's own text that it calls a grant, a cost or the like,
// where no one is told to give one: 'A grant of USD 90,000 bought the first buoys.'
func (f *finder) sumsCalled(first, end int) []string {
	var out []string
	for a := fact.Since(f.Amounts, first); a < len(f.Amounts) && f.Amounts[a].First < end; a++ {
		m := &f.Amounts[a]
		called := f.In(m.End, papersFor) && f.IsLower(m.End)
		for j := m.First - 1; j >= max(first, m.First-4) && !f.Is(j, ".", ";", ",") && !called; j-- {
			called = f.In(j, ownSums)
		}
		if called && m.Value.Value != nil {
			out = union(out, []string{m.ID})
		}
	}
	return out
}

// sumReceived is the sum that the name before token i receives or costs: 'receives an
// additional loan of $9 million'.
func (f *finder) sumReceived(i, end int) []string {
	for j := i; j < min(end, i+16); j++ {
		if sum := f.sumTaken(j, end); sum != nil {
			return sum
		}
	}
	return nil
}

// sumTaken is the sum behind a verb of receiving or costing at token i, a comma before it.
func (f *finder) sumTaken(i, end int) []string {
	if f.Is(i, ",") {
		i++
	}
	if !f.IsLower(i) || !f.Is(i, "receives", "received", "gets", "obtained", "secured", "drew", "draws", "costs", "cost") {
		return nil
	}
	if a := fact.Since(f.Amounts, i); a < len(f.Amounts) && f.Amounts[a].First < min(end, i+10) {
		return []string{f.Amounts[a].ID}
	}
	return nil
}

var (
	papersFor = wordset.Fields(`agreement agreements loan loans grant grants credit financing contract accord convention package guarantee
		discussions notes`)
	agreeing = wordset.Fields(`sign signed signs signing conclude concluded concludes approve approved approves ratify ratified
		inked initialled agreed finalised finalized`)
)

// agreedFor reports whether a loan, a grant or the agreement on one is signed or approved
// for the project named at a token: 'signed the agreement for the Hill Roads Project'.
func (f *finder) agreedFor(first, start int) bool {
	i := first - 1
	for n := 0; n < 3 && f.Is(i, "the", "a", "its", "new", "joint"); n++ {
		i--
	}
	if !f.Is(i, "for", "on", "to") || !papersFor.Has(f.Lower(i-1)) {
		return false
	}
	for j := i - 2; j >= start; j-- {
		if f.IsLower(j) && (agreeing.Has(f.Lower(j)) || f.Is(j, "names", "name") && f.Is(j+1, "to")) {
			return true
		}
	}
	return false
}

// lendersIn are the bodies that give aid and are named among the tokens first to end.
func (f *finder) lendersIn(first, end int) []string {
	var out []string
	for k := fact.Since(f.Partners, first); k < len(f.Partners) && f.Partners[k].First < end; k++ {
		if f.givesAid(k) {
			out = union(out, f.IDs([]int{k}))
		}
	}
	return out
}

// cofinanced reads who else pays for a project in the sentences right behind its own, which
// ends before token i: 'The Orchid Bank will add US$ 11 million.' Where the project's own
// sum is no total the further ones stand beside it. It reports whether there are any.
func (f *finder) cofinanced(v *record.Project, i int, total bool) bool {
	n := f.SentenceAt(f.Tokens[i-1].Start)
	block, found := f.Sentences[n].Block, false
	for k := n + 1; k < min(n+4, len(f.Sentences)) && f.Sentences[k].Block == block; k++ {
		s := &f.Sentences[k]
		if f.nextName(s.First, s.Last) < s.Last {
			break
		}
		if !f.saysShare(s.First, s.Last) {
			continue
		}
		had := len(v.Funding)
		f.roles(v, s.First, s.Last)
		if len(v.Funding) > had {
			found = true
			if !total && len(v.Amounts) > 0 {
				v.Amounts = union(v.Amounts, f.paidWith(s.First, s.Last))
			}
		}
		for _, w := range f.FlowsIn(s.First, s.Last) {
			if len(w.Donors) == 0 || len(w.Recipients) > 0 || hasDoubt(w.Doubts, fact.DonorImplied) ||
				!f.toIt(f.Amounts[w.Amount].End, s.Last) {
				continue
			}
			more := union(v.Funding, f.IDs(w.Donors))
			if len(more) == len(v.Funding) {
				continue // what the same body gives besides may be for something else
			}
			v.Funding, found = more, true
			if !total && len(v.Amounts) > 0 && f.Amounts[w.Amount].Value.Value != nil {
				v.Amounts = union(v.Amounts, []string{f.Amounts[w.Amount].ID})
			}
		}
	}
	return found
}

// shareWords are the words in which others are said to pay for a project besides.
var shareWords = wordset.Fields(`cofinance cofinances cofinancing co-finance co-finances co-financing cofinanced co-financed
	co-funding contribute contributes contributing contributed contribution lend lends lending lent add adds adding grant grants loan credit matching counterpart joins joined joining`)

// saysShare reports whether a sentence speaks of a further share in a project.
func (f *finder) saysShare(first, last int) bool {
	for i := first; i < last; i++ {
		if shareWords.Has(f.Lower(i)) || f.Is(i, "co") && f.Is(i+1, "-") {
			return true
		}
	}
	return false
}

// paidWith is the sum with which a sentence says that someone pays for the project: 'will
// cofinance the project with US$ 11 million'.
func (f *finder) paidWith(first, end int) []string {
	for a := fact.Since(f.Amounts, first); a < len(f.Amounts) && f.Amounts[a].First < end; a++ {
		if i := f.Amounts[a].First; f.Is(i-1, "with") && f.projectNoun(i-2) && f.Amounts[a].Value.Value != nil {
			return []string{f.Amounts[a].ID}
		}
	}
	return nil
}

// toIt reports whether what stands behind a sum, up to token end, names no other purpose
// than the project of the sentence before.
func (f *finder) toIt(i, end int) bool {
	for j := i; j < end; j++ {
		switch {
		case f.Is(j, ",", ";", "and", "."):
			return true
		case f.Is(j, "for", "to", "towards") && !f.Is(j+1, "it") && !(f.Is(j+1, "the", "this") && f.projectNoun(j+2)):
			return false
		}
	}
	return true
}

// headingCountry is the one country that the heading over token i names, no donor's; nil
// where there is none.
func (f *finder) headingCountry(i int) []string {
	e, ok := f.headingOver(i)
	if !ok || e.Level == 1 {
		return nil
	}
	var out []string
	for k := fact.Since(f.Places, e.TitleFirst); k < len(f.Places) && f.Places[k].First < e.TitleEnd; k++ {
		if p := &f.Places[k].Value; (p.Kind == "country" || p.Kind == "territory") && !fact.IsDonor(p.Code) {
			out = union(out, []string{p.ID})
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// goesOn is the end of the sentences that go on about the project of the sentence that
// token i stands in: those that begin with 'It', 'The project'.
func (f *finder) goesOn(i, stop, limit int) int {
	sent := f.SentenceAt(f.Tokens[i].Start)
	if stop < limit {
		return stop
	}
	within := func(n int) bool { return n < len(f.Sentences) && f.Sentences[n].Block == f.Sentences[sent].Block }
	for n := sent + 1; n < sent+4 && within(n); n++ {
		s := &f.Sentences[n]
		goes := f.goesOnHere(s.First, s.Last)
		if n == sent+1 && !goes && within(n+1) {
			next := f.Sentences[n+1].First // one between may tell of the money
			goes = f.Is(next, "the", "this") && f.projectNoun(next+1) && len(f.FlowsIn(s.First, s.Last)) > 0
		}
		if !goes {
			break
		}
		stop = s.Last
	}
	return stop
}

// nextSentence is the token behind the sentence that begins at token i in the block of the one
// before; i where there is none.
func (f *finder) nextSentence(i int) int {
	n := f.SentenceAt(f.Tokens[i-1].Start) + 1
	if n >= len(f.Sentences) || f.Sentences[n].Block != f.Sentences[n-1].Block {
		return i
	}
	return f.Sentences[n].Last
}

// goesOnHere reports whether the sentence from token first to last speaks of what the one
// before named: 'It', 'The project', 'With a budget of EUR 5 million, it'.
func (f *finder) goesOnHere(first, last int) bool {
	if f.Is(first, "it") || f.Is(first, "the", "this") &&
		(f.projectNoun(first+1) || f.Is(first+1, "partnership", "fund", "facility", "operation", "scheme")) {
		return true
	}
	if !f.Is(first, "with", "in", "since", "launched", "from", "between", "funded", "financed", "repayable", "backed", "under") {
		return false
	}
	for j := first; j < min(last, first+24); j++ {
		if f.Is(j, ",") && f.Is(j+1, "it") {
			return true
		}
	}
	return false
}
