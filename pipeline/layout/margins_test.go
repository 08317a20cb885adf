package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/document"
)

// running are the blocks that a document has as headers and footers.
func running(d *document.Document) []string {
	var out []string
	for _, b := range d.Blocks {
		if b.Kind == document.Header || b.Kind == document.Footer {
			out = append(out, fmt.Sprintf("%d %s: %s", b.Page, b.Kind, strings.Join(strings.Fields(b.Span().Of(d.Text)), " ")))
		}
	}
	return out
}

// The text of one page differs from that of the next.
func (p *page) plan(n int) *page {
	return p.lines(50, 700, 10, strings.Repeat("Here ", 2+n)+"the plan", strings.Repeat("and there ", 1+n)+"it goes on", "until "+strings.Repeat("very ", n)+"late.")
}

func TestRunningTitlesRepeatAtTheirHeight(t *testing.T) {
	for _, c := range []struct {
		name  string
		pages []*page
		want  []string
	}{
		{"a title over each page and its number under it", []*page{
			newPage().set(50, 770, 8, "Fund report").plan(1).set(300, 30, 8, "1"),
			newPage().set(50, 770, 8, "Fund report").plan(2).set(300, 30, 8, "2"),
		}, []string{"1 header: Fund report", "1 footer: 1", "2 header: Fund report", "2 footer: 2"}},
		{"to the left and the right in turn", []*page{
			newPage().plan(3).set(50, 30, 8, "1").set(400, 30, 8, "Fund report"),
			newPage().plan(4).set(50, 30, 8, "Fund report").set(400, 30, 8, "2"),
			newPage().plan(5).set(50, 30, 8, "3").set(400, 30, 8, "Fund report"),
		}, []string{"1 footer: 1 Fund report", "2 footer: Fund report 2", "3 footer: 3 Fund report"}},
		{"three rows of it", []*page{
			newPage().plan(6).set(50, 60, 8, "12 Quay Street").set(50, 50, 8, "Telephone 22 555").set(50, 40, 8, "Page 1 of 2"),
			newPage().plan(7).set(50, 60, 8, "12 Quay Street").set(50, 50, 8, "Telephone 22 555").set(50, 40, 8, "Page 2 of 2"),
		}, []string{"1 footer: 12 Quay Street", "1 footer: Telephone 22 555", "1 footer: Page 1 of 2", "2 footer: 12 Quay Street",
			"2 footer: Telephone 22 555", "2 footer: Page 2 of 2"}},
		{"a body's number for its paper", []*page{newPage().set(450, 770, 8, "A/79/847").plan(8).set(50, 30, 8, "25-04321 (E)")},
			[]string{"1 header: A/79/847", "1 footer: 25-04321 (E)"}},
		{"a page's number on the only page", []*page{newPage().plan(9).set(300, 30, 8, "– 4 –")}, []string{"1 footer: – 4 –"}},
		{"no dateline", []*page{newPage().set(50, 770, 8, "12 October 2022").plan(10)}, nil},
		{"no title in the margin of the first page", []*page{
			newPage().bold(50, 770, 20, "Fund report").plan(1), newPage().set(50, 770, 8, "Fund report").plan(2), newPage().set(50, 770, 8, "Fund report").plan(3),
		}, []string{"2 header: Fund report", "3 header: Fund report"}},
		{"no line that stands in one margin alone", []*page{newPage().plan(1).set(50, 30, 8, "Printed on recycled paper"), newPage().plan(2)}, nil},
		{"no year", []*page{newPage().plan(13).set(50, 30, 8, "2022")}, nil},
		{"no heading of the one project on each page", []*page{
			newPage().bold(50, 770, 16, "Project 1").plan(1), newPage().bold(50, 770, 16, "Project 2").plan(2), newPage().bold(50, 770, 16, "Project 3").plan(3),
		}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := running(drawn(c.pages...)); !slices.Equal(got, c.want) {
				t.Errorf("got %q\nwant %q", got, c.want)
			}
		})
	}
}
