package pdfium

import "math"

// rectangle is a part of the page as it is seen.
type rectangle struct{ x0, y0, x1, y1 float64 }

var everything = rectangle{math.Inf(-1), math.Inf(-1), math.Inf(1), math.Inf(1)}

// within is the part that two rectangles have in common.
func (r rectangle) within(o rectangle) rectangle {
	return rectangle{max(r.x0, o.x0), max(r.y0, o.y0), min(r.x1, o.x1), min(r.y1, o.y1)}
}

// outside reports whether a point is outside by more than the margin.
func (r rectangle) outside(x, y, margin float64) bool {
	return x < r.x0-margin || y < r.y0-margin || x > r.x1+margin || y > r.y1+margin
}

// clip is a rectangle that holds all that is seen of an object drawn in a matrix: what
// its clipping paths reach to. A path of many points clips nothing here.
func (d *drawing) clip(object uint64, in matrix) rectangle {
	const mostPaths, mostPoints = 8, 16
	l := d.lib
	out := everything
	clip := l.call(l.clipPath, object)
	if clip == 0 {
		return out
	}
	for i := range min(l.count(l.countPaths, clip), mostPaths) {
		n := l.count(l.countPoints, clip, uint64(i))
		if n < 3 || n > mostPoints {
			continue
		}
		if n == 5 {
			n = 4 // a rectangle, and back to its beginning
		}
		r := rectangle{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
		for k := range n {
			if !l.ok(l.pathPoint, l.call(l.clipPoint, clip, uint64(i), uint64(k)), d.scratch, d.scratch+4) {
				return everything
			}
			var v [2]float64
			l.singles(d.scratch, v[:])
			x, y := d.place.point(in[0]*v[0]+in[2]*v[1]+in[4], in[1]*v[0]+in[3]*v[1]+in[5])
			r = rectangle{min(r.x0, x), min(r.y0, y), max(r.x1, x), max(r.y1, y)}
		}
		out = out.within(r)
	}
	return out
}
