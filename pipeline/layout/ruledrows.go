package layout

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// setRows writes each row of the table as a line: its cells from left to right, each
// with its lines joined.
func (t *ruled) setRows() {
	slices.SortStableFunc(t.cells, func(a, b ruledCell) int { return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.column, b.column)) })
	t.lines = make([]row, t.rows)
	var all []row
	for i := range t.cells {
		x := &t.cells[i]
		all = append(all, x.lines...)
		r := &t.lines[x.row]
		first := len(r.words)
		for k := range x.lines {
			for m, w := range x.lines[k].words {
				if n := len(r.words); m == 0 && n > first {
					w.glued = isBroken(r.words[n-1].text, w.text)
				}
				r.words = append(r.words, w)
			}
		}
		if r.cells == nil || x.lines[0].y > r.y {
			r.y = x.lines[0].y
		}
		if r.cells == nil {
			r.size, r.colour, r.mark, r.bold = x.lines[0].size, x.lines[0].colour, x.lines[0].mark, true
		}
		for k := range x.lines {
			r.bold = r.bold && x.lines[k].bold
		}
		r.cells = append(r.cells, cell{column: x.column, span: x.columnEnd - x.column, rows: x.rowEnd - x.row, first: first, end: len(r.words)})
	}
	t.size = middleSize(all)
}

// setHeads tells how many of the first rows name the columns: those that are set, or
// stand on a surface, as the first one is, and others are not.
func (t *ruled) setHeads() {
	looks := make([]ruledLook, t.rows)
	for i := range t.cells {
		x := &t.cells[i]
		looks[x.row].add(x)
	}
	n := 1
	for n < t.rows && looks[n].like(&looks[0]) && !(looks[n].cells == 1 && t.columns > 1) {
		n++
	}
	alike := 0
	for i := n; i < t.rows; i++ {
		if looks[i].like(&looks[0]) && looks[i].cells > 1 {
			alike++
		}
	}
	if n == t.rows || n > 4 || alike*3 > t.rows-n {
		t.heads = t.namedOver() // nothing sets the first rows apart
		return
	}
	for r := range n {
		if looks[r].cells > 1 {
			t.heads = n
		}
	}
}

// namedOver counts the first rows that name columns where the first has a name over
// several: they end with the one that has a name for each. A table of two columns has
// one such row where words stand over figures.
func (t *ruled) namedOver() int {
	const most = 4
	over, names := false, make([]int, t.rows)
	reach := make([]int, t.rows) // how many columns the row's cells of one column are in, from above too
	figures, words := 0, false
	for i := range t.cells {
		x := &t.cells[i]
		names[x.row]++
		over = over || x.row == 0 && x.columnEnd-x.column > 1 && x.columnEnd-x.column < t.columns
		if x.columnEnd-x.column == 1 {
			for r := x.row; r < x.rowEnd; r++ {
				reach[r]++
			}
		}
		if x.column == 0 && x.areFigures() && !hasLetter(x.words[0].text) {
			figures++
		}
		words = words || x.row == 0 && x.column == 0 && hasLetter(x.words[0].text)
	}
	if over && names[0] > 1 {
		for r := 1; r < min(most, t.rows-1); r++ {
			if reach[r] == t.columns {
				return r + 1
			}
		}
	}
	if t.columns == 2 && words && figures == t.rows-1 && figures > 1 {
		return 1
	}
	return 0
}

// ruledLook is how a row of a ruled table is set.
type ruledLook struct {
	cells, bold, on int
	colour          uint32
}

func (k *ruledLook) add(x *ruledCell) {
	bold := true
	for i := range x.lines {
		bold = bold && (x.lines[i].bold || !strings.ContainsFunc(rowWords(&x.lines[i]), isLetter))
	}
	if bold {
		k.bold++
	}
	if k.cells == 0 {
		k.colour = x.colour
	}
	if x.colour == k.colour {
		k.on++
	}
	k.cells++
}

func (k *ruledLook) like(o *ruledLook) bool {
	return (k.bold == k.cells) == (o.bold == o.cells) && k.colour == o.colour
}

func rowWords(r *row) string {
	var b strings.Builder
	for i := range r.words {
		b.WriteString(r.words[i].text)
	}
	return b.String()
}

func isLetter(r rune) bool { return r != utf8.RuneError && hasLetter(string(r)) }
