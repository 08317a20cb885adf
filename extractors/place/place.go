// Package place finds countries, territories, regions and cities.
package place

import (
	"factsheet/extractors/internal/country"
	"factsheet/extractors/reference"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// The kinds of place.
const (
	kindCountry   = "country"
	kindTerritory = "territory"
	kindRegion    = "region"
	kindCity      = "city"
)

// Extractor finds countries, territories, regions and cities.
var Extractor = &extract.Extractor[extract.Place]{
	Name: "place",
	Doc: "Finds countries and territories by all their names, regions of the world with their M49 codes, states and provinces, " +
		"and cities. Adjectives ('Tanzanian', 'U.S. companies') are no places, nor is a city in the name of an instrument " +
		"('Paris Agreement') or before another capital ('Doha Round'). A country's name inside an organisation's is one.",
	Version:  "1",
	Requires: []extract.Unit{reference.Extractor},
	Rules: []extract.Rule{
		{Name: "place.country", Doc: "A country or territory by one of its names."},
		{Name: "place.code", Doc: "A country by a short form that stands as a noun: 'in the U.S. and the UK'."},
		{Name: "place.region", Doc: "A region of several countries."},
		{Name: "place.joint", Doc: "Two regions that share their last word: 'West and Central Africa'."},
		{Name: "place.state", Doc: "A well-known state or province."},
		{Name: "place.city", Doc: "A capital, a large city, or a seat of international bodies."},
		{Name: "place.town", Doc: "A town told by the state or country after it ('in Kenosha, Wisconsin'), by 'the towns of' before it, or by the city that it is named with."},
		{Name: "place.area", Doc: "A province, district or the like by its own name: 'Kalomo District', 'Province of Kwango'."},
	},
	Run: run,
}

// scan is one run over one sheet.
type scan struct {
	*extract.Pass
	countries *country.Index
	names     *names
	refs      extract.Cover
	out       []extract.Mention[extract.Place]
	taken     int // no rule reads tokens before this one
	lastTown  int // the token after the last town, so that a list of towns goes on
}

func run(p *extract.Pass) ([]extract.Mention[extract.Place], error) {
	s := &scan{Pass: p, countries: country.Of(p), names: loadNames(), lastTown: -1}
	s.out = make([]extract.Mention[extract.Place], 0, len(s.countries.Found)+8)
	extract.CoverOf(&s.refs, reference.Extractor.From(p))
	for i := 0; i < len(p.Tokens); i++ {
		if i < s.taken {
			continue
		}
		t := p.Tokens[i]
		if t.Kind != segment.Word {
			continue
		}
		if t.Case == segment.LowerCase {
			continue
		}
		if !s.named(i) && !s.area(i) {
			s.townOf(i)
		}
	}
	return s.out, nil
}

// named reads a listed place at token i: whichever name is the longest.
func (s *scan) named(i int) bool {
	f, isCountry := s.countries.At(i)
	e, end := s.names.gaz.Match(s.Pass, i)
	if isCountry && (e == nil || f.Last >= end) {
		return s.country(f)
	}
	if e == nil && s.Lower(i) == "saharan" && s.Is(i-1, "-") && s.Is(i-2, "sub") {
		if e, end = s.names.gaz.Match(s.Pass, i-2); e != nil {
			i -= 2
		}
	}
	if e == nil {
		return s.ocean(i) || s.joint(i) || s.washington(i)
	}
	switch n := e.Value; n.kind {
	case kindRegion:
		if n.country == "" {
			return s.region(i, end, n)
		}
		return s.state(i, end, n)
	default:
		return s.city(i, end, n)
	}
}

func (s *scan) emit(first, last int, rule string, v extract.Place) {
	s.emitAt(s.SpanOf(first, last), rule, v)
	s.taken = max(s.taken, last)
}

func (s *scan) emitAt(at document.Span, rule string, v extract.Place) {
	s.out = append(s.out, extract.Mention[extract.Place]{Value: v, At: s.Evidence(at, rule)})
}

// country emits a country's name; an adjective is none.
func (s *scan) country(f country.Found) bool {
	rule := "place.country"
	switch f.Form {
	case country.Demonym:
		return s.skip(f.Last)
	case country.Code:
		if !s.noun(f) {
			return s.skip(f.Last)
		}
		rule = "place.code"
	}
	if s.Is(f.Last, "dollar", "dollars", "shilling", "shillings", "rupee", "rupees", "franc", "francs", "pound",
		"pounds", "kwacha", "yuan", "won", "yen") {
		return s.skip(f.Last)
	}
	s.town(f.First)
	if s.refs.Overlaps(s.SpanOf(f.First, f.Last)) {
		return s.skip(f.Last) // 'Samoa Agreement'
	}
	c := f.Country
	s.emit(f.First, f.Last, rule, extract.Place{ID: countryIDs()[c], Name: c.Name, Code: c.Alpha2, Kind: countryKind(c)})
	return true
}

func (s *scan) skip(last int) bool {
	s.taken = max(s.taken, last)
	return true
}

// noun reports whether a short form such as 'U.S.' stands as a noun: nothing that it
// could describe comes after.
func (s *scan) noun(f country.Found) bool {
	switch s.Text(f.First) {
	case "US", "U.S.", "U.S", "UK", "U.K.", "U.K":
	default:
		return true
	}
	if s.Kind(f.First-1) == segment.Punct && s.Tokens[f.First].Glued && s.Is(f.First-1, "-", "/") {
		return false
	}
	switch s.Kind(f.Last) {
	case segment.Break, segment.Possessive:
		return s.Is(f.First-1, "the", "in", "and")
	case segment.Punct:
		return !s.Is(f.Last, "-", "/", "&") && s.Is(f.First-1, "the", "in", "and", ",")
	case segment.Word:
		return s.Is(f.First-1, "the", "in") && s.Is(f.Last, "is", "has", "was", "and", "will", "to", "in", "for", "with", "as",
			"on", "by", "or", "from", "that", "which", "have", "had", "are", "were", "through", "at", "also", "can", "would",
			"continues", "provides", "provided", "announced") &&
			!s.shared(f.Last)
	}
	return false
}

// shared reports whether an adjective follows an 'and' at token i: 'the U.S. and
// Zambian governments'.
func (s *scan) shared(i int) bool {
	if !s.Is(i, "and", "or") {
		return false
	}
	f, ok := s.countries.At(i + 1)
	return !ok || f.Form != country.Name
}
