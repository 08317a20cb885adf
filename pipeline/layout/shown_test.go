package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/document"
	"factsheet/pipeline/layout"
	"factsheet/pipeline/normalise"
)

// coloured sets a line in a colour.
func (p *page) coloured(x, y, size float64, colour uint32, text string) *page {
	n := len(p.Glyphs)
	p.set(x, y, size, text)
	for i := n; i < len(p.Glyphs); i++ {
		p.Glyphs[i].Colour = colour
	}
	return p
}

// drawn is the document of some pages, with its blocks.
func drawn(pages ...*page) *document.Document {
	d := &document.Document{}
	var takes []document.Take
	for i, p := range pages {
		p.Number = i + 1
		laid := layout.Glyphs(&p.GlyphPage)
		takes = append(takes, document.Take{Number: p.Number, Width: p.Width, Height: p.Height, Text: laid.Text, Lines: laid.Lines, Tables: laid.Tables})
	}
	d.Gather(takes)
	layout.Text(d)
	return d
}

// showDrawn writes a block a line: its kind, level and bullet, and its words.
func showDrawn(d *document.Document) []string {
	v := normalise.New(d)
	var out []string
	for i, b := range d.Blocks {
		kind := b.Kind.String()
		if b.Kind == document.Heading {
			kind += fmt.Sprint(" ", b.Level)
		}
		if b.Bullet.Len() > 0 {
			kind += " " + strings.TrimSpace(b.Bullet.Of(d.Text))
		}
		out = append(out, kind+": "+strings.ReplaceAll(v.Blocks[i].Of(v.Text), "\t", " | "))
	}
	return out
}

