package layout

import (
	"math"
	"slices"
	"strings"
)

// table is a run of rows whose words stand in three or more columns of short cells.
type table struct {
	first, last int
	edges       []float64 // where the columns are parted
	narrow      []float64 // those of them that part columns of figures nearer than words are
	lines       []row     // a line a row of the table
	terms       bool      // of labels and what they name, without heads
	ruled       *ruled    // where lines of the page part its cells; else nil
}

const (
	tableColumns = 3    // columns that a table has at least; two may be a list of terms
	tableHeads   = 3    // rows that it has at least
	tableGap     = 1.5  // what parts two cells, in units of the size; a justified line's blanks are narrower
	tableNear    = 1.0  // the same between figures
	tableEnd     = 2.1  // the white after a table is so many times the widest in it, and the size, at least
	tileLarge    = 1.35 // what a tile's figure is larger than its caption, at least
	tableSkip    = 5    // lines of cells between two rows that fill several columns
)

// findTable finds the first table among the rows. A row of a table begins with a line
// that fills several columns with short cells; lines that fill one go on with a cell.
func findTable(rows []row) (table, bool) {
	em := middleSize(rows)
	heads := make([]bool, len(rows))
	for i := range rows {
		heads[i] = isTableHead(&rows[i], em)
	}
	for i := 0; i < len(rows); i++ {
		if !heads[i] {
			continue
		}
		if i+1 < len(rows) && rows[i].size > tileLarge*rows[i+1].size {
			for i+1 < len(rows) && rows[i].y-rows[i+1].y < 1.8*em {
				i++ // figures over their captions stand above a table
			}
			continue
		}
		t, ok := growTable(rows, heads, i, em)
		if ok {
			return t, true
		}
	}
	return table{}, false
}

// isTableHead reports whether a row has three cells or more, half of them of a word
// or two. Figures may stand nearer to one another than words.
func isTableHead(r *row, em float64) bool {
	short, _, n := cellsApart(r, tableGap*em)
	if n >= tableColumns && short*2 >= n {
		return true
	}
	if len(r.words) < tableColumns {
		return false
	}
	_, figures, n := cellsApart(r, tableNear*em)
	return n >= tableColumns && figures*2 > n
}

// cellsApart counts the cells of a row between gaps of at least the given width: those
// of a word or two, those that are a figure or the dash that stands for none, and all.
func cellsApart(r *row, least float64) (short, figures, n int) {
	first := 0
	for k := 1; k <= len(r.words); k++ {
		if k < len(r.words) && r.words[k].x0-r.words[k-1].x1 < least {
			continue
		}
		n++
		if k-first <= 2 {
			short++
		}
		if w := r.words[first].text; k-first == 1 && (strings.ContainsAny(w, "0123456789") || !hasLetter(w)) {
			figures++
		}
		first = k
	}
	return short, figures, n
}

// growTable follows a table downwards from its first head as long as the gaps between
// its columns stay open.
func growTable(rows []row, heads []bool, first int, em float64) (table, bool) {
	gaps := gapsOf(&rows[first], gutterMin*em)
	last, n := first, 1
	widest := 0.0 // step between two lines of the table
	for i := first + 1; i < len(rows) && i-last <= tableSkip && rows[i-1].y-rows[i].y <= 6*em; i++ {
		if !heads[i] {
			if runsOn(rows, i, em) {
				break
			}
			continue // of a cell, of a line across the table, or after it
		}
		step := 0.0
		for k := last + 1; k <= i; k++ {
			step = max(step, rows[k-1].y-rows[k].y)
		}
		if n > 2 && step > tableEnd*widest && step > tableEnd*em {
			break
		}
		own := gapsOf(&rows[i], gutterMin*em)
		meet := meetGaps(gaps, own, gutterMin*em)
		if n >= tableHeads && step > 1.25*widest && kept(gaps, own, gutterMin*em) < inner(gaps) && inner(own) >= inner(gaps) {
			break // as many columns, but others: another table
		}
		widest = max(widest, step)
		if inner(meet) < tableColumns-1 {
			break
		}
		gaps, last = meet, i
		n++
	}
	if n < tableHeads || areTiles(rows[first:last+1]) {
		return table{}, false
	}
	for last+1 < len(rows) && rows[last].y-rows[last+1].y < 1.9*em && inner(meetGaps(gaps, gapsOf(&rows[last+1], gutterMin*em), gutterMin*em)) == inner(gaps) {
		last++ // the last row's cells go on, or a total stands below
	}
	for first > 0 && isAbove(rows, first, gaps, em) {
		first--
	}
	t := table{first: first, last: last}
	for _, g := range gaps {
		if !math.IsInf(g.x0, 0) && !math.IsInf(g.x1, 0) {
			t.edges = append(t.edges, edgeIn(rows[first:last+1], g))
		}
	}
	t.refine(rows[first:last+1], em)
	t.lines = t.rows(rows[first:last+1], em)
	return t, true
}

// areTiles reports whether rows are figures set large over captions, again and again:
// tiles, which are read one by one.
func areTiles(rows []row) bool {
	large := 0
	for i := range rows[:len(rows)-1] {
		if rows[i].size > tileLarge*rows[i+1].size {
			large++
		}
	}
	return large*5 >= len(rows)
}

