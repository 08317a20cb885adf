package place

import (
	_ "embed"
	"strings"
	"sync"

	"factsheet/extractors/internal/country"
	"factsheet/extractors/internal/gazetteer"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// The tables. Regions are those of the UN's M49 standard, with its codes, and those
// that aid sheets speak of besides. States and provinces are what sheets name most.
// Cities are all capitals, most cities of a million people and more (the World
// Factbook, public domain), and the seats of international bodies. In a line, names
// are set apart by ';', one place's names by '='; '?' marks a name that is a common
// word or a person's name too.
var (
	//go:embed regions.tsv
	regionTable string
	//go:embed subnational.tsv
	stateTable string
	//go:embed cities.tsv
	cityTable string
)

// name is what a listed name stands for.
type name struct {
	kind      string
	country   string // ISO 3166-1 alpha-2 of a state or city
	code      string // M49
	id        string
	name      string // as an entry is named
	ambiguous bool
}

type names struct {
	gaz gazetteer.Gazetteer[name]
}

var loadNames = sync.OnceValue(func() *names {
	n := &names{}
	for _, line := range strings.Split(strings.TrimSpace(regionTable), "\n") {
		forms, code, _ := strings.Cut(line, "\t")
		n.add(forms, name{kind: kindRegion, code: code})
	}
	n.addByCountry(kindRegion, stateTable)
	n.addByCountry(kindCity, cityTable)
	return n
})

// countryIDs are the ids of the countries and territories.
var countryIDs = sync.OnceValue(func() map[*country.Country]string {
	ids := make(map[*country.Country]string, len(country.All()))
	for _, c := range country.All() {
		ids[c] = record.PlaceID(countryKind(c), c.Alpha2, c.Name)
	}
	return ids
})

func countryKind(c *country.Country) string {
	if c.Territory {
		return kindTerritory
	}
	return kindCountry
}

// CityCountry is the country of the listed city whose name begins at token i, empty where
// there is none or the name means other things too.
func CityCountry(p *extract.Pass, i int) string {
	e, end := loadNames().gaz.Match(p, i)
	if e == nil || end <= i || e.Value.kind != kindCity || e.Value.ambiguous {
		return ""
	}
	return e.Value.country
}

// CountryOf is the country of the listed city or part of a country whose name begins the
// tokens, half-open; empty where there is none or the name means other things too.
func CountryOf(p *extract.Pass, first, last int) string {
	e, end := loadNames().gaz.Match(p, first)
	if e == nil || end <= first || end > last || e.Value.ambiguous || sharedNames[e.Name] {
		return ""
	}
	return e.Value.country
}

// sharedNames are listed places of whose name another country has a large one.
var sharedNames = map[string]bool{"Punjab": true, "Kashmir": true, "Hyderabad": true, "Blue Nile": true, "Kurdistan": true,
	"Valencia": true, "Barcelona": true, "Cartagena": true, "Guadalajara": true, "León": true, "Trujillo": true, "La Paz": true,
	"San José": true, "San Jose": true, "Santo Domingo": true, "Tripoli": true, "London": true, "Birmingham": true,
	"Manchester": true, "Cambridge": true, "Newcastle": true, "La Plata": true}

func (n *names) addByCountry(kind, table string) {
	for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
		country, places, _ := strings.Cut(line, "\t")
		for _, forms := range strings.Split(places, ";") {
			n.add(forms, name{kind: kind, country: country})
		}
	}
}

// add lists a place under each of its names. Its id hashes the first.
func (n *names) add(forms string, v name) {
	all := strings.Split(forms, "=")
	v.id = record.PlaceID(v.kind, v.code, strings.TrimPrefix(all[0], "?"))
	for _, form := range all {
		spelled, ambiguous := strings.CutPrefix(form, "?")
		v.name, v.ambiguous = spelled, ambiguous
		if base, ok := strings.CutSuffix(v.name, " Region"); ok && v.country == "" {
			v.name = base
		}
		n.gaz.Add(gazetteer.Entry[name]{Name: spelled, Value: v})
		if strings.Contains(spelled, "Saint ") {
			n.gaz.Add(gazetteer.Entry[name]{Name: strings.ReplaceAll(spelled, "Saint ", "St. "), Value: v})
		}
	}
}

// capital is the capital of the United States by another name.
func (n *names) capital(name string) extract.Place {
	e, _ := n.gaz.Lookup("Washington, D.C.")
	return extract.Place{ID: e.Value.id, Name: name, Kind: kindCity}
}
