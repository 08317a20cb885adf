package partner

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
)

// mostToTaker bounds the tokens from a list item's beginning to whom its sum goes.
const mostToTaker = 14

// givenTo takes the name of two words or more that the sum at a list item's beginning goes
// to, behind 'to' at token i: '$8 million over two years to Last Mile Health for clinics'.
func (c *contexts) givenTo(i int) {
	first := i + 1
	if c.Is(first, "the") {
		first++
	}
	if !c.capital(first) || !c.opensWithSum(i) {
		return
	}
	end := c.run(first)
	if end-first < 2 || c.names(first, end) || c.Kind(end) == segment.Word &&
		!c.Is(end, "to", "for", "and", "in", "so", "which", "towards", "over") {
		return
	}
	c.take(first, end, c.guess(first, end))
}

// opensWithSum reports whether a list item begins shortly before token i, and a sum of
// money opens it.
func (c *contexts) opensWithSum(i int) bool {
	sum := false
	for j := i - 1; j >= max(-1, i-mostToTaker); j-- {
		switch k := c.Kind(j); {
		case j < 0 || k == segment.Break:
			b := c.View.BlockAt(c.Tokens[i].Start)
			return sum && b >= 0 && c.Doc.Blocks[b].Kind == document.Item
		case k == segment.Currency:
			sum = true
		case c.Is(j, ".", ";", ":", "to"):
			return false
		}
	}
	return false
}
