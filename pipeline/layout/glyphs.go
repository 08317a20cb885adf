package layout

import (
	"cmp"
	"slices"
	"sync"

	"factsheet/pipeline/document"
)

// Page is one page as it reads.
type Page struct {
	Text   string // a line a line, a blank line between blocks, three blanks between the cells of a table's row
	Lines  []document.Line
	Tables []document.Table
}

// PageText is the text of a page of glyphs in reading order.
func PageText(p *document.GlyphPage) string { return Glyphs(p).Text }

// Glyphs lays a page of glyphs out: its text in reading order, with what stands where.
// Text that is turned stands after the rest, in blocks of its own.
func Glyphs(p *document.GlyphPage) Page {
	room := glyphRooms.Get().(*glyphRoom)
	defer glyphRooms.Put(room)
	w := writer{page: p, roles: rolesOf(p)}
	for _, turn := range []int{0, 90, 270, 180, -1} {
		gs := turned(p, turn, room)
		if len(gs) == 0 {
			continue
		}
		w.turn, w.last = turn, row{}
		body := words(gs)
		told(body)
		if turn != 0 {
			cut(body, 0, w.stack)
			continue
		}
		top, leaves, bottom := stacksOf(p, body)
		w.margin(top, document.Header)
		for _, l := range tagged(p, leaves) {
			w.stack(l.rows, l.table)
		}
		w.margin(bottom, document.Footer)
	}
	return Page{Text: w.b.String(), Lines: w.lines, Tables: w.tables}
}

// stacksOf cuts a page's words into stacks, with the rows of its margins apart. The
// tables that drawn lines part into cells are taken out first, and put where the rest
// leaves room for them; where that does not go, the words tell all.
func stacksOf(p *document.GlyphPage, ws []word) (top []row, leaves []leaf, bottom []row) {
	set := func(ws []word) {
		leaves = nil
		cut(ws, 0, func(rows []row, t *table) {
			if len(rows) > 0 {
				leaves = append(leaves, leaf{rows, t})
			}
		})
	}
	if tables, rest := ruledTables(p, ws); len(tables) > 0 {
		ins, rest := inserts(tables, rest)
		for n := range ins {
			rest = append(rest, ins[n].standIns(n)...)
		}
		body := rest
		top, body, bottom = edges(rest, p.Height)
		if slices.ContainsFunc(append(slices.Clone(top), bottom...), func(r row) bool { n, mixed := r.stands(); return n > 0 || mixed }) {
			top, body, bottom = nil, rest, nil
		}
		set(body)
		if out, ok := replaced(leaves, ins); ok {
			return top, out, bottom
		}
	}
	var body []word
	top, body, bottom = edges(ws, p.Height)
	set(body)
	return top, leaves, bottom
}

// glyph is one of a page's, with its place in the order in which the file draws them.
type glyph struct {
	document.Glyph
	drawn int
}

// edges takes the rows off a page that stand in its margins, apart from the rest: a
// running title, a page number. They belong to no column.
func edges(ws []word, height float64) (top []row, body []word, bottom []row) {
	const most = 3 // rows of a header or footer
	rows := rowsOf(ws)
	n := len(rows)
	for k := 1; k <= most && k < n; k++ {
		if rows[k-1].y < 0.9*height {
			break
		}
		if rows[k-1].size >= 14 {
			break // a title
		}
		if rows[k-1].y-rows[k].y > slabStep*max(rows[k-1].size, rows[k].size) {
			top, rows = rows[:k], rows[k:]
			break
		}
	}
	n = len(rows)
	for k := 1; k <= most && k < n; k++ {
		if rows[n-k].y > 0.1*height {
			break
		}
		if rows[n-k-1].y-rows[n-k].y > slabStep*max(rows[n-k-1].size, rows[n-k].size) {
			bottom, rows = rows[n-k:], rows[:n-k]
			break
		}
	}
	return top, flat(rows), bottom
}

// turned is the glyphs of one direction, set upright, in the room given: from the highest
// to the lowest, those at one height in the order in which they are drawn.
func turned(p *document.GlyphPage, turn int, room *glyphRoom) []glyph {
	runs := room.runs[:0]
	n := 0
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if g.Turn != turn {
			continue
		}
		n++
		_, y := upright(p, g)
		if k := len(runs) - 1; k >= 0 && runs[k].end == i && runs[k].y == y {
			runs[k].end++
		} else {
			runs = append(runs, glyphRun{y, i, i + 1})
		}
	}
	slices.SortFunc(runs, func(a, b glyphRun) int {
		return cmp.Or(cmp.Compare(b.y, a.y), cmp.Compare(a.first, b.first))
	})
	out := slices.Grow(room.glyphs[:0], n)
	for _, r := range runs {
		for i := r.first; i < r.end; i++ {
			g := glyph{p.Glyphs[i], i}
			g.X, g.Y = upright(p, &g.Glyph)
			out = append(out, g)
		}
	}
	room.runs, room.glyphs = runs, out
	return out
}

// upright is where a glyph stands on the page turned so that the glyph is upright.
func upright(p *document.GlyphPage, g *document.Glyph) (x, y float64) {
	switch g.Turn {
	case 90:
		return g.Y, p.Width - g.X
	case 180:
		return p.Width - g.X, p.Height - g.Y
	case 270:
		return p.Height - g.Y, g.X
	}
	return g.X, g.Y
}

// glyphRoom is room for a page's glyphs while they are put together to words: a page
// has thousands, and they are gone before the next one comes.
type glyphRoom struct {
	glyphs []glyph
	runs   []glyphRun
}

// glyphRun is glyphs of one height that are drawn one after another. There are as many
// as lines or words, which takes less to sort than letters.
type glyphRun struct {
	y          float64
	first, end int // among the page's; end is not included
}

var glyphRooms = sync.Pool{New: func() any { return new(glyphRoom) }}
