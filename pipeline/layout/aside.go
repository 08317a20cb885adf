package layout

import (
	"math"
	"strings"
)

// aside tells of a box that a text flows around: the text beside it goes on above or
// below it in lines that are as wide as both, in the middle of a sentence. It returns
// the words in the order in which they are read, so that the box does not break the
// sentence; nil where there is no such box. A box beside the first line of a paragraph
// is read before it, any other after it.
func aside(rows []row, g gutter) [][]word {
	for g.first > 0 && g.first < g.last && rows[g.first-1].x1() <= g.x0 && isUnder(&rows[g.first-1], &rows[g.first]) {
		g.first-- // a box may stand a little lower than the line it begins beside
	}
	band := rows[g.first : g.last+1]
	left, right := sides(band, g)
	if len(left) == 0 || len(right) == 0 {
		return nil
	}
	for _, s := range []struct {
		text, box []word
		onLeft    bool
	}{{left, right, true}, {right, left, false}} {
		lines := rowsOf(s.text)
		if len(lines) < 2 || !s.onLeft && lines[0].x0()-g.x1 > lines[0].size {
			continue
		}
		pitch := lines[len(lines)-2].y - lines[len(lines)-1].y
		below := g.last+1 < len(rows) && flows(&lines[len(lines)-1], &rows[g.last+1], pitch, g)
		above := g.first > 0 && flows(&rows[g.first-1], &lines[0], lines[0].y-lines[1].y, g)
		if s.onLeft { // the text keeps to its edge
			below = below && math.Abs(lines[len(lines)-1].x0()-rows[g.last+1].x0()) < rows[g.last+1].size
			above = above && math.Abs(lines[0].x0()-rows[g.first-1].x0()) < lines[0].size
		}
		switch {
		case above:
			end := g.last + 1 // where the paragraph ends
			for below && end < len(rows) && rows[end-1].y-rows[end].y < 1.2*pitch+0.1 {
				end++
			}
			if !below && s.onLeft {
				continue // it is read after the box as it is
			}
			return [][]word{append(flat(rows[:g.first]), append(s.text, flat(rows[g.last+1:end])...)...), s.box, flat(rows[end:])}
		case below && s.onLeft:
			return [][]word{flat(rows[:g.first]), s.box, append(s.text, flat(rows[g.last+1:])...)}
		}
	}
	return nil
}

// isUnder reports whether b stands right under a, or beside what does.
func isUnder(a, b *row) bool { return a.y-b.y < 1.6*a.size }

// flows reports whether the text of line a goes on in line b right under it, in the
// middle of a sentence, where one of them goes across the gutter.
func flows(a, b *row, pitch float64, g gutter) bool {
	step := a.y - b.y
	return sameSize(a, b) && a.bold == b.bold && math.Abs(step-pitch) < 0.25*b.size && step < 2*b.size &&
		(fillsAcross(a, g) || fillsAcross(b, g)) && !endsSentence(a.text()) &&
		!strings.Contains(a.text(), cellGap) && !strings.Contains(b.text(), cellGap)
}

// fillsAcross reports whether running text goes across the gutter.
func fillsAcross(r *row, g gutter) bool {
	return r.x0() < g.x0 && r.x1() > g.x1
}
