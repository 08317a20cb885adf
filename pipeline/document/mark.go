package document

import "strings"

// raisedMarks are the raised digits and small letters, plainMarks what they are raised
// forms of (Unicode: 'q' has none).
const (
	raisedMarks = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
	plainMarks  = "0123456789abcdefghijklmnoprstuvwxyz"
)

// IsRaised reports whether a character is a raised digit or small letter, as footnotes'
// marks are: it is no part of the word or number that it stands on.
func IsRaised(r rune) bool { return r > 0x7f && strings.ContainsRune(raisedMarks, r) }

// Raised is the raised form of a digit or small letter, or the character itself where it
// has none.
func Raised(r rune) rune {
	at := strings.IndexRune(plainMarks, r)
	if at < 0 {
		return r
	}
	for _, m := range raisedMarks {
		if at == 0 {
			return m
		}
		at--
	}
	return r
}

// IsNoteMark reports whether a text is a footnote's mark: a raised digit or
// letter, a star, a dagger.
func IsNoteMark(text string) bool {
	switch text {
	case "*", "†", "‡":
		return true
	}
	for i, r := range text {
		return i == 0 && len(text) == len(string(r)) && IsRaised(r)
	}
	return false
}
