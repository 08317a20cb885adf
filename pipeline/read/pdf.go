package read

import (
	"errors"
	"fmt"
	"math"
	"strings"
	utf16code "unicode/utf16"

	"github.com/ledongthuc/pdf"
	textmap "golang.org/x/text/encoding/charmap"

	"factsheet/pipeline/document"
)

// What can be wrong with a PDF as a whole.
var (
	ErrNotPDF    = errors.New("it is no PDF: there is no PDF header in its first kilobyte (a download that failed leaves a web page, for one); get the file again")
	ErrEncrypted = errors.New("it is encrypted and does not open without a password; take the password off, and give it again")
	ErrCipher    = errors.New("it is encrypted in a way that can't be read yet; take the encryption off, and give it again")
	ErrNoPages   = errors.New("it is a PDF without pages")
)

const (
	maxPages  = 3000
	maxStream = 64 << 20
)

// PDF reads a PDF and gives its pages, one after another, to page. The text of a
// glyph is what the file's fonts say; where the page's content breaks off, the page
// holds what came before, and its Problem says so. The error is for the whole file.
func PDF(data []byte, o Options, page func(*document.GlyphPage)) (info document.Info, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("the file is damaged: %s", faultText(x))
		}
	}()
	o = o.withDefaults()
	b := &budget{left: o.Bytes}
	r, objects, err := openPDF(data, o, b)
	if err != nil {
		return info, err
	}
	f := newFile(o)
	f.objects, f.budget, f.layers = objects, b, readLayers(r)
	f.structure = objects.readStructure(o.Depth)
	pages := f.pages(r)
	if len(pages) == 0 {
		return info, ErrNoPages
	}
	info = readInfo(r)
	locked := r.Trailer().Key("Encrypt").Kind() == pdf.Dict
	for i, p := range pages {
		if !o.Wants(i + 1) {
			continue
		}
		g := f.page(p)
		g.Number = i + 1
		if locked && len(g.Glyphs) == 0 && g.Problem != "" {
			return info, ErrCipher // it opened, but what came out is no content
		}
		page(g)
	}
	return info, nil
}

func faultText(x any) string {
	s := strings.TrimPrefix(fmt.Sprint(x), "malformed PDF: ")
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		s = s[:i]
	}
	if len(s) > 160 {
		s = strings.ToValidUTF8(s[:160], "") + "…"
	}
	return strings.ToValidUTF8(s, "\ufffd")
}

func readInfo(r *pdf.Reader) (info document.Info) {
	defer func() { _ = recover() }() // information about the sheet is no reason to fail
	d := r.Trailer().Key("Info")
	text := func(key string) string { return strings.TrimSpace(textString(d.Key(key).RawString())) }
	return document.Info{Title: text("Title"), Author: text("Author"), Created: text("CreationDate"), Modified: text("ModDate")}
}

// textString is a string of the file's own structures: UTF-16 or UTF-8 with its mark,
// else Latin.
func textString(s string) string {
	switch {
	case strings.HasPrefix(s, "\xfe\xff"):
		u := make([]uint16, 0, len(s)/2)
		for i := 2; i+1 < len(s); i += 2 {
			u = append(u, uint16(s[i])<<8|uint16(s[i+1]))
		}
		return cleanText(string(utf16code.Decode(u)))
	case strings.HasPrefix(s, "\xef\xbb\xbf"):
		return cleanText(strings.ToValidUTF8(s[3:], "\ufffd"))
	}
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(textmap.Windows1252.DecodeByte(s[i]))
	}
	return cleanText(b.String())
}

// pdfFile is one file being read.
type pdfFile struct {
	objects   *objects
	options   Options
	budget    *budget
	fonts     map[string]*font // by how the font's dictionary reads: pages share them
	numbered  map[int]*font    // by object number
	layers    layers
	structure *structure
}

func newFile(o Options) *pdfFile {
	return &pdfFile{options: o, budget: &budget{left: o.Bytes}, objects: &objects{}, fonts: map[string]*font{}, numbered: map[int]*font{}}
}

// pdfPage is a page with what it has from the nodes above it.
type pdfPage struct {
	number            int // of its object; 0 where it is not known
	v, resources, box pdf.Value
	rotate            int64
}

