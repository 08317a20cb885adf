package read

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"factsheet/pipeline/document"
)

func (d *drawing) fault(format string, args ...any) {
	s := fmt.Sprintf(format, args...)
	for _, f := range d.faults {
		if f == s {
			return
		}
	}
	if len(d.faults) < 4 {
		d.faults = append(d.faults, s)
	}
}

// showAll draws the strings of a list and moves by its numbers.
func (d *drawing) showAll(list []operand) {
	st := &d.st
	var p pen // the list's, since it goes on with the same font, size and direction
	made := false
	for i := range list {
		switch a := &list[i]; a.kind {
		case numberKind:
			by := -a.num / 1000 * st.size
			if st.font != nil && st.font.vertical {
				d.tm.shifted(0, by)
			} else {
				d.tm.shifted(by*st.th, 0)
			}
		case stringKind:
			if st.font == nil {
				d.guess(a.str)
				continue
			}
			if !made {
				p, made = d.pen(), true
			}
			d.drawText(a.str, &p)
		}
	}
}

// substitute is the font for text whose own is missing.
var substitute = (&font{name: "Helvetica", named: true, enc: winAnsi, unit: 0.001, scale: 1}).prepared()

// show draws a string.
func (d *drawing) show(o operand) {
	st := &d.st
	if o.kind != stringKind {
		return
	}
	if st.font == nil {
		d.guess(o.str)
		return
	}
	p := d.pen()
	d.drawText(o.str, &p)
}

const missingFont = "text is drawn in a font that the file does not hold, and was read as Latin letters"

// guess draws a string whose font the file does not hold. Readers take a font of their
// own then, which is right for plain letters.
func (d *drawing) guess(s string) {
	if strings.TrimSpace(s) != "" {
		d.fault(missingFont)
	}
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			d.coded = true
		}
	}
	d.st.font = substitute
	from := len(d.page.Glyphs)
	p := d.pen()
	d.drawText(s, &p)
	d.st.font = nil
	d.guessed = append(d.guessed, [2]int{from, len(d.page.Glyphs)})
}

// unguess takes the text from glyphs whose font is missing where the codes of some are
// no letters: all of them are the glyphs' numbers then, and reading them as letters
// would make words and figures that are not there.
func (d *drawing) unguess() {
	if !d.coded {
		return
	}
	d.faults = slices.DeleteFunc(d.faults, func(f string) bool { return f == missingFont })
	d.fault("text is drawn in a font that the file does not hold, and could not be read")
	for _, r := range d.guessed {
		for i := r[0]; i < min(r[1], len(d.page.Glyphs)); i++ {
			d.page.Glyphs[i].Text = "\ufffd"
		}
	}
}

// drawText draws a string with a pen, from where the text matrix is.
func (d *drawing) drawText(text string, p *pen) {
	st, f := &d.st, d.st.font
	d.setPen(p)
	from := 0.0 // how far the pen has gone from the text matrix, along the line
	for s := text; len(s) > 0; {
		c, n := f.next(s)
		space := st.tc
		if n == 1 && s[0] == ' ' {
			space += st.tw
		}
		d.words = d.words || c.text != " "
		if d.hidden == 0 {
			d.glyph(p, c, from)
		}
		if f.vertical {
			from += f.down*st.size + space
		} else {
			from += (c.width*st.size + space) * st.th
		}
		s = s[n:]
	}
	if f.vertical {
		d.tm.shifted(0, from)
	} else {
		d.tm.shifted(from, 0)
	}
}

// pen is what the glyphs of strings share that are drawn one after another.
type pen struct {
	m          matrix     // from the size's units to the page, at the string's start: see setPen
	rise       [2]float64 // on the page, of the glyphs above the line
	dx, dy     float64    // on the page, of going on by one unit of text space
	along      float64    // on the page, of a width of 1
	size       float64
	turn       int
	bold, seen bool
	ok         bool
}

// pen is the pen as font, size and matrices have it.
func (d *drawing) pen() (p pen) {
	st := &d.st
	at := d.tm.times(st.ctm)
	p.m = matrix{st.size * st.th, 0, 0, st.size, 0, st.y}.times(at)
	p.rise = [2]float64{st.y * at[2], st.y * at[3]}
	if p.dx, p.dy = at[0], at[1]; st.font.vertical {
		p.dx, p.dy = at[2], at[3]
	}
	p.along = math.Hypot(p.m[0], p.m[1])
	p.size = math.Hypot(p.m[2], p.m[3]) * st.font.scale
	p.turn = Turn(p.m[0], p.m[1])
	p.seen = st.mode != 3 && st.mode != 7
	p.bold = st.font.bold || st.mode == 2 // filled and drawn round: a bold that was made of the plain font
	p.ok = finite(p.size) && finite(p.along)
	return p
}

// setPen sets a pen to where the text matrix is, which was only shifted since the pen was
// made.
func (d *drawing) setPen(p *pen) {
	tm, ctm := &d.tm, &d.st.ctm
	p.m[4] = p.rise[0] + (tm[4]*ctm[0] + tm[5]*ctm[2] + ctm[4])
	p.m[5] = p.rise[1] + (tm[4]*ctm[1] + tm[5]*ctm[3] + ctm[5])
}

// glyph adds the glyph that stands where the pen is.
func (d *drawing) glyph(p *pen, c *char, from float64) {
	x, y := p.m[4]+from*p.dx, p.m[5]+from*p.dy
	if d.st.font.vertical { // its origin is above its middle
		x -= c.width/2*p.m[0] + verticalOrigin*p.m[2]
		y -= c.width/2*p.m[1] + verticalOrigin*p.m[3]
	}
	width := max(0, c.width*p.along)
	if !p.ok || !finite(x) || !finite(y) || !finite(width) {
		return
	}
	if x < -2 || y < -2 || x > d.page.Width+2 || y > d.page.Height+2 {
		return // off the page: nobody sees it
	}
	if d.st.clip.outside(x, y, 2*max(p.size, width)+2) {
		return // clipped away, by a wide margin
	}
	text := c.text
	if text == "" {
		if c.width == 0 {
			return
		}
		text = "\ufffd"
	}
	if !p.seen {
		d.ghosts = append(d.ghosts, len(d.page.Glyphs))
	}
	d.page.Glyphs = append(d.page.Glyphs, document.Glyph{
		Text: text, X: x, Y: y, Width: width, Size: p.size, Turn: p.turn, Bold: p.bold, Colour: d.st.fill.rgb, Mark: d.current,
	})
}

// verticalOrigin is how far above the baseline a character's origin is in writing from
// top to bottom, where the font does not tell (ISO 32000-1, 9.7.4.3).
const verticalOrigin = 0.88

func finite(f float64) bool { return !math.IsNaN(f) && math.Abs(f) < 1e7 }

// finish takes away what nobody sees and what other glyphs stand for, when the page
// is drawn.
func (d *drawing) finish(number int) {
	d.endAll()
	d.unguess()
	g := d.page.Glyphs
	// Text that is not drawn to be seen lies over the picture that shows it, or stands
	// for letters that are drawn as lines.
	if seen := len(g) - len(d.ghosts); d.image < 0.2 && !(seen == 0 && d.paths > 200) {
		for _, i := range d.ghosts {
			g[i].Text = ""
		}
	}
	SetAccents(g)
	marks, _, unique := d.file.structure.marks(number)
	if d.settle(marks, unique) {
		d.file.structure.replace(number, g, d.ids)
	}
	out := g[:0]
	for _, x := range g {
		if x.Text != "" {
			out = append(out, x)
		}
	}
	d.page.Glyphs = out
}
