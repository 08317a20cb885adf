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

func TestRaisedDigitsAreNeverThoseOfTheNumberBefore(t *testing.T) {
	for _, note := range []struct{ raised, want string }{{"1", "2,500¹"}, {"1,2", "2,500¹,²"}, {"(3)", "2,500(³)"},
		{"4)", "2,500⁴)"}, {"a5", "2,500a⁵"}, {"b", "2,500ᵇ"}, {"a,b", "2,500ᵃ,ᵇ"}} {
		check(t, newPage().set(50, 700, 10, "2,500").set(75.2, 703.5, 6, note.raised).set(78.2+float64(len(note.raised))*3, 700, 10, "farmers"), note.want+" farmers")
	}
	check(t, newPage().set(50, 700, 10, "in the 21").set(91.5, 703.5, 6, "st").set(99.5, 700, 10, "century"), "in the 21st century")
}
