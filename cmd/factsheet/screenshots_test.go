package main

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"factsheet/internal/browser"
)

// pictures is where the README's pictures of the report and of the review page are.
const pictures = "testdata/screenshots"

// mostPicture is the largest that a picture may be, in bytes: each clone has them all.
const mostPicture = 200_000

// screenshots are the pictures, by the name of their file, with how each is taken of the
// report of the fixtures in the folder out.
var screenshots = map[string]func(t *testing.T, b *browser.Browser, out string) *browser.Page{
	"report-glance": func(_ *testing.T, b *browser.Browser, out string) *browser.Page {
		p := b.Open(filepath.Join(out, "report.html"))
		p.Size(1200, 690)
		return p
	},
	"report-charts": func(_ *testing.T, b *browser.Browser, out string) *browser.Page {
		p := b.Open(filepath.Join(out, "report.html"))
		p.Size(1200, 600)
		p.Eval(`document.querySelector("#charts").scrollIntoView()`, nil)
		return p
	},
	"report-sheet": func(_ *testing.T, b *browser.Browser, out string) *browser.Page {
		p := b.Open(filepath.Join(out, "report/sheets/river-partnership.txt.html"))
		p.Size(1200, 800)
		p.Click(`.card[data-kind="contribution"] summary`)
		return p
	},
	"report-page": func(_ *testing.T, b *browser.Browser, out string) *browser.Page {
		p := b.Open(filepath.Join(out, "report/sheets/harbour-portfolio.pdf.html"))
		p.Size(1200, 800)
		return p
	},
	"report-phone": func(_ *testing.T, b *browser.Browser, out string) *browser.Page {
		p := b.Open(filepath.Join(out, "report/sheets/river-partnership.txt.html"))
		p.Phone()
		p.Dark(true)
		return p
	},
	"review": func(t *testing.T, _ *browser.Browser, _ string) *browser.Page {
		p := reviewed(t, "../../fixtures/river-partnership/river-partnership.txt").page()
		p.Size(1200, 800)
		p.Click(`.card[data-kind="contribution"] summary`)
		p.ClickText(`.card[data-kind="contribution"] .rv-buttons button`, "Accept")
		saved(p)
		return p
	},
}

// TestScreenshots takes the pictures anew with -update ('make screenshots'), and else sees
// that they are there. The pages must be quiet, too.
func TestScreenshots(t *testing.T) {
	if *update {
		out := filepath.Join(t.TempDir(), "out")
		ended(t, exitOK, "run", "../../fixtures/*/*.{txt,pdf}", "--out", out, "--fail-on", "never", "--quiet")
		ended(t, exitOK, "report", out, "--sheets", "../../fixtures")
		b := browser.New(t)
		for _, name := range slices.Sorted(maps.Keys(screenshots)) {
			p := screenshots[name](t, b, out)
			p.Settle()
			p.Screenshot(pictureFile(name))
			thin(t, pictureFile(name))
			p.WantQuiet()
		}
	}
	for name := range screenshots {
		data, err := os.ReadFile(pictureFile(name))
		if err != nil {
			t.Errorf("%v; 'make screenshots' takes it", err)
			continue
		}
		if _, err := png.DecodeConfig(bytes.NewReader(data)); err != nil || len(data) > mostPicture {
			t.Errorf("%s is no picture or too large: %d bytes, %v", name, len(data), err)
		}
	}
}

func pictureFile(name string) string { return filepath.Join(pictures, name+".png") }

// thin writes a picture anew with the 256 colours that it has most of, in place of the many
// shades at the edges of letters; it takes a third of the room then.
func thin(t *testing.T, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	full, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	counts := map[color.RGBA]int{}
	bounds := full.Bounds()
	each := func(f func(x, y int, c color.RGBA)) {
		for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
			for x := bounds.Min.X; x < bounds.Max.X; x++ {
				f(x, y, color.RGBAModel.Convert(full.At(x, y)).(color.RGBA))
			}
		}
	}
	each(func(_, _ int, c color.RGBA) { counts[c]++ })
	rank := func(a, b color.RGBA) int {
		return cmp.Or(counts[b]-counts[a], int(a.R)-int(b.R), int(a.G)-int(b.G), int(a.B)-int(b.B))
	}
	var colours color.Palette
	for i, c := range slices.SortedFunc(maps.Keys(counts), rank) {
		if i == 256 {
			break
		}
		colours = append(colours, c)
	}
	few := image.NewPaletted(bounds, colours)
	nearest := map[color.RGBA]uint8{}
	each(func(x, y int, c color.RGBA) {
		i, ok := nearest[c]
		if !ok {
			i = uint8(colours.Index(c))
			nearest[c] = i
		}
		few.SetColorIndex(x, y, i)
	})
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, few); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
