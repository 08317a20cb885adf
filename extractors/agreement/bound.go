package agreement

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// binding are the verbs, beside those of signing, that tell of two as bound by an
// agreement: 'joined hands through a MoU', 'an agreement ties A to B'; dating those that only
// tell its day, behind it: 'a contract let on'.
var (
	binding = wordset.Fields(`joined teamed partnered binds bind bound ties tie links governs works cooperates collaborates`)
	dating  = wordset.Fields(`goes dates dated dating let awarded`)
)

// unsaid are verbs that 'bound' does not take: they are said of agreements of others.
var unsaid = wordset.Fields(`announced launched adopted reached signing signature concluding extended entering`)

// bound reads an agreement whose parties stand elsewhere in its sentence: 'Under the deal
// penned on 19 May 2024, A and B pledge …', 'Back in 2022 A had joined hands with B through
// a MoU', 'By way of an agreement that goes back to 2017, A works with B'. Two bodies in the
// sentence are the parties; of one, the other is the body that the sheet speaks for.
func (r *reading) bound() (t telling, ok bool) {
	n, sent := r.n, r.sent
	if r.last != nil || !r.alone || n.kind == "treaty" || n.kind == "declaration" || r.Doc.Blocks[sent.Block].Kind == document.Heading {
		return t, false
	}
	if n.plural && (r.count < 2 || n.kind == "country_programme") || r.Is(n.end, ":") {
		return t, false
	}
	if r.IsCapital(n.first) && r.Is(n.first-1, "the") && r.Is(n.end, "of") {
		return t, false // 'as amended by the Protocol of 1968'
	}
	act := r.act()
	if act < 0 || r.Is(act-1, "be", "not") {
		return t, false
	}
	lo, hi := min(n.first, act), max(n.end, act+1)
	d, ok := r.actDate(act, lo, hi)
	if !ok {
		return t, false
	}
	ps := r.bodies(act, hi)
	if i := act + 1; r.Is(i, "with") && len(ps) > 1 && r.PartnerAt(i+1) < 0 && r.PartnerAt(i+2) < 0 {
		ps = ps[:1] // 'signed with the foundation': whom, we do not know
	}
	doubts := []string{fact.FarEvidence}
	if len(ps) == 1 {
		own := r.publisher(ps[0])
		if len(own) == 0 && !r.Is(n.end, "with") && !r.In(act, acts) {
			return t, false
		}
		if len(own) == 0 {
			doubts = append(doubts, unnamedSide)
		} else {
			doubts = append(doubts, impliedSide)
		}
		ps = joint(own, ps)
	}
	if len(ps) == 0 || len(ps) > 3 || len(ps) == 3 && !r.Is(n.end, "with") {
		return t, false
	}
	t = r.told(ps, lo, hi, doubts...)
	if d >= 0 {
		t.date = r.Dates[d].Value.EDTF
		t.first, t.end = min(lo, r.Dates[d].First), max(hi, r.Dates[d].End)
	}
	return t, true
}

// binds reads the parties behind a verb that the agreement itself does: 'the agreement
// binding A and B', 'a framework agreement ties A to B', 'binds the latter to B'.
func (r *reading) binds() (t telling, ok bool) {
	for i := r.n.end; i < min(r.sent.Last, r.n.end+8); i++ {
		if next := r.aside(i, r.sent.Last); next > i {
			i = next - 1
			continue
		}
		if !r.Is(i, "binds", "binding", "ties", "tying", "links", "linking", "unites", "uniting", "bound", "commits") {
			if r.Is(i, ",", ";", ":") || r.anyNoun(i) {
				break
			}
			continue
		}
		ps, end := r.bodiesFrom(i+1, r.sent.Last)
		if len(ps) > 0 && r.Is(end, "to", "with") {
			more, e := r.bodiesFrom(end+1, r.sent.Last)
			if len(more) > 0 {
				ps, end = joint(ps, more), e
			}
		}
		t = r.told(ps, r.n.first, end)
		if d, e := r.dateClause(end); d >= 0 {
			t.date, t.end = r.Dates[d].Value.EDTF, e
		}
		return t, len(ps) > 1
	}
	return t, false
}

