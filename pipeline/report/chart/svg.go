package chart

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
)

// panelWidth is the width of a panel's view, in pixels: that of a phone, so that its labels
// are read there at their own size. Wider screens have several beside each other.
const panelWidth = 360

// Sizes of labels, in pixels. The style sheet says the same by class.
const (
	labelSize = 12.0
	smallSize = 10.0
)

// canvas is an SVG, or the HTML around it, being written.
type canvas struct{ strings.Builder }

// num writes a length to a tenth of a pixel.
func num(x float64) string {
	x = math.Round(x*10) / 10
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return "0" // never -0
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// open begins an element with its attributes, names and values by turns; those without a
// value are left out.
func (c *canvas) open(name string, attributes ...string) {
	c.begin(name, attributes)
	c.WriteByte('>')
}

func (c *canvas) close(name string) { c.WriteString("</" + name + ">\n") }

// leaf writes an element of SVG that holds nothing but the tip shown over it.
func (c *canvas) leaf(name, tip string, attributes ...string) {
	c.begin(name, attributes)
	if tip == "" {
		c.WriteString("/>\n")
		return
	}
	c.WriteByte('>')
	c.element("title", tip)
	c.close(name)
}

func (c *canvas) begin(name string, attributes []string) {
	c.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] == "" {
			continue
		}
		c.WriteString(" " + attributes[i] + `="`)
		c.escape(attributes[i+1])
		c.WriteByte('"')
	}
}

// escape writes text that neither XML nor HTML takes for its own; what XML does not allow at
// all becomes U+FFFD.
func (c *canvas) escape(s string) { _ = xml.EscapeText(c, []byte(s)) } // a Builder takes all

// element writes an element that holds a text.
func (c *canvas) element(name, text string, attributes ...string) {
	c.begin(name, attributes)
	c.WriteByte('>')
	c.escape(text)
	c.WriteString("</" + name + ">")
}

// say writes a label at a place of the canvas.
func (c *canvas) say(class string, x, y float64, text string, attributes ...string) {
	c.element("text", text, append([]string{"class", class, "x", num(x), "y", num(y)}, attributes...)...)
	c.WriteByte('\n')
}

// rect draws a box.
func (c *canvas) rect(class, tip string, x, y, w, h float64, attributes ...string) {
	if w <= 0 || h <= 0 {
		return
	}
	c.leaf("rect", tip, append([]string{"class", class, "x", num(x), "y", num(y), "width", num(w), "height", num(h)}, attributes...)...)
}

// line draws a straight line.
func (c *canvas) line(class string, x1, y1, x2, y2 float64) {
	c.leaf("line", "", "class", class, "x1", num(x1), "y1", num(y1), "x2", num(x2), "y2", num(y2))
}

// view begins a picture of a width and height, with its name and a description for who
// can't see it. Its id is told once on a page.
func (c *canvas) view(id, class, name, described string, wide, high float64) {
	c.open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", class, "viewBox", "0 0 "+num(wide)+" "+num(high),
		"role", "img", "aria-labelledby", id+"-name "+id+"-told")
	c.element("title", name, "id", id+"-name")
	c.element("desc", described, "id", id+"-told")
	c.WriteByte('\n')
}

// link is a set of data attributes, by which the page's script leads from a mark to its
// records: names (without 'data-') and values by turns.
func link(pairs ...string) []string {
	out := make([]string, 0, len(pairs))
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			out = append(out, "data-"+pairs[i], pairs[i+1])
		}
	}
	return out
}
