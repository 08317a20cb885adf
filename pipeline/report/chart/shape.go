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

// keyItem says what a shape in a colour means.
type keyItem struct{ shape, class, says string }

// keys draws a key, in as many rows as it needs, and returns the height that it takes.
func (c *canvas) keys(y float64, head string, items []keyItem) float64 {
	x, row := 0.0, 0
	if head != "" {
		c.say("chart-small", 0, y+11, head)
		x = width(head)*smallSize + 10
	}
	for _, k := range items {
		says := fit(k.says, panelWidth-20, smallSize)
		wide := 16 + width(says)*smallSize + 10
		if x > 0 && x+wide-10 > panelWidth {
			x = 0
			row++
		}
		at := y + keyRow*float64(row)
		c.sample(k, x+6, at+7.5)
		c.say("chart-small", x+16, at+11, says)
		x += wide
	}
	return keyRow * float64(row+1)
}

// key draws a key as a panel of its own, over those that it is for.
func (s *sketch) key(name, described, head string, items []keyItem) {
	var c canvas
	high := c.keys(0, head, items)
	s.panels.open("div", "class", "chart-line")
	s.panels.view(s.panelID(), "chart-panel", name, described, panelWidth, high)
	s.panels.WriteString(c.String())
	s.panels.close("svg")
	s.panels.close("div")
}

// sample draws what a key explains: a shape, or a box as time lines have them.
func (c *canvas) sample(k keyItem, x, y float64) {
	switch k.shape {
	case "pale":
		c.rect(k.class, "", x-6, y-5, 12, 10)
	case "strip":
		c.rect(k.class, "", x-6, y-3, 12, 6)
	default:
		c.shape(k.shape, k.class, "", x, y, 5)
	}
}

// keyRow is the height of a row of a key, in pixels.
const keyRow = 17.0
