package pdfium

import (
	"fmt"
	"math"
	"testing"

	"factsheet/pipeline/document"
	"factsheet/pipeline/read"
)

func near(a, b float64) bool { return math.Abs(a-b) < 0.02 }

func TestGlyphsStandWhereTheyAreSeen(t *testing.T) {
	// A page of 400 × 500 cut out of a larger one, at 100, 200; the text begins at 150, 300.
	const content = "BT /F1 10 Tf 2 0 0 2 150 300 Tm (il) Tj ET"
	for _, c := range []struct {
		rotate        int
		width, height float64
		x, y, along   float64 // the first glyph's place, and the second's along the baseline
		turn          int
	}{
		{0, 400, 500, 50, 100, 4.44, 0},
		{90, 500, 400, 100, 350, 4.44, 270},
		{180, 400, 500, 350, 400, 4.44, 180},
		{270, 500, 400, 400, 50, 4.44, 90},
	} {
		p := pagesOf(t, makePDF(fmt.Sprintf("/CropBox[100 200 500 700]/Rotate %d", c.rotate), "", nil, content), read.Defaults)[0]
		if p.Width != c.width || p.Height != c.height || len(p.Glyphs) != 2 {
			t.Fatalf("turned by %d: %v × %v, %d glyphs", c.rotate, p.Width, p.Height, len(p.Glyphs))
		}
		a, b := p.Glyphs[0], p.Glyphs[1]
		if !near(a.X, c.x) || !near(a.Y, c.y) || a.Turn != c.turn || !near(a.Size, 20) || !near(a.Width, c.along) {
			t.Errorf("turned by %d: %+v", c.rotate, a)
		}
		if d := math.Hypot(b.X-a.X, b.Y-a.Y); !near(d, c.along) {
			t.Errorf("turned by %d: the second glyph is %v on", c.rotate, d)
		}
	}
}

func TestGlyphsKnowTheirBaseline(t *testing.T) {
	for name, c := range map[string]struct {
		matrix      string
		turn        int
		width, size float64
	}{
		"upright":    {"1 0 0 1", 0, 5.56, 10},
		"upward":     {"0 1 -1 0", 90, 5.56, 10},
		"upside":     {"-1 0 0 -1", 180, 5.56, 10},
		"downward":   {"0 -1 1 0", 270, 5.56, 10},
		"askew":      {"0.8 0.6 -0.6 0.8", -1, 5.56, 10},
		"wide":       {"2 0 0 1", 0, 11.12, 10},
		"slanted":    {"1 0 0.3 1", 0, 5.56, 10.44},
		"mirrored":   {"1 0 0 -1", 0, 5.56, 10},
		"as a point": {"0 0 0 0", 0, 0, 0},
	} {
		p := pagesOf(t, makePDF("", "", nil, "BT /F1 10 Tf "+c.matrix+" 300 400 Tm (e) Tj ET"), read.Defaults)[0]
		if name == "as a point" {
			continue // it may be left out; it must not break anything
		}
		if len(p.Glyphs) != 1 {
			t.Fatalf("%s: %+v", name, p.Glyphs)
		}
		if g := p.Glyphs[0]; g.Turn != c.turn || !near(g.Width, c.width) || !near(g.Size, c.size) || !near(g.X, 300) || !near(g.Y, 400) {
			t.Errorf("%s: %+v", name, g)
		}
	}
}

// toUnicode is a composite font whose codes stand for what the lines of a character map
// say, with 0.6 of the size as every width.
func toUnicode(lines string) []string {
	return []string{
		"<</Type/Font/Subtype/Type0/BaseFont/Helvetica-Bold/Encoding/Identity-H/ToUnicode 101 0 R/DescendantFonts[102 0 R]>>",
		stream("", "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "+lines+" endcmap"),
		"<</Type/Font/Subtype/CIDFontType2/BaseFont/Helvetica-Bold/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 600/FontDescriptor 103 0 R>>",
		"<</Type/FontDescriptor/FontName/Helvetica-Bold/Flags 32/FontBBox[0 -200 1000 800]/Ascent 800/Descent -200/StemV 80/ItalicAngle 0/CapHeight 700>>",
	}
}

