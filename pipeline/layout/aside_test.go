package layout_test

import (
	"strings"
	"testing"
)

var (
	wide = []string{"It was begun in the year 2012 by those of the towns that had the means to pay for it and",
		"by nobody else, since the state had no funds at all in those years and has none today, as"}
	slim = []string{
		"can be seen in the books of the banks,", "of which two were lost in the years in", "between and one was found again by a",
		"teacher, who kept it under her bed till",
	}
	last = []string{"the war was over and the office had been built again with money from all of the donors."}
	box  = []string{"Did you know?", "Two of three had", "never been asked"}
)

func TestABoxDoesNotBreakTheSentenceBesideIt(t *testing.T) {
	p := newPage().lines(50, 700, 10, wide...).lines(50, 675, 10, slim...).lines(50, 625, 10, last...).lines(320, 673, 9, box...).
		lines(50, 585, 10, "A second paragraph tells of what was paid back in the end and of what was not.")
	check(t, p, blocks(text(append(append(wide[:2:2], slim...), last...)...), text(box...), "A second paragraph tells of what was paid back in the end and of what was not."))
}

func TestABoxBesideTheFirstLinesOfAParagraphIsReadBeforeIt(t *testing.T) {
	p := newPage().lines(50, 740, 10, "A first paragraph tells of what was paid back in the end and of what was never.").
		lines(50, 700, 10, slim...).lines(50, 650, 10, wide...).lines(50, 625, 10, last...).lines(320, 695, 9, box...)
	check(t, p, blocks("A first paragraph tells of what was paid back in the end and of what was never.", text(box...), text(append(append(slim[:4:4], wide...), last...)...)))
}

func TestABoxOnTheLeftDoesNotBreakTheSentenceBesideIt(t *testing.T) {
	p := newPage().lines(50, 700, 10, wide...).lines(190, 675, 10, slim...).lines(50, 625, 10, last...).lines(50, 673, 9, box...)
	check(t, p, blocks(text(append(append(wide[:2:2], slim...), last...)...), text(box...)))
}

func TestASideColumnOverALineAcrossIsNoBoxInIt(t *testing.T) {
	p := newPage().lines(50, 700, 10, "The fund was begun in 2012 by the", "towns, and it ended in 2019.").lines(320, 700, 9, box...).lines(50, 660, 10, wide...)
	check(t, p, blocks("The fund was begun in 2012 by the\ntowns, and it ended in 2019.", text(box...), text(wide...)))
}

func TestColumnsOverAWiderOneAreNoBox(t *testing.T) {
	a := []string{"Nobody of us asked for it", "in any of the years when", "it was made and paid for", "by the ones we had asked"}
	across := "by the towns of the north, which have not been paid at all, and by the one in the south, which has"
	p := newPage().lines(50, 700, 10, a[:3]...).lines(230, 700, 10, a...).lines(420, 700, 10, a...).lines(50, 650, 10, across)
	if got := textOf(t, p); !strings.HasSuffix(got, across) || !strings.HasPrefix(got, text(a[:3]...)+"\n\n"+text(a...)+"\n\n"+text(a...)) {
		t.Errorf("got\n%s", got)
	}
}
