package layout

import (
	"cmp"
	"math"
	"slices"

	"factsheet/pipeline/document"
)

// ruled is a table whose cells are parted by lines or surfaces that the page shows.
type ruled struct {
	x0, y0, x1, y1 float64
	size           float64 // of its letters
	words          int     // how many words it has
	cells          []ruledCell
	rows, columns  int
	heads          int
	lines          []row // a line a row, as a table's
}

// ruledCell is one cell: rows row to end, columns column to last, ends not included.
type ruledCell struct {
	row, rowEnd, column, columnEnd int
	words                          []word
	lines                          []row
	colour                         uint32 // of the surface under it
}

const (
	ruledWords  = 20  // words of the middle cell, at most: beyond, they are boxes of text
	ruledFilled = 0.2 // the share of cells with words, at least
	ruledNote   = 25  // words of a cell as broad as the table that is a note on it
	whiteBroad  = 1.5 // the white, in units of the size, that parts what no line does
)

// ruledTables finds the tables that lines part into cells among a page's words, and
// returns them with the words that are in none.
func ruledTables(p *document.GlyphPage, ws []word) ([]*ruled, []word) {
	if len(p.Rules) < 3 {
		return nil, ws
	}
	var out []*ruled
	level, upright := strokes(p)
	striped := slices.ContainsFunc(level, func(s stroke) bool { return s.foot })
	var stripes []*ruled
	for _, l := range lattices(level, upright) {
		t, rest := l.table(p, ws)
		if t == nil {
			continue
		}
		if striped {
			stripes, _ = openTables(p, level, ws)
			striped = false
		}
		if !slices.ContainsFunc(stripes, t.isPartOf) {
			out, ws = append(out, t), rest
		}
	}
	open, ws := openTables(p, level, ws)
	return append(out, open...), ws
}

// isPartOf reports whether another table has the rows of this one and more: every other
// row of it has no surface.
func (t *ruled) isPartOf(o *ruled) bool {
	return math.Abs(o.x0-t.x0) <= openEnds && math.Abs(o.x1-t.x1) <= openEnds && o.y1 > t.y1-ruleNear && o.y0 < t.y0+ruleNear && o.rows > t.rows && o.columns >= t.columns
}

// table makes cells of a lattice with the words in it; it returns nil where they are
// no table's.
func (l *lattice) table(p *document.GlyphPage, ws []word) (*ruled, []word) {
	t := &ruled{x0: l.xs[0], x1: l.xs[len(l.xs)-1], y0: l.ys[len(l.ys)-1], y1: l.ys[0], rows: len(l.ys) - 1, columns: len(l.xs) - 1}
	owner := l.regions(t)
	if owner == nil {
		return nil, nil
	}
	rest := make([]word, 0, len(ws))
	torn := 0
	for _, w := range ws {
		c := placeAt(l.xs, (w.x0+w.x1)/2)
		r := t.rows - 1 - placeAt(reversed(l.ys), w.y+0.3*w.size)
		if c < 0 || c >= t.columns || r < 0 || r >= t.rows {
			rest = append(rest, w)
			continue
		}
		x := &t.cells[owner[r*t.columns+c]]
		if w.x0 < l.xs[x.column]-0.3*w.size || w.x1 > l.xs[x.columnEnd]+0.3*w.size {
			torn++
		}
		x.words = append(x.words, w)
		t.words++
	}
	if torn*12 > t.words {
		return nil, nil
	}
	for i := range t.cells {
		x := &t.cells[i]
		x.lines = rowsOf(x.words)
		x.colour = surfaceAt(p, (l.xs[x.column]+l.xs[x.columnEnd])/2, (l.ys[x.row]+l.ys[x.rowEnd])/2)
	}
	t.cells = slices.DeleteFunc(t.cells, func(c ruledCell) bool { return len(c.words) == 0 })
	filled := len(t.cells)
	rest = t.dropNotes(l, rest)
	t.compress()
	if slices.ContainsFunc(t.cells, func(c ruledCell) bool { return c.parted() }) {
		return nil, nil // before its rows are split, which hides it
	}
	t.split()
	if !t.sound(filled, len(l.xs)-1, len(l.ys)-1) {
		return nil, nil
	}
	t.setRows()
	t.setHeads()
	return t, rest
}

