package document

import "unicode/utf8"

// Offsets turns byte offsets of one text into Unicode code points, which is what
// leaves the program. It keeps a mark every few bytes, so a lookup is constant time.
type Offsets struct {
	text  string
	marks []int32 // code points before byte i*offsetStep; nil where text is ASCII
}

const offsetStep = 16

// NewOffsets prepares the lookup for text.
func NewOffsets(text string) *Offsets {
	o := &Offsets{text: text}
	if isASCII(text) {
		return o
	}
	o.marks = make([]int32, 0, len(text)/offsetStep+2)
	n := 0
	for from := 0; from < len(text); from += offsetStep {
		o.marks = append(o.marks, int32(n))
		n += starts(text[from:min(len(text), from+offsetStep)])
	}
	o.marks = append(o.marks, int32(n))
	return o
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// starts is how many code points begin in s.
func starts(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}

// CodePoints returns how many code points stand before the byte offset.
func (o *Offsets) CodePoints(offset int) int {
	if o.marks == nil {
		return offset
	}
	i := min(offset/offsetStep, len(o.marks)-1)
	return int(o.marks[i]) + starts(o.text[i*offsetStep:offset])
}
