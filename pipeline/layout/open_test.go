package layout_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// level draws lines of one length at the given heights.
func (p *page) level(x0, x1 float64, ys ...float64) *page {
	for _, y := range ys {
		p.draw([4]float64{x0, y, x1, y})
	}
	return p
}

func TestTablesBetweenLevelLines(t *testing.T) {
	for name, c := range map[string]struct {
		page *page
		want string
	}{
		"a label between the rows that it is of": {
			newPage().level(50, 400, 700, 680, 650, 620).
				set(55, 686, 10, "Method").set(205, 686, 10, "Loss").set(305, 686, 10, "Score").
				set(55, 661, 10, "DP").set(205, 667, 10, "NLL").set(305, 667, 10, "44.9").set(205, 655, 10, "Triplet").set(305, 655, 10, "41.6").
				set(55, 631, 10, "L2").set(205, 637, 10, "NLL").set(305, 637, 10, "43.5").set(205, 625, 10, "Triplet").set(305, 625, 10, "42.2"),
			"5 rows, 3 columns, 1 heads\n0 0 Method\n0 1 Loss\n0 2 Score\n1 0 (2x1) DP\n1 1 NLL\n1 2 44.9\n2 1 Triplet\n2 2 41.6\n3 0 (2x1) L2\n3 1 NLL\n3 2 43.5\n4 1 Triplet\n4 2 42.2",
		},
		"a name over several columns, in their middle or over a line of their length": {
			newPage().level(50, 500, 700, 660, 600).level(300, 500, 681).
				set(55, 665, 10, "Region").set(205, 686, 10, "Staff").set(170, 665, 10, "Women").set(245, 665, 10, "Men").
				set(310, 686, 10, "Spent").set(310, 665, 10, "2023").set(410, 665, 10, "2024").
				lines(55, 645, 10, "North", "Coast", "South").lines(175, 645, 10, "41", "17", "9").
				lines(250, 645, 10, "38", "25", "12").lines(310, 645, 10, "1,204", "640", "318").
				lines(410, 645, 10, "1,310", "702", "295"),
			"5 rows, 5 columns, 2 heads\n0 0 (2x1) Region\n0 1 (1x2) Staff\n0 3 (1x2) Spent\n1 1 Women\n1 2 Men\n1 3 2023\n" +
				"1 4 2024\n2 0 North\n2 1 41\n2 2 38\n2 3 1,204\n2 4 1,310\n3 0 Coast\n3 1 17\n3 2 25\n3 3 640\n3 4 702\n" +
				"4 0 South\n4 1 9\n4 2 12\n4 3 318\n4 4 295",
		},
		"a line under each row, none over the names, and cells of several lines": {
			newPage().level(50, 500, 680, 650, 630, 600).
				set(55, 686, 10, "Country").set(155, 686, 10, "Partner").set(355, 686, 10, "Contribution").
				set(55, 666, 10, "Kenya").lines(155, 666, 10, "National Federation of Rural", "Women and Youth").set(355, 666, 10, "746,014").
				set(55, 636, 10, "Ghana").set(155, 636, 10, "Chamber of Crafts").set(355, 636, 10, "52,300").
				set(55, 616, 10, "Nepal").lines(155, 616, 10, "Royal Institute for Mountain", "Farming").set(355, 616, 10, "1,020,000"),
			"4 rows, 3 columns, 1 heads\n0 0 Country\n0 1 Partner\n0 2 Contribution\n1 0 Kenya\n" +
				"1 1 National Federation of Rural Women and Youth\n1 2 746,014\n2 0 Ghana\n2 1 Chamber of Crafts\n2 2 52,300\n" +
				"3 0 Nepal\n3 1 Royal Institute for Mountain Farming\n3 2 1,020,000",
		},
		"every other row on surfaces, one a cell": {
			newPage().surface(50, 680, 200, 700, 0x203040).surface(200, 680, 300, 700, 0x203040).
				surface(50, 660, 200, 680, 0xe0e0e0).surface(200, 660, 300, 680, 0xe0e0e0).surface(50, 620, 200, 640, 0xe0e0e0).
				surface(200, 620, 300, 640, 0xe0e0e0).
				set(55, 686, 10, "Service").set(205, 686, 10, "Rural").set(55, 666, 10, "Vaccination").set(205, 666, 10, "Yes").set(55, 646, 10, "Dental care").set(205, 646, 10, "No").
				set(55, 626, 10, "Eye tests").set(205, 626, 10, "Partly").set(55, 606, 10, "Ante-natal care").set(205, 606, 10, "Yes"),
			"5 rows, 2 columns, 1 heads\n0 0 Service\n0 1 Rural\n1 0 Vaccination\n1 1 Yes\n2 0 Dental care\n2 1 No\n3 0 Eye tests\n3 1 Partly\n4 0 Ante-natal care\n4 1 Yes",
		},
		"labels and values with a line under each have no heads": {
			newPage().level(50, 400, 680, 660, 640, 620).
				set(55, 686, 10, "Budget").set(205, 686, 10, "US$ 2.3 million").set(55, 666, 10, "Duration").set(205, 666, 10, "2019-2022").
				set(55, 646, 10, "Donor").set(205, 646, 10, "Sweden").set(55, 626, 10, "Place").set(205, 626, 10, "Coast"),
			"4 rows, 2 columns, 0 heads\n0 0 Budget\n0 1 US$ 2.3 million\n1 0 Duration\n1 1 2019-2022\n2 0 Donor\n2 1 Sweden\n3 0 Place\n3 1 Coast",
		},
		"a heading of rows and a label of two lines": {
			newPage().level(50, 400, 700, 680, 600).
				set(55, 686, 10, "Item").set(205, 686, 10, "Planned").set(305, 686, 10, "Spent").
				lines(55, 667, 10, "Personnel:", "Field officers", "Training of staff", "and of volunteers", "Drivers").
				set(205, 654.5, 10, "120").set(305, 654.5, 10, "118").set(205, 642, 10, "36").set(305, 642, 10, "35").set(205, 617, 10, "75").set(305, 617, 10, "80"),
			"5 rows, 3 columns, 1 heads\n0 0 Item\n0 1 Planned\n0 2 Spent\n1 0 (1x3) Personnel:\n2 0 Field officers\n2 1 120\n" +
				"2 2 118\n3 0 Training of staff and of volunteers\n3 1 36\n3 2 35\n4 0 Drivers\n4 1 75\n4 2 80",
		},
	} {
		if diff := cmp.Diff(c.want, cellsOf(t, c.page)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestTextBetweenLevelLinesIsNoTable(t *testing.T) {
	left := []string{"The committees met every month and", "spoke about the price of water, the", "pumps and the pipes to be laid soon", "before the rains came to the hills."}
	right := []string{"Who would pay for them was not told", "by anybody, and so the work did not", "begin until the donors had promised", "to send the first part of the money."}
	for name, p := range map[string]*page{
		"columns of text": newPage().level(50, 500, 700, 640, 580).
			lines(55, 685, 10, left...).lines(300, 685, 10, right...).lines(55, 625, 10, left...).lines(300, 625, 10, right...),
		"headings over lines": newPage().level(50, 500, 700, 640, 580).
			lines(55, 685, 10, "Water", left[0]).lines(55, 625, 10, "Pumps", right[0]),
	} {
		if got := cellsOf(t, p); got != "" {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

func TestRuledTablesSideBySideAreReadOneByOneUnderTheirTitles(t *testing.T) {
	p := newPage().set(50, 720, 10, "Core resources").set(320, 720, 10, "Earmarked resources")
	for _, x := range []float64{50, 320} {
		p.level(x, x+220, 710, 690, 670, 650, 630)
		p.set(x+5, 696, 9, "Donor").set(x+105, 696, 9, "2022").set(x+165, 696, 9, "2023")
	}
	p.set(55, 676, 9, "Sweden").set(155, 676, 9, "16.0").set(215, 676, 9, "44.6").set(55, 656, 9, "Norway").
		set(155, 656, 9, "25.0").set(215, 656, 9, "30.9").set(55, 636, 9, "Japan").set(155, 636, 9, "7.8").set(215, 636, 9, "31.3").
		set(325, 676, 9, "Canada").set(425, 676, 9, "48.2").set(485, 676, 9, "4.6").set(325, 656, 9, "Italy").
		set(425, 656, 9, "21.3").set(485, 656, 9, "2.5").set(325, 636, 9, "Ireland").set(425, 636, 9, "12.6").
		set(485, 636, 9, "11.2")
	if text, want := textOf(t, p), "Core resources\n\nDonor   2022   2023\n\nSweden"; !strings.HasPrefix(text, want) {
		t.Errorf("got\n%s", text)
	}
	if text, want := textOf(t, p), "31.3\n\nEarmarked resources\n\nDonor   2022   2023\n\nCanada"; !strings.Contains(text, want) {
		t.Errorf("got\n%s", text)
	}
}

func TestAPageOfLinesTakesNoLongTime(t *testing.T) {
	p, r := newPage(), rand.New(rand.NewPCG(1, 2))
	for i := range 900 {
		x, y := r.Float64()*400, r.Float64()*800
		if i%2 == 0 {
			x = 0
		}
		p.draw([4]float64{x, y, x + 60 + r.Float64()*500, y}, [4]float64{x, y, x, y + r.Float64()*800})
	}
	for range 3000 {
		p.set(r.Float64()*550, r.Float64()*800, 6, "map 12")
	}
	began := time.Now()
	textOf(t, p)
	if d := time.Since(began); d > 20*time.Second {
		t.Errorf("it takes %v", d)
	}
}
