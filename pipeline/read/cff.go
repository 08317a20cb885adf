package read

import "strings"

// parseCFF reads a CFF program's encoding and its glyphs' names (Adobe Technical Note
// 5176); nil where it can't be read.
func parseCFF(data []byte) *program {
	b := fontData(data)
	at := b.u8(2)
	_, at = cffIndex(b, at)
	tops, at := cffIndex(b, at)
	strs, _ := cffIndex(b, at)
	if len(tops) == 0 {
		return nil
	}
	top := cffDict(tops[0])
	p := &program{}
	if _, byCID := top[12<<8|30]; byCID {
		return p // its glyphs have numbers for names
	}
	shapes, _ := cffIndex(b, top[17])
	n := min(len(shapes), maxFontGlyphs)
	names := cffNames(b, top[15], n)
	name := func(sid int) string {
		if sid < len(cffStandard) {
			return cffStandard[sid]
		}
		if i := sid - cffStrings; i >= 0 && i < len(strs) {
			return glyphText(string(strs[i]))
		}
		return ""
	}
	p.glyphs = make([]string, n)
	for g := 1; g < n; g++ {
		p.glyphs[g] = name(names[g])
	}
	switch offset := top[16]; offset {
	case 0:
		p.codes = *standard
	case 1: // the expert encoding: digits and small capitals of their own, never without a table
	default:
		p.cffEncoding(b.from(offset), name)
	}
	return p
}

// cffEncoding reads the codes of glyphs.
func (p *program) cffEncoding(b fontData, name func(sid int) string) {
	format, n := b.u8(0), b.u8(1)
	at, g := 2, uint32(1)
	switch format & 0x7f {
	case 0:
		for range n {
			p.codes[b.u8(at)] = p.glyph(g)
			at, g = at+1, g+1
		}
	case 1:
		for range n {
			first, left := b.u8(at), b.u8(at+1)
			for k := 0; k <= left && first+k < 256; k++ {
				p.codes[first+k] = p.glyph(g)
				g++
			}
			at += 2
		}
	}
	if format&0x80 != 0 {
		for i := range b.u8(at) {
			p.codes[b.u8(at+1+3*i)] = name(b.u16(at + 2 + 3*i))
		}
	}
}

// cffNames are the name numbers of n glyphs.
func cffNames(b fontData, offset, n int) []int {
	out := make([]int, n)
	switch {
	case offset == 0: // the standard's own order
		for g := range out {
			if g < 229 {
				out[g] = g
			}
		}
		return out
	case offset <= 2: // of expert fonts
		return out
	}
	b = b.from(offset)
	at := 1
	for g := 1; g < n; {
		first, left := b.u16(at), 0
		switch b.u8(0) {
		case 0:
			at += 2
		case 1:
			left = b.u8(at + 2)
			at += 3
		case 2:
			left = b.u16(at + 2)
			at += 4
		default:
			return out
		}
		for k := 0; k <= left && g < n; k++ {
			out[g] = first + k
			g++
		}
	}
	return out
}

// cffIndex reads a list of parts, and where it ends.
func cffIndex(b fontData, at int) (parts []fontData, end int) {
	n, size := b.u16(at), b.u8(at+2)
	if n == 0 || at < 0 || at > len(b) {
		return nil, at + 2
	}
	if size < 1 || size > 4 {
		return nil, len(b)
	}
	offset := func(i int) int {
		v := 0
		for k := range size {
			v = v<<8 | b.u8(at+3+i*size+k)
		}
		return v
	}
	base := at + 3 + (n+1)*size - 1
	if base > len(b) {
		return nil, len(b)
	}
	for i := range n {
		from, to := offset(i), offset(i+1)
		if from < 1 || to < from || base+to > len(b) {
			return parts, len(b)
		}
		parts = append(parts, b[base+from:base+to])
	}
	return parts, base + offset(n)
}

