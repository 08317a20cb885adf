package layout

import (
	"math"
	"slices"
)

// drawnRows parts a band where the file draws it in rows of blocks: what stands on the
// left, then what stands beside it, then the next below. So stand headings in a margin
// beside their text, questions beside their answers, numbers beside the steps that they
// count. Tables are drawn so as well: these are looked for before. It returns the first
// rows of the parts, or nil where the order of drawing tells of no such rows, as that
// of a file drawn line by line does.
func (b *band) drawnRows() []int {
	spoken := spokenOf(b.rows)
	if spoken == nil {
		return nil
	}
	n := len(b.rows)
	after := make([]int, n+1) // what is drawn first of the rows from here on
	after[n] = math.MaxInt
	for i := n - 1; i >= 0; i-- {
		after[i] = after[i+1]
		for k := range b.rows[i].words {
			if spoken[i][k] {
				after[i] = min(after[i], b.rows[i].words[k].drawn)
			}
		}
	}
	mid := (b.g.x0 + b.g.x1) / 2
	var tops []int
	before := -1         // what was drawn last of the rows above
	above := math.Inf(1) // the last line above on the left
	for i := range b.rows {
		begins := leftOf(b.rows[i].words, mid) > 0
		if !begins && i+1 < n && b.steps[i+1] < 0.8*b.em && leftOf(b.rows[i+1].words, mid) > 0 {
			begins = above-b.rows[i+1].y > blockStep*b.pitch // it stands a little lower than what is beside it
		}
		if begins && before < after[i] {
			tops = append(tops, i)
		}
		if leftOf(b.rows[i].words, mid) > 0 {
			above = b.rows[i].y
		}
		for k := range b.rows[i].words {
			if spoken[i][k] {
				before = max(before, b.rows[i].words[k].drawn)
			}
		}
	}
	if len(tops) < 2 {
		return nil
	}
	beside, blocks, heads := 0, 0, 0 // parts with words on both sides; those of them with lines of the left drawn before higher ones of the right; those with a heading on the left
	for k, rs := range partsAt(b.rows, tops) {
		var left, right drawnSpan
		below, heading := false, true
		for i := range rs {
			ws := rs[i].words
			at := leftOf(ws, mid)
			below = below || at > 0 && right.rows > 0
			heading = heading && (at == 0 || b.isHeading(ws[:at]))
			left.add(ws[:at], spoken[tops[k]+i][:at])
			right.add(ws[at:], spoken[tops[k]+i][at:])
		}
		if left.rows == 0 || right.rows == 0 {
			continue
		}
		if left.last > right.first {
			return nil
		}
		beside++
		if below {
			blocks++
		}
		if heading {
			heads++
		}
	}
	if beside < 2 || blocks*2 < beside && heads < beside {
		return nil
	}
	return tops
}

// hasFigureCells reports whether one of the columns has a figure in most of the parts
// that begin with the given rows, and nothing else: they are the rows of a table.
func (b *band) hasFigureCells(tops []int) bool {
	figures := make([]int, len(b.edges)+1)
	for k, top := range tops {
		end := len(b.rows)
		if k+1 < len(tops) {
			end = tops[k+1]
		}
		b.columns(top, end, func(c int, lines []stretch) {
			if len(lines) == 1 && isFigureCell(lines[0].ws) && lines[0].size < tileLarge*b.em {
				figures[c]++
			}
		})
	}
	return len(tops) > 2 && slices.Max(figures)*3 >= len(tops)*2
}

// isHeading reports whether the words, which stand beside others, are set as a heading
// is: larger than the rest, or bold where that is not.
func (b *band) isHeading(ws []word) bool {
	s := stretch{ws: ws, size: ws[0].size, bold: true}
	for i := range ws {
		s.bold = s.bold && (ws[i].bold || !hasLetter(ws[i].text))
	}
	return s.size > 1.08*b.em || s.bold && !b.bold
}

// counts reports whether each of the parts that begin with the given rows has a figure
// set large on both sides of the gutter: steps and aims that are counted, no table.
func (b *band) counts(tops []int) bool {
	mid := (b.g.x0 + b.g.x1) / 2
	for _, rs := range partsAt(b.rows, tops) {
		left, right := false, false
		for i := range rs {
			for _, w := range rs[i].words {
				if w.size > tileLarge*b.em && isFigureCell([]word{w}) {
					left, right = left || w.x0 < mid, right || w.x0 > mid
				}
			}
		}
		if !left || !right {
			return false
		}
	}
	return true
}

// readRows reads the parts of a band that begin with the given rows, of each the left
// side first.
func (b *band) readRows(tops []int, depth int, leaf func([]row, *table)) {
	cut(flat(b.rows[:tops[0]]), depth+1, leaf)
	if b.hasFigureCells(tops) {
		leaf(tableLines(b.rows[tops[0]:], partsAt(b.rows, tops)))
		return
	}
	for _, rs := range partsAt(b.rows, tops) {
		left, right := sides(rs, b.g)
		cut(left, depth+1, leaf)
		cut(right, depth+1, leaf)
	}
}
