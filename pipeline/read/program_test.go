package read

import (
	"encoding/binary"
	"strings"
	"testing"
)

func be16(v ...int) (b []byte) {
	for _, n := range v {
		b = binary.BigEndian.AppendUint16(b, uint16(n))
	}
	return b
}

func be32(v ...int) (b []byte) {
	for _, n := range v {
		b = binary.BigEndian.AppendUint32(b, uint32(n))
	}
	return b
}

// sfnt puts tables into a TrueType program.
func sfnt(tables ...[2]string) string {
	b := append([]byte{0, 1, 0, 0}, be16(len(tables), 0, 0, 0)...)
	at := len(b) + 16*len(tables)
	var body string
	for _, t := range tables {
		b = append(append(b, t[0]...), be32(0, at+len(body), len(t[1]))...)
		body += t[1]
	}
	return string(b) + body
}

// characters is a character table: platform, kind and its body.
func characters(subs ...[3]any) [2]string {
	b := be16(0, len(subs))
	at := len(b) + 8*len(subs)
	var body []byte
	for _, s := range subs {
		b = append(append(b, be16(s[0].(int), s[1].(int))...), be32(at+len(body))...)
		body = append(body, s[2].([]byte)...)
	}
	return [2]string{"cmap", string(append(b, body...))}
}

// segment is a character table of one stretch of glyphs.
func segment(first, last, glyph int) []byte {
	return be16(4, 32, 0, 4, 0, 0, 0, last, 0xffff, 0, first, 0xffff, (glyph-first)&0xffff, 1, 0, 0)
}

// cff is a CFF program: a name index, the top dictionary, names, and as many shapes as
// glyphs; each glyph's name number in charset; encoding is its code table.
func cff(names []string, charset []int, encoding string) string {
	index := func(parts ...string) string {
		b := be16(len(parts))
		if len(parts) == 0 {
			return string(b)
		}
		b = append(b, 1)
		at := 1
		for _, p := range append([]string{""}, parts...) {
			at += len(p)
			b = append(b, byte(at))
		}
		return string(b) + strings.Join(parts, "")
	}
	number := func(n int) string { return string(append([]byte{28}, be16(n)...)) }
	build := func(charsetAt, encodingAt, shapesAt int) string {
		top := number(charsetAt) + "\x0f" + number(encodingAt) + "\x10" + number(shapesAt) + "\x11"
		return "\x01\x00\x04\x01" + index("F") + index(top) + index(names...) + index()
	}
	at := len(build(0, 0, 0))
	set := "\x00" + string(be16(charset...))
	shapes := make([]string, len(charset)+1)
	for i := range shapes {
		shapes[i] = "\x0e"
	}
	return build(at, at+len(set), at+len(set)+len(encoding)) + set + encoding + index(shapes...)
}

