package pdfium

import (
	"math"
	"strings"
	"unicode"

	"factsheet/pipeline/document"
	"factsheet/pipeline/read"
)

// maxGlyphs bounds what one page may draw.
const maxGlyphs = 400_000

// drawing is one page being read.
type drawing struct {
	*file
	page  *document.GlyphPage
	place place
	fonts map[uint64]bool // whether a font is bold: a page has few
	left  int             // glyphs that may still come

	object  uint64 // the text object of the glyph before
	char    shape  // what its glyphs have in common
	unknown int    // letters that the font does not tell
}

// shape is what the glyphs of one text object have in common.
type shape struct {
	a, b float64 // the direction of the baseline, in the file's coordinates
	size float64
	turn int
	bold bool
}

// place leads from the file's coordinates to the page as it is seen.
type place struct {
	m             [6]float64
	width, height float64
}

// placed is the place of a page with the box, turned by quarters clockwise.
func placed(left, bottom, right, top float64, quarters int) place {
	w, h := right-left, top-bottom
	switch quarters {
	case 1:
		return place{[6]float64{0, -1, 1, 0, -bottom, right}, h, w}
	case 2:
		return place{[6]float64{-1, 0, 0, -1, right, top}, w, h}
	case 3:
		return place{[6]float64{0, 1, -1, 0, top, -left}, h, w}
	}
	return place{[6]float64{1, 0, 0, 1, -left, -bottom}, w, h}
}

func (p *place) point(x, y float64) (float64, float64) {
	return p.m[0]*x + p.m[2]*y + p.m[4], p.m[1]*x + p.m[3]*y + p.m[5]
}

// page reads the page with the index.
func (f *file) page(i int) *document.GlyphPage {
	l := f.lib
	g := &document.GlyphPage{Number: i + 1}
	p := l.call(l.loadPage, f.doc, uint64(i))
	if p == 0 {
		g.Problem = "the page is damaged or missing, and can't be read"
		return g
	}
	defer l.call(l.closePage, p)
	d := &drawing{file: f, page: g, fonts: map[uint64]bool{}, left: maxGlyphs}
	var box [4]float64 // left, top, right, bottom
	l.call(l.boundingBox, p, f.scratch)
	l.singles(f.scratch, box[:])
	d.place = placed(box[0], box[3], box[2], box[1], l.count(l.rotation, p)&3)
	g.Width, g.Height = d.place.width, d.place.height
	if text := l.call(l.loadText, p); text != 0 {
		d.text(text)
		l.call(l.closeText, text)
	}
	g.Problem = read.PageProblem(g, nil, d.unknown, func() float64 { return d.pictures(p) })
	return g
}

// text reads the page's characters.
func (d *drawing) text(page uint64) {
	l := d.lib
	n := l.count(l.countChars, page)
	d.page.Glyphs = make([]document.Glyph, 0, max(0, min(n, maxGlyphs)))
	for i := range min(n, maxGlyphs) {
		d.glyph(page, uint64(i))
		if l.err != nil {
			return
		}
	}
}

func (d *drawing) glyph(page, i uint64) {
	l := d.lib
	u := rune(uint32(l.call(l.unicode, page, i)))
	if u == '\r' || u == '\n' || u == 0 {
		return
	}
	if u == ' ' && l.ok(l.generated, page, i) {
		return // pdfium's own guess, at no place; the layout has its own
	}
	object := l.call(l.textObject, page, i)
	if object == 0 {
		return
	}
	fresh := object != d.object
	if fresh {
		d.object = object
		d.char = d.shape(page, i, object)
	}
	var v [4]float64
	l.call(l.origin, page, i, d.scratch, d.scratch+8)
	l.doubles(d.scratch, v[:2])
	g := document.Glyph{Size: d.char.size, Turn: d.char.turn, Bold: d.char.bold}
	g.X, g.Y = d.place.point(v[0], v[1])
	g.Text = read.CleanText(string(u))
	if u == 2 {
		g.Text = "-" // how pdfium writes a hyphen at a line's end
	}
	if g.Text == "" {
		g.Text = "\ufffd"
	}
	if n := len(d.page.Glyphs); !fresh && n > 0 {
		last := &d.page.Glyphs[n-1]
		if last.X == g.X && last.Y == g.Y {
			last.Text += g.Text // one glyph that stands for several letters
			return
		}
	}
	if !finite(g.X) || !finite(g.Y) || !finite(g.Size) {
		return
	}
	if g.X < -2 || g.Y < -2 || g.X > d.page.Width+2 || g.Y > d.page.Height+2 {
		return // off the page: nobody sees it
	}
	g.Width = d.width(page, i)
	if r := g.Text; r == "\ufffd" || unicode.Is(unicode.Co, u) {
		d.unknown++
	}
	d.page.Glyphs = append(d.page.Glyphs, g)
}

