package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/document"
	"factsheet/pipeline/layout"
)

// draw draws lines half a point thick, each given by its ends.
func (p *page) draw(lines ...[4]float64) *page {
	for _, l := range lines {
		p.Rules = append(p.Rules, document.Rule{Box: document.Box{X0: l[0] - 0.25, Y0: l[1] - 0.25, X1: l[2] + 0.25, Y1: l[3] + 0.25}})
	}
	return p
}

// surface fills a rectangle.
func (p *page) surface(x0, y0, x1, y1 float64, colour uint32) *page {
	p.Rules = append(p.Rules, document.Rule{Box: document.Box{X0: x0, Y0: y0, X1: x1, Y1: y1}, Colour: colour})
	return p
}

// grid draws a frame with all lines between columns and rows, from the left and the top.
func (p *page) grid(xs, ys []float64) *page {
	for _, x := range xs {
		p.draw([4]float64{x, ys[len(ys)-1], x, ys[0]})
	}
	for _, y := range ys {
		p.draw([4]float64{xs[0], y, xs[len(xs)-1], y})
	}
	return p
}

// cellsOf lays the page out and tells its tables but for charts, a cell a line: its row and column, how
// many of each it spans where that is more than one, and its text.
func cellsOf(t *testing.T, p *page) string {
	t.Helper()
	d := documentOf(t, p)
	var out []string
	for i := range d.Tables {
		x := &d.Tables[i]
		if x.Chart {
			continue
		}
		out = append(out, fmt.Sprintf("%d rows, %d columns, %d heads", x.Rows, x.Columns, x.Heads))
		for _, c := range x.Cells {
			at := fmt.Sprintf("%d %d", c.Row, c.Column)
			if c.Rows > 1 || c.Columns > 1 {
				at += fmt.Sprintf(" (%dx%d)", c.Rows, c.Columns)
			}
			out = append(out, at+" "+c.Span().Of(d.Text))
		}
	}
	return strings.Join(out, "\n")
}

func documentOf(t *testing.T, p *page) *document.Document {
	t.Helper()
	laid := layout.Glyphs(&p.GlyphPage)
	hold(t, &laid)
	d := &document.Document{}
	d.Gather([]document.Take{{Number: 1, Width: p.Width, Height: p.Height, Text: laid.Text, Lines: laid.Lines, Tables: laid.Tables}})
	layout.Text(d)
	return d
}

