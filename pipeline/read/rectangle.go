package read

import (
	"math"

	"github.com/ledongthuc/pdf"
)

// rectangle is an upright one on the page as it is seen; x1 < x0 where it is empty.
type rectangle struct{ x0, y0, x1, y1 float64 }

// everything clips nothing.
var everything = rectangle{math.Inf(-1), math.Inf(-1), math.Inf(1), math.Inf(1)}

// rectangleOf is the smallest upright rectangle around one that a matrix places.
func rectangleOf(m matrix, x0, y0, x1, y1 float64) rectangle {
	r := rectangle{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range [4][2]float64{{x0, y0}, {x0, y1}, {x1, y0}, {x1, y1}} {
		x, y := m[0]*p[0]+m[2]*p[1]+m[4], m[1]*p[0]+m[3]*p[1]+m[5]
		r = rectangle{min(r.x0, x), min(r.y0, y), max(r.x1, x), max(r.y1, y)}
	}
	return r
}

// within is what the two share.
func (r rectangle) within(o rectangle) rectangle {
	return rectangle{max(r.x0, o.x0), max(r.y0, o.y0), min(r.x1, o.x1), min(r.y1, o.y1)}
}

// outside reports whether a point is farther from the rectangle than by.
func (r rectangle) outside(x, y, by float64) bool {
	return x < r.x0-by || x > r.x1+by || y < r.y0-by || y > r.y1+by
}

// corners are the two corners that an array of four numbers tells; ok is false where it
// does not.
func corners(v pdf.Value) (x0, y0, x1, y1 float64, ok bool) {
	if v.Len() != 4 {
		return 0, 0, 0, 0, false
	}
	a, b, c, d := v.Index(0).Float64(), v.Index(1).Float64(), v.Index(2).Float64(), v.Index(3).Float64()
	return min(a, c), min(b, d), max(a, c), max(b, d), true
}