// cells is the words of a row by column. They are the row's own, and not to be changed.
func (t *table) cells(r *row) [][]word {
	out := make([][]word, len(t.edges)+1)
	for i := 0; i < len(r.words); {
		c, end := t.column(&r.words[i]), i+1
		for end < len(r.words) && t.column(&r.words[end]) == c {
			end++
		}
		if ws := r.words[i:end:end]; out[c] == nil {
			out[c] = ws
		} else {
			out[c] = append(out[c], ws...)
		}
		i = end
	}
	return out
}

// column is the column that a word stands in, by its middle.
func (t *table) column(w *word) int {
	c, _ := slices.BinarySearch(t.edges, (w.x0+w.x1)/2)
	return c
}

// rows gathers the lines of a table into its rows. Between two lines that begin a row
// the white is broadest where one row ends and the next begins. A line across the
// columns (a heading in the table) is a row by itself.
func (t *table) rows(rows []row, em float64) []row {
	var out []row
	from := 0
	for i := range rows {
		if t.crosses(&rows[i], em) {
			out = append(out, t.parts(rows[from:i])...)
			out = append(out, t.across(rows[i], em))
			from = i + 1
		}
	}
	return append(out, t.parts(rows[from:])...)
}

// crosses reports whether words stand where columns are parted.
func (t *table) crosses(r *row, em float64) bool {
	gaps := gapsOf(r, gutterMin*em)
	for _, e := range t.edges {
		if slices.Contains(t.narrow, e) {
			if t.straddles(r, e, em) {
				return true
			}
			continue
		}
		open := false
		for _, g := range gaps {
			open = open || g.x0 < e && e < g.x1
		}
		if !open {
			return true
		}
	}
	return false
}

func (t *table) parts(rows []row) []row {
	if len(rows) == 0 {
		return nil
	}
	if bands := t.wide().gather(rows); bands != nil {
		out := make([]row, 0, len(bands))
		for _, b := range bands {
			r := t.line(rows[b.first:b.end])
			if b.heads {
				r.cells[0].span = len(t.edges) + 1
			}
			out = append(out, r)
		}
		return out
	}
	var heads []int
	for i := range rows {
		cells := t.cells(&rows[i])
		filled := 0
		for _, c := range cells {
			if len(c) > 0 {
				filled++
			}
		}
		if i == 0 || filled > 1 && (len(cells[0]) > 0 || filled == len(cells)-1) {
			heads = append(heads, i)
		}
	}
	var out []row
	from := 0
	for k, h := range heads {
		end := len(rows)
		if k+1 < len(heads) {
			end = heads[k+1]
			widest := rows[end-1].y - rows[end].y
			for i := end - 1; i > h; i-- {
				if d := rows[i-1].y - rows[i].y; d > 1.15*widest {
					widest, end = d, i
				}
			}
		}
		out = append(out, t.line(rows[from:end]))
		from = end
	}
	return out
}

// line puts the lines of one row of the table into one, cell after cell.
func (t *table) line(rows []row) row {
	columns := make([][]word, len(t.edges)+1)
	for i := range rows {
		for c, ws := range t.cells(&rows[i]) {
			for k, w := range ws {
				if n := len(columns[c]); k == 0 && n > 0 {
					w.glued = isBroken(columns[c][n-1].text, w.text)
				}
				columns[c] = append(columns[c], w)
			}
		}
	}
	r := rows[0]
	r.words, r.cells, r.line = nil, nil, ""
	for c, ws := range columns {
		if len(ws) == 0 {
			continue
		}
		first := len(r.words)
		r.words = append(r.words, ws...)
		r.cells = append(r.cells, cell{column: c, span: 1, first: first, end: len(r.words)})
	}
	return r
}

// across is a row whose words stand over the edges of columns, as cells that go over
// several.
func (t *table) across(r row, em float64) row {
	r.line = ""
	first := 0
	for i := 1; i <= len(r.words); i++ {
		if i < len(r.words) && r.words[i].x0-r.words[i-1].x1 < tableGap*em {
			continue
		}
		from, _ := slices.BinarySearch(t.edges, r.words[first].x0)
		to, _ := slices.BinarySearch(t.edges, r.words[i-1].x1)
		r.cells = append(r.cells, cell{column: from, span: to - from + 1, first: first, end: i})
		first = i
	}
	return r
}

// captionOf returns the first of the rows right above a table or chart that are its title
// and unit line: each alone in its row, set apart from the text before by type or
// space. at is the first row of the table; it is returned where there are none.
func captionOf(rows []row, at int) int {
	top := at
	for i := at - 1; i >= 0 && i >= at-3; i-- {
		r := &rows[i]
		if r.y-rows[i+1].y > 3*r.size || len(r.words) > 25 || strings.Contains(r.text(), cellGap) {
			break
		}
		if i == 0 || !sameSize(&rows[i-1], r) || rows[i-1].bold != r.bold || rows[i-1].y-r.y > 1.5*max(r.y-rows[i+1].y, 1.2*r.size) {
			top = i
		}
	}
	return top
}

// isBroken reports whether a hyphen at a line's end parts one word.
func isBroken(before, after string) bool {
	return len(before) > 1 && before[len(before)-1] == '-' && before[len(before)-2] != ' ' && startsLower(after)
}
