package ledger

import (
	"slices"
	"sort"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// spans is a sorted set of code point ranges: the start of each in the upper half, the
// furthest end up to it in the lower. So they take half the memory of two numbers, and are
// sorted in a third of the time.
type spans []uint64

func pack(start, end int) uint64 { return uint64(start)<<32 | uint64(uint32(end)) }

func (s spans) holds(start, end int) bool {
	i := sort.Search(len(s), func(i int) bool { return int(s[i]>>32) > start }) - 1
	return i >= 0 && int(uint32(s[i])) >= end
}

// heldSpans are the spans of the record's entries. What stands between two parts of one
// block, a footer in a sentence that goes on over the page, is no part of a span over it.
func heldSpans(r *record.Record, parts strewn) spans {
	out := make(spans, 0, len(r.Text)/20+8)
	add := func(start, end int) {
		if start < end {
			out = append(out, pack(start, end))
		}
	}
	r.EachSpan(func(_ string, s *record.Span) { parts.within(s.Start, s.End, add) })
	slices.Sort(out)
	reach := 0
	for i, a := range out {
		reach = max(reach, int(uint32(a)))
		out[i] = pack(int(a>>32), reach)
	}
	return out
}

// strewn is the parts of the blocks that have several, in order.
type strewn []strewnPart

type strewnPart struct{ start, end, block int } // code points

func strewnParts(d *document.Document, offsets *document.Offsets) strewn {
	var out strewn
	for i := range d.Blocks {
		if parts := d.Blocks[i].Parts; len(parts) > 1 {
			for _, p := range parts {
				out = append(out, strewnPart{offsets.CodePoints(p.Start), offsets.CodePoints(p.End), i})
			}
		}
	}
	slices.SortFunc(out, func(a, b strewnPart) int { return a.start - b.start })
	return out
}

// at is the index of the first part that ends after the offset.
func (s strewn) at(offset int) int {
	return sort.Search(len(s), func(i int) bool { return s[i].end > offset })
}

// within gives add the stretches of a span that are read in it: where it begins and ends
// in two parts of one block, only what is of that block.
func (s strewn) within(start, end int, add func(start, end int)) {
	first, last := s.at(start), s.at(end-1)
	if first == last || last == len(s) || s[first].start > start || s[last].start >= end || s[first].block != s[last].block {
		add(start, end)
		return
	}
	for i := first; i <= last; i++ {
		if s[i].block == s[first].block {
			add(max(start, s[i].start), min(end, s[i].end))
		}
	}
}

// masks are the stretches left out on purpose, sorted, with the furthest end up to
// each.
type masks struct {
	list  []extract.Mask
	reach []int
}

func newMasks(list []extract.Mask) masks {
	m := masks{list: slices.Clone(list), reach: make([]int, len(list))}
	// Stable: of two masks that begin together the one set first gives the reason.
	slices.SortStableFunc(m.list, func(a, b extract.Mask) int { return a.View.Start - b.View.Start })
	reach := 0
	for i := range m.list {
		reach = max(reach, m.list[i].View.End)
		m.reach[i] = reach
	}
	return m
}

// reason is the reason of the mask over a View span, that of the last to begin
// before it where there are several; nil where there is none.
func (m masks) reason(s document.Span) *string {
	i := sort.Search(len(m.list), func(i int) bool { return m.list[i].View.Start >= s.End }) - 1
	for ; i >= 0 && m.reach[i] > s.Start; i-- {
		if m.list[i].View.Overlaps(s) {
			for i > 0 && m.list[i-1].View.Start == m.list[i].View.Start && m.list[i-1].View.Overlaps(s) {
				i--
			}
			return &m.list[i].Reason
		}
	}
	return nil
}
