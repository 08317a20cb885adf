// Package gold holds what people say stands in a sheet: gold files, NAME.gold.json, to
// which a run is held. Partners and places are referred to by name, contributions carry
// their sum by value; a span's prefix and suffix let it be found again in a text that is
// read a little differently.
package gold

import "encoding/json"

// Sheet is a gold file. Its lists may be missing; the order of their entries says nothing.
type Sheet struct {
	Document      string         `json:"document"`         // the sheet's file name
	SHA256        string         `json:"sha256,omitempty"` // of its bytes, in hex
	Amounts       []Amount       `json:"amounts"`
	Dates         []Date         `json:"dates"`
	Partners      []Partner      `json:"partners"`
	Places        []Place        `json:"places"`
	People        []Person       `json:"people"`
	Acronyms      []Acronym      `json:"acronyms"`
	Quantities    []Quantity     `json:"quantities"`
	Projects      []Project      `json:"projects"`
	Agreements    []Agreement    `json:"agreements"`
	Contributions []Contribution `json:"contributions"`
	Events        []Event        `json:"events"`
	References    []Reference    `json:"references"`
	Issues        []Issue        `json:"issues"`
}

// Span is where an entry stands: half-open, in code points of the text that was annotated,
// with the words. Prefix and Suffix are the words before and after, up to ContextLength
// code points of each; they may be missing.
type Span struct {
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Quote  string `json:"quote"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// ContextLength is how many code points of the text Prefix and Suffix hold at most.
const ContextLength = 24

// Mark is what any gold entry may carry.
type Mark struct {
	Optional bool   `json:"optional,omitempty"` // it costs nothing whether it is found or not
	Note     string `json:"note,omitempty"`     // what the person who annotated it has to say
}

// Field is what may be told, told to be nothing (null), or left out, which is not scored.
type Field struct {
	Told  bool
	Value *string
}

// UnmarshalJSON takes a string or null.
func (f *Field) UnmarshalJSON(data []byte) error {
	f.Told = true
	return json.Unmarshal(data, &f.Value)
}

// MarshalJSON gives the string or null.
func (f Field) MarshalJSON() ([]byte, error) { return json.Marshal(f.Value) }

// IsZero reports whether the field is left out.
func (f Field) IsZero() bool { return !f.Told }

// Amount is a mention of money. Value is null for a range, which has Low and High, and for
// a malformed one.
type Amount struct {
	Value     *string `json:"value"`
	Low       *string `json:"low,omitempty"`
	High      *string `json:"high,omitempty"`
	Currency  *string `json:"currency"`
	Qualifier Field   `json:"qualifier,omitzero"`
	Status    string  `json:"status,omitempty"` // 'malformed', or left out
	Mark
	Span
}

// Date is a mention of a date, period or set of dates.
type Date struct {
	EDTF *string `json:"edtf"`
	Mark
	Span
}

// Quantity is a count of things or a percentage.
type Quantity struct {
	Value     *string `json:"value"`
	Low       *string `json:"low,omitempty"`
	High      *string `json:"high,omitempty"`
	Unit      string  `json:"unit"`
	Qualifier Field   `json:"qualifier,omitzero"`
	Mark
	Span
}

// Partner is an organisation or acting government, once a sheet.
type Partner struct {
	Name    string   `json:"name"`
	Acronym *string  `json:"acronym,omitempty"`
	Aliases []string `json:"aliases,omitempty"`
	Type    string   `json:"type,omitempty"`    // not scored where it is left out
	Country string   `json:"country,omitempty"` // not scored where it is left out
	Mark
	Mentions         []Span `json:"mentions,omitempty"`
	OptionalMentions []Span `json:"optional_mentions,omitempty"`
}

// Place is a country, territory, region or city, once a sheet.
type Place struct {
	Code string `json:"code,omitempty"` // ISO 3166-1 alpha-2
	Name string `json:"name"`
	Kind string `json:"kind,omitempty"`
	Mark
	Mentions []Span `json:"mentions,omitempty"`
}

// Person is a named person.
type Person struct {
	Name         string  `json:"name"`
	Role         *string `json:"role,omitempty"`
	Organisation *string `json:"organisation,omitempty"` // a partner's name
	Mark
	Mentions []Span `json:"mentions,omitempty"`
}

// Acronym is a short form that the sheet defines.
type Acronym struct {
	Short string   `json:"short"`
	Long  string   `json:"long"`
	Also  []string `json:"also,omitempty"` // other long forms that are right as well
	Mark
	*Span
}

// Sum is money without a place in the text.
type Sum struct {
	Value    *string `json:"value"`
	Currency *string `json:"currency"`
}

// Project is a project or programme. What is left out is not scored; Amounts that are empty
// and not nil say that there are none.
type Project struct {
	Title        string   `json:"title"`
	Period       Field    `json:"period,omitzero"`        // EDTF
	Funding      []string `json:"funding,omitempty"`      // partners' names
	Implementing []string `json:"implementing,omitempty"` // partners' names
	Places       []string `json:"places,omitempty"`       // codes or names
	Amounts      []Sum    `json:"amounts,omitzero"`
	Mark
	Mentions []Span `json:"mentions,omitempty"`
}

// Agreement is an agreement between parties, once however often it is told.
type Agreement struct {
	Kind           string   `json:"kind"`
	Title          *string  `json:"title,omitempty"`
	Date           *string  `json:"date"`            // EDTF
	Parties        []string `json:"parties"`         // partners' names
	Count          int      `json:"count,omitempty"` // 3 in 'three MoUs'; left out for one
	MentionsMerged int      `json:"mentions_merged,omitempty"`
	Mark
	Mentions []Span `json:"mentions,omitempty"`
}

// Contribution is a flow of money.
type Contribution struct {
	Donor     *string `json:"donor"`     // a partner's name
	Recipient *string `json:"recipient"` // a partner's name
	Value     *string `json:"value"`
	Currency  *string `json:"currency"`
	Kind      *string `json:"kind,omitempty"`
	Period    *string `json:"period"` // EDTF
	Mark
	Mentions []Span `json:"mentions,omitempty"`
}

// Event is a meeting, launch or conference.
type Event struct {
	Name  string  `json:"name"`
	Date  *string `json:"date"` // EDTF
	Place *string `json:"place,omitempty"`
	Mark
	Mentions []Span `json:"mentions,omitempty"`
}

// Reference is a URL, an e-mail address, an agenda, a goal or a legal instrument.
type Reference struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
	Mark
	Mentions []Span `json:"mentions,omitempty"`
}

// Issue is what validation must find.
type Issue struct {
	Rule string `json:"rule"`
	Mark
	*Span
}
