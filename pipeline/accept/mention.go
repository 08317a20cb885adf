package accept

import (
	"slices"

	"factsheet/pipeline/decision"
	"factsheet/pipeline/gold"
)

// markOf is what any gold entry carries.
func markOf(e gold.Entry) *gold.Mark {
	switch e := e.(type) {
	case *gold.Amount:
		return &e.Mark
	case *gold.Date:
		return &e.Mark
	case *gold.Quantity:
		return &e.Mark
	case *gold.Partner:
		return &e.Mark
	case *gold.Place:
		return &e.Mark
	case *gold.Person:
		return &e.Mark
	case *gold.Acronym:
		return &e.Mark
	case *gold.Project:
		return &e.Mark
	case *gold.Agreement:
		return &e.Mark
	case *gold.Contribution:
		return &e.Mark
	case *gold.Event:
		return &e.Mark
	case *gold.Reference:
		return &e.Mark
	case *gold.Issue:
		return &e.Mark
	}
	return new(gold.Mark)
}

// mentionsOf is the list of mentions of an entry; nil where it stands in one place.
func mentionsOf(e gold.Entry) *[]gold.Span {
	switch e := e.(type) {
	case *gold.Partner:
		return &e.Mentions
	case *gold.Place:
		return &e.Mentions
	case *gold.Person:
		return &e.Mentions
	case *gold.Project:
		return &e.Mentions
	case *gold.Agreement:
		return &e.Mentions
	case *gold.Contribution:
		return &e.Mentions
	case *gold.Event:
		return &e.Mentions
	case *gold.Reference:
		return &e.Mentions
	}
	return nil
}

// inherit gives a corrected entry the places of the one that was found, where who
// corrected it told none.
func inherit(corrected, found gold.Entry) {
	places := found.Spans()
	for _, s := range corrected.Spans() {
		at := slices.IndexFunc(places, func(p *gold.Span) bool { return p.Quote == s.Quote || s.Quote == "" })
		if at >= 0 && s.Start == 0 && s.End == 0 {
			*s = *places[at]
		}
	}
	if len(corrected.Spans()) > 0 {
		return
	}
	if m := mentionsOf(corrected); m != nil {
		for _, p := range places {
			*m = append(*m, *p)
		}
		return
	}
	if len(places) == 0 {
		return
	}
	first := *places[0]
	switch c := corrected.(type) {
	case *gold.Acronym:
		c.Span = &first
	case *gold.Issue:
		c.Span = &first
	}
}

// mentions applies what was decided of single mentions of an entry.
func (b *builder) mentions(kind, id string, e gold.Entry, d *decision.Entry) {
	for i := range d.Mentions {
		m := &d.Mentions[i]
		at, with := m.Span, m.Gold
		if !b.anchor(&at) || m.Verdict == decision.Correct && !b.anchor(&with) {
			b.find(kind, id, "the mention %q of event %d is not found in the sheet", m.Span.Quote, m.By)
			continue
		}
		if !mention(e, m.Verdict, at, with) {
			b.find(kind, id, "event %d decides about the mention %q, which the entry does not have", m.By, m.Span.Quote)
		}
	}
}

// mention applies one decision; false where the entry has no such mention.
func mention(e gold.Entry, verdict decision.Act, at, with gold.Span) bool {
	list := mentionsOf(e)
	if list == nil { // it stands in one place, which can only be another
		spans := e.Spans()
		if len(spans) != 1 || spans[0].Start != at.Start || spans[0].End != at.End || verdict == decision.Reject || verdict == decision.Add {
			return false
		}
		if verdict == decision.Correct {
			*spans[0] = with
		}
		return true
	}
	i := slices.IndexFunc(*list, func(s gold.Span) bool { return s.Start == at.Start && s.End == at.End })
	switch {
	case verdict == decision.Add && i < 0:
		*list = append(*list, at)
		slices.SortStableFunc(*list, before)
	case verdict == decision.Add:
	case i < 0:
		return false
	case verdict == decision.Reject:
		*list = slices.Delete(*list, i, i+1)
	case verdict == decision.Correct:
		(*list)[i] = with
		slices.SortStableFunc(*list, before)
	}
	return true
}

// together are the mentions of two lists, each once, in the order of the text.
func together(x, y []gold.Span) []gold.Span {
	out := slices.Concat(x, y)
	slices.SortStableFunc(out, before)
	return slices.CompactFunc(out, func(a, b gold.Span) bool { return before(a, b) == 0 })
}

func union(x, y []string) []string {
	out := slices.Clone(x)
	for _, s := range y {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return out
}

// joined are two notes as one.
func joined(x, y string) string {
	if x == "" || y == "" {
		return x + y
	}
	return x + "; " + y
}
