package layout

import (
	"math"
	"strings"
)

// justify marks the lines of a justified column whose few words were set apart to fill
// it: their gaps are as wide as a table's and part nothing. Only a column most of whose
// lines are text from edge to edge is one.
func justify(rows []row, s *stack) {
	full, text := 0, 0
	for i := range rows {
		if r := &rows[i]; r.cells == nil && s.fills(r) {
			if full++; len(r.words) > 2 && !strings.Contains(r.text(), cellGap) {
				text++
			}
		}
	}
	if text < 3 || 2*full < len(rows) {
		return
	}
	for i := range rows {
		if r := &rows[i]; r.cells == nil && s.fills(r) && strings.Contains(r.text(), cellGap) && r.evenly() {
			r.spread, r.line = true, ""
		}
	}
}

// fills reports whether a row reaches from edge to edge.
func (s *stack) fills(r *row) bool {
	return r.x0() < s.x0+0.3*r.size && r.x1() > s.x1-0.3*r.size
}

// evenly reports whether a row's words stand equally far apart, or are two words of
// text.
func (r *row) evenly() bool {
	if len(r.words) < 3 {
		return hasLetter(r.words[0].text) && hasLetter(r.words[len(r.words)-1].text)
	}
	low, high := math.Inf(1), 0.0
	for i := 1; i < len(r.words); i++ {
		if r.words[i].glued {
			continue
		}
		gap := r.words[i].x0 - r.words[i-1].x1
		low, high = min(low, gap), max(high, gap)
	}
	return high < 1.25*low
}