func TestGlyphStandsForAsManyLettersAsItsFontSays(t *testing.T) {
	more := toUnicode("4 beginbfchar <0003> <0041> <0004> <006600660069> <0005> <D83DDE00> <0006> <FB01> endbfchar")
	p := pagesOf(t, makePDF("", "", more, "BT /F2 10 Tf 50 700 Td <00030004000500060003> Tj ET"), read.Defaults)[0]
	var got []string
	for _, g := range p.Glyphs {
		got = append(got, g.Text)
	}
	if fmt.Sprint(got) != "[A ffi 😀 fi A]" {
		t.Errorf("got %q", got)
	}
	for i, g := range p.Glyphs {
		if !near(g.X, 50+6*float64(i)) || !g.Bold {
			t.Errorf("%q: %+v", g.Text, g)
		}
	}
}

func TestLettersThatTheFontDoesNotTellAreDoubted(t *testing.T) {
	more := toUnicode("1 beginbfchar <0003> <0041> endbfchar")
	p := pagesOf(t, makePDF("", "", more, "BT /F2 10 Tf 50 700 Td <0003002400250026002700280029> Tj ET"), read.Defaults)[0]
	if got := text(p); got != "A\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd" {
		t.Errorf("got %q", got)
	}
	if p.Problem == "" {
		t.Error("a page of unknown letters has no problem")
	}
}

// A font of drawings names its glyphs by nothing but their codes, as converters of
// TeX's bitmap fonts do.
func TestCodesOfDrawnFontsAreTeXs(t *testing.T) {
	square := "500 0 0 0 400 400 d1 0 0 400 400 re f"
	names, procs := "", ""
	for _, c := range []int{12, 28, 65, 66, 97, 98, 99, 100, 101, 102} {
		names += fmt.Sprintf(" %d /a%d", c, c)
		procs += fmt.Sprintf("/a%d 101 0 R", c)
	}
	widths := ""
	for range 103 {
		widths += "500 "
	}
	font := "<</Type/Font/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/FontBBox[0 0 500 1000]/FirstChar 0/LastChar 102/Widths[" +
		widths + "]/Encoding<</Differences[" + names + "]>>/CharProcs<<" + procs + ">>>>"
	more := []string{font, stream("", square)}
	for content, want := range map[string]string{
		"BT /F2 10 Tf 50 700 Td (ABabcdefABa\\034) Tj ET": "ABabcdefABafi", // T1 has its ligature at 28
		"BT /F2 10 Tf 50 700 Td (ABabcdefABa\\014) Tj ET": "ABabcdefABafi", // OT1 at 12
		"BT /F2 10 Tf 50 700 Td (\\034\\014\\034A) Tj ET": "\ufffd\ufffd\ufffd\ufffd",
	} {
		if got := text(pagesOf(t, makePDF("", "", more, content), read.Defaults)[0]); got != want {
			t.Errorf("%s: got %q, want %q", content, got, want)
		}
	}
}

