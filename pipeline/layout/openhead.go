package layout

import (
	"math"
	"slices"
)

// headName is a name in a table's head: of a column, or over several.
type headName struct {
	words    []word
	from, to int // its columns, the last included
	level    int // how many names stand over it
	y        float64
}

// heads makes rows of the lines that name the columns. A name over several columns has
// theirs under it; one that stands over its own column alone goes down to the last row.
func (o *openBand) heads(lines []row) []row {
	var over, names []headName
	for i := range lines {
		for _, n := range o.names(lines, i) {
			list := &names
			if n.to > n.from {
				list = &over
			}
			k := slices.IndexFunc(*list, func(x headName) bool { return x.from == n.from && x.to == n.to })
			if k >= 0 && (n.from == n.to || (*list)[k].y-n.y < 1.6*o.em) {
				x := &(*list)[k]
				if isBroken(x.words[len(x.words)-1].text, n.words[0].text) {
					n.words[0].glued = true
				}
				x.words, x.y = append(x.words, n.words...), n.y
				continue
			}
			*list = append(*list, n)
		}
	}
	depth := 0
	for i := range over {
		for k := range over[:i] {
			if over[k].from <= over[i].to && over[k].to >= over[i].from {
				over[i].level = max(over[i].level, over[k].level+1)
			}
		}
		depth = max(depth, over[i].level+1)
	}
	for i := range names {
		for k := range over {
			if over[k].from <= names[i].from && over[k].to >= names[i].from {
				names[i].level = max(names[i].level, over[k].level+1)
			}
		}
	}
	out := make([]row, depth+1)
	for level := range out {
		r := &out[level]
		*r = lines[0]
		r.words, r.cells, r.line = nil, nil, ""
		for c := range o.t.edges {
			o.put(r, over, c, level, 1)
			o.put(r, names, c, level, depth+1-level)
		}
		o.put(r, names, len(o.t.edges), level, depth+1-level)
		if len(r.words) > 0 {
			r.y = r.words[0].y
		}
	}
	return slices.DeleteFunc(out, func(r row) bool { return len(r.cells) == 0 })
}

// put adds the names of a level that begin in a column to a row.
func (o *openBand) put(r *row, names []headName, column, level, rows int) {
	for i := range names {
		if n := &names[i]; n.from == column && n.level == level {
			first := len(r.words)
			r.words = append(r.words, n.words...)
			r.cells = append(r.cells, cell{column: n.from, span: n.to - n.from + 1, rows: rows, first: first, end: len(r.words)})
		}
	}
}

// stretches parts a line of a head at its gaps: less is enough where columns are parted.
func (o *openBand) stretches(r *row) [][]word {
	var out [][]word
	first := 0
	for i := 1; i <= len(r.words); i++ {
		if i < len(r.words) {
			x0, x1 := r.words[i-1].x1, r.words[i].x0
			edge := slices.ContainsFunc(o.t.edges, func(e float64) bool { return x0 <= e && e <= x1 })
			if x1-x0 < o.em && !(edge && x1-x0 >= 0.5*o.em) {
				continue
			}
		}
		out = append(out, slices.Clone(r.words[first:i]))
		first = i
	}
	return out
}

// names are the names in the i-th line of a head. Where one goes over several columns,
// the others go on over those to their right that have nothing in this line, and a name
// below.
func (o *openBand) names(lines []row, i int) []headName {
	var out []headName
	for _, ws := range o.stretches(&lines[i]) {
		out = append(out, o.name(ws, lines, i))
	}
	if !slices.ContainsFunc(out, func(n headName) bool { return n.to > n.from }) {
		return out
	}
	for k := range out {
		end := len(o.t.edges) + 1
		if k+1 < len(out) {
			end = out[k+1].from
		}
		if n := &out[k]; n.to == n.from && n.to+1 < end && o.named(lines[i+1:], n.from, end-1) {
			n.to = end - 1
		}
	}
	return out
}

// name tells the columns that a stretch of the i-th line of a head names: those that the
// line under it goes over, those that it stands over, or those that it stands in the
// middle of where each has a name of its own below.
func (o *openBand) name(ws []word, lines []row, i int) headName {
	x0, x1, y := ws[0].x0, ws[len(ws)-1].x1, ws[0].y
	n := headName{words: ws, y: y}
	n.from, _ = slices.BinarySearch(o.t.edges, (ws[0].x0+ws[0].x1)/2)
	n.to, _ = slices.BinarySearch(o.t.edges, (ws[len(ws)-1].x0+x1)/2)
	for _, s := range o.inner {
		if s.at < y && s.at > y-1.5*o.em && s.from < x1 && s.to > x0 && o.free(&lines[i], ws, s.from, s.to) {
			from, to := n.from, n.to
			for from > 0 && o.middle(from-1) > s.from {
				from--
			}
			for to < len(o.t.edges) && o.middle(to+1) < s.to {
				to++
			}
			n.from, n.to = from, to
			return n
		}
	}
	if i+1 == len(lines) {
		return n
	}
	wide := n
	for from := n.from; from > 0; from-- {
		for to := len(o.t.edges); to >= n.to; to-- {
			mid := (o.left(from) + o.right(to)) / 2
			if to-from > wide.to-wide.from && math.Abs(mid-(x0+x1)/2) < 0.8*o.em && o.free(&lines[i], ws, o.left(from), o.right(to)) && o.named(lines[i+1:], from, to) {
				wide.from, wide.to = from, to
			}
		}
	}
	return wide
}

// left and right are where a column's cells begin and end.
func (o *openBand) left(c int) float64  { return o.reach[c].x0 }
func (o *openBand) right(c int) float64 { return o.reach[c].x1 }

func (o *openBand) middle(c int) float64 { return (o.left(c) + o.right(c)) / 2 }

// free reports whether a line has nothing but ws from x0 to x1.
func (o *openBand) free(r *row, ws []word, x0, x1 float64) bool {
	for i := range r.words {
		w := &r.words[i]
		if m := (w.x0 + w.x1) / 2; m > x0 && m < x1 && (w.x0 < ws[0].x0 || w.x1 > ws[len(ws)-1].x1) {
			return false
		}
	}
	return true
}

// named reports whether the lines have words over each of some columns.
func (o *openBand) named(lines []row, from, to int) bool {
	for c := from; c <= to; c++ {
		if !slices.ContainsFunc(lines, func(r row) bool { return len(o.t.cells(&r)[c]) > 0 }) {
			return false
		}
	}
	return true
}
