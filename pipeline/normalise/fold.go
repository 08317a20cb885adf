package normalise

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// folds gives the one form of characters that are written in several: quotes,
// hyphens, ligatures, and what has no width. En and em dashes stay, since they tell
// ranges and asides from hyphens.
var folds = map[rune]string{
	'‘': "'", '’': "'", '‚': "'", '‛': "'", '′': "'", '`': "'", '´': "'", 'ʼ': "'",
	'“': `"`, '”': `"`, '„': `"`, '‟': `"`, '″': `"`,
	'‐': "-", '‑': "-", '−': "-", '‒': "–",
	'ﬀ': "ff", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬃ': "ffi", 'ﬄ': "ffl", 'ﬅ': "st", 'ﬆ': "st",
	'٫': ".", '٬': ",", '٪': "%",
	'\u00ad': "", '\u200b': "", '\u200c': "", '\u200d': "", '\u2060': "", '\ufeff': "", '\u200e': "", '\u200f': "",
}

// asciiPlain marks the bytes that are copied without a look: all printable ASCII but
// the blank and the back-quote.
var asciiPlain = func() (t [utf8.RuneSelf]bool) {
	for c := '!'; c <= '~'; c++ {
		t[c] = c != '`'
	}
	return t
}()

// digit is the value of a decimal digit of any script ('५', '٥', '５').
func digit(r rune) (d rune, ok bool) {
	if r < 0x660 {
		return 0, false
	}
	for i := range unicode.Nd.R16 {
		if x := &unicode.Nd.R16[i]; r <= rune(x.Hi) {
			return (r - rune(x.Lo)) % 10, r >= rune(x.Lo)
		}
	}
	for i := range unicode.Nd.R32 {
		if x := &unicode.Nd.R32[i]; r <= rune(x.Hi) {
			return (r - rune(x.Lo)) % 10, r >= rune(x.Lo)
		}
	}
	return 0, false
}

func isBlank[T byte | rune](c T) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'
}

// blanks returns the end of the white space at s[i:end], whether it holds a line
// break, and whether it is as wide as a column edge.
func blanks(s string, i, end int) (to int, newline, gap bool) {
	width := 0
	for i < end {
		c := s[i]
		switch {
		case c == '\n' || c == '\f' || c == '\v' || c == '\r':
			newline = true
			i++
		case c == ' ':
			width++
			i++
		case c == '\t':
			width += 3
			i++
		case c < utf8.RuneSelf:
			return i, newline, width >= 3
		default:
			r, size := utf8.DecodeRuneInString(s[i:end])
			if !unicode.IsSpace(r) && r != '\u2028' && r != '\u2029' {
				return i, newline, width >= 3
			}
			newline = newline || r == '\u2028' || r == '\u2029' || r == '\u0085'
			width++
			i += size
		}
	}
	return i, newline, width >= 3
}

// letters is the length in bytes of the letters that s begins with.
func letters(s string) int {
	for i, r := range s {
		if !unicode.IsLetter(r) {
			return i
		}
	}
	return len(s)
}

// lastWord is the offset where the letters at the end of b begin.
func lastWord(b []byte) int {
	i := len(b)
	for i > 0 {
		r, size := utf8.DecodeLastRune(b[:i])
		if !unicode.IsLetter(r) {
			break
		}
		i -= size
	}
	return i
}

// wordsOf collects the lower-case words of a text, hyphenated ones whole too.
func wordsOf(text string) map[string]bool {
	text = lower([]byte(text))
	words := make(map[string]bool, len(text)/16)
	start := -1 // of the word that runs
	for i, r := range text {
		if isWordRune(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			words[plainHyphens(text[start:i])] = true
			start = -1
		}
	}
	if start >= 0 {
		words[plainHyphens(text[start:])] = true
	}
	return words
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || r == '-'
	}
	return r == '‐' || r == '‑' || unicode.IsLetter(r)
}

// plainHyphens writes the hyphens inside a word in one way and drops those at its
// edges.
func plainHyphens(word string) string {
	if strings.Contains(word, "\xe2\x80") {
		word = strings.ReplaceAll(strings.ReplaceAll(word, "‐", "-"), "‑", "-")
	}
	return strings.Trim(word, "-")
}

// lower is b in lower case, which it is brought to, with every rune as long as before; the
// few whose lower case is longer or shorter stay as they are.
func lower(b []byte) string {
	for i := 0; i < len(b); {
		c := b[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				b[i] = c + 'a' - 'A'
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		if l := unicode.ToLower(r); l != r && utf8.RuneLen(l) == size {
			utf8.EncodeRune(b[i:], l)
		}
		i += size
	}
	return string(b)
}
