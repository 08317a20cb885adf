package read

import (
	"math"

	"factsheet/pipeline/document"
)

// maxRules bounds the rules of a page, and those of one path: a page beyond it is a map
// or a drawing.
const maxRules = 4000

// outline is the path that is being drawn, as far as it is level and upright.
type outline struct {
	lines  []rectangle // its lines, without their thickness
	filled []rectangle // what it encloses, where that is a rectangle

	at, first [2]float64 // of the part that is drawn: where it has come to, where it began
	reach     rectangle  // of that part
	sides     int        // of that part
	skew      bool       // that part has a slanted side, or a curve
}

func (d *drawing) point(x, y float64) [2]float64 {
	m := &d.st.ctm
	return [2]float64{m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]}
}

// follow takes one step of a path.
func (o *outline) follow(d *drawing, op string, args []operand) {
	switch op {
	case "re":
		o.part()
		x, y, w, h := num(args, 4, 0), num(args, 4, 1), num(args, 4, 2), num(args, 4, 3)
		if m := &d.st.ctm; !(m[1] == 0 && m[2] == 0 || m[0] == 0 && m[3] == 0) {
			return
		}
		r := rectangleOf(d.st.ctm, x, y, x+w, y+h)
		if len(o.filled) < maxRules && len(o.lines) < maxRules {
			o.filled = append(o.filled, r)
			o.lines = append(o.lines, rectangle{r.x0, r.y0, r.x1, r.y0}, rectangle{r.x0, r.y1, r.x1, r.y1}, rectangle{r.x0, r.y0, r.x0, r.y1}, rectangle{r.x1, r.y0, r.x1, r.y1})
		}
	case "m":
		o.part()
		o.at = d.point(num(args, 2, 0), num(args, 2, 1))
		o.first = o.at
		o.reach = rectangle{o.at[0], o.at[1], o.at[0], o.at[1]}
	case "l":
		o.side(d.point(num(args, 2, 0), num(args, 2, 1)))
	case "h":
		if o.sides > 0 {
			o.side(o.first)
		}
	default: // a curve
		o.skew = true
		o.at = d.point(num(args, 2, 0), num(args, 2, 1))
	}
}

// side draws a line to p.
func (o *outline) side(p [2]float64) {
	const straight = 0.3 // points that a level line may slant
	a := o.at
	o.at = p
	if a == p {
		return
	}
	o.sides++
	o.reach = rectangle{min(o.reach.x0, p[0]), min(o.reach.y0, p[1]), max(o.reach.x1, p[0]), max(o.reach.y1, p[1])}
	if math.Abs(a[0]-p[0]) > straight && math.Abs(a[1]-p[1]) > straight {
		o.skew = true
		return
	}
	if len(o.lines) < maxRules {
		o.lines = append(o.lines, rectangle{min(a[0], p[0]), min(a[1], p[1]), max(a[0], p[0]), max(a[1], p[1])})
	}
}

// part ends the part that is being drawn.
func (o *outline) part() {
	if o.sides >= 3 && o.sides <= 4 && !o.skew && len(o.filled) < maxRules {
		o.filled = append(o.filled, o.reach)
	}
	o.sides, o.skew = 0, false
}

func (o *outline) reset() {
	o.lines, o.filled, o.sides, o.skew = o.lines[:0], o.filled[:0], 0, false
}

// paint notes as rules what the operator draws of the path.
func (d *drawing) paint(op string) {
	o := &d.outline
	o.part()
	if d.hidden > 0 {
		return
	}
	switch op {
	case "f", "F", "f*", "B", "B*", "b", "b*":
		for _, r := range o.filled {
			d.rule(r, d.st.fill.rgb)
		}
	}
	switch op {
	case "S", "s", "B", "B*", "b", "b*":
		m := &d.st.ctm
		half := max(d.st.width*math.Sqrt(math.Abs(m[0]*m[3]-m[1]*m[2])), 0.2) / 2
		for _, r := range o.lines {
			switch {
			case r.y1-r.y0 <= r.x1-r.x0:
				r.y0, r.y1 = r.y0-half, r.y1+half
			default:
				r.x0, r.x1 = r.x0-half, r.x1+half
			}
			d.rule(r, 0)
		}
	}
}

// rule notes one, as far as it is seen.
func (d *drawing) rule(r rectangle, colour uint32) {
	r = r.within(d.st.clip)
	if r.x1 < r.x0 || r.y1 < r.y0 || len(d.page.Rules) >= maxRules {
		return
	}
	d.page.Rules = append(d.page.Rules, document.Rule{Box: document.Box{X0: r.x0, Y0: r.y0, X1: r.x1, Y1: r.y1}, Colour: colour})
}