func TestFontProgramsTellText(t *testing.T) {
	post := "\x00\x02\x00\x00" + strings.Repeat("\x00", 28) + string(be16(4, 0, 36, 258, 259)) + "\x0Aoneseventh\x02fi"
	post = strings.Replace(post, "\x0Aoneseventh", "\x04Euro", 1)
	for name, c := range map[string]struct {
		font, program, drawn, want string
	}{
		"TrueType, symbols and Unicode": {
			"/Subtype/TrueType", sfnt(characters([3]any{3, 0, segment(0xf021, 0xf023, 5)}, [3]any{3, 1, segment('A', 'C', 5)})), "(!\"#)", "ABC",
		},
		"TrueType, a Mac table and names": {
			"/Subtype/TrueType", sfnt(characters([3]any{1, 0, be16(6, 16, 0, 0x41, 3, 1, 2, 3)}), [2]string{"post", post}), "(ABC)", "A€fi",
		},
		"Type 1": {
			"/Subtype/Type1", "%!PS-AdobeFont-1.0\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\n" +
				"dup 102 /braceleft put\ndup 12 /fi put\nreadonly def\ncurrentfile eexec", "(f\\014)", "{fi",
		},
		"CFF, a code table": {
			"/Subtype/Type1", cff([]string{"Gbreve"}, []int{34, 391, 268}, "\x00\x03xyz"), "(xyz)", "AĞffl",
		},
		"CFF, code ranges": {
			"/Subtype/Type1", cff(nil, []int{34, 35, 36}, "\x01\x01x\x02"), "(xyz)", "ABC",
		},
	} {
		key := "FontFile2"
		if strings.Contains(name, "Type 1") {
			key = "FontFile"
		} else if strings.Contains(name, "CFF") {
			key = "FontFile3"
		}
		_, got := readAllPages(t, makePDF("/Font<</P 10 0 R>>", []string{
			"<</Type/Font" + c.font + "/BaseFont/ABCDEF+Own/FirstChar 0/Widths[" + strings.Repeat("500 ", 256) + "]/FontDescriptor<</Flags 4/" + key + " 11 0 R>>>>",
			stream("", c.program),
		}, "BT /P 10 Tf "+c.drawn+" Tj ET"))
		if got[0] != c.want {
			t.Errorf("%s: got %q, want %q", name, got[0], c.want)
		}
	}
}

func TestCompositeFontsWithoutTableAskTheProgram(t *testing.T) {
	unicode := sfnt(characters([3]any{3, 1, segment('A', 'C', 5)}))
	for name, c := range map[string]struct{ descendant, program, drawn, want string }{
		"glyph numbers as they are": {"/Subtype/CIDFontType2/CIDToGIDMap/Identity", unicode, "<000500060007>", "ABC"},
		"glyph numbers by a table":  {"/Subtype/CIDFontType2/CIDToGIDMap 12 0 R", unicode, "<00000001>", "CA"},
		"names of CFF":              {"/Subtype/CIDFontType0", cff(nil, []int{34, 35, 36}, "\x00\x00"), "<00010003>", "AC"},
		"a known collection":        {"/Subtype/CIDFontType0/CIDSystemInfo<</Ordering(Japan1)>>", "", "<00220042>", "Aa"},
		"nothing":                   {"/Subtype/CIDFontType2", "", "<0022>", "\ufffd"},
	} {
		key := "FontFile2"
		if strings.Contains(name, "CFF") {
			key = "FontFile3"
		}
		_, got := readAllPages(t, makePDF("/Font<</P 10 0 R>>", []string{
			"<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/DescendantFonts[<<" + c.descendant + "/FontDescriptor<</" + key + " 11 0 R>>>>]>>",
			stream("", c.program), stream("", "\x00\x07\x00\x05"),
		}, "BT /P 10 Tf "+c.drawn+" Tj ET"))
		if got[0] != c.want {
			t.Errorf("%s: got %q, want %q", name, got[0], c.want)
		}
	}
}

func TestNamedCharacterMapsTellText(t *testing.T) {
	for name, c := range map[string]struct{ drawn, want string }{
		"UniGB-UCS2-H": {"<4E2D56FD0041>", "中国A"}, "UniJIS-UTF16-V": {"<65E5672C D842DFB7>", "日本𠮷"}, "GBK-EUC-H": {"<D6D0B9FA41>", "中国A"},
		"90ms-RKSJ-H": {"<93FA967B41B1>", "日本Aｱ"}, "ETen-B5-H": {"<A4A4B0EA>", "中國"}, "KSCms-UHC-H": {"<C7D1B1B9>", "한국"},
		"EUC-H": {"<C6FCCBDC>", "日本"}, "H": {"<467C4B5C>", "日本"},
	} {
		_, got := readAllPages(t, makePDF("/Font<</P 10 0 R>>", []string{
			"<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/" + name + "/DescendantFonts[<</Subtype/CIDFontType0/W[34[600]]>>]>>",
		}, "BT /P 10 Tf 1 0 0 1 300 500 Tm "+c.drawn+" Tj ET"))
		if got[0] != c.want {
			t.Errorf("%s: got %q, want %q", name, got[0], c.want)
		}
	}
}

