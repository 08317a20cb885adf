package agreement

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
	case len(ps) > 0 && r.isWith(n.end, n):
		if other = r.IsCapital(n.end+1) || r.Is(n.end+1, "the", "a", "an") && r.IsCapital(n.end+2); !other && r.count < 2 {
			return t, false
		}
		end = r.pastUnknown(n.end + 1)
	case len(ps) == 1:
		and := first - 1
		if r.Is(and, "the") {
			and--
		}
		other = other || r.Is(and, "and") && r.IsWord(and-1)
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
	before := verb < n.end
	if r.Is(verb, "announced") && (before || len(with) == 0) {
		return true
	}
	if r.Is(verb-1, "be") && (before || len(with) != 1 || n.plural && r.dateOf(r.sent, n.first, end) < 0) {
		return true
	}
	if before || len(r.out) == 0 || !r.Is(n.first-1, "the", "this") {
		return false
	}
	return r.View.BlockAt(r.out[len(r.out)-1].At.View.Start) >= r.sent.Block-1
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
	for ; i < limit && r.DateAt(i) < 0; i++ {
		name := r.IsCapital(i) || r.Is(i, "the", "a", "an", "of", "for", "and", "-", "&")
		if !name && !(r.count > 1 && r.IsWord(i) && !r.Is(i, "in", "on")) {
			break
		}
	}
	for r.Is(i-1, "the", "a", "an", "of", "for", "and", "-", "&") {
		i--
	}
	return i
}
