package layout_test

import (
	"strings"
	"testing"
)

// paragraph is one of six lines of which the first three are indented by dx, to leave room for an
// initial, and the first by more.
func paragraph(letter, first string, dx, more float64) *page {
	p := newPage().set(50, 700-2*12, 36, letter)
	p.set(50+dx+more, 700, 10, first)
	p.lines(50+dx, 688, 9.6, "the states in the north,", "where most of them live")
	return p.lines(50, 664, 9.6, "and where the rains have", "come late for six years,", "gave seeds to the farmers")
}

const rest = " of the board gave\nthe states in the north,\nwhere most of them live\nand where the rains have\ncome late for six years,\ngave seeds to the farmers"

func TestInitialIsReadWithTheFirstLine(t *testing.T) {
	for name, c := range map[string]struct{ letter, first, want string }{
		"small letters after it":   {"T", "he members", "The members"},
		"small capitals after it":  {"T", "HE MEMBERS", "THE MEMBERS"},
		"its letters right beside": {"M", "embers", "Members"},
	} {
		t.Run(name, func(t *testing.T) { check(t, paragraph(c.letter, c.first+" of the board gave", 20, 0), c.want+rest) })
	}
}

func TestInitialThatIsAWordStaysOne(t *testing.T) {
	check(t, paragraph("A", "member of the board gave", 20, 3), "A member"+rest)
}

func TestInitialAStaysAWordBeforeAWord(t *testing.T) {
	for first, want := range map[string]string{
		"hotline": "A hotline", // a known word
		"late":    "A late",    // one that stands elsewhere, too
		"long":    "Along",     // though 'long' does
		"fter":    "After",     // no word
		"ccounts": "Accounts",
	} {
		t.Run(want, func(t *testing.T) {
			check(t, paragraph("A", first+" of the board so long", 20, 0), want+strings.Replace(rest, "gave", "so long", 1))
		})
	}
}

func TestLargeLetterBesideALabelIsNoInitial(t *testing.T) {
	p := newPage().set(50, 676, 36, "A").set(80, 700, 10, "grants to farmers").set(80, 688, 10, "and their unions").set(80, 676, 10, "in six countries")
	check(t, p, "grants to farmers\nand their unions\nA in six countries")
}
