package partner

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// hands are verbs behind which a sum goes to a body.
var hands = wordset.Fields(`gave gives give lent lends lend granted grants grant awarded awards award provided provides provide
	allocated allocates disbursed disburses contributed contributes paid pays donated donates pledged extended extends`)

// mostToTaker bounds the tokens from a list item's beginning to whom its sum goes.
const mostToTaker = 14

// givenTo takes the name of two words or more that the sum at a list item's beginning goes
// to, behind 'to' at token i: '$8 million over two years to Last Mile Health for clinics'.
func (c *contexts) givenTo(i int) {
	first := i + 1
	if c.Is(first, "the") {
		first++
	}
	if !c.capital(first) {
		return
	}
	if c.handed(i) {
		c.handedTo(first)
		return
	}
	if !c.opensWithSum(i) {
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

// handed reports whether a verb of giving and a sum stand right before token i: 'lent €300
// million [to]'.
func (c *contexts) handed(i int) bool {
	j := i - 1
	for j > i-4 && c.Kind(j) != segment.Currency && (c.Kind(j) == segment.Number || c.Is(j, "million", "billion", "thousand")) {
		j--
	}
	if c.Kind(j) != segment.Currency {
		return false
	}
	for k := j - 1; k > j-5 && c.Kind(k) == segment.Word; k-- {
		if c.In(k, hands) {
			return true
		}
	}
	return false
}

// handedTo takes the name at token i that a sum is handed to, which a comma, a full stop or
// what the sum is for ends: 'Energocom, the state-owned trader'.
func (c *contexts) handedTo(i int) {
	end := c.run(i)
	if end == i || c.names(i, end) || !c.Is(end, ",", ".", "to", "for", "in", "and", ";") || c.Is(end, "and") && c.capital(end+1) {
		return
	}
	if end == i+1 && !c.looks(i, end) && !(c.Is(end, ",") && c.Is(end+1, "the", "a", "an", "which")) {
		return // a place as well
	}
	c.take(i, end, c.guess(i, end))
}

// town takes the town that acts by its word in small letters at token i: 'the city of Balti
// received', 'the municipality of Chisinau borrowed'.
func (c *contexts) town(i int) {
	if !c.Is(i+1, "of") || !c.capital(i+2) || c.taken[i+2] || c.casing(i+2) != plainCase {
		return
	}
	end := i + 3
	for end < i+5 && c.capital(end) && !c.taken[end] {
		end++
	}
	if c.In(end, took) || c.does(end) || c.Is(i-1, "the") && c.Is(i-2, "by", "with") && c.Kind(end) != segment.Word {
		c.take(i, end, record.Government)
	}
}

// took are verbs of towns that take money, besides what others do.
var took = wordset.Fields(`borrowed borrows received receives contributed contributes adopted adopts`)
