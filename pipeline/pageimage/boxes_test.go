package pageimage_test

import (
	"context"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/choose"
	"factsheet/pipeline/document"
	"factsheet/pipeline/pageimage"
	"factsheet/pipeline/raster"
	"factsheet/pipeline/read"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
)

// near reports whether a box stands where it is wanted, to so many points.
func near(b pageimage.Box, x0, y0, x1, y1, most float64) bool {
	for _, d := range []float64{b.X0 - x0, b.Y0 - y0, b.X1 - x1, b.Y1 - y1} {
		if math.Abs(d) > most {
			return false
		}
	}
	return true
}

func TestSpanHasABoxOnEachLineAndPageItReaches(t *testing.T) {
	data := makePDF("", lines("The grant of US$ 236", "million was told in the year and", "it goes on over the"), lines("page to its end, and no further."))
	pages := show(t, newReader(), data, pageimage.Options{WordsOnly: true}, "US$ 236\nmillion", "over the", "over the\fpage to")
	// Helvetica's widths of 10 points, from x = 60; y is counted from the top of 800.
	grant, us := read.Advance("The grant of ")/100, read.Advance("US$ 236")/100
	over, page := read.Advance("it goes on ")/100, read.Advance("page to")/100
	want := []struct {
		page, span     int
		x0, y0, x1, y1 float64
	}{
		{1, 0, 60 + grant, 52.5, 60 + grant + us, 62.2},
		{1, 0, 60, 64.5, 60 + read.Advance("million")/100, 74.2},
		{1, 1, 60 + over, 76.5, 60 + over + read.Advance("over the")/100, 86.2},
		{1, 2, 60 + over, 76.5, 60 + over + read.Advance("over the")/100, 86.2},
		{2, 2, 60, 52.5, 60 + page, 62.2},
	}
	i := 0
	for _, p := range pages {
		for _, b := range p.Boxes {
			if i >= len(want) || want[i].page != p.Number || want[i].span != b.Span || !near(b, want[i].x0, want[i].y0, want[i].x1, want[i].y1, 0.3) {
				t.Fatalf("box %d on page %d: %+v, want %+v", i, p.Number, b, want[min(i, len(want)-1)])
			}
			i++
		}
	}
	if i != len(want) {
		t.Errorf("%d boxes, want %d", i, len(want))
	}
}

func TestPartOfAWordIsBoxedByItself(t *testing.T) {
	before, word := read.Advance("paid (")/100, read.Advance("US$5m")/100
	for name, c := range map[string]struct {
		page, content  string
		x0, y0, x1, y1 float64
	}{
		"upright":       {"", "BT /F1 10 Tf 100 700 Td (paid \\(US$5m\\), all) Tj ET", 100 + before, 92.5, 100 + before + word, 102.2},
		"goes up":       {"", "BT /F1 10 Tf 0 1 -1 0 300 200 Tm (paid \\(US$5m\\), all) Tj ET", 292.5, 600 - before - word, 302.2, 600 - before},
		"goes down":     {"", "BT /F1 10 Tf 0 -1 1 0 300 600 Tm (paid \\(US$5m\\), all) Tj ET", 297.8, 200 + before, 307.5, 200 + before + word},
		"upside down":   {"", "BT /F1 10 Tf -1 0 0 -1 400 700 Tm (paid \\(US$5m\\), all) Tj ET", 400 - before - word, 97.8, 400 - before, 107.5},
		"a turned page": {"/Rotate 90", "BT /F1 10 Tf 0 1 -1 0 300 200 Tm (paid \\(US$5m\\), all) Tj ET", 200 + before, 292.5, 200 + before + word, 302.2},
		"a cropped one": {"/CropBox[50 300 500 750]", "BT /F1 10 Tf 100 700 Td (paid \\(US$5m\\), all) Tj ET", 50 + before, 42.5, 50 + before + word, 52.2},
	} {
		boxes := show(t, newReader(), makePDF(c.page, c.content), pageimage.Options{WordsOnly: true}, "US$5m")[0].Boxes
		if len(boxes) != 1 || !near(boxes[0], c.x0, c.y0, c.x1, c.y1, 0.5) {
			t.Errorf("%s: %+v, want %.1f %.1f %.1f %.1f", name, boxes, c.x0, c.y0, c.x1, c.y1)
		}
	}
}

