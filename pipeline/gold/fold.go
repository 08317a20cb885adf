package gold

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is a text brought to the form in which two readings of the same words are
// equal. White space is gone, except that between two digits one blank stays: '10 000'
// and '1 0000' are two numbers. Hyphens and dashes between letters are gone, with the
// line end behind them; others are one plain hyphen. Quotes are straight, ligatures and
// full-width forms are their letters, and accents, soft hyphens, bullets and what has no
// width are gone. Upper and lower case stay.
type folded struct {
	text []byte
	at   []int32 // for each byte of text, where its character begins in the source, in bytes
}

func fold(src string) folded {
	w := folder{f: folded{text: make([]byte, 0, len(src)), at: make([]int32, 0, len(src))}, blank: -1, hyphen: -1}
	for i := 0; i < len(src); {
		c := src[i]
		if c < utf8.RuneSelf {
			w.ascii(c, int32(i))
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(src[i:])
		w.other(r, src[i:], int32(i))
		i += size
	}
	w.endHyphen()
	return w.f
}

// folder writes a folded text. What a blank or hyphen stands for is settled by the
// characters on either side, so they wait for the second one.
type folder struct {
	f             folded
	last          rune  // the last character written; 0 at the start
	blank, hyphen int32 // where the first one since then stands; -1 where there is none
}

func (w *folder) ascii(c byte, at int32) {
	switch {
	case c > ' ' && c < 0x7f && c != '-' && c != '`':
		w.put(rune(c), at)
	case c == '-':
		w.dash(at)
	case c == '`':
		w.put('\'', at)
	case c == ' ' || c >= '\t' && c <= '\r':
		w.space(at)
	}
}

// other folds the character r that rest begins with.
func (w *folder) other(r rune, rest string, at int32) {
	if s, ok := marks[r]; ok {
		if s != 0 {
			w.put(s, at)
		}
		return
	}
	switch {
	case unicode.IsSpace(r) || r == '\u2028' || r == '\u2029':
		w.space(at)
	case unicode.Is(unicode.Pd, r) || r == '−':
		w.dash(at)
	case unicode.In(r, unicode.Mn, unicode.C):
	default:
		decomposed := norm.NFKD.PropertiesString(rest).Decomposition()
		if decomposed == nil {
			w.put(r, at)
			return
		}
		for _, d := range string(decomposed) {
			switch {
			case d < utf8.RuneSelf:
				w.ascii(byte(d), at)
			case !unicode.In(d, unicode.Mn, unicode.C):
				w.put(d, at)
			}
		}
	}
}

// marks are the quotes, each with its plain form, and the bullets, which go.
var marks = map[rune]rune{
	'‘': '\'', '’': '\'', '‚': '\'', '‛': '\'', '′': '\'', '´': '\'', 'ʼ': '\'',
	'“': '"', '”': '"', '„': '"', '‟': '"', '″': '"', '«': '"', '»': '"',
	'•': 0, '·': 0, '▪': 0, '●': 0, '◦': 0, '‣': 0, '■': 0, '□': 0, '➢': 0, '∙': 0,
}

func (w *folder) space(at int32) {
	if w.blank < 0 {
		w.blank = at
	}
}

func (w *folder) dash(at int32) {
	if w.hyphen < 0 {
		w.hyphen = at
	}
}

func (w *folder) put(r rune, at int32) {
	switch {
	case w.hyphen >= 0 && unicode.IsLetter(w.last) && unicode.IsLetter(r):
		w.hyphen = -1
	case w.hyphen >= 0:
		w.endHyphen()
	case w.blank >= 0 && unicode.IsDigit(w.last) && unicode.IsDigit(r):
		w.write(' ', w.blank)
	}
	w.write(r, at)
	w.blank, w.last = -1, r
}

func (w *folder) endHyphen() {
	if w.hyphen >= 0 {
		w.write('-', w.hyphen)
	}
	w.hyphen = -1
}

func (w *folder) write(r rune, at int32) {
	n := len(w.f.text)
	w.f.text = utf8.AppendRune(w.f.text, r)
	for range len(w.f.text) - n {
		w.f.at = append(w.f.at, at)
	}
}

// grams is an index of the stretches of gramLength bytes of a text: the places of each,
// one behind the other, in lists by hash.
type grams struct {
	text   []byte
	from   []int32 // where each hash's list begins in places; one more for the end
	places []int32
	shift  uint
}

const gramLength = 3

func newGrams(text []byte) grams {
	g := grams{text: text, shift: 32 - 4}
	for size := 1 << 4; size < len(text); size <<= 1 {
		g.shift--
	}
	n := max(0, len(text)-gramLength+1)
	g.from = make([]int32, 1<<(32-g.shift)+1)
	for i := range n {
		g.from[g.hash(text[i:])+1]++
	}
	for i := 1; i < len(g.from); i++ {
		g.from[i] += g.from[i-1]
	}
	g.places = make([]int32, n)
	next := make([]int32, len(g.from)-1)
	copy(next, g.from)
	for i := range n {
		h := g.hash(text[i:])
		g.places[next[h]] = int32(i)
		next[h]++
	}
	return g
}

func (g *grams) hash(b []byte) uint32 {
	return (uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16) * 2654435761 >> g.shift
}

// find returns where words begin in the text, ascending.
func (g *grams) find(words []byte) []int32 {
	var out []int32
	if len(words) < gramLength {
		for i := 0; len(words) > 0; i++ {
			k := bytes.Index(g.text[i:], words)
			if k < 0 {
				break
			}
			i += k
			out = append(out, int32(i))
		}
		return out
	}
	// Every place of the words is a place of their rarest stretch.
	var rarest []int32
	offset := -1
	for i := 0; i+gramLength <= len(words); i++ {
		h := g.hash(words[i:])
		if list := g.places[g.from[h]:g.from[h+1]]; offset < 0 || len(list) < len(rarest) {
			rarest, offset = list, i
		}
	}
	for _, p := range rarest {
		if i := int(p) - offset; i >= 0 && bytes.HasPrefix(g.text[i:], words) {
			out = append(out, int32(i))
		}
	}
	return out
}
