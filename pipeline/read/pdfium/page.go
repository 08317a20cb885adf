package pdfium

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/read"
)

// maxGlyphs bounds what one page may draw.
const maxGlyphs = 400_000

// drawing is one page being read.
type drawing struct {
	*file
	page  *document.GlyphPage
	place place
	fonts map[uint64]*font // by handle

	object  uint64 // the text object of the glyph before
	char    shape  // what its glyphs have in common
	open    parts  // the characters that are gathered for the next glyph
	untold  []untold
	unknown int // letters that the font does not tell
}

// page reads the page with the index.
func (f *file) page(i int) *document.GlyphPage {
	l := f.lib
	g := &document.GlyphPage{Number: i + 1}
	p := l.call(l.loadPage, f.doc, uint64(i))
	if p == 0 {
		g.Problem = "the page is damaged or missing, and can't be read"
		return g
	}
	defer l.call(l.closePage, p)
	d := &drawing{file: f, page: g, fonts: map[uint64]*font{}}
	var box [4]float64 // left, top, right, bottom
	l.call(l.boundingBox, p, f.scratch)
	l.singles(f.scratch, box[:])
	d.place = placed(box[0], box[3], box[2], box[1], l.count(l.rotation, p)&3)
	g.Width, g.Height = d.place.width, d.place.height
	var faults []string
	if text := l.call(l.loadText, p); text != 0 {
		n := l.count(l.countChars, text)
		if n > maxGlyphs {
			n = maxGlyphs
			faults = append(faults, "the page draws more than any sheet does; the rest of it was not read")
		}
		d.text(text, n)
		l.call(l.closeText, text)
	}
	g.Problem = read.PageProblem(g, faults, d.unknown, func() float64 { return d.pictures(p) })
	return g
}

// The types of page objects that matter here.
const (
	imageObject = 3
	formObject  = 5
)

// pictures is the share of the page that its largest picture covers.
func (d *drawing) pictures(page uint64) float64 {
	l := d.lib
	area := d.page.Width * d.page.Height
	share := 0.0
	for i := range min(l.count(l.countObjects, page), maxGlyphs) {
		object := l.call(l.getObject, page, uint64(i))
		if !d.isPicture(object, 0) {
			continue
		}
		var v [4]float64
		l.call(l.bounds, object, d.scratch, d.scratch+4, d.scratch+8, d.scratch+12)
		l.singles(d.scratch, v[:])
		if s := (v[2] - v[0]) * (v[3] - v[1]); area > 0 && s > 0 {
			share = max(share, s/area)
		}
	}
	return share
}

// isPicture reports whether a page object is a picture, or a form that holds one.
func (d *drawing) isPicture(object uint64, depth int) bool {
	const deepest, most = 8, 1000
	l := d.lib
	switch l.count(l.objectType, object) {
	case imageObject:
		return true
	case formObject:
		if depth == deepest {
			return false
		}
		for i := range min(l.count(l.countInForm, object), most) {
			if d.isPicture(l.call(l.getInForm, object, uint64(i)), depth+1) {
				return true
			}
		}
	}
	return false
}
