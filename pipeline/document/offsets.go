package document

import (
	"encoding/binary"
	"math/bits"
	"sort"
	"unicode/utf8"
)

// Offsets turns byte offsets of one text into Unicode code points, which is what
// leaves the program, and back. It keeps a mark every few bytes, so a lookup is constant
// time, and one back takes the logarithm of the text's length.
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
	const high = 0x8080808080808080
	for ; len(s) >= 8; s = s[8:] {
		if binary.LittleEndian.Uint64([]byte(s[:8]))&high != 0 {
			return false
		}
	}
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// starts is how many code points begin in s: at each byte that does not go on with one, of
// whose two highest bits the first alone is set.
func starts(s string) int {
	const lowest = 0x0101010101010101
	n := len(s)
	for ; len(s) >= 8; s = s[8:] {
		x := binary.LittleEndian.Uint64([]byte(s[:8]))
		n -= bits.OnesCount64(x >> 7 &^ (x >> 6) & lowest)
	}
	for i := 0; i < len(s); i++ {
		if !utf8.RuneStart(s[i]) {
			n--
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

// Bytes is the way back: the byte offset at which the code point of that number begins,
// counted from 0. It is the text's end for one past the last, and for what is beyond.
func (o *Offsets) Bytes(point int) int {
	if o.marks == nil {
		return min(max(point, 0), len(o.text))
	}
	if point < 0 {
		return 0
	}
	// The last mark that has no more code points before it: they may begin after it. It is
	// none before the one of as many bytes, and most often near that.
	i, to := min(point/offsetStep, len(o.marks)-1), len(o.marks)
	for step := 1; i+step < to; step *= 2 {
		if int(o.marks[i+step]) > point {
			to = i + step
			break
		}
		i += step
	}
	i += sort.Search(to-i, func(k int) bool { return int(o.marks[i+k]) > point }) - 1
	at := i * offsetStep
	for n := int(o.marks[i]); at < len(o.text); at++ {
		if !utf8.RuneStart(o.text[at]) {
			continue
		}
		if n == point {
			return at
		}
		n++
	}
	return len(o.text)
}

// Slice returns the text from one code point to another, and ok whether it has them.
func (o *Offsets) Slice(start, end int) (s string, ok bool) {
	if start < 0 || end < start || end > o.Len() {
		return "", false
	}
	return o.text[o.Bytes(start):o.Bytes(end)], true
}

// Quotes reports whether the text from one code point to another is quote, and not empty.
func (o *Offsets) Quotes(start, end int, quote string) bool {
	if start < 0 || end <= start || starts(quote) != end-start {
		return false
	}
	from := o.Bytes(start)
	to := from + len(quote)
	if to > len(o.text) || to < len(o.text) && !utf8.RuneStart(o.text[to]) {
		return false
	}
	return o.text[from:to] == quote
}

// Len is the length of the text in code points.
func (o *Offsets) Len() int { return o.CodePoints(len(o.text)) }
