package read

import (
	"strings"
	"sync"

	"github.com/ledongthuc/pdf"
)

func (f *font) readComposite(file *pdfFile, v pdf.Value) {
	e := v.Key("Encoding")
	switch e.Kind() {
	case pdf.Stream:
		if data, _ := file.streamData(e); len(data) > 0 {
			f.codes = parseCodeMap(data)
		}
		f.vertical = e.Key("WMode").Int64() == 1
	case pdf.Name:
		f.coded = namedMap(e.Name())
		f.vertical = strings.HasSuffix(e.Name(), "-V") || e.Name() == "V"
	}
	d := v.Key("DescendantFonts").Index(0)
	descriptor := d.Key("FontDescriptor")
	f.readStyle(descriptor)
	f.missing = 1000
	if dw := d.Key("DW"); dw.Kind() == pdf.Integer || dw.Kind() == pdf.Real {
		f.missing = dw.Float64()
	}
	f.down = -1
	if dw := d.Key("DW2"); dw.Len() == 2 {
		f.down = dw.Index(1).Float64() / 1000
	}
	f.readCIDWidths(d.Key("W"))
	switch d.Key("CIDSystemInfo").Key("Ordering").RawString() {
	case "Japan1", "GB1", "CNS1", "Korea1":
		f.latin = true
	}
	f.program = sync.OnceValue(func() (p *program) {
		defer func() { _ = recover() }() // a damaged program tells nothing
		if m := d.Key("CIDToGIDMap"); m.Kind() == pdf.Stream {
			f.glyphs, _ = file.streamData(m)
		}
		return file.programOf(descriptor)
	})
}

func (f *font) readCIDWidths(w pdf.Value) {
	steps := 0
	for i := 0; i+1 < w.Len() && steps < maxMapped; {
		first := uint32(w.Index(i).Int64())
		next := w.Index(i + 1)
		if next.Kind() == pdf.Array {
			for k := 0; k < next.Len(); k++ {
				steps++
				f.widths[first+uint32(k)] = next.Index(k).Float64()
			}
			i += 2
			continue
		}
		last, width := uint32(next.Int64()), w.Index(i+2).Float64()
		for c := first; c <= last && c-first < 1<<16; c++ {
			steps++
			f.widths[c] = width
		}
		i += 3
	}
}

// nextComposite is next for a font whose codes have several bytes.
func (f *font) nextComposite(s string) (*char, int) {
	var key, cid uint32
	var n int
	var text string
	switch {
	case f.coded != nil:
		text, cid, n = f.coded.next(s)
		key = code(s[:n])
	case f.codes != nil && len(f.codes.ranges) > 0:
		key, n = f.codes.split(s)
	default:
		n = min(2, len(s))
		key = code(s[:n])
	}
	if have, ok := f.known[key]; ok {
		return have, n
	}
	if f.coded == nil {
		cid = key
		if f.codes != nil {
			cid = f.codes.cid(key)
		}
	}
	c := &char{text: text, width: f.width(cid)}
	if f.toUnicode != nil {
		if told := f.toUnicode.text[key]; told != "" {
			c.text = told
		}
	}
	if isPrivate(c.text) {
		if e := symbolic(f.name); e != nil {
			c.text = e[c.text[len(c.text)-1]&0x3f|c.text[len(c.text)-2]&3<<6]
		}
	}
	if c.text == "" {
		c.text = f.programText(cid)
	}
	if len(f.known) < maxMapped {
		f.known[key] = c
	}
	return c, n
}

// programText is what the embedded program, or else the font's character collection,
// tells of a character.
func (f *font) programText(cid uint32) string {
	if p := f.program(); p != nil {
		glyph := cid
		if f.glyphs != nil {
			if glyph = 0; int64(2*cid+1) < int64(len(f.glyphs)) {
				glyph = uint32(f.glyphs[2*cid])<<8 | uint32(f.glyphs[2*cid+1])
			}
		}
		if t := p.glyph(glyph); t != "" {
			return t
		}
	}
	if f.latin && cid >= 1 && cid <= 95 {
		return string(rune(cid + 0x1f))
	}
	return ""
}

// programOf reads the font program that a descriptor holds; nil where it has none that
// tells anything.
func (f *pdfFile) programOf(descriptor pdf.Value) *program {
	for _, key := range []string{"FontFile2", "FontFile3", "FontFile"} {
		v := descriptor.Key(key)
		if v.Kind() != pdf.Stream {
			continue
		}
		data, _ := f.streamData(v)
		switch {
		case len(data) < 4:
		case string(data[:4]) == "OTTO" || string(data[:4]) == "true" || string(data[:4]) == "ttcf" || string(data[:4]) == "\x00\x01\x00\x00":
			return parseSFNT(data)
		case data[0] == 1 && data[1] == 0:
			return parseCFF(data)
		default:
			return parseType1(data)
		}
	}
	return nil
}
