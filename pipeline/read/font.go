package read

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/ledongthuc/pdf"
)

// font is what is needed of a font: the text of its codes, and their widths.
type font struct {
	composite bool            // codes have several bytes
	coded     *coded          // of a composite font: the map that it names
	program   func() *program // of a composite font: read when it is first asked
	glyphs    []byte          // of a composite font: its glyph numbers by its character numbers, two bytes each; nil where they are the same
	latin     bool            // its character numbers from 1 to 95 are those of plain letters
	bold      bool
	toUnicode *codeMap
	codes     *codeMap  // of a composite font with a character map of its own
	enc       *encoding // of a simple font
	widths    map[uint32]float64
	missing   float64 // the width of codes that widths leaves out
	named     bool    // no widths are given: those of the standard font are taken
	name      string
	unit      float64 // what a width of 1 is in units of the size: 0.001 but for Type 3
	vertical  bool    // it is written from top to bottom
	down      float64 // how far one character of it goes, in units of the size
	bytes     [256]char
	numbered  [256]bool // of a simple font: the glyph's name only numbers it
	known     map[uint32]*char
	scale     float64 // what the size is multiplied with to give the letters' height
}

func (file *pdfFile) newFont(v pdf.Value) *font {
	f := &font{widths: map[uint32]float64{}, known: map[uint32]*char{}, unit: 0.001, scale: 1, name: v.Key("BaseFont").Name()}
	if i := strings.IndexByte(f.name, '+'); i == 6 {
		f.name = f.name[7:]
	}
	subtype := v.Key("Subtype").Name()
	if t := v.Key("ToUnicode"); t.Kind() == pdf.Stream {
		if data, _ := file.streamData(t); len(data) > 0 {
			f.toUnicode = parseCodeMap(data)
		}
	}
	f.bold = isBold(f.name)
	if subtype == "Type0" {
		f.composite = true
		f.readComposite(file, v)
		return f
	}
	f.readEncoding(file, v, subtype)
	f.readWidths(v, subtype)
	return f.prepared()
}

