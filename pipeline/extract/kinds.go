package extract

import "factsheet/pipeline/record"

// The values that extractors find. Amounts, dates, quantities and acronyms are the
// record's own types with Basis and Span left empty: the link stage fills them from
// the evidence. Entities that stand once a sheet are found mention by mention; each
// mention says which entity it is of (ID), and the link stage gathers them.

// Partner is what one mention says of an organisation or acting government. Every
// mention of a body carries the same ID, Name, Type, Country and Codes.
type Partner struct {
	ID      string // record.PartnerID
	Name    string // in full where the sheet or the registry knows it
	Acronym string
	Type    string // record.Government …
	Country string // ISO 3166-1 alpha-2, or empty
	// OrganisationType is its code in the IATI codelist of that name, or empty.
	OrganisationType string
	Codes            []record.Registry // its codes in registries; the id is made from the first
	Form             string            // the name as this mention has it, blanks folded
	Weak             bool              // a country's bare name: a partner only where another fact needs it to act
	Acts             bool              // it is weak and acts where it stands, so that its country is a partner
}

// Place is what one mention says of a country, territory, region or city.
type Place struct {
	ID   string // record.PlaceID
	Name string
	Code string // ISO 3166-1 alpha-2, M49, or empty
	Kind string // country territory region city
}

// Person is what one mention says of a person.
type Person struct {
	ID           string // record.PersonID
	Name         string
	Role         string
	Organisation string // a partner's id, or empty
}

// Reference is one mention of a URL, an address, an agenda, a goal or an instrument.
type Reference struct {
	Kind, Value string
}
