package write

// PartnerRow is a row of partners.
type PartnerRow struct {
	Entry
	Name               string   `parquet:"name" doc:"in full where the sheet or the registry knows it"`
	Acronym            *string  `parquet:"acronym,optional" doc:"its short form"`
	Aliases            []string `parquet:"aliases,list" doc:"every other form of the name in the sheet, sorted"`
	Type               string   `parquet:"type,dict" doc:"government, multilateral, trade_union, employer_organisation, ngo, foundation, private_sector, academic, fund, network or other"`
	Country            *string  `parquet:"country,optional,dict" doc:"whose it is: ISO 3166-1 alpha-2"`
	RegistryScheme     *string  `parquet:"registry_scheme,optional,dict" doc:"who keeps the identifier, e.g. OECD-DAC-CRS"`
	RegistryIdentifier *string  `parquet:"registry_identifier,optional" doc:"its code in that scheme"`
	Told
	Reasoned
}

var partnerTable = Table[PartnerRow]{
	Name: "partners", Version: 1, Doc: "An organisation or acting government in a sheet a row. The id is the same in every sheet, so 'distinct id' counts the bodies and (document_id, id) is the key.",
	Rows: func(s *sheet, out []PartnerRow) []PartnerRow {
		for i := range s.Partners {
			e := &s.Partners[i]
			row := PartnerRow{
				Entry: s.entry(e.Basis), Name: valid(e.Name), Acronym: validPtr(e.Acronym), Aliases: e.Aliases, Type: e.Type, Country: e.Country,
				Told: told(e.Mentions), Reasoned: reasoned(e.Basis),
			}
			if e.Registry != nil {
				row.RegistryScheme, row.RegistryIdentifier = &e.Registry.Scheme, &e.Registry.Identifier
			}
			out = append(out, row)
		}
		return out
	},
}

// PlaceRow is a row of places.
type PlaceRow struct {
	Entry
	Name string  `parquet:"name" doc:"its usual English name"`
	Code *string `parquet:"code,optional,dict" doc:"ISO 3166-1 alpha-2, or UN M49 for a region that has one"`
	Kind string  `parquet:"kind,dict" doc:"country, territory, region or city"`
	Told
	Reasoned
}

var placeTable = Table[PlaceRow]{
	Name: "places", Version: 1, Doc: "A country, territory, region or city in a sheet a row. The id is the same in every sheet; (document_id, id) is the key.",
	Rows: func(s *sheet, out []PlaceRow) []PlaceRow {
		for i := range s.Places {
			e := &s.Places[i]
			out = append(out, PlaceRow{s.entry(e.Basis), valid(e.Name), e.Code, e.Kind, told(e.Mentions), reasoned(e.Basis)})
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

var personTable = Table[PersonRow]{
	Name: "people", Version: 1, Doc: "A person in a sheet a row. Two sheets' people of one name need not be one.",
	Rows: func(s *sheet, out []PersonRow) []PersonRow {
		for i := range s.People {
			e := &s.People[i]
			out = append(out, PersonRow{s.entry(e.Basis), valid(e.Name), validPtr(e.Role), e.Organisation, named(s.partners, e.Organisation), told(e.Mentions), reasoned(e.Basis)})
		}
		return out
	},
}

// RefRow is a row of refs.
type RefRow struct {
	Entry
	Kind  string `parquet:"kind,dict" doc:"url, email, agenda, sdg or instrument"`
	Value string `parquet:"value" doc:"what is referred to: 'SDG 5', '2030 Agenda', an address"`
	Told
	Reasoned
}

var refTable = Table[RefRow]{
	Name: "refs", Version: 1, Doc: "A URL, e-mail address, agenda, goal or legal instrument in a sheet a row; 'references' in the record.",
	Rows: func(s *sheet, out []RefRow) []RefRow {
		for i := range s.References {
			e := &s.References[i]
			out = append(out, RefRow{s.entry(e.Basis), e.Kind, valid(e.Value), told(e.Mentions), reasoned(e.Basis)})
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

var eventTable = Table[EventRow]{
	Name: "events", Version: 1, Doc: "A meeting, launch or conference in a sheet a row.",
	Rows: func(s *sheet, out []EventRow) []EventRow {
		for i := range s.Events {
			e := &s.Events[i]
			out = append(out, EventRow{s.entry(e.Basis), valid(e.Name), when(e.Date), e.Place, named(s.places, e.Place), told(e.Mentions), reasoned(e.Basis)})
		}
		return out
	},
}
