package layout_test

import (
	"strings"
	"testing"

	"factsheet/pipeline/document"
)

// begun is a column of lines whose last stops in the middle of a sentence.
func (p *page) begun(x, y float64) *page {
	return p.lines(x, y, 10, "The Fund works in ten countries of that", "region, and it has so far been given as", "much as it has ever asked for, US$ 236")
}

const begunText = "The Fund works in ten countries of that region, and it has so far been given as much as it has ever asked for, US$ 236"

func TestSentenceGoesOnOverAnEdge(t *testing.T) {
	for _, c := range []struct {
		name  string
		pages []*page
	}{
		{"of a page with its footer and header", []*page{
			newPage().set(50, 770, 8, "Fund report").begun(50, 100).set(300, 20, 8, "1"),
			newPage().set(50, 770, 8, "Fund report").lines(50, 720, 10, "million in all, from many a source.").set(300, 20, 8, "2"),
		}},
		{"with a note under the page", []*page{
			newPage().begun(50, 120).set(50, 60, 8, "1 See the report of 2016 to the board."),
			newPage().lines(50, 720, 10, "million in all, from many a source."),
		}},
		{"with a box of its own heading at the side", []*page{
			newPage().begun(50, 120).bold(400, 720, 12, "Key facts").lines(400, 700, 8, "The office opened in May of", "that year in the capital."),
			newPage().lines(50, 720, 10, "million in all, from many a source."),
		}},
		{"with a table", []*page{
			newPage().begun(50, 300).
				set(50, 240, 10, "Country").set(200, 240, 10, "Wells").set(300, 240, 10, "Pumps").
				set(50, 225, 10, "Fiji").set(200, 225, 10, "12").set(300, 225, 10, "4").
				set(50, 210, 10, "Tonga").set(200, 210, 10, "10").set(300, 210, 10, "3").
				set(50, 195, 10, "Samoa").set(200, 195, 10, "9").set(300, 195, 10, "2").
				lines(50, 140, 10, "million in all, from many a source."),
		}},
		{"with a figure's caption", []*page{
			newPage().begun(50, 300).set(50, 200, 8, "Photo: a well in the north").lines(50, 140, 10, "million in all, from many a source."),
		}},
		{"of a column", []*page{newPage().begun(50, 700).begun(50, 660).body(50, 760).lines(320, 760, 10, "million in all, from many a source.").body(320, 730).body(320, 690)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := drawn(c.pages...)
			whole := begunText + " million in all, from many a source."
			for i, s := range showDrawn(d) {
				if strings.HasSuffix(s, whole) {
					if n := len(d.Blocks[i].Parts); n < 2 {
						t.Errorf("it has %d parts", n)
					}
					return
				}
			}
			t.Errorf("%q is no block:\n%s", whole, strings.Join(showDrawn(d), "\n"))
		})
	}
}

func TestWhatDoesNotGoOnStaysApart(t *testing.T) {
	for _, c := range []struct {
		name  string
		pages []*page
	}{
		{"after the end of a sentence", []*page{newPage().body(50, 120), newPage().lines(50, 720, 10, "million in all, from many a source.")}},
		{"in another size", []*page{newPage().begun(50, 120), newPage().lines(50, 720, 7, "million in all, from many a source.")}},
		{"a heading", []*page{newPage().lines(50, 120, 10, "The Fund works in ten countries of that",
			"region, and it has so far been given as"), newPage().bold(50, 720, 14, "Where it works").body(50, 690)}},
		{"an item", []*page{newPage().lines(50, 120, 10, "The Fund works in ten countries of that",
			"region, and it has so far been given as"), newPage().set(50, 720, 10, "•").set(65, 720, 10, "wells in the north").
			body(50, 690)}},
		{"a capital where the line before had room",
			[]*page{newPage().lines(50, 120, 10, "The Fund works in ten countries of that", "region with the Ministry of Water"),
				newPage().lines(50, 720, 10, "Some of them have had wells for as long", "as anybody there can tell.")}},
		{"two pages on", []*page{newPage().begun(50, 120), newPage().bold(50, 740, 14, "Where it works").body(50, 720), newPage().
			lines(50, 720, 10, "million in all, from many a source.")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := drawn(c.pages...)
			for i := range d.Blocks {
				if len(d.Blocks[i].Parts) > 1 {
					t.Errorf("joined: %q", showDrawn(d)[i])
				}
			}
		})
	}
}

func TestHyphenAtAPagesEndGoesWithItsWord(t *testing.T) {
	d := drawn(
		newPage().lines(50, 100, 10, "The Fund works in ten countries of that", "region, and all of them ask for develop-").set(300, 20, 8, "1"),
		newPage().lines(50, 720, 10, "ment that lasts.").set(300, 20, 8, "2"))
	wantBlocks(t, d, "paragraph: The Fund works in ten countries of that region, and all of them ask for development that lasts.", "footer: 1", "footer: 2")
}

// Blocks lie in the order of their first parts, no two share a byte, and every letter is
// in one.
func TestDrawnBlocksHoldAllWordsOnce(t *testing.T) {
	d := drawn(
		newPage().set(50, 770, 8, "Fund report").bold(50, 720, 20, "Clean water").body(50, 690).set(50, 600, 10, "•").
			set(65, 600, 10, "wells").set(50, 560, 26, "24").set(50, 545, 10, "pumps").begun(50, 120).set(300, 20, 8, "1"),
		newPage().set(50, 770, 8, "Fund report").lines(50, 720, 10, "million in all, from many a source.").set(50, 690, 8, "Photo: a well").set(300, 20, 8, "2"))
	held := make([]int, len(d.Text))
	last := -1
	for _, b := range d.Blocks {
		first := b.Parts[0].Start
		if b.Bullet.Len() > 0 {
			first = b.Bullet.Start
		}
		if first <= last {
			t.Errorf("block %v begins before the one before it", b.Parts)
		}
		last = first
		for _, p := range append([]document.Span{b.Bullet}, b.Parts...) {
			for i := p.Start; i < p.End; i++ {
				held[i]++
			}
		}
	}
	for i, c := range d.Text {
		if n := held[i]; n > 1 || n == 0 && !strings.ContainsRune(" \n\f", c) {
			t.Errorf("%q at %d is in %d blocks", c, i, n)
		}
	}
}
