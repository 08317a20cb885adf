package summable

import (
	"strings"
	"unicode"
)

// forWhat is how many code points behind a sum tell what it is for.
const forWhat = 120

// plain are words of a purpose, of four letters or more, that tell none.
var plain = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(`with that this these those their them they which from into over through under more most also other
		support help provide provided funding funds fund million billion program programs programme programmes project projects
		and will have been were year years announced`) {
		out[w] = true
	}
	return out
}()

// otherPurpose reports whether two sums are each told to be for something, and in words
// that have nothing in common: 'to prevent coastal erosion', 'for two pilot programs'.
func (s *sheet) otherPurpose(a, b *claim) bool {
	x, y := s.purpose(a), s.purpose(b)
	for w := range x {
		if y[w] {
			return false
		}
	}
	return len(x) > 0 && len(y) > 0
}

// purpose are the words behind a sum and 'for' or 'to', as far as its sentence goes; none
// where it goes on otherwise.
func (s *sheet) purpose(c *claim) map[string]bool {
	text := s.words.between(c.amount.End, c.amount.End+forWhat)
	if end := strings.IndexAny(text, ".;"); end >= 0 {
		text = text[:end]
	}
	list := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	if len(list) == 0 || list[0] != "for" && list[0] != "to" {
		return nil
	}
	out := map[string]bool{}
	for _, w := range list[1:] {
		if len(w) > 3 && !plain[w] {
			out[w] = true
		}
	}
	return out
}
