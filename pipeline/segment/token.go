// Package segment cuts a View into what rules are written over: tokens, sentences
// and sections.
package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/document"
	"factsheet/pipeline/normalise"
	"factsheet/pipeline/wordset"
)

// Kind is what a token is.
type Kind uint8

// The kinds of token. A Word is letters only, or an abbreviation with full stops
// ('U.S.', 'e.g.'); a Number is digits with inner points and commas ('1,234.5',
// '373,00', '1.50.30'); a Possessive is the 's after a word. Break is the end of a
// block and GapMark a column edge within a line: no fact reads across a Break.
const (
	Word Kind = iota
	Number
	Currency
	Punct
	Possessive
	Break
	GapMark
)

// Case is how a word is written.
type Case uint8

// The cases. Upper needs two letters ('ILO'); one capital letter alone is Capital.
const (
	LowerCase Case = iota
	Capital        // first letter only
	Upper          // every letter
	Mixed          // 'McDonald', 'KfW', 'iPhone'
)

// Token is one token of a View.
type Token struct {
	Start, End int // View bytes
	Raw        int // where it begins in Document.Text
	Kind       Kind
	Case       Case        // of a Word
	Glued      bool        // nothing stands between it and the token before
	Line       bool        // it begins a printed line: a line's end stands between it and the token before
	Key        wordset.Key // of its lower-case form
}

// Span is where the token stands in the View.
func (t Token) Span() document.Span { return document.Span{Start: t.Start, End: t.End} }

// Tokens cuts the View's text into tokens, in order; together they cover all but
// the blanks.
func Tokens(v *normalise.View) []Token { return appendTokens(make([]Token, 0, Room(v)), v) }

// Room is how many tokens a View is likely to have at most.
func Room(v *normalise.View) int { return len(v.Text)*2/9 + 8 }

func appendTokens(tokens []Token, v *normalise.View) []Token {
	s := v.Text
	for i := 0; i < len(s); {
		c := s[i]
		if c == ' ' {
			i++
			continue
		}
		t := Token{Start: i, Glued: gluedTo(tokens, i)}
		switch {
		case isASCIILetter(c):
			t.Kind = Word
			t.End, t.Case = wordEnd(s, i)
		case c == normalise.BlockEnd:
			t.Kind, t.End, t.Glued = Break, i+1, false
		case c == normalise.Gap:
			t.Kind, t.End, t.Glued = GapMark, i+1, false
		case '0' <= c && c <= '9':
			t.Kind, t.End = Number, numberEnd(s, i)
		case c == '\'' && t.Glued && isPossessive(s, i, tokens):
			t.Kind, t.End = Possessive, i+2
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			switch {
			case unicode.IsLetter(r) && !document.IsRaised(r):
				t.Kind = Word
				t.End, t.Case = wordEnd(s, i)
			case unicode.Is(unicode.Sc, r):
				t.Kind, t.End = Currency, i+size
			case unicode.IsSpace(r):
				i += size
				continue
			default:
				t.Kind, t.End = Punct, i+size
			}
		}
		t.Key = wordset.KeyOf(v.Lower[t.Start:t.End])
		tokens = append(tokens, t)
		i = t.End
	}
	return tokens
}

// place notes where the tokens stand in the document's text. It is worked out once here,
// in one walk, since rules ask for it at every token.
func place(text string, v *normalise.View, tokens []Token) {
	w := v.Walk()
	end := 0 // of the token before, in the text
	for i := range tokens {
		t := &tokens[i]
		raw := w.Raw(t.Span())
		t.Raw = raw.Start
		t.Line = i > 0 && end < raw.Start && strings.IndexByte(text[end:raw.Start], '\n') >= 0
		end = raw.End
	}
}

// gluedTo reports whether the last token ends right where the next begins. The marks
// between blocks and columns part what they stand between.
func gluedTo(tokens []Token, i int) bool {
	if len(tokens) == 0 {
		return false
	}
	last := &tokens[len(tokens)-1]
	return last.End == i && last.Kind != Break && last.Kind != GapMark
}

// numberEnd is the end of the digits at s[i:], with the points, commas and
// apostrophes that stand between two digits.
func numberEnd(s string, i int) int {
	for i < len(s) {
		c := s[i]
		if isDigit(c) {
			i++
			continue
		}
		if (c == '.' || c == ',') && i+1 < len(s) && isDigit(s[i+1]) {
			i++
			continue
		}
		if c == '\'' && i+3 < len(s) && isDigit(s[i+1]) && isDigit(s[i+2]) && isDigit(s[i+3]) && (i+4 >= len(s) || !isDigit(s[i+4])) {
			i++
			continue
		}
		break
	}
	return i
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isPossessive(s string, i int, tokens []Token) bool {
	if tokens[len(tokens)-1].Kind != Word || i+1 >= len(s) || s[i+1] != 's' && s[i+1] != 'S' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i+2:])
	return i+2 == len(s) || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// wordEnd is the end of the word at s[i:] and its case. Letters with full stops
// between them make one word ('U.S.', 'Ph.D' does not).
func wordEnd(s string, i int) (int, Case) {
	if end := dotted(s, i); end > 0 {
		if unicode.IsUpper(rune(s[i])) {
			return end, Upper
		}
		return end, LowerCase
	}
	upper, lower, first := 0, 0, false
	j := i
	for j < len(s) {
		c := s[j]
		if c < utf8.RuneSelf {
			switch {
			case 'a' <= c && c <= 'z':
				lower++
			case 'A' <= c && c <= 'Z':
				first = first || j == i
				upper++
			default:
				return j, caseOf(upper, lower, first)
			}
			j++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[j:])
		switch {
		case unicode.IsUpper(r):
			first = first || j == i
			upper++
		case document.IsRaised(r):
			return j, caseOf(upper, lower, first)
		case unicode.IsLetter(r) || unicode.IsMark(r):
			lower++
		default:
			return j, caseOf(upper, lower, first)
		}
		j += size
	}
	return j, caseOf(upper, lower, first)
}

func caseOf(upper, lower int, first bool) Case {
	switch {
	case upper == 0:
		return LowerCase
	case lower == 0 && upper > 1:
		return Upper
	case upper == 1 && first:
		return Capital
	default:
		return Mixed
	}
}

// dotted is the end of a word of single letters each followed by a full stop, the
// last stop included; 0 where s[i:] is none. 'F.' alone is none.
func dotted(s string, i int) int {
	n, j := 0, i
	for j+1 < len(s) && isASCIILetter(s[j]) && s[j+1] == '.' {
		n++
		j += 2
	}
	if n == 1 && j < len(s) && isASCIILetter(s[j]) && s[i] < 'a' && s[j] < 'a' && (j+1 == len(s) || !isWordByte(s[j+1])) {
		return j + 1 // 'U.S' without its last stop
	}
	if n < 2 {
		return 0
	}
	if j < len(s) && isASCIILetter(s[j]) && (j+1 == len(s) || !isWordByte(s[j+1])) {
		return j + 1
	}
	return j
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isWordByte(c byte) bool { return isASCIILetter(c) || isDigit(c) || c >= utf8.RuneSelf }
