package layout

import (
	"regexp"
	"slices"
	"strings"

	"factsheet/pipeline/document"
)

// grid finds the tables of a text file whose cells stand in columns of blanks, as
// 'pdftotext -layout' writes them, and the charts whose labels are strewn so.
type grid struct {
	text  string
	lines []line
	print []printed
	out   []gridTable
}

// gridTable is a table with the lines that it stands on.
type gridTable struct {
	table   document.Table
	caption [2]int // the lines of its caption, half-open
	rows    [][]rowLine
}

// rowLine is a line of a table's row, with its first and last column.
type rowLine struct{ at, first, last int }

// findGrids finds the tables among a document's lines, in their order.
func findGrids(d *document.Document, lines []line) (*grid, []gridTable) {
	if len(lines) < 3 {
		return nil, nil
	}
	g := &grid{text: d.Text, lines: lines, print: make([]printed, len(lines))}
	segs := make([]seg, len(lines)) // most lines have one
	for i := range lines {
		g.print[i] = printLine(d.Text, &lines[i], segs[i:i:i+1])
	}
	for i := 0; i < len(lines); {
		switch {
		case g.isFigureTitle(i):
			i = g.chart(i)
		case g.isRow(i):
			i = g.tableFrom(i)
		default:
			i++
		}
	}
	return g, joinPages(g)
}

// isRow reports whether a line may be a row of a table: it has several cells, and
// stands in no page's margin.
func (g *grid) isRow(i int) bool {
	return len(g.print[i].segs) >= 2 && g.lines[i].running == document.Paragraph
}

const (
	gridBlanks = 3 // blank lines within a table
	gridLoose  = 8 // lines of one cell between two rows
)

// tableFrom looks for a table whose first row of several cells is line i, and returns
// the line to go on with.
func (g *grid) tableFrom(i int) int {
	next := i + 1
	for blanks := gridBlanks; blanks >= 0; blanks -= 2 {
		last := g.grow(i, blanks)
		if last == i {
			break
		}
		if t, ok := g.build(i, last); ok {
			g.out = append(g.out, t)
			return last + 1
		}
		next = last + 1
	}
	return next
}

// grow follows a table downwards from line first, through at most so many blank lines
// at once, and returns the last line of it.
func (g *grid) grow(first, mostBlanks int) int {
	last, prev := first, first
	blanks, loose, broken := 0, 0, false
	numbers, _ := g.print[first].figures()
	body := numbers > 0
	for j := first + 1; j < len(g.lines) && g.lines[j].page == g.lines[first].page; j++ {
		l, p := &g.lines[j], &g.print[j]
		if l.blank() {
			if blanks++; blanks > mostBlanks {
				break
			}
			broken = true
			continue
		}
		if p.rule {
			continue
		}
		if l.running != document.Paragraph || p.prose && !g.leadsLabel(prev, j) || g.isTitle(j) || isNote(l.span.Of(g.text)) {
			break
		}
		if len(p.segs) < 2 {
			if loose++; loose > gridLoose || !g.follows(last, j) {
				break
			}
			if blanks == 0 && j == last+1 && g.goesOnBelow(last, j) {
				last = j
			}
			blanks = 0
			continue
		}
		n, _ := p.figures()
		if !g.follows(last, j) {
			break
		}
		if !fitsUnder(&g.print[prev], p) || body && n == 0 && broken && loose > 0 {
			break // the head of another table
		}
		body = body || n > 0
		prev, last = j, j
		blanks, loose, broken = 0, 0, false
	}
	return last
}

// leadsLabel reports whether line j, which reads like a sentence, is the beginning of a
// label whose row stands on the next line: it stays in the first column of the row above.
func (g *grid) leadsLabel(row, j int) bool {
	p := g.print[j].segs
	if len(p) != 1 || p[0].x1 > g.print[row].segs[1].x0 || endsSentence(g.lines[j].span.Of(g.text)) || j+1 == len(g.lines) || g.lines[j+1].page != g.lines[j].page {
		return false
	}
	next := &g.print[j+1]
	return len(next.segs) > 1 && next.segs[0].x0 < p[0].x1 && fitsUnder(&g.print[row], next)
}

// follows reports whether line j stands below line i in the file, and not at the head
// of the next column of running text.
func (g *grid) follows(i, j int) bool { return g.lines[i].span.End <= g.lines[j].span.Start }

