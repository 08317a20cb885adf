package layout

import (
	"slices"
	"strings"

	"factsheet/pipeline/document"
)

const (
	chartBlanks  = 9 // blank lines between two labels of a chart
	chartWords   = 9 // of one label
	chartFigures = 3 // that a chart has at least
)

// chart looks for a table, or else a chart, under the title of a figure on line i, and
// returns the line to go on with.
func (g *grid) chart(i int) int {
	top := g.underTitle(i)
	t, last, ok := g.labelsUnder(i, top)
	for row := top; row <= last; row++ {
		if !g.isRow(row) {
			continue
		}
		if end := g.grow(row, gridBlanks); end > row {
			if t, ok := g.build(row, end); ok && t.isLabelled(g.text) {
				g.out = append(g.out, t)
				return end + 1
			}
		}
		break
	}
	if !ok {
		return i + 1
	}
	g.out = append(g.out, t)
	return last + 1
}

// underTitle is the line below the title and unit line of a figure on line i.
func (g *grid) underTitle(i int) int {
	top := i + 1
	for top < len(g.lines) && !g.lines[top].blank() && len(g.print[top].segs) == 1 &&
		(g.print[top].segs[0].words > 2 || isUnits(g.lines[top].span.Of(g.text))) && top-i < captionLines && !g.isTitle(top) {
		top++
	}
	return top
}

// labelsUnder reads the labels of a chart from line top, below the title on line i, to
// the first line that can be none. last is the last line looked at
// that may be a label; ok is false where there are too few figures.
func (g *grid) labelsUnder(i, top int) (t gridTable, last int, ok bool) {
	figures, blanks := 0, 0
	last = top - 1
	for j := top; j < len(g.lines) && g.lines[j].page == g.lines[i].page; j++ {
		l, p := &g.lines[j], &g.print[j]
		if l.blank() {
			if blanks++; blanks > chartBlanks {
				break
			}
			continue
		}
		s := l.span.Of(g.text)
		if !g.follows(i, j) || l.running != document.Paragraph || p.prose || g.isTitle(j) || isNote(s) || !isLabels(p) || l.bullet.Len() > 0 || outlineHead.MatchString(s) {
			break
		}
		blanks = 0
		figures += p.kinds(figure)
		last = j
	}
	for last >= top && (len(g.print[last].segs) == 0 || len(g.print[last].segs) == 1 && g.print[last].kinds(wordy) == 1) {
		last-- // a heading of what follows, a footnote's letter
	}
	if figures < chartFigures || last < top {
		return t, last, false
	}
	return g.labels(i, top, last), last, true
}

// isLabels reports whether a line is labels only: none has the words of a sentence.
func isLabels(p *printed) bool {
	for k := range p.segs {
		if s := &p.segs[k]; s.words > chartWords || s.words >= 6 && s.small*3 >= s.words*2 {
			return false
		}
	}
	return !p.beside()
}

// isLabelled reports whether the rows of a table begin with words, as those of charts
// do not.
func (t *gridTable) isLabelled(text string) bool {
	rows, words := 0, 0
	for i := range t.table.Cells {
		c := &t.table.Cells[i]
		if c.Row < t.table.Heads {
			continue
		}
		if c.Column == 0 && kindOfSeg(c.Parts[0].Of(text)) == wordy {
			words++
		}
		rows = max(rows, c.Row+1-t.table.Heads)
	}
	return rows > 1 && words*10 >= rows*7
}

// labels makes a chart of the lines top to last, whose title begins on line title.
func (g *grid) labels(title, top, last int) gridTable {
	t := gridTable{caption: g.trimCaption([2]int{title, top})}
	t.table = document.Table{Page: g.lines[title].page, Chart: true, Caption: g.captionSpan(t.caption)}
	for j := top; j <= last; j++ {
		if g.lines[j].blank() {
			continue
		}
		if len(g.print[j].segs) == 0 {
			continue
		}
		for k, s := range g.print[j].segs {
			t.table.Cells = append(t.table.Cells, document.Cell{Row: t.table.Rows, Column: k, Rows: 1, Columns: 1, Parts: []document.Span{s.span}})
			t.table.Columns = max(t.table.Columns, k+1)
		}
		t.rows = append(t.rows, []rowLine{{at: j}})
		t.table.Rows++
	}
	t.close()
	return t
}

