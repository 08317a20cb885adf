package gold

import (
	"cmp"
	"fmt"
	"slices"
)

// Lost is a span of a gold sheet that was not found in a text.
type Lost struct {
	Kind  string // 'amounts' …
	Entry int    // which one of that kind, from 0
	Span  Span   // as the gold sheet has it
	Why   string // as the end of a sentence that begins with the span's words
}

// Nowhere is where a lost span is put: it overlaps nothing.
const Nowhere = -1

// Anchored is a copy of the sheet with its spans where they stand in a text, their quotes
// in the words of that text. Spans that Find is not sure of are settled by those of the
// sheet that it found: those of the same words between the nearest found before and behind
// are taken to stand, in their order, in the places there, if they are as many. No two spans come to stand in one place that stood
// apart. What is not found is told, in the order of EachSpan; it is at Nowhere in the copy.
func (s *Sheet) Anchored(text string) (*Sheet, []Lost) {
	a := NewAnchors(text)
	out := s.Clone()
	var all []*anchor
	moved := false
	out.EachSpan(func(kind string, entry int, span *Span) {
		n := &anchor{kind: kind, entry: entry, span: span}
		if n.at, n.places, n.ok = a.find(span); !n.ok {
			q := newQuote(span)
			n.key, n.strict = string(q.words), q.around() && len(q.words) < telling
		}
		moved = moved || !n.ok || n.at.start != span.Start || n.at.end != span.End
		all = append(all, n)
	})
	if !moved {
		return out, nil
	}
	order := slices.Clone(all)
	slices.SortStableFunc(order, func(x, y *anchor) int {
		return cmp.Or(cmp.Compare(x.span.Start, y.span.Start), cmp.Compare(x.span.End, y.span.End))
	})
	apart(order)
	between(order, a.offsets.Len())
	apart(order)
	var lost []Lost
	for _, n := range all {
		if !n.ok {
			lost = append(lost, Lost{Kind: n.kind, Entry: n.entry, Span: *n.span, Why: n.why()})
			n.span.Start, n.span.End = Nowhere, Nowhere
			continue
		}
		n.span.Start, n.span.End = n.at.start, n.at.end
		n.span.Quote, _ = a.offsets.Slice(n.at.start, n.at.end)
	}
	return out, lost
}

// anchor is a span that is looked for.
type anchor struct {
	kind   string
	entry  int
	span   *Span // as it was
	at     place
	places []place // what it may be, where it is not sure
	ok     bool
	taken  bool   // its place is another's
	key    string // its folded words, where it is not sure
	strict bool   // its words alone are no proof, and what was around them is known
}

func (n *anchor) why() string {
	switch {
	case n.span.Quote == "":
		return "can't be looked for: the span has no quote"
	case n.taken:
		return "are where the words of another span were found"
	case len(n.places) == 0:
		return "stand nowhere in the text"
	case len(n.places) == 1:
		return "stand in one place in the text, in other surroundings"
	}
	return fmt.Sprintf("stand in %d places in the text, and nothing tells which is meant", len(n.places))
}

// between settles the spans that are not sure by the found ones around them, which say
// between where in the text they can be. What is settled narrows it for the others.
func between(order []*anchor, length int) {
	for settled := true; settled; {
		settled = false
		from := 0
		for i := 0; i < len(order); {
			if order[i].ok {
				from = order[i].at.start
				i++
				continue
			}
			gap := i
			for i < len(order) && !order[i].ok {
				i++
			}
			to := length
			if i < len(order) {
				to = order[i].at.end
			}
			settled = settle(order[gap:i], from, to) || settled
		}
	}
}

// settle places the spans of a gap, which all stand in one stretch of the text: those of
// the same words in their order, if that has as many places for them as they are.
func settle(gap []*anchor, from, to int) bool {
	alike := map[string][]*anchor{}
	for _, n := range gap {
		if len(n.places) > 0 {
			alike[n.key] = append(alike[n.key], n)
		}
	}
	settled := false
	for _, spans := range alike { // each by itself: their order is nothing
		settled = inOrder(spans, from, to) || settled
	}
	return settled
}

// inOrder places spans of the same words in a stretch of the text, in their order. Those
// of several entries that share a span share its place.
func inOrder(spans []*anchor, from, to int) bool {
	var in []place
	for _, p := range spans[0].places {
		if p.start >= from && p.end <= to {
			in = append(in, p)
		}
	}
	at := make([]int, len(spans)) // in in
	for i, n := range spans {
		if i > 0 {
			if at[i] = at[i-1]; !n.with(spans[i-1]) {
				at[i]++
			}
		}
		if at[i] == len(in) || !n.fits(in[at[i]]) {
			return false
		}
	}
	if at[len(at)-1] != len(in)-1 {
		return false
	}
	for i, n := range spans {
		n.at, n.ok = in[at[i]], true
	}
	return true
}

// fits reports whether a span may stand in a place: not where nothing is as it was around
// it, if its words alone are no proof.
func (n *anchor) fits(p place) bool {
	i, ok := slices.BinarySearchFunc(n.places, p, func(x, y place) int { return cmp.Compare(x.start, y.start) })
	return ok && (!n.strict || n.places[i].agrees >= faint)
}

// apart takes a place from all but the one that it agrees with best, where spans that
// stood apart were found in it; from all, where none is best.
func apart(order []*anchor) {
	groups := map[[2]int][]*anchor{}
	for _, n := range order {
		if n.ok {
			at := [2]int{n.at.start, n.at.end}
			groups[at] = append(groups[at], n)
		}
	}
	for _, group := range groups { // each by itself: their order is nothing
		best := slices.MaxFunc(group, func(x, y *anchor) int { return cmp.Compare(x.at.agrees, y.at.agrees) })
		rival := slices.ContainsFunc(group, func(n *anchor) bool { return n.at.agrees == best.at.agrees && !n.with(best) })
		for _, n := range group {
			n.taken = rival || !n.with(best)
		}
	}
	for _, n := range order {
		n.ok = n.ok && !n.taken
	}
}

// with reports whether two spans are one, of two entries.
func (n *anchor) with(o *anchor) bool {
	return n.span.Start == o.span.Start && n.span.End == o.span.End
}
