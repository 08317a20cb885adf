package layout

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/english"
)

// initialMost is how large the letters beside an initial are at most, in units of its size:
// one of two lines is more than twice as high as they.
const initialMost = 0.55

// isInitial reports whether a letter of one size, and then one of another, can be a
// paragraph's initial and a letter of a line beside it.
func isInitial(text string, size float64, next string, small float64) bool {
	r, n := utf8.DecodeRuneInString(text)
	if n != len(text) || !unicode.IsUpper(r) || small > initialMost*size {
		return false
	}
	r, _ = utf8.DecodeRuneInString(next)
	return unicode.IsLetter(r)
}

// initials puts the large first letter of a paragraph, which stands on the baseline of its
// second line or a later one, before the first word of the first line. What is taken for
// one has lines beside it, is as high as they are together, and text goes on under it from
// its left edge: a large letter beside a label does not.
func initials(ws []word) []word {
	const most = 32 // letters of a page that are looked at
	out := ws
	usual, looked := 0.0, 0
	for i := 0; i < len(out) && looked < most; i++ {
		c := &out[i]
		r, n := utf8.DecodeRuneInString(c.text)
		if n != len(c.text) || !unicode.IsUpper(r) {
			continue
		}
		if usual == 0 {
			usual = usualSize(out)
		}
		if c.size < 1.8*usual {
			continue
		}
		looked++
		first, ok := besideInitial(out, i)
		if !ok {
			continue
		}
		w := &out[first.at]
		letter := *c
		letter.y, letter.size, letter.x1 = w.y, w.size, min(c.x1, w.x0)
		if !first.apart {
			w.text, w.x0 = letter.text+w.text, min(w.x0, letter.x0)
		}
		out = slices.Delete(out, i, i+1)
		if first.apart {
			out = slices.Insert(out, first.at, letter)
		} else {
			i--
		}
	}
	return out
}

// usualSize is the size of most words, in points.
func usualSize(ws []word) float64 {
	sizes := make([]float64, len(ws))
	for i := range ws {
		sizes[i] = ws[i].size
	}
	return middle(sizes)
}

// headWord is the first word of the first line beside an initial, by its index; it is a
// word apart where it stands further from the initial than the line under it does, or
// where an initial A stands before a word.
type headWord struct {
	at    int
	apart bool
}

// besideInitial finds it for the i-th word.
func besideInitial(ws []word, i int) (first headWord, ok bool) {
	c := &ws[i]
	var top, second *word // of the lines beside the letter, their first words
	level, under := false, false
	for k := range ws {
		w := &ws[k]
		if k == i || w.size > initialMost*c.size || w.y > c.y+c.size || w.y < c.y-2*w.size {
			continue
		}
		if rise := w.y - c.y; rise < -0.6*w.size { // the line under it
			under = under || rise > -1.8*w.size && math.Abs(w.x0-c.x0) < 0.4*w.size
			continue
		}
		if gap := w.x0 - c.x1; gap < -0.3*w.size || gap > 1.2*w.size {
			continue
		}
		level = level || math.Abs(w.y-c.y) < 0.35*w.size
		switch {
		case top == nil || w.y > top.y+0.3*w.size:
			top, second, first.at = w, top, k
		case w.y < top.y-0.3*w.size && (second == nil || w.y > second.y):
			second = w
		}
	}
	if top == nil || second == nil || !level || !under {
		return first, false
	}
	if high := c.y + 0.7*c.size - (top.y + 0.7*top.size); math.Abs(high) > 0.8*top.size || !isInitial(c.text, c.size, top.text, top.size) {
		return first, false
	}
	first.apart = top.x0-second.x0 > 0.12*top.size || c.text == "A" && isArticle(ws, first.at)
	return first, true
}

// isArticle reports whether an A before the word of that index is a word by itself: a
// page may set the blank behind it to nothing. Then the rest is a word that stands
// elsewhere on the page, too, or a known one, and is not that of one that begins with an A.
func isArticle(ws []word, at int) bool {
	rest := bare(ws[at].text)
	if rest == "" || restsOfA[rest] {
		return false
	}
	for i := range ws {
		if i != at && bare(ws[i].text) == rest {
			return true
		}
	}
	return english.IsWord(strings.ToLower(rest))
}

// bare is a word without the marks around it.
func bare(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

// restsOfA are the words that are others with an a before them: 'cross' in 'across'.
var restsOfA = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("board bout bridge broad cross cute dept dress drift far field fire float fore fresh gain " +
		"go greed ground head kin like long loft loud mass mend mid mount new part rid rise rose round shore side sleep typical " +
		"void wait wake ward ware wash way while woke") {
		m[w] = true
	}
	return m
}()