// scripted reads what a test says that a page has.
type scripted struct{ text string }

func (s scripted) ReadBy(_ context.Context, _ choose.Reader, d *document.Document, _ []byte) error {
	d.Text = s.text
	d.Pages = []document.Page{{Number: 1, Span: document.Span{End: len(s.text)}, Width: 600, Height: 800}}
	at := 0
	for i, line := range strings.SplitAfter(s.text, "\n") {
		l := document.Line{Page: 1, Span: document.Span{Start: at, End: at + len(line)}}
		x := 50.0
		for _, word := range strings.SplitAfter(line, " ") {
			n := len(strings.TrimSpace(word))
			y := 700 - 20*float64(i)
			l.Words = append(l.Words, document.Word{Span: document.Span{Start: at, End: at + n}, Box: document.Box{X0: x, Y0: y, X1: x + 10*float64(len([]rune(word[:n]))), Y1: y + 10}})
			x += 10 * float64(len([]rune(word)))
			at += len(word)
		}
		d.Lines = append(d.Lines, l)
	}
	return nil
}

func (s scripted) Draw(_ context.Context, _ []byte, _ []int, _ raster.Options, page func(*raster.Picture)) error {
	page(&raster.Picture{Number: 1, Width: 600, Height: 800, Type: "image/png", Data: []byte("PNG")})
	return nil
}

