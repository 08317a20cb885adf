package layout

import (
	"math"
	"slices"
	"strings"
)

// rowStepOpen is the step, in units of the pitch, that parts two rows of an open table.
const rowStepOpen = 1.22

// setFigures finds the columns whose lines are figures: one a row.
func (o *openBand) setFigures(body []row) {
	o.figures = make([]bool, len(o.t.edges)+1)
	filled, figures := make([]int, len(o.figures)), make([]int, len(o.figures))
	for i := range body {
		for c, ws := range o.t.cells(&body[i]) {
			if len(ws) > 0 {
				filled[c]++
				if areFigures(ws) {
					figures[c]++
				}
			}
		}
	}
	for c := range o.figures {
		o.figures[c] = figures[c] >= 2 && figures[c]*10 >= filled[c]*7
	}
}

// areFigures reports whether words are a figure and its signs, without a letter, or the
// dash that stands for none. '2019-' goes on in the next line.
func areFigures(ws []word) bool {
	digits, signs := false, true
	for i := range ws {
		if hasLetter(ws[i].text) {
			return false
		}
		digits = digits || strings.ContainsAny(ws[i].text, "0123456789")
		signs = signs && strings.ContainsAny(ws[i].text, "-–—.…")
	}
	return len(ws) > 0 && (digits && !strings.HasSuffix(ws[len(ws)-1].text, "-") && !strings.HasSuffix(ws[len(ws)-1].text, "–") || signs && len(ws) == 1)
}

// isAnchor reports whether a line has a figure in a column of them, or a label and
// something in all of those: it is of a row that no other such line is of.
func (o *openBand) isAnchor(r *row) bool {
	cells := o.t.cells(r)
	full := len(cells[0]) > 0 && !o.figures[0]
	for c, ws := range cells {
		if o.figures[c] && areFigures(ws) {
			return true
		}
		full = full && (!o.figures[c] || len(ws) > 0)
	}
	return full
}

// body makes rows of the lines between two lines of the page: parted where they stand
// farther apart, and at the figures.
func (o *openBand) body(lines []row) []row {
	if !slices.Contains(o.figures, true) && len(lines) > 1 {
		groups := o.groups(lines)
		if len(groups) == 1 {
			return o.t.rows(lines, o.em)
		}
		var out []row
		for _, g := range groups {
			out = append(out, o.row(g))
		}
		return out
	}
	var out []row
	for _, g := range o.groups(lines) {
		out = append(out, o.byAnchors(g)...)
	}
	return out
}

// groups parts lines where the white between them is broad.
func (o *openBand) groups(lines []row) [][]row {
	e := o.t.edges[len(o.t.edges)-1]
	_, tight := newBand(lines, gutter{x0: e, x1: e}).pitches()
	return steps(lines, rowStepOpen*tight)
}

// row is lines as one row of the table; one that goes over the columns is a cell over all
// of them.
func (o *openBand) row(lines []row) row {
	if len(lines) == 1 && o.t.crosses(&lines[0], o.em) {
		return o.t.across(lines[0], o.em)
	}
	r := o.t.line(lines)
	if len(r.cells) == 1 && r.cells[0].column == 0 {
		r.cells[0].span = len(o.t.edges) + 1
	}
	return r
}

// byAnchors parts lines into rows of one figure in each column: the others go with the
// line of figures over them, or under them, or with the nearest, as the first and the
// last line tell. A label by itself that begins none of these is a heading of rows.
func (o *openBand) byAnchors(lines []row) []row {
	var anchors []int
	for i := range lines {
		if o.isAnchor(&lines[i]) {
			anchors = append(anchors, i)
		}
	}
	if len(anchors) < 2 {
		return []row{o.row(lines)}
	}
	first := 0 // line of a row
	for first < anchors[0] && o.headsRows(lines, anchors, first) {
		first++
	}
	of := make([]int, len(lines)) // the anchor that each goes with; -1 for none
	for i := range lines {
		k, found := slices.BinarySearch(anchors, i)
		switch {
		case found:
			of[i] = k
		case o.headsRows(lines, anchors, i):
			of[i] = -1
		case k == len(anchors) || k > 0 && anchors[0] == first:
			of[i] = k - 1
			if k < len(anchors) && o.leads(lines, i, anchors[k]) {
				of[i] = k
			}
		case k == 0 || anchors[len(anchors)-1] == len(lines)-1:
			of[i] = k
		default:
			of[i] = k - 1
			if math.Abs(lines[anchors[k]].y-lines[i].y) < math.Abs(lines[anchors[k-1]].y-lines[i].y) {
				of[i] = k
			}
		}
	}
	var out []row
	for from := 0; from < len(lines); {
		end := from + 1
		for end < len(lines) && of[end] == of[from] && of[from] >= 0 {
			end++
		}
		out = append(out, o.row(lines[from:end]))
		from = end
	}
	return out
}

