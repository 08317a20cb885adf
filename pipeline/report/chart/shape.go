package chart

import "strings"

// Shapes of marks. Where colours say one thing, shapes say it again.
const (
	circle   = "circle"
	square   = "square"
	triangle = "triangle"
	diamond  = "diamond"
	falling  = "falling" // a triangle on its tip
	cross    = "cross"
	ring     = "ring"
	bolt     = "bolt" // a hexagon
)

// corners are the corners of the shapes that have such, in shares of the radius.
var corners = map[string][][2]float64{
	square:   {{-0.85, -0.85}, {0.85, -0.85}, {0.85, 0.85}, {-0.85, 0.85}},
	triangle: {{0, -1.05}, {1, 0.8}, {-1, 0.8}},
	diamond:  {{0, -1.15}, {1.15, 0}, {0, 1.15}, {-1.15, 0}},
	falling:  {{-1, -0.8}, {1, -0.8}, {0, 1.05}},
	cross: {{-0.35, -1}, {0.35, -1}, {0.35, -0.35}, {1, -0.35}, {1, 0.35}, {0.35, 0.35},
		{0.35, 1}, {-0.35, 1}, {-0.35, 0.35}, {-1, 0.35}, {-1, -0.35}, {-0.35, -0.35}},
	bolt: {{-0.5, -0.95}, {0.5, -0.95}, {1.05, 0}, {0.5, 0.95}, {-0.5, 0.95}, {-1.05, 0}},
}

// shape draws a mark around a place.
func (c *canvas) shape(shape, class, tip string, x, y, r float64, attributes ...string) {
	list, angled := corners[shape]
	if !angled {
		if shape == ring {
			class += " chart-ring"
		}
		c.leaf("circle", tip, append([]string{"class", class, "cx", num(x), "cy", num(y), "r", num(r)}, attributes...)...)
		return
	}
	points := make([]string, len(list))
	for i, p := range list {
		points[i] = num(x+p[0]*r) + "," + num(y+p[1]*r)
	}
	c.leaf("polygon", tip, append([]string{"class", class, "points", strings.Join(points, " ")}, attributes...)...)
}
