package chart

import "strings"

// table is the figures behind a chart.
type table struct {
	heads []string
	right map[int]bool // columns of numbers
	rows  []row
	foot  []string
	more  string // what it leaves out
	size  int    // of the rows, in bytes
	full  bool
}

// row is a row of a table, with what leads to its records.
type row struct {
	data  []string
	cells []string
}

// What bounds a table, for the page's sake: rows, and bytes of them.
const (
	longestTable = 150
	largestTable = 45_000
)

// add adds rows, all or none of them: ok is false where there is no room. Then there is none
// for any other either.
func (t *table) add(rows ...row) (ok bool) {
	size := t.size
	for _, r := range rows {
		size += r.size()
	}
	if t.full || len(t.rows)+len(rows) > longestTable || size > largestTable {
		t.full = true
		return false
	}
	t.rows, t.size = append(t.rows, rows...), size
	return true
}

// size is about how many bytes a row takes.
func (r row) size() int {
	n := 20
	for _, s := range r.cells {
		n += len(s) + 30
		for i := range len(s) {
			if strings.IndexByte("\"'&<>", s[i]) >= 0 {
				n += len("&#34;") - 1
			}
		}
	}
	for _, s := range r.data {
		n += len(s) + 3
	}
	return n
}

// rest tells how many things a table leaves out, where it does.
func (t *table) rest(all int, one string) {
	if more := all - len(t.rows); more > 0 {
		t.more = "And " + counted(more, one) + "."
	}
}

func (t *table) write(c *canvas, caption string) {
	if len(t.rows) == 0 {
		return
	}
	c.open("details", "class", "chart-data")
	c.element("summary", "The figures, as a table of "+counted(len(t.rows), "row"))
	c.open("div", "class", "chart-scroll")
	c.open("table")
	c.element("caption", caption)
	c.open("thead")
	t.row(c, "th", row{cells: t.heads})
	c.close("thead")
	c.open("tbody")
	for _, r := range t.rows {
		t.row(c, "td", r)
	}
	c.close("tbody")
	if t.foot != nil {
		c.open("tfoot")
		t.row(c, "td", row{cells: t.foot})
		c.close("tfoot")
	}
	c.close("table")
	c.close("div")
	if t.more != "" {
		c.element("p", t.more, "class", "chart-more")
	}
	c.close("details")
}

func (t *table) row(c *canvas, cell string, r row) {
	c.open("tr", r.data...)
	for i, text := range r.cells {
		kind, class, scope, dir := cell, "", "", "auto"
		if t.right[i] {
			class, dir = "chart-number", ""
		}
		switch {
		case cell == "th":
			scope, dir = "col", ""
		case i == 0:
			kind, scope = "th", "row"
		}
		c.element(kind, text, "class", class, "scope", scope, "dir", dir)
	}
	c.close("tr")
}