// pages goes through the page tree. A tree that holds itself ends at a bound.
func (f *pdfFile) pages(r *pdf.Reader) []pdfPage {
	var out []pdfPage
	nodes := 0
	var walk func(v pdf.Value, up pdfPage, depth int)
	walk = func(v pdf.Value, up pdfPage, depth int) {
		if nodes++; nodes > 4*maxPages || depth > 40 || len(out) >= maxPages {
			return
		}
		defer func() { _ = recover() }() // a branch that can't be read costs its pages
		if x := v.Key("Resources"); x.Kind() == pdf.Dict {
			up.resources = x
		}
		if x := v.Key("MediaBox"); x.Len() == 4 {
			up.box = x
		}
		if x := v.Key("CropBox"); x.Len() == 4 {
			up.box = x
		}
		if x := v.Key("Rotate"); x.Kind() == pdf.Integer {
			up.rotate = x.Int64()
		}
		kids := v.Key("Kids")
		if kids.Kind() != pdf.Array {
			if v.Kind() == pdf.Dict {
				up.v = v
				out = append(out, up)
			}
			return
		}
		numbers := referenceList(kids)
		for i := range kids.Len() {
			var kid pdf.Value
			func() {
				defer func() { _ = recover() }()
				kid = kids.Index(i)
			}()
			if kid.Kind() == pdf.Dict {
				up.number = 0
				if i < len(numbers) {
					up.number = numbers[i]
				}
				walk(kid, up, depth+1)
			}
		}
	}
	walk(r.Trailer().Key("Root").Key("Pages"), pdfPage{}, 0)
	return out
}

// page draws one page.
func (f *pdfFile) page(p pdfPage) (g *document.GlyphPage) {
	g = &document.GlyphPage{}
	d := f.drawing(g)
	defer func() {
		if x := recover(); x != nil {
			d.fault("the page is damaged: %s", faultText(x))
		}
		g.Problem = d.problem()
	}()
	defer d.finish(p.number)
	d.base = f.place(p, g)
	d.st.ctm = d.base
	_, d.ids, _ = f.structure.marks(p.number)
	var content []byte
	contents := p.v.Key("Contents")
	switch contents.Kind() {
	case pdf.Stream:
		data, err := f.streamData(contents)
		if err != nil {
			d.fault("the page's content can't be read: %s", err.Error())
		}
		content = data
	case pdf.Array:
		for i := range contents.Len() {
			data, err := f.streamData(contents.Index(i))
			if err != nil {
				d.fault("a part of the page's content can't be read: %s", err.Error())
			}
			content = append(append(content, data...), '\n')
			if len(content) > maxStream {
				d.fault("the page's content is too large; the rest of it was not read")
				break
			}
		}
	}
	d.run(content, f.resources(p.resources), 0)
	d.endAll()
	d.annotations(p.v)
	return g
}

func (f *pdfFile) drawing(g *document.GlyphPage) *drawing {
	return &drawing{
		file: f, page: g, left: maxOperators, tm: identity, line: identity, base: identity,
		st: state{ctm: identity, th: 1, clip: everything}, forms: map[int]*form{},
	}
}

// place sets the page's size and returns what leads from the file's coordinates to
// the page as it is seen.
func (f *pdfFile) place(p pdfPage, g *document.GlyphPage) matrix {
	x0, y0, x1, y1 := 0.0, 0.0, 612.0, 792.0
	if p.box.Len() == 4 {
		a, b, c, e := p.box.Index(0).Float64(), p.box.Index(1).Float64(), p.box.Index(2).Float64(), p.box.Index(3).Float64()
		if math.Abs(c-a) > 1 && math.Abs(e-b) > 1 {
			x0, y0, x1, y1 = min(a, c), min(b, e), max(a, c), max(b, e)
		}
	}
	w, h := x1-x0, y1-y0
	g.Width, g.Height = w, h
	switch ((p.rotate%360 + 360) % 360) / 90 {
	case 1:
		g.Width, g.Height = h, w
		return matrix{0, -1, 1, 0, -y0, x1}
	case 2:
		return matrix{-1, 0, 0, -1, x1, y1}
	case 3:
		g.Width, g.Height = h, w
		return matrix{0, 1, -1, 0, y1, -x0}
	}
	return matrix{1, 0, 0, 1, -x0, -y0}
}

// problem says what kept the page from being read whole.
func (d *drawing) problem() string {
	unknown := 0
	for i := range d.page.Glyphs {
		if d.page.Glyphs[i].Text == "\ufffd" {
			unknown++
		}
	}
	return PageProblem(d.page, d.faults, unknown, func() float64 { return d.image })
}
