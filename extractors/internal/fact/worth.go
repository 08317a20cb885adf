package fact

import "factsheet/pipeline/wordset"

// instruments are what is signed, approved or launched with money in it.
var instruments = wordset.Fields(`agreement agreements memorandum memoranda mou mous notes compact compacts contract convention
	conventions arrangement scholarships fellowships stipends interest intent kits equipment supplies vehicles vessels vessel
	boats boat ships aircraft medicines vaccines package packages operation operations plan deal`)

// goods are what is given in kind.
var goods = wordset.Fields(`kits equipment supplies vehicles vessels vessel boats boat ships aircraft medicines medicine vaccines
	drugs doses food goods services technology software books computers tents tractors
	generators seeds fertiliser fertilizer ambulances ambulance trucks pumps toolkits uniforms furniture machines machinery laptops
	tablets`)

// signed are the instruments that are 'for' or 'of' a sum themselves.
var signed = wordset.Fields(`agreement agreements memorandum memoranda mou mous notes compact compacts convention arrangement
	conventions contract interest intent`)

// signing are the verbs by which two sides make a paper.
var signing = wordset.Fields(`sign signs signed signing conclude concludes concluded initialled inked sealed`)

// worthOf reads a sum that says what something is worth which a verb of giving has for its
// object: 'signed three financing agreements for a total of €95 million', 'has approved a
// programme for Mali worth $16 million', 'donated play kits worth DKK 3 million', 'handed over
// tents valued at $2 million', 'a grant agreement (EUR 2 million) between'.
func (r *reading) worthOf(f *Flow, _ int) bool {
	s := r.s
	i, agreed, ok := r.worthTie(f.Amount)
	if !ok {
		return false
	}
	object, kind, at := false, "", 0
	for j := i - 1; j >= max(r.clear, i-40); j-- {
		w := s.Lower(j)
		c := verbs[w]
		signs := s.In(j, signing)
		if s.Is(j, "put") && (s.Is(j+1, "pen") || s.Is(j+2, "names", "name", "signatures")) {
			signs, c = true, opens // 'put their names to'
		}
		if s.Is(j, ";", "that", "who", ":", "purchase", "sale", "procurement", "acquisition", "order", "orders") ||
			s.Is(j, "which") && !object {
			return false
		}
		noun := (s.In(j, instruments) || s.In(j, goods)) && (!agreed || s.In(j, signed)) || !agreed && s.In(j, moneyNouns)
		if noun && (!agreed || j == i-1) {
			at = j
			switch object = true; {
			case s.Is(j-1, "fund") && s.Is(j-2, "trust"):
				kind = "trust_fund"
			case s.In(j, signed) && !s.Is(j, "interest", "intent") && !s.In(j-1, financial):
				kind = "agreement"
			case s.In(j, goods):
				kind = "in_kind"
			case s.In(j, projectNouns) && kind == "":
				kind = "project"
			case kind == "":
				kind = kindOfNoun(w)
			}
		}
		if agreed && !object && j < i-1 || s.Is(j-1, "and") && c == noVerb && participle(w) {
			return false // 'delivered remarks and highlighted projects worth'
		}
		if c == gathers && s.IsLower(j) && !s.In(j, moneyNouns) && !s.Is(j+1, "-") {
			return false
		}
		if !object && !agreed && s.In(j, handing) && s.IsLower(j) {
			object, kind = true, "in_kind"
		}
		if object && c == receives && s.IsLower(j) && s.isFinite(j) && kind == "in_kind" && r.received(f, j) {
			f.Kind, f.Rule = kind, "contribution.worth"
			return true
		}
		if !object || !s.IsLower(j) || c != opens && c != commits && c != gives && c != pledges ||
			s.In(j, moneyNouns) && !s.In(j-1, auxiliaries) {
			continue
		}
		first, future, passive := s.groupBefore(j, r.sent.First)
		if passive || participle(w) && s.In(j-1, be) {
			return false
		}
		if !r.subject(f, first) {
			return false
		}
		f.First = min(f.First, first)
		if kind == "agreement" && !signs {
			kind = ""
		}
		f.Stage, f.Kind = stageOf(c, w, future), kind
		if len(f.Donors) > 1 && signs {
			r.sides(f)
			return true
		}
		if len(f.Donors) == 1 && s.Is(i-1, "agreement", "agreements", "memorandum") {
			r.withBody(f)
		}
		if len(f.Recipients) == 0 {
			r.recipient(f)
		}
		return true
	}
	switch {
	case !agreed && r.donatedBy(f):
		f.First = min(f.First, i)
		return true
	case !object || !r.signedFor(f) && !(s.Text(i) == "(" && r.sealed(f)):
		return false
	}
	f.First = min(f.First, at)
	return true
}