// only reports whether a line stands in the first column alone.
func (o *openBand) only(r *row) bool {
	for c, ws := range o.t.cells(r) {
		if c > 0 && len(ws) > 0 {
			return false
		}
	}
	return true
}

// leads reports whether a label without figures is the first line of the one at the
// anchor: that goes on with it, or has none of its own.
func (o *openBand) leads(lines []row, i, anchor int) bool {
	if i+1 != anchor || !o.only(&lines[i]) {
		return false
	}
	own := o.t.cells(&lines[anchor])[0]
	return len(own) == 0 || startsLower(own[0].text)
}

// headsRows reports whether a label without figures is the heading of the rows under it:
// it is set otherwise than they, or ends in a colon, or stands out to their left.
func (o *openBand) headsRows(lines []row, anchors []int, i int) bool {
	r := &lines[i]
	k, _ := slices.BinarySearch(anchors, i)
	if !o.only(r) || k == len(anchors) || anchors[k] != i+1 || startsLower(r.words[0].text) {
		return false
	}
	under := o.t.cells(&lines[i+1])[0]
	if len(under) == 0 || startsLower(under[0].text) {
		return false
	}
	return strings.HasSuffix(r.words[len(r.words)-1].text, ":") || r.words[0].bold != under[0].bold || under[0].x0-r.words[0].x0 > 0.4*o.em
}

// labelled makes rows of the lines between two lines of the page. Where shorter lines
// part them but for the first column, or one label stands beside all of them, that is a
// cell over all.
func (o *openBand) labelled(lines []row) []row {
	const most = 8
	if parts := o.innerParts(lines); parts != nil {
		var label []word
		var rows []row
		for _, p := range parts {
			for i := range p {
				k := leftOf(p[i].words, o.t.edges[0])
				label = append(label, p[i].words[:k]...)
				p[i].words = p[i].words[k:]
			}
			p = slices.DeleteFunc(p, func(r row) bool { return len(r.words) == 0 })
			if len(p) > 0 {
				rows = append(rows, o.t.line(p))
			}
		}
		return withLabel(rows, label)
	}
	at, n := -1, 0
	for i := range lines {
		if len(o.t.cells(&lines[i])[0]) > 0 {
			at, n = i, n+1
		}
	}
	if n != 1 || len(o.lines) < 4 || len(lines) < 2 || len(lines) > most {
		return o.body(lines)
	}
	if !o.only(&lines[at]) {
		rows := o.body(lines)
		if at == 0 && len(rows) > 1 && rows[0].cells[0].column == 0 {
			rows[0].cells[0].rows = len(rows)
		}
		return rows
	}
	rows := o.body(slices.Delete(slices.Clone(lines), at, at+1))
	if rows[0].cells[0].column == 0 {
		return o.body(lines)
	}
	return withLabel(rows, lines[at].words)
}

// innerParts parts lines at the lines of the page that go over all columns but the
// first; nil where there are none.
func (o *openBand) innerParts(lines []row) [][]row {
	var out [][]row
	part := []row{}
	for i := range lines {
		if i > 0 && slices.ContainsFunc(o.inner, func(s stroke) bool {
			y := lines[i].y + 0.3*lines[i].size
			return s.at > y && s.at < lines[i-1].y+0.3*lines[i-1].size && s.from <= o.reach[1].x0+ruleReach &&
				s.from > o.reach[0].x0+ruleReach && s.to >= o.reach[len(o.reach)-1].x1-ruleReach
		}) {
			out, part = append(out, part), []row{}
		}
		r := lines[i]
		r.words = slices.Clone(r.words)
		part = append(part, r)
	}
	if len(out) == 0 {
		return nil
	}
	return append(out, part)
}

// withLabel is rows with a label in their first column that goes over all of them.
func withLabel(rows []row, label []word) []row {
	if len(rows) == 0 || len(label) == 0 {
		return rows
	}
	r := &rows[0]
	for k := range r.cells {
		r.cells[k].first += len(label)
		r.cells[k].end += len(label)
	}
	r.words = append(slices.Clone(label), r.words...)
	r.cells = append([]cell{{column: 0, span: 1, rows: len(rows), end: len(label)}}, r.cells...)
	return rows
}
