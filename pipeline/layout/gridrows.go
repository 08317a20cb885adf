package layout

import (
	"strings"
	"unicode/utf8"

	"factsheet/pipeline/document"
)

// gridBuilder makes one table of a run of lines.
type gridBuilder struct {
	*grid
	columns     []column
	numeric     []bool // by column: most of its cells are figures
	first, last int
	head        int // the first line of the table's head
	body        int // the first line below it
	placed      []gridLine
}

// gridLine is one printed line of the table with its cells by column.
type gridLine struct {
	at    int
	cells []placedCell
	apart bool // a blank line stands above it
}

// placedCell is a seg, or several that share a column, in its columns.
type placedCell struct {
	column, columns int
	span            document.Span
	x0, x1          int
	kind            segKind
}

// place puts the segs of the lines first to last into the columns.
func (b *gridBuilder) place() {
	apart := false
	b.placed = b.placed[:0]
	for i := b.first; i <= b.last; i++ {
		if b.lines[i].blank() {
			apart = true
			continue
		}
		if b.print[i].rule {
			continue
		}
		b.placed = append(b.placed, gridLine{at: i, cells: b.cellsOf(i), apart: apart && len(b.placed) > 0})
		apart = false
	}
	total, figures := make([]int, len(b.columns)), make([]int, len(b.columns))
	for i := range b.placed {
		for _, c := range b.placed[i].cells {
			if c.columns > 1 {
				continue
			}
			total[c.column]++
			if c.kind != wordy {
				figures[c.column]++
			}
		}
	}
	b.numeric = make([]bool, len(b.columns))
	for c := range b.columns {
		b.numeric[c] = c > 0 && figures[c] >= 2 && figures[c]*2 >= total[c]
	}
}

// cellsOf is the cells of line i.
func (b *gridBuilder) cellsOf(i int) []placedCell {
	segs := b.print[i].segs
	out := make([]placedCell, 0, len(segs))
	for k := range segs {
		s := &segs[k]
		c, n := spans(b.columns, s)
		if n > 1 && s.kind == figure {
			if parts := b.splitFigures(s); parts != nil {
				out = append(out, parts...)
				continue
			}
		}
		if k > 0 || len(segs) > 1 && s.kind != wordy {
			if at := columnAt(b.columns, s); n > 1 && s.kind != wordy || n <= 1 {
				c, n = at, 1
			}
		}
		if last := len(out) - 1; last >= 0 && out[last].column+out[last].columns > c {
			out[last].span.End, out[last].kind = s.span.End, wordy
			out[last].columns = max(out[last].columns, c+n-out[last].column)
			continue
		}
		out = append(out, placedCell{column: c, columns: n, span: s.span, x0: s.x0, x1: s.x1, kind: s.kind})
	}
	return out
}

