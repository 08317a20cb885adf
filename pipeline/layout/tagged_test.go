package layout_test

import (
	"strings"
	"testing"

	"factsheet/pipeline/document"
	"factsheet/pipeline/layout"
)

// under sets lines under one another, drawn under the mark.
func (p *page) under(id int, x, y float64, text ...string) *page {
	first := len(p.Glyphs)
	p.lines(x, y, 10, text...)
	for i := first; i < len(p.Glyphs); i++ {
		p.Glyphs[i].Mark = id
	}
	return p
}

// tree is a structure tree of paragraphs, in the order of the marks.
func (p *page) tree(ids ...int) *page {
	for i, id := range ids {
		p.Structure = append(p.Structure, document.Mark{ID: id, Role: "P", Block: i})
	}
	return p
}

func TestPageIsReadInTheOrderOfItsStructureTree(t *testing.T) {
	left, right := strings.Join(leftText, "\n"), strings.Join(rightText, "\n")
	for _, c := range []struct {
		name string
		page *page
		want string
	}{
		{"a box beside the text comes after it", newPage().under(1, 50, 700, leftText...).under(2, 320, 700, rightText...).tree(2, 1), right + "\n\n" + left},
		{"the columns come in their order", newPage().under(1, 50, 700, leftText...).under(2, 320, 700, rightText...).tree(1, 2), left + "\n\n" + right},
		{"there is no tree", newPage().under(1, 50, 700, leftText...).under(2, 320, 700, rightText...), left + "\n\n" + right},
		{"the tree does not know the half of it", newPage().under(1, 50, 700, leftText...).under(2, 320, 700, rightText...).tree(2), left + "\n\n" + right},
		{
			"a stack has marks from both ends of the tree", newPage().under(1, 50, 700, leftText[:2]...).
				under(3, 50, 675, leftText[2:]...).under(2, 320, 700, rightText...).tree(1, 2, 3), left + "\n\n" + right,
		},
	} {
		t.Run(c.name, func(t *testing.T) { check(t, c.page, c.want) })
	}
}

// A tree that lists boxes as they were drawn would have the foot of the page read first.
func TestTreeThatLeapsIsNotFollowed(t *testing.T) {
	over := "This line goes over both of the columns from the left to the right edge of the page"
	p := newPage().under(1, 50, 740, over).under(2, 50, 700, leftText...).under(3, 320, 700, rightText...).under(4, 50, 600, strings.ToUpper(over)).tree(4, 3, 2, 1)
	text := layout.PageText(&p.GlyphPage)
	if want := over + "\n\n" + strings.Join(leftText, "\n"); !strings.HasPrefix(text, want) {
		t.Errorf("got\n%s", text)
	}
}
