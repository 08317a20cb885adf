package draw

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"factsheet/pipeline/document"
)

// margin is the room around the page, in units: labels stand in it.
const margin = 26

// frame writes the whole drawing: what it shows, its key, and the page.
func (c *canvas) frame(page []byte) {
	u := c.unit
	width := max(c.width, 420*u) + 2*margin*u
	head := c.heading(width - 2*margin*u)
	top := head.height + 8*u
	high := top + c.height + margin*u
	c.b.WriteString(Begins)
	// A page of A4's size shows at one and a half times its size, and others as large:
	// the smallest labels can be read.
	c.open("svg", "xmlns", "http://www.w3.org/2000/svg", "width", num(1.5/u*width), "height", num(1.5/u*high), "viewBox", "0 0 "+num(width)+" "+num(high), "role", "img")
	c.b.WriteByte('\n')
	c.title(fmt.Sprintf("%s, page %d of %d: %s", c.d.Source, c.number, len(c.d.Pages), c.stage))
	c.b.WriteByte('\n')
	c.style()
	c.leaf("rect", "class", "desk", "width", num(width), "height", num(high))
	c.open("g", "transform", "translate("+num(margin*u)+" 0)")
	c.b.WriteByte('\n')
	c.b.Write(head.b)
	c.close("g")
	c.open("g", "transform", "translate("+num((width-c.width)/2)+" "+num(top)+")")
	c.b.WriteByte('\n')
	c.b.Write(page)
	c.close("g")
	c.close("svg")
}

func (c *canvas) style() {
	u := c.unit
	c.open("style")
	rule := func(selector, format string, lengths ...float64) {
		said := make([]any, len(lengths))
		for i, l := range lengths {
			said[i] = num(l * u)
		}
		c.b.WriteString("\n" + selector + "{" + fmt.Sprintf(format, said...) + "}")
	}
	rule("text", "font-family:'Helvetica Neue',Helvetica,Arial,'Liberation Sans','Noto Sans',sans-serif;fill:#1d2430")
	rule(".w", "pointer-events:none")
	rule(".bold", "font-weight:bold")
	rule(".desk", "fill:#f1f2f4")
	rule(".page", "fill:#fff;stroke:#b6bcc6;stroke-width:%spx", 0.5)
	rule(".name", "font-size:%spx;font-weight:bold", 11)
	rule(".facts", "font-size:%spx;fill:#4a5463", 7.5)
	rule(".key", "font-size:%spx", 7.5)
	rule(".fault", "font-size:%spx;fill:#b00020", 7.5)
	rule(".none", "font-size:%spx;text-anchor:middle;fill:#4a5463", 15)
	rule(".why", "font-size:%spx;text-anchor:middle;fill:#b00020", 9)
	rule(".thin", "fill:none;stroke:#8a94a3;stroke-width:%spx;stroke-opacity:.55", 0.25)
	rule(".box rect", "stroke-width:%spx;fill-opacity:.09", 0.7)
	rule(".box .bar", "fill-opacity:1;stroke:none")
	rule(".glyph", "fill:#1f5fa8;fill-opacity:.08;stroke:#1f5fa8;stroke-width:%spx", 0.3)
	rule(".blank", "fill:#a8690a;fill-opacity:.18")
	rule(".aside", "fill:#55606e;fill-opacity:.15;stroke:#55606e;stroke-width:%spx;stroke-dasharray:%spx", 0.3, 1)
	rule(".lost", "fill:#b00020;fill-opacity:.25;stroke:#b00020;stroke-width:%spx", 0.5)
	rule(".jump", "fill:none;stroke:#c2330b;stroke-opacity:.55;stroke-width:%spx", 0.5)
	rule(".odd", "fill:#1f5fa8;fill-opacity:.08;stroke:#1f5fa8;stroke-width:%spx", 0.4)
	rule(".even", "fill:#c2330b;fill-opacity:.08;stroke:#c2330b;stroke-width:%spx", 0.4)
	rule(".way", "fill:none;stroke:#111;stroke-opacity:.5;stroke-width:%spx", 0.8)
	rule(".same", "fill:none;stroke-width:%spx;stroke-dasharray:%spx %spx", 1.4, 3, 1.5)
	rule(".tip", "marker-end:url(#tip)")
	rule("rect.stack", "fill:none;stroke:#111;stroke-width:%spx;stroke-dasharray:%spx %spx", 0.7, 4, 2)
	rule(".table", "fill:none;stroke:#7a35b5;stroke-width:%spx;stroke-dasharray:%spx %spx", 0.9, 5, 2.5)
	rule(".cell rect", "fill:#7a35b5;fill-opacity:.06;stroke:#7a35b5;stroke-width:%spx", 0.35)
	rule(".head rect", "fill-opacity:.2")
	rule(".numbers", "font-size:%spx;text-anchor:middle;fill:#7a35b5;font-weight:bold", 4.3)
	rule(".tag text", "font-size:%spx;text-anchor:middle;fill:#fff;font-weight:bold", 6.3)
	rule(".tag.line text", "font-size:%spx;fill:#4a5463;font-weight:normal", 4.6)
	rule(".tag.line rect", "fill:none")
	rule(".tag.stack rect", "fill:#111;stroke:none")
	for _, l := range looks {
		k := "." + l.kind.String()
		rule(".box"+k+" rect", "stroke:"+l.colour+";fill:"+l.colour)
		if l.dashes {
			rule(".box"+k+" rect", "stroke-dasharray:%spx %spx", 2.5, 1.5)
		}
		rule(".tag"+k+" rect", "fill:"+l.colour)
		rule(".same"+k, "stroke:"+l.colour)
	}
	c.b.WriteByte('\n')
	c.close("style")
	c.open("defs")
	c.open("marker", "id", "tip", "viewBox", "0 0 6 6", "refX", "5.5", "refY", "3", "markerUnits", "userSpaceOnUse", "markerWidth",
		num(5*u), "markerHeight", num(5*u), "orient", "auto")
	c.leaf("path", "d", "M0 0.5L6 3L0 5.5z", "fill", "#111")
	c.close("marker")
	c.close("defs")
}

