package across

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// word is a word of a text in the form in which two makes of a sheet have it alike: no
// case, no hyphen at a line's end, no ligature, no punctuation. A number is a word with
// the points and commas inside it.
type word struct {
	start, end int32 // code points
	form       uint64
	kind       wordKind
}

type wordKind uint8

const (
	small  wordKind = iota
	large           // begins with a capital letter
	figure          // a number
	dated           // a month or a number that may be a year
)

// masked is the word's form with all that a new edition changes alike: numbers and months.
func (w word) masked() uint64 {
	if w.kind >= figure {
		return figureForm
	}
	return w.form
}

const figureForm = 1

// months are the forms of the months' names. 'May' and 'March' are words as well, which
// does no harm: they are alike in every sheet then.
var months = func() map[uint64]bool {
	out := map[uint64]bool{}
	for _, m := range []string{
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
	} {
		f := newForm()
		for _, r := range m {
			f.add(r)
		}
		out[f.sum()] = true
	}
	return out
}()

// form hashes a word's letters (FNV-1a over code points, then mixed).
type form uint64

func newForm() form { return 14695981039346656037 }

func (f *form) add(r rune) { *f = (*f ^ form(r)) * 1099511628211 }

func (f form) sum() uint64 { return mix(uint64(f)) }

// mix spreads a number's bits over all of its length (the end of SplitMix64).
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

// words are the words of a text.
func words(text string) []word {
	return appendWords(make([]word, 0, len(text)/5+1), text)
}

func appendWords(out []word, text string) []word {
	s := scanner{text: text}
	for {
		w, ok := s.next()
		if !ok {
			return out
		}
		out = append(out, w)
	}
}

type scanner struct {
	text string
	at   int   // bytes
	n    int32 // code points
}

func (s *scanner) peek() (rune, int) {
	if s.at < len(s.text) && s.text[s.at] < utf8.RuneSelf {
		return rune(s.text[s.at]), 1
	}
	return utf8.DecodeRuneInString(s.text[s.at:])
}

func (s *scanner) skip(size int) {
	s.at += size
	s.n++
}

func (s *scanner) next() (word, bool) {
	for s.at < len(s.text) {
		if c := s.text[s.at]; c < utf8.RuneSelf {
			switch ascii[c] {
			case asciiLetter:
				return s.letters(), true
			case asciiDigit:
				return s.number(), true
			}
			s.at++
			s.n++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.text[s.at:])
		switch {
		case isDigit(r):
			return s.number(), true
		case isLetter(r):
			return s.letters(), true
		}
		s.skip(size)
	}
	return word{}, false
}

// ascii tells of most characters of most texts what they are.
var ascii = func() (out [256]asciiKind) {
	for c := range byte(utf8.RuneSelf) {
		switch {
		case isLetter(rune(c)):
			out[c] = asciiLetter
		case isDigit(rune(c)):
			out[c] = asciiDigit
		}
	}
	return out
}()

type asciiKind uint8

const (
	asciiOther asciiKind = iota
	asciiLetter
	asciiDigit
)

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

func isDigit(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= '0' && r <= '9'
	}
	return unicode.IsDigit(r)
}

// number is a run of digits with single points and commas inside.
func (s *scanner) number() word {
	w, from := word{start: s.n, kind: figure}, s.at
	f := newForm()
	for s.at < len(s.text) {
		r, size := s.peek()
		if !isDigit(r) {
			if r != '.' && r != ',' || s.at+size == len(s.text) {
				break
			}
			if next, _ := utf8.DecodeRuneInString(s.text[s.at+size:]); !isDigit(next) {
				break
			}
		}
		f.add(r)
		s.skip(size)
	}
	w.end, w.form = s.n, f.sum()
	if century := s.text[from:min(from+2, len(s.text))]; s.at-from == 4 && (century == "19" || century == "20") {
		w.kind = dated
	}
	return w
}

// letters is a run of letters, past apostrophes, soft hyphens and a hyphen at a line's
// end. Scripts that set no blanks give a word a letter.
func (s *scanner) letters() word {
	w := word{start: s.n}
	f := newForm()
	first, _ := s.peek()
	if unicode.IsUpper(first) {
		w.kind = large
	}
	for {
		f = s.plain(f)
		if s.at == len(s.text) {
			return s.ended(w, f)
		}
		r, size := s.peek()
		switch {
		case isLetter(r):
			for _, c := range norm.NFKC.String(s.text[s.at : s.at+size]) {
				f.add(unicode.ToLower(c))
			}
			if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
				s.skip(size)
				w.end, w.form = s.n, f.sum()
				return w
			}
		case r == '\u00ad' || (r == '\'' || r == '’') && s.letterAt(s.at+size):
		case r == '-' || r == '‐':
			to, n := s.hyphen(size)
			if to == 0 {
				return s.ended(w, f)
			}
			s.at, s.n = to, s.n+n
			continue
		default:
			return s.ended(w, f)
		}
		s.skip(size)
	}
}

// plain is past the ASCII letters that come next.
func (s *scanner) plain(f form) form {
	at := s.at
	for at < len(s.text) && ascii[s.text[at]] == asciiLetter {
		f.add(rune(s.text[at] | 0x20))
		at++
	}
	s.n += int32(at - s.at)
	s.at = at
	return f
}

func (s *scanner) ended(w word, f form) word {
	w.end, w.form = s.n, f.sum()
	if w.kind == large && months[w.form] {
		w.kind = dated
	}
	return w
}

func (s *scanner) letterAt(at int) bool {
	if at >= len(s.text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.text[at:])
	return isLetter(r)
}

// hyphen is where a word goes on that a hyphen at a line's end cuts, and by how many
// code points; 0 where it is no such hyphen.
func (s *scanner) hyphen(size int) (to int, n int32) {
	at, broken := s.at+size, false
	for n = 1; at < len(s.text); n++ {
		switch s.text[at] {
		case '\n':
			if broken {
				return 0, 0 // a paragraph's end
			}
			broken = true
			fallthrough
		case ' ', '\r', '\t':
			at++
		default:
			if r, _ := utf8.DecodeRuneInString(s.text[at:]); broken && unicode.IsLower(r) {
				return at, n
			}
			return 0, 0
		}
	}
	return 0, 0
}