// cffDict reads a dictionary: the last number of each operator.
func cffDict(b fontData) map[int]int {
	m := map[int]int{}
	last := 0
	for i := 0; i < len(b); {
		switch c := b.u8(i); {
		case c == 12:
			m[12<<8|b.u8(i+1)] = last
			i += 2
			last = 0
		case c <= 21:
			m[c] = last
			i++
			last = 0
		case c == 28:
			last = int(int16(b.u16(i + 1)))
			i += 3
		case c == 29:
			last = int(int32(b.u32(i + 1)))
			i += 5
		case c == 30: // a fraction, in half bytes
			for i++; i < len(b) && b.u8(i)&0x0f != 0x0f; i++ {
			}
			i++
			last = 0
		case c >= 32 && c <= 246:
			last = c - 139
			i++
		case c >= 247 && c <= 250:
			last = (c-247)*256 + b.u8(i+1) + 108
			i += 2
		case c >= 251 && c <= 254:
			last = -(c-251)*256 - b.u8(i+1) - 108
			i += 2
		default:
			i++
		}
	}
	return m
}

// cffStrings is how many names CFF has before a font's own.
const cffStrings = 391

// cffStandard are the texts of CFF's own names, those of expert fonts after 'ffl' left
// out but for figures and fractions (Technical Note 5176, appendix A).
var cffStandard = func() []string {
	out := []string{""}
	for c := 0x20; c < 0x7f; c++ {
		out = append(out, standard[c])
	}
	for c := 0xa1; c < 0x100; c++ {
		if standard[c] != "" {
			out = append(out, standard[c])
		}
	}
	for _, name := range strings.Fields(`onesuperior logicalnot mu trademark Eth onehalf plusminus Thorn onequarter divide brokenbar degree thorn
		threequarters twosuperior registered minus eth multiply threesuperior copyright Aacute Acircumflex Adieresis Agrave Aring
		Atilde Ccedilla Eacute Ecircumflex Edieresis Egrave Iacute Icircumflex Idieresis Igrave Ntilde Oacute Ocircumflex Odieresis
		Ograve Otilde Scaron Uacute Ucircumflex Udieresis Ugrave Yacute Ydieresis Zcaron aacute acircumflex adieresis agrave aring
		atilde ccedilla eacute ecircumflex edieresis egrave iacute icircumflex idieresis igrave ntilde oacute ocircumflex odieresis
		ograve otilde scaron uacute ucircumflex udieresis ugrave yacute ydieresis zcaron exclamsmall Hungarumlautsmall
		dollaroldstyle dollarsuperior ampersandsmall Acutesmall parenleftsuperior parenrightsuperior twodotenleader onedotenleader
		zerooldstyle oneoldstyle twooldstyle threeoldstyle fouroldstyle fiveoldstyle sixoldstyle sevenoldstyle eightoldstyle
		nineoldstyle commasuperior threequartersemdash periodsuperior questionsmall asuperior bsuperior centsuperior dsuperior
		esuperior isuperior lsuperior msuperior nsuperior osuperior rsuperior ssuperior tsuperior ff ffi ffl`) {
		out = append(out, glyphText(name))
	}
	return out
}()

// parseType1 reads the encoding in the plain part of a Type 1 program, as it is written
// there: 'dup 65 /A put'. nil where it has none of its own.
func parseType1(data []byte) *program {
	s := string(data[:min(len(data), 1<<16)])
	i := strings.Index(s, "/Encoding")
	if i < 0 {
		return nil
	}
	s = s[i+len("/Encoding"):]
	p := &program{}
	l := lexer{b: []byte(s), s: s}
	if first := l.next(); first.kind == operatorKind && first.str == "StandardEncoding" {
		p.codes = *standard
		return p
	}
	found := false
	for range 4096 {
		switch o := l.next(); {
		case o.kind == endOfInput:
			return p
		case o.kind == operatorKind && (o.str == "def" || o.str == "readonly" || o.str == "eexec"):
			if found {
				return p
			}
		case o.kind == operatorKind && o.str == "dup":
			code, name := l.next(), l.next()
			if code.kind == numberKind && name.kind == nameKind && code.num >= 0 && code.num < 256 {
				p.codes[int(code.num)] = glyphText(name.str)
				found = true
			}
		}
	}
	return p
}
