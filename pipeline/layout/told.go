package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// told takes the order in which a page's words were drawn away from them where it tells
// nothing of how they are read: where it leaps about the page, or draws one type after
// the other.
func told(ws []word) {
	const most = 12 // steps from line to line for each leap
	list := make([]*word, 0, len(ws))
	size := 0.0
	for i := range ws {
		if isSpoken(ws[i].text) {
			list = append(list, &ws[i])
			size = max(size, ws[i].size)
		}
	}
	slices.SortStableFunc(list, func(a, b *word) int { return cmp.Compare(a.drawn, b.drawn) })
	types := map[[2]float64]bool{}
	steps, leaps, changes := 0, 0, 0
	x1 := 0.0 // of the line at hand
	before := [2]float64{}
	for i, w := range list {
		typ := [2]float64{math.Round(4 * w.size)}
		if w.bold {
			typ[1] = 1
		}
		if typ != before {
			types[typ], before = true, typ
			changes++
		}
		if i == 0 {
			x1 = w.x1
			continue
		}
		d := list[i-1].y - w.y
		if math.Abs(d) > 0.5*min(w.size, list[i-1].size) {
			steps++
			if d < 0 && w.x0 < x1 {
				leaps++
			}
			x1 = w.x1
		}
		x1 = max(x1, w.x1)
	}
	if leaps*most <= steps && (changes > len(types) || len(types) == 1) {
		return
	}
	for i := range ws {
		ws[i].drawn = 0
	}
}

// isSpoken reports whether a word has a letter or digit: bullets and rules of dots have
// none.
func isSpoken(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
