package chart_test

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"factsheet/pipeline/report/chart"
)

// colour is linear light: red, green, blue.
type colour [3]float64

func parse(hex string) colour {
	n, _ := strconv.ParseUint(hex, 16, 32)
	var c colour
	for i := range c {
		x := float64(n>>(16-8*i)&255) / 255
		if x <= 0.04045 {
			c[i] = x / 12.92
		} else {
			c[i] = math.Pow((x+0.055)/1.055, 2.4)
		}
	}
	return c
}

// visions are how colours look to the colour-blind, at full severity (Machado, Oliveira and
// Fernandes 2009).
var visions = map[string][3]colour{
	"all cones": {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"no red":    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"no green":  {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"no blue":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

func (c colour) seen(by [3]colour) colour {
	var out colour
	for i, row := range by {
		out[i] = min(1, max(0, row[0]*c[0]+row[1]*c[1]+row[2]*c[2]))
	}
	return out
}

// lab is the colour in OKLab, in which distances are as people see them.
func (c colour) lab() [3]float64 {
	l := math.Cbrt(0.4122214708*c[0] + 0.5363325363*c[1] + 0.0514459929*c[2])
	m := math.Cbrt(0.2119034982*c[0] + 0.6806995451*c[1] + 0.1073969566*c[2])
	s := math.Cbrt(0.0883024619*c[0] + 0.2817188376*c[1] + 0.6299787005*c[2])
	return [3]float64{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

func (c colour) luminance() float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }

// contrast is that of WCAG 2.
func contrast(a, b colour) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// palettes are the sets of colours that the style sheet has, each with its background.
func palettes(t *testing.T) (sets [][]colour, backs []colour) {
	variable := regexp.MustCompile(`--chart-([1-8]|none|back): #([0-9a-f]{6})`)
	var set []colour
	for _, m := range variable.FindAllStringSubmatch(string(chart.CSS), -1) {
		if m[1] == "back" {
			sets, backs, set = append(sets, set), append(backs, parse(m[2])), nil
			continue
		}
		set = append(set, parse(m[2]))
	}
	if len(sets) != 4 {
		t.Fatalf("%d palettes, want those of light, dark by the system, dark by the page, and print", len(sets))
	}
	return sets, backs
}

func TestColoursAreToldApartByTheColourBlind(t *testing.T) {
	sets, _ := palettes(t)
	for n, set := range sets {
		if len(set) != 9 {
			t.Fatalf("palette %d has %d colours", n, len(set))
		}
		for name, v := range visions {
			for i := range set {
				for k := range i {
					a, b := set[i].seen(v).lab(), set[k].seen(v).lab()
					if d := math.Hypot(math.Hypot(a[0]-b[0], a[1]-b[1]), a[2]-b[2]); d < 0.08 {
						t.Errorf("palette %d: with %s, colours %d and %d are %.3f apart", n, name, k+1, i+1, d)
					}
				}
			}
		}
	}
}

func TestColoursStandOutFromThePage(t *testing.T) {
	sets, backs := palettes(t)
	for n, set := range sets {
		for i, c := range set {
			if got := contrast(c, backs[n]); got < 3.2 { // WCAG 2.2 (1.4.11) asks for 3; a page may be less than white
				t.Errorf("palette %d: colour %d has a contrast of %.2f", n, i+1, got)
			}
		}
	}
}

func TestStyleSheetFetchesNothingAndEndsNoStyleElement(t *testing.T) {
	for _, s := range []string{"<", "@import", "url(", "expression", "://"} {
		if strings.Contains(string(chart.CSS), s) {
			t.Errorf("it has %q", s)
		}
	}
}
