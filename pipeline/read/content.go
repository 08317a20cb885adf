package read

import (
	"math"
	"strings"

	"github.com/ledongthuc/pdf"

	"factsheet/pipeline/document"
)

// matrix is a transformation as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times is m, then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// state is what 'q' saves.
type state struct {
	ctm                     matrix
	font                    *font
	size, tc, tw, th, tl, y float64 // y: the rise
}

// Bounds on what one page may ask for; a page beyond them is no factsheet's.
const (
	maxOperators = 3 << 20
	maxGlyphs    = 400_000
	maxForms     = 12  // forms within forms
	maxSaved     = 512 // states saved by 'q'
	longActual   = 8   // letters of an ActualText that is taken; a longer one covers whole lines
)

// drawing follows a page's content stream and gathers its glyphs.
type drawing struct {
	file    *pdfFile
	page    *document.GlyphPage
	left    int // operators that may still come
	unknown int // glyphs whose font does not tell their text
	image   float64
	paths   int
	faults  []string

	st       state
	saved    []state
	tm, line matrix
	marked   []mark
}

// mark is a marked-content sequence that is open.
type mark struct {
	actual string
	has    bool
	glyph  int // where the glyph that bears the actual text is, or -1
}

// run follows one stream.
func (d *drawing) run(data []byte, resources pdf.Value, depth int) {
	l := lexer{b: data}
	var args []operand
	for {
		o := l.next()
		switch o.kind {
		case endOfInput:
			return
		case closing:
			continue
		case operatorKind:
			if d.left--; d.left < 0 || len(d.page.Glyphs) > maxGlyphs {
				d.fault("the page draws more than any sheet does; the rest of it was not read")
				return
			}
			if o.str == "ID" {
				l.skipInlineImage()
				d.picture()
			} else {
				d.operator(o.str, args, resources, depth)
			}
			args = args[:0]
		default:
			if len(args) < 64 {
				args = append(args, o)
			}
		}
	}
}

func (d *drawing) fault(s string) {
	for _, f := range d.faults {
		if f == s {
			return
		}
	}
	if len(d.faults) < 4 {
		d.faults = append(d.faults, s)
	}
}

// num is the i-th of the last n operands as a number; missing ones are 0.
func num(args []operand, n, i int) float64 {
	k := len(args) - n + i
	if k < 0 || k >= len(args) {
		return 0
	}
	return args[k].num
}

func (d *drawing) operator(op string, args []operand, resources pdf.Value, depth int) {
	st := &d.st
	switch op {
	case "q":
		if len(d.saved) < maxSaved {
			d.saved = append(d.saved, *st)
		}
	case "Q":
		if n := len(d.saved); n > 0 {
			*st, d.saved = d.saved[n-1], d.saved[:n-1]
		}
	case "cm":
		if len(args) >= 6 {
			st.ctm = toMatrix(args).times(st.ctm)
		}
	case "BT":
		d.tm, d.line = identity, identity
	case "Tf":
		if len(args) >= 2 && args[len(args)-2].kind == nameKind {
			st.font = d.file.font(resources, args[len(args)-2].str)
			st.size = num(args, 1, 0)
		}
	case "gs":
		if len(args) > 0 {
			if f := resources.Key("ExtGState").Key(args[len(args)-1].str).Key("Font"); f.Len() == 2 {
				st.font, st.size = d.file.fontOf(f.Index(0)), f.Index(1).Float64()
			}
		}
	case "Tc":
		st.tc = num(args, 1, 0)
	case "Tw":
		st.tw = num(args, 1, 0)
	case "Tz":
		st.th = num(args, 1, 0) / 100
	case "TL":
		st.tl = num(args, 1, 0)
	case "Ts":
		st.y = num(args, 1, 0)
	case "Td":
		d.move(num(args, 2, 0), num(args, 2, 1))
	case "TD":
		st.tl = -num(args, 2, 1)
		d.move(num(args, 2, 0), num(args, 2, 1))
	case "Tm":
		if len(args) >= 6 {
			d.tm = toMatrix(args)
			d.line = d.tm
		}
	case "T*":
		d.move(0, -st.tl)
	case "Tj":
		d.show(last(args))
	case "'":
		d.move(0, -st.tl)
		d.show(last(args))
	case "\"":
		st.tw, st.tc = num(args, 3, 0), num(args, 3, 1)
		d.move(0, -st.tl)
		d.show(last(args))
	case "TJ":
		for _, a := range last(args).list {
			if a.kind == numberKind {
				d.tm = matrix{1, 0, 0, 1, -a.num / 1000 * st.size * st.th, 0}.times(d.tm)
			} else {
				d.show(a)
			}
		}
	case "Do":
		d.do(last(args).str, resources, depth)
	case "BMC", "BDC":
		d.begin(op, args, resources)
	case "EMC":
		if n := len(d.marked); n > 0 {
			d.marked = d.marked[:n-1]
		}
	case "f", "F", "f*", "S", "s", "B", "B*", "b", "b*":
		d.paths++
	}
}

