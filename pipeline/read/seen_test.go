package read

import (
	"strings"
	"testing"
)

// inRoot puts more into the file's root.
func inRoot(data []byte, more string) []byte {
	return []byte(strings.Replace(string(data), "<</Type/Catalog", "<</Type/Catalog"+more, 1))
}

// onPage puts more into the first page.
func onPage(data []byte, more string) []byte {
	return []byte(strings.Replace(string(data), "<</Type/Page/Parent", "<</Type/Page"+more+"/Parent", 1))
}

func TestContentThatIsOffIsNotRead(t *testing.T) {
	content := "BT /F1 10 Tf 9 700 Td (a) Tj /OC /Off BDC (b) Tj /X Do EMC /OC /On BDC (c) Tj EMC ET /X Do"
	form := stream("/Subtype/Form/BBox[0 0 600 800]/OC 10 0 R", "BT /F1 10 Tf 9 600 Td (f) Tj ET")
	for name, c := range map[string]struct{ off, setting, want string }{
		"a group":                     {"10 0 R", "/OFF[10 0 R]", "ac"},
		"off unless on":               {"10 0 R", "/BaseState/OFF/ON[11 0 R]", "ac"},
		"any of its groups on":        {"<</Type/OCMD/OCGs[10 0 R 11 0 R]>>", "/OFF[10 0 R]", "abc"},
		"all of its groups on":        {"<</Type/OCMD/OCGs[10 0 R 11 0 R]/P/AllOn>>", "/OFF[10 0 R]", "ac"},
		"all of its groups off":       {"<</Type/OCMD/OCGs 10 0 R/P/AllOff>>", "/OFF[10 0 R]", "abc"},
		"any of its groups off":       {"<</Type/OCMD/OCGs[11 0 R]/P/AnyOff>>", "/OFF[10 0 R]", "ac"},
		"a group of no told state":    {"10 0 R", "", "abfcf"},
		"a membership without groups": {"<</Type/OCMD>>", "/OFF[10 0 R]", "abc"},
	} {
		data := makePDF("/XObject<</X 12 0 R>>/Properties<</Off "+c.off+"/On 11 0 R>>", []string{"<</Type/OCG/Name(n)>>", "<</Type/OCG/Name(n)>>", form}, content)
		_, got := readAllPages(t, inRoot(data, "/OCProperties<</OCGs[10 0 R 11 0 R]/D<<"+c.setting+">>>>"))
		if got[0] != c.want {
			t.Errorf("%s: got %q, want %q", name, got[0], c.want)
		}
	}
}

func TestWhatNobodySeesIsNotRead(t *testing.T) {
	image := stream("/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", "\x00")
	for name, c := range map[string]struct{ content, want string }{
		"drawn without ink":                {"BT /F1 10 Tf 9 700 Td (a) Tj 3 Tr (b) Tj 0 Tr (c) Tj ET", "ac"},
		"drawn without ink over a picture": {"q 600 0 0 800 0 0 cm /I Do Q BT /F1 10 Tf 9 700 Td 3 Tr (ocr) Tj ET", "ocr"},
		"over strips of a picture":         {strings.Repeat("q 600 0 0 80 0 0 cm /I Do Q ", 10) + "BT /F1 10 Tf 9 700 Td 3 Tr (ocr) Tj ET", "ocr"},
		"clipped away":                     {"q 0 0 200 200 re W n BT /F1 10 Tf 9 700 Td (b) Tj ET Q BT /F1 10 Tf 9 700 Td (a) Tj ET", "a"},
		"clipped, but not far away":        {"q 0 0 200 690 re W n BT /F1 10 Tf 9 700 Td (b) Tj ET Q", "b"},
		"clipped to no rectangle":          {"q 0 0 m 9 0 l 9 9 l h W n BT /F1 10 Tf 9 700 Td (b) Tj ET Q", "b"},
		"outside a form's box":             {"/X Do", "in"},
	} {
		form := stream("/Subtype/Form/BBox[0 0 100 100]", "BT /F1 10 Tf 9 50 Td (in) Tj 400 400 Td (out) Tj ET")
		if _, got := readAllPages(t, makePDF("/XObject<</I 10 0 R/X 11 0 R>>", []string{image, form}, c.content)); got[0] != c.want {
			t.Errorf("%s: got %q, want %q", name, got[0], c.want)
		}
	}
}