// joinPages joins tables that go on after a page's end: the last of a page and the
// first of the next, of as many columns, under the same heads or none, with no title
// of its own or one that says so.
func joinPages(g *grid) []gridTable {
	out := g.out[:0]
	for i := range g.out {
		b := &g.out[i]
		if len(out) > 0 && g.goesOnOverPage(&out[len(out)-1], b) {
			out[len(out)-1].append(b)
			continue
		}
		out = append(out, *b)
	}
	return apart(out)
}

// apart puts tables in the order of the text, and leaves out one that another stands
// within, as beside it in the next column.
func apart(tables []gridTable) []gridTable {
	slices.SortStableFunc(tables, func(a, b gridTable) int { return a.table.Span.Start - b.table.Span.Start })
	out := tables[:0]
	for i := range tables {
		if n := len(out); n > 0 && tables[i].table.Span.Start < out[n-1].table.Span.End {
			continue
		}
		out = append(out, tables[i])
	}
	return out
}

// edgeLines is how many lines may stand between a table and the page's edge.
const edgeLines = 4

func (g *grid) goesOnOverPage(a, b *gridTable) bool {
	from, to := a.lastLine(), b.rows[0][0].at
	if a.table.Chart || b.table.Chart || a.table.Columns != b.table.Columns || g.lines[to].page != g.lines[from].page+1 {
		return false
	}
	before, after := 0, 0
	for i := from + 1; i < to; i++ {
		switch {
		case g.lines[i].blank():
		case g.lines[i].page == g.lines[from].page:
			before++
		default:
			after++
		}
	}
	if before > edgeLines || after > edgeLines {
		return false
	}
	title := strings.ToLower(b.table.Caption.Of(g.text))
	if strings.Contains(title, "contin") || strings.Contains(title, "cont'd") || strings.Contains(title, "cont.") {
		return true
	}
	for i := b.caption[0]; i < b.caption[1]; i++ {
		if !g.lines[i].blank() && g.isTitle(i) {
			return false
		}
	}
	return b.table.Heads == 0 || sameHeads(g.text, &a.table, &b.table)
}

// sameHeads reports whether two tables have the same names over their columns.
func sameHeads(text string, a, b *document.Table) bool {
	heads := func(t *document.Table) string {
		var s strings.Builder
		for i := range t.Cells {
			if c := &t.Cells[i]; c.Row < t.Heads {
				for _, p := range c.Parts {
					s.WriteString(p.Of(text) + " ")
				}
				s.WriteByte('\n')
			}
		}
		return s.String()
	}
	return heads(a) == heads(b)
}

// append puts the rows of b, heads aside, under those of t.
func (t *gridTable) append(b *gridTable) {
	for _, c := range b.table.Cells {
		if c.Row >= b.table.Heads {
			c.Row += t.table.Rows - b.table.Heads
			t.table.Cells = append(t.table.Cells, c)
		}
	}
	t.table.Rows += b.table.Rows - b.table.Heads
	t.rows = append(t.rows, b.rows...)
	t.close()
}

// unitCaption is the last of the blocks, a line that tells a unit, with the title over it.
func unitCaption(blocks []document.Block) document.Span {
	unit := &blocks[len(blocks)-1]
	s := unit.Span()
	if n := len(blocks) - 2; n >= 0 && (blocks[n].Kind == document.Caption || blocks[n].Kind == document.Heading) && blocks[n].Page == unit.Page && blocks[n].Span().End <= s.Start {
		s.Start = blocks[n].Span().Start
	}
	return s
}
