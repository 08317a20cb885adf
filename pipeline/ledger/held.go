package ledger

import (
	"slices"
	"sort"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// spans is a sorted set of code point ranges with the furthest end up to each.
type spans struct {
	start, reach []int
}

func (s spans) holds(start, end int) bool {
	i := sort.SearchInts(s.start, start+1) - 1
	return i >= 0 && s.reach[i] >= end
}

func heldSpans(r *record.Record) spans {
	n := 0
	r.EachSpan(func(string, *record.Span) { n++ })
	all := make([]uint64, 0, n) // a start over an end: half the memory, and sorted in a third of the time
	r.EachSpan(func(_ string, s *record.Span) { all = append(all, uint64(s.Start)<<32|uint64(uint32(s.End))) })
	slices.Sort(all)
	out := spans{start: make([]int, len(all)), reach: make([]int, len(all))}
	reach := 0
	for i, a := range all {
		reach = max(reach, int(uint32(a)))
		out.start[i], out.reach[i] = int(a>>32), reach
	}
	return out
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
