package pdfium

import (
	"math"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"factsheet/pipeline/document"
	"factsheet/pipeline/read"
)

// shape is what the glyphs of one text object have in common.
type shape struct {
	a, b float64 // the direction of the baseline, in the file's coordinates
	size float64 // as seen
	unit float64 // what the font's size is multiplied with along the baseline
	turn int
	// Letters are upright on a level baseline, in the file's coordinates: boxes are theirs.
	level bool
	font  *font
	bold  bool
	rgb   uint32
	mark  int  // as document.Glyph has it
	seen  bool // it is drawn
}

// parts are the characters that stand at one place: those of one glyph. pdfium gives
// the letters of a ligature one by one, and the two halves of a character beyond the
// first 65 536 too.
type parts struct {
	text        []rune
	x, y        float64 // in the file's coordinates
	first, last uint64  // their indices
	untold      bool
}

// untold is a glyph whose text the font does not tell: its code stands for it.
type untold struct {
	glyph int
	font  *font
	code  rune
}

// hyphen is how pdfium writes a hyphen at a line's end.
const hyphen = 2

// text reads n characters of the page.
func (d *drawing) text(page uint64, n int) {
	d.page.Glyphs = make([]document.Glyph, 0, max(n, 0))
	for i := range max(n, 0) {
		d.character(page, uint64(i))
		if d.lib.err != nil {
			return
		}
	}
	d.finish(page)
	d.spans[d.object] = span{d.begin, len(d.page.Glyphs)}
	d.tell()
}

func (d *drawing) character(page, i uint64) {
	l := d.lib
	u := rune(uint32(l.call(l.unicode, page, i)))
	object := l.call(l.textObject, page, i)
	if object == 0 {
		return // a blank or line end that pdfium guesses
	}
	told := true
	switch {
	case u == ' ':
		if l.ok(l.generated, page, i) {
			return // a guess too, at no place; the layout has its own
		}
	case l.ok(l.unmapped, page, i):
		told = false
	case u == hyphen:
		u = '-'
	}
	var v [2]float64
	l.call(l.origin, page, i, d.scratch, d.scratch+8)
	l.doubles(d.scratch, v[:])
	p := &d.open
	if n := len(p.text); n == 0 || object != d.object || v[0] != p.x || v[1] != p.y || unicode.Is(unicode.Mn, p.text[n-1]) {
		d.finish(page)
		if object != d.object {
			d.spans[d.object] = span{d.begin, len(d.page.Glyphs)}
			d.begin = len(d.page.Glyphs)
			d.object = object
			d.char = d.shape(page, i, object)
		}
		*p = parts{text: p.text, x: v[0], y: v[1], first: i, untold: !told}
	}
	p.text, p.last = append(p.text, u), i
}

// shape reads what the glyphs of a text object have in common.
func (d *drawing) shape(page, i, object uint64) shape {
	l := d.lib
	var m [4]float64
	l.call(l.matrix, page, i, d.scratch)
	l.singles(d.scratch, m[:])
	f := d.font(object)
	size := l.float64(l.fontSize, page, i)
	s := shape{
		level: math.Abs(m[1]) < 0.001*math.Abs(m[0]) && math.Abs(m[2]) < 0.001*math.Abs(m[3]),
		a:     m[0], b: m[1], font: f, bold: f.bold, seen: true,
		unit: size * math.Hypot(m[0], m[1]),
		size: size * math.Hypot(m[2], m[3]) * f.scale,
		turn: d.place.turn(m[0], m[1]),
		mark: d.artifact(object),
	}
	switch l.count(l.renderMode, object) {
	case 2: // filled and drawn round: a bold that was made of the plain font
		s.bold = true
	case 3, 7:
		s.seen = false
	}
	if l.ok(l.fillColour, page, i, d.scratch, d.scratch+4, d.scratch+8, d.scratch+12) {
		for k := range uint32(3) {
			c, _ := l.mem.ReadUint32Le(uint32(d.scratch) + 4*k)
			s.rgb = s.rgb<<8 | c&0xff
		}
	}
	return s
}

// finish makes a glyph of the characters that were gathered.
func (d *drawing) finish(page uint64) {
	p := &d.open
	if len(p.text) == 0 {
		return
	}
	text := string(p.text)
	for _, u := range p.text {
		if utf16.IsSurrogate(u) {
			text = string(utf16.Decode(halves(p.text)))
			break
		}
	}
	code, single := p.text[0], len(p.text) == 1
	p.text = p.text[:0]
	g := document.Glyph{Text: read.CleanText(text), Size: d.char.size, Turn: d.char.turn, Bold: d.char.bold, Colour: d.char.rgb, Mark: d.char.mark}
	g.X, g.Y = d.place.point(p.x, p.y)
	if !finite(g.X) || !finite(g.Y) || !finite(g.Size) {
		return
	}
	if g.X < -2 || g.Y < -2 || g.X > d.page.Width+2 || g.Y > d.page.Height+2 {
		return // off the page: nobody sees it
	}
	if single {
		g.Width = d.width(page, p.last, code)
	} else {
		g.Width = d.together(page, p)
	}
	if !finite(g.Width) {
		return
	}
	switch {
	case !p.untold && code < ' ' && single && d.inked(page, p.last):
		g.Text = "\ufffd" // a name that is no letter's: nobody draws a control character
		d.unknown++
	case p.untold:
		d.untold = append(d.untold, untold{len(d.page.Glyphs), d.char.font, code})
	case g.Text == "" && g.Width == 0:
		return
	case g.Text == "":
		g.Text = "\ufffd"
		fallthrough
	case g.Text == "\ufffd":
		d.unknown++
	}
	if !d.char.seen {
		d.ghosts = append(d.ghosts, len(d.page.Glyphs))
	}
	if n := utf8.RuneCountInString(g.Text); n > longest {
		d.spread(g, n)
		return
	}
	d.page.Glyphs = append(d.page.Glyphs, g)
}

