package pdfium

import (
	"strings"

	"factsheet/pipeline/read"
)

// font is what is needed of a font.
type font struct {
	handle   uint64
	bold     bool
	scale    float64 // what the size is multiplied with to give the letters' height
	advances map[rune]float64
	drawn    int // 1 where its letters are drawings (Type 3), -1 where they are not, 0 where nobody has asked

	// Of the letters that it does not tell: those whose codes are Latin letters, and those
	// whose codes are control characters.
	letters, controls int
	ot1               bool // some are where TeX's older encoding has its ligatures
}

// font returns the font of a text object. Fonts are kept for one page only, as pdfium
// may give a later one the same handle.
func (d *drawing) font(object uint64) *font {
	l := d.lib
	handle := l.call(l.objectFont, object)
	if f, ok := d.fonts[handle]; ok {
		return f
	}
	f := &font{handle: handle, scale: 1, advances: map[rune]float64{}}
	d.fonts[handle] = f
	if handle == 0 {
		return f
	}
	const forceBold = 1 << 18
	f.bold = l.count(l.fontFlags, handle)&forceBold != 0 || read.IsBold(d.fontName(handle))
	// A font of drawings has its own unit: the height of its box tells the size.
	const unit = 1.0
	height := d.metric(l.ascent, handle, unit) - d.metric(l.descent, handle, unit)
	if height > 0.01 && (height < 0.5 || height > 2.5) && d.isDrawn(f) {
		f.scale = height / 1.2
	}
	return f
}

func (d *drawing) fontName(handle uint64) string {
	const most = 256
	l := d.lib
	n := l.call(l.fontName, handle, 0, 0)
	if n < 2 || n > most {
		return ""
	}
	p := l.call(l.malloc, n)
	defer l.call(l.free, p)
	l.call(l.fontName, handle, p, n)
	b, _ := l.mem.Read(uint32(p), uint32(n-1))
	name := strings.ToValidUTF8(string(b), "")
	if i := strings.IndexByte(name, '+'); i == 6 {
		name = name[7:]
	}
	return name
}

// metric asks for a length of the font at the size.
func (d *drawing) metric(f function, handle uint64, size float64) float64 {
	var v [1]float64
	d.lib.call(f, handle, float32Bits(size), d.scratch)
	d.lib.singles(d.scratch, v[:])
	return v[0]
}

// isDrawn reports whether the font's letters are drawings: no font file stands for it.
func (d *drawing) isDrawn(f *font) bool {
	if f.drawn == 0 {
		l := d.lib
		l.call(l.fontData, f.handle, 0, 0, d.scratch)
		f.drawn = -1
		if n, _ := l.mem.ReadUint32Le(uint32(d.scratch)); n == 0 {
			f.drawn = 1
		}
	}
	return f.drawn > 0
}
