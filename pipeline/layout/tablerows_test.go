package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"factsheet/pipeline/layout"
)

// cells sets each text at its place in one line: x, text, x, text.
func (p *page) cells(y float64, at ...any) *page {
	for i := 0; i < len(at); i += 2 {
		p.set(float64(at[i].(int)), y, 10, at[i+1].(string))
	}
	return p
}

// tablesOf gives the tables of a page, a row a line, each cell with its column, and a
// blank line between two tables.
func tablesOf(t *testing.T, p *page) string {
	t.Helper()
	laid := layout.Glyphs(&p.GlyphPage)
	hold(t, &laid)
	var out []string
	for _, x := range laid.Tables {
		rows := make([]string, x.Rows)
		for _, c := range x.Cells {
			at := fmt.Sprint(c.Column)
			if c.Columns > 1 {
				at = fmt.Sprintf("%d-%d", c.Column, c.Column+c.Columns-1)
			}
			rows[c.Row] += " [" + at + "] " + c.Span().Of(laid.Text)
		}
		for i := range rows {
			rows[i] = strings.TrimSpace(rows[i])
		}
		out = append(out, strings.Join(rows, "\n"))
	}
	return strings.Join(out, "\n\n")
}

func checkTablesOf(t *testing.T, p *page, want ...string) {
	t.Helper()
	if got := tablesOf(t, p); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s\n\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

func TestAColumnOfLongTitlesIsPartOfItsTable(t *testing.T) {
	p := newPage().
		cells(700, 50, "Roads to the markets of the north", 260, "Norway", 340, "2019", 420, "4,200").
		cells(684, 50, "Seeds for the farms of the upper", 260, "Japan", 340, "2020", 420, "3,100").
		cells(672, 50, "valley and of the plateau over it").
		cells(656, 50, "Water in the small towns by the sea", 260, "Sweden", 340, "2021", 420, "950").
		cells(640, 50, "Schools for all of the villages", 260, "Canada", 340, "2022", 420, "75")
	checkTablesOf(t, p,
		"[0] Roads to the markets of the north [1] Norway [2] 2019 [3] 4,200",
		"[0] Seeds for the farms of the upper valley and of the plateau over it [1] Japan [2] 2020 [3] 3,100",
		"[0] Water in the small towns by the sea [1] Sweden [2] 2021 [3] 950",
		"[0] Schools for all of the villages [1] Canada [2] 2022 [3] 75")
}

func TestRunningTextOnTheLinesOfATableIsNotPartOfIt(t *testing.T) {
	p := newPage().lines(50, 700, 10, append(leftText[:5:5], rightText...)...).lines(320, 700-12.5*5, 10, rightText...)
	for i, x := range []string{"Kenya", "Ghana", "Nepal", "Benin", "Gabon"} {
		p.cells(700-float64(i)*12.5, 320, x, 400, fmt.Sprint(2011+i), 480, fmt.Sprint(17*(i+3)))
	}
	checkTablesOf(t, p, "[0] Kenya [1] 2011 [2] 51", "[0] Ghana [1] 2012 [2] 68", "[0] Nepal [1] 2013 [2] 85", "[0] Benin [1] 2014 [2] 102", "[0] Gabon [1] 2015 [2] 119")
}

func TestAListOffTheLinesOfATableIsNotPartOfIt(t *testing.T) {
	p := newPage().lines(50, 780, 10, leftText...)
	for i, x := range []string{"Kenya", "Ghana", "Nepal", "Benin", "Gabon"} {
		p.cells(700-float64(i)*20, 50, x, 130, fmt.Sprint(2011+i), 210, fmt.Sprint(17*(i+3)))
	}
	p.lines(400, 702+6*12.5, 10, "Since", "2004", "Seat", "Harlow Bay", "Staff", "Forty-one", "Donor", "Green Climate Fund",
		"Budget", "Ten million", "Period", "Seven years", "Partner", "Port of Tema")
	checkTablesOf(t, p, "[0] Kenya [1] 2011 [2] 51", "[0] Ghana [1] 2012 [2] 68", "[0] Nepal [1] 2013 [2] 85", "[0] Benin [1] 2014 [2] 102", "[0] Gabon [1] 2015 [2] 119")
}

func TestCellsInTheMiddleOfTheirRowAreReadWithIt(t *testing.T) {
	p := newPage().
		cells(724, 50, "Result", 260, "Unit", 340, "2019", 420, "2020").
		cells(706, 50, "Clinics that offer all of the care", 260, "Number of").
		cells(700, 340, "412", 420, "640").
		cells(694, 50, "that mothers need", 260, "clinics").
		cells(676, 50, "Laws reviewed", 260, "Number", 340, "3", 420, "9").
		cells(658, 50, "Young people who have learnt a").
		cells(652, 260, "Per cent", 340, "12", 420, "31").
		cells(646, 50, "trade and have found work").
		cells(628, 50, "Roads kept open", 260, "Kilometres", 340, "88", 420, "131")
	checkTablesOf(t, p,
		"[0] Result [1] Unit [2] 2019 [3] 2020",
		"[0] Clinics that offer all of the care that mothers need [1] Number of clinics [2] 412 [3] 640",
		"[0] Laws reviewed [1] Number [2] 3 [3] 9",
		"[0] Young people who have learnt a trade and have found work [1] Per cent [2] 12 [3] 31",
		"[0] Roads kept open [1] Kilometres [2] 88 [3] 131")
}

func TestCellsAtTheBottomOfTheirRowAreReadWithIt(t *testing.T) {
	// Rows and lines are equally far apart.
	p := newPage().
		cells(700, 50, "Roads", 220, "Norway", 320, "19", 420, "4,200").
		cells(688, 50, "Seeds for the farms").
		cells(676, 50, "of the upper valley", 220, "Japan", 320, "20", 420, "3,100").
		cells(664, 220, "Ministry of").
		cells(652, 50, "Water", 220, "Health", 320, "21", 420, "950").
		cells(640, 50, "Schools", 220, "Canada", 320, "22", 420, "75")
	checkTablesOf(t, p,
		"[0] Roads [1] Norway [2] 19 [3] 4,200",
		"[0] Seeds for the farms of the upper valley [1] Japan [2] 20 [3] 3,100",
		"[0] Water [1] Ministry of Health [2] 21 [3] 950",
		"[0] Schools [1] Canada [2] 22 [3] 75")
}

func TestTheHeadsOfColumnsAreNoPartOfTheRowUnderThem(t *testing.T) {
	p := newPage().cells(712, 50, "Country", 260, "Start", 340, "Paid").cells(700, 50, "Kenya", 260, "2019", 340, "4,200").
		cells(688, 50, "Ghana", 260, "2020", 340, "3,100").cells(676, 50, "Nepal", 260, "2021", 340, "950")
	checkTablesOf(t, p, "[0] Country [1] Start [2] Paid", "[0] Kenya [1] 2019 [2] 4,200", "[0] Ghana [1] 2020 [2] 3,100", "[0] Nepal [1] 2021 [2] 950")
}

func TestAHeadingInATableIsARowOfItsOwn(t *testing.T) {
	rows := func(head func(p *page, y float64, text string)) *page {
		p := newPage().cells(712, 58, "Country", 260, "Start", 340, "Paid")
		head(p, 700, "Africa")
		p.cells(688, 58, "Kenya", 260, "2019", 340, "4,200").cells(676, 58, "Ghana", 260, "2020", 340, "3,100")
		head(p, 664, "Asia")
		return p.cells(652, 58, "Nepal", 260, "2021", 340, "950").cells(640, 58, "Laos", 260, "2022", 340, "75")
	}
	want := []string{
		"[0] Country [1] Start [2] Paid", "[0-2] Africa", "[0] Kenya [1] 2019 [2] 4,200", "[0] Ghana [1] 2020 [2] 3,100",
		"[0-2] Asia", "[0] Nepal [1] 2021 [2] 950", "[0] Laos [1] 2022 [2] 75",
	}
	t.Run("in bold", func(t *testing.T) {
		checkTablesOf(t, rows(func(p *page, y float64, text string) { p.bold(58, y, 10, text) }), want...)
	})
	t.Run("set out", func(t *testing.T) {
		checkTablesOf(t, rows(func(p *page, y float64, text string) { p.set(50, y, 10, text) }), want...)
	})
}

func TestTablesUnderOneAnotherWithOtherColumnsAreTwo(t *testing.T) {
	p := newPage().cells(700, 50, "Kenya", 260, "2019", 340, "4,200").cells(685, 50, "Ghana", 260, "2020", 340, "3,100").cells(670, 50, "Nepal", 260, "2021", 340, "950").
		cells(640, 50, "Rating", 150, "Good", 200, "Fair").cells(625, 50, "Pace", 150, "Fair", 200, "Poor").cells(610, 50, "Risk", 150, "High", 200, "High")
	checkTablesOf(t, p, "[0] Kenya [1] 2019 [2] 4,200", "[0] Ghana [1] 2020 [2] 3,100", "[0] Nepal [1] 2021 [2] 950", "",
		"[0] Rating [1] Good [2] Fair", "[0] Pace [1] Fair [2] Poor", "[0] Risk [1] High [2] High")
}

func TestALineLongerThanTheRowsFirstOnesStaysInItsColumn(t *testing.T) {
	p := newPage().cells(700, 50, "Roads", 260, "2019", 340, "4,200").cells(685, 50, "Seeds for the farms of the upper valley", 260, "2020", 340, "3,100").
		cells(670, 50, "The office of the one who keeps the books").cells(658, 50, "of the state", 260, "2021", 340, "950").cells(643, 50, "Water", 260, "2022", 340, "75")
	checkTablesOf(t, p, "[0] Roads [1] 2019 [2] 4,200", "[0] Seeds for the farms of the upper valley [1] 2020 [2] 3,100",
		"[0] The office of the one who keeps the books of the state [1] 2021 [2] 950", "[0] Water [1] 2022 [2] 75")
}

func TestTilesOverATableAreNotPartOfIt(t *testing.T) {
	p := newPage()
	for i, x := range []string{"412", "58", "640"} {
		p.set(50+float64(i)*150, 740, 17, x).set(50+float64(i)*150, 726, 10, "homes")
	}
	p.cells(700, 50, "Kenya", 200, "2019", 350, "4,200").cells(685, 50, "Ghana", 200, "2020", 350, "3,100").cells(670, 50, "Nepal", 200, "2021", 350, "950")
	checkTablesOf(t, p, "[0] Kenya [1] 2019 [2] 4,200", "[0] Ghana [1] 2020 [2] 3,100", "[0] Nepal [1] 2021 [2] 950")
}
