package across

import (
	"slices"
	"sort"

	"factsheet/pipeline/record"
)

// bag counts words, figures masked.
type bag map[uint64]int

// bag are the words of a span and those about it.
func (o *opened) bag(s record.Span) bag {
	i, j := o.within(s)
	b := bag{}
	for _, w := range o.words[max(0, i-near):min(len(o.words), j+near)] {
		b[w.masked()]++
	}
	return b
}

// like is the share of words that two bags have in common, from 0 to 1.
func (b bag) like(o bag) float64 {
	n, all, others := 0, 0, 0
	for w, k := range b {
		n += min(k, o[w])
		all += k
	}
	for _, k := range o {
		others += k
	}
	return float64(n) / float64(max(all, others, 1))
}

// within are the words that a span holds: the first, and the one after the last.
func (o *opened) within(s record.Span) (i, j int) {
	i = sort.Search(len(o.words), func(k int) bool { return int(o.words[k].end) > s.Start })
	return i, i + sort.Search(len(o.words)-i, func(k int) bool { return int(o.words[i+k].start) >= s.End })
}

// about are the words before and after a span.
func (o *opened) about(s record.Span, reach int) (before, after []word) {
	i, j := o.within(s)
	return o.words[max(0, i-reach):i], o.words[j:min(len(o.words), j+reach)]
}

// likeWords is the share of the words about two spans that are the same, from 0 to 1.
func likeWords(a, b *opened, s, t record.Span, masked bool) float64 {
	before, after := a.about(s, reach)
	before2, after2 := b.about(t, reach)
	all := max(len(before)+len(after), len(before2)+len(after2))
	if all == 0 {
		return 1
	}
	return float64(shared(before, before2, masked)+shared(after, after2, masked)) / float64(all)
}

// shared counts the words that two short lists have in common.
func shared(a, b []word, masked bool) int {
	var taken [reach]bool
	n := 0
	for _, w := range a {
		for k, o := range b {
			if !taken[k] && (w.form == o.form || masked && w.masked() == o.masked()) {
				taken[k] = true
				n++
				break
			}
		}
	}
	return n
}

// redated reports whether the words about two spans name other months or years.
func redated(a, b *opened, s, t record.Span) bool {
	dates := func(o *opened, s record.Span) map[uint64]bool {
		before, after := o.about(s, near)
		out := map[uint64]bool{}
		for _, w := range slices.Concat(before, after) {
			if w.kind == dated {
				out[w.form] = true
			}
		}
		return out
	}
	x, y := dates(a, s), dates(b, t)
	lost := func(x, y map[uint64]bool) bool {
		for d := range x {
			if !y[d] {
				return true
			}
		}
		return false
	}
	return lost(x, y) && lost(y, x)
}
