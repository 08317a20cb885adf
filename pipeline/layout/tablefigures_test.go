package layout_test

import (
	"strings"
	"testing"

	"factsheet/pipeline/layout"
)

// right sets text that ends at x.
func (p *page) right(x, y, size float64, text string) *page {
	w := 0.0
	for _, r := range text {
		if r == ' ' {
			w += size * 0.28
		} else {
			w += size * 0.5
		}
	}
	return p.set(x-w, y, size, text)
}

func TestFiguresThatStandNearHaveCellsOfTheirOwn(t *testing.T) {
	p := newPage()
	rows := [][]string{
		{"Clinics", "282.6", "264.4", "256.0", "12.5", "13.0"}, {"Schools", "190.3", "176.9", "171.3", "11.4", "10.6"}, {"Wells", "25.0", "25.0", "23.6", "5.8", "6.8"},
		{"Roads", "113.7", "112.0", "110.6", "3.4", "2.7"}, {"Power", "115.8", "116.8", "117.0", "1.6", "2.7"},
	}
	ends := []float64{200, 227, 254, 320, 344} // the widest leave 2 points between two
	for i, r := range rows {
		y := 700 - float64(i)*13
		p.set(50, y, 10, r[0])
		for k, c := range r[1:] {
			p.right(ends[k], y, 10, c)
		}
	}
	laid := layout.Glyphs(&p.GlyphPage)
	if len(laid.Tables) != 1 || laid.Tables[0].Columns != 6 {
		t.Fatalf("got %+v in\n%s", laid.Tables, laid.Text)
	}
	for i, r := range rows {
		for k, want := range r {
			at := strings.Index(laid.Text, r[0])
			for range k {
				at += strings.Index(laid.Text[at:], "   ") + 3
			}
			c := laid.Tables[0].At(at)
			if c == nil || c.Row != i || c.Column != k || c.Span().Of(laid.Text) != want {
				t.Errorf("%q is in %+v", want, c)
			}
		}
	}
	hold(t, &laid)
}

func TestLinesOfSeveralFiguresAreRows(t *testing.T) {
	p := newPage()
	for i, g := range [][][3]string{
		{{"Shops", "308,780", "82.6"}, {"Markets", "222,002", "59.4"}, {"Mills", "14,216", "3.8"}},
		{{"Stores", "64,867", "17.4"}, {"Depots", "244", "0.1"}, {"Yards", "26,336", "7.0"}},
		{{"Ports", "7,964", "2.1"}, {"Piers", "795", "0.2"}, {"Locks", "3,640", "0.9"}},
	} {
		for k, r := range g {
			y := 700 - float64(i)*55 - float64(k)*12
			p.set(50, y, 10, r[0]).right(300, y, 10, r[1]).right(400, y, 10, r[2])
		}
	}
	laid := layout.Glyphs(&p.GlyphPage)
	if len(laid.Tables) != 1 || laid.Tables[0].Rows != 9 || !strings.Contains(laid.Text, "Markets   222,002   59.4") {
		t.Errorf("got %d tables in\n%s", len(laid.Tables), laid.Text)
	}
}

// A period that goes on in the next line is one cell's, as is its label.
func TestPeriodOverTwoLinesIsOneCell(t *testing.T) {
	p := newPage()
	for i, r := range []struct{ title, more, from, to, budget string }{
		{"Cold stores for the port", "of Mombasa", "2019-", "2022", "4,200,000"},
		{"Lamps along the coast", "and on the islands", "2018-", "2020", "640,000"},
		{"Bridges that last the", "monsoon", "2021-", "2024", "93,500"},
	} {
		y := 700 - float64(i)*40
		p.lines(50, y, 10, r.title, r.more).lines(250, y, 10, r.from, r.to).set(400, y, 10, r.budget)
	}
	text := layout.PageText(&p.GlyphPage)
	if !strings.Contains(text, "Cold stores for the port of Mombasa   2019- 2022   4,200,000") {
		t.Errorf("got\n%s", text)
	}
}
