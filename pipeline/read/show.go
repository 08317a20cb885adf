package read

import (
	"fmt"
	"math"
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
			d.show(*a)
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
		// Readers take a font of their own then, which is right for plain letters.
		if strings.TrimSpace(o.str) != "" {
			d.fault("text is drawn in a font that the file does not hold, and was read as Latin letters")
		}
		st.font = substitute
	}
	f := st.font
	for s := o.str; len(s) > 0; {
		c, n := f.next(s)
		space := st.tc
		if n == 1 && s[0] == ' ' {
			space += st.tw
		}
		if f.vertical {
			d.glyph(c, -c.width/2, -0.88)
			d.tm.shifted(0, f.down*st.size+space)
		} else {
			d.glyph(c, 0, 0)
			d.tm.shifted((c.width*st.size+space)*st.th, 0)
		}
		s = s[n:]
	}
}

// glyph adds the glyph that stands at the text matrix, moved by dx and dy of the size.
func (d *drawing) glyph(c *char, dx, dy float64) {
	st := &d.st
	if d.hidden > 0 {
		return
	}
	m := matrix{st.size * st.th, 0, 0, st.size, 0, st.y}.times(d.tm).times(st.ctm)
	if dx != 0 || dy != 0 {
		m.shifted(dx, dy)
	}
	g := document.Glyph{
		Text: c.text, X: m[4], Y: m[5], Bold: st.font.bold,
		Width:  c.width * math.Hypot(m[0], m[1]),
		Size:   math.Hypot(m[2], m[3]) * st.font.scale,
		Colour: st.fill.rgb, Mark: d.current,
	}
	if !finite(g.X) || !finite(g.Y) || !finite(g.Width) || !finite(g.Size) {
		return
	}
	if g.Width < 0 {
		g.Width = 0
	}
	if g.X < -2 || g.Y < -2 || g.X > d.page.Width+2 || g.Y > d.page.Height+2 {
		return // off the page: nobody sees it
	}
	if st.clip.outside(g.X, g.Y, 2*max(g.Size, g.Width)+2) {
		return // clipped away, by a wide margin
	}
	g.Turn = turn(m[0], m[1])
	if g.Text == "" {
		if c.width == 0 {
			return
		}
		g.Text = "\ufffd"
	}
	switch st.mode {
	case 2: // filled and drawn round: a bold that was made of the plain font
		g.Bold = true
	case 3, 7:
		d.ghosts = append(d.ghosts, len(d.page.Glyphs))
	}
	d.page.Glyphs = append(d.page.Glyphs, g)
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

// finish takes away what nobody sees and what other glyphs stand for, when the page
// is drawn.
func (d *drawing) finish(number int) {
	d.endAll()
	g := d.page.Glyphs
	// Text that is not drawn to be seen lies over the picture that shows it, or stands
	// for letters that are drawn as lines.
	if seen := len(g) - len(d.ghosts); d.image < 0.2 && !(seen == 0 && d.paths > 200) {
		for _, i := range d.ghosts {
			g[i].Text = ""
		}
	}
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
