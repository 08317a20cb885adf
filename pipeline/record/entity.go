package record

// Partner is an organisation or an acting government, once a sheet. Its id hashes
// type and registry code, or else its normal name, so it is the same in every sheet.
type Partner struct {
	Basis
	Name    string   `json:"name"`
	Acronym *string  `json:"acronym"`
	Aliases []string `json:"aliases"` // every other form, sorted
	Type    string   `json:"type"`
	Country *string  `json:"country"` // ISO 3166-1 alpha-2
	// OrganisationType is its code in the IATI codelist of that name; nil where it is not known.
	OrganisationType *string    `json:"organisation_type"`
	Registry         *Registry  `json:"registry"` // the code that its id is made from, the first of Codes
	Codes            []Registry `json:"codes"`
	Mentions         []Mention  `json:"mentions"`
}

// Registry is a body's code in a scheme that others keep.
type Registry struct {
	Scheme     string `json:"scheme"` // e.g. OECD-DAC-CRS, IATI-ORG
	Identifier string `json:"identifier"`
}

// Types of partner.
const (
	Government           = "government"
	Multilateral         = "multilateral"
	TradeUnion           = "trade_union"
	EmployerOrganisation = "employer_organisation"
	NGO                  = "ngo"
	Foundation           = "foundation"
	PrivateSector        = "private_sector"
	Academic             = "academic"
	Fund                 = "fund"
	Network              = "network"
	Other                = "other"
)

// Place is a country, territory, region or city, once a sheet.
type Place struct {
	Basis
	Name     string    `json:"name"`
	Code     *string   `json:"code"` // ISO 3166-1 alpha-2, or UN M49 for a region that has one
	Kind     string    `json:"kind"` // country territory region city
	Mentions []Mention `json:"mentions"`
}

// Person is a named person, once a sheet.
type Person struct {
	Basis
	Name         string    `json:"name"`
	Role         *string   `json:"role"`
	Organisation *string   `json:"organisation"` // a partner's id
	Mentions     []Mention `json:"mentions"`
}

// Reference is a URL, an e-mail address, an agenda, a goal or a legal instrument,
// once a sheet.
type Reference struct {
	Basis
	Kind     string    `json:"kind"` // url email agenda sdg instrument
	Value    string    `json:"value"`
	Mentions []Mention `json:"mentions"`
}