func (s scripted) boxes(t testing.TB, spans ...pageimage.Span) []pageimage.Box {
	t.Helper()
	in := source.FromBytes("s.pdf", []byte("%PDF-1.7"))
	rec := &record.Record{Text: s.text, Document: record.Document{Source: "s.pdf", SHA256: in.SHA256, MediaType: in.MediaType}}
	pages, err := pageimage.Sheet(context.Background(), s, in, rec, spans, pageimage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return pages[0].Boxes
}

func TestSpansAreCountedInCodePoints(t *testing.T) {
	s := scripted{"«Élan» 👩‍👩‍👧 zażółć 资助 end\x00ing"}
	for quote, x := range map[string][2]float64{"zażółć": {180, 240}, "资助": {250, 270}, "end\x00ing": {280, 350}} {
		got := s.boxes(t, spansOf(t, s.text, quote)...)
		if len(got) != 1 || got[0].X0 != x[0] || got[0].X1 != x[1] {
			t.Errorf("%q: %+v, want %v", quote, got, x)
		}
	}
}

func TestWordFromTheRightIsNotParted(t *testing.T) {
	s := scripted{"before והשלום) after"}
	got := s.boxes(t, spansOf(t, s.text, "שלום")...)
	if len(got) != 1 || got[0].X0 != 120 || got[0].X1 != 190 {
		t.Errorf("%+v", got)
	}
}

func TestSpanBesideTheTextHasNoBox(t *testing.T) {
	s := scripted{"one two\nthree"}
	for _, span := range []pageimage.Span{{-5, 0}, {0, 0}, {3, 4}, {2, 1}, {7, 8}, {13, 90}, {1 << 40, 1 << 41}} {
		if got := s.boxes(t, span); len(got) != 0 {
			t.Errorf("%v: %+v", span, got)
		}
	}
	if got := s.boxes(t, pageimage.Span{Start: -3, End: 1 << 40}); len(got) != 2 {
		t.Errorf("all: %+v", got)
	}
}

func TestCellsOfARowAreBoxesOfTheirOwn(t *testing.T) {
	apart := "BT /F1 10 Tf 60 700 Td (Country) Tj ET BT /F1 10 Tf 200 700 Td (Money) Tj ET"
	boxes := show(t, newReader(), makePDF("", apart), pageimage.Options{WordsOnly: true}, "Country   Money")[0].Boxes
	if len(boxes) != 2 || boxes[0].X1 > 110 || boxes[1].X0 < 199 {
		t.Errorf("%+v", boxes)
	}
	justified := "BT /F1 10 Tf 15 Tw 60 700 Td (the grant told to all who ask) Tj ET " + lines("the line under it is as long as that", "and so is this one here, which is", "")
	boxes = show(t, newReader(), makePDF("", justified), pageimage.Options{WordsOnly: true}, "grant told")[0].Boxes
	if len(boxes) != 1 {
		t.Errorf("a justified line: %+v", boxes)
	}
}

func TestBoxEndsAtThePagesEdge(t *testing.T) {
	content := "BT /F1 40 Tf 540 700 Td (Overhang) Tj ET BT /F1 10 Tf 60 600 Td (inside) Tj ET"
	p := show(t, newReader(), makePDF("", content), pageimage.Options{WordsOnly: true}, "inside")[0]
	if len(p.Boxes) != 1 {
		t.Fatal(p.Boxes)
	}
	in, rec := recordOf(t, newReader(), makePDF("", content))
	all, err := pageimage.Sheet(context.Background(), newReader(), in, rec, []pageimage.Span{{0, len(rec.Text)}}, pageimage.Options{WordsOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range all[0].Boxes {
		if b.X0 < 0 || b.Y0 < 0 || b.X1 > 600 || b.Y1 > 800 || b.X1 <= b.X0 || b.Y1 <= b.Y0 {
			t.Errorf("%+v", b)
		}
	}
}

// broken reads a page as a damaged file may make it.
type broken struct {
	scripted
	lines []document.Line
	page  document.Page
}

func (b broken) ReadBy(_ context.Context, _ choose.Reader, d *document.Document, _ []byte) error {
	d.Text, d.Lines, d.Pages = b.text, b.lines, []document.Page{b.page}
	return nil
}

func TestBoxesOfAnyPageLieOnIt(t *testing.T) {
	length := rapid.OneOf(rapid.Float64Range(-50, 900), rapid.Float64(), rapid.SampledFrom([]float64{0, 600, math.NaN(), math.Inf(1), math.Inf(-1)}))
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("ab שé資\n \x00")), 1, 40, -1).Draw(t, "text")
		offset := rapid.Custom(func(t *rapid.T) int {
			at := rapid.IntRange(0, len(text)).Draw(t, "at")
			for at < len(text) && !utf8.RuneStart(text[at]) {
				at++
			}
			return at
		})
		b := broken{scripted: scripted{text}, page: document.Page{Number: 1, Width: length.Draw(t, "width"), Height: length.Draw(t, "height")}}
		for range rapid.IntRange(0, 4).Draw(t, "lines") {
			l := document.Line{Page: rapid.IntRange(0, 2).Draw(t, "page"), Turn: rapid.SampledFrom([]int{0, 90, 180, 270, -1}).Draw(t, "turn")}
			for range rapid.IntRange(0, 4).Draw(t, "words") {
				s := document.Span{Start: offset.Draw(t, "start"), End: offset.Draw(t, "end")}
				if s.End < s.Start {
					s.Start, s.End = s.End, s.Start
				}
				l.Words = append(l.Words, document.Word{Span: s, Box: document.Box{X0: length.Draw(t, "x0"), Y0: length.Draw(t, "y0"), X1: length.Draw(t, "x1"), Y1: length.Draw(t, "y1")}})
			}
			b.lines = append(b.lines, l)
		}
		in := source.FromBytes("s.pdf", []byte("%PDF-1.7"))
		rec := &record.Record{Text: text, Document: record.Document{Source: "s.pdf", SHA256: in.SHA256, MediaType: in.MediaType}}
		span := pageimage.Span{Start: rapid.IntRange(-2, 45).Draw(t, "from"), End: rapid.IntRange(-2, 45).Draw(t, "to")}
		pages, err := pageimage.Sheet(context.Background(), b, in, rec, []pageimage.Span{span}, pageimage.Options{WordsOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range pages[0].Boxes {
			if !(x.X0 >= 0 && x.Y0 >= 0 && x.X1 <= b.page.Width+0.01 && x.Y1 <= b.page.Height+0.01 && x.X1 > x.X0 && x.Y1 > x.Y0) {
				t.Fatalf("%+v on a page of %g by %g", x, b.page.Width, b.page.Height)
			}
		}
	})
}

// BenchmarkBoxes finds 20,000 spans in a sheet of 100,000 words.
func BenchmarkBoxes(b *testing.B) {
	s := scripted{strings.TrimSpace(strings.Repeat("gräfin zahlt 5 an die Stadt im Mai\n", 12_500))}
	spans := make([]pageimage.Span, 20_000)
	n := len([]rune(s.text))
	for i := range spans {
		at := i * (n / len(spans))
		spans[i] = pageimage.Span{Start: at, End: at + 12}
	}
	b.ReportAllocs()
	for b.Loop() {
		s.boxes(b, spans...)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(spans)), "ns/span")
}
