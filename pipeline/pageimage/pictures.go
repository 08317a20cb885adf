package pageimage

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"slices"

	"factsheet/pipeline/document"
	"factsheet/pipeline/draw"
	"factsheet/pipeline/raster"
)

// leastBytes is what a page of text takes, in bytes, that is drawn so small that it can
// only just be read. Where a sheet's pages don't all fit with so much each, fewer have a
// picture.
const leastBytes = 35_000

// mostBytes is what one picture may take, in bytes.
var mostBytes = raster.Defaults.Bytes

// fit is how many pages can have a picture.
func (o Options) fit() int { return min(o.Pages, max(o.Bytes/leastBytes, 1)) }

// each is what the picture of each of so many pages may take, in bytes.
func (o Options) each(pages int) int { return min(mostBytes, o.Bytes/max(pages, 1)) }

// pictures puts pictures to the pages. The error is that the caller gave up.
func pictures(ctx context.Context, r Reader, data []byte, d *document.Document, pages []Page, o Options) error {
	shown := choosePages(pages, o.fit())
	numbers := make([]int, len(shown))
	for i, k := range shown {
		numbers[i] = pages[k].Number
	}
	limit := o.each(len(shown))
	drawn := map[int]*raster.Picture{}
	var fault error
	if !o.WordsOnly {
		fault = r.Draw(ctx, data, numbers, raster.Options{DPI: o.DPI, Bytes: limit}, func(p *raster.Picture) { drawn[p.Number] = p })
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	for i := range pages {
		p := &pages[i]
		if _, found := slices.BinarySearch(shown, i); !found {
			p.Note = fmt.Sprintf("%d of the sheet's %d pages are shown, those with entries before others; this one is not", len(shown), len(pages))
			continue
		}
		if o.WordsOnly {
			p.words(d, i, limit)
			continue
		}
		if p.Note = p.take(drawn[p.Number], fault); p.Note != "" {
			p.words(d, i, limit)
		}
	}
	return nil
}

// unread shows a sheet that has no text for the reason why: its first pages, as pdfium draws
// them. Where it draws none either, that reason is the error.
func unread(ctx context.Context, r Reader, data []byte, o Options, why error) (pages []Page, err error) {
	numbers := make([]int, o.fit())
	for i := range numbers {
		numbers[i] = i + 1
	}
	limits := raster.Options{DPI: o.DPI, Bytes: o.each(len(numbers))}
	_ = r.Draw(ctx, data, numbers, limits, func(x *raster.Picture) {
		p := Page{Number: x.Number, Width: x.Width, Height: x.Height}
		p.Note = p.take(x, nil)
		pages = append(pages, p)
	})
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case !slices.ContainsFunc(pages, func(p Page) bool { return p.Image != nil }):
		return nil, why
	}
	return pages, nil
}

// choosePages are the indexes of the pages to show, in ascending order: the first that have
// boxes, then the first of the others.
func choosePages(pages []Page, most int) (out []int) {
	for _, boxed := range []bool{true, false} {
		for i := range pages {
			if len(out) < most && boxed == (len(pages[i].Boxes) > 0) {
				out = append(out, i)
			}
		}
	}
	slices.Sort(out)
	return out
}

// take makes a picture the page's image, or says why it will not do. fault is what the
// drawing ended with.
func (p *Page) take(x *raster.Picture, fault error) (why string) {
	const same = 1 // point
	switch {
	case x == nil && fault != nil:
		return fault.Error()
	case x == nil:
		return "pdfium does not find the page"
	case x.Data == nil:
		return x.Problem
	case math.Abs(x.Width-p.Width) > same || math.Abs(x.Height-p.Height) > same:
		return fmt.Sprintf("pdfium takes the page for one of %.0f by %.0f points, and it was read as one of %.0f by %.0f", x.Width, x.Height, p.Width, p.Height)
	}
	p.Type, p.Image = x.Type, x.Data
	return ""
}

// words makes a drawing of the page's words its image, where it has any and they fit.
func (p *Page) words(d *document.Document, index, limit int) {
	any := slices.ContainsFunc(d.Lines, func(l document.Line) bool { return l.Page == p.Number })
	var b bytes.Buffer
	if !any || draw.Plain(&b, d, index+1) != nil || b.Len() > limit {
		return
	}
	p.Type, p.Image = "image/svg+xml", b.Bytes()
}