// act is the verb nearest to the noun that binds its parties, or -1.
func (r *reading) act() int {
	n := r.n
	act, under := -1, false
	for i := n.first - 1; i >= n.first-4; i-- {
		under = under || r.Is(i, "under", "through", "of")
	}
	under = under || r.Is(n.first-2, "by") || r.Is(n.first-3, "by")
	for i := max(r.sent.First, n.first-25); i < min(r.sent.Last, n.first+26); i++ {
		if !r.IsLower(i) || act >= 0 && abs(act-n.first) <= abs(i-n.first) {
			continue
		}
		signs := r.In(i, acts) && !r.In(i, unsaid) && r.signs(i, n)
		binds := r.In(i, binding) && (under || i > n.end) || r.In(i, dating) && i >= n.end
		if (signs || binds) && !r.nounBetween(min(i, n.first), max(i, n.first), n) {
			act = i
		}
	}
	return act
}

// actDate is the day of what a verb binds, or -1 where it needs none; ok is false where it
// has none and needs one, or tells only how far the agreement goes.
func (r *reading) actDate(act, lo, hi int) (d int, ok bool) {
	d = r.dateBehind(r.n.end)
	for i := act + 1; i < min(r.sent.Last, act+5) && d < 0; i++ {
		if d = r.DateAt(i); d >= 0 && r.Is(r.Dates[d].First-1, "to", "until", "by", "since") {
			d = -1 // how far it goes
			break
		}
	}
	if d < 0 {
		d = r.dateOf(r.sent, lo, hi)
	}
	if d < 0 {
		return d, r.today(r.sent, lo, hi) >= 0 || r.Is(act, "binds", "bind", "ties", "tie", "links", "governs")
	}
	return d, r.Dates[d].Value.EDTF != nil && !r.Is(r.Dates[d].First-1, "by", "until", "since")
}

// bodies are the partners of the sentence that an agreement may bind: none that it is for,
// that leads, that stands in its name or does something else behind it.
func (r *reading) bodies(act, hi int) (ps []int) {
	n := r.n
	start := r.sent.First
	for i := n.first - 1; i > start; i-- {
		if r.Is(i, ":") || r.Kind(i) == segment.GapMark {
			start = i + 1 // the text behind a label
		}
	}
	for i := start; i < r.sent.Last; i++ {
		k := r.PartnerAt(i)
		if k < 0 {
			continue
		}
		p := &r.Partners[k]
		i = p.End - 1
		switch {
		case p.Value.Weak && !r.Is(p.First-1, "between", "and", "with", ",", "which") && p.First != r.sent.First:
		case r.Kind(p.End) == segment.Possessive && r.PartnerAt(p.End+1) >= 0:
		case i > hi && (r.Is(p.First-1, "by") && !r.In(p.First-2, acts) || r.Is(p.First-2, "by") && !r.In(p.First-3, acts)):
		case i > hi && (r.Is(p.First-1, "of") || r.Is(p.First-2, "of") && r.Is(p.First-1, "the")):
		case r.Is(p.First-1, "for", "in"), r.Is(p.First-2, "for", "in", "led"):
		case p.First < n.first && p.End > n.first-1 && r.IsCapital(n.first): // a part of its name
		default:
			ps = r.once(ps, k)
		}
	}
	return ps
}

// nounBetween reports whether another agreement's noun stands between two tokens.
func (f *finder) nounBetween(first, end int, n noun) bool {
	for i := first; i < end; i++ {
		if i >= n.first && i < n.end {
			continue
		}
		if f.anyNoun(i) {
			return true
		}
	}
	return false
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
