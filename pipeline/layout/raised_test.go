package layout_test

import "testing"

func TestASignRaisedBesideALargeFigureIsReadWithIt(t *testing.T) {
	p := newPage().set(50, 706, 10, "US$").set(68, 700, 30, "1.26").set(132, 700, 12, "billion").set(50, 680, 9, "pledged by governments")
	check(t, p, "US$ 1.26 billion\n\npledged by governments")
	p = newPage().set(250, 708, 10, "€").set(256, 700, 30, "488").set(304, 712, 12, "million").set(250, 680, 9, "given by foundations")
	check(t, p, "€ 488 million\n\ngiven by foundations")
}

func TestALabelOverALargeFigureStaysALineOfItsOwn(t *testing.T) {
	p := newPage().set(50, 740, 10, "in million US$").set(50, 700, 30, "1.26").set(50, 680, 9, "pledged by governments")
	check(t, p, "in million US$\n\n1.26\n\npledged by governments")
}
