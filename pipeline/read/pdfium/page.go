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
	spans   map[uint64]span // of each text object that was met, its glyphs
	begin   int             // the first glyph of the object of the glyph before
	ghosts  []int           // glyphs that are not drawn to be seen
	unknown int             // letters that the font does not tell
}

// damagedPage is the problem of a page that pdfium does not load.
const damagedPage = "the page is damaged or missing, and can't be read"

// load loads the page with the index, with what its annotations show in it; it is 0 where
// there is none. It is to be closed.
func (f *file) load(i int) uint64 {
	l := f.lib
	p := l.call(l.loadPage, f.doc, uint64(i))
	if p != 0 && f.flatten(p) {
		l.call(l.closePage, p)
		p = l.call(l.loadPage, f.doc, uint64(i))
	}
	return p
}

// place leads from the coordinates of a page that is loaded to the page as it is seen.
func (f *file) place(page uint64) place {
	l := f.lib
	var box [4]float64 // left, top, right, bottom
	l.call(l.boundingBox, page, f.scratch)
	l.singles(f.scratch, box[:])
	return placed(box[0], box[3], box[2], box[1], l.count(l.rotation, page)&3)
}

// page reads the page with the index.
func (f *file) page(i int) *document.GlyphPage {
	l := f.lib
	g := &document.GlyphPage{Number: i + 1}
	p := f.load(i)
	if p == 0 {
		g.Problem = damagedPage
		return g
	}
	defer l.call(l.closePage, p)
	d := &drawing{file: f, page: g, fonts: map[uint64]*font{}, spans: map[uint64]span{}}
	d.place = f.place(p)
	g.Width, g.Height = d.place.width, d.place.height
	var faults []string
	if text := l.call(l.loadText, p); text != 0 {
		n := l.count(l.countChars, text)
		if n > maxGlyphs {
			n = maxGlyphs
			faults = append(faults, "the page draws more than any sheet does; the rest of it was not read")
		}
		d.text(text, n)
		d.unghost(p)
		read.SetAccents(d.page.Glyphs)
		d.walk(p)
		l.call(l.closeText, text)
	}
	g.Problem = read.PageProblem(g, faults, d.unknown, func() float64 {
		covered, _ := d.survey(p)
		return covered
	})
	return g
}

// unghost takes away the glyphs that nobody sees. Text that is not drawn to be seen
// lies over the picture that shows it, or stands for letters that are drawn as lines.
func (d *drawing) unghost(page uint64) {
	if len(d.ghosts) == 0 {
		return
	}
	g := d.page.Glyphs
	covered, paths := d.survey(page)
	if covered >= 0.2 || len(d.ghosts) == len(g) && paths > 200 {
		return
	}
	for _, i := range d.ghosts {
		g[i].Text = ""
	}
}

// The types of page objects that matter here.
const (
	textObject  = 1
	pathObject  = 2
	imageObject = 3
	formObject  = 5
)

// survey tells the share of the page that pictures cover, and how many paths it draws.
func (d *drawing) survey(page uint64) (covered float64, paths int) {
	const deepest, most = 8, 20_000
	l := d.lib
	left := most
	// Objects in a form are in the form's coordinates: a form that holds a picture is
	// taken for one.
	var holds func(object uint64, depth int) bool
	holds = func(object uint64, depth int) bool {
		if left--; left < 0 {
			return false
		}
		switch l.count(l.objectType, object) {
		case pathObject:
			paths++
		case imageObject:
			return true
		case formObject:
			found := false
			if depth < deepest {
				for i := range max(l.count(l.countInForm, object), 0) {
					found = holds(l.call(l.getInForm, object, uint64(i)), depth+1) || found
					if left < 0 {
						break
					}
				}
			}
			return found
		}
		return false
	}
	area := d.page.Width * d.page.Height
	for i := range max(l.count(l.countObjects, page), 0) {
		object := l.call(l.getObject, page, uint64(i))
		if left < 0 {
			break
		}
		if !holds(object, 0) {
			continue
		}
		var v [4]float64
		l.call(l.bounds, object, d.scratch, d.scratch+4, d.scratch+8, d.scratch+12)
		l.singles(d.scratch, v[:])
		if s := (v[2] - v[0]) * (v[3] - v[1]); area > 0 && s > 0 && finite(s) {
			covered = min(1, covered+s/area)
		}
	}
	return covered, paths
}
