package across

import (
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf8"
)

// passage is the text of the sentence about an amount, or as much of it as stands near, from
// which the sentence's words are told once they are asked for. Most flows have a donor and a
// sum that no other has, and theirs never are.
type passage struct {
	text     string
	from, to int      // where the amount stands in it, in bytes
	donor    []uint32 // words of the giver's names
}

// sentenceBytes is how far a sentence is read on each side of its amount.
const sentenceBytes = 240

// passageAbout is the passage about the amount from one byte of a text to another, and the
// byte where it begins.
func passageAbout(text string, from, to int) (p passage, start int) {
	start = max(0, from-sentenceBytes)
	for start > 0 && !utf8.RuneStart(text[start]) {
		start++
	}
	for i := from - 1; i > start; i-- {
		if mayEnd[text[i-1]] && ends(text, i-1) {
			start = i
			break
		}
	}
	end := min(len(text), to+sentenceBytes)
	for i := to; i < end; i++ {
		if (mayEnd[text[i]] || i+1 == len(text)) && ends(text, i) {
			end = i
			break
		}
	}
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	return passage{text: text[start:end], from: from - start, to: to - start}, start
}

// tells reports whether the passage has words enough beside the amount to tell a flow.
func (p *passage) tells() bool {
	n := 0
	for _, text := range [...]string{p.text[:p.from], p.text[p.to:]} {
		for s := (scanner{text: text}); n < fewestSure; n++ {
			if _, ok := s.next(); !ok {
				break
			}
		}
	}
	return n == fewestSure
}

// appendTo keeps the passage.
func (p *passage) appendTo(b []byte) []byte {
	b = appendNumber(appendNumber(appendText(b, p.text), p.from), p.to)
	b = appendNumber(b, len(p.donor))
	for _, w := range p.donor {
		b = appendNumber(b, int(w))
	}
	return b
}

// passageOf has a passage back from its bytes.
func passageOf(b []byte) (*passage, error) {
	k := &kept{rest: b}
	p := &passage{text: k.text(), from: k.number(), to: k.number()}
	p.donor = listOf(k, func(w *uint32) { *w = uint32(k.number()) })
	if k.err == nil && (p.from < 0 || p.from > p.to || p.to > len(p.text)) {
		k.err = errNotKept
	}
	return p, k.err
}

// bytesAt is where some code points of a text, in their order, stand in its bytes.
func bytesAt(text string, points []int) []int {
	out := make([]int, len(points))
	n, at := 0, 0
	for i, p := range points {
		for n < p && at < len(text) {
			switch {
			case n+8 <= p && at+8 <= len(text) && binary.LittleEndian.Uint64([]byte(text[at:at+8]))&notASCII == 0:
				at += 8
				n += 8
				continue
			case text[at] < utf8.RuneSelf:
				at++
			default:
				_, size := utf8.DecodeRuneInString(text[at:])
				at += size
			}
			n++
		}
		out[i] = at
	}
	return out
}

// notASCII are the bits of eight bytes of which none is set where all are ASCII.
const notASCII = 0x8080808080808080

// mayEnd are the bytes that may end a sentence or paragraph; ends knows whether one does.
var mayEnd = [256]bool{'.': true, '!': true, '?': true, ';': true, '\n': true}

// ends reports whether a sentence or paragraph ends at a byte.
func ends(text string, i int) bool {
	if i < 0 || i+1 >= len(text) {
		return true
	}
	switch text[i] {
	case '.', '!', '?', ';':
		rest := strings.TrimLeft(text[i+1:min(len(text), i+80)], " \t\r\n")
		if len(rest) == len(text[i+1:min(len(text), i+80)]) {
			return false
		}
		r, _ := utf8.DecodeRuneInString(rest)
		short := i > 1 && unicode.IsUpper(rune(text[i-1])) // U.S., N. Surname
		return !short && !unicode.IsLower(r) && !unicode.IsDigit(r)
	case '\n':
		line := strings.TrimLeft(text[i+1:min(len(text), i+80)], " \t\r")
		return line == "" || line[0] == '\n' ||
			strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "* ") || strings.HasPrefix(line, "•") || strings.HasPrefix(line, "–")
	}
	return false
}