func TestVerticalWritingGoesDown(t *testing.T) {
	pages, _ := readAllPages(t, makePDF("/Font<</P 10 0 R>>", []string{
		"<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/UniGB-UCS2-V/DescendantFonts[<</Subtype/CIDFontType0>>]>>",
	}, "BT /P 10 Tf 1 0 0 1 300 500 Tm <4E2D56FD> Tj ET"))
	g := pages[0].Glyphs
	if g[0].X != 295 || g[1].X != 295 || g[0].Y-g[1].Y != 10 || g[0].Turn != 0 {
		t.Errorf("got %+v", g)
	}
}

func TestFontsOfSignsGiveBullets(t *testing.T) {
	for font, want := range map[string]string{"Wingdings": "▪•", "ABCDEF+Wingdings-Regular": "▪•", "Webdings": "••", "ZapfDingbats": "••", "Symbol": "♣↓"} {
		_, got := readAllPages(t, makePDF("/Font<</P 10 0 R>>", []string{
			"<</Type/Font/Subtype/TrueType/BaseFont/" + font + "/FirstChar 0/Widths[" + strings.Repeat("500 ", 256) + "]/Encoding/WinAnsiEncoding>>",
		}, "BT /P 10 Tf <a7af> Tj ET"))
		if got[0] != want {
			t.Errorf("%s: got %q, want %q", font, got[0], want)
		}
	}
}

func TestNamesOfCFFStandWhereTheyMust(t *testing.T) {
	for sid, want := range map[int]string{1: " ", 34: "A", 96: "¡", 149: "ß", 150: "¹", 228: "ž", 240: "1", 266: "ff", 268: "ffl"} {
		if sid >= len(cffStandard) || cffStandard[sid] != want {
			t.Errorf("%d: want %q", sid, want)
		}
	}
	for at, want := range map[int]string{3: " ", 36: "A", 97: "~", 98: "Ä", 225: "ˇ", 226: "Ł", 257: "đ"} {
		if names := postNames(fontData("\x00\x01\x00\x00")); names[at] != want {
			t.Errorf("post %d: got %q, want %q", at, names[at], want)
		}
	}
}

// Whatever a font program holds, reading it ends without a panic.
func FuzzFontProgram(f *testing.F) {
	f.Add([]byte(sfnt(characters([3]any{3, 0, segment(0xf021, 0xf023, 5)}, [3]any{1, 0, be16(6, 16, 0, 0x41, 3, 1, 2, 3)}), [2]string{"post", "\x00\x02\x00\x00"})))
	f.Add([]byte(cff([]string{"Gbreve"}, []int{34, 391, 268}, "\x00\x03xyz")))
	f.Add([]byte("/Encoding 256 array dup 65 /A put readonly def"))
	f.Add([]byte(sfnt(characters([3]any{3, 10, append(be16(12, 0), be32(16, 0, 1, 65, 70, 3)...)}))))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, p := range []*program{parseSFNT(data), parseCFF(data), parseType1(data)} {
			if p != nil && len(p.glyphs) > maxFontGlyphs+1 {
				t.Fatal(len(p.glyphs))
			}
			_ = p.glyph(1 << 31)
		}
	})
}

func TestBoldFontsAreToldByName(t *testing.T) {
	for name, want := range map[string]bool{
		"Arial,Bold": true, "Arial-BoldMT": true, "NimbusRomNo9L-Medi": true, "NimbusRomNo9L-MediItal": true, "AdvOT3bf1a849.B": true, "CMBX10": true,
		"SFBX1095": true, "Gotham-Black": true, "Roboto-Medium": false, "Arial": false, "CMR10": false, "Garamond-Book": false,
	} {
		if got := IsBold(name); got != want {
			t.Errorf("%s: got %v", name, got)
		}
	}
}
