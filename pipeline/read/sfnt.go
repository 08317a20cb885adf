package read

import (
	"encoding/binary"
	"strings"
)

// program is what an embedded font program tells of its glyphs' text, for a font whose
// dictionary does not.
type program struct {
	codes  [256]string // of the program's own encoding
	glyphs []string    // by glyph number; nil where the program has no names and no Unicode table
}

// glyph is the text of a glyph, empty where the program does not tell.
func (p *program) glyph(n uint32) string {
	if p == nil || int64(n) >= int64(len(p.glyphs)) {
		return ""
	}
	return p.glyphs[n]
}

const maxFontGlyphs = 1 << 16

// fontData reads big-endian numbers at offsets, giving 0 beyond the end.
type fontData []byte

func (b fontData) u8(i int) int {
	if i < 0 || i >= len(b) {
		return 0
	}
	return int(b[i])
}

func (b fontData) u16(i int) int {
	if i < 0 || i+2 > len(b) {
		return 0
	}
	return int(binary.BigEndian.Uint16(b[i:]))
}

func (b fontData) u32(i int) int {
	if i < 0 || i+4 > len(b) {
		return 0
	}
	return int(binary.BigEndian.Uint32(b[i:]))
}

// from is what begins at an offset.
func (b fontData) from(i int) fontData {
	if i < 0 || i > len(b) {
		return nil
	}
	return b[i:]
}

// part is a stretch of it, as far as there is one.
func (b fontData) part(i, n int) fontData {
	b = b.from(i)
	if n < 0 || n > len(b) {
		return b
	}
	return b[:n]
}

// parseSFNT reads a TrueType or OpenType program: its character tables, and its
// glyphs' names. The tables are those of the OpenType specification.
func parseSFNT(data []byte) *program {
	b := fontData(data)
	if string(b.part(0, 4)) == "ttcf" {
		b = b.from(b.u32(12))
	}
	tables := map[string]fontData{}
	for i := range min(b.u16(4), 64) {
		at := 12 + 16*i
		tables[string(b.part(at, 4))] = fontData(data).part(b.u32(at+8), b.u32(at+12))
	}
	p := &program{}
	if cff := tables["CFF "]; cff != nil {
		if inner := parseCFF(cff); inner != nil {
			p = inner
		}
	} else if post := tables["post"]; post != nil {
		p.glyphs = postNames(post)
	}
	cmap := tables["cmap"]
	var text, symbols, mac map[int]int
	for i := range min(cmap.u16(2), 32) {
		at := 4 + 8*i
		sub := cmap.from(cmap.u32(at + 4))
		switch platform, kind := cmap.u16(at), cmap.u16(at+2); {
		case platform == 0 && kind != 5 || platform == 3 && (kind == 1 || kind == 10):
			if m := readCharacters(sub); len(m) > len(text) {
				text = m
			}
		case platform == 3 && kind == 0:
			symbols = readCharacters(sub)
		case platform == 1:
			mac = readCharacters(sub)
		}
	}
	p.addText(text)
	for c := range p.codes {
		g, ok := 0, false
		for _, try := range []int{0xf000 + c, c, 0xf100 + c} {
			if g, ok = symbols[try]; ok {
				break
			}
		}
		if !ok {
			g, ok = mac[c]
		}
		if ok && g != 0 {
			p.codes[c] = p.glyph(uint32(g))
		}
	}
	return p
}

// addText sets the text of glyphs from a Unicode table: of several characters with one
// glyph, the first is meant.
func (p *program) addText(characters map[int]int) {
	best := map[int]int{}
	for c, g := range characters {
		if c < 0x20 || g <= 0 || g >= maxFontGlyphs || c >= 0xe000 && c <= 0xf8ff {
			continue
		}
		if have, ok := best[g]; !ok || c < have {
			best[g] = c
		}
	}
	for g, c := range best {
		for len(p.glyphs) <= g {
			p.glyphs = append(p.glyphs, "")
		}
		p.glyphs[g] = cleanText(string(rune(c)))
	}
}

// readCharacters reads one character table: glyph numbers by character.
func readCharacters(b fontData) map[int]int {
	m := map[int]int{}
	steps := 0
	switch b.u16(0) {
	case 0:
		for c := range 256 {
			if g := b.u8(6 + c); g != 0 {
				m[c] = g
			}
		}
	case 4:
		n := b.u16(6) / 2
		for i := range min(n, len(b)/8) {
			last, first := b.u16(14+2*i), b.u16(16+2*n+2*i)
			delta, at := b.u16(16+4*n+2*i), 16+6*n+2*i
			offset := b.u16(at)
			for c := first; c <= last && c < 0xffff && steps < 4*maxFontGlyphs; c++ {
				steps++
				g := c
				if offset != 0 {
					if g = b.u16(at + offset + 2*(c-first)); g == 0 {
						continue
					}
				}
				if g = (g + delta) & 0xffff; g != 0 {
					m[c] = g
				}
			}
		}
	case 6:
		first := b.u16(6)
		for i := range b.u16(8) {
			if g := b.u16(10 + 2*i); g != 0 {
				m[first+i] = g
			}
		}
	case 12:
		for i := range min(b.u32(12), len(b)/12) {
			at := 16 + 12*i
			first, last, g := b.u32(at), b.u32(at+4), b.u32(at+8)
			for c := first; c <= last && c <= 0x10ffff && steps < 4*maxFontGlyphs; c++ {
				steps++
				m[c] = g + c - first
			}
		}
	}
	return m
}

// macLater are the names of the standard Macintosh order from 226 on; those before are
// the characters of MacRoman (Apple's TrueType reference, table 'post').
var macLater = strings.Fields(`Lslash lslash Scaron scaron Zcaron zcaron brokenbar Eth eth Yacute yacute Thorn thorn minus multiply
	onesuperior twosuperior threesuperior onehalf onequarter threequarters franc Gbreve gbreve Idotaccent Scedilla scedilla
	Cacute cacute Ccaron ccaron dcroat`)

// postNames are the texts of the glyphs' names.
func postNames(b fontData) []string {
	standard := func(i int) string {
		switch {
		case i < 3:
			return ""
		case i < 98:
			return macRoman[0x20+i-3]
		case i < 226:
			return macRoman[0x80+i-98]
		case i-226 < len(macLater):
			return glyphText(macLater[i-226])
		}
		return ""
	}
	var out []string
	switch b.u32(0) {
	case 0x00010000:
		for i := range 258 {
			out = append(out, standard(i))
		}
	case 0x00020000:
		n := min(b.u16(32), len(b)/2)
		var names []string
		for at := 34 + 2*n; at < len(b); {
			size := b.u8(at)
			names = append(names, string(b.part(at+1, size)))
			at += 1 + size
		}
		for i := range n {
			k := b.u16(34 + 2*i)
			switch {
			case k < 258:
				out = append(out, standard(k))
			case k-258 < len(names):
				out = append(out, glyphText(names[k-258]))
			default:
				out = append(out, "")
			}
		}
	}
	return out
}
