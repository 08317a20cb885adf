package table

import (
	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
)

// PartnerRow is a row of partners.
type PartnerRow struct {
	ID                 string   `parquet:"id" key:"primary" doc:"the body's id, the same in every sheet and batch: from its registry code, else from its normal name and country"`
	Name               string   `parquet:"name" doc:"in full where a sheet or the registry knows it: the name that most sheets give it, then the longest, then the first in the order of its bytes"`
	Acronym            *string  `parquet:"acronym,optional" doc:"its short form, chosen as the name is"`
	Aliases            []string `parquet:"aliases,list" doc:"every other form of the name in any sheet, sorted"`
	Type               string   `parquet:"type,dict" doc:"government, multilateral, trade_union, employer_organisation, ngo, foundation, private_sector, academic, fund, network or other; the one that most sheets give it, 'other' only where all do"`
	Country            *string  `parquet:"country,optional,dict" doc:"whose it is: ISO 3166-1 alpha-2"`
	OrganisationType   *string  `parquet:"organisation_type,optional,dict" doc:"its code in the IATI codelist OrganisationType: 10 government, 21 to 24 NGO, 40 multilateral, 60 foundation, 70 to 73 private, 80 academic …; null where it is not known"`
	RegistryScheme     *string  `parquet:"registry_scheme,optional,dict" doc:"who keeps the identifier, e.g. OECD-DAC-CRS"`
	RegistryIdentifier *string  `parquet:"registry_identifier,optional" doc:"its code in that scheme; all its codes are in partner_codes"`
	CountryAlpha3      *string  `parquet:"country_alpha3,optional,dict" doc:"ISO 3166-1 alpha-3 of country"`
	CountryM49         *string  `parquet:"country_m49,optional,dict" doc:"UN M49 of country"`
	ChannelCode        *string  `parquet:"channel_code,optional,dict" doc:"its code as a channel of delivery, OECD DAC CRS: the first where it has several (partner_codes has all); null where it has none"`
	Named
}

// Named is how often a batch speaks of a body or place.
type Named struct {
	Documents int32 `parquet:"document_count" doc:"how many sheets name it, near duplicates among them"`
	Mentions  int32 `parquet:"mention_count" doc:"how often they do in all"`
}

// Partners is the table partners.
var Partners = Of[PartnerRow]{
	Name: "partners", Role: Dimension, Version: 2, Doc: "An organisation or acting government of the batch a row, once however many sheets name " +
		"it. What each sheet says of it: the table document_partners.",
	Batch: func(b *across.Batch, out []PartnerRow) []PartnerRow {
		for _, p := range b.Partners() {
			row := PartnerRow{
				ID: p.ID, Name: valid(p.Name), Acronym: validPtr(p.Acronym), Aliases: p.Aliases, Type: p.Type, Country: p.Country,
				OrganisationType: p.OrganisationType, Named: Named{int32(p.Documents), int32(p.Mentions)},
			}
			row.RegistryScheme, row.RegistryIdentifier = registered(p.Registry)
			row.CountryAlpha3, row.CountryM49 = countryCodes(p.Country)
			row.ChannelCode = channel(p.Codes)
			out = append(out, row)
		}
		return out
	},
}

// PartnerCodeRow is a row of partner_codes.
type PartnerCodeRow struct {
	PartnerID  string `parquet:"partner_id,dict" key:"primary" ref:"partners" doc:"the body"`
	Scheme     string `parquet:"scheme,dict" key:"primary" doc:"who keeps the code: OECD-DAC-CRS (channels of delivery), IATI-ORG (organisation identifiers), or a scheme of your registry"`
	Identifier string `parquet:"identifier" key:"primary" doc:"the code"`
	Ordinal    int32  `parquet:"ordinal" doc:"its place among the body's codes, from 0; the first is in partners, too"`
}

// PartnerCodes is the table partner_codes.
var PartnerCodes = Of[PartnerCodeRow]{
	Name: "partner_codes", Role: Dimension, Version: 1, Doc: "A body's code in a list that others keep a row; a body may have several codes of one scheme.",
	Batch: func(b *across.Batch, out []PartnerCodeRow) []PartnerCodeRow {
		for _, p := range b.Partners() {
			seen := map[record.Registry]bool{}
			for _, c := range p.Codes {
				if !seen[c] {
					out = append(out, PartnerCodeRow{p.ID, valid(c.Scheme), valid(c.Identifier), int32(len(seen))})
					seen[c] = true
				}
			}
		}
		return out
	},
}

