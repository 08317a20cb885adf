package layout

import (
	"math"
	"strings"
	"unicode/utf8"
)

// How the cells of a row stand to one another.
const (
	alignTop = iota
	alignMiddle
	alignBottom
	alignments
)

const (
	rowStep    = 1.35 // the step, in units of the pitch, that parts two cells of a column
	anchorMost = 24   // lines between two anchors up to which the cut between them is sought
)

// tableRow is the lines from first to end of a table, which make one of its rows.
type tableRow struct {
	first, end int
	anchor     int  // the line that its cells stand to, or -1 of a head or a line by itself
	heads      bool // it is the heading of the rows under it
}

// gathering finds which lines of a table make a row. Some columns have one line in each
// cell, figures mostly: their lines are the anchors, one a row, and the cells of the
// other columns stand with their first line, their middle or their last line level with
// them. That says more than the white between the lines does, which a tight table has
// nowhere.
type gathering struct {
	t       *table
	lines   []row
	cells   [][][]word // of a line, by column
	em      float64
	pitch   float64 // from line to line within a cell
	anchors []int
	figures []bool // of a column: its lines are figures, and stand in rows of their own
}

// gather returns the rows of a table, or nil where its columns do not tell them.
func (t *table) gather(lines []row) []tableRow {
	g := t.gathering(lines, -1)
	if g == nil {
		return nil
	}
	best, out := math.Inf(1), []tableRow(nil)
	for mode := range alignments {
		rows, cost := g.rows(mode)
		if rows != nil && cost < best {
			best, out = cost, rows
		}
	}
	return out
}

func (t *table) gathering(lines []row, without int) *gathering {
	g := &gathering{t: t, lines: lines, em: middleSize(lines), cells: make([][][]word, len(lines)), figures: make([]bool, len(t.edges)+1)}
	for i := range lines {
		if g.cells[i] = t.cells(&lines[i]); without >= 0 {
			g.cells[i][without] = nil
		}
	}
	steps := make([][]float64, len(t.edges)+1) // from one line of a column to the next
	at := make([][]int, len(t.edges)+1)
	g.pitch = math.Inf(1)
	for c := range at {
		for i := range lines {
			if len(g.cells[i][c]) == 0 {
				continue
			}
			if n := len(at[c]); n > 0 {
				d := g.y(at[c][n-1], c) - g.y(i, c)
				steps[c] = append(steps[c], d)
				if d >= 0.9*g.em {
					g.pitch = min(g.pitch, d)
				}
			}
			at[c] = append(at[c], i)
		}
	}
	if math.IsInf(g.pitch, 1) {
		return nil
	}
	full := 0 // lines of several cells
	for i := range lines {
		if g.filled(i) > 1 {
			full++
		}
	}
	is := make([]bool, len(lines))
	found := 0
	for c := range at { // columns whose cells have one line each
		near := 0
		for _, d := range steps[c] {
			if d < rowStep*g.pitch {
				near++
			}
		}
		if near > 0 || len(at[c]) < 3 || len(at[c])*5 < full*2 {
			continue
		}
		for _, i := range at[c] {
			is[i], found = true, found+1
		}
	}
	spaced := found > 0
	for c := range at { // columns of figures
		n := 0
		for _, i := range at[c] {
			if isFigureCell(g.cells[i][c]) {
				n++
			}
		}
		if n < 3 || n*5 < len(at[c])*3 {
			continue
		}
		g.figures[c] = true
		for _, i := range at[c] {
			if isFigureCell(g.cells[i][c]) && (!spaced || g.apart(is, i, c)) {
				is[i], found = true, found+1
			}
		}
	}
	if found == 0 {
		return nil
	}
	for i := range is {
		if is[i] {
			if n := len(g.anchors); n > 0 && lines[g.anchors[n-1]].y-lines[i].y < 0.8*g.pitch {
				if g.filled(i) > g.filled(g.anchors[n-1]) {
					g.anchors[n-1] = i
				}
				continue
			}
			g.anchors = append(g.anchors, i)
		}
	}
	if len(g.anchors) < 3 {
		return nil
	}
	return g
}

// apart reports whether the i-th line, by its word in column c, stands as far from all
// anchors as two rows do.
func (g *gathering) apart(is []bool, i, c int) bool {
	y := g.y(i, c)
	for _, dir := range []int{1, -1} {
		for k := i + dir; k >= 0 && k < len(is) && math.Abs(g.lines[k].y-y) < rowStep*g.pitch; k += dir {
			if is[k] {
				return false
			}
		}
	}
	return !is[i]
}

func (g *gathering) y(i, c int) float64 { return g.cells[i][c][0].y }

// filled counts the cells of a line.
func (g *gathering) filled(i int) int {
	n := 0
	for _, ws := range g.cells[i] {
		if len(ws) > 0 {
			n++
		}
	}
	return n
}

