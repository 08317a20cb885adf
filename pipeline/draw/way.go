package draw

import (
	"fmt"

	"factsheet/pipeline/document"
)

// way draws an arrow from each piece to the next; a line of the block's own colour
// where the next is of the same block.
func (c *canvas) way(all []piece) {
	for i := 1; i < len(all); i++ {
		a, b := &all[i-1], &all[i]
		if !drawable(a.box) || !drawable(b.box) {
			continue
		}
		class := "way"
		if a.block == b.block && c.stage == Blocks {
			class = "same " + c.d.Blocks[a.block].Kind.String()
		}
		turn := 0
		if a.turn == b.turn {
			turn = a.turn
		}
		c.arrow(class, turn, c.upright(a.box, turn), c.upright(b.box, turn))
	}
}

// arrow leads from the end of one box to the beginning of another: straight where they
// stand one under or beside the other, in a bow where the eye jumps. The boxes are
// those of upright text.
func (c *canvas) arrow(class string, turn int, a, b document.Box) {
	in, low := 5*c.unit, 80*c.unit
	x0, y0 := a.X0+min(in, (a.X1-a.X0)/2), a.Y0
	x1, y1 := b.X0+min(in, (b.X1-b.X0)/2), b.Y1
	at := func(x, y float64) string {
		x, y = c.turned(x, y, turn)
		return num(x) + " " + c.y(y)
	}
	beneath := a.X0 < b.X1 && b.X0 < a.X1 && a.Y0+a.Y1 > b.Y0+b.Y1
	var path string
	switch {
	case beneath && y1 > y0 && y1-y0 < min(a.Y1-a.Y0, b.Y1-b.Y0)/2:
		return // rows that touch: an arrow would strike their words out
	case b.X0 >= a.X1 && b.Y1 > a.Y0 && b.Y0 < a.Y1 && max(a.Y1, b.Y1)-min(a.Y0, b.Y0) < low: // beside
		y := (max(a.Y0, b.Y0) + min(a.Y1, b.Y1)) / 2
		x0, y0, x1, y1 = a.X1, y, b.X0, y
		path = "M" + at(x0, y0) + "L" + at(x1, y1)
	case y1 <= y0 && x1-x0 < 4*in && x0-x1 < 4*in: // under
		path = "M" + at(x0, y0) + "L" + at(x1, y1)
	case beneath && y1 <= y0 && y0-y1 < low/2: // under, and centred or set in
		x0 = (max(a.X0, b.X0) + min(a.X1, b.X1)) / 2
		x1 = x0
		path = "M" + at(x0, y0) + "L" + at(x1, y1)
	default: // from where the eye leaves
		x0 = a.X1 - min(in, (a.X1-a.X0)/2)
		k := min(max((y1-y0)/4, (y0-y1)/4, 8*c.unit), 40*c.unit)
		path = fmt.Sprintf("M%sC%s %s %s", at(x0, y0), at(x0, y0-k), at(x1, y1+k), at(x1, y1))
	}
	if far := 5 * c.unit; x1-x0 > far || x0-x1 > far || y1-y0 > far || y0-y1 > far {
		class += " tip"
	}
	c.leaf("path", "class", class, "d", path)
}

// upright is a box of the page as it would stand if its text, which is turned, stood
// upright.
func (c *canvas) upright(b document.Box, turn int) document.Box {
	switch turn {
	case 90:
		return document.Box{X0: b.Y0, Y0: c.width - b.X1, X1: b.Y1, Y1: c.width - b.X0}
	case 180:
		return document.Box{X0: c.width - b.X1, Y0: c.height - b.Y1, X1: c.width - b.X0, Y1: c.height - b.Y0}
	case 270:
		return document.Box{X0: c.height - b.Y1, Y0: b.X0, X1: c.height - b.Y0, Y1: b.X1}
	}
	return b
}

// turned leads from a point of upright text back to the page.
func (c *canvas) turned(x, y float64, turn int) (float64, float64) {
	switch turn {
	case 90:
		return c.width - y, x
	case 180:
		return c.width - x, c.height - y
	case 270:
		return y, c.height - x
	}
	return x, y
}
