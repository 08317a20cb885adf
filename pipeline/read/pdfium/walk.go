package pdfium

import (
	"cmp"
	"math"
	"slices"

	"factsheet/pipeline/document"
	"factsheet/pipeline/read"
)

// matrix is a transformation as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix [6]float64

// times is m, then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// matrix leads from an object's own coordinates to those that it is drawn in.
func (d *drawing) matrix(object uint64) (m matrix) {
	d.lib.call(d.lib.objectMatrix, object, d.scratch)
	d.lib.singles(d.scratch, m[:])
	return m
}

// span is the glyphs of a text object.
type span struct{ start, end int }

// walk is a second look at the page, object by object: it adds the blanks that pdfium
// leaves out (text objects of blanks alone that the next letter is drawn over, as word
// processors set them after a heading's number or a row of dots), and takes away what
// is clipped away, and the glyphs whose text was taken from them. It notes the page's rules.
type walk struct {
	*drawing
	blanks []placedBlank
	after  int // the glyph after those of the object before
	left   int // objects that may still come
	points int // of paths that were looked at

	outline read.Outline
}

// placedBlank is a blank, and the glyph that it stands before.
type placedBlank struct {
	before int
	glyph  document.Glyph
}

func (d *drawing) walk(page uint64) {
	l := d.lib
	w := &walk{drawing: d, left: maxGlyphs}
	w.objects(l.countObjects, l.getObject, page, matrix{1, 0, 0, 1, 0, 0}, everything, 0)
	slices.SortStableFunc(w.blanks, func(a, b placedBlank) int { return cmp.Compare(a.before, b.before) })
	out := make([]document.Glyph, 0, len(d.page.Glyphs)+len(w.blanks))
	next := 0
	for i := range len(d.page.Glyphs) + 1 {
		for ; next < len(w.blanks) && w.blanks[next].before == i; next++ {
			out = append(out, w.blanks[next].glyph)
		}
		if i < len(d.page.Glyphs) && d.page.Glyphs[i].Text != "" {
			out = append(out, d.page.Glyphs[i])
		}
	}
	d.page.Glyphs = out
}

// objects walks the objects of the page or of a form, which are drawn in a matrix and
// within a rectangle.
func (w *walk) objects(count, get function, holder uint64, in matrix, seen rectangle, depth int) {
	const deepest = 8
	l := w.lib
	for i := range max(l.count(count, holder), 0) {
		if w.left--; w.left < 0 || l.err != nil {
			return
		}
		object := l.call(get, holder, uint64(i))
		if s, met := w.spans[object]; met {
			if r := seen.within(w.clip(object, in)); r != everything {
				for k := s.start; k < s.end; k++ {
					if g := &w.page.Glyphs[k]; r.outside(g.X, g.Y, 2*max(g.Size, g.Width)+2) {
						g.Text = "" // by a wide margin
					}
				}
			}
			w.after = s.end
			continue
		}
		switch l.count(l.objectType, object) {
		case textObject:
			if g, ok := w.blank(object, in); ok {
				w.blanks = append(w.blanks, placedBlank{w.after, g})
			}
		case pathObject:
			w.rules(object, in, seen)
		case formObject:
			if depth < deepest {
				w.objects(l.countInForm, l.getInForm, object, w.matrix(object).times(in), seen.within(w.clip(object, in)), depth+1)
			}
		}
	}
}

// blank is the blank that a text object draws which pdfium has left out; not ok where
// it draws letters. (pdfium leaves out letters that are drawn twice, too.)
func (d *drawing) blank(object uint64, in matrix) (g document.Glyph, ok bool) {
	l := d.lib
	var box [4]float64 // left, bottom, right, top of what is seen of it
	if !l.ok(l.bounds, object, d.scratch, d.scratch+4, d.scratch+8, d.scratch+12) {
		return g, false
	}
	if l.singles(d.scratch, box[:]); box[2] > box[0] || box[3] > box[1] {
		return g, false
	}
	m := d.matrix(object).times(in)
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
