package layout

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"factsheet/pipeline/document"
)

// A text file has no places but its characters: each is set half as wide as it is
// high, and the lines as far apart as print has them, so that blanks part columns as
// white does on a page.
const (
	charWidth = 5.0
	charSize  = 10.0
	charLine  = 12.0
)

const (
	columnGap   = 3   // blanks within a line that may part columns
	columnLines = 6   // lines of a page that must have them before columns are looked for
	tabWidth    = 8   // characters from tab stop to tab stop
	besideDepth = 4   // columns within columns
	besideMost  = 400 // lines of a page that are looked at together; a longer page is no page
)

// besides puts the lines of a text file whose columns stand side by side, as
// 'pdftotext -layout' writes them, into reading order: those of the left column, then
// those of the right one. A line that two columns share is parted. Tables, whose cells
// are read along the line, stay as they are.
func besides(text string, lines []line) []line {
	var out []line
	for from := 0; from < len(lines); {
		end, gaps := from, 0
		for end < len(lines) && lines[end].page == lines[from].page && end-from < besideMost {
			if strings.Contains(lines[end].body().Of(text), "   ") || strings.Contains(lines[end].body().Of(text), "\t") {
				gaps++
			}
			end++
		}
		if gaps >= columnLines {
			if ordered, ok := pageBesides(text, lines[from:end]); ok {
				if out == nil {
					out = append(make([]line, 0, len(lines)+len(ordered)), lines[:from]...)
				}
				out = append(out, ordered...)
				from = end
				continue
			}
		}
		if out != nil {
			out = append(out, lines[from:end]...)
		}
		from = end
	}
	if out == nil {
		return lines
	}
	return out
}

// pageBesides orders the lines of one page; ok is false where no columns stand side
// by side there.
func pageBesides(text string, lines []line) (out []line, ok bool) {
	rows := make([]row, 0, len(lines))
	for i := range lines {
		if r := charRow(text, &lines[i], i); len(r.words) > 0 {
			rows = append(rows, r)
		}
	}
	o := order{text: text, lines: lines}
	o.cut(rows, besideDepth)
	return o.out, o.parted
}

// charRow sets the words of a line on the grid of characters.
func charRow(text string, l *line, index int) row {
	r := row{y: -charLine * float64(index), size: charSize}
	column := l.indent
	start, from := -1, 0
	s := l.span
	flush := func(end int) {
		if start >= 0 {
			r.words = append(r.words, word{text: text[start:end], x0: charWidth * float64(from), x1: charWidth * float64(column), y: r.y, size: charSize})
			r.at = append(r.at, start)
			start = -1
		}
	}
	for i := s.Start; i < s.End; {
		c, size := utf8.DecodeRuneInString(text[i:s.End])
		switch c {
		case ' ', '\u00a0':
			flush(i)
			column++
		case '\t':
			flush(i)
			column += tabWidth - column%tabWidth
		default:
			if start < 0 {
				start, from = i, column
			}
			column++
		}
		i += size
	}
	flush(s.End)
	return r
}

// order gathers the lines of a page in reading order.
type order struct {
	text   string
	lines  []line
	out    []line
	parted bool
}

// cut gives the rows in reading order. A row's number is told by its place.
func (o *order) cut(rows []row, depth int) {
	if len(rows) == 0 {
		return
	}
	g, ok := gutter{}, false
	if depth > 0 {
		g, ok = proseGutter(rows)
	}
	if !ok {
		o.give(rows)
		return
	}
	o.parted = true
	o.cut(rows[:g.first], depth-1)
	left, right := sideRows(rows[g.first:g.last+1], g)
	o.cut(left, depth-1)
	o.blank()
	o.cut(right, depth-1)
	o.blank()
	o.cut(rows[g.last+1:], depth-1)
}

