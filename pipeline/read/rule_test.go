package read

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"factsheet/pipeline/document"
)

func TestRulesAreWhatIsDrawnLevelAndUpright(t *testing.T) {
	box := func(x0, y0, x1, y1 float64) document.Box { return document.Box{X0: x0, Y0: y0, X1: x1, Y1: y1} }
	form := stream("/Subtype/Form/BBox[0 0 100 100]/Matrix[1 0 0 1 50 0]", "0 0 200 1 re f")
	for content, want := range map[string][]document.Rule{
		"2 w 10 20 m 110 20 l S":                    {{Box: box(10, 19, 110, 21)}},
		"q 2 0 0 2 5 0 cm 10 20 m 10 40 l S Q":      {{Box: box(24, 40, 26, 80)}},
		"0.5 g 10 20 100 30 re f":                   {{Box: box(10, 20, 110, 50), Colour: 0x808080}},
		"1 0 0 rg 0 0 m 9 0 l 9 9 l 0 9 l h f":      {{Box: box(0, 0, 9, 9), Colour: 0xff0000}},
		"0 0 m 9 0 l 9 9 l S":                       {{Box: box(0, -0.5, 9, 0.5)}, {Box: box(8.5, 0, 9.5, 9)}},
		"q 0 0 50 50 re W n 10 20 100 30 re f Q":    {{Box: box(10, 20, 50, 50)}},
		"q 0 0 5 5 re W n 10 20 100 30 re f Q":      nil,
		"0 0 m 9 9 l S 0 0 m 9 0 5 5 1 9 c f":       nil,
		"10 20 100 30 re n":                         nil,
		"q .7 .7 -.7 .7 0 0 cm 10 20 100 30 re f Q": nil,
		"0 0 m 9 0 l 20 9 l 0 9 l h f":              nil,
		"/X Do":                                     {{Box: box(50, 0, 150, 1)}},
		"10 20 100 30 re 10 m f 0 0 m 9 0 l":        {{Box: box(10, 20, 110, 50)}},
		"/OC /Off BDC 10 20 100 30 re f EMC":        nil,
	} {
		data := makePDF("/XObject<</X 10 0 R>>/Properties<</Off 11 0 R>>", []string{form, "<</Type/OCG/Name(n)>>"}, content+" BT /F1 10 Tf 9 700 Td (a) Tj ET")
		pages, _ := readAllPages(t, inRoot(data, "/OCProperties<</OCGs[11 0 R]/D<</OFF[11 0 R]>>>>"))
		if diff := cmp.Diff(want, pages[0].Rules, cmpopts.EquateApprox(0, 0.001)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", content, diff)
		}
	}
}
