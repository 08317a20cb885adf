package draw

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"factsheet/pipeline/document"
)

// num writes a length to a hundredth of a point.
func num(x float64) string {
	x = math.Round(x*100) / 100
	if x == 0 {
		return "0" // never -0
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// y turns a height over the page's lower edge into one down the canvas.
func (c *canvas) y(y float64) string { return num(c.height - y) }

// open begins an element with its attributes, names and values by turns.
func (c *canvas) open(name string, attributes ...string) {
	c.begin(name, attributes)
	c.b.WriteByte('>')
}

func (c *canvas) close(name string) {
	c.b.WriteString("</" + name + ">\n")
}

// leaf writes an element that holds nothing.
func (c *canvas) leaf(name string, attributes ...string) {
	c.begin(name, attributes)
	c.b.WriteString("/>\n")
}

func (c *canvas) begin(name string, attributes []string) {
	c.b.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] == "" {
			continue
		}
		c.b.WriteString(" " + attributes[i] + `="`)
		escape(c.b, attributes[i+1])
		c.b.WriteByte('"')
	}
}

// escape writes text that XML can't take for its own; what XML does not allow at all
// becomes U+FFFD.
func escape(b *bytes.Buffer, s string) { _ = xml.EscapeText(b, []byte(s)) } // a Buffer takes all

func (c *canvas) title(s string) {
	c.b.WriteString("<title>")
	escape(c.b, s)
	c.b.WriteString("</title>")
}

// rect draws a box of the page.
func (c *canvas) rect(class string, b document.Box) {
	if drawable(b) {
		c.leaf("rect", "class", class, "x", num(b.X0), "y", c.y(b.Y1), "width", num(b.X1-b.X0), "height", num(b.Y1-b.Y0))
	}
}

// say writes a label at a place of the canvas.
func (c *canvas) say(class string, x, y float64, s string) {
	c.open("text", "class", class, "x", num(x), "y", num(y))
	escape(c.b, s)
	c.close("text")
}

// A letter's box reaches below its baseline by about so much of its height, which is
// nearly the font's size.
const (
	below    = 0.227
	sizeness = 1.03
)

// word writes a word of the page into its box, along its baseline.
func (c *canvas) word(s string, b document.Box, turn int, bold bool) {
	long, high := b.X1-b.X0, b.Y1-b.Y0
	x, y := b.X0, c.height-b.Y0-below*high
	switch turn {
	case 90:
		long, high = high, long
		x, y = b.X1-below*high, c.height-b.Y0
	case 180:
		x, y = b.X1, c.height-b.Y1+below*high
	case 270:
		long, high = high, long
		x, y = b.X0+below*high, c.height-b.Y1
	}
	class := "w"
	if bold {
		class = "w bold"
	}
	at := []string{"class", class, "x", num(x), "y", num(y), "font-size", num(sizeness * high)}
	if long > 0 {
		at = append(at, "textLength", num(long), "lengthAdjust", "spacingAndGlyphs")
	}
	if turn > 0 {
		at = append(at, "transform", turning(turn, x, y))
	}
	c.open("text", at...)
	escape(c.b, s)
	c.close("text")
}

// turning turns what is written at a place of the canvas as a baseline is turned.
func turning(turn int, x, y float64) string {
	return fmt.Sprintf("rotate(%d %s %s)", -turn, num(x), num(y))
}

// excerpt is the beginning of a text, in one line.
func excerpt(s string) string {
	const longest = 90
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) > longest {
		s = string([]rune(s)[:longest-2]) + " …"
	}
	return s
}

// wrap breaks text into lines of at most width letters, at blanks.
func wrap(s string, width int) []string {
	var out []string
	line := ""
	for w := range strings.FieldsSeq(s) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(w) > width {
			out, line = append(out, line), ""
		}
		if line != "" {
			line += " "
		}
		line += w
	}
	return append(out, line)
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