func TestWhatIsDrawnIsReadAndNoMore(t *testing.T) {
	widget := []string{
		"<</Type/Annot/Subtype/Widget/FT/Tx/T(sum)/V(US$ 7)/Rect[300 300 400 320]/AP<</N 101 0 R>>/F 4>>",
		stream("/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources<</Font<</F1 3 0 R>>>>", "BT /F1 10 Tf 2 5 Td (US$ 7) Tj ET"),
		"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]>>",
	}
	form := []string{stream("/Type/XObject/Subtype/Form/BBox[0 0 500 500]/Matrix[1 0 0 1 10 0]", "BT /F1 10 Tf 20 20 Td (in) Tj ET")}
	clipped := []string{stream("/Type/XObject/Subtype/Form/BBox[0 0 50 50]/Matrix[1 0 0 1 300 0]", "BT /F1 10 Tf 20 20 Td (yes) Tj -300 0 Td (no) Tj ET")}
	for name, c := range map[string]struct {
		page, resources string
		more            []string
		content, want   string
	}{
		"text":                     {content: "BT /F1 10 Tf 50 700 Td (US$ 5) Tj ET", want: "US$ 5"},
		"text off the page":        {content: "BT /F1 10 Tf -500 0 Td (no) Tj ET BT /F1 10 Tf 5 5 Td (yes) Tj ET", want: "yes"},
		"text without ink":         {content: "BT /F1 10 Tf 5 5 Td (yes) Tj 3 Tr (no) Tj ET", want: "yes"},
		"text twice at a place":    {content: "BT /F1 10 Tf 5 5 Td (once) Tj ET BT /F1 10 Tf 5.1 5 Td (once) Tj ET", want: "once"},
		"a hyphen at a line's end": {content: "BT /F1 10 Tf 12 TL 5 50 Td (low-) Tj T* (income) Tj ET", want: "low-income"},
		"a blank drawn over":       {content: "BT /F1 10 Tf 50 50 Td (7) Tj ET BT /F1 10 Tf 55.6 50 Td ( ) Tj ET BT /F1 10 Tf 56 50 Td (Annex) Tj ET", want: "7 Annex"},
		"a form":                   {resources: "/XObject<</X 100 0 R>>", more: form, content: "/X Do", want: "in"},
		"text clipped away":        {content: "q 0 0 100 100 re W n BT /F1 10 Tf 5 5 Td (yes) Tj 300 400 Td (no) Tj ET Q", want: "yes"},
		"text beside a form's box": {resources: "/XObject<</X 100 0 R>>", more: clipped, content: "1 0 0 1 100 100 cm /X Do", want: "yes"},
		"a form's field":           {page: "/Annots[102 0 R 100 0 R]", more: widget, content: "BT /F1 10 Tf 5 5 Td (Sum: ) Tj ET", want: "Sum: US$ 7"},
		"ActualText":               {content: "BT /F1 10 Tf 50 50 Td /Span <</ActualText(fi)>> BDC (x) Tj EMC (ne) Tj ET", want: "fine"},
		"a long ActualText":        {content: "BT /F1 10 Tf 50 50 Td /Span <</ActualText(US$ 12 million)>> BDC (abcdefghijk) Tj EMC ET", want: "US$ 12 million"},
	} {
		p := pagesOf(t, makePDF(c.page, c.resources, c.more, c.content), read.Defaults)[0]
		if got := text(p); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
		for i, g := range p.Glyphs {
			if i > 0 && g.X <= p.Glyphs[i-1].X && g.Y == p.Glyphs[i-1].Y {
				t.Errorf("%s: %+v stands before %+v", name, g, p.Glyphs[i-1])
			}
		}
	}
}

func TestGlyphsKnowHowTheyAreDrawn(t *testing.T) {
	for content, want := range map[string]document.Glyph{
		"1 0 0 rg BT /F1 10 Tf 5 5 Td (a) Tj ET":                               {Colour: 0xff0000},
		"BT /F1 10 Tf 2 Tr 5 5 Td (a) Tj ET":                                   {Bold: true},
		"/Artifact BMC BT /F1 10 Tf 5 5 Td (a) Tj ET EMC":                      {Mark: document.Artifact},
		"/Artifact <</Type/Pagination>> BDC BT /F1 10 Tf 5 5 Td (a) Tj ET EMC": {Mark: document.Artifact},
		"/P <</MCID 3>> BDC BT /F1 10 Tf 5 5 Td (a) Tj ET EMC":                 {},
	} {
		g := pagesOf(t, makePDF("", "", nil, content), read.Defaults)[0].Glyphs[0]
		if g.Colour != want.Colour || g.Bold != want.Bold || g.Mark != want.Mark {
			t.Errorf("%s: %+v", content, g)
		}
	}
}
