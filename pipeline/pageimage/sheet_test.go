package pageimage_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg"
	_ "image/png"
	"io"
	"math"
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/choose"
	"factsheet/pipeline/pageimage"
	"factsheet/pipeline/raster"
	"factsheet/pipeline/read"
)

// isPicture reports whether an image is one of its type, as large as its page in
// proportion.
func isPicture(t testing.TB, p *pageimage.Page) bool {
	t.Helper()
	if p.Type == "image/svg+xml" {
		for d := xml.NewDecoder(bytes.NewReader(p.Image)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				return bytes.HasPrefix(p.Image, []byte("<svg "))
			} else if err != nil {
				t.Error(err)
				return false
			}
		}
	}
	c, kind, err := image.DecodeConfig(bytes.NewReader(p.Image))
	return err == nil && p.Type == "image/"+kind && math.Abs(float64(c.Width)/float64(c.Height)-p.Width/p.Height) < 0.01
}

func TestPagesComeWithTheirPicturesAndBoxes(t *testing.T) {
	r := newReader()
	pages := show(t, r, fixture(t, "highland-partnership"), pageimage.Options{})
	if len(pages) != 2 || r.asked != choose.Fast || !slices.Equal(r.drawn, []int{1, 2}) {
		t.Fatalf("%d pages, read by %s, drawn %v", len(pages), r.asked, r.drawn)
	}
	for i := range pages {
		p := &pages[i]
		if p.Number != i+1 || math.Abs(p.Width-595) > 1 || math.Abs(p.Height-842) > 1 || p.Note != "" || p.Type != "image/png" || !isPicture(t, p) {
			t.Errorf("page %d, %g by %g, %s, %q", p.Number, p.Width, p.Height, p.Type, p.Note)
		}
	}
}

func TestSheetIsReadByTheReaderThatMadeItsRecord(t *testing.T) {
	data := fixture(t, "harbour-portfolio")
	for told, want := range map[string]choose.Reader{
		"fast": choose.Fast, "pdfium": choose.PDFium, "pdfium: the fast reader found no page": choose.Auto,
		"fast; pdfium for page 2: it found no text": choose.Auto, "": choose.Auto, "another": choose.Auto,
	} {
		r := newReader()
		in, rec := recordOf(t, r, data)
		rec.Document.Reader = told
		if _, err := pageimage.Sheet(context.Background(), r, in, rec, nil, pageimage.Options{WordsOnly: true}); r.asked != want || err != nil && !errors.Is(err, pageimage.ErrOtherwise) {
			t.Errorf("%q: read by %s, %v", told, r.asked, err)
		}
	}
}

func TestNoBoxesWithoutTheSheetAsItWasRead(t *testing.T) {
	data := makePDF("", lines("a line"))
	in, rec := recordOf(t, newReader(), data)
	try := func() error {
		pages, err := pageimage.Sheet(context.Background(), newReader(), in, rec, []pageimage.Span{{0, 6}}, pageimage.Options{})
		if err == nil || pages != nil || !strings.HasPrefix(err.Error(), "sheet.pdf: ") {
			t.Errorf("%d pages, %v", len(pages), err)
		}
		return err
	}
	rec.Text = "another line"
	if err := try(); !errors.Is(err, pageimage.ErrOtherwise) {
		t.Errorf("another text: %v", err)
	}
	rec.Document.SHA256 = strings.Repeat("0", 64)
	if err := try(); !errors.Is(err, pageimage.ErrOther) {
		t.Errorf("another file: %v", err)
	}
	rec.Document.MediaType = "text/plain"
	if err := try(); !errors.Is(err, pageimage.ErrNoPages) {
		t.Errorf("a text file: %v", err)
	}
	in, rec = recordOf(t, newReader(), fixture(t, "locked-sheet"))
	if err := try(); !errors.Is(err, read.ErrEncrypted) {
		t.Errorf("a locked file: %v", err)
	}
	in.Path, in.Data = "gone.pdf", nil
	if err := try(); err == nil || !strings.Contains(err.Error(), "no longer there") {
		t.Errorf("a file that is gone: %v", err)
	}
}

