package layout_test

import "testing"

func TestNumberOfANoteIsReadWithTheWordThatABlankPartsItFrom(t *testing.T) {
	for name, c := range map[string]struct {
		page *page
		want string
	}{
		"behind its word": {newPage().set(50, 700, 10, "aid for mothers,").set(128, 703.5, 6.5, "33").set(138, 700, 10, "aimed at").set(50, 688, 10, "sixteen countries"),
			"aid for mothers, ³³ aimed at\nsixteen countries"},
		"several, apart": {newPage().set(50, 700, 10, "aid for mothers,").set(128, 703.5, 6.5, "34").set(137, 703.5, 6.5, ",").
			set(143, 703.5, 6.5, "35").set(153, 700, 10, "aimed at").set(50, 688, 10, "sixteen countries"),
			"aid for mothers, ³⁴ , ³⁵ aimed at\nsixteen countries"},
		"several, together": {newPage().set(50, 700, 10, "aid for mothers,").set(128, 703.5, 6.5, "9,10").set(144, 700, 10, "aimed at").set(50, 688, 10, "sixteen countries"),
			"aid for mothers, ⁹,¹⁰ aimed at\nsixteen countries"},
		"a sign before the note": {newPage().set(50, 703.5, 5, "†").set(58, 700, 8, "Preliminary estimates of").set(50, 690, 8, "the programme"),
			"† Preliminary estimates of\nthe programme"},
		"before the note": {newPage().set(50, 703.5, 5, "32").set(62, 700, 8, "Preliminary estimates of").set(62, 690, 8, "the programme"),
			"³² Preliminary estimates of\nthe programme"},
	} {
		t.Run(name, func(t *testing.T) { check(t, c.page, c.want) })
	}
}

func TestNumberBesideALargeFigureIsNoMarkOfANote(t *testing.T) {
	check(t, newPage().set(50, 700, 24, "58").set(50+2*12+8, 708, 9, "12"), "58\n\n12")
}

// '2019' and its notes 1 and 2 are no '20191,2'.
func TestNumbersOfNotesAreNoDigitsOfTheNumberBefore(t *testing.T) {
	check(t, newPage().set(50, 700, 10, "signed in 2019").set(50+10*0.28*2+10*0.5*12, 703.5, 6, "1,2").set(130, 700, 10, "here"), "signed in 2019¹,² here")
}

func TestRaisedFigureIsNoMarkOfANote(t *testing.T) {
	check(t, newPage().set(50, 700, 10, "mothers").set(87, 703.5, 6.5, "4,200").set(107, 700, 10, "aimed at"), "4,200\n\nmothers   aimed at")
}
