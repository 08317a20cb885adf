package read

import (
	"math"

	"factsheet/pipeline/document"
)

// maxRules bounds the rules of a page, and those of one path: a page beyond it is a map
// or a drawing.
const maxRules = 4000

// Outline is a path that is drawn on a page, as far as it is level and upright. Points
// are the page's as it is seen.
type Outline struct {
	lines  []rectangle // its lines, without their thickness
	filled []rectangle // what it encloses, where that is a rectangle

	at, first [2]float64 // of the part that is drawn: where it has come, and where it began
	reach     rectangle  // of that part
	sides     int        // of that part
	skew      bool       // that part has a slanted side, or a curve
}

// Move begins a part of the path.
func (o *Outline) Move(x, y float64) {
	o.part()
	o.at, o.first, o.reach = [2]float64{x, y}, [2]float64{x, y}, rectangle{x, y, x, y}
}

// Line draws a straight line.
func (o *Outline) Line(x, y float64) {
	const straight = 0.3 // points that a level line may slant
	a := o.at
	o.at = [2]float64{x, y}
	if a == o.at {
		return
	}
	o.sides++
	o.reach = rectangle{min(o.reach.x0, x), min(o.reach.y0, y), max(o.reach.x1, x), max(o.reach.y1, y)}
	if math.Abs(a[0]-x) > straight && math.Abs(a[1]-y) > straight {
		o.skew = true
		return
	}
	if len(o.lines) < maxRules {
		o.lines = append(o.lines, rectangle{min(a[0], x), min(a[1], y), max(a[0], x), max(a[1], y)})
	}
}

// Curve draws a curve.
func (o *Outline) Curve(x, y float64) { o.skew, o.at = true, [2]float64{x, y} }

// Close leads back to where the part began.
func (o *Outline) Close() {
	if o.sides > 0 {
		o.Line(o.first[0], o.first[1])
	}
}

// Reset makes it empty.
func (o *Outline) Reset() {
	o.lines, o.filled, o.sides, o.skew = o.lines[:0], o.filled[:0], 0, false
}

// part ends the part that is being drawn.
func (o *Outline) part() {
	thin := o.sides == 2 && (o.reach.x0 == o.reach.x1 || o.reach.y0 == o.reach.y1)
	if (thin || o.sides == 3 || o.sides == 4) && !o.skew && len(o.filled) < maxRules {
		o.filled = append(o.filled, o.reach)
	}
	o.sides, o.skew = 0, false
}

// Rules gives what is seen where the path is filled with a colour, and where its lines
// are drawn so thick, in points.
func (o *Outline) Rules(filled, stroked bool, colour uint32, thick float64, rule func(b document.Box, colour uint32)) {
	o.part()
	if filled {
		for _, r := range o.filled {
			rule(document.Box{X0: r.x0, Y0: r.y0, X1: r.x1, Y1: r.y1}, colour)
		}
	}
	if !stroked {
		return
	}
	half := max(thick, 0.2) / 2
	for _, r := range o.lines {
		if r.y1-r.y0 <= r.x1-r.x0 {
			r.y0, r.y1 = r.y0-half, r.y1+half
		} else {
			r.x0, r.x1 = r.x0-half, r.x1+half
		}
		rule(document.Box{X0: r.x0, Y0: r.y0, X1: r.x1, Y1: r.y1}, 0)
	}
}

// point is where a point of the content is on the page.
func (d *drawing) point(x, y float64) (px, py float64) {
	m := &d.st.ctm
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// follow takes one step of a path.
func (d *drawing) follow(op string, args []operand) {
	o := &d.outline
	switch op {
	case "re":
		x, y, w, h := num(args, 4, 0), num(args, 4, 1), num(args, 4, 2), num(args, 4, 3)
		o.Move(d.point(x, y))
		o.Line(d.point(x+w, y))
		o.Line(d.point(x+w, y+h))
		o.Line(d.point(x, y+h))
		o.Close()
	case "m":
		o.Move(d.point(num(args, 2, 0), num(args, 2, 1)))
	case "l":
		o.Line(d.point(num(args, 2, 0), num(args, 2, 1)))
	case "h":
		o.Close()
	default:
		o.Curve(d.point(num(args, 2, 0), num(args, 2, 1)))
	}
}

// paint notes as rules what the operator draws of the path.
func (d *drawing) paint(op string) {
	if d.hidden > 0 {
		return
	}
	if op == "s" || op == "b" || op == "b*" {
		d.outline.Close()
	}
	m := &d.st.ctm
	filled := op != "S" && op != "s"
	stroked := op != "f" && op != "F" && op != "f*"
	d.outline.Rules(filled, stroked, d.st.fill.rgb, d.st.width*math.Sqrt(math.Abs(m[0]*m[3]-m[1]*m[2])), d.rule)
}

// rule notes one, as far as it is seen.
func (d *drawing) rule(b document.Box, colour uint32) {
	r := rectangle{b.X0, b.Y0, b.X1, b.Y1}.within(d.st.clip)
	if r.x1 < r.x0 || r.y1 < r.y0 || len(d.page.Rules) >= maxRules {
		return
	}
	d.page.Rules = append(d.page.Rules, document.Rule{Box: document.Box{X0: r.x0, Y0: r.y0, X1: r.x1, Y1: r.y1}, Colour: colour})
}
