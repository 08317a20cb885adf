package partner

import (
	"factsheet/extractors/internal/table"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

const (
	rosterLabel = 4  // words of a label above a list of bodies
	rosterLines = 20 // lines of the list
	rosterWords = 14 // tokens of a line
)

// columnParts are words of a column's head that say that its cells are bodies, besides
// parts.
var columnParts = wordset.Fields(`recipient recipients organisation organisations organization organizations institution institutions
	lender lenders co-financer co-financers contributor contributors agency agencies`)

// edged reports whether the column edge at token i is the only one of its line, so that a
// label and its value stand on either side: 'Partners    Oromia Bureau; UNICEF'.
func (c *contexts) edged(i int) bool {
	if i == 0 || c.Kind(i-1) != segment.Word {
		return false
	}
	for j := i - 1; j >= 0 && j >= i-rosterLabel; j-- {
		if c.Kind(j) == segment.GapMark {
			return false
		}
		if c.Tokens[j].Line {
			break
		}
	}
	for j := i + 1; j < len(c.Tokens) && j < i+40; j++ {
		switch {
		case c.Kind(j) == segment.GapMark:
			return false
		case c.Kind(j) == segment.Break || c.Tokens[j].Line:
			return true
		}
	}
	return true
}

// roster reads the lines under a label that stands alone in its line and says who takes
// part: the names under 'Partners' or 'Our donors'. It ends at the first line that is no
// name.
func (c *contexts) roster(i int) {
	label := false
	j := i
	for ; j < len(c.Tokens) && c.Kind(j) == segment.Word && (j == i || !c.Tokens[j].Line); j++ {
		if j-i == rosterLabel || c.In(j, otherFields) {
			return
		}
		label = label || c.In(j, parts)
	}
	if !label || j < len(c.Tokens) && !c.Tokens[j].Line && c.Kind(j) != segment.Break || !c.capital(i) {
		return
	}
	for n := 0; n < rosterLines && j < len(c.Tokens); n++ {
		apart := c.Kind(j) == segment.Break
		if apart {
			j++
		}
		if bulleted := c.Is(j, "•", "-", "–", "*", "▪", "·"); bulleted {
			j++
		} else if apart && n > 0 {
			return
		}
		end := c.rosterLine(j)
		if end == j {
			return
		}
		j = end
	}
}

// rosterLine takes the name that the line at token j is, and returns where the next line
// begins; j where it is no name. A line of a name that is known already is passed over.
func (c *contexts) rosterLine(j int) int {
	end := j
	for end < len(c.Tokens) && c.Kind(end) != segment.Break && (end == j || !c.Tokens[end].Line) {
		if !c.inName(end) && !c.Is(end, "(", ")", "–", ",", "/") || end-j == rosterWords {
			return j
		}
		end++
	}
	if end == j {
		return j
	}
	last := end
	for k := j; k < end; k++ {
		if c.Is(k, "(") {
			last = k // a short form, or what it is
			break
		}
	}
	if c.Is(j+1, "–", "-") && !c.Tokens[j+1].Glued && c.Tokens[j].Case == segment.Upper && c.free(j+2, last) && !c.taken[j] {
		f := c.take(j+2, last, c.guess(j+2, last)) // 'TAHA – Tanzania Horticultural Association'
		short := c.take(j, j+1, f.typ)
		short.name, short.country = f.name, f.country
	} else if c.named(j, last) {
		c.take(j, last, c.guess(j, last))
	}
	return end
}

// named reports whether the tokens, which stand where a body is named, read as its name
// and not as a heading: two words or more, or one that is written as a short form is.
func (c *contexts) named(first, last int) bool {
	if !c.free(first, last) || !c.capital(first) || last-first > rosterWords || c.names(first, last) ||
		c.In(first, parts) || c.In(last-1, callers) || c.Is(last-1, "name", "names", "title", "status", "location", "type") {
		return false
	}
	if last == first+1 {
		_, land := c.lands.At(first)
		return !land && c.Tokens[first].Case != segment.Capital && c.SpanOf(first, last).Len() >= 3 && !c.In(first, labels)
	}
	if f, land := c.lands.At(first); land && f.Last == last {
		return false
	}
	return c.casing(first) != allCaps
}

// free reports whether the tokens are words of a name, none of which is another body's.
func (c *contexts) free(first, last int) bool {
	for j := first; j < last; j++ {
		if c.taken[j] || !c.inName(j) && !(c.Is(j, "–") && j > first+1) {
			return false
		}
	}
	return last > first
}

// inName reports whether token i may stand within a name.
func (c *contexts) inName(i int) bool {
	return c.capital(i) || c.Kind(i) == segment.Word && c.In(i, linkers) || c.Is(i, "and", "the", "&", "-", "'") ||
		c.Kind(i) == segment.Possessive
}

// columns reads the cells under a head that says that they are bodies: 'Agreement
// partner', 'Donor', 'Recipient organisation'.
func (c *contexts) columns() {
	tables := table.Of(c.Pass)
	for t := range tables {
		if tables[t].Chart {
			continue
		}
		body := max(1, tables[t].Table.Heads)
		for column := range tables[t].Columns {
			if !c.headsBodies(&tables[t], column) {
				continue
			}
			for r := body; r < tables[t].Rows; r++ {
				cell := tables[t].At(r, column)
				if cell == nil || cell.Columns != 1 {
					continue
				}
				if at, ok := cell.Tokens(); ok {
					c.cell(at)
				}
			}
		}
	}
}

// headsBodies reports whether a column's head says in a few words that its cells are bodies.
func (c *contexts) headsBodies(t *table.Table, column int) bool {
	found, words := false, 0
	for r := range t.Table.Heads {
		cell := t.At(r, column)
		if cell == nil || cell.Row != r {
			continue
		}
		for _, p := range cell.Parts {
			for j := p.First; j < p.End; j++ {
				if c.Kind(j) != segment.Word {
					continue
				}
				if words++; words > rosterLabel || c.In(j, otherFields) {
					return false
				}
				found = found || c.In(j, parts) || c.In(j, columnParts)
			}
		}
	}
	return found
}

// cell takes the names of a cell, parted by semicolons and commas.
func (c *contexts) cell(at table.Range) {
	for j := at.First; j < at.End; {
		end := j
		for end < at.End && !c.Is(end, ";", ",") {
			end++
		}
		if c.named(j, end) {
			c.take(j, end, c.guess(j, end))
		}
		j = end + 1
	}
}
