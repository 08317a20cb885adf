package fact

import (
	"slices"

	"factsheet/extractors/internal/country"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// adjectives lays mentions over a country's adjective before what it gives: 'Swedish
// support' is Sweden's.
func (s *Sheet) adjectives() {
	var out []Found[extract.Partner]
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Kind != segment.Word || t.Case == segment.LowerCase || s.at[i].partner != 0 || i+1 == len(s.Tokens) ||
			s.Tokens[i+1].Kind != segment.Word {
			continue
		}
		if !s.In(i+1, givenBefore) && !(s.In(i+2, givenBefore) && s.IsLower(i+1)) {
			continue
		}
		c, form, next := country.Match(s.Pass, i)
		if c == nil || form != country.Demonym || next != i+1 {
			continue
		}
		if k := s.Country(c.Alpha2); k >= 0 {
			v := s.Partners[k].Value
			v.Weak = false
			out = append(out, Found[extract.Partner]{
				&extract.Mention[extract.Partner]{ID: s.Partners[k].ID, Value: v,
					At: s.Evidence(s.SpanOf(i, i+1), s.Partners[k].At.Rule)}, i, i + 1})
		}
	}
	if out == nil {
		return
	}
	s.states = nil // its indices move
	s.Partners = append(s.Partners, out...)
	slices.SortStableFunc(s.Partners, func(a, b Found[extract.Partner]) int { return a.First - b.First })
	for i := range s.at {
		s.at[i].partner = 0
	}
	for k := range s.Partners {
		markLonger(s.Partners, k, func(i int) *int32 { return &s.at[i].partner })
	}
}

// givenBefore are what a country's adjective makes its gift: 'Swedish support'.
var givenBefore = wordset.Fields(`support funding financing funds grant grants loan loans contribution contributions aid assistance donation donations
	pledge pledges commitment commitments cooperation oda`)