// proseGutter is the gutter between two columns of running text, where any is.
func proseGutter(rows []row) (gutter, bool) {
	g, ok := bestGutter(rows)
	if !ok || g.last-g.first+1 < columnLines {
		return g, false
	}
	band := rows[g.first : g.last+1]
	left, right := sideRows(band, g)
	a, b := proseOf(left), proseOf(right)
	switch {
	case a == running && b == running:
		return g, true
	case a == tabular || b == tabular, columned(left), columned(right), tableRows(band, g) != nil:
		return g, false // of three columns, some of few words: a table whose cells have several lines
	}
	t, found := findTable(band)
	return g, !found || t.inColumn(band, g)
}

// columned reports whether a white stretch goes through most of the rows, with few
// words in a line on either side.
func columned(rows []row) bool {
	for _, w := range whites(rows, columnGap*charWidth) {
		if (w.last-w.first+1)*10 < len(rows)*7 {
			continue
		}
		n := 0 // rows that have words on both sides
		for i := w.first; i <= w.last; i++ {
			if k := leftOf(rows[i].words, (w.x0+w.x1)/2); k > 0 && k < len(rows[i].words) {
				n++
			}
		}
		if n > 2 && n*6 > len(rows) {
			left, right := sideRows(rows[w.first:w.last+1], w)
			if proseOf(left) != running || proseOf(right) != running {
				return true
			}
		}
	}
	return false
}

// What the rows beside a gutter are: running text, text of short or few lines, or the
// cells of a table.
const (
	tabular = iota
	ragged
	running
)

func proseOf(rows []row) int {
	var s side
	numbers := 0
	for i := range rows {
		s.add(rows[i].words)
		for _, w := range rows[i].words {
			if strings.ContainsAny(w.text, "0123456789") {
				numbers++
			}
		}
	}
	switch {
	case s.rows < columnLines-1, s.perRow() < 3, numbers*5 > s.words:
		return tabular
	case s.perRow() < 4.5, s.fill() < 0.6:
		return ragged
	}
	return running
}

// sideRows parts rows at a gutter, each side as rows of its own.
func sideRows(rows []row, g gutter) (left, right []row) {
	mid := (g.x0 + g.x1) / 2
	for i := range rows {
		r := &rows[i]
		k := leftOf(r.words, mid)
		if k > 0 {
			left = append(left, row{words: r.words[:k:k], at: r.at[:k:k], y: r.y, size: r.size})
		}
		if k < len(r.words) {
			right = append(right, row{words: r.words[k:], at: r.at[k:], y: r.y, size: r.size})
		}
	}
	return left, right
}

// give writes rows as lines, with a blank one where more than the usual step is
// between two, and the first does not plainly go on: in a column whose lines fall
// between those of the one beside it, some lines of the file are blank.
func (o *order) give(rows []row) {
	var steps []float64
	for i := 1; i < len(rows); i++ {
		steps = append(steps, rows[i-1].y-rows[i].y)
	}
	usual := charLine
	if len(steps) > 0 {
		slices.Sort(steps)
		usual = steps[len(steps)/2]
	}
	x0, x1 := math.Inf(1), 0.0
	for i := range rows {
		x0, x1 = min(x0, rows[i].x0()), max(x1, rows[i].x1())
	}
	full := x0 + 0.7*(x1-x0)
	for i := range rows {
		r := &rows[i]
		if i > 0 {
			before := &rows[i-1]
			goesOn := before.y-r.y < 2.5*charLine && before.x1() > full && !endsSentence(before.words[len(before.words)-1].text)
			if before.y-r.y > 1.4*max(usual, charLine) && !goesOn {
				o.blank()
			}
		}
		n := len(r.words) - 1
		whole := &o.lines[int(math.Round(-r.y/charLine))]
		l := newLine(o.text, r.at[0], r.at[n]+len(r.words[n].text), whole.page)
		l.indent = int(math.Round(r.words[0].x0 / charWidth))
		o.out = append(o.out, l)
	}
}

// blank parts what comes from what came.
func (o *order) blank() {
	if n := len(o.out); n > 0 && !o.out[n-1].blank() {
		end := o.out[n-1].span.End
		o.out = append(o.out, line{span: document.Span{Start: end, End: end}, page: o.out[n-1].page})
	}
}
