package layout

import (
	"math"
	"slices"

	"factsheet/pipeline/document"
)

const (
	openLeast  = 60.0 // points that the lines of an open table are long at least
	openMost   = 40   // lines of equal length and place that are looked at
	openGroups = 64   // such sets of lines on a page
	openEnds   = 4.0  // points between the ends of such lines
	headTall   = 12   // lines of a head, at most
)

// openTables finds the tables whose rows lie between level lines of one length, with
// white alone between their columns, and returns them with the words that are in none.
func openTables(p *document.GlyphPage, level []stroke, ws []word) ([]*ruled, []word) {
	var out []*ruled
	for _, g := range alike(p, level) {
		open := mayHoldRows(g, ws)
		for i := 0; i < len(g); {
			next := i + 1
			end := i + 1
			for end < len(g) && open[end-1] {
				end++
			}
			for _, lines := range bounds(g[i:end:end], level, ws) {
				o := newOpenBand(p, lines, level, ws)
				if t := o.table(); t != nil {
					if more := tailed(lines, ws); more != nil {
						x := newOpenBand(p, more, level, ws)
						if y := x.table(); y != nil && y.columns == t.columns {
							o, t = x, y
						}
					}
					out, ws = append(out, t), o.rest
					for next < len(g) && g[next].at > t.y0-ruleNear {
						next++
					}
					break
				}
			}
			i = next
		}
	}
	return out, ws
}

// openBand is what stands between some level lines, the first the top of a table.
type openBand struct {
	page    *document.GlyphPage
	lines   []stroke // that bound it
	inner   []stroke // shorter ones in it
	rest    []word
	rows    []row
	band    []int // of a row: which two lines it stands between, from 0
	em      float64
	t       table
	crosses []bool // of a row: it is one stretch over several columns
	reach   []side // of a column: what stands in it below the head
	single  bool   // each two lines have one row of the table between them
	figures []bool // of a column: its lines are figures, one a row
}

func newOpenBand(p *document.GlyphPage, lines, level []stroke, ws []word) *openBand {
	o := &openBand{page: p, lines: lines}
	top, foot := lines[0], lines[len(lines)-1]
	var in []word
	for _, w := range ws {
		if y := w.y + 0.3*w.size; y < top.at && y > foot.at && w.x0 > top.from-openEnds && w.x1 < top.to+openEnds {
			in = append(in, w)
		} else {
			o.rest = append(o.rest, w)
		}
	}
	for _, s := range level {
		if s.at < top.at-ruleNear && s.at > foot.at+ruleNear && s.from > top.from-openEnds && s.to < top.to+openEnds && s.to-s.from < 0.9*(top.to-top.from) {
			o.inner = append(o.inner, s)
		}
	}
	o.rows = rowsOf(in)
	for i := range o.rows {
		y := o.rows[i].y + 0.3*o.rows[i].size
		k := 0
		for k+2 < len(lines) && lines[k+1].at > y {
			k++
		}
		o.band = append(o.band, k)
	}
	return o
}

// table is the table in the band; nil where there is none.
func (o *openBand) table() *ruled {
	heads := 0
	for heads < len(o.rows) && o.band[heads] == 0 {
		heads++
	}
	if heads == 0 || heads > headTall || len(o.rows)-heads < 2 {
		return nil
	}
	for k := range len(o.lines) - 1 {
		if !slices.Contains(o.band, k) {
			return nil
		}
	}
	if slices.ContainsFunc(o.rows, func(r row) bool { return tableTitle.MatchString(r.text()) }) {
		return nil
	}
	o.em = middleSize(o.rows)
	if (o.lines[0].at-o.lines[len(o.lines)-1].at)/o.em > 5*float64(len(o.rows)) || !o.columns(heads) {
		return nil
	}
	var lines []row
	lines = append(lines, o.heads(o.rows[:heads])...)
	n := len(lines)
	for from := heads; from < len(o.rows); {
		end := from
		for end < len(o.rows) && o.band[end] == o.band[from] {
			end++
		}
		if o.single {
			lines = append(lines, o.t.line(o.rows[from:end]))
		} else {
			lines = append(lines, o.labelled(o.rows[from:end])...)
		}
		from = end
	}
	top, foot := o.lines[0], o.lines[len(o.lines)-1]
	if o.single && !o.isSetOff(lines, n) {
		n = 0
	}
	return &ruled{x0: top.from, x1: top.to, y0: foot.at, y1: top.at, size: o.em, rows: len(lines), columns: len(o.t.edges) + 1, heads: n, lines: lines}
}

