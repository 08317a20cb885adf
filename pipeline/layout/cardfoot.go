package layout

import (
	"math"
	"slices"
)

// withoutFeet takes off the first rows of cards those that are the feet of the cards
// above them.
func (b *band) withoutFeet(tops []int) []int {
	for k := len(tops) - 1; k > 1; k-- {
		if less := slices.Delete(slices.Clone(tops), k, k+1); b.closes(less, k-1, tops[k]) {
			tops = less
		}
	}
	return tops
}

// closes reports whether the rows from the given one on, set apart under the k-th row of
// cards, are the feet of these: each begins at its card's left edge, under every card
// there is one, and they are set as the feet of the cards in another row are, where no
// white parts them from the text.
func (b *band) closes(tops []int, k, from int) bool {
	if k == 0 {
		return false
	}
	end := len(b.rows)
	if k+1 < len(tops) {
		end = tops[k+1]
	}
	heads := map[int]stretch{}
	b.columns(tops[k], from, func(c int, lines []stretch) { heads[c] = lines[0] })
	feet, fit := map[int]stretch{}, true
	b.columns(from, end, func(c int, lines []stretch) {
		head, ok := heads[c]
		fit = fit && ok && math.Abs(head.ws[0].x0-lines[0].ws[0].x0) < 0.5*b.em
		feet[c] = lines[0]
	})
	if !fit || len(feet) < len(heads) {
		return false
	}
	same := 0
	b.columns(tops[k-1], tops[k], func(c int, lines []stretch) {
		foot, ok := feet[c]
		for i := 1; ok && i < len(lines); i++ {
			if sameType(&lines[i], &foot) && lines[i].bold == foot.bold && !(sameType(&lines[0], &foot) && lines[0].bold == foot.bold) {
				same++
				break
			}
		}
	})
	return same*2 > len(feet)
}
