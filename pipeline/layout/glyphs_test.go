package layout_test

import (
	"math"
	"os"
	"strings"
	"testing"

	"factsheet/pipeline/document"
	"factsheet/pipeline/layout"
	"factsheet/pipeline/read"
)

// page sets lines of text on a page, in a font whose letters are half as wide as they
// are high.
type page struct{ document.GlyphPage }

func newPage() *page { return &page{document.GlyphPage{Number: 1, Width: 600, Height: 800}} }

func (p *page) set(x, y, size float64, text string) *page {
	for _, r := range text {
		w := size * 0.5
		if r == ' ' {
			w = size * 0.28
		}
		p.Glyphs = append(p.Glyphs, document.Glyph{Text: string(r), X: x, Y: y, Width: w, Size: size})
		x += w
	}
	return p
}

// lines sets lines under one another.
func (p *page) lines(x, y, size float64, text ...string) *page {
	for i, l := range text {
		p.set(x, y-float64(i)*size*1.25, size, l)
	}
	return p
}

func check(t *testing.T, p *page, want string) {
	t.Helper()
	if got := textOf(t, p); got != want {
		t.Errorf("got\n%s\n\nwant\n%s", got, want)
	}
}

// textOf lays a page out, checks what is true of every page, and returns its text.
func textOf(t *testing.T, p *page) string {
	t.Helper()
	laid := layout.Glyphs(&p.GlyphPage)
	hold(t, &laid)
	return laid.Text
}

// hold checks what is true of every page laid out: its lines, words and cells are the
// text's, in order, and all of it.
func hold(t *testing.T, p *layout.Page) {
	t.Helper()
	at := 0
	for i, l := range p.Lines {
		between := p.Text[at:l.Span.Start]
		if want := map[bool]string{true: "\n\n", false: "\n"}[l.Block]; i > 0 && between != want {
			t.Fatalf("%q stands before line %d (block %v)", between, i, l.Block)
		}
		if strings.ContainsRune(l.Span.Of(p.Text), '\n') {
			t.Fatalf("line %d is %q", i, l.Span.Of(p.Text))
		}
		at = l.Span.Start
		for _, w := range l.Words {
			if strings.TrimSpace(p.Text[at:w.Span.Start]) != "" || w.Span.Len() == 0 || strings.ContainsAny(w.Span.Of(p.Text), " \n") {
				t.Fatalf("word %q after %q", w.Span.Of(p.Text), p.Text[at:w.Span.Start])
			}
			if w.Box.X0 < l.Box.X0 || w.Box.X1 > l.Box.X1 || w.Box.Y0 < l.Box.Y0 || w.Box.Y1 > l.Box.Y1 {
				t.Fatalf("word %q at %v leaves its line %v", w.Span.Of(p.Text), w.Box, l.Box)
			}
			at = w.Span.End
		}
		if at != l.Span.End {
			t.Fatalf("line %d ends with %q", i, p.Text[at:l.Span.End])
		}
	}
	if at != len(p.Text) {
		t.Fatalf("%q is in no line", p.Text[at:])
	}
	at = 0
	for _, x := range p.Tables {
		apart(t, &x)
		for _, c := range x.Cells {
			if len(c.Parts) != 1 || c.Span().Start < at || c.Span().Len() == 0 || c.Row >= x.Rows || c.Column+c.Columns > x.Columns || c.Columns < 1 {
				t.Fatalf("cell %+v of %+v after %d", c, x, at)
			}
			at = c.Span().End
		}
	}
}

var (
	leftText = []string{
		"The fund began in the year 2012 and", "has grown since then to a size that", "nobody had thought of; it now pays",
		"for schools in most of the towns and", "for some of the villages as well, too",
	}
	rightText = []string{
		"A review in the spring of 2019 said", "that the fund was run with care but", "asked for a plan of how to go on in",
		"the years when the donors will have", "left the country and gone elsewhere",
	}
)