// regions fills in the cells of a lattice, each a rectangle of its smallest ones between
// which no line stands, and returns which cell each of those is of. It returns nil where
// some cell is no rectangle.
func (l *lattice) regions(t *ruled) []int {
	n := t.columns
	set := newUnion(t.rows * n)
	for r := range t.rows {
		for c := range n {
			if c+1 < n && !walled(l.upright, l.xs[c+1], l.ys[r+1], l.ys[r]) {
				set.join(r*n+c, r*n+c+1)
			}
			if r+1 < t.rows && !walled(l.level, l.ys[r+1], l.xs[c], l.xs[c+1]) {
				set.join(r*n+c, (r+1)*n+c)
			}
		}
	}
	owner := make([]int, t.rows*n)
	at := map[int]int{}
	area := []int{}
	for i := range owner {
		k, ok := at[set.find(i)]
		if !ok {
			k = len(t.cells)
			at[set.find(i)] = k
			t.cells = append(t.cells, ruledCell{row: i / n, column: i % n})
			area = append(area, 0)
		}
		x := &t.cells[k]
		x.column = min(x.column, i%n)
		x.rowEnd, x.columnEnd = max(x.rowEnd, i/n+1), max(x.columnEnd, i%n+1)
		area[k]++
		owner[i] = k
	}
	for k := range t.cells {
		if x := &t.cells[k]; (x.rowEnd-x.row)*(x.columnEnd-x.column) != area[k] {
			return nil
		}
	}
	return owner
}

// placeAt is the stretch between ascending places that x stands in, -1 before the first.
func placeAt(xs []float64, x float64) int {
	i, _ := slices.BinarySearch(xs, x)
	return i - 1
}

func reversed(xs []float64) []float64 {
	out := slices.Clone(xs)
	slices.Reverse(out)
	return out
}

// surfaceAt is the colour of the surface that a point stands on: of the last one drawn.
func surfaceAt(p *document.GlyphPage, x, y float64) uint32 {
	for i := len(p.Rules) - 1; i >= 0; i-- {
		if r := &p.Rules[i]; r.Surface() && r.Box.X0 <= x && x <= r.Box.X1 && r.Box.Y0 <= y && y <= r.Box.Y1 {
			return r.Colour
		}
	}
	return 0xffffff
}

// dropNotes gives back the words of cells at the table's foot and head that are as broad
// as the table and hold text: notes on it, in its frame.
func (t *ruled) dropNotes(l *lattice, rest []word) []word {
	for len(t.cells) > 0 {
		x := t.cells[len(t.cells)-1]
		if x.column > 0 || x.columnEnd < t.columns || len(x.words) < ruledNote {
			break
		}
		t.cells = t.cells[:len(t.cells)-1]
		rest, t.words = append(rest, x.words...), t.words-len(x.words)
		t.y0 = l.ys[x.row]
	}
	for len(t.cells) > 0 {
		x := t.cells[0]
		if x.column > 0 || x.columnEnd < t.columns || len(x.words) < ruledNote {
			break
		}
		t.cells = t.cells[1:]
		rest, t.words = append(rest, x.words...), t.words-len(x.words)
		t.y1 = l.ys[x.rowEnd]
	}
	return rest
}

// compress takes out the rows and columns in which no cell begins that has words.
func (t *ruled) compress() {
	rows, columns := make([]int, t.rows+1), make([]int, t.columns+1)
	for i := range t.cells {
		rows[t.cells[i].row+1], columns[t.cells[i].column+1] = 1, 1
	}
	number := func(n []int) {
		for i := 1; i < len(n); i++ {
			n[i] += n[i-1]
		}
	}
	number(rows)
	number(columns)
	for i := range t.cells {
		x := &t.cells[i]
		x.row, x.rowEnd = rows[x.row+1]-1, max(rows[x.rowEnd], rows[x.row+1])
		x.column, x.columnEnd = columns[x.column+1]-1, max(columns[x.columnEnd], columns[x.column+1])
	}
	t.rows, t.columns = rows[t.rows], columns[t.columns]
}

