// Package draw shows a page of a sheet as the layout saw it: an SVG of the words where
// they stand, with the boxes of a stage, their kinds and their reading order drawn in.
package draw

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"factsheet/pipeline/document"
)

// Stage is the stage of the layout whose boxes are drawn.
type Stage string

// The stages, in the order in which the layout goes through them.
const (
	Glyphs Stage = "glyphs" // where the file draws them, before the layout has its say
	Words  Stage = "words"
	Lines  Stage = "lines"  // and the stacks (columns, boxes, tables) that they are of
	Blocks Stage = "blocks" // and the tables' cells
)

// Stages lists the stages.
var Stages = []Stage{Glyphs, Words, Lines, Blocks}

// ParseStage returns the stage of that name. The error lists the stages.
func ParseStage(name string) (Stage, error) {
	if s := Stage(name); slices.Contains(Stages, s) {
		return s, nil
	}
	names := make([]string, len(Stages))
	for i, s := range Stages {
		names[i] = string(s)
	}
	return "", fmt.Errorf("there is no stage %q; choose one of %s", name, strings.Join(names, ", "))
}

// ErrNoPlaces says that a sheet has nothing to draw.
var ErrNoPlaces = errors.New("it is a text file, which has no places on a page; only a PDF's pages can be drawn")

// ErrNoGlyphs says that the glyphs of a page were not kept when it was read.
var ErrNoGlyphs = errors.New("the page's glyphs were not kept")

// ErrNoPage says that a sheet has no page of the number asked for.
var ErrNoPage = errors.New("there is no such page")

// Begins is how every drawing begins, for who wants to know whether a file is one.
const Begins = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- A page of a sheet as factsheet sees it. -->\n"

// Page writes an SVG of one page of a sheet, counted from 1. The same document gives
// the same bytes. Errors are ErrNoPlaces, ErrNoPage and ErrNoGlyphs, wrapped, and
// those of w.
func Page(w io.Writer, d *document.Document, page int, s Stage) error {
	if d.MediaType != "application/pdf" {
		return fmt.Errorf("%s can't be drawn: %w", d.Source, ErrNoPlaces)
	}
	if page < 1 || page > len(d.Pages) {
		return fmt.Errorf("%w: page %d of %s, which has %s", ErrNoPage, page, d.Source, counted(len(d.Pages), "page"))
	}
	c := newCanvas(d, page, s)
	if s == Glyphs && c.glyphs == nil && len(c.lines) > 0 {
		return fmt.Errorf("page %d of %s: %w", page, d.Source, ErrNoGlyphs)
	}
	var body bytes.Buffer
	c.b = &body
	c.page()
	var all bytes.Buffer
	c.b = &all
	c.frame(body.Bytes())
	_, err := w.Write(all.Bytes())
	return err
}

// canvas is a page being drawn. Lengths are in points; on the canvas, y goes down from
// the page's top.
type canvas struct {
	b             *bytes.Buffer
	d             *document.Document
	number        int
	stage         Stage
	width, height float64         // of the page
	unit          float64         // what labels and strokes are measured in: a point on a page of A4's size
	lines         []document.Line // of the page
	ink           []document.Box  // of its words, sorted from the top
	tags          []document.Box  // that were placed
	looks         int             // at words and tags, to place the next tag
	pieces        []piece         // of its blocks
	glyphs        []document.Glyph
	tables        []document.Table
	outside       int // words that stand beyond the page's edges
}

func newCanvas(d *document.Document, page int, s Stage) *canvas {
	c := &canvas{d: d, number: page, stage: s}
	for i := range d.Lines {
		if d.Lines[i].Page == page {
			c.lines = append(c.lines, d.Lines[i])
		}
	}
	for i := range d.Tables {
		if d.Tables[i].Page == page {
			c.tables = append(c.tables, d.Tables[i])
		}
	}
	for i := range d.Glyphs {
		if d.Glyphs[i].Number == page && s == Glyphs {
			c.glyphs = d.Glyphs[i].Glyphs
		}
	}
	c.size(&d.Pages[page-1])
	for i := range c.lines {
		for _, x := range c.lines[i].Words {
			if !drawable(x.Box) {
				continue
			}
			if x.Box.X1 < 0 || x.Box.Y1 < 0 || x.Box.X0 > c.width || x.Box.Y0 > c.height {
				c.outside++
				continue
			}
			c.ink = append(c.ink, x.Box)
		}
	}
	slices.SortFunc(c.ink, fromTop)
	c.pieces = pieces(d, page)
	return c
}

