package read

import (
	"github.com/ledongthuc/pdf"

	"factsheet/pipeline/document"
)

// markKey is what the structure tree calls a marked-content sequence by: the form that
// it is in (0 for the page's own content) and its number there.
type markKey struct{ form, id int }

// sequence is a marked-content sequence that is open.
type sequence struct {
	actual string // what its glyphs stand for
	told   bool   // actual is given
	first  int    // the glyph that came first in it
	before int    // the Mark of what is around it
	hides  bool
}

// begin opens a sequence of marked content.
func (d *drawing) begin(op string, args []operand, r *resources) {
	s := sequence{first: len(d.page.Glyphs), before: d.current}
	if len(d.marked) >= maxSaved {
		d.fault("marked content is nested deeper than %d", maxSaved)
		return
	}
	defer func() { d.marked = append(d.marked, s) }()
	if len(args) == 0 {
		return
	}
	tag, p := args[0].str, last(args)
	var named pdf.Value
	if op == "BDC" && p.kind == nameKind {
		named = r.v.Key("Properties").Key(p.str)
	}
	if tag == "OC" && op == "BDC" {
		if p.kind == nameKind && d.file.off(r.number("Properties", p.str), named) {
			s.hides = true
			d.hidden++
		}
		return
	}
	if tag == "Artifact" {
		d.current = artifact(p, named)
	}
	if op != "BDC" {
		return
	}
	switch p.kind {
	case dictKind:
		if a, ok := p.of("ActualText"); ok && a.kind == stringKind {
			s.actual, s.told = textString(a.str), true
		}
		if id, ok := p.of("MCID"); ok && id.kind == numberKind {
			d.identify(int(id.num))
		}
	case nameKind:
		if a := named.Key("ActualText"); a.Kind() == pdf.String {
			s.actual, s.told = textString(a.RawString()), true
		}
		if id := named.Key("MCID"); id.Kind() == pdf.Integer {
			d.identify(int(id.Int64()))
		}
	}
}

// identify sets what is drawn to be of the sequence that the structure tree calls so.
func (d *drawing) identify(id int) {
	if mark, ok := d.ids[markKey{d.form, id}]; ok {
		d.current = mark
	}
}

// artifact is the Mark of an artifact with that property list.
func artifact(p operand, named pdf.Value) int {
	kind, sub := named.Key("Type").Name(), named.Key("Subtype").Name()
	if p.kind == dictKind {
		k, _ := p.of("Type")
		s, _ := p.of("Subtype")
		kind, sub = k.str, s.str
	}
	switch sub {
	case "Header":
		return document.ArtifactHeader
	case "Footer":
		return document.ArtifactFooter
	case "Watermark":
		return document.ArtifactWatermark
	}
	if kind == "Pagination" {
		return document.ArtifactPagination
	}
	return document.Artifact
}

// end closes the innermost sequence.
func (d *drawing) end() {
	n := len(d.marked) - 1
	if n < 0 {
		return
	}
	s := d.marked[n]
	d.marked = d.marked[:n]
	d.current = s.before
	if s.hides {
		d.hidden--
	}
	if s.told && s.first < len(d.page.Glyphs) {
		replaceText(d.page.Glyphs[s.first:], s.actual)
	}
}

func (d *drawing) endAll() {
	for len(d.marked) > 0 {
		d.end()
	}
}

// settle keeps what the structure tree says of the page where it is sound, and takes
// it away where it is not: at least nine in ten of the page's letters must be in it,
// artifacts aside, and artifacts must not be most of the page.
func (d *drawing) settle(marks []document.Mark, unique bool) (sound bool) {
	letters, in, artifacts := 0, 0, 0
	for i := range d.page.Glyphs {
		switch g := &d.page.Glyphs[i]; {
		case g.Text == " " || g.Text == "":
		case g.Mark < 0:
			artifacts++
		default:
			letters++
			if g.Mark > 0 {
				in++
			}
		}
	}
	sound = unique && in > 0 && 10*in >= 9*letters
	if sound {
		d.page.Structure = marks
	}
	most := artifacts > letters
	for i := range d.page.Glyphs {
		if g := &d.page.Glyphs[i]; g.Mark > 0 && !sound || g.Mark < 0 && most {
			g.Mark = 0
		}
	}
	return sound
}
