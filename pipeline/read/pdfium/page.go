package pdfium

import (
	"math"

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
	ends    map[uint64]int // of each text object that was met, the glyph after its last
	ghosts  []int          // glyphs that are not drawn to be seen
	unknown int            // letters that the font does not tell
}

// page reads the page with the index.
func (f *file) page(i int) *document.GlyphPage {
	l := f.lib
	g := &document.GlyphPage{Number: i + 1}
	p := l.call(l.loadPage, f.doc, uint64(i))
	if p != 0 && f.flatten(p) {
		l.call(l.closePage, p)
		p = l.call(l.loadPage, f.doc, uint64(i))
	}
	if p == 0 {
		g.Problem = "the page is damaged or missing, and can't be read"
		return g
	}
	defer l.call(l.closePage, p)
	d := &drawing{file: f, page: g, fonts: map[uint64]*font{}, ends: map[uint64]int{}}
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
		d.unghost(p)
		read.SetAccents(d.page.Glyphs)
		d.blanks(p)
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

// blanks adds the blanks that pdfium leaves out: text objects of blanks alone that the
// next letter is drawn over, as word processors set them after a heading's number or
// a row of dots. It takes away the glyphs whose text was taken from them.
func (d *drawing) blanks(page uint64) {
	l := d.lib
	old := d.page.Glyphs
	out := make([]document.Glyph, 0, len(old)+8)
	at := 0
	upTo := func(end int) {
		for ; at < end; at++ {
			if old[at].Text != "" {
				out = append(out, old[at])
			}
		}
	}
	for i := range min(l.count(l.countObjects, page), maxGlyphs) {
		object := l.call(l.getObject, page, uint64(i))
		if end, met := d.ends[object]; met {
			upTo(end)
		} else if l.count(l.objectType, object) == textObject {
			if g, ok := d.blank(object); ok {
				out = append(out, g)
			}
		}
		if l.err != nil {
			return
		}
	}
	upTo(len(old))
	d.page.Glyphs = out
}

// blank is the blank that a text object draws which pdfium has left out; not ok where
// it draws letters. (pdfium leaves out letters that are drawn twice, too.)
func (d *drawing) blank(object uint64) (g document.Glyph, ok bool) {
	l := d.lib
	var box [4]float64 // left, bottom, right, top of what is seen of it
	if !l.ok(l.bounds, object, d.scratch, d.scratch+4, d.scratch+8, d.scratch+12) {
		return g, false
	}
	if l.singles(d.scratch, box[:]); box[2] > box[0] || box[3] > box[1] {
		return g, false
	}
	var m [6]float64
	l.call(l.objectMatrix, object, d.scratch)
	l.singles(d.scratch, m[:])
	var size [1]float64
	l.call(l.objectSize, object, d.scratch)
	l.singles(d.scratch, size[:])
	f := d.font(object)
	g = document.Glyph{
		Text: " ", Turn: d.place.turn(m[0], m[1]), Bold: f.bold, Mark: d.artifact(object),
		Width: d.advance(f, ' ') * size[0] * math.Hypot(m[0], m[1]),
		Size:  size[0] * math.Hypot(m[2], m[3]),
	}
	g.X, g.Y = d.place.point(m[4], m[5])
	inside := g.X > -2 && g.Y > -2 && g.X < d.page.Width+2 && g.Y < d.page.Height+2
	return g, inside && finite(g.Size) && finite(g.Width) && g.Width > 0
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
