package layout_test

import (
	"strings"
	"testing"

	"factsheet/pipeline/document"
)

// marked sets lines of one marked-content sequence.
func (p *page) marked(role string, block int, x, y, size float64, lines ...string) *page {
	n := len(p.Glyphs)
	p.lines(x, y, size, lines...)
	id := len(p.Structure) + 1
	for i := n; i < len(p.Glyphs); i++ {
		p.Glyphs[i].Mark = id
	}
	p.Structure = append(p.Structure, document.Mark{ID: id, Role: role, Block: block})
	return p
}

// Browsers draw the bullets of a list, and print no sign for them.
func TestItemsWithoutASignAreToldByTheStructure(t *testing.T) {
	p := newPage().marked("H1", 0, 50, 720, 20, "Clean water").
		marked("P", 1, 50, 690, 10, "The Fund has paid for many things:").
		marked("LBody", 2, 65, 670, 10, "Wells in the dry north of that land", "and its islands").
		marked("LBody", 3, 65, 645, 10, "Pumps for the schools").
		marked("P", 4, 50, 625, 10, "All of them are in use.")
	wantBlocks(t, drawn(p), "heading 1: Clean water", "paragraph: The Fund has paid for many things:",
		"item: Wells in the dry north of that land and its islands", "item: Pumps for the schools",
		"paragraph: All of them are in use.")
}

func TestHeadingThatLooksLikeTextIsToldByTheStructure(t *testing.T) {
	p := newPage().marked("H1", 0, 50, 720, 20, "Clean water").marked("H2", 1, 50, 690, 10, "How it began").
		marked("P", 2, 50, 677.5, 10, "The Fund works in ten countries of that", "region, and it has done so for a decade.")
	wantBlocks(t, drawn(p), "heading 1: Clean water", "heading 2: How it began", "paragraph: The Fund works in ten countries of that region, and it has done so for a decade.")
}

func TestParagraphOfTheStructureGoesOnOverThePage(t *testing.T) {
	d := drawn(
		newPage().marked("LBody", 7, 65, 100, 10, "The Fund works in ten countries of that", "region with the help of the Ministry"),
		newPage().marked("LBody", 7, 65, 720, 10, "Board, which has done so for a decade."))
	wantBlocks(t, d, "item: The Fund works in ten countries of that region with the help of the Ministry Board, which has done so for a decade.")
	if len(d.Blocks[0].Parts) != 2 {
		t.Errorf("its parts are %v", d.Blocks[0].Parts)
	}
}

func TestLinesThatTheStructureHasAsParagraphsEachAreOne(t *testing.T) {
	p := newPage().marked("P", 0, 50, 690, 10, "The Fund works in ten countries of that").marked("P", 1, 50, 677.5, 10, "region, and it has done so for a decade.")
	got := showDrawn(drawn(p))
	if len(got) != 1 || !strings.Contains(got[0], "that region") {
		t.Errorf("got %q", got)
	}
}
