package pdfium

import (
	"bytes"
	"errors"
	"image"
	_ "image/jpeg"
	_ "image/png"
	"math"
	"strings"
	"testing"

	"factsheet/pipeline/document"
	"factsheet/pipeline/raster"
	"factsheet/pipeline/read"
)

// pictures draws a PDF.
func pictures(t testing.TB, data []byte, o read.Options, r raster.Options) (out []raster.Picture) {
	t.Helper()
	if err := engine.Draw(data, o, r, func(p *raster.Picture) { out = append(out, *p) }); err != nil {
		t.Fatal(err)
	}
	return out
}

// ink is the box of all that is dark on a picture, in points from the page's lower left
// corner.
func ink(t testing.TB, p *raster.Picture) document.Box {
	t.Helper()
	img, kind, err := image.Decode(bytes.NewReader(p.Data))
	if err != nil {
		t.Fatal(err)
	}
	if b := img.Bounds(); "image/"+kind != p.Type || b.Dx() != p.Across || b.Dy() != p.Down {
		t.Fatalf("a %s of %v is said to be a %s of %d by %d", kind, b, p.Type, p.Across, p.Down)
	}
	x, y := p.Width/float64(p.Across), p.Height/float64(p.Down)
	var out document.Box
	for i := range p.Down {
		for j := range p.Across {
			if r, g, b, _ := img.At(j, i).RGBA(); r+g+b < 3*0x8000 {
				out = out.Cover(document.Box{X0: float64(j) * x, X1: float64(j+1) * x, Y0: p.Height - float64(i+1)*y, Y1: p.Height - float64(i)*y})
			}
		}
	}
	return out
}

func TestPictureShowsTheTextWhereItIsRead(t *testing.T) {
	const line = "BT /F1 20 Tf 100 200 Td (HENNIKER) Tj ET"
	for name, c := range map[string]struct{ page, content string }{
		"upright":               {"", line},
		"turned right":          {"/Rotate 90", line},
		"upside down":           {"/Rotate 180", line},
		"turned left":           {"/Rotate -90", line},
		"cropped":               {"/CropBox[50 150 400 500]", line},
		"cropped and turned":    {"/CropBox[50 150 400 500]/Rotate 90", line},
		"a box beyond the page": {"/CropBox[-50 -50 9000 300]", line},
		"an origin elsewhere":   {"/MediaBox[-100 -100 300 300]", line},
		"a long strip":          {"/MediaBox[0 0 2000 400]", line},
		"a small page":          {"/MediaBox[90 190 240 230]", line},
	} {
		data := makePDF(c.page, "", nil, c.content)
		seen := pagesOf(t, data, read.Defaults)[0]
		p := pictures(t, data, read.Defaults, raster.Options{})[0]
		if p.Number != 1 || math.Abs(p.Width-seen.Width) > 0.01 || math.Abs(p.Height-seen.Height) > 0.01 {
			t.Errorf("%s: page %d is %g by %g points, and was read as %g by %g", name, p.Number, p.Width, p.Height, seen.Width, seen.Height)
		}
		var want document.Box // capitals reach from the baseline to about 0.72 of the size
		for _, g := range seen.Glyphs {
			b := map[int]document.Box{
				0:   {X0: g.X, X1: g.X + g.Width, Y0: g.Y, Y1: g.Y + 0.72*g.Size},
				90:  {X0: g.X - 0.72*g.Size, X1: g.X, Y0: g.Y, Y1: g.Y + g.Width},
				180: {X0: g.X - g.Width, X1: g.X, Y0: g.Y - 0.72*g.Size, Y1: g.Y},
				270: {X0: g.X, X1: g.X + 0.72*g.Size, Y0: g.Y - g.Width, Y1: g.Y},
			}[g.Turn]
			want = want.Cover(b)
		}
		got := ink(t, &p)
		for _, d := range []float64{got.X0 - want.X0, got.Y0 - want.Y0, got.X1 - want.X1, got.Y1 - want.Y1} {
			if math.Abs(d) > 2.5 {
				t.Errorf("%s: the ink is at %.1f, and was read at %.1f", name, got, want)
				break
			}
		}
	}
}