func isBold(name string) bool {
	low := strings.ToLower(name)
	for _, w := range []string{"bold", "black", "heavy", "semibd", "-bd", "cmbx", "cmssbx", "ecbx", "sfbx", "cmb1", "demi"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	// 'NimbusRomNo9L-Medi' is a bold, 'Roboto-Medium' none; 'AdvOT3bf1a849.B' is one.
	return strings.HasSuffix(low, "-medi") || strings.HasSuffix(low, "-mediital") || strings.HasSuffix(low, ".b") || strings.HasSuffix(low, ".bi")
}

func (f *font) readWidths(v pdf.Value, subtype string) {
	first := v.Key("FirstChar").Int64()
	w := v.Key("Widths")
	for i := 0; i < min(w.Len(), 256); i++ {
		f.widths[uint32(first)+uint32(i)] = w.Index(i).Float64()
	}
	f.named = len(f.widths) == 0
	d := v.Key("FontDescriptor")
	f.missing = d.Key("MissingWidth").Float64()
	if subtype == "Type3" {
		m := v.Key("FontMatrix")
		if a := m.Index(0).Float64(); a != 0 {
			f.unit = a
		}
		f.scale = f.type3Scale(v.Key("FontBBox"), m.Index(3).Float64())
	}
	f.readStyle(d)
}

// type3Scale is what the size of a Type 3 font is multiplied with, which has a unit of
// its own: the height of its box tells, where that is like the widths of its letters,
// half of the size as a rule.
func (f *font) type3Scale(box pdf.Value, unit float64) float64 {
	var widths []float64
	for _, w := range f.widths {
		if w > 0 {
			widths = append(widths, w)
		}
	}
	slices.Sort(widths)
	em := 0.0
	if len(widths) > 0 {
		em = math.Abs(2 * widths[len(widths)/2] * f.unit)
	}
	height := math.Abs((box.Index(3).Float64() - box.Index(1).Float64()) * unit)
	if em > 0 && (height > 4*em || height < em/4) {
		height = 1.2 * em
	}
	if height > 0.01 && (height < 0.5 || height > 2.5) {
		return height / 1.2
	}
	return 1
}

// readStyle reads what a descriptor says of how the font looks.
func (f *font) readStyle(d pdf.Value) {
	if d.Key("Flags").Int64()&(1<<18) != 0 || d.Key("FontWeight").Float64() >= 600 {
		f.bold = true
	}
}

// readEncoding sets the text of each byte: the named encoding, the one of the embedded
// program, or the one that the font's kind calls for; then the differences.
func (f *font) readEncoding(file *pdfFile, v pdf.Value, subtype string) {
	e := v.Key("Encoding")
	base := symbolic(f.name)
	if base == nil {
		if base = standard; subtype == "TrueType" {
			base = winAnsi
		}
		name := e.Name()
		if e.Kind() == pdf.Dict {
			name = e.Key("BaseEncoding").Name()
		}
		if n := named(name); n != nil {
			base = n
		} else if !f.tells(v) {
			if p := file.programOf(v.Key("FontDescriptor")); p != nil && p.codes != (encoding{}) {
				own := encoding(p.codes)
				base = &own
			}
		}
	}
	var differences pdf.Value
	if e.Kind() == pdf.Dict {
		differences = e.Key("Differences")
	}
	f.enc = base
	if differences.Len() == 0 {
		return
	}
	own := *base
	if subtype == "Type3" {
		own = encoding{} // nothing but the differences is drawn
	}
	at := int64(0)
	var numbered []int64 // codes whose names only number them
	ot1 := false
	for i := 0; i < min(differences.Len(), 1024); i++ {
		switch d := differences.Index(i); d.Kind() {
		case pdf.Integer:
			at = d.Int64()
		case pdf.Name:
			if at >= 0 && at < 256 {
				own[at] = glyphText(d.Name())
				if byCode(d.Name(), at) && base != dingbats {
					numbered = append(numbered, at)
					ot1 = ot1 || at >= 0x0b && at <= 0x0f
				}
			}
			at++
		}
	}
	if len(numbered) > 0 {
		tex := texEncoding(ot1)
		for _, c := range numbered {
			own[c] = tex[c]
			f.numbered[c] = true
		}
	}
	f.enc = &own
}

// tells reports whether the font's own table has the text of all codes that it draws.
func (f *font) tells(v pdf.Value) bool {
	w := v.Key("Widths")
	if f.toUnicode == nil || w.Len() == 0 {
		return false
	}
	first := v.Key("FirstChar").Int64()
	for i := range min(w.Len(), 256) {
		if w.Index(i).Float64() != 0 && f.toUnicode.text[uint32(first)+uint32(i)] == "" {
			return false
		}
	}
	return true
}

// byCode reports whether a glyph's name only numbers it by its code, as converters of
// TeX's bitmap fonts write them: 'a65' at code 65, or 'BT', to the base of 36 with its
// first figure from A on.
func byCode(name string, code int64) bool {
	if len(name) == 2 && name[0] >= 'A' && name[0] <= 'H' {
		if n, err := strconv.ParseInt(name[1:], 36, 32); err == nil && name[1] < 'a' && int64(name[0]-'A')*36+n == code {
			return true
		}
	}
	if len(name) < 2 || name[0] >= '0' && name[0] <= '9' {
		return false
	}
	n, err := strconv.ParseInt(name[1:], 10, 32)
	return err == nil && n == code
}

// texEncoding is TeX's text encoding: OT1 where the font has its ligatures at 11 to
// 15, else T1.
func texEncoding(ot1 bool) *encoding {
	e := *winAnsi
	list := `02 fi 03 fl 10 “ 11 ” 12 „ 13 « 14 » 15 – 16 — 19 ı 1b ff 1c fi 1d fl 1e ffi 1f ffl 27 ’ 60 ‘ 88 • d7 Œ f7 œ ff ß`
	if ot1 {
		list = `0b ff 0c fi 0d fl 0e ffi 0f ffl 10 ı 19 ß 1a æ 1b œ 1c ø 22 ” 27 ’ 5c “ 60 ‘ 7b – 7c —`
	}
	for c, t := range pairs(list) {
		if t != "" {
			e[c] = t
		}
	}
	return &e
}

// char is what a code stands for: its text, empty where the font does not tell, and
// its width in units of the size.
type char struct {
	text  string
	width float64
}

// prepared sets what each byte of a simple font stands for.
func (f *font) prepared() *font {
	for c := range f.bytes {
		f.bytes[c] = f.simple(uint32(c))
	}
	return f
}

func (f *font) simple(c uint32) (out char) {
	if f.toUnicode != nil {
		out.text = f.toUnicode.text[c]
	}
	// A name that only numbers its glyph may read as a control character's: 'CR' at 99.
	if out.text == "" || f.numbered[c] && out.text == " " && f.enc[c] != "" || isPrivate(out.text) && f.enc[c] != "" && !isPrivate(f.enc[c]) {
		out.text = f.enc[c]
	}
	if f.named {
		out.width = standardWidth(f.name, byte(c), out.text) * 0.001
	} else {
		out.width = f.width(c)
	}
	return out
}

// next takes the next character from s, and tells how many bytes it had.
func (f *font) next(s string) (c *char, n int) {
	if !f.composite {
		return &f.bytes[s[0]], 1
	}
	return f.nextComposite(s)
}

func isPrivate(s string) bool {
	for _, r := range s {
		return r >= 0xe000 && r <= 0xf8ff
	}
	return false
}

func (f *font) width(c uint32) float64 {
	w, ok := f.widths[c]
	if !ok {
		w = f.missing
	}
	return w * f.unit
}