// sound reports whether the cells are a table's: of several rows and columns, short, and
// each one thing. filled is how many had words, of a lattice of so many columns and rows.
func (t *ruled) sound(filled, columns, rows int) bool {
	if t.rows < 2 || t.columns < 2 || len(t.cells) < 4 || float64(filled) < ruledFilled*float64(columns*rows) {
		return false
	}
	words := make([]int, 0, len(t.cells))
	tiles, several, letters := 0, make([]int, t.rows), 0
	for i := range t.cells {
		x := &t.cells[i]
		words = append(words, len(x.words))
		several[x.row]++
		if len(x.lines) > 1 && x.lines[0].size > tileLarge*x.lines[len(x.lines)-1].size {
			tiles++
		}
		if x.parted() {
			return false
		}
		for k := range x.words {
			if hasLetter(x.words[k].text) {
				letters++
				break
			}
		}
	}
	slices.Sort(words)
	pairs := 0 // rows of several cells
	for _, n := range several {
		if n > 1 {
			pairs++
		}
	}
	return words[len(words)/2] <= ruledWords && tiles*3 < len(t.cells) && pairs >= 2 && letters > 1
}

// parted reports whether white goes through the lines of a cell that no line of the page
// stands in: it is several cells.
func (x *ruledCell) parted() bool {
	if len(x.lines) < 3 {
		return false
	}
	em := middleSize(x.lines)
	gaps := gapsOf(&x.lines[0], whiteBroad*em)
	for i := 1; i < len(x.lines) && inner(gaps) > 0; i++ {
		gaps = meetGaps(gaps, gapsOf(&x.lines[i], whiteBroad*em), whiteBroad*em)
	}
	return inner(gaps) > 0 || x.haveFiguresAbreast()
}

// haveFiguresAbreast reports whether most lines of a cell are as many figures each, with
// white between them: their columns may stand nearer than columns of words do.
func (x *ruledCell) haveFiguresAbreast() bool {
	counts := map[int]int{}
	most := 0
	for i := range x.lines {
		r := &x.lines[i]
		_, figures, n := cellsApart(r, gutterMin*r.size)
		if n > 1 && figures == n {
			counts[n]++
			most = max(most, counts[n])
		}
	}
	return most >= 3 && most*3 >= len(x.lines)*2
}

// split parts a row of cells that hold as many lines each, level with one another, one
// of them figures: no line stands between the rows of such a table.
func (t *ruled) split() {
	for r := 0; r < t.rows; r++ {
		n, level := 0, []float64(nil)
		for i := range t.cells {
			x := &t.cells[i]
			if x.row != r || x.rowEnd != r+1 || len(x.lines) < 3 {
				continue
			}
			if x.areFigures() {
				if level != nil && len(level) != len(x.lines) {
					n = -1 << 20
				}
				level = level[:0]
				for k := range x.lines {
					level = append(level, x.lines[k].y)
				}
			}
		}
		for i := range t.cells {
			if x := &t.cells[i]; x.row == r && x.rowEnd == r+1 && level != nil && x.isLevel(level) {
				n++
			}
		}
		if n >= 2 {
			t.splitRow(r, level)
			r += len(level) - 1
		}
	}
}

func (x *ruledCell) areFigures() bool {
	for i := range x.lines {
		if !isFigureCell(x.lines[i].words) {
			return false
		}
	}
	return true
}

func (x *ruledCell) isLevel(ys []float64) bool {
	if len(x.lines) != len(ys) {
		return false
	}
	for i := range ys {
		if math.Abs(x.lines[i].y-ys[i]) > 0.3*x.lines[i].size {
			return false
		}
	}
	return true
}

// splitRow parts row r into rows whose lines stand at the given heights. A cell of few
// lines goes over all of them.
func (t *ruled) splitRow(r int, ys []float64) {
	more := len(ys) - 1
	var out []ruledCell
	for _, x := range t.cells {
		switch {
		case x.row > r:
			x.row, x.rowEnd = x.row+more, x.rowEnd+more
			out = append(out, x)
		case x.rowEnd <= r:
			out = append(out, x)
		case x.row < r || x.rowEnd > r+1 || len(x.lines)*2 < len(ys):
			x.rowEnd += more
			out = append(out, x)
		default:
			parts := make([]ruledCell, len(ys))
			for _, l := range x.lines {
				best := 0
				for k := range ys {
					if math.Abs(ys[k]-l.y) < math.Abs(ys[best]-l.y) {
						best = k
					}
				}
				p := &parts[best]
				p.words, p.lines = append(p.words, l.words...), append(p.lines, l)
			}
			for k, p := range parts {
				if len(p.words) > 0 {
					p.row, p.rowEnd, p.column, p.columnEnd, p.colour = r+k, r+k+1, x.column, x.columnEnd, x.colour
					out = append(out, p)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b ruledCell) int { return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.column, b.column)) })
	t.cells, t.rows = out, t.rows+more
}
