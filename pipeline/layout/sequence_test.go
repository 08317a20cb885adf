package layout_test

import (
	"strings"
	"testing"

	"factsheet/pipeline/layout"
)

// chain is a page of three columns of short items, each item level with those beside
// it, as a chain of results or a table has them.
var chain = [][]string{
	{"Seed money", "Field visits", "Trained staff", "Open archives"},
	{"Village talks", "Rain gauges set", "New by-laws", "Radio hours"},
	{"Safer crossings", "Fuller granaries", "Shorter queues", "Calmer markets"},
}

func drawnChain(cell func(p *page, column, row int)) *page {
	p := newPage()
	p.set(50, 760, 10, "How the programme is thought to bring about change")
	return p.each(len(chain), len(chain[0]), cell)
}

func (p *page) each(columns, rows int, cell func(p *page, column, row int)) *page {
	for c := range columns {
		for r := range rows {
			cell(p, c, r)
		}
	}
	return p
}

func setChain(p *page, c, r int) { p.set(50+170*float64(c), 700-40*float64(r), 10, chain[c][r]) }

func TestItemsDrawnColumnByColumnAreReadSo(t *testing.T) {
	text := textOf(t, drawnChain(setChain))
	want := 0
	for _, column := range chain {
		for _, item := range column {
			at := strings.Index(text, item)
			if at < want {
				t.Fatalf("%q is read too early in\n%s", item, text)
			}
			want = at
		}
	}
}

func TestItemsDrawnRowByRowAreATable(t *testing.T) {
	p := drawnChain(func(*page, int, int) {})
	p.each(len(chain[0]), len(chain), func(p *page, r, c int) { setChain(p, c, r) })
	laid := layout.Glyphs(&p.GlyphPage)
	if len(laid.Tables) != 1 || laid.Tables[0].Columns != len(chain) {
		t.Errorf("no table of %d columns in\n%s", len(chain), laid.Text)
	}
}

func TestFiguresDrawnColumnByColumnStayBesideTheirLabels(t *testing.T) {
	columns := [][]string{{"Wells", "Clinics", "Bridges", "Schools"}, {"12.5", "7.0", "33.1", "8.4"}, {"14.2", "9.9", "30.8", "6.6"}}
	p := newPage()
	p.set(50, 760, 10, "What was spent in the two years, in millions")
	p.each(3, 4, func(p *page, c, r int) { p.set(50+170*float64(c), 700-40*float64(r), 10, columns[c][r]) })
	if text := textOf(t, p); !strings.Contains(text, "Wells   12.5   14.2") || !strings.Contains(text, "Schools   8.4   6.6") {
		t.Errorf("figures stand apart from their labels in\n%s", text)
	}
}

func TestPageDrawnInLeapsIsReadByItsPlaces(t *testing.T) {
	ordered, leaping := drawnChain(setChain), drawnChain(func(*page, int, int) {})
	for c := range chain { // up the page, and the columns in turn
		for r := len(chain[c]) - 1; r >= 0; r-- {
			setChain(leaping, c, r)
		}
	}
	rowwise := drawnChain(func(*page, int, int) {})
	rowwise.each(len(chain[0]), len(chain), func(p *page, r, c int) { setChain(p, c, r) })
	got, want := textOf(t, leaping), textOf(t, rowwise)
	if got != want {
		t.Errorf("got\n%s\n\nwant\n%s", got, want)
	}
	if textOf(t, ordered) == want {
		t.Error("columns drawn one by one are read as if they were not")
	}
}

func TestRowsOfCardsFarApartAreReadAcrossHoweverDrawn(t *testing.T) {
	cards := [][]string{{"Ports", "Mills"}, {"Dykes", "Ferries"}}
	p := newPage()
	p.each(2, 2, func(p *page, c, r int) {
		x, y := 50+260*float64(c), 700-200*float64(r)
		p.set(x, y, 14, cards[c][r])
		p.lines(x, y-18, 10, "The old ones were rebuilt by masons from", "the lower town, who were paid weekly and", "kept an open book of what they used up.")
	})
	text := textOf(t, p)
	if a, b, c, d := strings.Index(text, "Ports"), strings.Index(text, "Dykes"), strings.Index(text, "Mills"), strings.Index(text, "Ferries"); a > b || b > c || c > d {
		t.Errorf("not read across: \n%s", text)
	}
}

// A caption beside a map may name places that are drawn last of all; the columns of
// captions on either side are read whole all the same.
func TestCaptionsBesideAMapAreReadColumnByColumn(t *testing.T) {
	p := newPage()
	caption := func(x, y float64, name string) {
		p.set(x, y, 12, name)
		p.lines(x, y-15, 10, "The office lent pumps to forty", "farms here and trained a crew.")
	}
	for i, name := range []string{"Arle", "Bourn", "Cray"} {
		caption(40, 700-90*float64(i), name)
	}
	for i, name := range []string{"Dove", "Exe", "Fal"} {
		caption(430, 700-90*float64(i), name)
	}
	for i, name := range []string{"Hill", "Lake", "Fen"} {
		p.set(280+20*float64(i), 680-80*float64(i), 8, name)
	}
	text := textOf(t, p)
	if strings.Index(text, "Cray") > strings.Index(text, "Dove") {
		t.Errorf("captions are read across the map:\n%s", text)
	}
}

// A web page sets a bar's name and its share to each other's middles: in two sizes, their
// baselines differ.
func TestFiguresInAnotherSizeStayBesideTheirNames(t *testing.T) {
	p := newPage()
	p.set(50, 730, 12, "Delivered by the end of the year")
	for i, name := range []string{"Nets", "Lamps", "Ropes", "Masts", "Sails"} {
		y := 700 - 18*float64(i)
		p.set(50, y, 8, name).set(270, y-1.6, 9, string(rune('2'+i))+"7%")
	}
	inOrder(t, textOf(t, p), "Nets", "27%", "Lamps", "37%", "Ropes", "47%", "Masts", "57%", "Sails", "67%")
}
