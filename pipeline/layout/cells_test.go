package layout_test

import (
	"strings"
	"testing"
)

// textRows sets rows of three cells of text, and returns how they read.
func (p *page) textRows(top float64, rows [][3][]string) (read []string) {
	for _, r := range rows {
		deep := 0
		for k, c := range r {
			p.lines([]float64{50, 215, 380}[k], top, 8, c...)
			deep = max(deep, len(c))
		}
		top -= float64(deep)*10 + 7
		read = append(read, strings.Join(r[0], " ")+"   "+strings.Join(r[1], " ")+"   "+strings.Join(r[2], " "))
	}
	return read
}

func projects() [][3][]string {
	return [][3][]string{
		{{"Project"}, {"Purpose"}, {"Budget"}},
		{{"MoU three basins"}, {"Two years of work on the grids of", "the towns in the south"}, {"US$ 356.1 million"}},
		{{"WASH the delta"}, {"Wells for all of the villages near it"}, {"US$ 20.5 million"}},
		{{"LDCF the coast and", "the islands"}, {"Laws on the fees of the schools"}, {"US$ 4.4 billion"}},
		{{"CERF the old towns"}, {"Seeds for the next of the seasons, and", "the tools to sow them"}, {"US$ 433,393"}},
	}
}

func TestATableUnderColumnsWithTheSameGutterIsReadRowByRow(t *testing.T) {
	p := newPage().lines(50, 760, 10, leftText...).lines(320, 760, 10, rightText...)
	// The gutter of the columns goes on through the table's rows for a while.
	want := append([]string{text(leftText...), text(rightText...)}, p.textRows(680, projects())...)
	check(t, p, blocks(want...))
}

func TestATableBetweenColumnsIsReadRowByRow(t *testing.T) {
	p := newPage()
	long := strings.Split("no one of us asked for it at all|in any of the years in which it|was to be made and paid for by|all "+
		"of us in the towns, who had|no more of it to pay with in the|end, as all of the banks had to|be shut by an act of the "+
		"state|in the fall of it and for good|or so it was said at the time in|all of the papers of the land, as|no one of "+
		"us was told of it till|the day on which it was to be|the end of all we had put by", "|")
	for _, x := range []float64{50, 215, 380} {
		p.lines(x, 780, 8, long...).lines(x, 460, 8, long...)
	}
	rows := p.textRows(600, projects())
	s := text(long...)
	check(t, p, blocks(append(append([]string{s, s, s}, rows...), s, s, s)...))
}

func TestListsSideBySideAreNoTable(t *testing.T) {
	p := newPage()
	for i := range 5 {
		y := 700 - float64(i)*20
		for _, x := range []float64{50, 220, 390} {
			p.set(x, y, 10, "• one thing that was done").set(x+8, y-10, 10, "in the spring")
		}
	}
	got := textOf(t, p)
	if strings.Contains(got, "   ") {
		t.Errorf("got\n%s", got)
	}
}

func TestAHeadingOverColumnsIsNotDraggedIntoThoseAbove(t *testing.T) {
	p := newPage()
	var want []string
	for i, x := range []string{"2009", "2014", "2022"} {
		p.set(50+float64(i)*180, 760, 15, x).lines(50+float64(i)*180, 745, 9, "The first of the", "offices opened")
		want = append(want, x, "The first of the\noffices opened")
	}
	p.bold(50, 710, 12, "What came of it").lines(50, 690, 10, leftText...).lines(320, 690, 10, rightText...)
	check(t, p, blocks(append(want, "What came of it", text(leftText...), text(rightText...))...))
}

func TestTwoTablesUnderOneAnotherAreNotOneRowEach(t *testing.T) {
	p := newPage()
	var want []string
	for k := range 3 {
		top := 700 - float64(k)*90
		for i, r := range [][]string{{"Kenya", "2019", "4,200"}, {"Ghana", "2020", "3,100"}, {"Nepal", "2021", "950"}, {"Benin", "2022", "75"}} {
			for c, x := range r {
				p.set(50+float64(c)*150, top-float64(i)*13, 10, x)
			}
			want = append(want, strings.Join(r, "   "))
		}
	}
	check(t, p, blocks(want...))
}

func TestCardsOfAFewLinesSideBySideAreNoTable(t *testing.T) {
	p := newPage()
	cards := [][]string{
		{"Budget and", "spending", "Farmers sell through the", "co-operative, and get a", "price for all the season", "and keep nine parts of", "it as a reserve."},
		{"The gap", "Households", "spend a third of what", "they have on food, for", "the price of it is now", "twice as high as in the", "last year."},
		{"Exchange", "A line was", "open for the calls of", "those who had been paid", "late, or not paid at all", "by the ones they worked", "for."},
		{"Approach", "The second", "phase is to go on till", "the end of 2028 and has", "more funds than the one", "before it had in all of", "its years."},
	}
	var want []string
	for i, c := range cards {
		p.lines(40+float64(i)*135, 700, 8, c...)
		want = append(want, text(c...))
	}
	if got := textOf(t, p); got != blocks(want...) {
		t.Errorf("got\n%s", got)
	}
}

func TestATableDoesNotTakeTheEndOfCardsOverItsTitle(t *testing.T) {
	p := newPage()
	for i, c := range []string{"time.", "wages.", "billion."} {
		p.lines(50+float64(i)*170, 700, 10, "What was done in it was", "paid for by those who", "had asked for it the", "first", c)
	}
	p.bold(50, 610, 12, "What was paid")
	rows := [][]string{{"Kenya", "2019", "4,200"}, {"Ghana", "2020", "3,100"}, {"Nepal", "2021", "950"}, {"Benin", "2022", "75"}}
	for i, r := range rows {
		for k, c := range r {
			p.set(50+float64(k)*170, 590-float64(i)*13, 10, c)
		}
	}
	if got := textOf(t, p); !strings.Contains(got, "time.\n\nWhat was done in it was") ||
		!strings.HasSuffix(got, "What was paid\n\nKenya   2019   4,200\n\nGhana   2020   3,100\n\nNepal   2021   950\n\n"+
			"Benin   2022   75") {
		t.Errorf("got\n%s", got)
	}
}
