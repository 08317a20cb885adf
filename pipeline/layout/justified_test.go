package layout_test

import (
	"strings"
	"testing"

	"factsheet/pipeline/document"
)

// justified sets lines that fill a column, as a typesetter without hyphens does.
func (p *page) justified(x, y, width, size float64, lines ...string) *page {
	for i, l := range lines {
		words := strings.Fields(l)
		letters := len([]rune(strings.Join(words, "")))
		gap := 0.0
		if len(words) > 1 {
			gap = (width - float64(letters)*size*0.5) / float64(len(words)-1)
		}
		at := x
		for _, w := range words {
			for _, r := range w {
				p.Glyphs = append(p.Glyphs, document.Glyph{Text: string(r), X: at, Y: y - float64(i)*size*1.25, Width: size * 0.5, Size: size})
				at += size * 0.5
			}
			at += gap
		}
	}
	return p
}

func TestAJustifiedLineOfFewWordsIsTextAndNoCells(t *testing.T) {
	lines := []string{"the first of the grants is", "to be signed in", "October 2024 by", "all of the donors who had", "asked for it in the spring", "and the rest of it later on"}
	check(t, newPage().justified(50, 700, 135, 10, lines...), strings.Join(lines, "\n"))
}

func TestFiguresAtAColumnsEdgeStayCells(t *testing.T) {
	p := newPage().justified(50, 700, 160, 10, "the first of the grants is for", "the schools in the far hills",
		"and the next is for the wells", "Wells 1,250", "Schools 3,400", "of all that there is so far as")
	if got := textOf(t, p); !strings.Contains(got, "Wells   1,250") || !strings.Contains(got, "Schools   3,400") {
		t.Errorf("got\n%s", got)
	}
}