func TestColumnsAreReadOneAfterTheOther(t *testing.T) {
	p := newPage().set(50, 740, 20, "Fund").lines(50, 700, 10, leftText...).lines(320, 700, 10, rightText...)
	check(t, p, "Fund\n\n"+strings.Join(leftText, "\n")+"\n\n"+strings.Join(rightText, "\n"))
}

func TestColumnsOffTheGridAreReadOneAfterTheOther(t *testing.T) {
	p := newPage().lines(50, 700, 10, leftText...).lines(320, 694, 10, rightText...)
	check(t, p, strings.Join(leftText, "\n")+"\n\n"+strings.Join(rightText, "\n"))
}

func TestLineAcrossColumnsPartsThem(t *testing.T) {
	across := "This line goes over both of the columns from the left to the right edge of the page"
	p := newPage().lines(50, 700, 10, leftText...).lines(320, 700, 10, rightText...).
		set(50, 610, 10, across).lines(50, 570, 10, rightText...).lines(320, 570, 10, leftText...)
	l, r := strings.Join(leftText, "\n"), strings.Join(rightText, "\n")
	check(t, p, l+"\n\n"+r+"\n\n"+across+"\n\n"+r+"\n\n"+l)
}

func TestTableIsReadRowByRow(t *testing.T) {
	p := newPage()
	for i, r := range [][]string{{"Kenya", "2019", "4,200"}, {"Ghana", "2020", "3,100"}, {"Nepal", "2021", "950"}, {"Benin", "2022", "75"}} {
		for k, c := range r {
			p.set(50+float64(k)*150, 700-float64(i)*13, 10, c)
		}
	}
	check(t, p, "Kenya   2019   4,200\n\nGhana   2020   3,100\n\nNepal   2021   950\n\nBenin   2022   75")
}

func TestTableCellsOfSeveralLinesAreJoined(t *testing.T) {
	p := newPage()
	for i, r := range []struct {
		country string
		title   []string
		budget  string
	}{
		{"Kenya", []string{"Cold stores for the port", "of Mombasa"}, "4,200,000"},
		{"Ghana", []string{"Lamps along the coast", "and on the islands"}, "640,000"},
		{"Nepal", []string{"Bridges that last the", "monsoon"}, "93,500"},
	} {
		y := 700 - float64(i)*40
		p.set(50, y, 10, r.country).lines(150, y, 10, r.title...).set(400, y, 10, r.budget)
	}
	check(t, p, "Kenya   Cold stores for the port of Mombasa   4,200,000\n\n"+
		"Ghana   Lamps along the coast and on the islands   640,000\n\nNepal   Bridges that last the monsoon   93,500")
}

func TestTableEndsWhereTextGoesOn(t *testing.T) {
	p := newPage().lines(50, 760, 10, "The table below tells what was paid to each of the four countries until now").
		set(50, 700, 10, "Country").set(150, 700, 10, "Port").set(400, 700, 10, "Paid")
	for i, r := range [][]string{{"Kenya", "Mombasa", "4,200"}, {"Ghana", "Tema", "3,100"}} {
		p.set(50, 685-float64(i)*15, 10, r[0]).set(150, 685-float64(i)*15, 10, r[1]).set(400, 685-float64(i)*15, 10, r[2])
	}
	p.set(50, 655, 10, "Countries in the mountains, which have no port of their own but use those")
	p.set(50, 640, 10, "Nepal").set(150, 640, 10, "Kolkata").set(400, 640, 10, "950")
	p.set(50, 625, 10, "Total").set(400, 625, 10, "8,250")
	p.set(50, 590, 10, "What changed").lines(50, 575, 10, "No port was closed in any of the years, and three were opened again in the spring")
	check(t, p, `The table below tells what was paid to each of the four countries until now

Country   Port   Paid

Kenya   Mombasa   4,200

Ghana   Tema   3,100

Countries in the mountains, which have no port of their own but use those

Nepal   Kolkata   950

Total   8,250

What changed
No port was closed in any of the years, and three were opened again in the spring`)
}