// registered is a registry code's scheme and identifier.
func registered(r *record.Registry) (scheme, identifier *string) {
	if r == nil {
		return nil, nil
	}
	return &r.Scheme, &r.Identifier
}

// DocumentPartnerRow is a row of document_partners.
type DocumentPartnerRow struct {
	DocumentID         string   `parquet:"document_id,dict" key:"primary" ref:"documents" doc:"the sheet's id"`
	PartnerID          string   `parquet:"partner_id,dict" key:"primary" ref:"partners" doc:"the body"`
	Name               string   `parquet:"name" doc:"in full where the sheet or the registry knows it"`
	Acronym            *string  `parquet:"acronym,optional" doc:"its short form"`
	Aliases            []string `parquet:"aliases,list" doc:"every other form of the name in the sheet, sorted"`
	Type               string   `parquet:"type,dict" doc:"its type by this sheet"`
	Country            *string  `parquet:"country,optional,dict" doc:"whose it is: ISO 3166-1 alpha-2"`
	OrganisationType   *string  `parquet:"organisation_type,optional,dict" doc:"its code in the IATI codelist OrganisationType; null where it is not known"`
	RegistryScheme     *string  `parquet:"registry_scheme,optional,dict" doc:"who keeps the identifier, e.g. OECD-DAC-CRS"`
	RegistryIdentifier *string  `parquet:"registry_identifier,optional" doc:"its code in that scheme; all its codes are in partner_codes"`
	CountryAlpha3      *string  `parquet:"country_alpha3,optional,dict" doc:"ISO 3166-1 alpha-3 of country"`
	CountryM49         *string  `parquet:"country_m49,optional,dict" doc:"UN M49 of country"`
	ChannelCode        *string  `parquet:"channel_code,optional,dict" doc:"its code as a channel of delivery, OECD DAC CRS: the first where it has several (partner_codes has all); null where it has none"`
	Told
	Reasoned
}

// DocumentPartners is the table document_partners.
var DocumentPartners = Of[DocumentPartnerRow]{
	Name: "document_partners", Role: Link, Version: 1, Doc: "An organisation or acting government in a sheet a row: 'partners' in the record.",
	Rows: func(s *Sheet, out []DocumentPartnerRow) []DocumentPartnerRow {
		for i := range s.Partners {
			e := &s.Partners[i]
			row := DocumentPartnerRow{
				DocumentID: s.Document.ID, PartnerID: e.ID, Name: valid(e.Name), Acronym: validPtr(e.Acronym), Aliases: e.Aliases,
				Type: e.Type, Country: e.Country, OrganisationType: e.OrganisationType,
				Told: told(e.Mentions), Reasoned: s.reasoned(e.Basis),
			}
			row.RegistryScheme, row.RegistryIdentifier = registered(e.Registry)
			row.CountryAlpha3, row.CountryM49 = countryCodes(e.Country)
			row.ChannelCode = channel(e.Codes)
			out = append(out, row)
		}
		return out
	},
}

// PlaceRow is a row of places.
type PlaceRow struct {
	ID   string  `parquet:"id" key:"primary" doc:"the place's id, the same in every sheet and batch"`
	Name string  `parquet:"name" doc:"its usual English name; where sheets differ, chosen as partners.name is"`
	Code *string `parquet:"code,optional,dict" doc:"ISO 3166-1 alpha-2, or UN M49 for a region that has one"`
	Kind string  `parquet:"kind,dict" doc:"country, territory, region or city"`
	PlaceCodes
	Named
}

// Places is the table places.
var Places = Of[PlaceRow]{
	Name: "places", Role: Dimension, Version: 2, Doc: "A country, territory, region or city of the batch a row, once however many sheets name it. Where each sheet does: the table document_places.",
	Batch: func(b *across.Batch, out []PlaceRow) []PlaceRow {
		for _, p := range b.Places() {
			out = append(out, PlaceRow{p.ID, valid(p.Name), p.Code, p.Kind, placeCodes(p.Code), Named{int32(p.Documents), int32(p.Mentions)}})
		}
		return out
	},
}

