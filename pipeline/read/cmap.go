package read

import (
	"cmp"
	"slices"
	"strings"
	utf16code "unicode/utf16"
	"unicode/utf8"
)

// codeMap leads from character codes to text (a font's ToUnicode), and tells how
// many bytes a code has.
type codeMap struct {
	text   map[uint32]string
	ranges []codeRange
	cids   []cidRange // in the order of their codes, once the map is read
	steps  int        // that ranges have taken
}

// codeRange is a stretch of codes of n bytes.
type codeRange struct {
	n      int
	lo, hi uint32
}

type cidRange struct{ lo, hi, cid uint32 }

// Bounds on what a character map may hold: no font has more characters, and no map
// needs more kinds of codes.
const (
	maxMapped = 1 << 17
	maxRanges = 256
)

func parseCodeMap(data []byte) *codeMap {
	m := &codeMap{text: map[uint32]string{}}
	l := lexer{b: data}
	var args []operand
	for {
		o := l.next()
		switch o.kind {
		case endOfInput:
			slices.SortStableFunc(m.cids, func(a, b cidRange) int { return cmp.Compare(a.lo, b.lo) })
			return m
		case operatorKind:
			m.operator(o.str, args)
			args = args[:0]
		default:
			if len(args) < 1<<16 {
				args = append(args, o)
			}
		}
	}
}

func (m *codeMap) operator(op string, args []operand) {
	switch op {
	case "endcodespacerange":
		for i := 0; i+1 < len(args) && len(m.ranges) < maxRanges; i += 2 {
			m.ranges = append(m.ranges, codeRange{len(args[i].str), code(args[i].str), code(args[i+1].str)})
		}
	case "endbfchar":
		for i := 0; i+1 < len(args) && len(m.text) < maxMapped; i += 2 {
			m.text[code(args[i].str)] = bigEndianText(args[i+1])
		}
	case "endbfrange":
		for i := 0; i+2 < len(args); i += 3 {
			m.bfrange(code(args[i].str), code(args[i+1].str), args[i+2])
		}
	case "endcidrange":
		for i := 0; i+2 < len(args) && len(m.cids) < maxMapped; i += 3 {
			m.cids = append(m.cids, cidRange{code(args[i].str), code(args[i+1].str), uint32(args[i+2].num)})
		}
	case "endcidchar":
		for i := 0; i+1 < len(args) && len(m.cids) < maxMapped; i += 2 {
			c := code(args[i].str)
			m.cids = append(m.cids, cidRange{c, c, uint32(args[i+1].num)})
		}
	}
}

func (m *codeMap) bfrange(lo, hi uint32, to operand) {
	if hi < lo || hi-lo > 0xffff {
		return
	}
	if to.kind == arrayKind {
		for k := range to.list {
			if c := lo + uint32(k); c <= hi && len(m.text) < maxMapped {
				m.text[c] = bigEndianText(to.list[k])
			}
		}
		return
	}
	base := []rune(rawText(to))
	if len(base) == 0 {
		return
	}
	last := len(base) - 1
	first := base[last]
	for c := lo; c <= hi && m.steps < 4*maxMapped; c++ {
		m.steps++
		base[last] = first + rune(c-lo)
		m.text[c] = cleanText(string(base)) // only now: the code after that of 'ff' is that of 'fi'
	}
}

// cid returns the glyph that a code stands for.
func (m *codeMap) cid(c uint32) uint32 {
	i, _ := slices.BinarySearchFunc(m.cids, c, func(r cidRange, c uint32) int {
		if r.lo > c {
			return 1
		}
		return -1
	})
	if i > 0 {
		if r := m.cids[i-1]; c <= r.hi {
			return r.cid + c - r.lo
		}
	}
	return c
}

// split takes the next code from s and tells how many bytes it had.
func (m *codeMap) split(s string) (uint32, int) {
	for n := 1; n <= 4 && n <= len(s); n++ {
		c := code(s[:n])
		for _, r := range m.ranges {
			if r.n == n && inRange(s[:n], r) {
				return c, n
			}
		}
	}
	n := len(s) // a code of no kind goes by the shortest
	for _, r := range m.ranges {
		n = min(n, max(1, r.n))
	}
	return code(s[:n]), n
}

// inRange compares byte by byte, as code ranges are meant.
func inRange(s string, r codeRange) bool {
	for i := range len(s) {
		shift := 8 * (len(s) - 1 - i)
		b := uint32(s[i])
		if b < r.lo>>shift&0xff || b > r.hi>>shift&0xff {
			return false
		}
	}
	return true
}

func code(s string) uint32 {
	var c uint32
	for i := 0; i < len(s) && i < 4; i++ {
		c = c<<8 | uint32(s[i])
	}
	return c
}

// bigEndianText is the text of a character map's UTF-16 string, or of a glyph name.
func bigEndianText(o operand) string { return cleanText(rawText(o)) }

// rawText is that text with what only fonts have still in it.
func rawText(o operand) string {
	if o.kind == nameKind {
		return glyphText(o.str)
	}
	s := o.str
	if len(s) == 1 {
		return string(rune(s[0]))
	}
	u := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		u = append(u, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16code.Decode(u))
}

// cleanText takes out what is no text, and writes ligatures as their letters: a
// ligature is how letters look, not what they are.
func cleanText(s string) string {
	clean := true
	for _, r := range s {
		if r < 0x20 || r == 0x7f || r >= 0xfb00 && r <= 0xfb06 || r == utf8.RuneError || r == 0xad || r >= 0x80 && r < 0xa0 {
			clean = false
		}
	}
	if clean {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= 0xfb00 && r <= 0xfb06:
			b.WriteString([...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[r-0xfb00])
		case r == 0xad:
			b.WriteByte('-')
		case r == '\t' || r == '\n' || r == '\r':
			b.WriteByte(' ')
		case r < 0x20 || r == 0x7f || r >= 0x80 && r < 0xa0:
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
