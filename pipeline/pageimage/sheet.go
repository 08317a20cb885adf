// Package pageimage shows what was read of a PDF on its pages: a picture of each page, and
// the boxes of the words that a record's entries stand for.
//
// A record keeps the text and not where it stands on the page, so the sheet is read again,
// by the reader that made the record; where that gives another text, no box is shown. The
// reading and the drawing are a Reader's matter.
package pageimage

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"factsheet/pipeline/choose"
	"factsheet/pipeline/document"
	"factsheet/pipeline/raster"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
)

// Reader reads PDFs and draws their pages. An isolate.Pool is one.
type Reader interface {
	// ReadBy reads a PDF into d by the reader of that name.
	ReadBy(ctx context.Context, r choose.Reader, d *document.Document, data []byte) error
	// Draw draws pages by their ascending numbers, and gives them to page. An error may
	// come after some of them.
	Draw(ctx context.Context, data []byte, pages []int, o raster.Options, page func(*raster.Picture)) error
}

// Span is a stretch of a record's text, half-open, in code points.
type Span struct{ Start, End int }

// Box is where words of a span stand on a page, in points from the page's upper left
// corner, as it is seen: Y0 is above Y1. It lies on the page and holds something.
type Box struct {
	Span           int // the place of the span in those that were asked for
	X0, Y0, X1, Y1 float64
}

// Page is a page with what is to be seen on it.
type Page struct {
	Number        int     // from 1
	Width, Height float64 // in points, as it is seen
	Type          string  // of the image: "image/png", "image/jpeg", or "image/svg+xml" of the words alone
	Image         []byte  // nil where there is none
	Note          string  // why there is no image, or no better one; else empty
	Boxes         []Box   // in the order of the spans, a box a line at least
}

// Options bound what is drawn. Zero values take the defaults.
type Options struct {
	Pages     int  // that have a picture, at most: those with boxes first
	Bytes     int  // of all pictures together, at most
	DPI       int  // of a picture, where that fits into Bytes
	WordsOnly bool // the pages are drawn from their words, with no picture of them
}

// Defaults hold where the caller sets no bound. In a page of HTML, the bytes take a third
// more.
var Defaults = Options{Pages: 40, Bytes: 1_200_000, DPI: raster.Defaults.DPI}

func (o Options) withDefaults() Options {
	if o.Pages <= 0 {
		o.Pages = Defaults.Pages
	}
	if o.Bytes <= 0 {
		o.Bytes = Defaults.Bytes
	}
	if o.DPI <= 0 {
		o.DPI = Defaults.DPI
	}
	return o
}

// Why a sheet has no pages to show. Each is wrapped with the sheet's name.
var (
	// ErrNoPages says that the sheet is a text file.
	ErrNoPages = errors.New("it is a text file, which has no pages to show")
	// ErrOther says that the file is not the one that the record was made of.
	ErrOther = errors.New("the file has other bytes than the one that the record was made of; give that one, or run again")
	// ErrOtherwise says that the file's text is read differently now.
	ErrOtherwise = errors.New("the sheet reads otherwise now than when its record was made, by another version of the program or with other options; run again")
)

// Sheet shows the pages of a sheet, all that were read of it, with the boxes of the spans.
// in is the sheet's file and rec the record made of it. Of a sheet that failed because it
// shows no text there are the pages that have a picture. The same sheet, spans and options
// give the same pages, but for what takes the reader too long or too much memory: that is
// in a page's Note. An error says why there is nothing to show.
func Sheet(ctx context.Context, r Reader, in source.Input, rec *record.Record, spans []Span, o Options) ([]Page, error) {
	pages, err := sheet(ctx, r, &in, rec, spans, o.withDefaults())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", rec.Document.Source, err)
	}
	return pages, nil
}

func sheet(ctx context.Context, r Reader, in *source.Input, rec *record.Record, spans []Span, o Options) ([]Page, error) {
	if rec.Document.MediaType != source.PDFType {
		return nil, ErrNoPages
	}
	in.Load()
	switch {
	case in.Fault != nil:
		return nil, in.Fault
	case !strings.EqualFold(in.SHA256, rec.Document.SHA256):
		return nil, ErrOther
	}
	d := &document.Document{Source: rec.Document.Source, SHA256: in.SHA256, MediaType: source.PDFType}
	switch err := r.ReadBy(ctx, readerOf(rec.Document.Reader), d, in.Data); {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil && rec.Text == "" && !o.WordsOnly:
		return unread(ctx, r, in.Data, o, err)
	case err != nil:
		return nil, err
	case d.Text != rec.Text:
		return nil, ErrOtherwise
	}
	pages := make([]Page, len(d.Pages))
	for i := range d.Pages {
		pages[i] = Page{Number: d.Pages[i].Number, Width: d.Pages[i].Width, Height: d.Pages[i].Height}
	}
	boxes(d, spans, pages)
	return pages, pictures(ctx, r, in.Data, d, pages, o)
}

// readerOf is the reader that made a record's text. What the fast one read, it reads the
// same alone, also where pdfium was asked for pages that it did not do better.
func readerOf(told string) choose.Reader {
	switch r := choose.Reader(told); r {
	case choose.Fast, choose.PDFium:
		return r
	}
	return choose.Auto
}