// heading is what stands over the page.
type heading struct {
	b      []byte
	height float64
}

func (c *canvas) heading(width float64) heading {
	u := c.unit
	whole := c.b
	defer func() { c.b = whole }()
	c.b = &bytes.Buffer{}
	y := 18 * u
	of := fmt.Sprintf(" – page %d of %d", c.number, len(c.d.Pages))
	c.say("name", 0, y, middle(c.d.Source, int(width/(6.2*u))-len(of))+of)
	y += 11 * u
	for _, line := range wrap(c.facts(), int(width/(3.9*u))) {
		c.say("facts", 0, y, line)
		y += 9.5 * u
	}
	for _, p := range c.d.Problems {
		if p.Page != c.number && p.Page != 0 {
			continue
		}
		for _, line := range wrap(p.Stage+": "+p.Message, int(width/(3.9*u))) {
			c.say("fault", 0, y, line)
			y += 9.5 * u
		}
	}
	y += 1.5 * u
	x := 0.0
	for _, e := range c.key() {
		w := (14 + 3.95*float64(utf8.RuneCountInString(e.words))) * u
		if e.letter != "" {
			w += (5 + 4*float64(len(e.letter))) * u
		}
		if x > 0 && x+w > width {
			x, y = 0, y+11*u
		}
		c.entry(e, x, y)
		x += w + 7*u
	}
	return heading{c.b.Bytes(), y + 3*u}
}

// facts tell of the page what a reader of the drawing wants to know.
func (c *canvas) facts() string {
	facts := []string{fmt.Sprintf("%s × %s points", num(c.width), num(c.height))}
	if c.d.Reader != "" {
		facts = append(facts, "reader "+c.d.Reader)
	}
	words := 0
	for i := range c.lines {
		words += len(c.lines[i].Words)
	}
	facts = append(facts, "stage "+string(c.stage))
	if c.stage == Glyphs {
		facts = append(facts, counted(len(c.glyphs), "glyph"))
	}
	facts = append(facts, counted(words, "word"), counted(len(c.lines), "line"))
	stacks := 0
	for i := range c.lines {
		if i == 0 || c.lines[i].Stack != c.lines[i-1].Stack {
			stacks++
		}
	}
	facts = append(facts, counted(stacks, "stack"))
	if c.stage == Blocks {
		blocks := 0
		for i := range c.pieces {
			if i == 0 || c.pieces[i].block != c.pieces[i-1].block {
				blocks++
			}
		}
		facts = append(facts, counted(blocks, "block"), counted(len(c.tables), "table"))
	}
	if c.outside > 0 {
		facts = append(facts, counted(c.outside, "word")+" beyond the page's edges")
	}
	return strings.Join(facts, " · ")
}

