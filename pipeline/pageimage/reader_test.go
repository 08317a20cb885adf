package pageimage_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/pipeline"
	"factsheet/pipeline/choose"
	"factsheet/pipeline/document"
	"factsheet/pipeline/pageimage"
	"factsheet/pipeline/raster"
	"factsheet/pipeline/read"
	"factsheet/pipeline/read/pdfium"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
)

// here reads and draws in this process, and notes what it was asked for.
type here struct {
	engine  *pdfium.Engine
	options read.Options
	asked   choose.Reader
	drawn   []int
	fails   error                 // what every drawing ends with, after its first page
	alter   func(*raster.Picture) // what is done to a picture, or nil
}

// engine is what the tests share: starting one takes seconds where nothing is cached.
var engine *pdfium.Engine

func TestMain(m *testing.M) {
	cache, err := os.UserCacheDir()
	if err == nil {
		cache = filepath.Join(cache, "factsheet", "pdfium")
	}
	if engine, err = pdfium.New(cache); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	_ = engine.Close()
	os.Exit(code)
}

func newReader() *here { return &here{engine: engine, options: read.Defaults} }

func (h *here) ReadBy(_ context.Context, r choose.Reader, d *document.Document, data []byte) error {
	h.asked = r
	chosen, err := choose.Read(r, func(r choose.Reader, only []int, from int) (out choose.Result) {
		e, o := pipeline.Fast, h.options
		if r == choose.PDFium {
			e = h.engine.PDF
		}
		o.Only, o.From = only, from
		out.Info, out.Err = pipeline.Takes(e, data, o, func(t document.Take) { out.Takes = append(out.Takes, t) })
		return out
	})
	if err != nil {
		return err
	}
	return pipeline.Gather(d, chosen.Takes, chosen.Info, chosen.Reader)
}

func (h *here) Draw(_ context.Context, data []byte, pages []int, o raster.Options, page func(*raster.Picture)) error {
	h.drawn = pages
	if h.fails != nil {
		pages = pages[:1]
	}
	err := h.engine.Draw(data, read.Options{Password: h.options.Password, Only: pages}, o, func(p *raster.Picture) {
		if h.alter != nil {
			h.alter(p)
		}
		page(p)
	})
	if err == nil {
		err = h.fails
	}
	return err
}

// recordOf is the record of a PDF, as far as it is needed here.
func recordOf(t testing.TB, r *here, data []byte) (source.Input, *record.Record) {
	t.Helper()
	in := source.FromBytes("sheet.pdf", data)
	rec := &record.Record{Document: record.Document{Source: in.Source, SHA256: in.SHA256, MediaType: in.MediaType}}
	var d document.Document
	if err := r.ReadBy(context.Background(), choose.Auto, &d, data); err == nil {
		rec.Text, rec.Document.Reader = d.Text, d.Reader
	}
	return in, rec
}

// show shows a PDF with the boxes of the words that are quoted, each of which it has once.
func show(t testing.TB, r *here, data []byte, o pageimage.Options, quotes ...string) []pageimage.Page {
	t.Helper()
	in, rec := recordOf(t, r, data)
	pages, err := pageimage.Sheet(context.Background(), r, in, rec, spansOf(t, rec.Text, quotes...), o)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func spansOf(t testing.TB, text string, quotes ...string) (spans []pageimage.Span) {
	t.Helper()
	for _, q := range quotes {
		at := strings.Index(text, q)
		if at < 0 || strings.Contains(text[at+1:], q) {
			t.Fatalf("%q stands not once in %q", q, text)
		}
		start := len([]rune(text[:at]))
		spans = append(spans, pageimage.Span{Start: start, End: start + len([]rune(q))})
	}
	return spans
}

// makePDF writes a PDF of a page for each content stream, of 600 by 800 points. page is
// what their dictionaries say more. It has no table of objects: readers make their own.
func makePDF(page string, contents ...string) []byte {
	var b, kids strings.Builder
	b.WriteString("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n")
	b.WriteString("3 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\nendobj\n")
	for i, c := range contents {
		n := 10 + 2*i
		fmt.Fprintf(&kids, "%d 0 R ", n)
		fmt.Fprintf(&b, "%d 0 obj\n<</Type/Page/Parent 2 0 R/Contents %d 0 R%s>>\nendobj\n", n, n+1, page)
		fmt.Fprintf(&b, "%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n", n+1, len(c), c)
	}
	fmt.Fprintf(&b, "2 0 obj\n<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>>>\nendobj\n", len(contents), kids.String())
	b.WriteString("trailer\n<</Size 2000/Root 1 0 R>>\n%%EOF\n")
	return []byte(b.String())
}

// lines are the content stream of lines of text from the page's top, of 10 points.
func lines(texts ...string) string {
	var b strings.Builder
	for i, s := range texts {
		fmt.Fprintf(&b, "BT /F1 10 Tf 60 %d Td (%s) Tj ET\n", 740-12*i, s)
	}
	return b.String()
}

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("../../fixtures/" + name + "/" + name + ".pdf")
	if err != nil {
		t.Fatal(err)
	}
	return data
}
