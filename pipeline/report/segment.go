package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"factsheet/pipeline/explain"
	"factsheet/pipeline/record"
)

// stretch is a span of the text that something stands on.
type stretch struct {
	start, end int            // code points
	entry      *explain.Entry // or
	unread     *record.Unread // what no entry holds
	kind       int            // of the entry
}

// segment is a part of a line that the same things stand on; its class is empty where nothing does.
type segment struct {
	Text     string
	Start    int    // code points
	length   int    // code points
	Class    string // of the mark
	ID       string // where a mention begins here
	Entries  string // ids, those on the fewest words first
	Unread   string // the kind of what no entry holds
	UnreadID string
	Reason   string // why that was left out on purpose; empty where it was not understood
}

// stretches are all that stands on the text, by place; what lies outside the text, as in a
// record that somebody changed, is left out.
func stretches(entries []explain.Entry, r *record.Record, length int) []stretch {
	var out []stretch
	add := func(s stretch) {
		if s.start >= 0 && s.start < s.end && s.end <= length {
			out = append(out, s)
		}
	}
	for i := range entries {
		e := &entries[i]
		k, ok := kindIndex[e.Kind]
		if !ok {
			continue
		}
		for m := range e.At {
			add(stretch{start: e.At[m].Start, end: e.At[m].End, entry: e, kind: k})
		}
	}
	for i := range r.Unread {
		u := &r.Unread[i]
		add(stretch{start: u.Start, end: u.End, unread: u})
	}
	slices.SortStableFunc(out, func(a, b stretch) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end))
	})
	return out
}

// cutter cuts one piece after another into segments.
type cutter struct {
	all    []stretch
	next   int
	active []*stretch
	prefix string // of the DOM's ids
}

// cut is a piece in segments. Pieces come in their order.
func (c *cutter) cut(p *piece) []segment {
	var out []segment
	text, at := p.text, p.start
	for at < p.end {
		for c.next < len(c.all) && c.all[c.next].start <= at {
			c.active = append(c.active, &c.all[c.next])
			c.next++
		}
		c.active = slices.DeleteFunc(c.active, func(s *stretch) bool { return s.end <= at })
		stop := p.end
		if c.next < len(c.all) {
			stop = min(stop, c.all[c.next].start)
		}
		for _, s := range c.active {
			stop = min(stop, s.end)
		}
		bytes := 0
		for range stop - at {
			_, n := utf8.DecodeRuneInString(text[bytes:])
			bytes += n
		}
		s := segment{Text: shown(text[:bytes]), Start: at, length: stop - at}
		c.dress(&s)
		out = append(out, s)
		text, at = text[bytes:], stop
	}
	return out
}

// dress tells what stands on a segment.
func (c *cutter) dress(s *segment) {
	if len(c.active) == 0 {
		return
	}
	on := slices.Clone(c.active)
	slices.SortStableFunc(on, func(a, b *stretch) int {
		return cmp.Or(cmp.Compare(a.end-a.start, b.end-b.start), cmp.Compare(b.kind, a.kind))
	})
	var classes, ids []string
	class := func(k string) {
		if !slices.Contains(classes, k) {
			classes = append(classes, k)
		}
	}
	for _, x := range on {
		if x.start == s.Start && s.ID == "" {
			s.ID = c.prefix + "at-" + decimal(s.Start)
		}
		if u := x.unread; u != nil {
			class("u")
			s.Unread, s.UnreadID = strings.ReplaceAll(u.Kind, "_", " "), u.ID
			if u.Reason != nil {
				class("masked")
				s.Reason = *u.Reason
			}
			continue
		}
		if k := &kinds[x.kind]; k.Word && !slices.ContainsFunc(classes, func(c string) bool { return strings.HasPrefix(c, "t-") }) {
			class("t-" + k.Key)
		}
		class("k-" + kinds[x.kind].Key)
		if !slices.Contains(ids, x.entry.ID) {
			ids = append(ids, x.entry.ID)
		}
	}
	s.Class, s.Entries = strings.Join(classes, " "), strings.Join(ids, " ")
}