// entry is one of the key: a swatch and what it stands for.
type entry struct{ shape, class, letter, words string }

// key lists what the drawing shows, the kinds that the page has.
func (c *canvas) key() []entry {
	if len(c.lines) == 0 && len(c.glyphs) == 0 {
		return nil
	}
	var out []entry
	count := map[document.Kind]int{}
	switch c.stage {
	case Glyphs:
		for _, k := range glyphClasses {
			out = append(out, entry{"rect", k.class, "", k.words})
		}
		return append(out, entry{"way", "jump", "", "the file goes on elsewhere"})
	case Words:
		return []entry{{"rect", "odd", "", "a word"}, {"rect", "even", "", "a word of the next line"}}
	case Lines:
		for i := range c.lines {
			count[c.lines[i].Kind]++
		}
	default:
		for i := range c.pieces {
			if i == 0 || c.pieces[i].block != c.pieces[i-1].block {
				count[c.d.Blocks[c.pieces[i].block].Kind]++
			}
		}
	}
	for _, l := range looks {
		if n := count[l.kind]; n > 0 {
			letter := l.letter
			if c.stage == Lines {
				letter = ""
			}
			out = append(out, entry{"box", l.kind.String(), letter, counted(n, kindWords(l.kind))})
		}
	}
	if c.stage == Lines {
		return append(out, entry{"bar", document.Paragraph.String(), "", "a block begins"}, entry{"rect", "stack", "", "a stack of lines"}, entry{"way", "way tip", "", "reading order"})
	}
	out = append(out, entry{"rect", "thin", "", "a line"}, entry{"way", "way tip", "", "reading order"}, entry{"way", "same paragraph", "", "one block"})
	if len(c.tables) > 0 {
		out = append(out, entry{"rect", "table", "", "a table; 1.2 is row 1, column 2, from 0"})
	}
	return out
}

func kindWords(k document.Kind) string {
	switch k {
	case document.Item:
		return "list item"
	case document.TableRow:
		return "table row"
	case document.Tile:
		return "number tile"
	case document.Label:
		return "chart label"
	}
	return k.String()
}

// entry draws one of the key, its baseline at y.
func (c *canvas) entry(e entry, x, y float64) {
	u := c.unit
	box := []string{"x", num(x), "y", num(y - 5.8*u), "width", num(11 * u), "height", num(7 * u)}
	switch e.shape {
	case "way":
		c.leaf("path", "class", e.class, "d", fmt.Sprintf("M%s %sH%s", num(x), num(y-2.4*u), num(x+11*u)))
	case "rect":
		c.leaf("rect", append([]string{"class", e.class}, box...)...)
	case "bar":
		box[5] = num(1.6 * u)
		c.open("g", "class", "box "+e.class)
		c.leaf("rect", append([]string{"class", "bar"}, box...)...)
		c.close("g")
	default:
		c.open("g", "class", "box "+e.class)
		c.leaf("rect", box...)
		c.close("g")
	}
	x += 13.5 * u
	if e.letter != "" {
		c.open("g", "class", "tag "+e.class)
		w := (3.4 + 3.7*float64(len(e.letter))) * u
		c.leaf("rect", "x", num(x), "y", num(y-5.8*u), "width", num(w), "height", num(7*u))
		c.say("", x+w/2, y, e.letter)
		c.close("g")
		x += w + 1.5*u
	}
	c.say("key", x, y, e.words)
}

// middle is a name with its middle left out where it is longer than most letters.
func middle(s string, most int) string {
	r := []rune(s)
	most = max(most, 16)
	if len(r) <= most {
		return s
	}
	return string(r[:most/2-1]) + " … " + string(r[len(r)-(most-most/2-2):])
}
