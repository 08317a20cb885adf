package draw

import (
	"fmt"
	"sort"
	"strings"

	"factsheet/pipeline/document"
)

// piece is what one column of one page holds of a block: a block that goes over a
// column's edge has several.
type piece struct {
	block int // its index in the document
	stack int
	last  int // the line that the piece ends with
	turn  int // of its text
	box   document.Box
}

// pieces lists where the blocks stand on a page, in reading order.
func pieces(d *document.Document, page int) []piece {
	first := sort.Search(len(d.Lines), func(i int) bool { return d.Lines[i].Page >= page })
	end := sort.Search(len(d.Lines), func(i int) bool { return d.Lines[i].Page > page })
	var out []piece
	for i := range d.Blocks {
		b := &d.Blocks[i]
		for _, s := range spans(b) {
			at := first + sort.Search(end-first, func(k int) bool { return d.Lines[first+k].Span.End > s.Start })
			for ; at < end && d.Lines[at].Span.Start < s.End; at++ {
				box := within(&d.Lines[at], s)
				if box.Empty() {
					continue
				}
				if n := len(out); n > 0 && out[n-1].block == i && out[n-1].stack == d.Lines[at].Stack && at-out[n-1].last <= 1 {
					out[n-1].box, out[n-1].last = out[n-1].box.Cover(box), at
					continue
				}
				out = append(out, piece{block: i, stack: d.Lines[at].Stack, last: at, turn: d.Lines[at].Turn, box: box})
			}
		}
	}
	return out
}

// spans are the stretches of text that a block is made of, its bullet with them.
func spans(b *document.Block) []document.Span {
	if b.Bullet.Len() == 0 {
		return b.Parts
	}
	return append([]document.Span{b.Bullet}, b.Parts...)
}

// within is the box of those of a line's words that the stretch of text touches.
func within(l *document.Line, s document.Span) (box document.Box) {
	for _, x := range l.Words {
		if x.Span.Overlaps(s) && drawable(x.Box) {
			box = box.Cover(x.Box)
		}
	}
	return box
}

// look is how a kind of block is drawn. The colours stay apart for the colour-blind,
// and the letters in print.
type look struct {
	kind   document.Kind
	letter string // or letters, after the number; paragraphs, the most of blocks, have none
	colour string
	dashes bool
}

var looks = [...]look{
	{document.Heading, "H", "#c2330b", false},
	{document.Paragraph, "", "#1f5fa8", false},
	{document.Item, "I", "#0a7d4f", false},
	{document.Tile, "T", "#a8690a", false},
	{document.TableRow, "R", "#7a35b5", false},
	{document.Caption, "C", "#b3246f", false},
	{document.Label, "L", "#0e7f94", false},
	{document.Header, "head", "#55606e", true},
	{document.Footer, "foot", "#55606e", true},
}

func lookOf(k document.Kind) look {
	for _, l := range looks {
		if l.kind == k {
			return l
		}
	}
	return look{kind: k, colour: "#55606e"}
}

// named is a block's kind in words, and a heading's level.
func named(b *document.Block) string {
	if b.Kind == document.Heading && b.Level > 0 {
		return fmt.Sprintf("heading %d", b.Level)
	}
	return b.Kind.String()
}

// padded is a box with room for its border.
func (c *canvas) padded(b document.Box) document.Box {
	p := 0.8 * c.unit
	return document.Box{X0: b.X0 - p, Y0: b.Y0 - p/2, X1: b.X1 + p, Y1: b.Y1 + p/2}
}

func (c *canvas) blockBoxes() {
	for i := range c.lines {
		c.rect("thin", c.lines[i].Box)
	}
	for i := range c.pieces {
		p := &c.pieces[i]
		b := &c.d.Blocks[p.block]
		c.open("g", "class", "box "+b.Kind.String())
		c.title(fmt.Sprintf("%d %s: %s", p.block+1, named(b), excerpt(b.Span().Of(c.d.Text))))
		c.rect("", c.padded(p.box))
		c.close("g")
	}
}

func (c *canvas) blockTags() {
	for i := range c.pieces {
		p := &c.pieces[i]
		b := &c.d.Blocks[p.block]
		label := fmt.Sprint(p.block + 1)
		if l := lookOf(b.Kind); l.letter != "" {
			label += " " + l.letter
		}
		if b.Kind == document.Heading && b.Level > 0 {
			label += fmt.Sprint(b.Level)
		}
		c.tag(b.Kind.String(), label, c.padded(p.box), p.turn)
	}
}

// cells draws the tables, each cell with the numbers of its row and column.
func (c *canvas) cells() {
	for i := range c.tables {
		t := &c.tables[i]
		what := "table"
		if t.Chart {
			what = "chart"
		}
		c.rect("table", grown(t.Box, 2.5*c.unit))
		for k := range t.Cells {
			x := &t.Cells[k]
			class := "cell"
			if x.Row < t.Heads {
				class = "cell head"
			}
			c.open("g", "class", class)
			c.title(fmt.Sprintf("%s %d, row %s, column %s: %s", what, i+1, numbers(x.Row, x.Rows), numbers(x.Column, x.Columns), excerpt(said(c.d, x))))
			c.rect("", x.Box)
			c.close("g")
		}
	}
}

func (c *canvas) cellNumbers() {
	for i := range c.tables {
		t := &c.tables[i]
		for k := range t.Cells {
			x := &t.Cells[k]
			c.mark(numbers(x.Row, x.Rows)+"."+numbers(x.Column, x.Columns), x.Box)
		}
	}
}

// numbers are the rows or columns that a cell takes, counted from 0 as in its record.
func numbers(first, n int) string {
	if n > 1 {
		return fmt.Sprintf("%d–%d", first, first+n-1)
	}
	return fmt.Sprint(first)
}

func said(d *document.Document, x *document.Cell) string {
	var b strings.Builder
	for _, p := range x.Parts {
		b.WriteString(p.Of(d.Text))
		b.WriteByte(' ')
	}
	return b.String()
}

func grown(b document.Box, by float64) document.Box {
	return document.Box{X0: b.X0 - by, Y0: b.Y0 - by, X1: b.X1 + by, Y1: b.Y1 + by}
}