func TestPictureShowsWhatAFormsFieldsHold(t *testing.T) {
	note := []string{"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
		"<</Type/Annot/Subtype/Widget/FT/Tx/T(f)/F 4/Rect[300 500 400 540]/AP<</N 102 0 R>>>>",
		stream("/Type/XObject/Subtype/Form/BBox[0 0 100 40]/Resources<</Font<</F1 3 0 R>>>>", "BT /F1 20 Tf 5 10 Td (FILLED) Tj ET")}
	p := pictures(t, makePDF("/Annots[101 0 R]", "", note, ""), read.Defaults, raster.Options{})[0]
	if got := ink(t, &p); got.X0 < 300 || got.X1 > 400 || got.Y0 < 500 || got.Y1 > 540 || got.Empty() {
		t.Errorf("the ink is at %.1f, and the field at 300 500 400 540", got)
	}
}

func TestPagesAskedForAreDrawn(t *testing.T) {
	data := makePDF("", "", nil, "BT /F1 20 Tf 100 200 Td (I) Tj ET", "", "BT /F1 20 Tf 100 200 Td (III) Tj ET", "")
	for name, c := range map[string]struct {
		o    read.Options
		want []int
	}{
		"all":       {read.Options{}, []int{1, 2, 3, 4}},
		"two":       {read.Options{Only: []int{1, 3}}, []int{1, 3}},
		"the first": {read.Options{Pages: 2}, []int{1, 2}},
		"none":      {read.Options{Only: []int{}}, nil},
	} {
		var got []int
		for _, p := range pictures(t, data, c.o, raster.Options{}) {
			got = append(got, p.Number)
			if p.Problem != "" || len(p.Data) == 0 {
				t.Errorf("%s, page %d: %d bytes, %q", name, p.Number, len(p.Data), p.Problem)
			}
			if blank := p.Number%2 == 0; blank != ink(t, &p).Empty() {
				t.Errorf("%s, page %d: its ink is at %v", name, p.Number, ink(t, &p))
			}
		}
		if len(got) != len(c.want) || len(got) > 0 && got[len(got)-1] != c.want[len(got)-1] {
			t.Errorf("%s: pages %v, want %v", name, got, c.want)
		}
	}
}

func TestPictureIsTheSameEachTime(t *testing.T) {
	data := fixture(t, "highland-partnership")
	one := pictures(t, data, read.Defaults, raster.Options{})
	_ = pictures(t, fixture(t, "harbour-portfolio"), read.Defaults, raster.Options{DPI: 72}) // it leaves nothing behind
	two := pictures(t, data, read.Defaults, raster.Options{})
	if len(one) != 2 || len(two) != 2 {
		t.Fatalf("%d and %d pages", len(one), len(two))
	}
	for i := range one {
		if !bytes.Equal(one[i].Data, two[i].Data) {
			t.Errorf("page %d differs", i+1)
		}
	}
}

func TestWhatCannotBeDrawnSaysWhy(t *testing.T) {
	none := func(*raster.Picture) { t.Error("a page was drawn") }
	if err := engine.Draw([]byte("no PDF"), read.Defaults, raster.Options{}, none); !errors.Is(err, read.ErrNotPDF) {
		t.Error(err)
	}
	locked := fixture(t, "locked-sheet")
	if err := engine.Draw(locked, read.Defaults, raster.Options{}, none); !errors.Is(err, read.ErrEncrypted) {
		t.Error(err)
	}
	if err := engine.Draw(makePDF("", "", nil), read.Defaults, raster.Options{}, none); err == nil {
		t.Error("a file without pages was drawn")
	}
	odd := makePDF("/MediaBox[0 0 200 0.00001]", "", nil, "")
	for _, p := range pictures(t, odd, read.Defaults, raster.Options{}) {
		if (p.Data == nil) != strings.Contains(p.Problem, "points large") {
			t.Errorf("a page of no height: %+v", p)
		}
	}
	if p := pictures(t, fixture(t, "harbour-portfolio"), read.Defaults, raster.Options{Bytes: 500})[0]; p.Data != nil || p.Problem == "" {
		t.Errorf("a picture that may take no room takes %d bytes, %q", len(p.Data), p.Problem)
	}
}

func BenchmarkDraw(b *testing.B) {
	data := fixture(b, "highland-partnership")
	bytes, pages := 0, 0
	for b.Loop() {
		for _, p := range pictures(b, data, read.Defaults, raster.Options{}) {
			bytes += len(p.Data)
			pages++
		}
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(pages), "ms/page")
	b.ReportMetric(float64(bytes)/1000/float64(pages), "kB/page")
}
