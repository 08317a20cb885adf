package partner

import (
	"strings"

	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// undertakes are the words that go on behind a body that takes something upon itself.
var undertakes = wordset.Fields(`will commits committed plans pledges pledged intends announces announced aims provides invests
	donates contributes launched launches offers`)

const (
	headedReach = 40 // tokens of an entry that are looked at for the body of its head
	headedWords = 6  // of the head
)

// headed reads an entry of a list whose head, before the colon at token i, is the body
// that its text then tells to act: 'ACME FOODS: Acme Foods will donate', 'Bright Kitchens:
// Over five years, Bright Kitchens plans to'. Lists of what companies and charities
// commit to are written so.
func (c *contexts) headed(i int) {
	first := i
	for first > 0 && i-first <= headedWords && (c.Kind(first-1) == segment.Word || c.Is(first-1, "-", "&", "'")) {
		first--
	}
	if first == i || i-first > headedWords || first > 0 && c.Kind(first-1) != segment.Break && !c.Tokens[first].Line ||
		!c.capital(first) || c.taken[first] || c.SpanOf(first, i).Len() < 4 {
		return
	}
	head := c.text(first, i)
	n := i - first
	for j := i + 1; j+n+1 < min(len(c.Tokens), i+headedReach) && c.Kind(j) != segment.Break; j++ {
		if c.taken[j] || !c.capital(j) || !c.undertakes(j+n) || !strings.EqualFold(c.text(j, j+n), head) {
			continue
		}
		for k := j; k < j+n; k++ {
			if c.taken[k] {
				return
			}
		}
		f := c.take(j, j+n, c.guess(j, j+n))
		c.take(first, i, f.typ).name = f.name
		return
	}
}

// undertakes reports whether the word at token i is of a body that takes something upon
// itself: 'will donate', 'plans to', 'is opening', 'has pledged'.
func (c *contexts) undertakes(i int) bool {
	switch {
	case c.Is(i, "is", "are"):
		return strings.HasSuffix(c.Lower(i+1), "ing")
	case c.Is(i, "has", "have"):
		return strings.HasSuffix(c.Lower(i+1), "ed")
	}
	return c.In(i, undertakes)
}
