package layout_test

import (
	"strings"
	"testing"
)

// bold sets a line in bold.
func (p *page) bold(x, y, size float64, text string) *page {
	n := len(p.Glyphs)
	p.set(x, y, size, text)
	for i := n; i < len(p.Glyphs); i++ {
		p.Glyphs[i].Bold = true
	}
	return p
}

// card sets a heading with its text under it.
func (p *page) card(x, y float64, head string, text ...string) *page {
	return p.bold(x, y, 10, head).lines(x, y-14, 10, text...)
}

func blocks(parts ...string) string { return strings.Join(parts, "\n\n") }

func text(lines ...string) string { return strings.Join(lines, "\n") }

func TestCardsAreReadOneByOneInRows(t *testing.T) {
	p := newPage().card(50, 700, "Water", leftText[:3]...).card(320, 700, "Roads", rightText...).
		card(50, 595, "Light", rightText...).card(320, 595, "Seeds", leftText[:3]...)
	check(t, p, blocks("Water", text(leftText[:3]...), "Roads", text(rightText...), "Light", text(rightText...), "Seeds", text(leftText[:3]...)))
}

func TestTheLastRowOfCardsMayHoldOne(t *testing.T) {
	p := newPage().card(50, 700, "Water", leftText[:3]...).card(320, 700, "Roads", rightText...).
		card(50, 595, "Light", rightText...).card(320, 595, "Seeds", leftText[:3]...).card(50, 490, "Doors", leftText...)
	check(t, p, blocks("Water", text(leftText[:3]...), "Roads", text(rightText...), "Light", text(rightText...), "Seeds", text(leftText[:3]...), "Doors", text(leftText...)))
}

func TestALineUnderCardsIsNoCard(t *testing.T) {
	p := newPage().card(50, 700, "Water", leftText[:3]...).card(320, 700, "Roads", rightText...).
		card(50, 595, "Light", rightText...).card(320, 595, "Seeds", leftText[:3]...).
		set(50, 480, 10, "Contact").set(120, 480, 10, "Office at the port").set(350, 480, 10, "office@fund.example")
	check(t, p, blocks("Water", text(leftText[:3]...), "Roads", text(rightText...), "Light", text(rightText...), "Seeds",
		text(leftText[:3]...), "Contact   Office at the port   office@fund.example"))
}

func TestColumnsWhoseTextGoesOnAreNoCards(t *testing.T) {
	left := []string{"The fund began in the year 2012 and", "has grown since then to a size that", "nobody had thought of."}
	right := []string{"at all, and again in the years after", "the one in which the bridge had been", "lost for the second time."}
	p := newPage().card(50, 700, "Water", left...).card(50, 630, "Light", left...).lines(320, 700, 10, right...).card(320, 630, "Roads", left...)
	check(t, p, blocks("Water", text(left...), "Light", text(left...), text(right...), "Roads", text(left...)))
}

func TestAHeadingWithNothingBesideItEndsTheColumns(t *testing.T) {
	p := newPage().lines(50, 700, 10, leftText...).lines(320, 700, 10, rightText...).
		set(50, 620, 13, "The second phase").lines(50, 600, 10, rightText...).lines(320, 600, 10, leftText...)
	check(t, p, blocks(text(leftText...), text(rightText...), "The second phase", text(rightText...), text(leftText...)))
}

func TestAHeadingInTheMiddleOfThreeColumnsStandsOverThem(t *testing.T) {
	short := []string{"Nobody had asked for it", "in all of the years when", "it was built and paid"}
	p := newPage().set(235, 740, 13, "The second phase").lines(50, 700, 10, short...).lines(230, 700, 10, short...).lines(410, 700, 10, short...)
	check(t, p, blocks("The second phase", text(short...), text(short...), text(short...)))
}

func TestABroadWhiteThroughColumnsPartsThem(t *testing.T) {
	p := newPage().lines(50, 700, 10, leftText...).lines(320, 700, 10, rightText...).
		lines(50, 615, 10, rightText...).lines(320, 615, 10, leftText...)
	check(t, p, blocks(text(leftText...), text(rightText...), text(rightText...), text(leftText...)))
}

