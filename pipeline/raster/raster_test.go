package raster_test

import (
	"bytes"
	"errors"
	"image"
	_ "image/jpeg"
	_ "image/png"
	"math"
	"testing"

	"factsheet/pipeline/raster"
)

// painted draws a page by a function from a pixel to its colour.
func painted(t testing.TB, width, height float64, o raster.Options, colour func(x, y int) (r, g, b byte)) raster.Picture {
	t.Helper()
	p, err := raster.Draw(width, height, o, func(across, down int, use func(*raster.Pixels)) error {
		px := &raster.Pixels{Across: across, Down: down, BGRX: make([]byte, 4*across*down)}
		for i := range across * down {
			r, g, b := colour(i%across, i/across)
			px.BGRX[4*i], px.BGRX[4*i+1], px.BGRX[4*i+2] = b, g, r
		}
		use(px)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// flat is a page of a heading's colour, black bars for lines of text and their grey edges.
func flat(x, y int) (r, g, b byte) {
	switch {
	case y < 60:
		return 0x1c, 0x2c, 0xbd
	case y%20 < 8 && x%7 < 5:
		return 0x20, 0x20, 0x20
	case y%20 == 8:
		return 0xa0, 0xa0, 0xa0
	}
	return 0xff, 0xff, 0xff
}

// photo is a page of colours that go over into each other, with grain.
func photo(x, y int) (r, g, b byte) {
	grain := byte((x*7919 + y*104729) % 23)
	return byte(x/4) + grain, byte(y/5) + grain, byte((x+y)/7) + grain
}

func decoded(t testing.TB, p *raster.Picture) image.Image {
	t.Helper()
	img, kind, err := image.Decode(bytes.NewReader(p.Data))
	if err != nil || "image/"+kind != p.Type {
		t.Fatalf("%s: decoded as %s, %v", p.Type, kind, err)
	}
	return img
}

// off is how far a picture is from what was painted, as a root mean square.
func off(t testing.TB, p *raster.Picture, colour func(x, y int) (r, g, b byte)) float64 {
	img := decoded(t, p)
	sum := 0.0
	for y := range p.Down {
		for x := range p.Across {
			r, g, b := colour(x, y)
			R, G, B, _ := img.At(x, y).RGBA()
			for _, d := range []float64{float64(r) - float64(R>>8), float64(g) - float64(G>>8), float64(b) - float64(B>>8)} {
				sum += d * d
			}
		}
	}
	return math.Sqrt(sum / float64(3*p.Across*p.Down))
}

func TestTextAndSurfacesAreAPNGOfTheirColours(t *testing.T) {
	p := painted(t, 595, 842, raster.Options{}, flat)
	if p.Type != "image/png" || len(p.Data) > 20_000 || off(t, &p, flat) > 0.01 {
		t.Errorf("%s of %d bytes, off by %.2f", p.Type, len(p.Data), off(t, &p, flat))
	}
	if p.Across != 909 || p.Down != 1286 {
		t.Errorf("%d by %d pixels at 110 dpi", p.Across, p.Down)
	}
}

func TestPhotographsAreAJPEG(t *testing.T) {
	p := painted(t, 300, 400, raster.Options{Bytes: 1 << 20}, photo)
	if p.Type != "image/jpeg" || off(t, &p, photo) > 12 {
		t.Errorf("%s of %d bytes, off by %.2f", p.Type, len(p.Data), off(t, &p, photo))
	}
}

func TestShadesOfOneColourStaySmooth(t *testing.T) {
	shade := func(x, _ int) (r, g, b byte) { return byte(x / 4), byte(x / 4), 255 }
	p := painted(t, 595, 300, raster.Options{}, shade)
	if got := off(t, &p, shade); got > 4 {
		t.Errorf("%s, off by %.2f", p.Type, got)
	}
}

func TestPictureThatIsTooLargeIsDrawnSmaller(t *testing.T) {
	full := painted(t, 595, 842, raster.Options{Bytes: 10 << 20}, photo)
	least := len(full.Data)
	for _, share := range []float64{0.8, 0.6, 0.4} {
		most := int(float64(len(full.Data)) * share)
		p := painted(t, 595, 842, raster.Options{Bytes: most}, photo)
		if len(p.Data) > most || len(p.Data) > least || p.Across >= full.Across || p.Data == nil {
			t.Errorf("of %d bytes at most: %d bytes, %d pixels across; %q", most, len(p.Data), p.Across, p.Problem)
		}
		if r, w := float64(p.Down)/float64(p.Across), 842.0/595; math.Abs(r-w) > 0.01 {
			t.Errorf("its height is %.3f of its width, and the page's %.3f", r, w)
		}
		least = len(p.Data)
	}
	if p := painted(t, 595, 842, raster.Options{Bytes: 100}, photo); p.Data != nil || p.Problem != "its picture takes more than 0.1 kB" {
		t.Errorf("%d bytes; %q", len(p.Data), p.Problem)
	}
}

func TestPagesOfOddSizeAreBounded(t *testing.T) {
	for name, c := range map[string]struct {
		width, height float64
		drawn         bool
	}{
		"a poster":          {2384, 3370, true},
		"the largest":       {14400, 14400, true},
		"a strip":           {1, 14400, true},
		"a speck":           {0.1, 0.1, true},
		"nothing":           {0, 842, false},
		"less than nothing": {-10, 842, false},
		"no number":         {math.NaN(), 842, false},
		"without end":       {math.Inf(1), 842, false},
	} {
		p := painted(t, c.width, c.height, raster.Options{}, func(int, int) (r, g, b byte) { return 255, 255, 255 })
		if c.drawn != (p.Data != nil) || c.drawn == (p.Problem != "") || p.Across*p.Down > 4_100_000 {
			t.Errorf("%s: %d by %d pixels, %d bytes, %q", name, p.Across, p.Down, len(p.Data), p.Problem)
		}
	}
}

func TestResolutionIsBounded(t *testing.T) {
	for dpi, want := range map[int]int{-5: 110, 0: 110, 1: 36, 72: 72, 100000: 300} {
		p := painted(t, 72, 72, raster.Options{DPI: dpi}, flat)
		if p.Across != want {
			t.Errorf("%d dpi: an inch has %d pixels", dpi, p.Across)
		}
	}
}

func TestFaultOfDrawingIsTold(t *testing.T) {
	broken := errors.New("broken")
	_, err := raster.Draw(100, 100, raster.Options{}, func(int, int, func(*raster.Pixels)) error { return broken })
	if !errors.Is(err, broken) {
		t.Error(err)
	}
}

func TestSamePixelsGiveTheSameBytes(t *testing.T) {
	for name, colour := range map[string]func(x, y int) (r, g, b byte){"flat": flat, "photo": photo} {
		one, two := painted(t, 300, 400, raster.Options{}, colour), painted(t, 300, 400, raster.Options{}, colour)
		if !bytes.Equal(one.Data, two.Data) {
			t.Errorf("%s: two pictures differ", name)
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	for name, colour := range map[string]func(x, y int) (r, g, b byte){"flat": flat, "photo": photo} {
		b.Run(name, func(b *testing.B) {
			px := &raster.Pixels{Across: 909, Down: 1286, BGRX: make([]byte, 4*909*1286)}
			for i := range 909 * 1286 {
				px.BGRX[4*i+2], px.BGRX[4*i+1], px.BGRX[4*i] = colour(i%909, i/909)
			}
			b.ReportAllocs()
			for b.Loop() {
				_, _ = raster.Draw(595, 842, raster.Options{Bytes: 1 << 30}, func(_, _ int, use func(*raster.Pixels)) error { use(px); return nil })
			}
		})
	}
}
