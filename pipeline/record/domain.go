package record

// What the fields of a record may hold. The record's JSON Schema, and those of the tables,
// are made from these.

// Qualifiers say how near a value is to what is meant.
var Qualifiers = []string{Exact, About, Nearly, Over, AtLeast, Under, UpTo}

// AmountStatuses tell an amount that has a value, or a range, from one whose digits read in
// no one way.
var AmountStatuses = []string{AmountOK, AmountMalformed}

// Precisions are the units in which a date is told.
var Precisions = []string{"day", "month", "quarter", "half", "year", "decade", "century"}

// PartnerTypes are the sorts of bodies.
var PartnerTypes = []string{
	Government, Multilateral, TradeUnion, EmployerOrganisation, NGO, Foundation, PrivateSector, Academic, Fund, Network, Other,
}

// PlaceKinds are the sorts of places.
var PlaceKinds = []string{"country", "territory", "region", "city"}

// AgreementKinds are the sorts of agreements.
var AgreementKinds = []string{"mou", "agreement", "country_programme", "declaration", "treaty", "grant", "loan"}

// Flows say how far the money of a contribution is.
var Flows = []string{"pledge", "commitment", "disbursement", "budget", "unspecified"}

// ContributionKinds are the sorts of money.
var ContributionKinds = []string{
	"assessed", "voluntary", "trust_fund", "secondment", "project", "agreement", "grant", "loan", "in_kind", "unspecified",
}

// ReferenceKinds are the sorts of things that a sheet refers to.
var ReferenceKinds = []string{"url", "email", "agenda", "sdg", "instrument"}

// Vocabularies are the lists that a sector's code may be of.
var Vocabularies = []string{VocabularyPurpose, VocabularyCategory, VocabularyGoal}

// Severities say how grave an issue is.
var Severities = []string{string(Error), string(Warning), string(Notice)}

// Statuses say how far a sheet came; partial is no success.
var Statuses = []string{"ok", "partial", "failed"}

// Regular expressions that a whole value matches, in the syntax that JSON Schema and Go share.
const (
	IDPattern               = `^[a-z_]+-[0-9a-f]{16}$`
	RulePattern             = `^[a-z_]+(\.[a-z0-9_]+)+$`
	DecimalPattern          = `^-?[0-9]+(\.[0-9]+)?$`
	CurrencyPattern         = `^[A-Z]{3}$`            // ISO 4217
	CountryPattern          = `^[A-Z]{2}$`            // ISO 3166-1 alpha-2
	PlacePattern            = `^([A-Z]{2}|[0-9]{3})$` // ISO 3166-1 alpha-2 or UN M49
	LanguagePattern         = `^[a-z]{2,3}$`          // ISO 639-1
	OrganisationTypePattern = `^[0-9]{2}$`            // IATI codelist OrganisationType
	SectorPattern           = `^[0-9]{1,5}$`
	HashPattern             = `^([0-9a-f]{64})?$` // SHA-256; empty where the bytes could not be read
)