// isSetOff reports whether the first n rows of a table are set, or stand on a surface,
// otherwise than the rest.
func (o *openBand) isSetOff(rows []row, n int) bool {
	type look struct {
		bold            bool
		colour, surface uint32
	}
	of := func(r *row) look {
		w := &r.words[0]
		return look{rowBold(r), w.colour, surfaceAt(o.page, w.x0+1, w.y+0.3*w.size)}
	}
	head, alike := of(&rows[0]), 0
	for i := n; i < len(rows); i++ {
		if of(&rows[i]) == head {
			alike++
		}
	}
	return alike*3 <= len(rows)-n
}

// rowBold reports whether all words of a row are bold.
func rowBold(r *row) bool {
	for i := range r.words {
		if !r.words[i].bold && hasLetter(r.words[i].text) {
			return false
		}
	}
	return true
}

// columns finds where white parts the columns: through all rows of the body, but for
// the few that are one stretch over several. It reports whether it does, and what it
// parts is no running text.
func (o *openBand) columns(heads int) bool {
	body := o.rows[heads:]
	width := o.lines[0].to - o.lines[0].from
	o.crosses = make([]bool, len(body))
	prose := 0
	for i := range o.rows[:heads] {
		if r := &o.rows[i]; (len(r.words) > 7 || r.size > 1.15*o.em) && inner(gapsOf(r, 0.9*o.em)) == 0 {
			return false
		}
	}
	if areTiles(o.rows) {
		return false
	}
	for i := range body {
		r := &body[i]
		if r.size > 1.15*o.em && inner(gapsOf(r, o.em)) == 0 && len(r.words[0].text) > 1 {
			return false // a heading: other tables stand under it
		}
		if inner(gapsOf(r, whiteBroad*0.7*o.em)) == 0 && len(r.words) > 1 && r.x1()-r.x0() > 0.5*width {
			o.crosses[i] = true
			if len(r.words) > 6 {
				prose++
			}
		}
	}
	if prose*8 > len(body) {
		return false
	}
	gaps := []gutter{{x0: o.lines[0].from, x1: o.lines[0].to}}
	n := 0
	least := gutterMin * o.em
	if len(body) < 4 {
		least = 0.9 * o.em
	}
	for i := range body {
		if o.crosses[i] {
			continue
		}
		gaps = meetGaps(gaps, gapsOf(&body[i], least), least)
		n++
	}
	x0, x1 := math.Inf(1), math.Inf(-1)
	for i := range o.rows {
		x0, x1 = min(x0, o.rows[i].x0()), max(x1, o.rows[i].x1())
	}
	for _, g := range gaps {
		if g.x0 > x0 && g.x1 < x1 {
			o.t.edges = append(o.t.edges, edgeIn(o.rows, g))
		}
	}
	if len(o.t.edges) == 0 || n < 2 {
		return false
	}
	o.t.refine(body, o.em)
	o.setFigures(body)
	o.single = o.isSingle(heads)
	return o.areCells(body)
}

// areCells reports whether what stands in the columns is cells: no two columns hold
// running text alone, and most rows fill several.
func (o *openBand) areCells(body []row) bool {
	o.reach = make([]side, len(o.t.edges)+1)
	sides := o.reach
	several := 0
	for i := range body {
		n := 0
		for c, ws := range o.t.cells(&body[i]) {
			sides[c].add(ws)
			if len(ws) > 0 {
				n++
			}
		}
		if n > 1 {
			several++
		}
	}
	text, filled := 0, 0
	for c := range sides {
		s := &sides[c]
		if s.rows > 0 {
			filled++
		}
		if s.rows > 1 && s.perRow() >= 5 && s.fill() > 0.8 {
			text++
		}
	}
	return (text < 2 || o.single) && filled > 1 && several*3 >= len(body) && several >= 2
}

// isSingle reports whether each two lines have one row of the table between them: where
// several lines do, and no column has figures under one another there.
func (o *openBand) isSingle(heads int) bool {
	if len(o.lines) < 5 {
		return false
	}
	figures := map[[2]int]int{}
	for i := heads; i < len(o.rows); i++ {
		if i > heads && o.band[i] == o.band[i-1] && o.rows[i-1].y-o.rows[i].y > 1.6*1.25*o.em {
			return false
		}
		for c, ws := range o.t.cells(&o.rows[i]) {
			if len(ws) == 1 && isFigure(ws[0].text) {
				k := [2]int{o.band[i], c}
				if figures[k]++; figures[k] > 1 {
					return false
				}
			}
		}
	}
	return true
}