// size sets the page's size: as the sheet tells it, or what its words take up.
func (c *canvas) size(p *document.Page) {
	const least, most = 10, 20000
	c.width, c.height = p.Width, p.Height
	if !(c.width >= least && c.width <= most && c.height >= least && c.height <= most) {
		var all document.Box
		for i := range c.lines {
			all = all.Cover(c.lines[i].Box)
		}
		c.width, c.height = 595, 842 // A4
		if drawable(all) && all.X1 > least && all.Y1 > least {
			c.width, c.height = min(all.X1+36, most), min(all.Y1+36, most)
		}
	}
	c.unit = min(max(math.Sqrt(c.width*c.height/(595*842)), 0.5), 5)
}

// drawable reports whether the box is one that a page can have: a broken file's
// matrices make others.
func drawable(b document.Box) bool {
	const far = 1e5
	return b.X0 > -far && b.Y0 > -far && b.X1 < far && b.Y1 < far && b.X1 >= b.X0 && b.Y1 >= b.Y0
}

// page draws what stands on the page.
func (c *canvas) page() {
	c.rect("page", document.Box{X1: c.width, Y1: c.height})
	if len(c.lines) == 0 && len(c.glyphs) == 0 {
		c.empty()
		return
	}
	switch c.stage {
	case Glyphs:
		c.glyphBoxes()
		c.letters()
	case Words:
		c.wordBoxes()
		c.text()
	case Lines:
		c.lineBoxes()
		c.text()
		c.stacks()
	default:
		c.blockBoxes()
		c.text()
		c.cells()
		c.way(c.pieces)
		c.blockTags()
		c.cellNumbers()
	}
}

// empty says that the page has no text.
func (c *canvas) empty() {
	x, y := c.width/2, c.height/2
	c.say("none", x, y, "no text on this page")
	why := "Nothing on it is text: it is blank, or a picture."
	for _, p := range c.d.Problems {
		if p.Page == c.number {
			why = p.Message
		}
	}
	for i, line := range wrap(why, int(c.width/(5.5*c.unit))) {
		c.say("why", x, y+(16+13*float64(i))*c.unit, line)
	}
}

// text draws the words.
func (c *canvas) text() {
	for i := range c.lines {
		l := &c.lines[i]
		for _, x := range l.Words {
			if drawable(x.Box) {
				c.word(x.Span.Of(c.d.Text), x.Box, l.Turn, l.Bold)
			}
		}
	}
}

func (c *canvas) wordBoxes() {
	for i := range c.lines {
		class := [...]string{"odd", "even"}[i%2]
		for _, x := range c.lines[i].Words {
			c.rect(class, x.Box)
		}
	}
}

// lineBoxes draws the lines, with a bar where a block begins.
func (c *canvas) lineBoxes() {
	for i := range c.lines {
		l := &c.lines[i]
		c.open("g", "class", "box "+l.Kind.String())
		c.title(fmt.Sprintf("line %d, %s, stack %d, %s points: %s", i+1, l.Kind, l.Stack+1, num(l.Size), excerpt(l.Span.Of(c.d.Text))))
		c.rect("", l.Box)
		if l.Block && drawable(l.Box) {
			c.rect("bar", document.Box{X0: l.Box.X0 - 1.6*c.unit, Y0: l.Box.Y0, X1: l.Box.X0, Y1: l.Box.Y1})
		}
		c.close("g")
	}
}

// stacks draws the stacks of lines, and the way through them.
func (c *canvas) stacks() {
	var all []piece
	for i := range c.lines {
		l := &c.lines[i]
		if n := len(all); n > 0 && all[n-1].block == l.Stack && all[n-1].turn == l.Turn {
			all[n-1].box = all[n-1].box.Cover(l.Box)
			continue
		}
		all = append(all, piece{block: l.Stack, turn: l.Turn, box: l.Box})
	}
	u := c.unit
	for i := range all {
		b := &all[i].box
		*b = document.Box{X0: b.X0 - 7.5*u, Y0: b.Y0 - 1.5*u, X1: b.X1 + 2.5*u, Y1: b.Y1 + 1.5*u} // the lines' numbers are in it
		c.rect("stack", *b)
	}
	c.way(all)
	for i := range c.lines {
		c.tag("line", fmt.Sprint(i+1), c.lines[i].Box, c.lines[i].Turn)
	}
	for i := range all {
		c.tag("stack", fmt.Sprint("stack ", all[i].block+1), all[i].box, all[i].turn)
	}
}
