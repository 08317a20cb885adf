package agreement

import "factsheet/extractors/internal/fact"

// thatTheySigned reads 'the programme that A and B validated'.
func (r *reading) thatTheySigned() (t telling, ok bool) {
	g := r.groupStart(r.verb, r.n.end)
	if g <= r.n.end {
		return t, false
	}
	ps := r.SubjectTo(g, r.n.end)
	if len(ps) < 2 || r.Is(r.Partners[ps[0]].First-1, "with", "of", "for", "and") {
		return t, false
	}
	return r.told(ps, r.n.first, r.verb+1), true
}

// withBoth reads 'a MoU with B and C, the signing of which', and 'the MoU with C was signed
// by A'.
func (r *reading) withBoth() (t telling, ok bool) {
	switch {
	case len(r.with) >= 2:
		return r.told(r.with, r.n.first, r.verb+1), true
	case len(r.with) == 1 && r.Is(r.verb+1, "by"):
		if ps, end := r.PartiesFrom(r.verb+2, r.sent.Last); len(ps) > 0 {
			return r.told(joint(ps, r.with), r.n.first, end), true
		}
	}
	return t, false
}

// behindVerb is the token of the 'with', 'by' or 'between' that the verb behind the noun
// goes on to, or -1.
func (r *reading) behindVerb() int {
	for i := r.verb + 1; i < min(r.sent.Last, r.verb+8); i++ {
		if r.Is(i, "with", "by", "between") {
			return i
		}
		if r.anyNoun(i) {
			break
		}
	}
	return -1
}

// signedBy reads 'the MoU was signed by A and B', 'the MoU signed with B and C'.
func (r *reading) signedBy() (t telling, ok bool) {
	i := r.behindVerb()
	if i < 0 {
		return t, false
	}
	ps, end := r.partiesFrom(i+1, r.sent.Last)
	return r.told(ps, r.n.first, end), len(ps) >= 2
}

// adoptedBy reads 'the Abuja Declaration was adopted by the African Union'.
func (r *reading) adoptedBy() (t telling, ok bool) {
	i := r.behindVerb()
	if i < 0 || r.n.kind != "declaration" || !r.Is(r.verb, "adopted") || !r.Is(i, "by") || !r.IsCapital(r.n.first) {
		return t, false
	}
	ps, end := r.partiesFrom(i+1, r.sent.Last)
	return r.told(ps, r.n.first, end), len(ps) == 1
}

// namedWith reads 'the EU-Kenya agreement was signed', 'UNDP's programme, signed with Kenya'.
func (r *reading) namedWith() (t telling, ok bool) {
	own := r.named(r.sent, r.n)
	with, end := r.withBehind()
	t = r.told(joint(own, with), r.n.first, max(end, r.verb+1))
	if len(own) > 0 {
		t.first = min(t.first, r.Partners[own[0]].First)
	}
	return t, len(t.parties) > 1
}

// underIt reads those who act under an agreement: 'Through a memorandum signed in 2021, the
// Ministry, Gavi and UNICEF run clinics'.
func (r *reading) underIt() (t telling, ok bool) {
	if !r.under() || len(r.with) > 0 || r.n.plural {
		return t, false
	}
	c := r.comma(r.n.end, r.sent.Last)
	if c < 0 || r.nounBetween(r.n.end, c, r.n) {
		return t, false
	}
	ps, end := r.PartiesFrom(c+1, r.sent.Last)
	return r.told(ps, r.n.first, end, fact.FarEvidence), len(ps) > 1 && r.IsLower(end)
}

// moneyBefore reads those who give and get in the sentence before: 'Japan gives Ghana $5
// million. The grant agreement was signed in Accra'.
func (r *reading) moneyBefore() (t telling, ok bool) {
	if r.n.kind == "declaration" || !r.definite(r.n) || r.Is(r.verb+1, "with", "by") {
		return t, false
	}
	t = telling{parties: r.giversBefore(r.sent), first: r.n.first, end: r.verb + 1, doubts: []string{fact.FarEvidence}}
	return t, len(t.parties) > 1
}

// moneyInside reads who gives and gets in the sentence itself, where those who sign have no body
// that it tells: 'Ambassador A and Minister B exchanged notes for a grant from Japan to Ghana'.
func (r *reading) moneyInside() (t telling, ok bool) {
	if r.n.plural || r.n.kind == "declaration" || len(r.with) > 0 {
		return t, false
	}
	for _, flow := range r.FlowsIn(r.sent.First, r.sent.Last) {
		if len(flow.Donors) == 1 && len(flow.Recipients) == 1 && flow.First >= r.verb {
			ps := joint(flow.Donors, flow.Recipients)
			return r.told(ps, r.verb, max(r.n.end, flow.End), fact.FarEvidence), true
		}
	}
	return t, false
}

// withBehind reads the parties behind 'with' or 'by' after a verb that follows the noun.
func (r *reading) withBehind() (parties []int, end int) {
	if r.verb < r.n.end {
		return r.with, r.past
	}
	for i := r.verb + 1; i < min(r.sent.Last, r.verb+9); i++ {
		if r.Is(i, "with", "by") {
			return r.partiesFrom(i+1, r.sent.Last)
		}
		if r.Is(i, ",", ";", "after", "before", "for") || r.anyNoun(i) {
			break
		}
	}
	if len(r.with) > 0 {
		return r.with, max(r.past, r.verb+1) // 'an agreement with the Bank was signed'
	}
	return nil, r.verb + 1
}

// under reports whether the sentence begins with the agreement: 'Under an agreement'.
func (r *reading) under() bool {
	return r.Is(r.sent.First, "under", "through", "following", "with") && r.n.first-r.sent.First < 6
}