func wantBlocks(t *testing.T, d *document.Document, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, showDrawn(d)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// body is a paragraph of 10 points in lines of some forty letters.
func (p *page) body(x, y float64) *page {
	return p.lines(x, y, 10, "The Fund works in ten countries of that", "region, and it has done so for a decade", "with the help of many of its neighbours.")
}

const bodyText = "The Fund works in ten countries of that region, and it has done so for a decade with the help of many of its neighbours."

func TestHeadingsAreToldByHowTheyAreSet(t *testing.T) {
	for _, c := range []struct {
		name string
		page *page
		want []string
	}{
		{"by size, the largest being the title", newPage().bold(50, 720, 22, "Clean water").bold(50, 680, 13, "How it began").body(50, 660).bold(50, 600, 13, "What comes").body(50, 580),
			[]string{"heading 1: Clean water", "heading 2: How it began", "paragraph: " + bodyText, "heading 2: What comes", "paragraph: " + bodyText}},
		{"by weight, below those of size", newPage().bold(50, 720, 22, "Clean water").bold(50, 680, 13, "How it began").
			body(50, 660).bold(50, 600, 10, "In the north").body(50, 585).bold(50, 525, 13, "What comes").body(50, 505),
			[]string{"heading 1: Clean water", "heading 2: How it began", "paragraph: " + bodyText, "heading 3: In the north",
				"paragraph: " + bodyText, "heading 2: What comes", "paragraph: " + bodyText}},
		{"by colour", newPage().bold(50, 720, 22, "Clean water").coloured(50, 680, 10, 0x0050a0, "How it began").body(50, 660).
			coloured(50, 600, 10, 0x0050a0, "What comes").body(50, 580),
			[]string{"heading 1: Clean water", "heading 2: How it began", "paragraph: " + bodyText, "heading 2: What comes", "paragraph: " + bodyText}},
		{"a title over two lines", newPage().bold(50, 720, 22, "Clean water for").bold(50, 690, 22, "the islands").body(50, 650),
			[]string{"heading 1: Clean water for the islands", "paragraph: " + bodyText}},
		{"a kind of paper is no title", newPage().bold(50, 740, 24, "FACTSHEET").bold(50, 700, 18, "Clean water").body(50, 660),
			[]string{"heading 2: FACTSHEET", "heading 1: Clean water", "paragraph: " + bodyText}},
		{"nor is the name of the body whose paper it is", newPage().bold(50, 740, 24, "Ministry of Water").bold(50, 700, 18, "Clean water").body(50, 660),
			[]string{"heading 2: Ministry of Water", "heading 1: Clean water", "paragraph: " + bodyText}},
		{"a figure set large is none", newPage().bold(50, 720, 18, "Clean water").set(50, 670, 30, "24").set(50, 655, 10, "wells dug").body(50, 610),
			[]string{"heading 1: Clean water", "tile: 24 wells dug", "paragraph: " + bodyText}},
		{"a heading that is numbered apart", newPage().bold(50, 720, 18, "Clean water").bold(50, 680, 10, "II.").bold(90, 680, 10, "Partners").body(50, 660),
			[]string{"heading 1: Clean water", "heading 2: II. | Partners", "paragraph: " + bodyText}},
		{"one that ends with a preposition", newPage().bold(50, 720, 18, "Clean water").bold(50, 680, 12, "Who we work with").body(50, 660),
			[]string{"heading 1: Clean water", "heading 2: Who we work with", "paragraph: " + bodyText}},
		{"a bold sentence is none", newPage().bold(50, 720, 18, "Clean water").bold(50, 680, 10, "All wells were dug by hand.").body(50, 660),
			[]string{"heading 1: Clean water", "paragraph: All wells were dug by hand.", "paragraph: " + bodyText}},
		{"a lead paragraph set large is none", newPage().bold(50, 720, 22, "Clean water").
			set(50, 685, 12, "Half of the people drank from rivers. Then").
			set(50, 670, 12, "the wells came and all of that changed").body(50, 640),
			[]string{"heading 1: Clean water", "paragraph: Half of the people drank from rivers. Then the wells came and all of that changed", "paragraph: " + bodyText}},
		{"what a form has filled in is none", newPage().bold(50, 720, 22, "Clean water").body(50, 690).set(50, 630, 12, "N/A").
			body(50, 600).set(50, 540, 12, "Date of visit: 01/09/2015").body(50, 510),
			[]string{"heading 1: Clean water", "paragraph: " + bodyText, "paragraph: N/A", "paragraph: " + bodyText, "paragraph: Date of visit: 01/09/2015", "paragraph: " + bodyText}},
		{"a quotation set large is none", newPage().bold(50, 720, 22, "Clean water").body(50, 690).set(50, 630, 14, "“We drink without fear”").body(50, 600),
			[]string{"heading 1: Clean water", "paragraph: " + bodyText, "paragraph: “We drink without fear”", "paragraph: " + bodyText}},
		{"bold words that a sentence goes on from are none", newPage().bold(50, 720, 22, "Clean water").
			bold(50, 690, 10, "The villages of the north and west and").
			lines(50, 677.5, 10, "those of the islands share the ten wells", "that were dug before the rains of May."),
			[]string{"heading 1: Clean water", "paragraph: The villages of the north and west and those of the islands share the ten wells that were dug before the rains of May."}},
		{"bold names under one another are none", newPage().bold(50, 720, 22, "Clean water").body(50, 690).
			bold(50, 630, 10, "Amina Dlamini").bold(50, 610, 10, "Peter Moyo").bold(50, 590, 10, "Rita Tembo").body(50, 560),
			[]string{"heading 1: Clean water", "paragraph: " + bodyText, "paragraph: Amina Dlamini", "paragraph: Peter Moyo", "paragraph: Rita Tembo", "paragraph: " + bodyText}},
		{"where nothing stands out the words tell", newPage().set(50, 720, 10, "Where we work").lines(50, 690, 10, "The Fund works in ten countries."),
			[]string{"heading 3: Where we work", "paragraph: The Fund works in ten countries."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := drawn(c.page)
			for i, s := range c.want {
				c.want[i] = strings.NewReplacer("“", `"`, "”", `"`).Replace(s)
			}
			wantBlocks(t, d, c.want...)
		})
	}
}

func TestBlocksKnowTheirBox(t *testing.T) {
	d := drawn(newPage().bold(50, 720, 20, "Clean water").body(50, 680))
	b := d.Blocks[1].Box
	if b.X0 != 50 || b.Y1 < 685 || b.Y1 > 690 || b.Y0 < 650 || b.Y0 > 655 || b.X1 < 230 {
		t.Errorf("the paragraph's box is %v", b)
	}
}

func TestItemsKnowTheirBullets(t *testing.T) {
	for _, c := range []struct {
		name   string
		bullet string
		want   string
	}{
		{"a sign", "•", "•"},
		{"a dash", "–", "–"},
		{"a letter of an icon font", "o", "o"},
		{"a rune that no font tells of", "\ue0a5", "\ue0a5"},
		{"a letter that nothing names", "\ufffd", "\ufffd"},
		{"a number", "1.", "1."},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newPage().bold(50, 720, 20, "Clean water").body(50, 690)
			p.set(50, 640, 10, c.bullet).set(65, 640, 10, "wells in the dry north of that land").set(65, 627.5, 10, "and its islands")
			wantBlocks(t, drawn(p), "heading 1: Clean water", "paragraph: "+bodyText, "item "+c.want+": wells in the dry north of that land and its islands")
		})
	}
}

func TestTextAfterAListThatIsSetTightIsNoItem(t *testing.T) {
	p := newPage().bold(50, 720, 20, "Clean water").body(50, 690)
	p.set(50, 640, 10, "•").set(65, 640, 10, "Wells in the dry north of that land").set(65, 627.5, 10, "and its islands")
	p.lines(50, 615, 10, "The Fund pays for all of them.")
	wantBlocks(t, drawn(p), "heading 1: Clean water", "paragraph: "+bodyText,
		"item •: Wells in the dry north of that land and its islands", "paragraph: The Fund pays for all of them.")
}

func TestWrappedLineThatBeginsLikeAnItemIsNone(t *testing.T) {
	p := newPage().bold(50, 720, 20, "Clean water").
		lines(50, 690, 10, "The plan, which took up a sheet of form", "2. That sheet was the first to be given",
			"– and so it went – to the last village.")
	wantBlocks(t, drawn(p), "heading 1: Clean water", "paragraph: The plan, which took up a sheet of form 2. That sheet was the "+
		"first to be given – and so it went – to the last village.")
}