// worthTie is the first token of what ties a flow's sum to the thing that is worth it, and
// whether only an agreement right before that may be the thing.
func (r *reading) worthTie(k int) (i int, agreed, ok bool) {
	s, a := r.s, &r.s.Amounts[k]
	if s.fillsBracket(a.First, a.End) {
		return a.First - 1, true, s.In(a.First-2, signed) && !(s.Is(a.First-2, "contract") && !s.In(a.First-3, financial))
	}
	i = a.First - 1
	for n := 0; n < 6 && i > r.clear && s.In(i, lead) && !s.Is(i, "of", "with", "for"); n++ {
		i--
	}
	switch {
	case s.Is(i, "worth", "totaling", "totalling"):
	case s.Is(i, "at", "to") && s.Is(i-1, "valued", "estimated"), s.Is(i, "valued", "estimated"):
		if !s.Is(i, "valued", "estimated") {
			i--
		}
	case s.Is(i, "of") && s.Is(i-1, "value", "total", "worth", "cost"):
		for s.Is(i-1, "value", "total", "worth", "cost", "combined", "overall", "estimated", "market", "a", "an", "the",
			"with", "for", "at", "to") {
			i--
		}
	case s.Is(i, "for", "of"), s.Is(i, "on", "over", "covering") && s.In(i-1, signed), s.Is(i, "contract") && s.Is(i+1, "over", "for") && s.In(i-1, financial):
		if s.Is(i, "contract") {
			i++
		}
		return i, true, !s.Is(i-1, "contract") || s.In(i-2, financial)
	default:
		return i, false, false
	}
	return i, false, true
}

// financial are the words that make a contract one of money lent or given: 'a finance contract'.
var financial = wordset.Fields(`finance financing financial loan grant credit funding`)

// handing are the verbs by which things are given: 'donated 300 tablets worth'.
var handing = wordset.Fields(`donate donates donated donating hand hands handed handing present presents presented presenting
	deliver delivers delivered delivering supply supplies supplied supplying provide provides provided providing ship ships
	shipped shipping distribute distributes distributed gifted`)

// donatedBy reads things whose giver is named behind what they are worth: 'relief supplies
// worth $2 million, donated by Korea'.
func (r *reading) donatedBy(f *Flow) bool {
	s := r.s
	i := s.Amounts[f.Amount].End
	for n := 0; n < 3 && (s.Is(i, ",") || s.In(i, be) || s.Is(i, "and", "has", "have", "which")); n++ {
		i++
	}
	if !s.In(i, handing) || !participle(s.Lower(i)) || !s.Is(i+1, "by") {
		return false
	}
	ps, end := s.PartiesFrom(i+2, r.sent.Last)
	if len(ps) == 0 {
		return false
	}
	f.Donors, f.End, f.Stage, f.Kind = ps, end, Disbursement, "in_kind"
	if s.Is(end, "to") {
		if to, end := s.PartiesFrom(end+1, r.sent.Last); len(to) > 0 {
			f.Recipients, f.End = to, end
		}
	}
	return true
}

// sealed reads who concludes a paper whose sum stands in brackets: 'a grant agreement (EUR 2
// million) between the Embassy and the Foundation'.
func (r *reading) sealed(f *Flow) bool {
	s := r.s
	i := s.Amounts[f.Amount].End + 1
	if !s.In(s.Amounts[f.Amount].First-3, financial) || !s.Is(i, "between") {
		return false
	}
	return r.betweenTwo(f, i+1)
}