func TestLabelsOfARowStayWithItsFigures(t *testing.T) {
	p := newPage()
	var want []string
	for i, r := range [][4]string{
		{"Lower Falls hydropower plant, units 1 and 2", "Viti Levu", "open", "Island Power and Water Board"},
		{"Wind park on the north shore", "Vanua Levu", "open", "Northern Energy Trust of Fiji"},
		{"Upper Falls plant, units 3 to 6", "Viti Levu", "open", "Island Power and Light Company"},
	} {
		y := 700 - float64(i)*15
		p.set(50, y, 10, r[0]).set(300, y, 10, r[1]).set(380, y, 10, r[2]).set(430, y, 10, r[3])
		want = append(want, strings.Join(r[:], "   "))
	}
	check(t, p, strings.Join(want, "\n\n"))
}

func TestCellsKnowTheirRowsAndColumns(t *testing.T) {
	p := newPage()
	for i, r := range [][]string{{"Kenya", "2019", "4,200"}, {"Ghana", "", "3,100"}, {"Nepal", "2021", "950"}, {"Benin", "2022", "75"}} {
		for k, c := range r {
			p.set(50+float64(k)*150, 700-float64(i)*13, 10, c)
		}
	}
	laid := layout.Glyphs(&p.GlyphPage)
	if len(laid.Tables) != 1 || laid.Tables[0].Rows != 4 || laid.Tables[0].Columns != 3 {
		t.Fatalf("tables %+v", laid.Tables)
	}
	x := &laid.Tables[0]
	c := x.At(strings.Index(laid.Text, "3,100"))
	if c == nil || c.Row != 1 || c.Column != 2 || c.Box.X0 != 350 || c.Box.X1 <= 350 || c.Box.Y0 >= 687 || c.Box.Y1 <= 687 {
		t.Errorf("the cell is %+v", c)
	}
	if x.At(strings.Index(laid.Text, "Nepal")-1) != nil {
		t.Error("a blank is in a cell")
	}
}

func TestTurnedTextKnowsItsPlace(t *testing.T) {
	for turn, want := range map[int]document.Box{
		0:   {X0: 100, Y0: 197.8, X1: 110, Y1: 207.5},
		90:  {X0: 92.5, Y0: 200, X1: 102.2, Y1: 210},
		180: {X0: 90, Y0: 192.5, X1: 100, Y1: 202.2},
		270: {X0: 97.8, Y0: 190, X1: 107.5, Y1: 200},
	} {
		p := newPage()
		dx, dy := map[int]float64{0: 5, 180: -5}[turn], map[int]float64{90: 5, 270: -5}[turn]
		for i, r := range "ab" {
			p.Glyphs = append(p.Glyphs, document.Glyph{Text: string(r), X: 100 + dx*float64(i), Y: 200 + dy*float64(i), Width: 5, Size: 10, Turn: turn})
		}
		laid := layout.Glyphs(&p.GlyphPage)
		if got := laid.Lines[0].Box; laid.Text != "ab" || near(got, want) > 1e-9 {
			t.Errorf("turned by %d: %q at %v, want %v", turn, laid.Text, got, want)
		}
	}
}

func near(a, b document.Box) float64 {
	return max(math.Abs(a.X0-b.X0), math.Abs(a.Y0-b.Y0), math.Abs(a.X1-b.X1), math.Abs(a.Y1-b.Y1))
}

func TestTilesAreReadOneByOne(t *testing.T) {
	p := newPage().set(50, 700, 24, "412").lines(50, 680, 9, "workshops with", "new tools").
		set(250, 700, 24, "58").lines(250, 680, 9, "bridges made", "safe again")
	check(t, p, "412\n\nworkshops with\nnew tools\n\n58\n\nbridges made\nsafe again")
}

