package layout

import (
	"regexp"
	"slices"
	"strings"

	"factsheet/pipeline/document"
)

const (
	headLines    = 9 // lines that a table's head has at most
	captionLines = 6
	headWords    = 12 // of one cell on one line
)

// findHead finds where the head of the table begins and where its body does. Lines
// that name columns stand over columns behind the first; what stands over the first
// alone is a section of the body, or the title.
func (b *gridBuilder) findHead() {
	b.head = b.first
	blanks, rules := 0, 0
	for i := b.first - 1; i >= 0 && b.first-i <= headLines+blanks+rules; i-- {
		l, p := &b.lines[i], &b.print[i]
		if l.blank() {
			if blanks++; blanks > 1 || l.page != b.lines[b.first].page {
				break
			}
			continue
		}
		if p.rule {
			rules++
			continue
		}
		if !b.follows(i, b.head) || l.page != b.lines[b.first].page || l.running != document.Paragraph || p.prose || b.isTitle(i) || isUnits(l.span.Of(b.text)) || !b.overColumns(i) {
			break
		}
		if len(p.segs) > 1 || p.segs[0].x0 >= b.columns[0].x1 || p.segs[0].middle() >= b.columns[1].x0 {
			b.head = i
		}
	}
	b.first = b.head
	b.emptyColumns()
	b.place()
	b.body = b.firstRow()
	for b.body > 0 && b.isSection(&b.placed[b.body-1]) {
		b.body--
	}
	b.spread()
}

// emptyColumns adds the columns that a line of the head names and no row fills: of two
// names that would share a column, the one that stands over none.
func (b *gridBuilder) emptyColumns() {
	for i := b.first; i <= b.last; i++ {
		p := &b.print[i]
		if n, years := p.figures(); n > 0 || years > 0 && i > b.first {
			return
		}
		for k := 1; k < len(p.segs); k++ {
			x, y := &p.segs[k-1], &p.segs[k]
			c := columnAt(b.columns, x)
			if c < 0 || c != columnAt(b.columns, y) || y.x0-x.x1 < cellBlanks {
				continue
			}
			s := y
			if b.columns[c].x0 < y.x1 && y.x0 < b.columns[c].x1 {
				s = x
			}
			if b.columns[c].x0 < s.x1 && s.x0 < b.columns[c].x1 {
				continue // both stand over it
			}
			at := c
			if s.x0 >= b.columns[c].x1 {
				at++
			}
			b.columns = slices.Insert(slices.Clone(b.columns), at, column{s.x0, s.x1})
			k = 0
		}
	}
}

// firstRow is the first line with a figure; a year is one where the table has no other.
func (b *gridBuilder) firstRow() int {
	if !b.isNumeric() {
		return 0
	}
	for k := range b.placed {
		if b.numbers(&b.placed[k], false) && !b.isUnitRow(&b.placed[k]) {
			return k
		}
	}
	for k := 1; k < len(b.placed); k++ {
		if b.numbers(&b.placed[k], true) && b.label(&b.placed[k]) != "" {
			return k
		}
	}
	return 0
}

// isUnitRow reports whether a line tells the columns' units, '(1,000)' among them: it
// has no label, and words over columns of figures.
func (b *gridBuilder) isUnitRow(l *gridLine) bool {
	if b.label(l) != "" {
		return false
	}
	for i := range l.cells {
		if c := &l.cells[i]; b.numeric[c.column] && c.kind == wordy {
			return true
		}
	}
	return false
}

// centred is how far from the middle of several columns their common name may stand.
const centred = 3

// spread lets the names in the upper lines of a head span the columns that they are
// centred over rather than over one.
func (b *gridBuilder) spread() {
	if b.body < 2 {
		return
	}
	under := make([]column, len(b.columns)) // the lowest name over each column, or the column
	copy(under, b.columns)
	for _, c := range b.placed[b.body-1].cells {
		if c.columns == 1 {
			under[c.column] = column{c.x0, c.x1}
		}
	}
	for k := range b.placed[:b.body-1] {
		cells := b.placed[k].cells
		for i := range cells {
			c := &cells[i]
			if c.columns > 1 || c.column == 0 {
				continue
			}
			least := abs(c.x0 + c.x1 - under[c.column].x0 - under[c.column].x1)
			for first := max(1, c.column-1); first < len(under)-1 && first <= c.column && least > 2*centred; first++ {
				if off := abs(c.x0 + c.x1 - under[first].x0 - under[first+1].x1); off <= 2*centred && off <= least || b.reaches(cells, i, first, under) {
					c.column, c.columns, least = first, 2, off
				}
			}
		}
	}
}

