package layout_test

import "testing"

var years = []string{"1998", "2001", "2004", "2009", "2013", "2017"}

// timeLine sets years left and right by turns, each so much lower than the one before,
// in the order given.
func timeLine(step float64, order ...int) *page {
	p := newPage()
	p.set(40, 770, 10, "What was built along the lake, and in what year of the plan that was")
	for _, i := range order {
		x, y := 40+280*float64(i%2), 730-step*float64(i)
		p.setBold(x, y, 13, years[i])
		p.lines(x, y-16, 10, "The jetty of "+years[i]+" was made longer and", "the boats from the far shore could land", "again when the water stood low.")
	}
	return p
}

func TestYearsLeftAndRightByTurnsAreReadDownThePage(t *testing.T) {
	for name, p := range map[string]*page{
		"apart":                      timeLine(72, 0, 1, 2, 3, 4, 5),
		"apart, drawn in leaps":      timeLine(72, 4, 1, 5, 0, 3, 2),
		"overlapping, drawn in turn": timeLine(38, 0, 1, 2, 3, 4, 5),
	} {
		t.Run(name, func(t *testing.T) {
			var want []string
			for _, y := range years {
				want = append(want, y, "The jetty of "+y)
			}
			inOrder(t, textOf(t, p), want...)
		})
	}
}

func TestColumnsUnderATimeLineAreReadAfterIt(t *testing.T) {
	p := timeLine(38, 0, 1, 2, 3, 4, 5)
	for c, head := range []string{"Ahead", "Thanks"} {
		x := 40 + 280*float64(c)
		p.setBold(x, 440, 13, head)
		p.lines(x, 424, 10, "The council of the lake meets in the", "old mill each spring to hear what all", "of its members have to say.")
	}
	inOrder(t, textOf(t, p), "2013", "2017", "water stood low", "Ahead", "of its members", "Thanks")
}
