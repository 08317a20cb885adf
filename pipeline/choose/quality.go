package choose

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/document"
)

// Quality counts what tells whether a page's text can be what the page shows. All
// counts are of characters but for those of words.
type Quality struct {
	All    int // that are no blank
	Fill   int // of leaders and rules: '.....', '-----'
	Bad    int // that tell nothing: U+FFFD, private use, control, unassigned
	Letter int // letters and digits
	Sound  int // in words and numbers that can be: see soundWord
	Words  int // that have a letter of an alphabet with blanks between its words
	Single int // of Words, those of one letter
	Odd    int // of Words of three letters or more, those without a vowel
	Long   int // letters in words too long to be one
}

// Bounds on what is doubted. They are far from what a sound page shows: a doubt costs
// time, since another reader is asked, and never text.
const (
	badShare    = 0.02 // of all characters
	fewest      = 40   // characters or words below which shares tell nothing
	letterShare = 0.4  // at least, of all characters but those that fill
	singleShare = 0.6  // of words
	oddShare    = 0.6  // of words
	longWord    = 40   // letters
	longShare   = 0.3  // of letters
)

// Measure takes the measure of a text.
func Measure(text string) (q Quality) {
	for word := range strings.FieldsSeq(text) {
		q.word(word)
	}
	return q
}

// word adds one word between blanks.
func (q *Quality) word(word string) {
	all, bad, letters, digits, spaced, vowels := 0, 0, 0, 0, 0, 0
	for _, r := range word {
		all++
		switch {
		case r < utf8.RuneSelf:
			switch {
			case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
				letters++
				spaced++
				switch r | 0x20 {
				case 'a', 'e', 'i', 'o', 'u', 'y':
					vowels++
				}
			case r >= '0' && r <= '9':
				digits++
			case r < ' ' || r == 0x7f:
				bad++
			case r == '.' || r == '_' || r == '-':
				q.Fill++
			}
		case isBad(r):
			bad++
		case strings.ContainsRune("·•…–—", r):
			q.Fill++
		case unicode.IsLetter(r):
			letters++
			if hasBlanks(r) {
				spaced++
				vowels++ // a letter with an accent is a vowel as a rule; other alphabets are not asked
			}
		case unicode.IsMark(r):
		case unicode.IsDigit(r):
			digits++
		}
	}
	q.All += all
	q.Bad += bad
	q.Letter += letters + digits
	if spaced > 0 && digits == 0 {
		q.Words++
		switch {
		case letters == 1:
			q.Single++
		case letters >= 3 && vowels == 0:
			q.Odd++
		case spaced > longWord && !isAddress(word):
			q.Long += spaced
		}
	}
	if bad == 0 && letters+digits > 0 && (spaced <= longWord || isAddress(word)) && (vowels > 0 || digits > 0 || spaced == 0 || letters < 3) {
		q.Sound += all
	}
}

// isBad reports whether a character tells a reader nothing.
func isBad(r rune) bool {
	return r == utf8.RuneError || unicode.Is(unicode.Co, r) || unicode.IsControl(r) || !unicode.IsGraphic(r) && !unicode.Is(unicode.Cf, r)
}

// hasBlanks reports whether the letter's script has blanks between words. Chinese,
// Japanese, Thai, Lao, Khmer and Burmese have none.
func hasBlanks(r rune) bool {
	return !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// isAddress reports whether a long word may be one: a web or mail address, a path.
func isAddress(word string) bool { return strings.ContainsAny(word, "/@_.") }

// Doubt says why another reader may read a page better than it was read, or nothing. A
// blank page is not doubted: many a report has them.
// A page that went over a limit of the user's is not doubted: it would be again.
func Doubt(t *document.Take) string {
	if limited(t) {
		return ""
	}
	if len(t.Problems) > 0 {
		return t.Problems[0].Message
	}
	q := Measure(t.Text)
	switch shown := q.All - q.Fill; {
	case q.All == 0 && (t.Picture || t.Wordless):
		return ""
	case q.All == 0:
		return "it found no text"
	case q.Bad > 4 && float64(q.Bad) > badShare*float64(q.All):
		return fmt.Sprintf("%d of %d characters tell no letter", q.Bad, q.All)
	case shown >= fewest && float64(q.Letter) < letterShare*float64(shown):
		return "most of its characters are no letters"
	case q.Words >= fewest && float64(q.Single) > singleShare*float64(q.Words):
		return "most of its words are single letters"
	case q.Words >= fewest && float64(q.Odd) > oddShare*float64(q.Words):
		return "most of its words have no vowel"
	case q.Long >= fewest && float64(q.Long) > longShare*float64(q.Letter):
		return "there are hardly any blanks between its words"
	}
	return ""
}

// limitFlag is in every message that says that a limit of the user's was reached.
const limitFlag = "--max-"

// limited reports whether the page went over a limit of the user's.
func limited(t *document.Take) bool {
	return slices.ContainsFunc(t.Problems, func(p document.Problem) bool { return strings.Contains(p.Message, limitFlag) })
}

// Better reports whether take b of a page is to stand in place of a, which was doubted:
// it has more in words that can be; or it has no less, is read without a problem where
// a was not, and has left out hardly a character. In doubt a stays: a reader that drops
// what it can't read shows no problem either.
func Better(a, b *document.Take) bool {
	x, y := Measure(a.Text), Measure(b.Text)
	switch {
	case y.All == 0:
		return false
	case x.All == 0:
		return true
	case y.Sound > x.Sound+x.Sound/50:
		return true
	case y.Sound < x.Sound:
		return false
	}
	return len(b.Problems) < len(a.Problems) && y.All >= x.All-x.All/50 || y.Bad < x.Bad && y.All >= x.All-x.All/50
}
