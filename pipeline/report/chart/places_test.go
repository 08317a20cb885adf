package chart_test

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
)

func TestPlacesAreBarsAndTilesOfAMap(t *testing.T) {
	s := tell("a")
	s.place("country", "KE", "Kenya", 30)
	s.place("country", "ZZ", "Nowhere", 1)
	s.place("city", "", "Nairobi", 2)
	got := charts(s)["places"]
	has(t, got, "2 countries and territories and 1 region or city", "Kenya: 30 mentions in 1 sheet",
		"Not on the map: 1 country or territory without a tile.",
		"20–99", "Bars of how often each is named: Nairobi 2.", `data-code="KE"`)
	lacks(t, got, "100 and more")
}

// Each country and territory has a tile; a tile stands once.
func TestWorldIsWhole(t *testing.T) {
	s := tell("a")
	s.place("country", "KE", "Kenya", 1)
	tiles := map[string]int{}
	for _, e := range elements(t, charts(s)["places"]) {
		if e.name == "text" && strings.Contains(e.class, "chart-code") {
			tiles[e.text]++
		}
	}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			r, err := language.ParseRegion(code)
			// Some codes are reserved for parts of others, as 'AC' for Ascension, some are of countries that are no more.
			const reserved, former = "AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ", "AN CS FQ NT PC SU YU"
			country := err == nil && r.IsCountry() && r.Canonicalize() == r && !strings.Contains(reserved+" "+former, code)
			if country != (tiles[code] == 1) {
				t.Errorf("%s has %d tiles, country %v", code, tiles[code], country)
			}
		}
	}
}

func TestNothingToDrawIsSaidInASentence(t *testing.T) {
	got := charts(tell("a"))
	for id, said := range map[string]string{
		"contributions": "No sheet tells of a contribution.", "agreements": "No sheet tells of an agreement.",
		"partners": "No sheet names a partner.", "places": "No sheet names a place.",
	} {
		has(t, got[id], said)
		lacks(t, got[id], "<svg", "<table", "<ul")
	}
}