func TestLockedSheetIsShownWithItsPassword(t *testing.T) {
	r := newReader()
	r.options.Password = "owner"
	in, rec := recordOf(t, r, fixture(t, "locked-sheet"))
	pages, err := pageimage.Sheet(context.Background(), r, in, rec, []pageimage.Span{{0, 8}}, pageimage.Options{})
	if err != nil || len(pages) != 1 || len(pages[0].Boxes) == 0 || pages[0].Type != "image/png" || !isPicture(t, &pages[0]) {
		t.Errorf("%d pages, %v", len(pages), err)
	}
}

func TestPagesWithoutTextHaveTheirPicture(t *testing.T) {
	for name, data := range map[string][]byte{
		"a scan":              fixture(t, "scanned-sheet"),
		"nothing at all":      makePDF("", ""),
		"a drawing":           makePDF("", "1 0 0 rg 100 100 200 300 re f"),
		"a blank second page": makePDF("", lines("text"), ""),
	} {
		pages := show(t, newReader(), data, pageimage.Options{})
		last := &pages[len(pages)-1]
		if last.Number != len(pages) || last.Type != "image/png" || !isPicture(t, last) || len(last.Boxes) != 0 || last.Note != "" {
			t.Errorf("%s: %d pages, the last %s, %q", name, len(pages), last.Type, last.Note)
		}
	}
	in, rec := recordOf(t, newReader(), makePDF("", ""))
	if _, err := pageimage.Sheet(context.Background(), newReader(), in, rec, nil, pageimage.Options{WordsOnly: true}); !errors.Is(err, read.ErrEmpty) {
		t.Errorf("a blank sheet of its words only: %v", err)
	}
}

func TestPageThatIsNotDrawnIsShownByItsWords(t *testing.T) {
	broken := errors.New("drawing it broke off")
	data := makePDF("", lines("first <script>"), lines("second & last"), "")
	for name, c := range map[string]struct {
		alter func(*here)
		note  string
		from  int // the first page that is not drawn
	}{
		"the drawing breaks off": {func(h *here) { h.fails = broken }, "drawing it broke off", 2},
		"another size":           {func(h *here) { h.alter = func(p *raster.Picture) { p.Width += 20 } }, "pdfium takes the page for one of 620 by 800 points", 1},
		"no such page":           {func(h *here) { h.alter = func(p *raster.Picture) { p.Number += 10 } }, "pdfium does not find the page", 1},
		"too large a picture":    {func(h *here) { h.alter = func(p *raster.Picture) { p.Data, p.Problem = nil, "too large" } }, "too large", 1},
	} {
		r := newReader()
		c.alter(r)
		pages := show(t, r, data, pageimage.Options{}, "second")
		if len(pages) != 3 || len(pages[1].Boxes) != 1 {
			t.Fatalf("%s: %+v", name, pages)
		}
		for i := range pages {
			p := &pages[i]
			drawn, blank := p.Number < c.from, p.Number == 3
			if drawn && (p.Type != "image/png" || p.Note != "") || !drawn && !strings.Contains(p.Note, c.note) {
				t.Errorf("%s, page %d: %s, %q", name, p.Number, p.Type, p.Note)
			}
			if !drawn && (blank != (p.Image == nil) || !blank && (p.Type != "image/svg+xml" || !isPicture(t, p))) {
				t.Errorf("%s, page %d: a %s of %d bytes", name, p.Number, p.Type, len(p.Image))
			}
		}
	}
	pages := show(t, newReader(), data, pageimage.Options{WordsOnly: true})
	if svg := string(pages[0].Image); pages[0].Note != "" || !strings.Contains(svg, ">&lt;script&gt;</text>") || strings.Contains(svg, "<script") {
		t.Errorf("by its words: %q, %s", pages[0].Note, svg)
	}
}

