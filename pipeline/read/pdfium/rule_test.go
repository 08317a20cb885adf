package pdfium

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"factsheet/pipeline/document"
	"factsheet/pipeline/read"
)

func TestRulesAreThoseOfTheFastReader(t *testing.T) {
	for _, content := range []string{
		"2 w 10 20 m 110 20 l S",
		"q 2 0 0 2 5 0 cm 10 20 m 10 40 l S Q",
		"0.5 g 10 20 100 30 re f",
		"1 0 0 rg 0 0 m 9 0 l 9 9 l 0 9 l h f",
		"10 10 m 19 10 l 19 19 l S",
		"q 0 0 50 50 re W n 10 20 100 30 re f Q",
		"10 10 m 19 19 l S",
		"10 20 100 30 re B",
	} {
		data := makePDF("", "", nil, content+" BT /F1 10 Tf 9 700 Td (a) Tj ET")
		var want []document.Rule
		if _, err := read.PDF(data, read.Options{}, func(g *document.GlyphPage) { want = g.Rules }); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, pagesOf(t, data, read.Options{})[0].Rules, cmpopts.EquateApprox(0, 0.01), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-fast +pdfium):\n%s", content, diff)
		}
	}
}