// betweenTwo reads the two sides of a sum that was signed between them at token i.
func (r *reading) betweenTwo(f *Flow, i int) bool {
	ps, end := r.s.PartiesFrom(i, r.sent.Last)
	if len(ps) != 2 {
		return false
	}
	f.Donors, f.Stage, f.End = ps, Commitment, end
	r.sides(f)
	return true
}

// signedFor reads an agreement of which the sentence goes on that it was signed: 'A
// cooperation agreement worth NOK 160 million was signed on 5 December'.
func (r *reading) signedFor(f *Flow) bool {
	s := r.s
	for i := s.Amounts[f.Amount].End; i < min(r.sent.Last, s.Amounts[f.Amount].End+18); i++ {
		if s.Text(i) == "(" {
			i = max(i, s.skipBrackets(i, r.sent.Last)-1)
			continue
		}
		if s.Is(i, "signed", "concluded", "approved") && s.In(i-1, be) {
			f.Stage, f.Rule, f.End = Commitment, "contribution.worth", i+1
			if !r.between(f) {
				r.givenBy(f)
			}
			return true
		}
		if s.isFinite(i) && !s.In(i, be) && !s.Is(i, "has", "have", "will") {
			return false
		}
	}
	return false
}

// withBody reads with whom the giver signs, behind the sum: 'signed a cost-sharing
// agreement of $3 million with UNDP'.
func (r *reading) withBody(f *Flow) {
	s := r.s
	for i := s.Amounts[f.Amount].End; i < min(r.sent.Last, s.Amounts[f.Amount].End+4); i++ {
		if s.Is(i, "with") {
			if ps, end := s.PartiesFrom(i+1, r.sent.Last); len(ps) > 0 {
				f.Recipients, f.End = ps, end
			}
			return
		}
	}
}

// raisers are the verbs that lift a gift to a sum.
var raisers = wordset.Fields(`bring brings bringing brought raise raises raising raised increase increases increasing increased
	double doubles doubling doubled triple tripled tripling take takes taking took scale scales scaling scaled lift lifts lifted`)

// raisedTo reads 'brings the German contribution to the programme to EUR 103 million',
// 'increased its support to CHF 18 million', 'bringing total U.S. assistance to $2 billion',
// 'doubled its gift with a one-off $125,000'.
func (r *reading) raisedTo(f *Flow, _ int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	i := a.First - 1
	for n := 0; n < 6 && i > r.clear && (s.In(i, lead) || s.Is(i, "one-off", "single")) && !s.Is(i, "to", "with"); n++ {
		i--
	}
	for s.Is(i, "off", "-", "one", "a") && i > r.clear {
		i-- // 'a one-off'
	}
	if !s.Is(i, "to", "with", "by") {
		return false
	}
	noun, from := -1, r.clear
	if k := s.AmountAt(i - 1); k >= 0 && s.Is(s.Amounts[k].First-1, "from") {
		i, from = s.Amounts[k].First-1, r.sent.First // 'doubled its support to UNICEF, from EUR 4 million to'
		if s.Is(i-1, ",") {
			i--
		}
	}
	for j := i - 1; j >= max(from, i-16); j-- {
		if s.Is(j, ";", ":") || s.Is(j, ",") && j < i-1 {
			return false
		}
		if s.In(j, giftNouns) && !(s.Is(j, "budget") && !s.Is(i, "to")) {
			noun = j
		}
		if !s.In(j, raisers) || !s.IsLower(j) {
			continue
		}
		if noun < 0 {
			return false
		}
		f.First = min(f.First, j)
		for k := noun - 1; k > j; k-- {
			if p := s.PartnerAt(k); p >= 0 && !s.Is(k+1, ",") {
				f.Donors = []int{p}
				break
			}
		}
		if len(f.Donors) == 0 {
			if ps, _ := s.PartiesFrom(noun+2, i); s.Is(noun+1, "from", "by") && len(ps) > 0 {
				f.Donors = ps
			}
		}
		if s.Is(noun+1, "to", "for") {
			if ps, end := s.PartiesFrom(noun+2, i); len(ps) > 0 && end >= i-1 {
				f.Recipients = ps
			}
		}
		if len(f.Donors) > 0 {
			return true
		}
		first, _, passive := s.groupBefore(j, r.sent.First)
		return !passive && r.subject(f, first) && len(f.Donors) > 0
	}
	return false
}
