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
// sheet that it found: one that has a single place between the nearest found before and
// behind it is taken to stand there. No two spans come to stand in one place that stood
// apart. What is not found is told, in the order of EachSpan; it is at Nowhere in the copy.
func (s *Sheet) Anchored(text string) (*Sheet, []Lost) {
	a := NewAnchors(text)
	out := s.Clone()
	var all []*anchor
	moved := false
	out.EachSpan(func(kind string, entry int, span *Span) {
		n := &anchor{kind: kind, entry: entry, span: span}
		n.at, n.places, n.ok = a.find(span)
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
	taken  bool // its place is another's
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

// between settles the spans that are not sure by the found ones around them.
func between(order []*anchor, length int) {
	behind := make([]*anchor, len(order)) // the nearest found one behind each
	var next *anchor
	for i := len(order) - 1; i >= 0; i-- {
		behind[i] = next
		if order[i].ok {
			next = order[i]
		}
	}
	var before *anchor
	for i, n := range order {
		if n.ok {
			before = n
			continue
		}
		from, to := 0, length
		if before != nil {
			from = before.at.start
		}
		if behind[i] != nil {
			to = behind[i].at.end
		}
		n.settle(from, to)
	}
}

// settle takes the place that is the only one in a stretch of the text.
func (n *anchor) settle(from, to int) {
	in := -1
	for i, p := range n.places {
		if p.start < from || p.end > to {
			continue
		}
		if in >= 0 {
			return
		}
		in = i
	}
	if in >= 0 {
		n.at, n.ok = n.places[in], true
	}
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
