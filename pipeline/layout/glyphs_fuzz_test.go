package layout_test

import (
	"math/rand/v2"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"factsheet/internal/cputime"
	"factsheet/pipeline/document"
	"factsheet/pipeline/layout"
)

// Whatever stands on a page, laying it out ends, and no letter is lost or made.
func FuzzPageText(f *testing.F) {
	f.Add([]byte("\x10\x10a\x20\x10b\x30\x30c"))
	f.Add([]byte("aaaabbbbccccddddeeeeffff"))
	f.Add([]byte("baZeb0")) // a raised letter
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 3000 {
			return
		}
		p := &document.GlyphPage{Width: 600, Height: 800}
		want := map[rune]int{}
		letters := []rune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
		for i := 0; i+2 < len(data); i += 3 {
			r := letters[i/3%len(letters)]
			g := document.Glyph{Text: string(r), X: float64(data[i]) * 2.3, Y: float64(data[i+1]) * 3.1, Width: 5, Size: 6 + float64(data[i+2]%16)}
			if data[i+2] > 240 {
				g.Turn = 90
			}
			p.Glyphs = append(p.Glyphs, g)
			want[r]++
		}
		laid := layout.Glyphs(p)
		hold(t, &laid)
		for _, r := range norm.NFKC.String(laid.Text) { // raised letters are letters
			if !unicode.IsSpace(r) {
				want[r]--
			}
		}
		for r, n := range want {
			// A letter drawn twice at one place is read once.
			if n < 0 || n > 0 && len(data) < 3*len(letters) {
				t.Fatalf("%c: %d too few in %q", r, n, laid.Text)
			}
		}
	})
}

// A page of letters strewn about has white stretches everywhere; the time it takes
// must not grow with their number times the rows.
func TestStrewnLettersAreLaidOutInTime(t *testing.T) {
	p := newPage()
	r := rand.New(rand.NewPCG(1, 2))
	for range 40_000 {
		p.Glyphs = append(p.Glyphs, document.Glyph{Text: "a", X: r.Float64() * 600, Y: r.Float64() * 800, Width: 0.5, Size: 1})
	}
	began := cputime.Used()
	layout.Glyphs(&p.GlyphPage)
	if d := cputime.Used() - began; d > 20*time.Second {
		t.Errorf("it took %v", d)
	}
}

func BenchmarkGlyphs(b *testing.B) {
	p := newPage().set(50, 740, 20, "Fund")
	for i := range 6 {
		p.lines(50, 700-float64(i)*100, 10, leftText...).lines(320, 700-float64(i)*100, 10, rightText...)
	}
	b.ReportAllocs()
	for b.Loop() {
		layout.Glyphs(&p.GlyphPage)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}
