package draw

import (
	"strings"
	"unicode/utf8"

	"factsheet/pipeline/document"
)

// A letter reaches about so far above and below its baseline, in units of its size.
const (
	ascent  = 0.75
	descent = 0.22
)

// glyphBox is about what a glyph covers of the page.
func glyphBox(g *document.Glyph) document.Box {
	up, down, w := ascent*g.Size, descent*g.Size, g.Width
	switch g.Turn {
	case 90:
		return document.Box{X0: g.X - up, Y0: g.Y, X1: g.X + down, Y1: g.Y + w}
	case 180:
		return document.Box{X0: g.X - w, Y0: g.Y - up, X1: g.X, Y1: g.Y + down}
	case 270:
		return document.Box{X0: g.X - down, Y0: g.Y - w, X1: g.X + up, Y1: g.Y}
	}
	return document.Box{X0: g.X, Y0: g.Y - down, X1: g.X + w, Y1: g.Y + up}
}

// glyphClasses tell glyphs apart by what is known of them.
var glyphClasses = []struct{ class, words string }{
	{"glyph", "a glyph"},
	{"blank", "a blank"},
	{"aside", "beside the text, as the file says"},
	{"lost", "its letter is not known"},
}

func glyphClass(g *document.Glyph) string {
	switch {
	case strings.ContainsRune(g.Text, utf8.RuneError):
		return "lost"
	case g.Mark < 0:
		return "aside"
	case strings.TrimSpace(g.Text) == "":
		return "blank"
	}
	return "glyph"
}

// glyphBoxes draws the boxes of the glyphs, those of a class as one path: a page has
// thousands. Where the file jumps further than a line, a line leads to the next glyph
// that it draws.
func (c *canvas) glyphBoxes() {
	paths := map[string]*strings.Builder{"jump": {}}
	for _, k := range glyphClasses {
		paths[k.class] = &strings.Builder{}
	}
	const leading = 2.5 // of lines, in units of the size, at most
	var last document.Box
	for i := range c.glyphs {
		g := &c.glyphs[i]
		b := glyphBox(g)
		if !drawable(b) {
			continue
		}
		p := paths[glyphClass(g)]
		p.WriteString("M" + num(b.X0) + " " + c.y(b.Y1) + "h" + num(b.X1-b.X0) + "v" + num(b.Y1-b.Y0) + "h" + num(b.X0-b.X1) + "z")
		was, is := c.upright(last, g.Turn), c.upright(b, g.Turn)
		wraps := is.X0 < was.X1 && is.Y1 < was.Y1 && is.Y1 > was.Y1-leading*g.Size
		if i > 0 && !wraps && common(grown(last, leading*g.Size), b) == 0 {
			p = paths["jump"]
			p.WriteString("M" + num(last.X1) + " " + c.y((last.Y0+last.Y1)/2) + "L" + num(b.X0) + " " + c.y((b.Y0+b.Y1)/2))
		}
		last = b
	}
	for _, k := range glyphClasses {
		c.leaf("path", "class", k.class, "d", paths[k.class].String())
	}
	c.leaf("path", "class", "jump", "d", paths["jump"].String())
}

// letters writes what each glyph stands for, at its own place.
func (c *canvas) letters() {
	const narrow = 0.92 // our font may be wider than the file's
	for i := range c.glyphs {
		g := &c.glyphs[i]
		if strings.TrimSpace(g.Text) == "" || !drawable(glyphBox(g)) {
			continue
		}
		class := "w"
		if g.Bold {
			class = "w bold"
		}
		at := []string{"class", class, "x", num(g.X), "y", c.y(g.Y), "font-size", num(narrow * g.Size)}
		if g.Turn > 0 {
			at = append(at, "transform", turning(g.Turn, g.X, c.height-g.Y))
		}
		c.open("text", at...)
		escape(c.b, g.Text)
		c.close("text")
	}
}