func TestBoldItemsAreItemsAndNoHeadings(t *testing.T) {
	p := newPage().bold(50, 720, 20, "Clean water").body(50, 690)
	for i, s := range []string{"Wells", "Pumps", "Pipes"} {
		p.bold(50, 640-20*float64(i), 10, "•").bold(65, 640-20*float64(i), 10, s)
	}
	p.body(50, 570)
	wantBlocks(t, drawn(p), "heading 1: Clean water", "paragraph: "+bodyText, "item •: Wells", "item •: Pumps", "item •: Pipes", "paragraph: "+bodyText)
}

func TestCaptionsStandApart(t *testing.T) {
	for _, s := range []string{"Figure 1: Wells dug by year", "Photo: A well in the north", "Source: Ministry of Water",
		"Table 2. Wells by district", "A well in the north. © Field team"} {
		p := newPage().bold(50, 720, 20, "Clean water").body(50, 690).set(50, 600, 8, s).body(50, 570)
		wantBlocks(t, drawn(p), "heading 1: Clean water", "paragraph: "+bodyText, "caption: "+s, "paragraph: "+bodyText)
	}
}

func TestSentenceAboutAFigureIsNoCaption(t *testing.T) {
	for _, number := range []string{"1", "2-1", "3.2", "A4.1"} {
		sentence := "Figure " + number + " shows how many wells were dug."
		p := newPage().bold(50, 720, 20, "Clean water").body(50, 690).set(50, 640, 10, sentence)
		wantBlocks(t, drawn(p), "heading 1: Clean water", "paragraph: "+bodyText, "paragraph: "+sentence)
	}
}

func TestTilesAreFiguresWithTheirCaptions(t *testing.T) {
	for _, c := range []struct {
		name string
		page *page
		want string
	}{
		{"under it", newPage().set(50, 600, 26, "US$ 4 million").set(50, 582, 10, "given by donors"), "tile: US$ 4 million given by donors"},
		{"over it", newPage().set(50, 600, 10, "given by donors").set(50, 575, 26, "US$ 4 million"), "tile: given by donors US$ 4 million"},
		{"with its unit", newPage().set(50, 600, 26, "23 wells").set(50, 582, 10, "in two districts"), "tile: 23 wells in two districts"},
		{"a share", newPage().set(50, 600, 26, "1 in 3").set(50, 582, 10, "wells is dry"), "tile: 1 in 3 wells is dry"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := c.page.bold(50, 720, 20, "Clean water").body(50, 690).body(50, 500)
			wantBlocks(t, drawn(p), "heading 1: Clean water", "paragraph: "+bodyText, c.want, "paragraph: "+bodyText)
		})
	}
}

func TestNumbersOfChaptersAreNoTiles(t *testing.T) {
	p := newPage().bold(50, 770, 20, "Clean water")
	for i := range 3 {
		y := 740 - 130*float64(i)
		p.bold(50, y, 16, fmt.Sprint(i+1)).bold(50, y-20, 13, "A chapter of it").body(50, y-40)
	}
	for _, b := range drawn(p).Blocks {
		if b.Kind == document.Tile {
			t.Error("the number of a chapter is taken for a tile")
		}
	}
}

func TestFiguresOfAnAxisAreLabels(t *testing.T) {
	p := newPage().bold(50, 720, 20, "Clean water").body(50, 690)
	for i, s := range []string{"6.2", "7.9", "10.1"} {
		p.set(60+float64(i)*80, 560+float64(i)*30, 8, s)
	}
	p.body(50, 400)
	labels := 0
	for _, b := range drawn(p).Blocks {
		if b.Kind == document.Label {
			labels++
		}
	}
	if labels != 3 {
		t.Errorf("%d labels, want 3", labels)
	}
}

func TestNamesWithNumbersUnderAFigureAreLabels(t *testing.T) {
	for title, kind := range map[string]document.Kind{"Figure 2. Spending by sector": document.Label, "Spending by sector": document.Paragraph} {
		p := newPage().bold(50, 720, 20, "Clean water").body(50, 690).set(50, 620, 9, title)
		for i, s := range []string{"Health", "Water", "Roads"} {
			p.set(50, 600-14*float64(i), 10, s).set(250, 600-14*float64(i), 10, fmt.Sprint(10+i))
		}
		p.body(50, 500)
		n := 0
		for _, b := range drawn(p).Blocks {
			if b.Kind == document.Label {
				n++
			}
		}
		if want := map[document.Kind]int{document.Label: 3}[kind]; n != want {
			t.Errorf("under %q stand %d labels, want %d", title, n, want)
		}
	}
}

func TestYearOfATimeLineIsNoTile(t *testing.T) {
	p := newPage().bold(50, 720, 20, "Clean water").body(50, 690).set(50, 600, 26, "2009").set(50, 582, 10, "first wells dug").body(50, 540)
	for _, b := range drawn(p).Blocks {
		if b.Kind == document.Tile {
			t.Error("2009 is taken for a tile's figure")
		}
	}
}