// shape reads what the glyphs of a text object have in common.
func (d *drawing) shape(page, i, object uint64) shape {
	l := d.lib
	var m [4]float64
	l.call(l.matrix, page, i, d.scratch)
	l.singles(d.scratch, m[:])
	s := shape{a: m[0], b: m[1]}
	s.size = l.float64(l.fontSize, page, i) * math.Hypot(m[2], m[3])
	p := &d.place.m
	s.turn = turn(p[0]*m[0]+p[2]*m[1], p[1]*m[0]+p[3]*m[1])
	s.bold = d.bold(l.call(l.objectFont, object))
	return s
}

// width is how far a glyph goes along its baseline.
func (d *drawing) width(page, i uint64) float64 {
	l := d.lib
	var v [4]float64
	long := math.Hypot(d.char.a, d.char.b)
	if math.Abs(d.char.a) > 0.1*long {
		// left, top, right, bottom: the box is as wide as the glyph's advance along x
		l.call(l.looseBox, page, i, d.scratch)
		l.singles(d.scratch, v[:])
		return math.Abs(v[2]-v[0]) * long / math.Abs(d.char.a)
	}
	// left, right, bottom, top: of what is drawn
	l.call(l.charBox, page, i, d.scratch, d.scratch+8, d.scratch+16, d.scratch+24)
	l.doubles(d.scratch, v[:])
	return math.Abs(v[3] - v[2])
}

// bold reports whether a font is bold: its name says so, or its flags.
func (d *drawing) bold(font uint64) bool {
	if font == 0 {
		return false
	}
	if b, ok := d.fonts[font]; ok {
		return b
	}
	const most, forceBold = 256, 1 << 18
	l := d.lib
	b := l.count(l.fontFlags, font)&forceBold != 0
	if n := l.call(l.fontName, font, 0, 0); n > 1 && n < most {
		p := l.call(l.malloc, n)
		l.call(l.fontName, font, p, n)
		if name, ok := l.mem.Read(uint32(p), uint32(n-1)); ok {
			b = b || read.IsBold(strings.ToValidUTF8(string(name), ""))
		}
		l.call(l.free, p)
	}
	d.fonts[font] = b
	return b
}

// turn is the direction of a baseline, in quarters; -1 where it is askew.
func turn(x, y float64) int {
	switch ax, ay := math.Abs(x), math.Abs(y); {
	case ay <= 0.05*ax && x >= 0:
		return 0
	case ay <= 0.05*ax:
		return 180
	case ax <= 0.05*ay && y > 0:
		return 90
	case ax <= 0.05*ay:
		return 270
	}
	return -1
}

func finite(f float64) bool { return !math.IsNaN(f) && math.Abs(f) < 1e7 }

// The types of page objects that matter here.
const (
	imageObject = 3
	formObject  = 5
)

// pictures is the share of the page that its largest picture covers.
func (d *drawing) pictures(page uint64) float64 {
	l := d.lib
	area := d.page.Width * d.page.Height
	share := 0.0
	for i := range min(l.count(l.countObjects, page), maxGlyphs) {
		object := l.call(l.getObject, page, uint64(i))
		if !d.isPicture(object, 0) {
			continue
		}
		var v [4]float64
		l.call(l.bounds, object, d.scratch, d.scratch+4, d.scratch+8, d.scratch+12)
		l.singles(d.scratch, v[:])
		if area > 0 {
			share = max(share, math.Abs((v[2]-v[0])*(v[3]-v[1]))/area)
		}
	}
	return share
}

// isPicture reports whether a page object is a picture, or a form that holds one.
func (d *drawing) isPicture(object uint64, depth int) bool {
	l := d.lib
	switch l.count(l.objectType, object) {
	case imageObject:
		return true
	case formObject:
		if depth < 8 {
			for i := range min(l.count(l.countInForm, object), 1000) {
				if d.isPicture(l.call(l.getInForm, object, uint64(i)), depth+1) {
					return true
				}
			}
		}
	}
	return false
}
