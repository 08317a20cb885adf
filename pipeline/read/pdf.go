package read

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	utf16code "unicode/utf16"

	"github.com/ledongthuc/pdf"
	textmap "golang.org/x/text/encoding/charmap"

	"factsheet/pipeline/document"
)

// What can be wrong with a PDF as a whole.
var (
	ErrNotPDF    = errors.New("it is no PDF: there is no PDF header in its first kilobyte (a download that failed leaves a web page, for one); get the file again")
	ErrEncrypted = errors.New("it is encrypted and does not open without a password; take the password off, or give it with --password-file")
	ErrCipher    = errors.New("it is encrypted in a way that can't be read yet; take the encryption off, and give it again")
	ErrNoPages   = errors.New("it is a PDF without pages")
)

// maxStream bounds what one stream may unpack to, in bytes: no page of text comes near it.
const maxStream = 64 << 20

// PDF reads a PDF and gives its pages, one after another, to page. The text of a
// glyph is what the file's fonts say; where the page's content breaks off, the page
// holds what came before, and its Problem says so. A page's glyphs are good until page
// returns. The error is for the whole file.
func PDF(data []byte, o Options, page func(*document.GlyphPage)) (info document.Info, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("the file is damaged: %s", faultText(x))
		}
	}()
	o = o.withDefaults()
	f, err := openPDF(data, o, newBudget(o.Bytes))
	if err != nil {
		return info, err
	}
	f.layers = readLayers(f.reader)
	f.structure = f.objects.readStructure(o.Depth)
	room := glyphRooms.Get().(*[]document.Glyph)
	f.glyphs = *room
	defer func() {
		*room = f.glyphs
		glyphRooms.Put(room)
	}()
	info = readInfo(f.reader)
	for i, p := range f.pages {
		if !o.Wants(i + 1) {
			continue
		}
		g := f.page(p)
		g.Number = i + 1
		if i == len(f.pages)-1 && f.cut != "" {
			g.Problem = strings.TrimPrefix(g.Problem+"; "+f.cut, "; ")
		}
		page(g)
	}
	return info, nil
}

// glyphRooms hold room for a page's glyphs, from file to file.
var glyphRooms = sync.Pool{New: func() any { return new([]document.Glyph) }}

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
	reader    *pdf.Reader
	objects   *objects
	pages     []pdfPage
	cut       string // which limit left pages out, or empty
	options   Options
	budget    *budget
	fonts     map[string]*font // by how the font's dictionary reads: pages share them
	numbered  map[int]*font    // by object number
	glyphs    []document.Glyph // the page before's, whose room the next one takes
	layers    layers
	structure *structure
}

func newFile(o Options) *pdfFile {
	return &pdfFile{options: o, budget: newBudget(o.Bytes), objects: &objects{}, fonts: map[string]*font{}, numbered: map[int]*font{}}
}

// page draws one page.
func (f *pdfFile) page(p pdfPage) (g *document.GlyphPage) {
	g = &document.GlyphPage{}
	d := f.drawing(g)
	g.Glyphs = f.glyphs[:0]
	defer func() {
		if x := recover(); x != nil {
			d.fault("the page is damaged: %s", faultText(x))
		}
		g.Problem = d.problem()
		g.Wordless = !d.words && d.image == 0 && g.Problem == ""
	}()
	defer func() {
		d.finish(p.number)
		f.glyphs = g.Glyphs
	}()
	d.base = f.place(p, g)
	d.st.ctm = d.base
	_, d.ids, _ = f.structure.marks(p.number)
	content := d.contents(p.v)
	d.run(content, f.resources(p.resources), 0)
	d.endAll()
	d.annotations(p.v)
	return g
}

// contents is a page's content: its parts are one stream, cut anywhere between words.
func (d *drawing) contents(page pdf.Value) (content []byte) {
	v := page.Key("Contents")
	switch v.Kind() {
	case pdf.Stream:
		data, err := d.file.streamData(v)
		if err != nil {
			d.fault("the page's content can't be read whole: %s", err.Error())
		}
		return data
	case pdf.Array:
	default:
		d.words = slices.Contains(page.Keys(), "Contents") // it leads nowhere
	}
	for i := range v.Len() {
		d.words = d.words || v.Index(i).Kind() != pdf.Stream
		data, err := d.part(v, i)
		if err != nil {
			d.fault("a part of the page's content can't be read whole: %s", err.Error())
		}
		if content = append(append(content, data...), '\n'); len(content) > maxStream {
			d.fault("the page's content is more than %d MB decompressed; the rest of it was not read", maxStream>>20)
			break
		}
	}
	return content
}

// part is one part of a page's content; one that is damaged costs no other.
func (d *drawing) part(v pdf.Value, i int) (data []byte, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = errors.New(faultText(x))
		}
	}()
	return d.file.streamData(v.Index(i))
}

func (f *pdfFile) drawing(g *document.GlyphPage) *drawing {
	return &drawing{
		file: f, page: g, left: maxOperators, tm: identity, line: identity, base: identity,
		st: state{ctm: identity, th: 1, width: 1, clip: everything}, forms: map[int]*form{},
	}
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
