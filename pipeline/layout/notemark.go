package layout

import (
	"strconv"
	"strings"
)

// How far from its word the raised number of a note may stand, in units of the word's
// size: a blank of a justified line behind it, the indent of a note before it.
const (
	markBehind = 0.6
	markBefore = 1.2
)

// noteMarks sets the raised number or sign of a note that a blank parts from its word ('reached
// 28 million people,  ³⁴ and', '³² The Lancet') on the word's baseline, as a superscript:
// on one of its own it would be a line, and tear the paragraph. Only a word of letters
// has notes here: beside a figure it may be a label of a tile.
func noteMarks(ws []word) []word {
	for i := range ws {
		s := &ws[i]
		if !isNoteNumber(s.text) && !noteSigns[s.text] {
			continue
		}
		if b := markedBy(ws, i); b != nil {
			s.y, s.text = b.y, superscript(s.text, "")
			followMark(ws, i)
		}
	}
	return ws
}

// noteSigns are the signs that notes have instead of numbers.
var noteSigns = map[string]bool{"*": true, "**": true, "***": true, "†": true, "††": true, "‡": true, "§": true}

// isNoteNumber reports whether a word can be the number of a note, or of several: '7',
// '107', '3,59'. In a list they grow, and have two digits at most: '4,200' is a figure.
func isNoteNumber(s string) bool {
	if s == "" || len(s) > 9 || s[0] < '1' || s[0] > '9' { // as nearly all words are: Atoi's errors take time
		return false
	}
	last := 0
	for part := range strings.SplitSeq(s, ",") {
		n, err := strconv.Atoi(part)
		if err != nil || n <= last || part[0] < '1' || part[0] > '9' || len(part) > 3 || len(part) > 2 && len(part) < len(s) {
			return false
		}
		last = n
	}
	return true
}

// markedBy is the word that the i-th, a small raised one, is a note's number of: the one
// before it or, at a line's head, behind it.
func markedBy(ws []word, i int) *word {
	s := &ws[i]
	var behind *word
	for _, dir := range []int{1, -1} { // words are sorted by height; what it marks is near
		for k := i + dir; k >= 0 && k < len(ws); k += dir {
			b := &ws[k]
			rise := s.y - b.y
			if max(rise, -rise) > 0.7*max(b.size, s.size) {
				break
			}
			if s.size > 0.82*b.size || rise < 0.15*b.size || rise > 0.62*b.size || !hasLetter(b.text) {
				continue
			}
			if gap := s.x0 - b.x1; gap > -0.15*b.size && gap < markBehind*b.size {
				return b
			}
			if gap := b.x0 - s.x1; gap > -0.15*b.size && gap < markBefore*b.size {
				behind = b
			}
		}
	}
	return behind
}

// followMark sets on the baseline of the i-th word, a note's number, what follows it in a
// list of them ('34 , 35').
func followMark(ws []word, i int) {
	for k := i + 1; k < len(ws); k++ {
		s, before := &ws[k], &ws[k-1]
		if s.size > 1.1*before.size || s.x0-before.x1 > before.size || s.x0 < before.x0 || !isNoteNumber(s.text) && s.text != "," {
			return
		}
		s.y, s.text = before.y, superscript(s.text, "")
	}
}