// splitFigures parts figures that stand one blank apart in different columns: '85 101'
// is two cells where other rows have a white line between.
func (b *gridBuilder) splitFigures(s *seg) []placedCell {
	t := s.span.Of(b.text)
	var out []placedCell
	x, at := s.x0, s.span.Start
	for _, w := range strings.Split(t, " ") {
		n := utf8.RuneCountInString(w)
		if w != "" {
			k := kindOfSeg(w)
			if k == wordy {
				return nil
			}
			part := seg{span: document.Span{Start: at, End: at + len(w)}, x0: x, x1: x + n}
			c := columnAt(b.columns, &part)
			if last := len(out) - 1; last >= 0 && out[last].column == c {
				out[last].span.End = part.span.End
			} else {
				out = append(out, placedCell{column: c, columns: 1, span: part.span, x0: part.x0, x1: part.x1, kind: k})
			}
		}
		x, at = x+n+1, at+len(w)+1
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// label is the text of the line's first column, or "".
func (b *gridBuilder) label(l *gridLine) string {
	if len(l.cells) > 0 && l.cells[0].column == 0 {
		return l.cells[0].span.Of(b.text)
	}
	return ""
}

// numbers reports whether the line has a figure behind its label; a year is one where
// years says so.
func (b *gridBuilder) numbers(l *gridLine, years bool) bool {
	for i := range l.cells {
		if c := &l.cells[i]; c.column > 0 && b.numeric[c.column] && c.kind != wordy && (years || c.kind != year) {
			return true
		}
	}
	return false
}

// isTable tells a table from what only stands in columns: running text, a table of
// contents, a list of terms.
func (b *gridBuilder) isTable(numbered int) bool {
	numeric := 0
	for c := range b.numeric {
		if b.numeric[c] {
			numeric++
		}
	}
	cells, words, leaders, colons, labels, ascending, previous := 0, 0, 0, 0, 0, true, -1
	rows, full := 0, 0
	for i := range b.placed {
		l := &b.placed[i]
		if b.print[l.at].leaders {
			leaders++
		}
		if s := b.label(l); s != "" {
			labels++
			if strings.HasSuffix(s, ":") {
				colons++
			}
		}
		if len(l.cells) >= 2 {
			rows++
		}
		if len(l.cells) >= 3 {
			full++
		}
		for k := range l.cells {
			cells++
			words += strings.Count(l.cells[k].span.Of(b.text), " ") + 1
		}
		if len(l.cells) == 0 {
			continue
		}
		if c := l.cells[len(l.cells)-1]; c.kind == figure || c.kind == year {
			n := plainInt(c.span.Of(b.text))
			ascending = ascending && n >= previous && n >= 0
			previous = n
		}
	}
	switch {
	case cells == 0 || words > 9*cells:
		return false
	case numeric > 0 && numbered >= 2:
		if numeric == 1 && len(b.columns) <= 4 && ascending && (leaders*2 > rows || b.isContents()) {
			return false
		}
		return (colons*2 < labels || labels == 0) && b.isNamed()
	}
	return numeric == 0 && len(b.columns) >= 3 && rows >= 3 && full*2 >= rows && words < 5*cells
}

// isNamed reports whether the lines of several cells above the first figure, where
// there are any, name a column of figures: those of a list of terms do not.
func (b *gridBuilder) isNamed() bool {
	above := 0
	for i := range b.placed {
		l := &b.placed[i]
		if b.numbers(l, true) {
			break
		}
		for k := range l.cells {
			if c := &l.cells[k]; b.numeric[c.column] && c.columns == 1 {
				return true
			}
		}
		if len(l.cells) > 1 {
			above++
		}
	}
	return above == 0
}

// isContents reports whether the lines above the first row call it a table of
// contents.
func (b *gridBuilder) isContents() bool {
	for i := max(0, b.first-10); i <= b.first; i++ {
		s := strings.ToLower(b.lines[i].span.Of(b.text))
		if strings.HasPrefix(s, "contents") || strings.HasSuffix(s, "contents") || strings.HasSuffix(s, "page") || strings.HasSuffix(s, "paragraphs") {
			return true
		}
	}
	return false
}

// plainInt is the value of a few digits, of the first where two stand in a range
// ('43 - 45'); else -1.
func plainInt(s string) int {
	if s == "" {
		return -1
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if i > 0 && (s[i] == ' ' || s[i] == '-') {
			return n
		}
		if !isDigit(s[i]) || i > 4 {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// figures counts the cells behind the first that hold a figure, years aside, and
// those that hold a year.
func (p *printed) figures() (numbers, years int) {
	for i := range p.segs {
		switch p.segs[i].kind {
		case figure, nothing:
			if i > 0 {
				numbers++
			}
		case year:
			if i > 0 {
				years++
			}
		}
	}
	return numbers, years
}

// kinds counts the cells that look so.
func (p *printed) kinds(k segKind) int {
	n := 0
	for i := range p.segs {
		if p.segs[i].kind == k {
			n++
		}
	}
	return n
}