// DocumentPlaceRow is a row of document_places.
type DocumentPlaceRow struct {
	DocumentID string  `parquet:"document_id,dict" key:"primary" ref:"documents" doc:"the sheet's id"`
	PlaceID    string  `parquet:"place_id,dict" key:"primary" ref:"places" doc:"the place"`
	Name       string  `parquet:"name" doc:"its usual English name"`
	Code       *string `parquet:"code,optional,dict" doc:"ISO 3166-1 alpha-2, or UN M49 for a region that has one"`
	Kind       string  `parquet:"kind,dict" doc:"country, territory, region or city"`
	PlaceCodes
	Told
	Reasoned
}

// DocumentPlaces is the table document_places.
var DocumentPlaces = Of[DocumentPlaceRow]{
	Name: "document_places", Role: Link, Version: 1, Doc: "A country, territory, region or city in a sheet a row: 'places' in the record.",
	Rows: func(s *Sheet, out []DocumentPlaceRow) []DocumentPlaceRow {
		for i := range s.Places {
			e := &s.Places[i]
			out = append(out, DocumentPlaceRow{
				s.Document.ID, e.ID, valid(e.Name), e.Code, e.Kind, placeCodes(e.Code), told(e.Mentions),
				s.reasoned(e.Basis)})
		}
		return out
	},
}

// PersonRow is a row of people.
type PersonRow struct {
	Entry
	Name             string  `parquet:"name" doc:"the name in its longest form in the sheet"`
	Role             *string `parquet:"role,optional" doc:"office or function, as the sheet has it"`
	OrganisationID   *string `parquet:"organisation_id,optional" ref:"partners" doc:"the partner that the person belongs to"`
	OrganisationName *string `parquet:"organisation_name,optional" doc:"partners.name of it"`
	Told
	Reasoned
}

// People is the table people.
var People = Of[PersonRow]{
	Name: "people", Role: Dimension, Version: 1, Doc: "A person in a sheet a row. Two sheets' people of one name need not be one.",
	Rows: func(s *Sheet, out []PersonRow) []PersonRow {
		for i := range s.People {
			e := &s.People[i]
			out = append(out, PersonRow{
				s.entry(e.Basis), valid(e.Name), validPtr(e.Role), e.Organisation, named(s.partners, e.Organisation),
				told(e.Mentions), s.reasoned(e.Basis)})
		}
		return out
	},
}

// RefRow is a row of refs.
type RefRow struct {
	Entry
	Kind  string `parquet:"kind,dict" doc:"url, email, agenda, sdg or instrument"`
	Value string `parquet:"ref_value" doc:"what is referred to: 'SDG 5', '2030 Agenda', an address"`
	Told
	Reasoned
}

// Refs is the table refs.
var Refs = Of[RefRow]{
	Name: "refs", Role: Dimension, Version: 2, Doc: "A URL, e-mail address, agenda, goal or legal instrument in a sheet a row; 'references' in the record.",
	Rows: func(s *Sheet, out []RefRow) []RefRow {
		for i := range s.References {
			e := &s.References[i]
			out = append(out, RefRow{s.entry(e.Basis), e.Kind, valid(e.Value), told(e.Mentions), s.reasoned(e.Basis)})
		}
		return out
	},
}

// EventRow is a row of events.
type EventRow struct {
	Entry
	Name string `parquet:"name" doc:"the meeting, launch or conference"`
	When
	PlaceID   *string `parquet:"place_id,optional" ref:"places" doc:"where it was"`
	PlaceName *string `parquet:"place_name,optional" doc:"places.name of it"`
	Told
	Reasoned
}

// Events is the table events.
var Events = Of[EventRow]{
	Name: "events", Role: Fact, Version: 2, Doc: "A meeting, launch or conference in a sheet a row.",
	Rows: func(s *Sheet, out []EventRow) []EventRow {
		for i := range s.Events {
			e := &s.Events[i]
			out = append(out, EventRow{
				s.entry(e.Basis), valid(e.Name), when(e.Date), e.Place, named(s.places, e.Place),
				told(e.Mentions), s.reasoned(e.Basis)})
		}
		return out
	},
}