func TestParagraphsThatBeginLevelByChancePartNoColumns(t *testing.T) {
	p := newPage().lines(50, 700, 10, leftText...).lines(50, 632, 10, rightText...).lines(50, 564, 10, leftText...).
		lines(320, 700, 10, rightText...).lines(320, 632, 10, leftText[:2]...).lines(320, 601, 10, rightText[:3]...)
	check(t, p, blocks(text(leftText...), text(rightText...), text(leftText...), text(rightText...), text(leftText[:2]...), text(rightText[:3]...)))
}

func TestTilesInRowsAreReadOneByOne(t *testing.T) {
	p := newPage()
	var want []string
	for i, x := range []string{"412", "58", "9", "77", "31", "640"} {
		left, top := 50+float64(i%3)*170, 700-float64(i/3)*66
		p.set(left+30, top, 17, x).lines(left, top-14, 8, "households with", "a tap of their own")
		want = append(want, x, "households with\na tap of their own")
	}
	check(t, p, blocks(want...))
}

func TestATablesTitleIsReadBeforeItAndAfterTheColumnsOver(t *testing.T) {
	p := newPage().lines(50, 700, 10, leftText...).lines(320, 700, 10, rightText[:4]...).
		bold(50, 620, 10, "Table 2. What was paid").set(50, 606, 8, "In thousands of US dollars")
	for i, r := range [][]string{{"Kenya", "2019", "4,200"}, {"Ghana", "2020", "3,100"}, {"Nepal", "2021", "950"}, {"Benin", "2022", "75"}} {
		for k, c := range r {
			p.set(50+float64(k)*180, 588-float64(i)*13, 10, c)
		}
	}
	check(t, p, blocks(text(leftText...), text(rightText[:4]...), "Table 2. What was paid", "In thousands of US dollars",
		"Kenya   2019   4,200", "Ghana   2020   3,100", "Nepal   2021   950", "Benin   2022   75"))
}

func TestTheBlanksOfATitleAreNoGutter(t *testing.T) {
	// The title's blank stands right over the gutter, as wide as it is.
	p := newPage().set(190, 740, 20, "Ten years").set(292, 740, 20, "of work").
		lines(50, 700, 10, leftText...).lines(320-26, 700, 10, rightText...).lines(50, 637, 10, rightText...).lines(320-26, 637, 10, leftText...)
	check(t, p, blocks("Ten years of work", text(leftText...)+"\n"+text(rightText...), text(rightText...)+"\n"+text(leftText...)))
}

func TestANoteInSmallTypeIsReadAfterTheColumns(t *testing.T) {
	p := newPage().lines(50, 700, 10, leftText...).lines(320, 700, 10, rightText...).set(50, 620, 7.5, "1 Without what was given in kind.")
	check(t, p, blocks(text(leftText...), text(rightText...), "1 Without what was given in kind."))
}

func TestHeadingsSideBySideGoWithTheColumnsUnderThem(t *testing.T) {
	across := "This line goes over both of the columns from the left to the right edge of the page"
	p := newPage().lines(50, 760, 10, leftText...).lines(320, 760, 10, rightText...).
		bold(50, 680, 10, "Before").bold(320, 680, 10, "After").lines(50, 665, 10, across).
		lines(50, 640, 10, rightText...).lines(320, 640, 10, leftText...)
	got := textOf(t, p)
	if i, k := strings.Index(got, rightText[4]), strings.Index(got, "Before"); i < 0 || k < i {
		t.Errorf("the headings stand before the end of the columns over them:\n%s", got)
	}
}

func TestATableBesideTextIsReadWithItsColumn(t *testing.T) {
	p := newPage().lines(50, 760, 10, leftText...).lines(320, 760, 10, rightText...).
		set(50, 680, 10, "This line goes over both of the columns from the left to the right edge of the page").
		lines(50, 650, 10, leftText...).lines(50, 587.5, 10, rightText...).set(262, 656, 10, "Port").set(330, 656, 10, "2022").set(364, 656, 10, "2023")
	for i, r := range [][]string{{"Mombasa", "12.4", "15.0"}, {"Tema", "3.9", "4.4"}, {"Kolkata", "1.2", "2.7"}} {
		p.set(262, 643-float64(i)*12, 10, r[0]).set(330, 643-float64(i)*12, 10, r[1]).set(364, 643-float64(i)*12, 10, r[2])
	}
	got := textOf(t, p)
	if !strings.Contains(got, text(append(leftText[:5:5], rightText...)...)+"\n\nPort   2022   2023\n\nMombasa   12.4   15.0\n\nTema   3.9   4.4") {
		t.Errorf("got\n%s", got)
	}
}

