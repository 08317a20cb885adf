package pdfium

import (
	"math"

	"factsheet/pipeline/document"
)

// Bounds on the paths that are looked at for rules.
const (
	maxRules    = 4000
	mostPoints  = 2000  // of one path
	mostPathed  = 60000 // points of a page's paths
	lineTo      = 0     // the kinds of a path's points
	moveTo      = 2
	opaqueAlpha = 16 // of 255: what is less is not seen
)

// rules notes what a path object draws level and upright, drawn in a matrix and within a
// rectangle.
func (w *walk) rules(object uint64, in matrix, seen rectangle) {
	l := w.lib
	n := l.count(l.pathCount, object)
	if n < 2 || n > mostPoints || w.points+n > mostPathed || len(w.page.Rules) >= maxRules {
		return
	}
	w.points += n
	if !l.ok(l.drawMode, object, w.scratch, w.scratch+4) {
		return
	}
	fill, _ := l.mem.ReadUint32Le(uint32(w.scratch))
	stroke, _ := l.mem.ReadUint32Le(uint32(w.scratch) + 4)
	m := w.matrix(object).times(in)
	w.outline.Reset()
	for i := range n {
		p := l.call(l.pathSegment, object, uint64(i))
		if !l.ok(l.pathPoint, p, w.scratch, w.scratch+4) {
			return
		}
		var v [2]float64
		l.singles(w.scratch, v[:])
		x, y := w.place.point(m[0]*v[0]+m[2]*v[1]+m[4], m[1]*v[0]+m[3]*v[1]+m[5])
		switch l.count(l.segmentKind, p) {
		case moveTo:
			w.outline.Move(x, y)
		case lineTo:
			w.outline.Line(x, y)
		default:
			w.outline.Curve(x, y)
		}
		if l.ok(l.segmentClose, p) {
			w.outline.Close()
		}
	}
	var thick [1]float64
	if stroke != 0 && l.ok(l.strokeWidth, object, w.scratch) {
		l.singles(w.scratch, thick[:])
	}
	colour := uint32(0)
	if fill != 0 && l.ok(l.objectFill, object, w.scratch, w.scratch+4, w.scratch+8, w.scratch+12) {
		var c [4]uint32
		for i := range c {
			c[i], _ = l.mem.ReadUint32Le(uint32(w.scratch) + 4*uint32(i))
		}
		colour = c[0]&0xff<<16 | c[1]&0xff<<8 | c[2]&0xff
		if c[3] < opaqueAlpha {
			fill = 0
		}
	}
	r := seen.within(w.clip(object, in))
	w.outline.Rules(fill != 0, stroke != 0, colour, thick[0]*math.Sqrt(math.Abs(m[0]*m[3]-m[1]*m[2])), func(b document.Box, colour uint32) {
		x := rectangle{b.X0, b.Y0, b.X1, b.Y1}.within(r)
		if x.x1 < x.x0 || x.y1 < x.y0 || len(w.page.Rules) >= maxRules {
			return
		}
		w.page.Rules = append(w.page.Rules, document.Rule{Box: document.Box{X0: x.x0, Y0: x.y0, X1: x.x1, Y1: x.y1}, Colour: colour})
	})
}
