package chart_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"factsheet/pipeline/report/chart"
)

// sizes are the sizes of labels by class, as the style sheet has them.
func sizes(t *testing.T) map[string]float64 {
	out := map[string]float64{}
	for _, m := range regexp.MustCompile(`((?:\.chart-\w+,? ?)+)\{ font-size: ([0-9.]+)px`).FindAllStringSubmatch(string(chart.CSS), -1) {
		size, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			t.Fatal(err)
		}
		for class := range strings.FieldsFuncSeq(m[1], func(r rune) bool { return strings.ContainsRune("., ", r) }) {
			out[class] = size
		}
	}
	return out
}

func TestLabelsAndMarksStayInTheirPictures(t *testing.T) {
	size := sizes(t)
	for name, sheets := range cases() {
		for _, f := range figures(sheets) {
			var wide, high float64
			for _, e := range elements(t, string(f.HTML)) {
				if e.svg == 0 {
					continue
				}
				n := func(a string) float64 {
					x, err := strconv.ParseFloat(e.attrs[a], 64)
					if err != nil {
						t.Fatalf("%s, %s: %s %s is %q", name, f.ID, e.name, a, e.attrs[a])
					}
					return x
				}
				in := func(x0, y0, x1, y1 float64) {
					if x0 < -1 || y0 < -1 || x1 > wide+1 || y1 > high+1 {
						t.Errorf("%s, %s: %s %q (%v) is at %.1f,%.1f to %.1f,%.1f of %.1f,%.1f",
							name, f.ID, e.name, e.text, e.attrs, x0, y0, x1, y1, wide, high)
					}
				}
				switch e.name {
				case "svg":
					if _, err := fmt.Sscanf(e.attrs["viewBox"], "0 0 %f %f", &wide, &high); err != nil {
						t.Fatal(err)
					}
				case "text":
					s := size[strings.Fields(e.class)[0]]
					if s == 0 {
						t.Fatalf("no size for %q", e.class)
					}
					w, x := chart.Width(e.text)*s, n("x")
					switch e.anchor {
					case "middle":
						x -= w / 2
					case "end":
						x -= w
					}
					in(x, n("y")-s*0.8, x+w, n("y")+s*0.25)
				case "rect":
					in(n("x"), n("y"), n("x")+n("width"), n("y")+n("height"))
				case "circle":
					in(n("cx")-n("r"), n("cy")-n("r"), n("cx")+n("r"), n("cy")+n("r"))
				case "polygon":
					for p := range strings.FieldsSeq(e.attrs["points"]) {
						var x, y float64
						if _, err := fmt.Sscanf(p, "%f,%f", &x, &y); err != nil {
							t.Fatal(err)
						}
						in(x, y, x, y)
					}
				case "path":
					arcs(e.attrs["d"], in)
				}
			}
		}
	}
}

// arcs calls in with the boxes of a path of a network: each half ellipse reaches to the left
// of its ends by its first radius.
func arcs(d string, in func(x0, y0, x1, y1 float64)) {
	for _, m := range regexp.MustCompile(`A([0-9.]+) [0-9.]+ 0 0 [01] ([0-9.]+) ([0-9.]+)`).FindAllStringSubmatch(d, -1) {
		var at [3]float64
		for i := range at {
			at[i], _ = strconv.ParseFloat(m[i+1], 64)
		}
		in(at[1]-at[0], at[2], at[1], at[2])
	}
}