// isFigureCell reports whether a cell is a figure, with its unit or not, or the dash
// that stands for none.
func isFigureCell(ws []word) bool {
	if len(ws) == 0 || len(ws) > 3 {
		return false
	}
	for i := range ws {
		if strings.ContainsAny(ws[i].text, "0123456789") {
			return true
		}
	}
	return len(ws) == 1 && !hasLetter(ws[0].text)
}

// rows cuts the lines into rows whose cells are aligned in the given way, and tells what
// speaks against it. It returns nil where too much does.
func (g *gathering) rows(mode int) ([]tableRow, float64) {
	var out []tableRow
	cost, misses, cells := 0.0, 0, 0
	from, a := 0, 0
	for i := 0; i <= len(g.lines); i++ {
		if i < len(g.lines) && !g.headsGroup(i) {
			continue
		}
		k := a
		for k < len(g.anchors) && g.anchors[k] < i {
			k++
		}
		rows, c, ok := g.cut(from, i, g.anchors[a:k], mode)
		if !ok {
			return nil, 0
		}
		for _, r := range rows {
			if r.anchor >= 0 {
				m, n := g.misses(r.first, r.end, r.anchor, mode)
				misses, cells = misses+m, cells+n
			}
		}
		out = append(out, rows...)
		cost += c
		if i < len(g.lines) {
			out = append(out, tableRow{first: i, end: i + 1, anchor: -1, heads: true})
		}
		from, a = i+1, k
		if a < len(g.anchors) && g.anchors[a] == i {
			a++
		}
	}
	if misses*10 > cells*3 {
		return nil, 0
	}
	return out, cost
}

// headsGroup reports whether the i-th line is the heading of the rows under it: it has a
// word in the first column only, and is set otherwise than the rows there begin.
func (g *gathering) headsGroup(i int) bool {
	if len(g.cells[i][0]) == 0 || g.filled(i) > 1 || i == 0 {
		return false
	}
	l := &g.lines[i]
	if len(g.cells[i-1][0]) > 0 && g.lines[i-1].bold == l.bold && l.bold && g.lines[i-1].y-l.y < 1.2*g.pitch {
		return false // the head of the column goes on
	}
	plain, outside, n := 0, 0, 0
	for _, a := range g.anchors {
		if ws := g.cells[a][0]; len(ws) > 0 {
			n++
			if !ws[0].bold && ws[0].size < 1.08*l.size {
				plain++
			}
			if ws[0].x0-l.words[0].x0 > 0.4*g.em {
				outside++
			}
		}
	}
	return n > 0 && (l.bold && plain*2 > n || outside*2 > n)
}

// band is a row of the table, but for lines under it that stand by themselves in the
// first column, set off as headings are.
func (g *gathering) band(first, end, anchor int) []tableRow {
	for i := end - 1; i > anchor; i-- {
		if g.filled(i) > 1 || len(g.cells[i][0]) == 0 || g.lines[i-1].y-g.lines[i].y < rowStep*g.pitch {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(g.lines[i].words[0].text); !startsLower(string(r)) {
			return []tableRow{{first: first, end: i, anchor: anchor}, {first: i, end: end, anchor: -1, heads: true}}
		}
	}
	return []tableRow{{first: first, end: end, anchor: anchor}}
}

// free parts lines that belong to no anchor at the white between them: heads of columns
// with several lines, and headings.
func (g *gathering) free(first, end int) []tableRow {
	var out []tableRow
	from := first
	for i := first + 1; i <= end; i++ {
		if i == end || g.lines[i-1].y-g.lines[i].y > 1.2*g.pitch {
			out = append(out, tableRow{first: from, end: i, anchor: -1})
			from = i
		}
	}
	return out
}

// isPart reports whether the column c is one of the table's: its cells stand to the
// others' as a row's do, and begin as cells do. known is false where the other columns
// do not tell their rows.
func (t *table) isPart(lines []row, c int) (part, known bool) {
	if g := t.gathering(lines, -1); g != nil {
		for mode := range alignments {
			if rows, _ := g.rows(mode); rows != nil && g.fits(rows, c, mode) {
				return true, true
			}
		}
	}
	if g := t.gathering(lines, c); g != nil {
		for mode := range alignments {
			if rows, _ := g.rows(mode); rows != nil {
				return false, true
			}
		}
	}
	return false, false
}

// fits reports whether the cells of a column are aligned as those of the others, and
// begin as cells do: not in the middle of a sentence.
func (g *gathering) fits(rows []tableRow, c, mode int) bool {
	n, misses, torn := 0, 0, 0
	for _, r := range rows {
		if r.anchor < 0 {
			continue
		}
		m, k := g.missesIn(c, r.first, r.end, g.lines[r.anchor].y, mode)
		misses, n = misses+m, n+k
		for i := r.first; i < r.end; i++ {
			if ws := g.cells[i][c]; len(ws) > 0 {
				if startsLower(ws[0].text) {
					torn++
				}
				break
			}
		}
	}
	return n >= 3 && n*10 >= len(g.anchors)*6 && misses*5 <= n && torn*5 <= n
}
