package draw

import (
	"cmp"
	"sort"

	"factsheet/pipeline/document"
)

// fromTop orders boxes by their upper edge, the highest first.
func fromTop(a, b document.Box) int {
	return cmp.Or(cmp.Compare(b.Y1, a.Y1), cmp.Compare(a.X0, b.X0), cmp.Compare(b.Y0, a.Y0), cmp.Compare(a.X1, b.X1))
}

// tag puts a label beside a box, where it covers the fewest words and other labels.
func (c *canvas) tag(class, label string, of document.Box, turn int) {
	u := c.unit
	w, h := (3.7*float64(len(label))+3.4)*u, 7.6*u
	if class == "line" {
		w, h = (2.6*float64(len(label))+1)*u, 5.4*u
	}
	wide, high, gap := of.X1-of.X0, of.Y1-of.Y0, 0.3*u
	left, right, over, under := place{-w - gap, 0}, place{wide + gap, 0}, place{0, h + gap}, place{0, -high - gap}
	places := []place{left, over, {wide - w, over.y}, right, {left.x, h / 2}, under, {-w / 2, h - u}}
	switch {
	case class == "line":
		left.x = -w - 2*u
		places = []place{left, right}
	case class == "stack":
		places = []place{{wide - w, over.y}, over, left, right, under}
	case turn == 90:
		places = append([]place{under}, places...)
	case turn == 270:
		places = append([]place{{wide - w, over.y}}, places...)
	}
	at, ok := c.free(of, w, h, places)
	if !ok {
		return
	}
	c.open("g", "class", "tag "+class)
	c.rect("", at)
	c.say("", (at.X0+at.X1)/2, c.height-at.Y0-0.27*h, label)
	c.close("g")
}

// mark puts a cell's numbers beside it.
func (c *canvas) mark(label string, of document.Box) {
	u := c.unit
	w, h := 2.3*float64(len(label))*u, 4*u
	wide, high := of.X1-of.X0, of.Y1-of.Y0
	at, ok := c.free(of, w, h, []place{{-w - 0.6*u, (h - high) / 2}, {wide + 0.6*u, (h - high) / 2}, {0, h}, {wide - w, h}, {0, -high}, {wide - w, 0.4 * h}})
	if ok {
		c.say("numbers", (at.X0+at.X1)/2, c.height-at.Y0-0.15*h, label)
	}
}

// place is where the upper left corner of a label goes, from that of its box.
type place struct{ x, y float64 }

// mostLooks bounds how often a word or label is looked at before a label is placed: a
// page that nobody can read any more, of thousands of boxes, is drawn in time.
const mostLooks = 50 << 20

// free chooses the first of the places where a label covers nothing, else the one where
// it covers least.
func (c *canvas) free(of document.Box, w, h float64, places []place) (best document.Box, ok bool) {
	if !drawable(of) {
		return best, false
	}
	least := -1.0
	for _, p := range places {
		b := document.Box{X0: of.X0 + p.x, Y1: of.Y1 + p.y}
		b.X1, b.Y0 = b.X0+w, b.Y1-h
		covers := 0.0
		if c.looks < mostLooks {
			covers = c.covered(b)
		}
		if b.X0 < -margin*c.unit || b.X1 > c.width+margin*c.unit {
			covers += 2 * w * h
		}
		if least < 0 || covers < least {
			best, least = b, covers
		}
		if covers == 0 {
			break
		}
	}
	c.tags = append(c.tags, best)
	return best, true
}

// covered is how much of words and labels the box lies on, in square points; labels
// count thrice, since two on one another are lost both.
func (c *canvas) covered(b document.Box) (area float64) {
	// No word on a page is higher than its heading's letters: what begins further up
	// than that ends above the box.
	const highest = 100
	from := sort.Search(len(c.ink), func(i int) bool { return c.ink[i].Y1 <= b.Y1+highest*c.unit })
	for ; from < len(c.ink) && c.ink[from].Y1 > b.Y0; from++ {
		area += common(b, c.ink[from])
		c.looks++
	}
	c.looks += len(c.tags)
	for _, t := range c.tags {
		area += 3 * common(b, t)
	}
	return area
}

// common is the area that two boxes share.
func common(a, b document.Box) float64 {
	w, h := min(a.X1, b.X1)-max(a.X0, b.X0), min(a.Y1, b.Y1)-max(a.Y0, b.Y0)
	if w <= 0 || h <= 0 {
		return 0
	}
	return w * h
}
