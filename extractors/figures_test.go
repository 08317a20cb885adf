package extractors_test

import (
	"slices"
	"testing"

	"factsheet/pipeline/record"
)

// sums are the values of a record's amounts, in order; a malformed one is "?".
func sums(r *record.Record) (out []string) {
	for _, a := range r.Amounts {
		if a.Value == nil {
			out = append(out, "?")
		} else {
			out = append(out, *a.Value)
		}
	}
	return out
}

func TestTicksOfADrawnAxisAreNoSums(t *testing.T) {
	p := newSheetPage(1).lines(50, 740, 18, "Harbour Fund").lines(50, 700, 10, "Figure 1. Grants by year", "US$ million")
	// Bars' labels stand between the ticks, and one tick is read apart from the chart.
	for i, tick := range []string{"0", "1.0", "2.0", "3.0"} {
		p.lines(50, 560+float64(i)*30, 8, tick)
	}
	for i, label := range []string{"1.8", "2.6", "3.2", "2.4"} {
		p.lines(90+float64(i)*50, []float64{616, 640, 658, 634}[i], 8, label)
	}
	p.lines(90, 545, 8, "2020").lines(140, 545, 8, "2021").lines(190, 545, 8, "2022").lines(240, 545, 8, "2023")
	r := readPages(t, p)
	got := sums(r)
	slices.Sort(got)
	if want := []string{"1800000", "2400000", "2600000", "3200000"}; !slices.Equal(got, want) {
		t.Errorf("sums %q, want %q, of\n%s", got, want, r.Text)
	}
}

func TestAScaleUnderATilesFigureIsItsOwn(t *testing.T) {
	p := newSheetPage(1).lines(50, 740, 18, "Harbour Fund")
	p.lines(50, 690, 20, "US$ 12.4").lines(240, 690, 20, "4,812").lines(420, 690, 20, "US$ 500")
	p.lines(50, 670, 10, "million").lines(240, 670, 10, "boats mended").lines(420, 670, 10, "aid to each crew")
	r := readPages(t, p)
	if got, want := sums(r), []string{"12400000", "500"}; !slices.Equal(got, want) {
		t.Errorf("sums %q, want %q, of\n%s", got, want, r.Text)
	}
}

func TestASumInFullHasNoChartsScale(t *testing.T) {
	p := newSheetPage(1).lines(50, 740, 18, "Harbour Fund").lines(50, 700, 10, "Spending", "US$ million")
	p.lines(300, 660, 13, "At a glance").lines(300, 640, 10, "Total budget: US$ 22,250,000", "Spent so far: US$ 11.5")
	if got, want := sums(readPages(t, p)), []string{"22250000", "11.5"}; !slices.Equal(got, want) {
		t.Errorf("sums %q, want %q", got, want)
	}
}

func TestATablesRestOnTheNextPageHasItsUnit(t *testing.T) {
	heads := []string{"Programme", "Budget", "Actual"}
	set := func(p *sheetPage, y float64, rows ...[]string) {
		for i, r := range rows {
			for c, text := range r {
				x := []float64{50, 300, 380}[c]
				if c > 0 {
					x += 40 - float64(len(text))*5
				}
				p.lines(x, y-float64(i)*20, 10, text)
			}
		}
	}
	a, b := newSheetPage(1).lines(50, 700, 10, "Table 1. Spending (US$ thousand)"), newSheetPage(2)
	set(a, 670, heads, []string{"Primary schools", "8,420", "8,015"}, []string{"Books", "944", "-"}, []string{"Meals", "3,318", "3,490"})
	set(b, 700, heads, []string{"Radio lessons", "58", "61"}, []string{"Science kits", "139", "120"}, []string{"Total", "12,879", "11,686"})
	got := sums(readPages(t, a, b))
	want := []string{"8420000", "8015000", "944000", "3318000", "3490000", "58000", "61000", "139000", "120000", "12879000", "11686000"}
	if !slices.Equal(got, want) {
		t.Errorf("sums %q, want %q", got, want)
	}
}

func TestTheCaptionsOfTablesSideBySideTellNoUnit(t *testing.T) {
	p := newSheetPage(1).lines(50, 700, 10, "Table 2. Boats (number)").lines(330, 700, 10, "Table 3. Fines (EUR)")
	for i, row := range [][]string{{"Port", "Boats", "Crews", "Port", "Asked", "Paid"},
		{"North", "412", "208", "North", "500", "150"}, {"South", "59", "18", "South", "75", "-"},
		{"East", "77", "21", "East", "90", "12"}} {
		for c, text := range row {
			x := []float64{50, 160, 220, 330, 440, 500}[c]
			if c%3 > 0 {
				x += 30 - float64(len(text))*5
			}
			p.lines(x, 670-float64(i)*20, 10, text)
		}
	}
	r := readPages(t, p)
	for _, a := range r.Amounts {
		if slices.Contains([]string{"412", "208", "59", "18", "77", "21"}, a.Quote) {
			t.Errorf("a count is a sum: %+v", a)
		}
	}
}