// halves are the runes as UTF-16 code units.
func halves(rs []rune) []uint16 {
	var u []uint16
	for _, r := range rs {
		if utf16.IsSurrogate(r) {
			u = append(u, uint16(r))
		} else {
			u = utf16.AppendRune(u, r)
		}
	}
	return u
}

// width is how far a glyph of one character goes along its baseline.
func (d *drawing) width(page, i uint64, code rune) float64 {
	p, c := &d.open, &d.char
	told := d.advance(c.font, code) * c.unit
	if !c.level {
		if told > 0 {
			return told
		}
		left, right, bottom, top := d.box(page, i)
		return math.Abs(d.along(right-left, top-bottom))
	}
	// left, top, right, bottom: at least as wide as the glyph's advance, wider where its
	// drawing hangs over
	var v [4]float64
	d.lib.call(d.lib.looseBox, page, i, d.scratch)
	d.lib.singles(d.scratch, v[:])
	before, reach := v[0]-p.x, v[2]-p.x
	if c.a < 0 {
		before, reach = -reach, -before
	}
	if before > 0.001*c.size {
		return reach + before // a letter of several that a glyph stands for: its box is what is drawn
	}
	if told <= 0 || told > 0.99*reach {
		return max(reach, 0)
	}
	left, right, bottom, top := d.box(page, i)
	if math.Abs(top-v[1]) < 0.001 && math.Abs(bottom-v[3]) < 0.001 && before > -0.001*c.size {
		return max(reach, 0) // a letter of several, again
	}
	if c.a < 0 && left > v[0]+0.001 || c.a > 0 && right < v[2]-0.001 {
		return max(reach, 0) // it does not hang over: another letter's advance was told
	}
	return told
}

// advance is how far the font goes on after a letter, in units of its size. pdfium
// looks for it by the letter's text, which several glyphs may share; 0 where it finds
// none.
func (d *drawing) advance(f *font, code rune) float64 {
	if w, ok := f.advances[code]; ok {
		return w
	}
	var v [1]float64
	if d.lib.ok(d.lib.glyphWidth, f.handle, uint64(uint32(code)), float32Bits(1), d.scratch) {
		d.lib.singles(d.scratch, v[:])
	}
	f.advances[code] = v[0]
	return v[0]
}

// together is the width of a glyph of several characters: what is drawn of it, with as
// much after it as before it.
func (d *drawing) together(page uint64, p *parts) float64 {
	left, right, bottom, top := d.box(page, p.first)
	before := min(d.along(left-p.x, bottom-p.y), d.along(right-p.x, top-p.y))
	left, right, bottom, top = d.box(page, p.last)
	after := max(d.along(left-p.x, bottom-p.y), d.along(right-p.x, top-p.y))
	return max(after, 0) + max(before, 0)
}

// along is how far a way goes along the baseline.
func (d *drawing) along(x, y float64) float64 {
	return (x*d.char.a + y*d.char.b) / max(math.Hypot(d.char.a, d.char.b), 1e-9)
}

// box is the box of what is drawn of a character, in the file's coordinates.
func (d *drawing) box(page, i uint64) (left, right, bottom, top float64) {
	var v [4]float64
	d.lib.call(d.lib.charBox, page, i, d.scratch, d.scratch+8, d.scratch+16, d.scratch+24)
	d.lib.doubles(d.scratch, v[:])
	return v[0], v[1], v[2], v[3]
}

// inked reports whether anything is drawn for a character.
func (d *drawing) inked(page, i uint64) bool {
	left, right, bottom, top := d.box(page, i)
	return max(right-left, top-bottom) > 0.1*d.char.size && min(right-left, top-bottom) > 0.01*d.char.size
}

// longest is how many letters a glyph has at most; a text that stands for more
// (ActualText for a word, a line) is spread over its place, a letter a glyph.
const longest = 8

func (d *drawing) spread(g document.Glyph, n int) {
	x, y := d.place.m[0]*d.char.a+d.place.m[2]*d.char.b, d.place.m[1]*d.char.a+d.place.m[3]*d.char.b
	long := max(math.Hypot(x, y), 1e-9)
	step := g.Width / float64(n)
	for _, r := range g.Text {
		letter := g
		letter.Text, letter.Width = string(r), step
		d.page.Glyphs = append(d.page.Glyphs, letter)
		g.X += x / long * step
		g.Y += y / long * step
	}
}

// tell settles the glyphs whose text the fonts do not tell. In a font of drawings
// (Type 3), as converters of TeX's bitmap fonts write them, the codes are those of
// TeX's text encodings, where most are letters; elsewhere they are no text.
func (d *drawing) tell() {
	for _, u := range d.untold {
		if u.code >= ' ' && u.code < 0x7f {
			u.font.letters++
		} else {
			u.font.controls++
			u.font.ot1 = u.font.ot1 || u.code >= 0x0b && u.code <= 0x0f
		}
	}
	for _, u := range d.untold {
		g := &d.page.Glyphs[u.glyph]
		g.Text = ""
		switch {
		case u.font.letters > 4*u.font.controls && d.isDrawn(u.font):
			g.Text = read.TeXText(byte(u.code), u.font.ot1)
		case u.code == '\t' || u.code == '\n' || u.code == '\r':
			continue // a line end within a string: fonts draw nothing for it
		}
		if g.Text == "" {
			g.Text = "\ufffd"
			d.unknown++
		}
	}
}