// overColumns reports whether a line's parts may name columns: short, no figures but
// years, and none over all columns.
func (b *gridBuilder) overColumns(i int) bool {
	p := &b.print[i]
	if n, _ := p.figures(); len(p.segs) == 0 || n > 1 || p.beside() {
		return false
	}
	for k := range p.segs {
		s := &p.segs[k]
		if s.words > headWords || len(p.segs) == 1 && s.x0 <= b.columns[0].x0+2 && s.x1 > b.columns[len(b.columns)-1].x0 {
			return false
		}
	}
	return len(p.segs) > 1 || p.segs[0].words <= 6
}

// isSection reports whether a line is one label over the first column.
func (b *gridBuilder) isSection(l *gridLine) bool {
	return len(l.cells) == 1 && l.cells[0].column == 0
}

var units = regexp.MustCompile(`(?i)^[(\[]?\s*(?:(?:all\s+)?(?:figures|amounts|values|expressed|sums|data|budget)?\s*(?:are\s+)?(?:expressed\s+)?in\s+)?(?:current\s+|constant\s+)?(?:(?:[A-Z]{0,3}\s?[$€£¥]|USD|EUR|GBP|CHF|[A-Z]{3}|dollars|euros?)[ ,]*)?(?:thousands?|millions?|billions?|'000s?|000s?|mn|bn|m)?\s*(?:of\s+)?(?:[A-Z]{0,3}\s?[$€£¥]|USD|EUR|GBP|CHF|[A-Z]{3}|United States dollars|US dollars|U\.S\. dollars|dollars|euros?|[a-z]+ (?:dollars|francs|pounds|shillings))?\s*[)\]]?$`)

// inUnits has the sign first, as Indian accounts do: '(₹ in crore)', 'Rs. in lakh'.
var inUnits = regexp.MustCompile(`(?i)^[(\[]?\s*(?:rs\.?|[A-Z]{0,3}\s?\p{Sc}|[A-Z]{3})\s+(?:in\s+)?(?:thousands?|lakhs?|crores?|millions?|billions?|mn|bn)\s*[)\]]?$`)

// isUnits reports whether a line tells the unit of the figures below it and nothing
// else: '(In millions of United States dollars)', 'US$ thousand'.
func isUnits(s string) bool {
	if s[0] == '[' && strings.HasPrefix(strings.ToLower(s), "[in ") || s[0] == '(' && strings.HasPrefix(strings.ToLower(s), "(in ") {
		return true
	}
	if inUnits.MatchString(s) {
		return true
	}
	return len(s) > 2 && len(s) <= 90 && units.MatchString(s) &&
		(strings.ContainsAny(s, "$€£¥") || strings.Contains(strings.ToLower(s), "illion") ||
			strings.Contains(strings.ToLower(s), "thousand") || strings.ContainsAny(s, "([") || strings.Contains(s, "000"))
}