func TestASignAtAPagesEndHasItsFigureOnTheNext(t *testing.T) {
	r := readPages(t,
		newSheetPage(1).lines(50, 720, 18, "Harbour Fund").lines(50, 120, 10, "The loan of the Harbour Bank for the ports", "was approved in June 2023 and comes to US$"),
		newSheetPage(2).lines(50, 720, 10, "1 billion, of which a fifth was drawn by the", "end of the year."))
	if got := sums(r); len(got) != 1 || got[0] != "1000000000" || !slices.Contains(r.Amounts[0].Doubts, "crossed_page") {
		t.Errorf("amounts: %+v", r.Amounts)
	}
}

func TestHeadsTooTightToTellApartGiveNoUnit(t *testing.T) {
	p := newSheetPage(1).lines(50, 700, 10, "Land class Area (ha) Change Value (US$ million)")
	p.figures(680, [][]string{{"Closed forest", "1,204,300", "-2.1%", "310.4"}, {"Open woodland", "880,150", "+0.4%", "122.9"},
		{"Mangrove swamp", "41,700", "-6.0%", "58.0"}}, []float64{50, 180, 270, 340})
	r := readPages(t, p)
	for _, a := range r.Amounts {
		if slices.Contains([]string{"1,204,300", "880,150", "41,700"}, a.Quote) {
			t.Errorf("hectares are a sum: %+v, of\n%s", a, r.Text)
		}
	}
}

func TestARowWithASumIsNoHead(t *testing.T) {
	p := newSheetPage(1).lines(50, 700, 10, "Our projects")
	for i, row := range [][]string{{"Project", "Donor", "Budget"}, {"Land Registry", "Sweden", "SEK 45 million"},
		{"Titles for Farms", "Netherlands", "€6,200,000"}, {"Urban Maps", "World Bank", "US$ 18.5 million"}} {
		for c, text := range row {
			p.lines([]float64{50, 220, 350}[c], 670-float64(i)*20, 10, text)
		}
	}
	r := readPages(t, p)
	if len(r.Projects) != 3 || r.Projects[0].Title != "Land Registry" {
		t.Errorf("projects: %+v", r.Projects)
	}
}

func TestAColumnOfFiguresWithBlanksBetweenTheirGroupsIsOne(t *testing.T) {
	p := newSheetPage(1).lines(50, 700, 10, "Amounts in EUR thousand")
	p.figures(670, [][]string{{"Work", "2021", "2022", "2023"}, {"Track", "6 120", "14 880", "9 404"},
		{"Signals", "842", "3 015", "7 790"}, {"Stations", "-", "1 260", "4 338"}, {"Bridges", "412", "2 118", "5 006"},
		{"Total", "7 374", "21 273", "26 538"}}, []float64{50, 180, 260, 340})
	r := readPages(t, p)
	if got := sums(r); !slices.Contains(got, "14880000") || !slices.Contains(got, "3015000") || slices.Contains(got, "880000") {
		t.Errorf("sums %q, of\n%s", got, r.Text)
	}
}

func TestAUnitInARowOverTheHeadsIsTheTables(t *testing.T) {
	p := newSheetPage(1)
	for i, row := range [][]string{{"Trade by country"}, {"", "(US$ million)"}, {"", "2021", "2022"},
		{"Zambia", "1,204.5", "1,377.0"}, {"Botswana", "402.7", "455.3"}, {"Namibia", "233.1", "240.8"}} {
		for c, text := range row {
			p.lines([]float64{50, 180, 260}[c], 700-float64(i)*13, 10, text)
		}
	}
	r := readPages(t, p)
	if got := sums(r); !slices.Equal(got, []string{"1204500000", "1377000000", "402700000", "455300000", "233100000", "240800000"}) {
		t.Errorf("sums %q, of\n%s", got, r.Text)
	}
}

func TestATableThatAParagraphGoesOnBehindKeepsItsUnit(t *testing.T) {
	p := newSheetPage(1).lines(50, 740, 10, "The works gave employment to many of the people who live",
		"along the road, and wages in the years in which they were", "made averaged about what a teacher has in the towns of a")
	for i, row := range [][]string{{"Trade by country (US$ million)"}, {"Country", "2021", "2022"},
		{"Zambia", "1,204.5", "1,377.0"}, {"Botswana", "402.7", "455.3"}, {"Namibia", "233.1", "240.8"}} {
		for c, text := range row {
			p.lines([]float64{50, 180, 260}[c], 670-float64(i)*18, 10, text)
		}
	}
	p.lines(50, 560, 10, "country as large as this one is. Traders in small goods now", "cross with a card that costs next to nothing at all.")
	r := readPages(t, p)
	if got := sums(r); !slices.Equal(got, []string{"1204500000", "1377000000", "402700000", "455300000", "233100000", "240800000"}) {
		t.Errorf("sums %q, of\n%s", got, r.Text)
	}
}
