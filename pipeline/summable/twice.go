package summable

import "strings"

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
	var first map[telling]*claim
	for i := range s.claims {
		c := &s.claims[i]
		if c.reason != "" || c.Donor == nil {
			continue
		}
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
			s.isFurther(c) || s.related(o.node, c.node) {
			continue
		}
		c.reason = ToldTwice
		s.nodes[c.node].elsewhere, s.nodes[c.node].covers = true, true
	}
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
