package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/document"
)

// beside sets columns of lines side by side, each so wide, with blanks between.
func beside(width int, columns ...[]string) string {
	n := 0
	for _, c := range columns {
		n = max(n, len(c))
	}
	var b strings.Builder
	for i := range n {
		line := ""
		for k, c := range columns {
			if i < len(c) {
				line += strings.Repeat(" ", max(0, k*width-len(line))) + c[i]
			}
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

var (
	fundColumn = []string{
		"The fund was set up in 2015 to help the towns", "along the river, and grew to more than its", "founders had hoped for. It has since paid out",
		"some US$ 41.7", "million to schools, and will go on to do so", "for as long as its members give to it.",
		"", "Those who ask for help are heard each spring,", "by people who know the towns and the river.",
	}
	schoolColumn = []string{
		"Each school plans for two years and tells of", "what came of its plans, so that all can see", "how the money was used and who was helped.",
		"Girls are half of all pupils, and their marks", "are now as good as those of boys, or better,", "in each of the nine towns that were asked.",
		"", "A second round of plans is under way, and the", "first of the new roofs was finished in June.",
	}
	teacherColumn = []string{
		"Teachers learn together in the long holiday,", "and go home with books for their own rooms;", "no other part of the work is liked so well.",
		"The ministry has said that it will take over", "their courses from the year after the next,", "and pay for them out of its own budget then.",
		"", "More about the courses can be read in a guide", "that every school was sent in the last year.",
	}
)

func TestColumnsOfBlanksAreReadOneAfterTheOther(t *testing.T) {
	want := func(columns ...[]string) (out []string) {
		for _, c := range columns {
			out = append(out, "paragraph: "+strings.Join(c[:6], " "), "paragraph: "+strings.Join(c[7:], " "))
		}
		return out
	}
	for _, c := range []struct {
		name    string
		columns [][]string
	}{
		{"two columns", [][]string{fundColumn, schoolColumn}},
		{"three columns", [][]string{fundColumn, schoolColumn, teacherColumn}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(want(c.columns...), show(t, beside(52, c.columns...))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestLineOverColumnsOfBlanksPartsThem(t *testing.T) {
	got := show(t, "WHAT THE FUND DOES\n\n"+beside(52, fundColumn, schoolColumn)+"\n"+
		"All of this was told to the members of the fund at their meeting, and they asked for it to go on for two years more.\n")
	if len(got) != 6 || got[0] != "heading: WHAT THE FUND DOES" || !strings.HasPrefix(got[3], "paragraph: Each school") || !strings.HasPrefix(got[5], "paragraph: All of this") {
		t.Errorf("got %q", got)
	}
}

func TestSumOverALineOfAColumnOfBlanksIsOne(t *testing.T) {
	d, v := laidOut(t, beside(52, fundColumn, schoolColumn))
	i := strings.Index(v.Text, "US$ 41.7 million")
	if i < 0 {
		t.Fatalf("it is parted in %q", v.Text)
	}
	span := document.Span{Start: i, End: i + len("US$ 41.7 million")}
	if raw := v.Raw(span).Of(d.Text); !strings.HasPrefix(raw, "US$ 41.7") || !strings.HasSuffix(raw, "\nmillion") {
		t.Errorf("it leads back to %q", raw)
	}
	if !v.CrossedIn(span) {
		t.Error("nothing tells that another column's words stand between")
	}
}

func TestTablesOfBlanksAreNoColumns(t *testing.T) {
	for name, text := range map[string]string{
		"figures": beside(30, []string{"Country of the project", "Kenya, and its northern half", "Ghana, the coast only", "Nepal", "Benin", "Chad and Niger", "Peru"},
			[]string{"paid in 2019", "4,200", "3,100", "950", "75", "1,800", "20"}, []string{"paid in 2020", "4,100", "3,000", "900", "70", "1,700", "10"}),
		"cells of several lines": beside(30,
			[]string{"Goal 4:", "Schools", "", "", "", "Goal 5:", "Equality", "", "", "", "Goal 6:", "Water"},
			[]string{
				"Trains the teachers of", "nine towns, and sends", "them books for their", "own class rooms", "",
				"Asks that half of those", "who lead are women, in", "each of the towns that", "take part in it", "",
				"Digs wells where there", "are none",
			},
			[]string{
				"Some 400 teachers have", "been through a course", "in the year 2021", "", "", "In 2022 nine of twenty",
				"mayors were women", "", "", "", "Wells for 30 villages", "were dug until May",
			}),
	} {
		if v := show(t, text); slices.ContainsFunc(v, func(s string) bool {
			return strings.Contains(s, "Kenya, and its northern half Ghana") || strings.Contains(s, "Schools Goal 5")
		}) {
			t.Errorf("%s: %s", name, fmt.Sprint(strings.Join(v, "\n")))
		}
	}
}

func BenchmarkColumnsOfBlanks(b *testing.B) {
	text := strings.Repeat(beside(52, fundColumn, schoolColumn)+"\f", 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		laidOut(b, text)
	}
}

func TestParagraphGoesOnAtTheTopOfTheNextColumn(t *testing.T) {
	left := append(slices.Clone(fundColumn[:5]), "as long as its members give it US$ 236")
	right := append([]string{"million a year, which they have said they"}, schoolColumn[1:6]...)
	d, v := laidOut(t, beside(52, left, right))
	i := strings.Index(v.Text, "US$ 236 million")
	if i < 0 {
		t.Fatalf("it is parted in %q", v.Text)
	}
	span := document.Span{Start: i, End: i + len("US$ 236 million")}
	raw := v.Raw(span).Of(d.Text)
	if !strings.HasPrefix(raw, "million a year") || !strings.HasSuffix(raw, "US$ 236") || !v.CrossedIn(span) {
		t.Errorf("it leads back to %q (crossed %v)", raw, v.CrossedIn(span))
	}
	for _, b := range d.Blocks {
		if s := b.Span(); s.Start > s.End {
			t.Errorf("a block spans %v", s)
		}
	}
}
