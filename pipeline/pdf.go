package pipeline

import (
	"fmt"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/layout"
	"factsheet/pipeline/read"
)

// maxText bounds the text that one PDF may give.
const maxText = 32 << 20

// ReadPDF reads a PDF's text, page by page in reading order, into d. Where a page
// can't be read whole, d.Problems says so.
func ReadPDF(d *document.Document, data []byte, o read.Options) error {
	var b strings.Builder
	empty := true
	var problems []document.Problem
	info, err := read.PDF(data, o, func(g *document.GlyphPage) {
		if n := len(d.Pages); n > 0 {
			b.WriteByte('\f')
			d.Pages[n-1].Span.End = b.Len()
		}
		start := b.Len()
		if b.Len() < maxText {
			laid, fault := lay(g)
			text := laid.Text
			if fault != "" {
				problems = append(problems, document.Problem{Stage: "layout", Page: g.Number, Message: fault})
			}
			empty = empty && strings.TrimSpace(text) == ""
			b.WriteString(text)
			add(d, &laid, start)
		} else if g.Problem == "" {
			g.Problem = "the sheet has more text than is read of one; this page was left out"
		}
		if g.Problem != "" {
			problems = append(problems, document.Problem{Stage: "read", Page: g.Number, Message: g.Problem})
		}
		d.Pages = append(d.Pages, document.Page{Number: g.Number, Span: document.Span{Start: start, End: b.Len()}})
	})
	if err != nil {
		return err
	}
	if !empty {
		d.Text, d.Info, d.Reader = b.String(), info, "pdf"
		d.Problems = append(d.Problems, problems...)
		return nil
	}
	d.Pages = nil
	for _, p := range problems {
		if p.Message != read.Picture {
			return fmt.Errorf("no text could be read: page %d: %s", p.Page, p.Message)
		}
	}
	if len(problems) > 0 {
		return read.ErrNoText
	}
	return read.ErrEmpty
}

// lay lays one page out. What goes wrong with a page stays its own.
func lay(g *document.GlyphPage) (p layout.Page, fault string) {
	defer func() {
		if x := recover(); x != nil {
			p, fault = layout.Page{}, fmt.Sprintf("internal fault (please report it with the sheet): %v", x)
		}
	}()
	return layout.Glyphs(g), ""
}

// add takes a page's lines and tables into the document, whose text the page's begins
// at start.
func add(d *document.Document, p *layout.Page, start int) {
	move := func(s *document.Span) { s.Start, s.End = s.Start+start, s.End+start }
	for i := range p.Lines {
		l := &p.Lines[i]
		move(&l.Span)
		for k := range l.Words {
			move(&l.Words[k].Span)
		}
	}
	for i := range p.Tables {
		t := &p.Tables[i]
		move(&t.Span)
		move(&t.Caption)
		for k := range t.Cells {
			for m := range t.Cells[k].Parts {
				move(&t.Cells[k].Parts[m])
			}
		}
	}
	d.Lines = append(d.Lines, p.Lines...)
	d.Tables = append(d.Tables, p.Tables...)
}