// goesOnBelow reports whether line j, of one cell, is the rest of a cell of the row
// above it.
func (g *grid) goesOnBelow(row, j int) bool {
	s := g.lines[j].span.Of(g.text)
	return startsLower(s) || s[0] == '(' || len(g.print[j].segs) > 0 && g.print[j].segs[0].x0 >= g.print[row].segs[0].x1
}

// fitsUnder reports whether the blanks of a row stand below those of the row above:
// half of its columns or more.
func fitsUnder(a, b *printed) bool {
	meet := 0
	for i, k := 1, 1; i < len(a.segs) && k < len(b.segs); {
		lo, hi := max(a.segs[i-1].x1, b.segs[k-1].x1), min(a.segs[i].x0, b.segs[k].x0)
		if lo < hi {
			meet++
		}
		if a.segs[i].x0 < b.segs[k].x0 {
			i++
		} else {
			k++
		}
	}
	return meet >= max(1, (min(len(a.segs), len(b.segs))-1)/2)
}

var (
	tableTitle  = regexp.MustCompile(`^(?:(?:Table|Tableau|Tabla|Tab\.|Annex|Appendix|Schedule|Statement|Exhibit)\s+(?:[A-Z]{0,2}[\d.]+[A-Za-z]?|[IVXL]+|[A-Z])|No\. \d+)(?:[.:–—-]|\s+\p{Lu}|\s*$|\s+\()`)
	figureTitle = regexp.MustCompile(`^(?:Figure|Fig\.|Chart|Graph|Diagram|Gráfico|Graphique)\s+(?:[A-Z]{0,2}[\d.]+[A-Za-z]?|[IVXL]+|[A-Z])(?:[.:–—-]|\s+\p{Lu}|\s*$|\s+\()`)
	noteLine    = regexp.MustCompile(`^(?:Sources?|Notes?|Nota|Fuente|Quelle)\s?(?::|\.)|^(?:See footnotes? |[*†‡] |__)`)
	outlineHead = regexp.MustCompile(`^(?:[A-Z]|[IVXL]+|\d{1,2}(?:\.\d{1,2})*)\.\s+\p{Lu}`)
)

// isTitle reports whether line i begins the title of a table or a figure.
func (g *grid) isTitle(i int) bool {
	s := g.lines[i].span.Of(g.text)
	switch s[0] {
	case 'T', 'A', 'S', 'E', 'N':
		return tableTitle.MatchString(s)
	}
	return g.isFigureTitle(i)
}

func (g *grid) isFigureTitle(i int) bool {
	if g.lines[i].blank() {
		return false
	}
	s := g.lines[i].span.Of(g.text)
	switch s[0] {
	case 'F', 'C', 'G', 'D':
		return figureTitle.MatchString(s) && len(s) < 160 && !strings.HasSuffix(s, ",")
	}
	return false
}

// isNote reports whether a line says where a table's figures come from, or is a note
// under it.
func isNote(s string) bool {
	switch s[0] {
	case 'S', 'N', 'F', 'Q', '*', '_', 0xe2:
		return slices.ContainsFunc(noteOpeners, func(o string) bool { return strings.HasPrefix(s, o) }) && noteLine.MatchString(s)
	}
	return false
}

// noteOpeners are what the lines that noteLine matches begin with: most lines are spared the
// pattern.
var noteOpeners = []string{"Source", "Note", "Nota", "Fuente", "Quelle", "See footnote", "* ", "† ", "‡ ", "__"}

// build makes a table of the lines first to last, where they are one.
func (g *grid) build(first, last int) (gridTable, bool) {
	var rows, numbered []printed
	beside := 0
	for i := first; i <= last; i++ {
		if !g.isRow(i) {
			continue
		}
		rows = append(rows, g.print[i])
		if g.print[i].beside() {
			beside++
		}
		if n, years := g.print[i].figures(); n+years > 0 {
			numbered = append(numbered, g.print[i])
		}
	}
	if len(rows) < 2 || beside*5 > len(rows)*2 {
		return gridTable{}, false
	}
	of := rows
	if len(numbered) >= 2 && len(numbered)*4 >= len(rows) {
		of = numbered
	}
	b := gridBuilder{grid: g, columns: gridColumns(of), first: first, last: last}
	if len(b.columns) < 2 {
		return gridTable{}, false
	}
	b.place()
	if !b.isTable(len(numbered)) {
		return gridTable{}, false
	}
	t := b.table()
	return t, t.table.Rows-t.table.Heads >= 2 && (len(numbered) >= 2 || t.table.Rows >= 3 && g.print[first].kinds(wordy) > 1)
}
