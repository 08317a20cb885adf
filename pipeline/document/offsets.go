package document

import "unicode/utf8"

// Offsets turns byte offsets of one text into Unicode code points, which is what
// leaves the program. It keeps a mark every 64 bytes, so a lookup is constant time.
type Offsets struct {
	text  string
	marks []int // code points before byte i*step
	ascii bool
}

const offsetStep = 64

// NewOffsets prepares the lookup for text.
func NewOffsets(text string) *Offsets {
	o := &Offsets{text: text, ascii: true, marks: make([]int, 0, len(text)/offsetStep+2)}
	n := 0
	for i := 0; i < len(text); i++ {
		if i%offsetStep == 0 {
			o.marks = append(o.marks, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
		if text[i] >= utf8.RuneSelf {
			o.ascii = false
		}
	}
	o.marks = append(o.marks, n)
	return o
}

// CodePoints returns how many code points stand before the byte offset.
func (o *Offsets) CodePoints(offset int) int {
	if o.ascii {
		return offset
	}
	i := offset / offsetStep
	n := o.marks[min(i, len(o.marks)-1)]
	for j := i * offsetStep; j < offset; j++ {
		if utf8.RuneStart(o.text[j]) {
			n++
		}
	}
	return n
}