func last(args []operand) operand {
	if len(args) == 0 {
		return operand{}
	}
	return args[len(args)-1]
}

func toMatrix(args []operand) (m matrix) {
	for i := range m {
		m[i] = num(args, 6, i)
	}
	return m
}

func (d *drawing) move(x, y float64) {
	d.line = matrix{1, 0, 0, 1, x, y}.times(d.line)
	d.tm = d.line
}

func (d *drawing) begin(op string, args []operand, resources pdf.Value) {
	m := mark{glyph: -1}
	if op == "BDC" && len(args) > 0 {
		switch p := last(args); p.kind {
		case dictKind:
			if a, ok := p.of("ActualText"); ok && a.kind == stringKind {
				m.actual, m.has = textString(a.str), true
			}
		case nameKind:
			if a := resources.Key("Properties").Key(p.str).Key("ActualText"); a.Kind() == pdf.String {
				m.actual, m.has = cleanText(a.Text()), true
			}
		}
		if len([]rune(m.actual)) > longActual {
			m.has = false
		}
	}
	if len(d.marked) < maxSaved {
		d.marked = append(d.marked, m)
	}
}

// do draws an object of its own: a form, whose content is followed, or a picture.
func (d *drawing) do(name string, resources pdf.Value, depth int) {
	x := resources.Key("XObject").Key(name)
	switch x.Key("Subtype").Name() {
	case "Image":
		d.picture()
	case "Form":
		if depth >= maxForms {
			d.fault("the page draws forms within forms without an end; those were not read")
			return
		}
		data, err := d.file.streamData(x)
		if err != nil {
			d.fault("a part of the page can't be read: " + err.Error())
		}
		own := x.Key("Resources")
		if own.IsNull() {
			own = resources
		}
		saved, tm, line, n := d.st, d.tm, d.line, len(d.saved)
		if m := x.Key("Matrix"); m.Len() == 6 {
			var f matrix
			for i := range f {
				f[i] = m.Index(i).Float64()
			}
			d.st.ctm = f.times(d.st.ctm)
		}
		d.run(data, own, depth+1)
		d.st, d.tm, d.line = saved, tm, line
		d.saved = d.saved[:min(n, len(d.saved))]
	}
}

// picture notes the share of the page that a picture covers.
func (d *drawing) picture() {
	m := d.st.ctm
	area := math.Abs(m[0]*m[3] - m[1]*m[2])
	if page := d.page.Width * d.page.Height; page > 0 {
		d.image = max(d.image, area/page)
	}
}

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
	s := o.str
	for len(s) > 0 {
		text, w, n := st.font.next(s)
		advance := w*st.size + st.tc
		if n == 1 && s[0] == ' ' {
			advance += st.tw
		}
		d.glyph(text, w)
		d.tm = matrix{1, 0, 0, 1, advance * st.th, 0}.times(d.tm)
		s = s[n:]
	}
}

// substitute is the font for text whose own is missing.
var substitute = &font{name: "Helvetica", named: true, enc: winAnsi, unit: 0.001, scale: 1}

// glyph adds the glyph that stands at the text matrix.
func (d *drawing) glyph(text string, w float64) {
	st := &d.st
	m := matrix{st.size * st.th, 0, 0, st.size, 0, st.y}.times(d.tm).times(st.ctm)
	g := document.Glyph{
		Text: text, X: m[4], Y: m[5], Bold: st.font.bold,
		Width: w * math.Hypot(m[0], m[1]),
		Size:  math.Hypot(m[2], m[3]) * st.font.scale,
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
	g.Turn = turn(m[0], m[1])
	if actual := d.actual(); actual != nil {
		if actual.glyph >= 0 {
			first := &d.page.Glyphs[actual.glyph]
			first.Width = max(first.Width, math.Hypot(g.X-first.X, g.Y-first.Y)+g.Width)
			return
		}
		if actual.actual == "" {
			return
		}
		actual.glyph = len(d.page.Glyphs)
		g.Text = actual.actual
	}
	if g.Text == "" {
		if w == 0 {
			return
		}
		d.unknown++
		g.Text = "\ufffd"
	}
	d.page.Glyphs = append(d.page.Glyphs, g)
}

// actual is the open sequence that tells what its glyphs stand for, or nil.
func (d *drawing) actual() *mark {
	for i := len(d.marked) - 1; i >= 0; i-- {
		if d.marked[i].has {
			return &d.marked[i]
		}
	}
	return nil
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
