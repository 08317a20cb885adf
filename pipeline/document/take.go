package document

import "strings"

// Take is one page as one reader read it and the layout set it. Its spans point into
// its own Text.
type Take struct {
	Number        int     // of the page, from 1
	Width, Height float64 // of the page, in points
	Glyphs        []Glyph // where they were asked for, to be drawn
	Text          string
	Lines         []Line
	Tables        []Table
	Picture       bool // a picture covers the page, which shows no text: a scan
	Wordless      bool // the page draws nothing that any reader could read, as GlyphPage.Wordless
	Problems      []Problem
}

// Gather makes takes, in the order of their pages, the document's text, pages, lines
// and tables, and adds their problems to its own. A form feed, which belongs to the
// page before it, parts two pages. The takes are the document's from then on.
func (d *Document) Gather(takes []Take) {
	var b strings.Builder
	n := len(takes)
	for i := range takes {
		n += len(takes[i].Text)
	}
	b.Grow(n)
	d.Pages = make([]Page, len(takes))
	for i := range takes {
		t := &takes[i]
		if i > 0 {
			b.WriteByte('\f')
			d.Pages[i-1].Span.End = b.Len()
		}
		start := b.Len()
		b.WriteString(t.Text)
		d.Pages[i] = Page{Number: t.Number, Span: Span{start, b.Len()}, Width: t.Width, Height: t.Height, Picture: t.Picture}
		t.move(start)
		d.Lines = append(d.Lines, t.Lines...)
		d.Tables = append(d.Tables, t.Tables...)
		d.Problems = append(d.Problems, t.Problems...)
		if t.Glyphs != nil {
			d.Glyphs = append(d.Glyphs, GlyphPage{Number: t.Number, Width: t.Width, Height: t.Height, Glyphs: t.Glyphs})
		}
	}
	d.Text = b.String()
}

// move shifts every span of the take by n bytes.
func (t *Take) move(n int) {
	for i := range t.Lines {
		l := &t.Lines[i]
		l.Span = l.Span.moved(n)
		for j := range l.Words {
			l.Words[j].Span = l.Words[j].Span.moved(n)
		}
	}
	for i := range t.Tables {
		x := &t.Tables[i]
		x.Span = x.Span.moved(n)
		if x.Caption.Len() > 0 {
			x.Caption = x.Caption.moved(n)
		}
		for j := range x.Cells {
			for k := range x.Cells[j].Parts {
				x.Cells[j].Parts[k] = x.Cells[j].Parts[k].moved(n)
			}
		}
	}
}

func (s Span) moved(n int) Span { return Span{s.Start + n, s.End + n} }