// findCaption finds the lines above line top that are the title of what stands there
// and its unit line. A title that is not numbered stands right above.
func (g *grid) findCaption(top int) [2]int {
	out := [2]int{top, top}
	blanks, titles := 0, 0
	for i := top - 1; i >= 0 && top-i <= captionLines+2; i-- {
		l, p := &g.lines[i], &g.print[i]
		if l.page != g.lines[top].page {
			break
		}
		if l.blank() {
			if blanks++; blanks > 2 {
				break
			}
			continue
		}
		if p.rule {
			continue
		}
		s := l.span.Of(g.text)
		switch {
		case !g.follows(i, top):
			return out
		case g.isTitle(i):
			return [2]int{i, g.titleEnd(i, top)}
		case len(g.out) > 0 && i <= g.out[len(g.out)-1].lastLine():
			return out
		case l.running != document.Paragraph, len(p.segs) > 2, len(p.segs) == 0:
			return out
		case isUnits(s) && titles == 0:
			out[0] = i
		case opensAbove(g, i):
			// the second line of a bracket that opens above
		case titles == 0 && p.prose && g.isUnitTitle(i):
			// as long as a sentence, but it ends in the unit of the figures below
			return [2]int{i, top}
		case p.prose || endsSentence(s) && !strings.HasSuffix(s, ":") || blanks > 1:
			return out
		case len(p.segs) > 1:
			return out
		case titles == 0 && p.segs[0].words < 2:
			// the rest of a head, and no title
		case titles < 2 && startsUpper(s) && p.segs[0].words <= 16 || titles > 0 && p.segs[0].words <= 20:
			if titles++; titles == 1 || blanks == 0 {
				out[0] = i
			}
		case titles == 0 && p.segs[0].words <= 12:
			titles++ // the last line of a title of several
		default:
			return out
		}
	}
	return out
}

// unitAtEnd is the unit of money that a title ends in, in brackets or behind a comma: 'by
// donor (in thousands of US dollars)', 'by donor, EUR million'.
var unitAtEnd = regexp.MustCompile(`(?i)(?:\([^()]*|, (?:in )?)(?:US\$|\$|€|£|\b(?:USD|EUR|GBP|dollars|euros?|francs|kroner|kronor|yen)\b)[^().,]{0,25}\)?$`)

// isUnitTitle reports whether line i stands alone between blank lines and ends in a unit
// of money.
func (g *grid) isUnitTitle(i int) bool {
	s := g.lines[i].span.Of(g.text)
	return (i == 0 || g.lines[i-1].blank()) && len(s) < 140 && startsUpper(s) && unitAtEnd.MatchString(s)
}

// titleEnd is where the title that begins on line i ends, above line top: at a blank
// line, but for a unit line below it.
func (g *grid) titleEnd(i, top int) int {
	end := i + 1
	for j := i + 1; j < top; j++ {
		switch {
		case g.lines[j].blank():
		case end == j || isUnits(g.lines[j].span.Of(g.text)) || opensAbove(g, j):
			end = j + 1
		}
	}
	return end
}

// opensAbove reports whether line i ends a bracket that one of the three lines above
// opens: a unit line of several lines.
func opensAbove(g *grid, i int) bool {
	s := g.lines[i].span.Of(g.text)
	if !strings.HasSuffix(s, "]") && !strings.HasSuffix(s, ")") || strings.ContainsAny(s, "[(") && s[0] != ')' {
		return false
	}
	for k := i - 1; k >= max(0, i-3) && !g.lines[k].blank(); k-- {
		if c := g.text[g.lines[k].span.Start]; c == '[' || c == '(' {
			return true
		}
	}
	return false
}

// trimCaption is the caption's lines without the blank ones at its end.
func (g *grid) trimCaption(c [2]int) [2]int {
	for c[1] > c[0] && g.lines[c[1]-1].blank() {
		c[1]--
	}
	return c
}

// captionSpan is the stretch of text that the caption's lines cover.
func (g *grid) captionSpan(c [2]int) document.Span {
	if c[0] >= c[1] {
		return document.Span{}
	}
	return document.Span{Start: g.lines[c[0]].span.Start, End: g.lines[c[1]-1].span.End}
}

// reaches reports whether a name that stands over one column goes on over most of the
// white between it and the next.
func (b *gridBuilder) reaches(cells []placedCell, i, first int, under []column) bool {
	c, left, right := &cells[i], under[first], under[first+1]
	if i > 0 && cells[i-1].column >= first || i+1 < len(cells) && cells[i+1].column <= first+1 {
		return false // the other column has a name of its own
	}
	return c.x0 < left.x1 && 2*c.x1 > left.x1+right.x0 || c.x1 > right.x0 && 2*c.x0 < left.x1+right.x0
}

func abs(n int) int { return max(n, -n) }