func TestPagesWithEntriesComeBeforeOthers(t *testing.T) {
	var contents, quotes []string
	for i := range 200 {
		contents = append(contents, lines(fmt.Sprintf("page w%dx", i+1)))
	}
	for _, i := range []int{3, 50, 150, 200} {
		quotes = append(quotes, fmt.Sprintf("w%dx", i))
	}
	r := newReader()
	pages := show(t, r, makePDF("", contents...), pageimage.Options{Pages: 6}, quotes...)
	if want := []int{1, 2, 3, 50, 150, 200}; len(pages) != 200 || !slices.Equal(r.drawn, want) {
		t.Fatalf("of %d pages %v are drawn, want %v", len(pages), r.drawn, want)
	}
	for i := range pages {
		p := &pages[i]
		if shown := slices.Contains(r.drawn, p.Number); shown != (p.Image != nil) || shown != (p.Note == "") || !shown && !strings.HasPrefix(p.Note, "6 of the sheet's 200 pages are shown") {
			t.Errorf("page %d: %d bytes, %q", p.Number, len(p.Image), p.Note)
		}
	}
	if r := show(t, r, makePDF("", contents...), pageimage.Options{Pages: 2}, quotes...); r[2].Image == nil || r[49].Image == nil || r[149].Image != nil || len(r[149].Boxes) != 1 {
		t.Error("of more pages with entries than are shown, the first are not")
	}
}

func TestPicturesKeepWithinTheirBytes(t *testing.T) {
	data := fixture(t, "highland-partnership")
	full := show(t, newReader(), data, pageimage.Options{})
	for _, most := range []int{100_000, 80_000, 50_000, 20_000} {
		sum := 0
		for _, p := range show(t, newReader(), data, pageimage.Options{Bytes: most}) {
			sum += len(p.Image)
			if p.Image == nil && p.Note == "" {
				t.Errorf("%d bytes: page %d is missing, and nothing says why", most, p.Number)
			}
		}
		if sum > most {
			t.Errorf("the pictures take %d bytes, of %d at most", sum, most)
		}
	}
	if small := show(t, newReader(), data, pageimage.Options{Bytes: 80_000}); len(small[0].Image) >= len(full[0].Image) || small[0].Type != "image/png" {
		t.Errorf("%s of %d bytes, and with room %d", small[0].Type, len(small[0].Image), len(full[0].Image))
	}
}

func TestSheetIsShownTheSameEachTime(t *testing.T) {
	data := fixture(t, "coast-partnership-print")
	for _, o := range []pageimage.Options{{}, {WordsOnly: true}} {
		one, two := show(t, newReader(), data, o), show(t, newReader(), data, o)
		if fmt.Sprint(one) != fmt.Sprint(two) {
			t.Errorf("%+v: it differs", o)
		}
	}
}

func TestSheetThatIsGivenUpSaysSo(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	in, rec := recordOf(t, newReader(), makePDF("", lines("a line")))
	if _, err := pageimage.Sheet(ctx, newReader(), in, rec, nil, pageimage.Options{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func BenchmarkSheet(b *testing.B) {
	data := fixture(b, "highland-partnership")
	in, rec := recordOf(b, newReader(), data)
	for name, o := range map[string]pageimage.Options{"pictures": {}, "words": {WordsOnly: true}} {
		b.Run(name, func(b *testing.B) {
			bytes, pages := 0, 0
			for b.Loop() {
				got, err := pageimage.Sheet(context.Background(), newReader(), in, rec, []pageimage.Span{{0, 50}, {100, 120}}, o)
				if err != nil {
					b.Fatal(err)
				}
				for i := range got {
					bytes += len(got[i].Image)
				}
				pages += len(got)
			}
			b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(pages), "ms/page")
			b.ReportMetric(float64(bytes)/1000/float64(pages), "kB/page")
		})
	}
}
