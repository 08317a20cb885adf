package read

import (
	"math"

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

// shifted is a move by x and y, then m.
func (m *matrix) shifted(x, y float64) {
	m[4] += x*m[0] + y*m[2]
	m[5] += x*m[1] + y*m[3]
}

// state is what 'q' saves.
type state struct {
	ctm                     matrix
	font                    *font
	size, tc, tw, th, tl, y float64 // y: the rise
	mode                    int     // of drawing text: filled, stroked, not seen …
	fill                    colour
	width                   float64 // of lines
	clip                    rectangle
}

// Bounds on what one page may ask for; a page beyond them is no factsheet's.
const (
	maxOperators = 3 << 20
	maxGlyphs    = 400_000
	maxDrawn     = 128 << 20 // bytes of content, a form's as often as it is drawn
	maxSaved     = 512       // states saved by 'q', and sequences of marked content
)

// drawing follows a page's content stream and gathers its glyphs.
type drawing struct {
	file   *pdfFile
	page   *document.GlyphPage
	left   int     // operators that may still come
	drawn  int     // bytes of content that were followed
	image  float64 // the share of the page that pictures cover
	paths  int
	faults []string
	ghosts []int // the glyphs that were drawn so as not to be seen

	words   bool     // letters are drawn on it, or something that was not followed and may draw some
	guessed [][2]int // stretches of glyphs whose font is missing
	coded   bool     // some of them have codes that are no letters

	base     matrix // from the page's coordinates to the page as it is seen
	st       state
	saved    []state
	tm, line matrix
	box      rectangle // the path that is being drawn, where it is one rectangle
	path     int       // parts that the path has
	outline  Outline
	clipping bool // the path will clip what follows
	marked   []sequence
	current  int // the Mark of what is drawn
	hidden   int // open sequences that are not seen
	form     int // the object number of the form that is drawn, or 0
	ids      map[markKey]int
	forms    map[int]*form
}

// run follows one stream.
func (d *drawing) run(data []byte, r *resources, depth int) {
	if d.drawn += len(data); d.drawn > maxDrawn {
		d.fault("the page draws more than %d MB of content; the rest of it was not read", maxDrawn>>20)
		return
	}
	l := lexer{b: data, s: string(data), reuse: true}
	var args []operand
	for {
		o := l.next()
		switch o.kind {
		case endOfInput:
			if l.deep {
				d.fault("arrays in it are nested deeper than %d", maxNesting)
			}
			return
		case closing:
			continue
		case operatorKind:
			if d.left--; d.left < 0 {
				d.fault("the page has more than %d operators; the rest of it was not read", maxOperators)
				return
			}
			if len(d.page.Glyphs) > maxGlyphs {
				d.fault("the page has more than %d characters; the rest of it was not read", maxGlyphs)
				return
			}
			if o.str == "ID" {
				d.words = true // where the picture ends is a guess
				l.skipInlineImage()
				d.picture()
			} else {
				d.operator(o.str, args, r, depth)
			}
			args = args[:0]
			l.used = false
		default:
			if len(args) < 64 {
				args = append(args, o)
			}
		}
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

func (d *drawing) operator(op string, args []operand, r *resources, depth int) {
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
			st.font = r.font(args[len(args)-2].str)
			st.size = num(args, 1, 0)
		}
	case "w":
		st.width = num(args, 1, 0)
	case "gs":
		if len(args) > 0 {
			if f := r.v.Key("ExtGState").Key(last(args).str).Key("Font"); f.Len() == 2 {
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
	case "Tr":
		st.mode = int(num(args, 1, 0))
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
		d.showAll(last(args).list)
	case "Do":
		d.do(last(args).str, r, depth)
	case "BMC", "BDC":
		d.begin(op, args, r)
	case "EMC":
		d.end()
	case "re", "m", "l", "c", "v", "y", "h", "W", "W*", "n", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*":
		d.trace(op, args)
	case "g", "rg", "k", "cs", "sc", "scn":
		d.colour(op, args, r)
	case "ET", "EI", "BI", "J", "j", "M", "d", "ri", "i", "CS", "SC", "SCN", "G", "RG", "K", "sh", "MP", "DP", "BX", "EX":
	default:
		d.words = true // it is no operator: the content is damaged, and may hold anything
	}
}

// trace follows the path that is drawn, as far as telling its rules needs it, and
// whether it is one rectangle, which may clip what follows.
func (d *drawing) trace(op string, args []operand) {
	switch op {
	case "re":
		d.path++
		x, y, w, h := num(args, 4, 0), num(args, 4, 1), num(args, 4, 2), num(args, 4, 3)
		d.box = rectangleOf(d.st.ctm, x, y, x+w, y+h)
	case "m", "l", "c", "v", "y":
		d.path += 2
	case "h":
	case "W", "W*":
		d.clipping = true
		return
	default:
		if op != "n" {
			d.paths++
			d.paint(op)
		}
		d.outline.Reset()
		if d.clipping && d.path == 1 {
			d.st.clip = d.st.clip.within(d.box)
		}
		d.clipping, d.path = false, 0
		return
	}
	d.follow(op, args)
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

// matrixOf is the matrix that an array holds, or the one that changes nothing.
func matrixOf(v pdf.Value) matrix {
	if v.Len() != 6 {
		return identity
	}
	var m matrix
	for i := range m {
		m[i] = v.Index(i).Float64()
	}
	return m
}

func (d *drawing) move(x, y float64) {
	d.line.shifted(x, y)
	d.tm = d.line
}

// picture notes the share of the page that a picture covers.
func (d *drawing) picture() {
	if d.hidden > 0 {
		return
	}
	m := d.st.ctm
	area := math.Abs(m[0]*m[3] - m[1]*m[2])
	if page := d.page.Width * d.page.Height; page > 0 {
		d.image = min(1, d.image+area/page)
	}
}
