package table

import (
	"strings"

	"factsheet/pipeline/ledger"
	"factsheet/pipeline/record"
	"factsheet/pipeline/summable"
)

// domain is what the values of a column may be.
type domain struct {
	values  []string // all of them; nil where they can't be listed
	pattern string   // a regular expression that each matches; of a list, each that it holds
	least   *int     // of an integer
}

func oneOf(values []string) domain { return domain{values: values} }
func like(pattern string) domain   { return domain{pattern: pattern} }
func atLeast(n int) domain         { return domain{least: &n} }

// domains are the columns' by 'table.column', or '.column' where it is so in every table that
// has none of its own. An id that refers to a table needs no line.
var domains = map[string]domain{
	".id":                    like(record.IDPattern),
	".batch_id":              like(record.IDPattern),
	".entity_id":             like(record.IDPattern),
	".other_entity_id":       like(record.IDPattern),
	".supported_by":          like(record.IDPattern),
	".sha256":                like(record.HashPattern),
	".rule":                  like(record.RulePattern),
	".country":               like(record.CountryPattern),
	".organisation_type":     like(record.OrganisationTypePattern),
	".language_code":         like(record.LanguagePattern),
	".currency":              like(record.CurrencyPattern),
	".amount_currency":       like(record.CurrencyPattern),
	".amount_value_text":     like(record.DecimalPattern),
	".quantity_value_text":   like(record.DecimalPattern),
	".low_text":              like(record.DecimalPattern),
	".high_text":             like(record.DecimalPattern),
	".supported_candidate":   like(record.DecimalPattern),
	".qualifier":             oneOf(record.Qualifiers),
	".amount_qualifier":      oneOf(record.Qualifiers),
	".amount_status":         oneOf(record.AmountStatuses),
	".severity":              oneOf(record.Severities),
	".date_precision":        oneOf(record.Precisions),
	".flow":                  oneOf(record.Flows),
	".country_alpha3":        like(`^[A-Z]{3}$`),
	".country_m49":           like(`^[0-9]{3}$`),
	".alpha2":                like(record.CountryPattern),
	".alpha3":                like(`^[A-Z]{3}$`),
	".m49":                   like(`^[0-9]{3}$`),
	".transaction_type":      like(`^[0-9]{1,2}$`), // IATI codelist TransactionType
	".finance_type":          like(`^[0-9]{2,4}$`), // IATI codelist FinanceType
	".vocabulary":            oneOf(record.Vocabularies),
	".sector_code":           like(record.SectorPattern),
	".summable_reason":       oneOf(reasons()),
	"documents.status":       oneOf(record.Statuses),
	"amounts.status":         oneOf(record.AmountStatuses),
	"partners.type":          oneOf(record.PartnerTypes),
	"document_partners.type": oneOf(record.PartnerTypes),
	"places.code":            like(record.PlacePattern),
	"document_places.code":   like(record.PlacePattern),
	"places.kind":            oneOf(record.PlaceKinds),
	"document_places.kind":   oneOf(record.PlaceKinds),
	"agreements.kind":        oneOf(record.AgreementKinds),
	"contributions.kind":     oneOf(record.ContributionKinds),
	"refs.kind":              oneOf(record.ReferenceKinds),
	"unread.kind":            oneOf([]string{ledger.Number, ledger.Currency, ledger.Month, ledger.ShortForm}),
	"conflicts.kind":         oneOf([]string{"agreements", "contributions"}),
	"mentions.kind":          oneOf([]string{"partners", "places", "people", "projects", "agreements", "contributions", "events", "refs"}),
	".page":                  atLeast(1),
	".other_page":            atLeast(1),
	".level":                 atLeast(1),
	".row_span":              atLeast(1),
	".column_span":           atLeast(1),
	".agreement_count":       atLeast(1),
	".part_count":            atLeast(1),
	".document_count":        atLeast(1),
	".mention_count":         atLeast(1),
	".row_count":             atLeast(1),
	".column_count":          atLeast(1),
}

// reasons are those for which a sum leaves a contribution out.
func reasons() []string {
	var out []string
	for _, r := range summable.Reasons {
		out = append(out, string(r.Reason))
	}
	return out
}

// confine tells of a column what its values may be. An integer is never negative.
func confine(table string, c *Column) {
	d, ok := domains[table+"."+c.Name]
	if !ok {
		d, ok = domains["."+c.Name]
	}
	switch {
	case ok:
	case c.Refers != "":
		d = like(record.IDPattern)
	case c.Type == "INTEGER" || c.Type == "BIGINT":
		d = atLeast(0)
	}
	c.Values, c.Pattern, c.Least = d.values, d.pattern, d.least
}

// IsList tells whether each value of the column is a list.
func (c *Column) IsList() bool { return strings.HasSuffix(c.Type, "[]") }
