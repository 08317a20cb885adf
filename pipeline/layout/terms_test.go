package layout_test

import (
	"strings"
	"testing"
)

func TestTermsAreReadWithWhatTheyName(t *testing.T) {
	want := []string{
		"[0] Donor [1] Norway",
		"[0] Period [1] From the year 2019 to the spring of the year in which the donors will have left",
		"[0] Partner [1] Ministry of Labour and of all that goes with it",
	}
	long := []any{160, "From the year 2019 to the spring of the year in", 160, "which the donors will have left", 160, "Ministry of Labour and of all that goes with it"}
	t.Run("first lines level", func(t *testing.T) {
		p := newPage().cells(700, 50, "Donor", 160, "Norway").cells(682, append([]any{50, "Period"}, long[:2]...)...).cells(670, long[2:4]...).
			cells(652, append([]any{50, "Partner"}, long[4:]...)...)
		checkTablesOf(t, p, want...)
	})
	t.Run("terms in the middle", func(t *testing.T) {
		p := newPage().cells(700, 50, "Donor", 160, "Norway").cells(682, long[:2]...).cells(676, 50, "Period").cells(670, long[2:4]...).
			cells(652, append([]any{50, "Partner"}, long[4:]...)...)
		checkTablesOf(t, p, want...)
	})
}

func TestShortTermsAreATable(t *testing.T) {
	p := newPage().cells(700, 50, "Donor", 160, "Norway").cells(688, 50, "Period", 160, "2019 to 2022").cells(676, 50, "Seat", 160, "Harlow Bay")
	checkTablesOf(t, p, "[0] Donor [1] Norway", "[0] Period [1] 2019 to 2022", "[0] Seat [1] Harlow Bay")
}

func TestTermsEndWhereTextInTheirColumnsBegins(t *testing.T) {
	p := newPage().cells(760, 50, "Donor", 320, "Norway and the other").cells(742, 50, "Period", 320, "From 2019 to the spring of").cells(730, 320, "the year 2024 or later").
		cells(712, 50, "Partner", 320, "Ministry of Labour and of").cells(700, 320, "all that goes with it").
		lines(50, 660, 10, leftText...).lines(320, 660, 10, rightText...)
	got := textOf(t, p)
	if want := strings.Join(leftText, "\n") + "\n\n" + strings.Join(rightText, "\n"); !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s", got)
	}
	checkTablesOf(t, p, "[0] Donor [1] Norway and the other", "[0] Period [1] From 2019 to the spring of the year 2024 or later",
		"[0] Partner [1] Ministry of Labour and of all that goes with it")
}

func TestBulletsAndFiguresMakeNoTerms(t *testing.T) {
	for name, c := range map[string][2][]string{
		"bullets":      {{"•", "•", "•"}, {"Clean water for the towns", "Roads", "Seeds"}},
		"list numbers": {{"1.", "2.", "3."}, {"Clean water for the towns", "Roads", "Seeds"}},
		"figures":      {{"Water", "Roads", "Seeds"}, {"41.2", "33.7", "18.4"}},
		"sentences":    {{"Water", "Roads", "Seeds"}, {"and so on in the towns", "of the villages as well", "that were built there"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPage()
			for i := range 3 {
				p.cells(700-float64(i)*14, 50, c[0][i], 160, c[1][i])
			}
			checkTablesOf(t, p)
		})
	}
}

func TestTablesSideBySideAreReadOneByOne(t *testing.T) {
	p := newPage().bold(50, 730, 10, "Core").bold(320, 730, 10, "Other").cells(712, 50, "Donor", 150, "2022", 220, "2023", 320, "Donor", 420, "2022", 490, "2023")
	for i, x := range [][]string{{"Norway", "Japan"}, {"Sweden", "Italy"}, {"Canada", "Qatar"}} {
		p.cells(698-float64(i)*14, 50, x[0], 150, "4.1", 220, "5.0", 320, x[1], 420, "1.7", 490, "0.3")
	}
	checkTablesOf(t, p, "[0] Donor [1] 2022 [2] 2023", "[0] Norway [1] 4.1 [2] 5.0", "[0] Sweden [1] 4.1 [2] 5.0", "[0] Canada [1] 4.1 [2] 5.0", "",
		"[0] Donor [1] 2022 [2] 2023", "[0] Japan [1] 1.7 [2] 0.3", "[0] Italy [1] 1.7 [2] 0.3", "[0] Qatar [1] 1.7 [2] 0.3")
	if got := textOf(t, p); !strings.HasPrefix(got, "Core\n\nDonor") || !strings.Contains(got, "Other\n\nDonor") {
		t.Errorf("got\n%s", got)
	}
}

func TestFactsBesideATextAreReadWithItsSection(t *testing.T) {
	p := newPage()
	var want []string
	for i, head := range []string{"Water", "Roads", "Seeds"} {
		y := 700 - float64(i)*110
		p.bold(50, y+20, 10, head).lines(50, y, 10, leftText...).
			cells(y, 320, "Donor", 400, "Norway").cells(y-18, 320, "Period", 400, "2019 to 2022").cells(y-36, 320, "Partner", 400, "Port of Tema")
		want = append(want, head, text(leftText...), "Donor   Norway", "Period   2019 to 2022", "Partner   Port of Tema")
	}
	check(t, p, blocks(want...))
}

func TestLabelsWithAColonAreTermsAmongText(t *testing.T) {
	text := []string{"19. The office ran a review of the costs of all staff and", "told the board what it had found there in the spring."}
	p := newPage().lines(50, 700, 10, text...).
		set(80, 670, 10, "Status:").set(230, 670, 10, "Under way").set(80, 655, 10, "Responsible:").set(230, 655, 10, "Office of Budget and Office").set(230, 642.5, 10, "of Finance").
		lines(50, 620, 10, text...).
		set(80, 590, 10, "Status:").set(230, 590, 10, "Done").set(80, 575, 10, "Target date:").set(230, 575, 10, "First quarter of 2025").
		lines(50, 550, 10, text...)
	want := "2 rows, 2 columns, 0 heads\n0 0 Status:\n0 1 Under way\n1 0 Responsible:\n1 1 Office of Budget and Office of Finance\n" +
		"2 rows, 2 columns, 0 heads\n0 0 Status:\n0 1 Done\n1 0 Target date:\n1 1 First quarter of 2025"
	if got := cellsOf(t, p); got != want {
		t.Errorf("got\n%s", got)
	}
	p = newPage().set(80, 670, 10, "Two things matter:").set(80, 655, 10, "water and pipes.").lines(50, 620, 10, text...)
	if got := cellsOf(t, p); got != "" {
		t.Errorf("a colon without white behind it makes\n%s", got)
	}
}
