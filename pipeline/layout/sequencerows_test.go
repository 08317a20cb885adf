package layout_test

import (
	"strings"
	"testing"

	"factsheet/pipeline/layout"
)

// inOrder reports the first of the texts that does not come after the ones before it.
func inOrder(t *testing.T, text string, want ...string) {
	t.Helper()
	from := 0
	for _, w := range want {
		at := strings.Index(text[from:], w)
		if at < 0 {
			t.Fatalf("%q is not read in its turn in\n%s", w, text)
		}
		from += at + len(w)
	}
}

func (p *page) setBold(x, y, size float64, text string) *page {
	n := len(p.Glyphs)
	p.set(x, y, size, text)
	for i := n; i < len(p.Glyphs); i++ {
		p.Glyphs[i].Bold = true
	}
	return p
}

func TestHeadingsInTheMarginAreReadBeforeTheirText(t *testing.T) {
	p := newPage()
	y := 700.0
	for _, head := range []string{"Who may apply", "What is paid", "How we choose", "Whom to ask"} {
		p.setBold(40, y, 10, head)
		p.lines(200, y, 10, head+" is laid down in the rules of the fund, which the board",
			"reads again each spring, and changes where the farms that it lends to",
			"have told it that a rule stands in their way.")
		y -= 45
	}
	inOrder(t, textOf(t, p), "Who may apply", "Who may apply is", "What is paid", "What is paid is", "How we choose", "How we choose is", "Whom to ask", "Whom to ask is")
}

func TestHeadingsALittleLowerThanTheirTextAreReadBeforeIt(t *testing.T) {
	p := newPage()
	y := 700.0
	for _, head := range []string{"Seed", "Water", "Roads", "Schools"} {
		p.setBold(40, y-4.5, 10, head)
		p.lines(200, y, 10, head+" is what the villages asked for in the first of the three",
			"meetings, and what the council put into its plan for the years to",
			"come, after it had heard what all that would cost.")
		y -= 45
	}
	inOrder(t, textOf(t, p), "Seed", "Seed is", "Water", "Water is", "Roads", "Roads is", "Schools", "Schools is")
}

func TestStepsBesideTheirLargeNumbersAreReadAcross(t *testing.T) {
	p := newPage()
	steps := []string{"Call", "Choose", "Sign", "Report"}
	for i, step := range steps {
		x, y := 40+280*float64(i%2), 700-110*float64(i/2)
		p.set(x, y+2, 30, string(rune('1'+i)))
		p.setBold(x+50, y+5, 12, step)
		p.lines(x+50, y-10, 10, "The office writes to all farms that asked", "and keeps a list of the answers it had.")
	}
	inOrder(t, textOf(t, p), "1", "Call", "2", "Choose", "3", "Sign", "4", "Report")
}

// The cells of such a table are of several lines and stand to each other's middles, so
// that white lines tell no rows.
func TestRowsOfATableAreThoseThatWereDrawn(t *testing.T) {
	p := newPage()
	y := 700.0
	p.setBold(40, y+20, 10, "Lot").setBold(200, y+20, 10, "Work").setBold(520, y+20, 10, "EUR")
	for _, lot := range [][2]string{{"Nets", "926,520"}, {"Ropes", "326,922"}, {"Boats", "813,604"}, {"Lamps", "589,276"}} {
		p.setBold(40, y+6, 10, lot[0]+" and what else the").setBold(40, y-6.5, 10, "crews of the bay need")
		p.lines(200, y, 10, "The yard at the old quay makes them from what it", "buys up, and sells them on at what they cost it.")
		p.set(520, y, 10, lot[1])
		y -= 26
	}
	laid := layout.Glyphs(&p.GlyphPage)
	if len(laid.Tables) != 1 || laid.Tables[0].Rows != 5 {
		t.Fatalf("no table of five rows: %d in\n%s", len(laid.Tables), laid.Text)
	}
	inOrder(t, laid.Text, "Nets", "crews of the bay", "yard", "926,520", "Ropes", "326,922", "Boats", "813,604", "Lamps", "589,276")
}

// The lines of such cards stand level, as a table's cells do.
func TestCardsUnderLargeFiguresAreReadOneByOne(t *testing.T) {
	p := newPage()
	p.Width = 842
	var want []string
	for i, n := range []string{"4.4 million", "5.3 million", "96", "7.6 million", "48", "826", "888", "61,264"} {
		x, y := 30+193*float64(i%4), 700-118*float64(i/4)
		p.setBold(x, y, 26, n)
		p.setBold(x, y-18, 9, "wells on side "+string(rune('A'+i)))
		p.lines(x, y-33, 9, "Each of them has a book and a meter, so", "that a farm knows what it drew and sees")
		if p.lines(x, y-55.5, 9, "what that cost, in all that year"); i == 1 || i == 5 || i == 7 {
			p.set(x, y-66.75, 9, "in the first year.")
		}
		want = append(want, n, "wells on side "+string(rune('A'+i)), "Each of them", "in all that year")
	}
	laid := layout.Glyphs(&p.GlyphPage)
	inOrder(t, laid.Text, want...)
	if len(laid.Tables) > 0 {
		t.Errorf("%d tables in\n%s", len(laid.Tables), laid.Text)
	}
}
