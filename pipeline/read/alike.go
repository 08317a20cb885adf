package read

import (
	"fmt"
	"math"
	"strings"
	"sync"

	"factsheet/pipeline/document"
)

// What follows holds for every reader of PDFs, so that a page comes out alike whoever
// reads it.

// CleanText is the text of a glyph without what only fonts have: ligatures in one
// character, control characters, soft hyphens.
func CleanText(s string) string { return cleanText(s) }

// IsBold reports whether a font's name says that it is bold.
func IsBold(name string) bool { return isBold(name) }

// TeXText is what a code stands for in TeX's text encodings: the older one (OT1), or T1.
func TeXText(code byte, ot1 bool) string {
	if ot1 {
		return oldTeX()[code]
	}
	return newTeX()[code]
}

var (
	oldTeX = sync.OnceValue(func() *encoding { return texEncoding(true) })
	newTeX = sync.OnceValue(func() *encoding { return texEncoding(false) })
)

// PageProblem says what kept a page from being read whole: the faults met on it, too
// many letters that its fonts do not tell, or a picture in place of text. covered is
// the share of the page that a picture covers, asked only where it matters.
func PageProblem(p *document.GlyphPage, faults []string, unknown int, covered func() float64) string {
	n := 0
	for i := range p.Glyphs {
		if p.Glyphs[i].Text != " " {
			n++
		}
	}
	switch {
	case n == 0 && covered() > 0.2:
		p.Picture = true
	case unknown > 4 && unknown*50 > n:
		faults = append(faults, fmt.Sprintf("%d of %d characters are in fonts that do not tell their letters, and stand as \ufffd", unknown, n))
	}
	return strings.Join(faults, "; ")
}

// Turn is the direction of a baseline that goes along x, y, in quarters:
// 0, 90, 180, 270; -1 where it is askew.
func Turn(x, y float64) int {
	switch ax, ay := math.Abs(x), math.Abs(y); {
	case ay <= 0.05*ax && x >= 0:
		return 0
	case ay <= 0.05*ax:
		return 180
	case ax <= 0.05*ay && y > 0:
		return 90
	case ax <= 0.05*ay:
		return 270
	}
	return -1
}
