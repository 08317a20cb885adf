package summable

import (
	"slices"
	"strings"
)

// sameWords is how many words behind a sum must be the same in two tellings of it.
const sameWords = 6

// twice leaves out what a sheet tells a second time in the same words, as in its summary
// and again under a heading: donor and sum are the same, the words behind it too, and
// nothing else that is told speaks against it.
func (s *sheet) twice() {
	type telling struct {
		donor, currency, words string
		value                  int64
	}
	again := s.sumsAgain()
	var first map[telling]*claim
	for _, c := range again {
		words := s.behind(c)
		if words == "" {
			continue
		}
		if first == nil {
			first = map[telling]*claim{}
		}
		key := telling{*c.Donor, *c.amount.Currency, words, c.value}
		o := first[key]
		if o == nil {
			first[key] = c
			continue
		}
		if o.node == c.node || differ(o.Recipient, c.Recipient) || differ(o.Project, c.Project) || differ(o.Period, c.Period) ||
			s.isFurther(c) || s.related(o.node, c.node) || !s.endAlike(o, c) {
			continue
		}
		s.leaveTwice(c)
	}
	s.inOtherWords(again)
}

// sumsAgain are the flows of a donor that tell a value which another tells, too.
func (s *sheet) sumsAgain() (out []*claim) {
	told := make(map[int64]int, len(s.claims))
	for i := range s.claims {
		if c := &s.claims[i]; c.reason == "" && c.Donor != nil {
			told[c.value]++
		}
	}
	for i := range s.claims {
		if c := &s.claims[i]; c.reason == "" && c.Donor != nil && told[c.value] > 1 {
			out = append(out, c)
		}
	}
	return out
}

func (s *sheet) leaveTwice(c *claim) {
	c.reason = ToldTwice
	s.nodes[c.node].elsewhere, s.nodes[c.node].covers = true, true
}

// inOtherWords leaves out which of some flows a sheet tells a second time in other words.
func (s *sheet) inOtherWords(again []*claim) {
	type sum struct {
		donor, currency string
		value           int64
	}
	told := map[sum][]*claim{}
	for _, c := range again {
		if c.reason != "" {
			continue
		}
		key := sum{*c.Donor, *c.amount.Currency, c.value}
		if slices.ContainsFunc(told[key], func(o *claim) bool { return s.retold(o, c) }) {
			s.leaveTwice(c)
		} else if len(told[key]) < keptFlows {
			told[key] = append(told[key], c)
		}
	}
}

// clause bounds how far behind a sum its sentence is read, in code points.
const clause = 400

// endAlike reports whether two sentences that go on alike behind a sum end alike, or stand
// apart, as a summary and what it sums up, and name no other place. Beside each other 'for the
// training of teachers in the north' and 'for the training of teachers in the south' are two.
func (s *sheet) endAlike(o, c *claim) bool {
	return s.ending(o) == s.ending(c) || !o.isNear(c) && !s.placesDiffer(o, c)
}

// ending are the words from a sum to the end of its sentence.
func (s *sheet) ending(c *claim) string {
	text := s.words.between(c.amount.End, c.amount.End+clause)
	if end := strings.IndexAny(text, ".;"); end >= 0 {
		text = text[:end]
	}
	return strings.Join(strings.Fields(text), " ")
}

// behind are the words behind a sum, as many as make a telling; empty where its sentence
// has fewer.
func (s *sheet) behind(c *claim) string {
	text := s.words.between(c.amount.End, c.amount.End+80)
	if end := strings.IndexAny(text, ".;"); end >= 0 {
		text = text[:end]
	}
	words := strings.Fields(text)
	if len(words) <= sameWords { // the last may be cut
		return ""
	}
	return strings.Join(words[:sameWords], " ")
}
