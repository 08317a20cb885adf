package draw

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"factsheet/pipeline/document"
)

// ErrNoSize says that a page has a size that none can have.
var ErrNoSize = errors.New("the page has no size that it can be shown at")

// Plain writes an SVG of a page's words where they stand, with nothing around or between
// them: the page in place of a picture of it. It is as large as the page, in points. The
// same document gives the same bytes; errors are as Page's, and ErrNoSize.
func Plain(w io.Writer, d *document.Document, page int) error {
	if d.MediaType != "application/pdf" {
		return fmt.Errorf("%s can't be drawn: %w", d.Source, ErrNoPlaces)
	}
	if page < 1 || page > len(d.Pages) {
		return fmt.Errorf("%w: page %d of %s, which has %s", ErrNoPage, page, d.Source, counted(len(d.Pages), "page"))
	}
	var b bytes.Buffer
	c := newCanvas(d, page, Words)
	if p := &d.Pages[page-1]; c.width != p.Width || c.height != p.Height {
		return fmt.Errorf("page %d of %s: %w", page, d.Source, ErrNoSize)
	}
	c.b = &b
	c.open("svg", "xmlns", "http://www.w3.org/2000/svg", "width", num(c.width), "height", num(c.height), "viewBox", "0 0 "+num(c.width)+" "+num(c.height))
	c.leaf("rect", "width", num(c.width), "height", num(c.height), "fill", "#fff")
	// Attributes and no style: a page may allow none.
	c.open("g", "font-family", "Helvetica, Arial, 'Liberation Sans', sans-serif", "fill", "#222")
	for i := range c.lines {
		l := &c.lines[i]
		if l.Bold {
			c.open("g", "font-weight", "bold")
		}
		for _, x := range l.Words {
			if drawable(x.Box) {
				c.word(x.Span.Of(d.Text), x.Box, l.Turn, l.Bold)
			}
		}
		if l.Bold {
			c.close("g")
		}
	}
	c.close("g")
	c.close("svg")
	_, err := w.Write(b.Bytes())
	return err
}
