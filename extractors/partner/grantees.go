package partner

import (
	"factsheet/extractors/internal/country"
	"factsheet/extractors/place"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

const (
	fewestGrants = 2  // blocks of a list of grants
	grantName    = 16 // tokens of the line or cell that names who gets one
)

// grantHeads are words of headings over lists of grants.
var grantHeads = wordset.Fields("grants grantees awards awardees recipients grantmaking")

// grantees takes the names that the blocks of a list of grants begin with, each over a sum of
// its own or before it in its line: 'Mesa de Paz / $240,000, one year / To bring …'. A heading
// that speaks of grants, and a second block of the sort, tell what they are.
func (c *contexts) grantees() {
	section, under := -1, false
	var names [][2]int
	keep := func() {
		if len(names) >= fewestGrants {
			for _, n := range names {
				if end := c.grantee(n[0], n[1]); end > n[0] {
					c.take(n[0], end, c.guess(n[0], end))
				}
			}
		}
		names = names[:0]
	}
	for _, b := range c.View.Blocks {
		if b.Len() == 0 {
			continue
		}
		if n := c.SectionAt(b.Start); n != section {
			keep()
			section, under = n, c.overGrants(n)
		}
		if !under {
			continue
		}
		first := c.TokenAt(b.Start)
		for i := first; i < len(c.Tokens) && c.Tokens[i].Start < b.End; i++ {
			if i > first && !c.Tokens[i].Line || !c.capital(i) {
				continue
			}
			if end := c.overSum(i); end > i && (c.wraps(end-1) && i == first || end > i+1 && !c.wraps(end-1) && c.gets(i, end)) {
				names = append(names, [2]int{i, end})
				i = end
			}
		}
	}
	keep()
}

// overGrants reports whether a section's heading, or that of the sheet, speaks of grants.
func (c *contexts) overGrants(section int) bool {
	for _, n := range [...]int{section, 0} {
		if n < 0 || n >= len(c.Sections) {
			continue
		}
		h := c.Sections[n].Heading
		for i := c.TokenAt(h.Start); i < len(c.Tokens) && c.Tokens[i].Start < h.End; i++ {
			if c.In(i, grantHeads) {
				return true
			}
		}
	}
	return false
}

// overSum is the end of the line at token i where the line under it begins with a sum, or of what
// stands before the sum in it; i where neither does.
func (c *contexts) overSum(i int) int {
	for j := i + 1; j < min(len(c.Tokens), i+grantName); j++ {
		sum := c.Kind(j) == segment.Currency ||
			c.Kind(j) == segment.Word && c.Tokens[j].Case == segment.Upper && len(c.Text(j)) == 3 && c.Kind(j+1) == segment.Number
		switch {
		case c.Kind(j) == segment.Break:
			return i
		case sum && (c.wraps(j-1) || c.Kind(j-1) == segment.GapMark || c.Is(j-1, "–", "—", ":", "-", ",")):
			return j
		case sum || c.wraps(j-1):
			return i
		}
	}
	return i
}

// gets reports whether what stands before a sum in its line, the sum at token end, may be who gets
// it: it is for nothing, and the sum goes to no one else.
func (c *contexts) gets(i, end int) bool {
	if c.Is(end-1, ",") {
		return false
	}
	for j := i; j < end; j++ {
		if c.Is(j, "for", "to", "in", "at") {
			return false
		}
	}
	for j := end; j < min(len(c.Tokens), end+grantName) && c.Kind(j) != segment.Break && !c.wraps(j-1); j++ {
		if c.Is(j, "to") && (c.capital(j+1) || c.Is(j+1, "the") && c.capital(j+2)) {
			return false
		}
	}
	return true
}

// grantee is the end of the name at token i, in what an entry of a list of grants tells before
// its sum, which ends at token end; i where it is none.
func (c *contexts) grantee(i, end int) int {
	last := i
	for last < end && c.inName(last) || last > i && last < end && c.In(last, foreignLinkers) {
		last++
	}
	if last < end && !c.Is(last, ",", "(", ":", "–", "—", "-", ";") && c.Kind(last) != segment.GapMark {
		return i
	}
	for j := i; j < last; j++ {
		if c.taken[j] {
			return i
		}
	}
	if last > i+1 {
		if c.names(i, last) {
			return i
		}
		return last
	}
	if last == i || c.names(i, last) || c.In(i, generic) || c.In(i, labels) || c.In(i, parts) || c.In(i, callers) ||
		country.IsState(c.Text(i)) || place.CityCountry(c.Pass, i) != "" {
		return i
	}
	return last
}
