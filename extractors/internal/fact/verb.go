package fact

import (
	"strings"

	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// afterVerb reads an amount that is the object of a verb: 'USAID will provide $5
// million', 'UNCDF received $2 million from UNDP'.
func (r *reading) afterVerb(f *Flow, g int) bool {
	s := r.s
	if s.Is(g, ",") {
		// 'plans to provide, working with Congress, $1 million'
		for j := g - 1; j > max(r.clear, g-12); j-- {
			if s.Is(j, ",") {
				if c := verbs[s.Lower(j-1)]; c == gives || c == commits {
					g = j - 1
				}
				break
			}
		}
	}
	g = s.beforeFirstObject(g, r.clear)
	if g < r.sent.First || s.Kind(g) != segment.Word || s.Text(g-1) == "(" && s.In(g, moneyNouns) {
		return false // '(award of up to $5 million)'
	}
	c := verbs[s.Lower(g)]
	switch c {
	case gives, commits, pledges, asks:
	case receives:
		return r.received(f, g)
	case backs:
		if !s.moneyNounIn(s.Amounts[f.Amount].End, r.sent.Last) && !s.causeIn(s.Amounts[f.Amount].End, r.sent.Last) {
			return false
		}
	case opens:
		if s.Is(g, "make", "makes", "made", "making") && s.availableIn(s.Amounts[f.Amount].End) {
			c = gives
			break
		}
		attribute := s.Is(g+1, "a", "an", "the", "new") && !s.Is(g, "sign", "signed", "signs", "signing", "make", "made", "makes", "making")
		if !attribute && !s.moneyNounIn(s.Amounts[f.Amount].End, r.sent.Last) &&
			!s.causeIn(s.Amounts[f.Amount].End, r.sent.Last) && !s.agreementIn(s.Amounts[f.Amount].End) {
			return false
		}
	default:
		switch {
		case s.Is(g, "includes", "included", "include") && s.In(g-1, budgets):
			c = asks
		case s.Is(g, "includes", "included", "include") && r.budgetOf(f, g):
			r.recipient(f)
			return true
		case s.Is(g, "put", "puts", "putting") && !s.Is(g+1, "at") &&
			(s.behindSum(f.Amount, "into", "towards", "toward", "in") || s.atDisposal(f.Amount)):
			c = gives
		case s.Is(g, "writes", "wrote", "written", "entered", "enters") && s.behindSum(f.Amount, "into", "in") &&
			s.budgetNear(s.Amounts[f.Amount].End, r.sent.Last):
			c = asks
		case s.Is(g, "share", "divide") && s.IsLower(g):
			return r.received(f, g)
		case s.IsLower(g) && s.In(g, managing) && r.behindOfMoney(f.Amount):
			if r.isNear(r.before) {
				f.Donors, f.Doubts = r.before.Donors, append(f.Doubts, FarEvidence)
			}
			return r.received(f, g)
		case s.IsLower(g) && s.In(g, bearing) && (s.bearsPart(f.Amount) || s.Is(g+1, "the")):
			c = gives
		default:
			if g, c = s.idiomTo(g, r.sent.First); c == noVerb {
				return false
			}
		}
	}
	first, future, passive := s.groupBefore(g, r.sent.First)
	if passive {
		return r.received(f, g) // 'was awarded $5 million'
	}
	f.First = min(first, f.First)
	if !r.subject(f, first) {
		return false
	}
	f.Stage = stageOf(c, s.Lower(g), future || f.future)
	if len(f.Donors) > 1 && s.Is(g, "sign", "signed", "signs", "signing") {
		r.sides(f)
		return true
	}
	if c == opens || c == backs {
		r.backers(f)
	}
	if end := s.Amounts[f.Amount].End; s.Is(g, "announce", "announces", "announced", "announcing") && s.Is(end, "from") {
		if ps, e := s.PartiesFrom(end+1, r.sent.Last); len(ps) > 0 {
			f.Donors, f.End = ps, max(f.End, e) // who announces it is not who gives it
		}
	}
	if len(f.Recipients) == 0 {
		r.recipient(f)
	}
	if len(f.Recipients) == 0 && len(f.Donors) > 0 {
		r.toWhich(f)
	}
	if k := s.Referent(g + 3); len(f.Recipients) == 0 && k >= 0 && g+3 <= s.Amounts[f.Amount].First &&
		!s.among(f.Donors, s.Partners[k].Value.ID) {
		f.Recipients, f.Doubts = []int{k}, append(f.Doubts, FarEvidence) // 'lent the institute EUR 15 million'
	}
	return true
}

// toWhich reads who takes as what a relative clause hangs on: 'the World Food Programme, to which
// Ireland paid'.
func (r *reading) toWhich(f *Flow) {
	s := r.s
	i := s.beforeOwner(s.Partners[f.Donors[0]].First, r.sent.First)
	if !s.Is(i-1, "which", "whom") || !s.Is(i-2, "to", "into") {
		return
	}
	i -= 2
	if s.Is(i-1, ",") {
		i--
	}
	f.Recipients, _ = s.PartiesTo(i, r.clear)
}

// behindSum reports whether one of the words stands right behind a sum.
func (s *Sheet) behindSum(k int, words ...string) bool { return s.Is(s.Amounts[k].End, words...) }

// beforeFirstObject is the verb of giving whose first object stands before 'and' at token g:
// 'will provide training and $5 million'; g where there is none.
func (s *Sheet) beforeFirstObject(g, start int) int {
	if !s.Is(g, "and") {
		return g
	}
	for j := g - 1; j > max(start, g-5); j-- {
		switch c := verbs[s.Lower(j)]; {
		case !s.IsLower(j) || s.In(j, prepositions):
			return g
		case (c == gives || c == pledges) && j < g-1 && s.isFinite(j):
			return j
		}
	}
	return g
}

// availableIn reports whether 'available' stands right behind a sum: 'will make $1 million
// available'.
func (s *Sheet) availableIn(i int) bool {
	for j := i; j < i+8; j++ {
		if s.Is(j, "available") {
			return true
		}
		if !s.IsWord(j) {
			return false
		}
	}
	return false
}

// agreementIn reports whether the sum is an agreement's: 'a $5 million cost-sharing agreement'.
func (s *Sheet) agreementIn(i int) bool {
	for j := i; j < i+6; j++ {
		if s.Is(j, "agreement", "agreements", "arrangement") || s.Is(j, "contract") && s.In(j-1, financial) {
			return true
		}
		if !s.IsWord(j) && s.Text(j) != "-" || s.In(j, prepositions) {
			return false
		}
	}
	return false
}

// sharesCost reports whether the sum is one that a government pays into its agreement with
// an organisation.
func (s *Sheet) sharesCost(i int) bool {
	if !s.agreementIn(i) {
		return false
	}
	for j := i; j < i+4; j++ {
		if s.Is(j, "sharing", "contribution", "funding", "support") {
			return true
		}
	}
	return false
}

// budgetOf reads 'Japan's supplementary budget for 2022 includes $3 million': the budget's
// owner gives.
func (r *reading) budgetOf(f *Flow, g int) bool {
	s := r.s
	for j := g - 1; j > max(r.sent.First, g-6); j-- {
		if !s.Is(j, "budget") {
			continue
		}
		for n := j - 1; n > max(r.sent.First, j-4); n-- {
			if s.Kind(n) == segment.Possessive && s.PartnerAt(n-1) >= 0 {
				k := s.PartnerAt(n - 1)
				f.Donors, f.First = []int{k}, s.Partners[k].First
				f.Stage = Budget
				return true
			}
		}
		return false
	}
	return false
}

// toWhom reads an amount behind whom it is given to or got from: 'awarded the Centre for
// Energy a $3 million grant', 'will provide to UNICEF $5 million', 'received from Norway
// $2 million', 'is providing Fiji with $28 million'.
func (r *reading) toWhom(f *Flow, g int) bool {
	s := r.s
	with := s.Is(g+1, "with")
	if with && s.Is(g, "recently", "currently", "lately", "now") {
		for g--; s.Is(g, ",", "most"); g-- {
		}
	}
	ps, start := s.PartiesTo(g+1, r.sent.First)
	if len(ps) == 0 || s.PartnerAt(s.beforeBrackets(g+1, r.sent.First)-1) < 0 || start-1 < r.sent.First {
		return false
	}
	v := start - 1
	if s.Is(v, "to", "from", "for", "with") && !with {
		v--
	}
	c := verbs[s.Lower(v)]
	if s.Is(v, "cost", "costs") && r.isProjectsCost(v) {
		f.Donors, f.First = ps, min(f.First, v)
		return true
	}
	if s.Is(v+1, "from") {
		if c == asks && r.subject(f, v) {
			f.First, f.Stage = min(f.First, v), Budget // 'to request from Congress'
			return true
		}
		if c != receives {
			return false
		}
		first, future, _ := s.groupBefore(v, r.sent.First)
		f.Donors, f.First = ps, min(f.First, first)
		f.Recipients = s.SubjectTo(first, r.sent.First)
		f.Stage, f.Rule = Disbursement, "contribution.received"
		if future {
			f.Stage = Commitment
		}
		return true
	}
	if c != gives && c != pledges && !s.In(v, allotting) && !(c == backs && with) {
		return false
	}
	if with && !s.IsLower(v) {
		return false
	}
	first, future, passive := s.groupBefore(v, r.sent.First)
	if passive || !r.subject(f, first) {
		return false
	}
	f.First = min(f.First, first)
	if with {
		f.Rule = "contribution.behind_object"
	}
	for _, d := range f.Donors {
		if s.Partners[d].Value.ID == s.Partners[ps[0]].Value.ID {
			return false
		}
	}
	f.Recipients = ps
	f.Stage = stageOf(c, s.Lower(v), future)
	return true
}

// allotting are the verbs besides those of giving whose first object is who gets the money:
// 'awarded the Centre $3 million', 'left the Alliance £2 million in her will'.
var allotting = wordset.Fields(`award awarded awarding awards allocate allocates allocated granted allot allots allotted assign
	assigns assigned left leaves bequeathed`)

// received reads 'the Fund received $2 million from Japan'.
func (r *reading) received(f *Flow, g int) bool {
	s := r.s
	first, future, _ := s.groupBefore(g, r.sent.First)
	to, start := r.taker(f, first), first
	if len(to) > 0 {
		start = s.Partners[to[0]].First
	}
	if len(to) == 0 && !r.givenBy(f) && !r.through(f) && !r.ledToReceive(f, first) {
		return false // neither giver nor taker is known
	}
	f.Recipients = to
	f.First = min(f.First, start, first)
	if len(f.Donors) == 0 && !r.givenBy(f) && !r.through(f) {
		r.ledToReceive(f, first)
	}
	f.Stage, f.Rule = Disbursement, "contribution.received"
	if future || s.Is(g, "draw") {
		f.Stage = Commitment
	}
	return true
}

// taker is the subject of the verb of getting whose group begins at token first: told right
// before it, by 'it' or 'the Fund', or by an earlier verb of the sentence.
func (r *reading) taker(f *Flow, first int) []int {
	s := r.s
	if to := s.SubjectTo(first, r.sent.First); len(to) > 0 &&
		!(s.Partners[to[0]].Value.Weak && s.Is(s.Partners[to[0]].First-1, "in") && s.Partners[to[0]].First-1 > r.sent.First) {
		return to
	}
	if s.Is(first-1, ",") {
		// 'Oxfam, an aid agency, will obtain'
		if to := s.SubjectTo(s.beforeCommas(first-1, r.sent.First)+1, r.sent.First); len(to) == 1 &&
			s.beforeOwner(s.Partners[to[0]].First, r.sent.First) == r.sent.First {
			return to
		}
	}
	if k := r.wentBefore(first); k >= 0 {
		f.Doubts = append(f.Doubts, FarEvidence)
		return []int{k}
	}
	for i := first - 1; i > max(r.clear, first-9); i-- {
		if s.Is(i, "whose") && s.Is(i-1, ",") {
			to, _ := s.PartiesTo(i-1, r.clear) // 'UNICEF, whose work in Mali receives'
			return to
		}
	}
	chosen := Flow{}
	if !s.Is(first-1, "and") || !s.Is(first, "get", "gets", "receive", "receives", "received") || !r.inherited(&chosen, first-1) {
		return nil
	}
	for i := s.Partners[chosen.Donors[len(chosen.Donors)-1]].End; i < first; i++ {
		if s.Is(i, "that", "which", "who", "where", ",") {
			return nil // another's
		}
	}
	return chosen.Donors // 'Oxfam was chosen and gets'
}

// through reads the donor of a receipt from 'Through the Trust Fund of …, it
// receives': a fund or donor that the sentence begins with.
func (r *reading) through(f *Flow) bool {
	s := r.s
	if !s.Is(r.sent.First, "through", "via", "under", "from") {
		return false
	}
	ps, end := s.PartiesFrom(r.sent.First+1, r.sent.Last)
	if len(ps) == 0 {
		return false
	}
	f.Donors = ps[:1]
	f.First, f.End = min(f.First, r.sent.First), max(f.End, end)
	return true
}

func participle(w string) bool {
	n := len(w)
	return n > 3 && (w[n-2:] == "ed" || strongParticiples.Has(w))
}

// strongParticiples are those that do not end in -ed.
var strongParticiples = wordset.Of("given", "made", "spent", "paid", "lent", "foreseen", "drawn")

func adverb(w string) bool {
	return len(w) > 3 && w[len(w)-2:] == "ly" || w == "also" || w == "already" || w == "been" || w == "being" || w == "be" || w == "then"
}

func stageOf(c class, w string, future bool) string {
	switch {
	case c == asks:
		return Budget
	case c == pledges && strings.HasPrefix(w, "consider"):
		return Unspecified // what is weighed is not promised
	case c == pledges:
		return Pledge
	case c == commits:
		if future {
			return Pledge
		}
		return Commitment
	case future:
		return Pledge
	case c == opens && w != "made":
		return Commitment
	case participle(w) || w == "gave":
		return Disbursement
	}
	return Unspecified
}
