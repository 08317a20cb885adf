package extractors_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"factsheet/extractors"
	"factsheet/pipeline"
	"factsheet/pipeline/document"
	"factsheet/pipeline/layout"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
)

// sheetPage sets lines on a page, in a font whose letters are half as wide as they are high.
type sheetPage struct{ document.GlyphPage }

func (p *sheetPage) lines(x, y, size float64, lines ...string) *sheetPage {
	for i, l := range lines {
		at := x
		for _, r := range l {
			w := size * 0.5
			if r == ' ' {
				w = size * 0.28
			}
			p.Glyphs = append(p.Glyphs, document.Glyph{Text: string(r), X: at, Y: y - float64(i)*size*1.25, Width: w, Size: size, Bold: size > 12})
			at += w
		}
	}
	return p
}

// figures sets rows of cells from y downwards, the first of each at xs[0], the others to
// the right edge of a column 45 wide at theirs.
func (p *sheetPage) figures(y float64, rows [][]string, xs []float64) {
	for i, row := range rows {
		for c, text := range row {
			x := xs[c]
			if c > 0 {
				x += 45 - float64(len(text))*5
			}
			p.lines(x, y-float64(i)*18, 10, text)
		}
	}
}

func newSheetPage(number int) *sheetPage {
	p := &sheetPage{document.GlyphPage{Number: number, Width: 600, Height: 800}}
	return p.lines(50, 770, 8, "Harbour Fund report").lines(300, 20, 8, "Page "+string(rune('0'+number))+" of 2")
}

// readPages takes pages through the whole pipeline.
func readPages(t *testing.T, pages ...*sheetPage) *record.Record {
	t.Helper()
	p, err := pipeline.New(extractors.All(), nil)
	if err != nil {
		t.Fatal(err)
	}
	p.UsePDFReader(func(_ context.Context, d *document.Document, _ []byte) error {
		var takes []document.Take
		for _, g := range pages {
			laid := layout.Glyphs(&g.GlyphPage)
			takes = append(takes, document.Take{Number: g.Number, Width: g.Width, Height: g.Height, Text: laid.Text, Lines: laid.Lines, Tables: laid.Tables})
		}
		d.Gather(takes)
		return nil
	})
	r := p.Process(source.Input{Source: "sheet.pdf", MediaType: source.PDFType, Data: []byte("%PDF-1.4")})
	text := []rune(r.Text)
	r.EachSpan(func(kind string, s *record.Span) {
		if got := string(text[s.Start:s.End]); got != s.Quote {
			t.Errorf("%s: the text has %q where the quote is %q", kind, got, s.Quote)
		}
	})
	return r
}

// A sum whose scale stands over the page is read whole, says what it was read over, and
// holds no page number.
func TestSumOverAPageEdgeIsReadWhole(t *testing.T) {
	r := readPages(t,
		newSheetPage(1).lines(50, 720, 18, "Harbour Fund").
			lines(50, 120, 10, "In 2021 Japan gave the Harbour Fund a", "grant, and the Fund says that it came to",
				"no less than the whole sum of US$ 236"),
		newSheetPage(2).lines(50, 720, 10, "million, which is more than it has ever", "been given before."))
	if len(r.Amounts) != 1 || r.Amounts[0].Value == nil || *r.Amounts[0].Value != "236000000" {
		t.Fatalf("amounts: %+v", r.Amounts)
	}
	a := r.Amounts[0]
	if !slices.Equal(a.Doubts, []string{"crossed_page"}) || a.Page != 1 {
		t.Errorf("its doubts are %q, its page %d", a.Doubts, a.Page)
	}
	if !strings.HasPrefix(a.Quote, "US$ 236") || !strings.HasSuffix(a.Quote, "million") {
		t.Errorf("it was read from %q", a.Quote)
	}
	for _, u := range r.Unread {
		if u.Kind == "number" && u.Reason == nil {
			t.Errorf("%q is not understood", u.Quote)
		}
		if u.Quote == "236" {
			t.Error("236 is both read and unread")
		}
	}
	pageNumbers := 0
	for _, u := range r.Unread {
		if u.Reason != nil && *u.Reason == "page number" {
			pageNumbers++
		}
	}
	if pageNumbers != 4 {
		t.Errorf("%d page numbers are told of, want 4: %+v", pageNumbers, r.Unread)
	}
}

func TestSumOverAColumnEdgeSaysSo(t *testing.T) {
	column := func(p *sheetPage, x float64, lines ...string) { p.lines(x, 700, 10, lines...) }
	p := newSheetPage(1).lines(50, 740, 18, "Harbour Fund")
	column(p, 50, "The Fund works in ten ports of the coast", "and all of them have been given a light",
		"by it, which their fishermen keep alive.", "In 2021 the Government of Japan, long a",
		"friend, gave the World Bank some US$ 5.2")
	column(p, 320, "million for it, which was spent on the", "lights before the year was out. The Fund",
		"says that all of them burn. It will ask", "for more in 2024, when the harbours have",
		"been dredged and the ferries come back.")
	r := readPages(t, p)
	if len(r.Amounts) != 1 || r.Amounts[0].Value == nil || *r.Amounts[0].Value != "5200000" || !slices.Contains(r.Amounts[0].Doubts, "crossed_column") {
		t.Fatalf("amounts: %+v", r.Amounts)
	}
	if len(r.Contributions) != 1 || !slices.Contains(r.Contributions[0].Doubts, "crossed_column") {
		t.Errorf("contributions: %+v", r.Contributions)
	}
}

func TestWordJoinedOverAHyphenSaysSo(t *testing.T) {
	r := readPages(t, newSheetPage(1).lines(50, 740, 18, "Harbour Fund").
		lines(50, 700, 10, "The Fund trained 412 inde-", "pendent pilots in 2021, and all of them", "work in the ports today."))
	for _, q := range r.Quantities {
		if q.Value != nil && *q.Value == "412" {
			if !slices.Contains(q.Doubts, "joined_hyphen") || strings.Contains(q.Unit, "-") {
				t.Errorf("%+v", q)
			}
			return
		}
	}
	t.Errorf("quantities: %+v", r.Quantities)
}
