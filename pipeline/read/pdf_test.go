package read

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/ledongthuc/pdf"

	"factsheet/pipeline/document"
)

// makePDF writes a PDF of one page per content stream. Objects beside the pages stand
// in more, from number 10 on; resources is the inside of each page's own.
func makePDF(resources string, more []string, contents ...string) []byte {
	var b strings.Builder
	offsets := map[int]int{}
	object := func(n int, body string) {
		offsets[n] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, body)
	}
	b.WriteString("%PDF-1.7\n")
	object(1, "<</Type/Catalog/Pages 2 0 R>>")
	var kids strings.Builder
	for i := range contents {
		fmt.Fprintf(&kids, "%d 0 R ", 100+2*i)
	}
	object(2, fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>%s>>>>", len(contents), kids.String(), resources))
	object(3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	object(4, "<</Title(A sheet)/Author<FEFF00C5>>>")
	for i, m := range more {
		object(10+i, m)
	}
	for i, c := range contents {
		object(100+2*i, fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R>>", 101+2*i))
		object(101+2*i, stream("", c))
	}
	start := b.Len()
	b.WriteString("xref\n0 1\n0000000000 65535 f \n")
	for n := range 200 {
		if at, ok := offsets[n]; ok {
			fmt.Fprintf(&b, "%d 1\n%010d 00000 n \n", n, at)
		}
	}
	fmt.Fprintf(&b, "trailer\n<</Size 200/Root 1 0 R/Info 4 0 R>>\nstartxref\n%d\n%%%%EOF\n", start)
	return []byte(b.String())
}

var pdfNull pdf.Value

func stream(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

// readAllPages reads a PDF and returns the text of its glyphs, page by page.
func readAllPages(t *testing.T, data []byte) (pages []*document.GlyphPage, texts []string) {
	t.Helper()
	_, err := PDF(data, Defaults, func(p *document.GlyphPage) {
		var b strings.Builder
		for _, g := range p.Glyphs {
			b.WriteString(g.Text)
		}
		pages, texts = append(pages, p), append(texts, b.String())
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages, texts
}

func TestTextOperatorsDrawText(t *testing.T) {
	for name, c := range map[string]struct{ content, want string }{
		"Tj":              {"BT /F1 10 Tf 50 700 Td (US$ 5) Tj ET", "US$ 5"},
		"TJ with kerning": {"BT /F1 10 Tf [(A) -20 (i) 30 (d)] TJ ET", "Aid"},
		"quote":           {"BT /F1 10 Tf 50 700 Td 12 TL (a) Tj (b) ' ET", "ab"},
		"double quote":    {`BT /F1 10 Tf 50 700 Td 12 TL 1 2 (a b) " ET`, "a b"},
		"escapes": {`BT /F1 10 Tf (\(\251\) \
a\\) Tj ET`, `(©) a\`},
		"hex, odd":                 {"BT /F1 10 Tf <41 6964 2> Tj ET", "Aid "},
		"hex that is never closed": {"BT /F1 10 Tf <416964", ""},
		"an inline image":          {"BI /W 1 /H 1 ID \x00(\xff)EIx\x01 EI BT /F1 10 Tf (a) Tj ET", "a"},
		"no font":                  {"BT (plain) Tj ET", "plain"},
		"an array never closed":    {"BT /F1 10 Tf [(a) TJ (b) Tj ET", "ab"},
		"Q without q":              {"Q Q BT /F1 10 Tf (a) Tj ET", "a"},
		"a comment":                {"BT /F1 10 Tf % (no)\n(yes) Tj ET", "yes"},
		"off the page":             {"BT /F1 10 Tf -500 0 Td (no) Tj ET BT /F1 10 Tf 5 5 Td (yes) Tj ET", "yes"},
		"ActualText":               {"BT /F1 10 Tf /Span <</ActualText(fi)>> BDC (x) Tj EMC (ne) Tj ET", "fine"},
	} {
		if _, got := readAllPages(t, makePDF("", nil, c.content)); got[0] != c.want {
			t.Errorf("%s: got %q, want %q", name, got[0], c.want)
		}
	}
}

func TestGlyphsStandWhereTheyAreSeen(t *testing.T) {
	pages, _ := readAllPages(t, makePDF("", nil, "2 0 0 2 100 50 cm BT /F1 10 Tf 1 0 0 1 20 30 Tm (il) Tj ET"))
	g := pages[0].Glyphs
	if g[0].X != 140 || g[0].Y != 110 || g[0].Size != 20 || math.Abs(g[0].Width-4.44) > 0.01 || math.Abs(g[1].X-144.44) > 0.01 {
		t.Errorf("got %+v", g)
	}
	turned := strings.Replace(string(makePDF("", nil, "BT /F1 10 Tf 0 1 -1 0 300 100 Tm (up) Tj ET")), "/Type/Page/Parent", "/Type/Page/Rotate 90/Parent", 1)
	pages, _ = readAllPages(t, mended([]byte(turned)))
	if p := pages[0]; p.Width != 800 || p.Glyphs[0].Turn != 0 || p.Glyphs[0].X != 100 || p.Glyphs[0].Y != 300 {
		t.Errorf("a turned page: %v × %v, %+v", p.Width, p.Height, p.Glyphs[0])
	}
}

// mended gives a file that was edited a new table of objects.
func mended(data []byte) []byte { return data[:bytes.LastIndex(data, []byte("xref\n0"))] }

func TestGlyphNumbersOfAMissingFontAreNoLetters(t *testing.T) {
	_, got := readAllPages(t, makePDF("", nil, "BT /Gone 10 Tf 9 700 Td (US$ 5) Tj ET", "BT /Gone 10 Tf 9 700 Td <0024> Tj <2537> Tj /F1 10 Tf (c) Tj ET"))
	if got[0] != "US$ 5" || strings.Trim(got[1], "\ufffd") != "c" {
		t.Errorf("got %q", got)
	}
}

func TestFormsAreFollowed(t *testing.T) {
	form := stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Matrix[1 0 0 1 10 0]", "BT /F1 10 Tf (in) Tj ET")
	loop := stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</L 11 0 R>>>>", "/L Do /L Do")
	pages, got := readAllPages(t, makePDF("/XObject<</X 10 0 R/L 11 0 R>>", []string{form, loop}, "/X Do BT /F1 10 Tf (out) Tj ET", "/L Do"))
	if got[0] != "inout" || pages[0].Glyphs[0].X != 10 {
		t.Errorf("got %q", got[0])
	}
	if pages[1].Problem == "" {
		t.Error("forms without an end are not told")
	}
}

func TestCompositeFontsTellTextAndWidth(t *testing.T) {
	cmap := stream("", `/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfchar <0003> <0041> endbfchar
2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<FB01> <20AC>] endbfrange
endcmap`)
	pages, got := readAllPages(t, makePDF("/Font<</C 10 0 R>>", []string{
		"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Some-Bold/Encoding/Identity-H/ToUnicode 11 0 R/DescendantFonts[12 0 R]>>", cmap,
		"<</Type/Font/Subtype/CIDFontType2/DW 500/W[3[250] 16 18 600]>>",
	}, "BT /C 10 Tf <00030010001200200021 9999> Tj ET"))
	if got[0] != "Aacfi€\ufffd" {
		t.Errorf("got %q", got[0])
	}
	g := pages[0].Glyphs
	if g[0].Width != 2.5 || g[1].Width != 6 || g[4].Width != 5 || !g[0].Bold {
		t.Errorf("got %+v", g)
	}
}

func TestGlyphNamesTellText(t *testing.T) {
	for name, want := range map[string]string{
		"A": "A", "eacute": "é", "Ccedilla": "Ç", "scommaaccent": "ş", "ohungarumlaut": "ő", "uni20AC": "€", "u1F600": "😀", "f_f_i": "ffi",
		"one.oldstyle": "1", "endash": "–", "bullet": "•", "quoteright": "’", "fi": "fi", "uniFB02": "fl", "g123": "", "": "", "notdef": "", "uniZZZZ": "", "sterling": "£",
	} {
		if got := glyphText(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestNumberedGlyphNamesAreCodes(t *testing.T) {
	font := "<</Type/Font/Subtype/Type3/FontMatrix[.01 0 0 .01 0 0]/FontBBox[0 0 100 100]/FirstChar 28/LastChar " +
		"78/Widths[%s]/Encoding<</Differences[28/a28 65/a65 78/a78]>>/CharProcs<<>>>>"
	font = fmt.Sprintf(font, strings.Repeat("50 ", 51))
	_, got := readAllPages(t, makePDF("/Font<</T 10 0 R>>", []string{font}, "BT /T 10 Tf <4E411C> Tj ET"))
	if got[0] != "NAfi" {
		t.Errorf("got %q", got[0])
	}
	font = strings.NewReplacer("/a28", "/AS", "/a65", "/BT", "/a78", "/C6").Replace(font)
	if _, got = readAllPages(t, makePDF("/Font<</T 10 0 R>>", []string{font}, "BT /T 10 Tf <4E411C> Tj ET")); got[0] != "NAfi" {
		t.Errorf("to the base of 36: got %q", got[0])
	}
}

func TestBrokenFilesAreMended(t *testing.T) {
	whole := makePDF("", nil, "BT /F1 10 Tf (Aid) Tj ET")
	for name, data := range map[string][]byte{
		"junk before the header":  append([]byte("HTTP/1.1 200 OK\n\n"), whole...),
		"junk after the end":      append(append([]byte{}, whole...), []byte("<!-- served in 3 ms -->"+strings.Repeat("\n ", 300))...),
		"a later version":         []byte(strings.Replace(string(whole), "%PDF-1.7\n", "%PDF-2.0\n", 1)),
		"a table that is off":     []byte(strings.Replace(string(whole), "%PDF-1.7\n", "%PDF-1.7\n% more\n", 1)),
		"no table":                whole[:strings.Index(string(whole), "xref")],
		"an end that was cut off": whole[:len(whole)-30],
	} {
		var got string
		_, err := PDF(data, Defaults, func(p *document.GlyphPage) {
			for _, g := range p.Glyphs {
				got += g.Text
			}
		})
		if err != nil || got != "Aid" {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestWhatCannotBeReadSaysWhy(t *testing.T) {
	locked, err := os.ReadFile("../../fixtures/locked-sheet/locked-sheet.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"a web page": {[]byte("<html>%PDF-</html>"), ErrNotPDF},
		"nothing":    {nil, ErrNotPDF},
		"a lock":     {locked, ErrEncrypted},
		"no pages":   {makePDF("", nil), ErrNoPages},
		"a header":   {[]byte("%PDF-1.7\n"), nil},
	} {
		_, err := PDF(c.data, Defaults, func(*document.GlyphPage) { t.Errorf("%s: a page was read", name) })
		if err == nil || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
}

func TestScannedPageIsTold(t *testing.T) {
	scan, err := os.ReadFile("../../fixtures/scanned-sheet/scanned-sheet.pdf")
	if err != nil {
		t.Fatal(err)
	}
	pages, _ := readAllPages(t, scan)
	if !pages[0].Picture || pages[0].Problem != "" {
		t.Errorf("got %+v", pages[0])
	}
	pages, _ = readAllPages(t, makePDF("", nil, "0 0 10 10 re f"))
	if pages[0].Picture || pages[0].Problem != "" {
		t.Errorf("an empty page: %+v", pages[0])
	}
}

func TestInformationIsRead(t *testing.T) {
	info, err := PDF(makePDF("", nil, ""), Defaults, func(*document.GlyphPage) {})
	if err != nil || info.Title != "A sheet" || info.Author != "Å" {
		t.Errorf("got %+v, %v", info, err)
	}
}

func TestPageTreeThatHoldsItselfEnds(t *testing.T) {
	data := strings.Replace(string(makePDF("", nil, "BT /F1 9 Tf (a) Tj ET")), "/Kids[100 0 R ]", "/Kids[2 0 R 100 0 R 2 0 R]", 1)
	n := 0
	if _, err := PDF(mended([]byte(data)), Defaults, func(*document.GlyphPage) { n++ }); err != nil || n == 0 {
		t.Errorf("%d pages, %v", n, err)
	}
}

// Whatever a content stream holds, it is followed to an end without a panic, and all
// glyphs are finite and on the page.
func FuzzContent(f *testing.F) {
	for _, s := range []string{
		"BT /F1 10 Tf 1 0 0 1 20 30 Tm (il) Tj [(a) -3e9 (b)] TJ T* ET", "BI ID EI", "<<<</A[(]>>", "q cm Q /X Do", "BT /F1 1e38 Tf 999999999999999999999 Tz (x) Tj",
		"/Span <</ActualText(x)>> BDC BT /F1 9 Tf (a) Tj", "[[[[[[[[", "-.-+5 --", "(\\",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		file := newFile(Defaults)
		p := &document.GlyphPage{Width: 600, Height: 800}
		d := file.drawing(p)
		d.left = 10_000
		d.run(content, file.resources(pdfNull), 0)
		d.finish(0)
		for _, g := range p.Glyphs {
			if !finite(g.X) || !finite(g.Width) || g.Width < 0 || g.X > 602 || g.Text == "" {
				t.Fatalf("%+v", g)
			}
		}
	})
}

func FuzzCodeMap(f *testing.F) {
	f.Add([]byte("1 beginbfrange <00> <FF> <0041> endbfrange 1 begincodespacerange <00> <FF> endcodespacerange"), "ab")
	f.Fuzz(func(t *testing.T, data []byte, s string) {
		m := parseCodeMap(data)
		for len(s) > 0 {
			_, n := m.split(s)
			if n < 1 {
				t.Fatal("no way forward")
			}
			s = s[n:]
		}
	})
}

func TestOnlyTheWantedPagesAreRead(t *testing.T) {
	data := makePDF("", nil, "", "", "", "", "")
	for _, c := range []struct {
		only []int
		from int
		want []int
	}{
		{nil, 0, []int{1, 2, 3, 4, 5}}, {[]int{2, 4}, 0, []int{2, 4}}, {nil, 4, []int{4, 5}}, {[]int{1}, 5, []int{1, 5}}, {[]int{}, 0, nil}, {[]int{9}, 0, nil},
	} {
		o, got := Defaults, []int(nil)
		o.Only, o.From = c.only, c.from
		if _, err := PDF(data, o, func(p *document.GlyphPage) { got = append(got, p.Number) }); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("only %v, from %d: pages %v, %v; want %v", c.only, c.from, got, err, c.want)
		}
	}
}

// BenchmarkPDF reads a sheet of two pages, from bytes to glyphs.
func BenchmarkPDF(b *testing.B) {
	data, err := os.ReadFile("../../fixtures/highland-partnership/highland-partnership.pdf")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	pages := 0
	for b.Loop() {
		if _, err := PDF(data, Defaults, func(*document.GlyphPage) { pages++ }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}
