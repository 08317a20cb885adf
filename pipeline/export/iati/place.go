package iati

import (
	"strings"

	"factsheet/pipeline/record"
)

// where tells the places of a project. A country or region is a recipient where it is the
// only one: of several the standard asks for their shares, which the sheet does not tell.
// Cities are locations.
func (d *draft) where(s *sheet, ids []string) {
	var countries, regions []coded
	var several []string
	seen := map[string]bool{}
	for _, id := range ids {
		p := s.places[id]
		if p == nil || seen[id] || folded(p.Name) == "" {
			continue
		}
		seen[id] = true
		name := &narrative{Text: folded(p.Name)}
		at := record.Or(p.Code, "")
		switch {
		case (p.Kind == "country" || p.Kind == "territory") && listed("Country", at):
			countries = append(countries, coded{Code: at, Entry: clean(id), Narrative: name})
		case p.Kind == "region" && listed("Region-UN", at):
			regions = append(regions, coded{Code: at, Vocabulary: regionUN, Entry: clean(id), Narrative: name})
		case p.Kind == "city":
			d.act.Locations = append(d.act.Locations, location{clean(id), text{*name}})
			continue
		default:
			d.lacks(Gap{Element: "recipient-country", Reason: PlaceNotListed, Value: folded(p.Name),
				Message: "the place has no code of the standard's lists"})
			d.note("The sheet names as a place: " + folded(p.Name) + ".")
			continue
		}
		several = append(several, folded(p.Name))
	}
	switch {
	case len(several) == 1:
		d.act.Countries, d.act.Regions = countries, regions
	case len(several) > 1:
		told := strings.Join(several, ", ")
		d.lacks(Gap{Element: "recipient-country", Reason: SharesNotTold, Value: told,
			Message: "the sheet names several places and no shares, and the standard asks for percentages"})
		d.note("Places that the sheet names, without their shares: " + told + ".")
	default:
		d.lacks(Gap{Element: "recipient-country", Reason: NoRecipient, Message: "the sheet tells no country or region with a code"})
	}
}

// ownCountry is the recipient of flows that go to a country's government, from others than
// that country's own bodies.
func (d *draft) ownCountry(s *sheet, donors, recipients []string) {
	at, home := map[string]bool{}, map[string]bool{}
	for _, id := range donors {
		if p := s.partners[id]; p != nil {
			home[record.Or(p.Country, "")] = true
		}
	}
	var found coded
	for _, id := range recipients {
		p := s.partners[id]
		if p == nil || p.Type != record.Government || !listed("Country", record.Or(p.Country, "")) || home[*p.Country] {
			clear(at)
			break
		}
		at[*p.Country] = true
		found = coded{Code: *p.Country, Entry: clean(id)}
	}
	if len(at) != 1 {
		d.lacks(Gap{Element: "recipient-country", Reason: NoRecipient, Message: "the sheet tells no country or region that benefits"})
		return
	}
	d.act.Countries = []coded{found}
}
