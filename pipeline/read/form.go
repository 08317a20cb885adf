package read

import (
	"github.com/ledongthuc/pdf"
)

// form is content that is drawn by its name.
type form struct {
	data      []byte
	resources *resources // nil where it uses those of what draws it
	matrix    matrix
	box       [4]float64
	boxed     bool
	hidden    bool
	fault     error
}

// do draws an object of its own: a form, whose content is followed, or a picture.
func (d *drawing) do(name string, r *resources, depth int) {
	n := r.number("XObject", name)
	f, ok := d.forms[n]
	if !ok || n == 0 {
		x := r.v.Key("XObject").Key(name)
		switch x.Key("Subtype").Name() {
		case "Image":
			if !d.file.offIn(x) {
				d.picture()
			}
			return
		case "Form":
		default:
			d.words = true
			return
		}
		f = d.file.newForm(x)
		if n != 0 {
			d.forms[n] = f
		}
	}
	d.draw(f, n, r, d.st.ctm, depth)
}

func (f *pdfFile) newForm(x pdf.Value) *form {
	out := &form{matrix: matrixOf(x.Key("Matrix")), hidden: f.offIn(x)}
	if out.hidden {
		return out
	}
	if x0, y0, x1, y1, ok := corners(x.Key("BBox")); ok {
		out.box, out.boxed = [4]float64{x0, y0, x1, y1}, true
	}
	out.data, out.fault = f.streamData(x)
	if own := x.Key("Resources"); own.Kind() == pdf.Dict {
		out.resources = f.resources(own)
	}
	return out
}

// draw follows a form's content under a matrix.
func (d *drawing) draw(f *form, number int, r *resources, under matrix, depth int) {
	if f.hidden {
		d.words = true
		return
	}
	if depth >= d.file.options.Depth {
		d.fault("forms within forms are nested deeper than %d (--max-nesting); the deeper ones were not read", d.file.options.Depth)
		return
	}
	if f.fault != nil {
		d.fault("a part of the page can't be read whole: %s", f.fault.Error())
	}
	if f.resources != nil {
		r = f.resources
	}
	st, tm, line, n, open := d.st, d.tm, d.line, len(d.saved), len(d.marked)
	inside, path, clipping := d.form, d.path, d.clipping
	d.st.ctm = f.matrix.times(under)
	if f.boxed {
		d.st.clip = d.st.clip.within(rectangleOf(d.st.ctm, f.box[0], f.box[1], f.box[2], f.box[3]))
	}
	d.form, d.path, d.clipping = number, 0, false
	d.run(f.data, r, depth+1)
	for len(d.marked) > open {
		d.end()
	}
	d.form, d.path, d.clipping = inside, path, clipping
	d.st, d.tm, d.line = st, tm, line
	d.saved = d.saved[:min(n, len(d.saved))]
}

// Flags of annotations: ISO 32000-1, table 165.
const (
	flagHidden = 1 << 1
	flagNoView = 1 << 5
)

// maxAnnotations bounds what one page may have of them.
const maxAnnotations = 2000

// annotations draws what stands on the page without being part of its content: the
// values of a form's fields, text boxes, stamps.
func (d *drawing) annotations(v pdf.Value) {
	list := v.Key("Annots")
	for i := range min(list.Len(), maxAnnotations) {
		d.annotation(list.Index(i))
	}
}

func (d *drawing) annotation(a pdf.Value) {
	defer func() {
		if x := recover(); x != nil {
			d.fault("an annotation can't be read: %s", faultText(x))
		}
	}()
	switch a.Key("Subtype").Name() {
	case "", "Popup", "Link", "Text", "FileAttachment", "Sound", "Movie", "Screen":
		return
	}
	if a.Key("F").Int64()&(flagHidden|flagNoView) != 0 || d.file.offIn(a) {
		return
	}
	look := a.Key("AP").Key("N")
	if look.Kind() == pdf.Dict { // one for each state
		look = look.Key(a.Key("AS").Name())
	}
	x0, y0, x1, y1, ok := corners(a.Key("Rect"))
	if look.Kind() != pdf.Stream || !ok {
		return
	}
	f := d.file.newForm(look)
	if !f.boxed {
		return
	}
	// The form's box, as its matrix places it, is fitted to the annotation's (ISO
	// 32000-1, 12.5.5).
	b := rectangleOf(f.matrix, f.box[0], f.box[1], f.box[2], f.box[3])
	sx, sy := 1.0, 1.0
	if w := b.x1 - b.x0; w > 0 {
		sx = (x1 - x0) / w
	}
	if h := b.y1 - b.y0; h > 0 {
		sy = (y1 - y0) / h
	}
	fit := matrix{sx, 0, 0, sy, x0 - b.x0*sx, y0 - b.y0*sy}
	d.st = state{th: 1, width: 1, clip: everything}
	d.draw(f, 0, d.file.resources(pdf.Value{}), fit.times(d.base), 0)
}
