package agreement

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// oneSide reads an agreement that is signed, and of which the sheet names one party: 'the
// board and the Government of Bhutan signed a MoU', 'a MoU was signed with UNICEF in May
// 2021'.
func (r *reading) oneSide() (t telling, ok bool) {
	n, verb := r.n, r.verb
	if n.kind == "declaration" || n.kind == "treaty" || r.Is(verb, "ratified", "adopted", "launched", "came", "exchanged") {
		return t, false
	}
	with, end := r.withBehind()
	var ps []int
	other := false // who signs with the one that is named has a name that we do not know
	first := n.first
	if verb < n.first {
		ps, first, other = r.subjectAndUnknown()
	}
	if len(with)+len(ps) == 0 || len(with) > 1 || len(with) > 0 && len(ps) > 0 || r.isPlan(with, end) || r.ofLandOnly(with) {
		return t, false
	}
	other = other || len(with) > 0 && (verb >= n.end || r.IsCapital(first-1) || r.title(n) != nil)
	switch {
	case len(with) > 0 && r.Is(end, "and", ",") && r.IsLower(end+1): // 'with UNICEF and two firms'
	case len(ps) > 0 && r.Is(n.end, "with"):
		if other = r.IsCapital(n.end+1) || r.Is(n.end+1, "the", "a", "an") && r.IsCapital(n.end+2); !other && r.count < 2 {
			return t, false
		}
		end = r.pastUnknown(n.end + 1)
	case len(ps) == 1 && r.Is(first-1, "the") && r.Is(first-2, "and") && r.IsWord(first-3), len(ps) == 1 && r.Is(first-1, "and") && r.IsWord(first-2):
		other = true
	}
	lo, hi := min(first, n.first), max(end, n.end)
	if !other && r.dateOf(r.sent, lo, hi) < 0 && r.today(r.sent, lo, hi) < 0 {
		return t, false
	}
	lo, doubts := min(first, n.first, verb), []string{unnamedSide}
	if len(ps) == 0 && verb >= n.end {
		ps, first, hi, doubts = r.counterpart(hi)
		lo = min(lo, first)
	}
	return r.told(joint(ps, with), lo, hi, doubts...), true
}

// subjectAndUnknown are the parties before the verb, or the one that signs with a body that
// we do not know: 'UNDP and the State Chancellery signed'.
func (r *reading) subjectAndUnknown() (ps []int, first int, other bool) {
	g := r.groupStart(r.verb, r.sent.First)
	if ps, first = r.subject(g, r.sent); len(ps) > 0 {
		return ps, first, false
	}
	j := first
	for j > r.sent.First && (r.IsCapital(j-1) || r.Is(j-1, "of", "for", "the")) && r.DateAt(j-1) < 0 {
		j--
	}
	if !r.Is(j-1, "and", "&") || j == first || r.people.At(first-1) >= 0 {
		return nil, first, false
	}
	if ps = r.SubjectTo(j-1, r.sent.First); len(ps) != 1 {
		return nil, first, false
	}
	return ps, r.Partners[ps[0]].First, true
}

// isPlan reports whether an agreement may be signed only, or is the one just told.
func (r *reading) isPlan(with []int, end int) bool {
	n, verb := r.n, r.verb
	if r.Is(verb, "announced") && (verb < n.end || len(with) == 0) || r.Is(verb-1, "be") && (verb < n.end || len(with) != 1 || n.plural && r.dateOf(r.sent, n.first, end) < 0) {
		return true
	}
	return verb >= n.end && r.Is(n.first-1, "the", "this") && len(r.out) > 0 && r.View.BlockAt(r.out[len(r.out)-1].At.View.Start) >= r.sent.Block-1
}

// ofLandOnly reports whether a party is a land that tells where another sits: 'with
// Vietnam-based Red Polymers'.
func (r *reading) ofLandOnly(parties []int) bool {
	for _, k := range parties {
		if r.Is(r.Partners[k].End, "-", "firm", "company") {
			return true
		}
	}
	return false
}

// pastUnknown is the token past a party's name that we do not know, so that a date behind it
// is found.
func (r *reading) pastUnknown(i int) int {
	limit := min(r.sent.Last, i+9)
	for i < limit && r.DateAt(i) < 0 && (r.IsCapital(i) || r.Is(i, "the", "a", "an", "of", "for", "and", "-", "&") || r.count > 1 && r.IsWord(i) && !r.Is(i, "in", "on")) {
		i++
	}
	return i
}

// binding are the verbs, beside those of signing, that tell of two as bound by an
// agreement: 'joined hands through a MoU', 'an agreement ties A to B', 'a contract let on'.
var binding = wordset.Fields(`joined teamed partnered binds bind bound ties tie links governs goes dates dated dating let awarded works cooperates collaborates`)

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
		if (signs || r.In(i, binding) && (under || i > n.end)) && !r.nounBetween(min(i, n.first), max(i, n.first), n) {
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
		return d, r.Is(act, "binds", "bind", "ties", "tie", "links", "governs")
	}
	v := &r.Dates[d].Value
	return d, v.EDTF != nil && !r.Is(r.Dates[d].First-1, "by", "until", "since") && (v.Precision != "year" || !r.Is(act, "works", "work") || act != r.n.first)
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