func TestColumnsWhoseLinesAreOffEachOthersGridAreNoTable(t *testing.T) {
	a := []string{"What was begun in 2012", "went on for ten years", "and has not ended yet", "in any of the towns"}
	p := newPage()
	for k := range 3 {
		p.lines(50, 700-float64(k)*58, 10, a...).lines(220, 697-float64(k)*59, 10, a...).lines(390, 693-float64(k)*61, 10, a...)
	}
	got := textOf(t, p)
	if strings.Contains(got, "   ") || strings.Count(got, text(a...)) != 9 {
		t.Errorf("got\n%s", got)
	}
}

func TestATableOfManyLinesIsReadRowByRow(t *testing.T) {
	p := newPage()
	name := []string{"line of high", "voltage to the", "old station at", "the port", "and beyond", "it"}
	what := []string{"parted from the", "net after a tree", "fell on it in the", "first storm of", "the winter, in", "the night", "of the 6th"}
	for i := range 4 {
		y := 700 - float64(i)*120
		p.set(50, y, 10, []string{"Kenya", "Ghana", "Nepal", "Benin"}[i]).lines(150, y, 10, name[:6-i]...).set(270, y, 10, "2019").lines(400, y, 10, what[:7-i]...)
	}
	var want []string
	for i, c := range []string{"Kenya", "Ghana", "Nepal", "Benin"} {
		want = append(want, strings.Join([]string{c, strings.Join(name[:6-i], " "), "2019", strings.Join(what[:7-i], " ")}, "   "))
	}
	check(t, p, blocks(want...))
}

func TestLooseLinesBesideOthersAreNoTable(t *testing.T) {
	loose := []string{"attached  to  this   disease", "reducing  stigma   and  doubt", "about  the  use  and  the  rest"}
	p := newPage()
	for i := range 3 {
		y := 700 - float64(i)*12.5
		x := 50.0
		for _, w := range strings.Fields(loose[i]) {
			p.set(x, y, 10, w)
			x += float64(len(w))*5 + 11
		}
	}
	p.lines(320, 700, 10, rightText[:3]...)
	check(t, p, blocks("attached to this disease\nreducing stigma and doubt\nabout the use and the rest", text(rightText[:3]...)))
}

func TestFeetOfCardsAreReadWithThem(t *testing.T) {
	p := newPage()
	var want []string
	for r, lines := range [][]string{leftText, rightText[:2]} { // at the foot of equal boxes
		for c, head := range []string{"Water", "Roads"} {
			x, y := 50+float64(c)*270, 700-float64(r)*150
			p.card(x, y, head, lines...).set(x, y-80, 18, "412").set(x, y-92, 10, "homes")
			want = append(want, head, text(lines...), "412", "homes")
		}
	}
	check(t, p, blocks(want...))
}

func TestAFigureIsReadBeforeTheCaptionBesideIt(t *testing.T) {
	p := newPage().set(50, 700, 20, "62%").set(120, 706, 9, "of the households have").set(120, 695, 9, "a tap of their own")
	check(t, p, blocks("62%", "of the households have\na tap of their own"))
}

func TestCardsMayStandUnderColumnsWithTheirGutter(t *testing.T) {
	p := newPage().lines(50, 760, 10, leftText...).lines(320, 760, 10, rightText...).
		card(50, 690, "Water", leftText[:3]...).card(320, 690, "Roads", rightText...).
		card(50, 595, "Light", rightText...).card(320, 595, "Seeds", leftText[:3]...)
	check(t, p, blocks(text(leftText...), text(rightText...), "Water", text(leftText[:3]...), "Roads", text(rightText...), "Light",
		text(rightText...), "Seeds", text(leftText[:3]...)))
}