func TestListMarksStayWithTheirItems(t *testing.T) {
	p := newPage()
	for i, l := range []string{"first thing that was done in 2019", "second thing that was done after it", "third thing that nobody had asked for"} {
		p.set(50, 700-float64(i)*13, 10, "•").set(68, 700-float64(i)*13, 10, l)
	}
	if got := layout.PageText(&p.GlyphPage); !strings.HasPrefix(got, "• first thing") || strings.Count(got, "•") != 3 || strings.Contains(got, "•\n") {
		t.Errorf("got %q", got)
	}
}

func TestRaisedFiguresAreNoDigitsOfTheNumberBefore(t *testing.T) {
	p := newPage().set(50, 700, 10, "signed in 2019").set(50+10*0.28*2+10*0.5*12, 703.5, 6, "1").set(122, 700, 10, "here")
	if got := layout.PageText(&p.GlyphPage); !strings.Contains(got, "2019¹ here") {
		t.Errorf("got %q", got)
	}
}

func TestSpacedOutLettersAreOneWord(t *testing.T) {
	p := newPage()
	x := 50.0
	for _, r := range "SUMMARY OF RESULTS" {
		if r != ' ' {
			p.Glyphs = append(p.Glyphs, document.Glyph{Text: string(r), X: x, Y: 700, Width: 5, Size: 10})
		}
		x += 7
	}
	check(t, p, "SUMMARY OF RESULTS")
}

func TestTightLinesKeepTheirBlanks(t *testing.T) {
	p := newPage()
	x := 50.0
	for _, r := range "of all the sums in it" { // no blank glyphs, narrow gaps
		if r == ' ' {
			x += 1.9
			continue
		}
		p.Glyphs = append(p.Glyphs, document.Glyph{Text: string(r), X: x, Y: 700, Width: 5, Size: 10})
		x += 5
	}
	check(t, p, "of all the sums in it")
}

func TestLettersDrawnTwiceAreReadOnce(t *testing.T) {
	p := newPage().set(50, 700, 10, "Bold US$ 5").set(50.3, 700, 10, "Bold US$ 5")
	check(t, p, "Bold US$ 5")
}

func TestHyphenThatNobodySeesIsNotRead(t *testing.T) {
	p := newPage().set(50, 700, 10, "a regu")
	x := p.Glyphs[len(p.Glyphs)-1].X + 5
	p.set(x, 700, 10, "-").set(x, 700, 10, "lated fee")
	check(t, p, "a regulated fee")
}

func TestTurnedTextStandsApart(t *testing.T) {
	p := newPage().set(50, 700, 10, "upright")
	for i, r := range "margin" {
		p.Glyphs = append(p.Glyphs, document.Glyph{Text: string(r), X: 20, Y: 300 + 5*float64(i), Width: 5, Size: 10, Turn: 90})
	}
	check(t, p, "upright\n\nmargin")
}

func TestParagraphsArePartedBySpaceIndentAndSize(t *testing.T) {
	p := newPage().set(50, 720, 14, "Where it goes").lines(50, 700, 10, leftText...).lines(50, 620, 10, rightText...)
	check(t, p, "Where it goes\n\n"+strings.Join(leftText, "\n")+"\n\n"+strings.Join(rightText, "\n"))
}

func TestFixtureSheetIsReadInOrder(t *testing.T) {
	data, err := os.ReadFile("../../fixtures/highland-partnership/highland-partnership.pdf")
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	if _, err := read.PDF(data, read.Defaults, func(p *document.GlyphPage) { got.WriteString(layout.PageText(p) + "\n") }); err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, s := range []string{"partners in the\nhighlands", "It was issued on 14 March 2023.", "Where the money goes",
		"every year about US$\n236,500", "People reached", "• 14 radio stations", "Who decides", "across\nthe border",
		"The courses", "Tools that last", "Looking ahead", "Lessons so far", "Contact"} {
		i := strings.Index(strings.ToLower(got.String()[at:]), strings.ToLower(s))
		if i < 0 {
			t.Fatalf("%q is missing, or stands before what it follows, in\n%s", s, got.String())
		}
		at += i
	}
}