func TestLinesOfThePagePartATablesCells(t *testing.T) {
	for name, c := range map[string]struct {
		page *page
		want string
	}{
		"a cell goes over rows where no line stands between them": {
			newPage().grid([]float64{50, 200, 300, 400}, []float64{700, 680, 640}).draw([4]float64{200, 660, 400, 660}).
				set(55, 686, 10, "Project").set(205, 686, 10, "Donor").set(305, 686, 10, "Budget").
				set(55, 656, 10, "Wells").set(205, 666, 10, "Sweden").set(305, 666, 10, "4,200").set(205, 646, 10, "Norway").set(305, 646, 10, "900"),
			"3 rows, 3 columns, 1 heads\n0 0 Project\n0 1 Donor\n0 2 Budget\n1 0 (2x1) Wells\n1 1 Sweden\n1 2 4,200\n2 1 Norway\n2 2 900",
		},
		"a head goes over columns": {
			newPage().draw([4]float64{50, 700, 400, 700}, [4]float64{200, 680, 400, 680}, [4]float64{50, 660, 400, 660}, [4]float64{50, 640, 400, 640}, [4]float64{50, 620, 400, 620},
				[4]float64{50, 620, 50, 700}, [4]float64{200, 620, 200, 700}, [4]float64{300, 620, 300, 680}, [4]float64{400, 620, 400, 700}).
				set(55, 676, 10, "Region").set(270, 686, 10, "Staff").set(205, 666, 10, "Women").set(305, 666, 10, "Men").
				set(55, 646, 10, "North").set(205, 646, 10, "41").set(305, 646, 10, "38").set(55, 626, 10, "Coast").set(205, 626, 10, "17").set(305, 626, 10, "25"),
			"4 rows, 3 columns, 2 heads\n0 0 (2x1) Region\n0 1 (1x2) Staff\n1 1 Women\n1 2 Men\n2 0 North\n2 1 41\n2 2 38\n3 0 Coast\n3 1 17\n3 2 25",
		},
		"labels and values of two columns are a table without heads": {
			newPage().grid([]float64{50, 200, 400}, []float64{700, 680, 660, 630}).
				set(55, 686, 10, "Budget").set(205, 686, 10, "US$ 2.3 million").set(55, 666, 10, "Duration").set(205, 666, 10, "2019-2022").
				set(55, 648, 10, "Donor").set(205, 648, 10, "Government of").set(205, 636, 10, "Sweden"),
			"3 rows, 2 columns, 0 heads\n0 0 Budget\n0 1 US$ 2.3 million\n1 0 Duration\n1 1 2019-2022\n2 0 Donor\n2 1 Government of Sweden",
		},
		"surfaces part cells as lines do": {
			newPage().surface(50, 682, 198, 700, 0x203040).surface(200, 682, 400, 700, 0x203040).
				surface(50, 662, 198, 680, 0xe0e0e0).surface(200, 662, 400, 680, 0xe0e0e0).surface(50, 642, 198, 660, 0xe0e0e0).
				surface(200, 642, 400, 660, 0xe0e0e0).
				set(55, 687, 10, "Country").set(205, 687, 10, "Partner").set(55, 667, 10, "Kenya").
				set(205, 667, 10, "Ministry of Health").set(55, 647, 10, "Ghana").set(205, 647, 10, "Water Board"),
			"3 rows, 2 columns, 1 heads\n0 0 Country\n0 1 Partner\n1 0 Kenya\n1 1 Ministry of Health\n2 0 Ghana\n2 1 Water Board",
		},
		"words over figures are the heads of two columns": {
			newPage().grid([]float64{50, 100, 400}, []float64{700, 680, 660, 640}).
				set(55, 686, 10, "No").set(105, 686, 10, "Item").set(55, 666, 10, "45").set(105, 666, 10, "Test programme").set(55, 646, 10, "46").set(105, 646, 10, "Castings"),
			"3 rows, 2 columns, 1 heads\n0 0 No\n0 1 Item\n1 0 45\n1 1 Test programme\n2 0 46\n2 1 Castings",
		},
		"figures level with one another are rows where no line parts them": {
			newPage().grid([]float64{50, 200, 300, 400}, []float64{700, 680, 630}).
				set(55, 686, 10, "Country").set(205, 686, 10, "Replies").set(305, 686, 10, "Level").
				lines(55, 668, 10, "Kenya", "Ghana", "Nepal").lines(205, 668, 10, "41", "17", "9").set(305, 655, 10, "Low"),
			"4 rows, 3 columns, 1 heads\n0 0 Country\n0 1 Replies\n0 2 Level\n1 0 Kenya\n1 1 41\n1 2 (3x1) Low\n2 0 Ghana\n2 1 17\n3 0 Nepal\n3 1 9",
		},
	} {
		if diff := cmp.Diff(c.want, cellsOf(t, c.page)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestLinesAroundTextMakeNoTable(t *testing.T) {
	prose := []string{
		"The committees met every month and spoke", "about the price of water, the pumps and",
		"the pipes that had to be laid before the", "rains came, and who would pay for them.",
	}
	for name, p := range map[string]*page{
		"boxes of text": newPage().grid([]float64{50, 300, 550}, []float64{700, 600, 500}).
			lines(55, 680, 10, prose...).lines(305, 680, 10, prose...).lines(55, 580, 10, prose...).lines(305, 580, 10, prose...),
		"a frame around columns": newPage().grid([]float64{50, 300, 550}, []float64{700, 500}).
			lines(55, 680, 10, prose...).lines(305, 680, 10, prose...),
		"lines of a chart": newPage().grid([]float64{50, 150, 250, 350, 450}, []float64{700, 660, 620, 580, 540}).
			set(30, 700, 8, "40").set(30, 660, 8, "30").set(30, 620, 8, "20").set(52, 530, 8, "2019").set(152, 530, 8, "2020").set(252, 530, 8, "2021"),
		"text that goes on over the lines": newPage().grid([]float64{50, 150, 250, 350}, []float64{700, 680, 660, 640}).
			lines(40, 686, 16, "A page with squares behind all of", "its lines is no table at all"),
	} {
		if got := cellsOf(t, p); got != "" {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

func TestANoteInATablesFrameIsReadUnderIt(t *testing.T) {
	p := newPage().grid([]float64{50, 300, 550}, []float64{700, 680, 660}).draw([4]float64{50, 600, 550, 600}, [4]float64{50, 600, 50, 660}, [4]float64{550, 600, 550, 660}).
		set(55, 686, 10, "Alarm").set(305, 686, 10, "local").set(55, 666, 10, "Engine").set(305, 666, 10, "remote").
		lines(55, 645, 10, "The alarm is to be heard in all rooms of the engine and on the bridge, and it is",
			"to go on until somebody who is on watch there has turned it off with the key.")
	check(t, p, "Alarm   local\n\nEngine   remote\n\nThe alarm is to be heard in all rooms of the engine and on the bridge, and "+
		"it is\nto go on until somebody who is on watch there has turned it off with the key.")
}

func TestARuledTableIsReadWithItsColumn(t *testing.T) {
	left := []string{
		"Water comes from the hills and", "runs through pipes to the town,", "where it is sold by the barrel",
		"to those who have no well, and", "the price changes with the rain", "so that few can plan for it.",
	}
	p := newPage().lines(50, 700, 10, left...).
		lines(320, 700, 10, "The table tells who paid for", "the wells since the first year").
		grid([]float64{320, 420, 520}, []float64{675, 660, 645, 630}).
		set(323, 664, 9, "Sweden").set(423, 664, 9, "4,200").set(323, 649, 9, "Norway").set(423, 649, 9, "900").set(323, 634, 9, "Japan").set(423, 634, 9, "75")
	text := textOf(t, p)
	if want := "few can plan for it.\n\nThe table tells who paid for\nthe wells since the first year\n\nSweden   4,200\n\nNorway   900\n\nJapan   75"; !strings.Contains(text, want) {
		t.Errorf("got\n%s", text)
	}
}

func TestLinesBetweenGroupsOfColumnsDoNotJoinTheirFigures(t *testing.T) {
	p := newPage().grid([]float64{50, 150, 300, 450}, []float64{720, 700, 600})
	p.set(55, 706, 10, "Offence").set(160, 706, 10, "Men").set(310, 706, 10, "Women")
	for i, name := range []string{"Arson", "Fraud", "Theft", "Robbery", "Assault", "Gambling"} {
		y := 685 - 14*float64(i)
		p.set(55, y, 10, name)
		for k := range 6 {
			p.set(175+50*float64(k), y, 10, fmt.Sprintf("%d.%d", 31+7*i, k+1))
		}
	}
	got := cellsOf(t, p)
	for _, want := range []string{"31.1", "52.3", "66.6"} {
		if !strings.Contains(got+"\n", " "+want+"\n") {
			t.Errorf("%s has no cell of its own in\n%s", want, got)
		}
	}
}

func TestFiguresNearOneAnotherInAFrameHaveCellsOfTheirOwn(t *testing.T) {
	p := newPage().grid([]float64{50, 150, 300}, []float64{720, 700, 600})
	p.set(55, 706, 10, "Trade").set(160, 706, 10, "1996")
	for i, year := range []string{"1997", "1998", "1999"} {
		p.set(192+32*float64(i), 706, 10, year)
	}
	for i, name := range []string{"Bakers", "Drapers", "Grocers", "Printers", "Saddlers", "Tailors"} {
		y := 685 - 14*float64(i)
		p.set(55, y, 10, name)
		for k := range 4 {
			p.set(160+32*float64(k), y, 10, fmt.Sprintf("%d,%d10", 2+i, k+1))
		}
	}
	got := cellsOf(t, p)
	for _, want := range []string{"2,110", "4,310", "7,410"} {
		if !strings.Contains(got+"\n", " "+want+"\n") {
			t.Errorf("%s has no cell of its own in\n%s", want, got)
		}
	}
}
