package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/layout"
	"factsheet/pipeline/read"
)

// Engine reads a PDF's pages of glyphs, one after another, and what the file says of
// itself. It reads the pages that the options want, and no further than they allow.
type Engine func(data []byte, o read.Options, page func(*document.GlyphPage)) (document.Info, error)

// Fast is the engine of our own.
var Fast Engine = read.PDF

// Scanned is the problem of a page without text that a picture covers.
const Scanned = "the page is a picture without text (a scan); put the sheet through a text recognition (OCR) program, and give it again"

// maxText bounds the text that one PDF may give, in bytes: no sheet has a tenth of it.
const maxText = 8 << 20

// ReadPDF reads a PDF's text, page by page in reading order, into d by the fast
// engine, here in this process. Where a page can't be read whole, d.Problems says so.
func ReadPDF(d *document.Document, data []byte, o read.Options) error {
	var takes []document.Take
	info, err := Takes(Fast, data, o, func(t document.Take) { takes = append(takes, t) })
	if err != nil {
		return err
	}
	return Gather(d, takes, info, "fast")
}

// Takes reads a PDF by the engine, and gives each page as the layout sets it, as soon
// as it has read it.
func Takes(engine Engine, data []byte, o read.Options, page func(document.Take)) (document.Info, error) {
	size := 0
	return engine(data, o, func(g *document.GlyphPage) {
		t := document.Take{Number: g.Number, Width: g.Width, Height: g.Height, Picture: g.Picture, Wordless: g.Wordless}
		if g.Number == o.Glyphs {
			t.Glyphs = slices.Clone(g.Glyphs) // the reader takes its own back
		}
		if size < maxText {
			set(&t, g)
			size += len(t.Text)
		} else if g.Problem == "" {
			g.Problem = "the sheet has more text than is read of one; this page was left out"
		}
		if g.Problem != "" {
			t.Problems = append(t.Problems, document.Problem{Stage: "read", Page: g.Number, Message: g.Problem})
		}
		page(t)
	})
}

// set lays one page out. What goes wrong with a page stays its own.
func set(t *document.Take, g *document.GlyphPage) {
	defer func() {
		if x := recover(); x != nil {
			t.Text, t.Lines, t.Tables = "", nil, nil
			t.Problems = append(t.Problems, document.Problem{Stage: "layout", Page: g.Number, Message: fmt.Sprintf("internal fault (please report it with the sheet): %v", x)})
		}
	}()
	p := layout.Glyphs(g)
	t.Text, t.Lines, t.Tables = p.Text, p.Lines, p.Tables
}

// Gather puts the pages that were read into d. A page that is a picture is a problem
// of its own; where no page has any text, and none is a picture, that is an error.
func Gather(d *document.Document, takes []document.Take, info document.Info, reader string) error {
	empty, pictures := true, false
	for i := range takes {
		t := &takes[i]
		empty = empty && strings.TrimSpace(t.Text) == ""
		if t.Picture {
			pictures = true
			t.Problems = append(t.Problems, document.Problem{Stage: "read", Page: t.Number, Message: Scanned})
		}
	}
	if empty {
		for i := range takes {
			takes[i].Text, takes[i].Lines, takes[i].Tables = "", nil, nil
			if !pictures && len(takes[i].Problems) > 0 {
				return fmt.Errorf("no text could be read: page %d: %s", takes[i].Number, takes[i].Problems[0].Message)
			}
		}
		if !pictures {
			return read.ErrEmpty
		}
	}
	d.Info, d.Reader = info, reader
	d.Gather(takes)
	if empty {
		d.Text = "" // of form feeds alone
		for i := range d.Pages {
			d.Pages[i].Span = document.Span{}
		}
	}
	return nil
}
