package pdfium

import (
	"fmt"

	"factsheet/pipeline/raster"
	"factsheet/pipeline/read"
)

// Draw draws the pages of a PDF as they look, one after another, and gives them to page.
// Of the read options, Password, Pages, Only and From hold. An error may come after some
// pages; a page that can't be drawn alone says so itself.
func (e *Engine) Draw(data []byte, o read.Options, r raster.Options, page func(*raster.Picture)) error {
	return e.with(data, o.Password, func(f *file) error {
		return f.each(o, func(i int, _ bool) {
			if p, err := f.draw(i, r); err == nil {
				p.Number = i + 1
				page(&p)
			}
		})
	})
}

// What FPDFBitmap_CreateEx and FPDF_RenderPageBitmap are told: four bytes a pixel, without
// transparency; and that annotations are part of the page.
const (
	formatBGRx  = 3
	annotations = 1
	white       = 0xffffffff
)

// draw draws the page with the index. The error is the instance's, or that its memory does
// not suffice.
func (f *file) draw(i int, r raster.Options) (raster.Picture, error) {
	p := f.load(i)
	if p == 0 {
		return raster.Picture{Problem: damagedPage}, f.lib.err
	}
	defer f.lib.call(f.lib.closePage, p)
	at := f.place(p)
	return raster.Draw(at.width, at.height, r, func(across, down int, use func(*raster.Pixels)) error {
		return f.pixels(p, across, down, use)
	})
}

// pixels draws a page that is loaded.
func (f *file) pixels(page uint64, across, down int, use func(*raster.Pixels)) error {
	l := f.lib
	w, h := uint64(across), uint64(down)
	bitmap := l.call(l.newBitmap, w, h, formatBGRx, 0, 0)
	if bitmap == 0 {
		if l.err == nil {
			l.err = errMemory
		}
		return l.err
	}
	defer l.call(l.closeBitmap, bitmap)
	l.call(l.fillBitmap, bitmap, 0, 0, w, h, white)
	l.call(l.render, bitmap, page, 0, 0, w, h, 0, annotations)
	buffer := l.call(l.bitmapBuffer, bitmap)
	if l.err != nil {
		return l.err
	}
	drawn, ok := l.mem.Read(uint32(buffer), uint32(4*across*down)) // the instance's own, until it is called again
	if !ok {
		l.err = fmt.Errorf("a picture of %d by %d pixels lies outside its memory", across, down)
		return l.err
	}
	use(&raster.Pixels{Across: across, Down: down, BGRX: drawn})
	return nil
}
