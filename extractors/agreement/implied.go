package agreement

import (
	"slices"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// unnamedSide is the doubt of an agreement of which the sheet, as far as we read it,
// names one party only.
const unnamedSide = "party_unnamed"

// impliedSide is the doubt of an agreement of which a party is told by its context alone:
// the body that the sheet speaks for, or the parties of the agreement told just before.
const impliedSide = "party_implied"

// datedAlone reports whether an agreement is told with its day and no parties of its own
// clause: 'A cooperation agreement was signed in May 2011'.
func (r *reading) datedAlone() bool {
	n := r.n
	if r.dateOf(r.sent, n.first, max(n.end, r.verb+1)) < 0 || r.Is(r.verb-1, "be") && !r.indefinite() || r.Is(n.first-1, "this", "these") {
		return false
	}
	if !r.byBoard() && (!r.In(r.verb, acts) || r.Is(r.verb, "sign", "signing", "signature", "adopted")) {
		return false
	}
	for j := n.end; j < r.verb && !r.Is(j, ","); j++ {
		if r.Is(j, "which", "that") && r.IsCapital(j+1) {
			return false // 'the arrangement which Seoul and Hanoi signed': of others
		}
	}
	return true
}

// byBoard reports whether the verb is one by which a board makes a country programme.
func (r *reading) byBoard() bool {
	return r.n.kind == "country_programme" && r.Is(r.verb, "endorsed", "approved", "adopted", "discussed")
}

// withUnknown reports whether the noun goes on to a party: 'A MoU with the Stock Exchange'.
func (r *reading) withUnknown() bool {
	i := r.n.end
	if a := r.AmountAt(i + 1); a >= 0 && r.Is(i, "of") {
		i = r.Amounts[a].End
	}
	return r.isWith(i, r.n) || r.Is(i, ",") && r.Is(i+1, "with")
}

// inItsName reads an agreement told with its day of which a party stands in its name: 'MCC's
// second compact, the Lake Compact, was signed on May 12, 2022'.
func (r *reading) inItsName() (t telling, ok bool) {
	own := r.named(r.sent, r.n)
	if len(own) == 0 || !r.datedAlone() || r.withUnknown() || r.title(r.n) == nil {
		return t, false
	}
	t = r.told(own, min(r.n.first, r.Partners[own[0]].First), r.verb+1)
	if len(t.parties) == 1 {
		t.doubts = []string{unnamedSide}
	}
	return t, true
}

// endorsed reads a country programme that the board of the sentence's subject made: 'UNDP's
// work rests on the framework, which was endorsed by its Board on 16 May 2023'.
func (r *reading) endorsed() (t telling, ok bool) {
	if !r.byBoard() || !r.datedAlone() || r.withUnknown() {
		return t, false
	}
	ps := r.opening(r.sent)
	if k, _ := r.PartiesFrom(r.sent.First, r.n.first); len(ps) == 0 && len(k) == 1 && r.Kind(r.Partners[k[0]].End) == segment.Possessive {
		ps = k // 'the Bank's work rests on the framework'
	}
	if len(ps) != 1 || r.Partners[ps[0]].End >= r.n.first {
		ps = r.publisher(-1)
	}
	return r.told(ps, r.n.first, r.verb+1, impliedSide), len(ps) > 0
}

// implied reads an agreement told with its day and no parties: they are those of the one
// told just before in the block, or the body that the sheet speaks for.
func (r *reading) implied() (t telling, ok bool) {
	n := r.n
	if r.byBoard() || !r.datedAlone() {
		return t, false
	}
	own := r.publisher(-1)
	if r.withUnknown() {
		i := n.end + 1
		if r.Is(n.end, ",") || r.Is(i, "the") {
			i++
		}
		unknown := r.IsCapital(i) && r.PartnerAt(i) < 0 && r.PartnerAt(i-1) < 0
		return r.told(own, n.first, r.verb+1, impliedSide, unnamedSide), unknown && len(own) > 0
	}
	if len(r.out) > 0 && (!r.toldBefore(n) || r.otherThan(&r.out[len(r.out)-1]) || r.out[len(r.out)-1].Value.Date == nil) {
		m := &r.out[len(r.out)-1]
		near := r.View.BlockAt(m.At.View.Start) == r.sent.Block && m.At.View.End <= r.Tokens[n.first].Start
		if near && len(m.Value.Parties) > 1 && !r.others(r.sent, n.end, r.verb, m.Value.Parties) {
			return telling{parties: m.Value.Parties, first: n.first, end: r.verb + 1, doubts: []string{fact.FarEvidence, impliedSide}}, true
		}
	}
	plain := (n.kind == "loan" || n.kind == "grant" || r.indefinite()) && !r.ordinal() && r.behindVerb() < 0
	if both := r.ofTitle(); len(both) == 2 && plain && r.onlyThese(r.sent, both) {
		return r.told(both, n.first, r.verb+1, fact.FarEvidence, impliedSide), true
	}
	speaks := len(own) > 0 && (n.kind == "country_programme" || r.title(n) != nil)
	return r.told(own, n.first, r.verb+1, impliedSide), speaks
}

// otherThan reports whether an agreement told as known is not the one told before: it has a
// word of its own and another day, 'The specific agreement was concluded on 20 March'.
func (r *reading) otherThan(m *extract.Mention[record.Agreement]) bool {
	if r.Is(r.n.first-1, "the", "this", "its", "their") || m.Value.Date == nil {
		return false
	}
	d := r.dateOf(r.sent, r.n.first, r.verb+1)
	return d >= 0 && !within(*r.Dates[d].Value.EDTF, *m.Value.Date) && !within(*m.Value.Date, *r.Dates[d].Value.EDTF)
}

// others reports whether the sentence names a body that is none of the parties, between
// the tokens first and end aside: 'The agreement, on which UNDP builds, was signed'.
func (f *finder) others(sent segment.Sentence, first, end int, parties []string) bool {
	for i := sent.First; i < sent.Last; i++ {
		if i >= first && i < end {
			continue
		}
		k := f.PartnerAt(i)
		if k < 0 {
			continue
		}
		if p := &f.Partners[k]; !p.Value.Weak && !slices.Contains(parties, p.Value.ID) {
			return true
		}
		i = f.Partners[k].End - 1
	}
	return false
}

// toldBefore reports whether 'the' or 'its' stands before a noun without a name: one told
// before.
func (f *finder) toldBefore(n noun) bool {
	for i := n.first - 1; i >= max(0, n.first-3) && f.IsWord(i); i-- {
		if f.Is(i, "the", "its", "this", "their") {
			return !f.IsCapital(n.first)
		}
	}
	return false
}

// definite reports whether a noun is told as known, or as one that is told now: 'the
// agreement', 'a grant agreement that was signed'.
func (f *finder) definite(n noun) bool {
	for i := n.first - 1; i >= max(0, n.first-4); i-- {
		if f.Is(i, "the", "this", "a") {
			return true
		}
		if !f.IsWord(i) {
			break
		}
	}
	return false
}

// awards reports whether a sentence tells of a grant or a loan that is given, with or without
// its sum.
func (f *finder) awards(sent segment.Sentence) bool {
	gives, gift := false, false
	for i := sent.First; i < sent.Last; i++ {
		gives = gives || f.Is(i, "awarded", "awards", "approved", "approves", "provides", "provided", "gives", "gave",
			"granted", "extended")
		gift = gift || f.Is(i, "grant", "loan", "credit")
	}
	return gives && gift
}

// giversBefore are the parties of the money in the sentence and the one before it in
// its block, where they are two.
func (f *finder) giversBefore(sent segment.Sentence) []string {
	at := f.SentenceAt(f.Tokens[sent.First].Start)
	first := sent.First
	if at > 0 && f.Sentences[at-1].Block >= sent.Block-1 {
		first = f.Sentences[at-1].First
	}
	for _, flow := range f.FlowsIn(first, sent.Last) {
		if len(flow.Donors) > 0 && len(flow.Recipients) > 0 {
			return f.IDs(joint(flow.Donors, flow.Recipients))
		}
	}
	if first == sent.First {
		return nil
	}
	if above := f.Sentences[at-1]; f.awards(above) {
		if ps := f.bodiesIn(above); len(ps) == 2 {
			return f.IDs(ps)
		}
	}
	return nil
}