func TestAnnotationsAreReadAsTheyAreSeen(t *testing.T) {
	look := stream("/Subtype/Form/BBox[0 0 10 10]/Matrix[1 0 0 1 5 5]/Resources<</Font<</F1 3 0 R>>>>", "BT /F1 1 Tf 0 0 Td (v) Tj ET")
	for name, c := range map[string]struct{ annotation, want string }{
		"a field's value":     {"/Subtype/Widget/AP<</N 10 0 R>>", "av"},
		"one of two states":   {"/Subtype/Widget/AS/On/AP<</N<</On 10 0 R>>>>", "av"},
		"a state not told":    {"/Subtype/Widget/AS/Off/AP<</N<</On 10 0 R>>>>", "a"},
		"hidden":              {"/Subtype/FreeText/F 2/AP<</N 10 0 R>>", "a"},
		"not to be looked at": {"/Subtype/Stamp/F 32/AP<</N 10 0 R>>", "a"},
		"a pop-up":            {"/Subtype/Popup/AP<</N 10 0 R>>", "a"},
		"a link":              {"/Subtype/Link/AP<</N 10 0 R>>", "a"},
	} {
		data := onPage(makePDF("", []string{look}, "q 3 0 0 3 7 7 cm BT /F1 10 Tf (a) Tj ET"), "/Annots[<</Rect[100 200 120 220]"+c.annotation+">>]")
		pages, got := readAllPages(t, data)
		if got[0] != c.want {
			t.Errorf("%s: got %q, want %q", name, got[0], c.want)
		}
		if g := pages[0].Glyphs; len(g) == 2 && (g[1].X != 100 || g[1].Y != 200 || g[1].Size != 2) {
			t.Errorf("%s: stands at %+v", name, g[1])
		}
	}
}

func TestGlyphsHaveTheirColour(t *testing.T) {
	spaces := "/ColorSpace<</Ink[/Separation/Blue/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 .5 0 0]/N 1>>]/Icc[/ICCBased 10 0 R]/Pat/Pattern>>"
	for set, want := range map[string]uint32{
		"":                       0,
		"0.5 g":                  0x808080,
		"1 0 0 rg":               0xff0000,
		"0 1 1 0 k":              0xff0000,
		"/Ink cs 1 scn":          0x0080ff,
		"/Icc cs 0 0 1 sc":       0x0000ff,
		"/Pat cs /P1 scn":        0,
		"1 0 0 rg q 0 g Q":       0xff0000,
		"/DeviceRGB cs 0 1 0 sc": 0x00ff00,
		"7 -1 0 rg":              0xff0000,
	} {
		pages, _ := readAllPages(t, makePDF(spaces, []string{stream("/N 3", "")}, set+" BT /F1 10 Tf (a) Tj ET"))
		if got := pages[0].Glyphs[0].Colour; got != want {
			t.Errorf("%s: got %06x, want %06x", set, got, want)
		}
	}
}

func TestBoldThatIsDrawnRoundIsBold(t *testing.T) {
	pages, _ := readAllPages(t, makePDF("", nil, "BT /F1 10 Tf 2 Tr (a) Tj 0 Tr (b) Tj ET"))
	if g := pages[0].Glyphs; !g[0].Bold || g[1].Bold {
		t.Errorf("got %+v", g)
	}
}

func TestAccentsDrawnOverLettersAreOneWithThem(t *testing.T) {
	enc := "/Font<</A 10 0 R>>"
	font := "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding<</Differences[1/acute/dotlessi/caron/cedilla/dieresis]>>>>"
	for name, c := range map[string]struct{ drawn, want string }{
		"before the letter":          {"[(caf\\001)444(e)]", "café"},
		"after the letter":           {"[(cafe)416(\\001)]", "café"},
		"over an i without its dot":  {"[(\\001)305(\\002)]", "í"},
		"raised over a capital":      {"2.5 Ts [(\\003)]TJ 0 Ts [550 (S)]", "Š"},
		"below":                      {"[(c)388(\\004)]", "ç"},
		"beside the letter":          {"[(e\\001e)]", "e´e"},
		"over what takes no accent":  {"[(\\005)444(.)]", "¨."},
		"an accent over another one": {"[(\\001)333(\\005)]", "´¨"},
	} {
		_, got := readAllPages(t, makePDF(enc, []string{font}, "BT /A 10 Tf 9 700 Td "+c.drawn+" TJ ET"))
		if got[0] != c.want {
			t.Errorf("%s: got %q, want %q", name, got[0], c.want)
		}
	}
}

func TestStandardFontsHaveTheirWidths(t *testing.T) {
	for font, c := range map[string]struct {
		text string
		want float64
	}{
		"Helvetica": {"Aé", 667 + 556}, "Helvetica-Bold": {"Ai’", 722 + 278 + 278}, "Times-Roman": {"A€", 722 + 500}, "Times-BoldItalic": {"A—", 667 + 1000},
		"Times-Italic": {"w", 667}, "Courier-Bold": {"i", 600}, "TimesNewRomanPS-BoldMT": {"b", 556}, "Symbol": {"\xb7", 460}, "ZapfDingbats": {"l", 791},
	} {
		total := 0.0
		for i, r := range c.text {
			total += standardWidth(font, c.text[i], string(r))
			if r == 0xfffd {
				break
			}
		}
		if total != c.want {
			t.Errorf("%s: %q is %v wide, want %v", font, c.text, total, c.want)
		}
	}
}
