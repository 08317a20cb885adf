package gold

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Kinds are the keys of a gold file's lists, in their order.
var Kinds = []string{"amounts", "dates", "partners", "places", "people", "acronyms", "quantities", "projects", "agreements",
	"contributions", "events", "references", "issues"}

// What the fields of a closed list may say; see ../shared/corpus/GUIDE.md.
var (
	Qualifiers   = []string{"exact", "about", "nearly", "over", "at_least", "under", "up_to"}
	PartnerTypes = []string{"government", "multilateral", "trade_union", "employer_organisation", "ngo", "foundation",
		"private_sector", "academic", "fund", "network", "other"}
	PlaceKinds        = []string{"country", "territory", "region", "city"}
	AgreementKinds    = []string{"mou", "agreement", "country_programme", "declaration", "treaty", "grant", "loan"}
	ContributionKinds = []string{"assessed", "voluntary", "trust_fund", "secondment", "project", "agreement", "grant", "loan",
		"in_kind", "unspecified"}
	ReferenceKinds = []string{"url", "email", "agenda", "sdg", "instrument"}
)

// Entry is an entry of a gold file: a pointer to an Amount, a Date …
type Entry interface {
	// Check says what is wrong with the entry by itself, in words for who wrote it, but for
	// where it stands: see Standing.
	Check() error
	// Spans are where it stands: its own span, or its mentions.
	Spans() []*Span
}

// NewEntry is an empty entry of a kind; nil where there is no such kind.
func NewEntry(kind string) Entry {
	switch kind {
	case "amounts":
		return new(Amount)
	case "dates":
		return new(Date)
	case "partners":
		return new(Partner)
	case "places":
		return new(Place)
	case "people":
		return new(Person)
	case "acronyms":
		return new(Acronym)
	case "quantities":
		return new(Quantity)
	case "projects":
		return new(Project)
	case "agreements":
		return new(Agreement)
	case "contributions":
		return new(Contribution)
	case "events":
		return new(Event)
	case "references":
		return new(Reference)
	case "issues":
		return new(Issue)
	}
	return nil
}

// DecodeEntry reads the JSON of one entry of a kind. Keys that the kind does not have are
// an error, as is an entry that Check refuses: people write them by hand.
func DecodeEntry(kind string, data []byte) (Entry, error) {
	e := NewEntry(kind)
	if e == nil {
		return nil, fmt.Errorf("there is no kind %q; the kinds are %s", kind, strings.Join(Kinds, ", "))
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(e); err != nil {
		return nil, fmt.Errorf("no entry of the kind %s: %w", kind, err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("no entry of the kind %s: more follows behind it", kind)
	}
	if err := e.Check(); err != nil {
		return nil, fmt.Errorf("no entry of the kind %s: %w", kind, err)
	}
	return e, nil
}

// Standing is an error where an entry of a kind that is a mention by itself (an amount, a
// date, a quantity) does not tell its words.
func Standing(e Entry) error {
	switch e.(type) {
	case *Amount, *Date, *Quantity:
		if e.Spans()[0].Quote == "" {
			return errors.New("it has no quote")
		}
	}
	return nil
}

// Add adds an entry to the sheet's list of its kind.
func (s *Sheet) Add(e Entry) {
	switch e := e.(type) {
	case *Amount:
		s.Amounts = append(s.Amounts, *e)
	case *Date:
		s.Dates = append(s.Dates, *e)
	case *Partner:
		s.Partners = append(s.Partners, *e)
	case *Place:
		s.Places = append(s.Places, *e)
	case *Person:
		s.People = append(s.People, *e)
	case *Acronym:
		s.Acronyms = append(s.Acronyms, *e)
	case *Quantity:
		s.Quantities = append(s.Quantities, *e)
	case *Project:
		s.Projects = append(s.Projects, *e)
	case *Agreement:
		s.Agreements = append(s.Agreements, *e)
	case *Contribution:
		s.Contributions = append(s.Contributions, *e)
	case *Event:
		s.Events = append(s.Events, *e)
	case *Reference:
		s.References = append(s.References, *e)
	case *Issue:
		s.Issues = append(s.Issues, *e)
	}
}

// Spans are where the entry stands: its own span, or its mentions.
func (e *Amount) Spans() []*Span   { return []*Span{&e.Span} }
func (e *Date) Spans() []*Span     { return []*Span{&e.Span} }
func (e *Quantity) Spans() []*Span { return []*Span{&e.Span} }
func (e *Partner) Spans() []*Span {
	return append(pointers(e.Mentions), pointers(e.OptionalMentions)...)
}
func (e *Place) Spans() []*Span        { return pointers(e.Mentions) }
func (e *Person) Spans() []*Span       { return pointers(e.Mentions) }
func (e *Acronym) Spans() []*Span      { return told(e.Span) }
func (e *Project) Spans() []*Span      { return pointers(e.Mentions) }
func (e *Agreement) Spans() []*Span    { return pointers(e.Mentions) }
func (e *Contribution) Spans() []*Span { return pointers(e.Mentions) }
func (e *Event) Spans() []*Span        { return pointers(e.Mentions) }
func (e *Reference) Spans() []*Span    { return pointers(e.Mentions) }
func (e *Issue) Spans() []*Span        { return told(e.Span) }

func pointers(spans []Span) []*Span {
	out := make([]*Span, len(spans))
	for i := range spans {
		out[i] = &spans[i]
	}
	return out
}

func told(s *Span) []*Span {
	if s == nil {
		return nil
	}
	return []*Span{s}
}

// Check says what is wrong with the amount: no value, or one though it is malformed.
func (e *Amount) Check() error {
	malformed := e.Status == "malformed"
	switch {
	case e.Status != "" && !malformed:
		return fmt.Errorf("its status is %q, and may only be malformed", e.Status)
	case malformed && e.Value != nil:
		return errors.New("it is malformed and has a value, which nothing tells")
	case !malformed && e.Value == nil && e.Low == nil && e.High == nil:
		return errors.New("it has no value; a range has low and high, and what can't be read has the status malformed")
	}
	return first(decimals(e.Value, e.Low, e.High), currency(e.Currency), among("qualifier", e.Qualifier.Value, Qualifiers))
}

// Check says what is wrong with the date: what it says is no EDTF.
func (e *Date) Check() error { return dated("edtf", e.EDTF) }

// Check says what is wrong with the quantity: no value, no unit, no decimal.
func (e *Quantity) Check() error {
	if e.Value == nil && e.Low == nil && e.High == nil {
		return errors.New("it has no value; a range has low and high")
	}
	return first(needed("unit", e.Unit), decimals(e.Value, e.Low, e.High), among("qualifier", e.Qualifier.Value, Qualifiers))
}

// Check says what is wrong with the partner: no name, or a type or country that there is not.
func (e *Partner) Check() error {
	return first(needed("name", e.Name), among("type", &e.Type, PartnerTypes), country(e.Country))
}

// Check says what is wrong with the place: no name, or a kind that there is not.
func (e *Place) Check() error {
	return first(needed("name", e.Name), among("kind", &e.Kind, PlaceKinds))
}

// Check says what is wrong with the person: no name.
func (e *Person) Check() error { return needed("name", e.Name) }

// Check says what is wrong with the acronym: a form that is missing.
func (e *Acronym) Check() error { return first(needed("short", e.Short), needed("long", e.Long)) }

// Check says what is wrong with the project: no title, or a period or sum that is none.
func (e *Project) Check() error {
	for _, a := range e.Amounts {
		if err := first(decimals(a.Value), currency(a.Currency)); err != nil {
			return err
		}
	}
	return first(needed("title", e.Title), dated("period", e.Period.Value))
}

// Check says what is wrong with the agreement: a kind that there is not, or a date that is none.
func (e *Agreement) Check() error {
	if e.Count < 0 {
		return fmt.Errorf("its count is %d", e.Count)
	}
	return first(needed("kind", e.Kind), among("kind", &e.Kind, AgreementKinds), dated("date", e.Date))
}

// Check says what is wrong with the contribution: a sum without a currency, a kind that there is not.
func (e *Contribution) Check() error {
	if e.Value != nil && e.Currency == nil {
		return errors.New("it has a value and no currency")
	}
	return first(decimals(e.Value), currency(e.Currency), among("kind", e.Kind, ContributionKinds), dated("period", e.Period))
}

// Check says what is wrong with the event: no name, or a date that is none.
func (e *Event) Check() error { return first(needed("name", e.Name), dated("date", e.Date)) }

// Check says what is wrong with the reference: no value, or a kind that there is not.
func (e *Reference) Check() error {
	return first(needed("kind", e.Kind), among("kind", &e.Kind, ReferenceKinds), needed("value", e.Value))
}

// Check says what is wrong with the issue: no rule.
func (e *Issue) Check() error { return needed("rule", e.Rule) }

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func needed(key, value string) error {
	if strings.TrimSpace(value) == "" {
		return fmt.Errorf("it has no %s", key)
	}
	return nil
}

func among(key string, value *string, all []string) error {
	if value == nil || *value == "" || slices.Contains(all, *value) {
		return nil
	}
	return fmt.Errorf("its %s is %q, and may be %s", key, *value, strings.Join(all, ", "))
}

var (
	decimalForm  = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
	currencyForm = regexp.MustCompile(`^[A-Z]{3}$`)
	countryForm  = regexp.MustCompile(`^[A-Z]{2}$`)
	edtfForm     = regexp.MustCompile(`^[{\[]?[-0-9X~?%./,]*[0-9X][-0-9X~?%./,]*[}\]]?$`) // its signs, not its grammar
	monthOrDay   = regexp.MustCompile(`\b[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?\b`)
)

func decimals(values ...*string) error {
	for _, v := range values {
		if v != nil && !decimalForm.MatchString(*v) {
			return fmt.Errorf("%q is no decimal; write 5200000 for 5.2 million", *v)
		}
	}
	return nil
}

func currency(code *string) error {
	if code != nil && !currencyForm.MatchString(*code) {
		return fmt.Errorf("its currency is %q, and should be a code of ISO 4217, as USD", *code)
	}
	return nil
}

func country(code string) error {
	if code != "" && !countryForm.MatchString(code) {
		return fmt.Errorf("its country is %q, and should be a code of ISO 3166-1, as CN", code)
	}
	return nil
}

func dated(key string, edtf *string) error {
	if edtf == nil {
		return nil
	}
	if !edtfForm.MatchString(*edtf) {
		return fmt.Errorf("its %s is %q, and should be EDTF, as 2019, 2019-04, 2019-04-23, 2015/.. or 2017/2022", key, *edtf)
	}
	for _, day := range monthOrDay.FindAllString(*edtf, -1) {
		if len(day) == len("2019-21") && day[5:] >= "21" && day[5:] <= "41" {
			continue // a season, quarter or other part of a year
		}
		if _, err := time.Parse(time.DateOnly[:len(day)], day); err != nil {
			return fmt.Errorf("its %s is %q, and there is no %s", key, *edtf, day)
		}
	}
	return nil
}

// Count is how many entries of each kind the sheet has.
func (s *Sheet) Count() map[string]int {
	return map[string]int{
		"amounts": len(s.Amounts), "dates": len(s.Dates), "partners": len(s.Partners), "places": len(s.Places), "people": len(s.People),
		"acronyms": len(s.Acronyms), "quantities": len(s.Quantities), "projects": len(s.Projects), "agreements": len(s.Agreements),
		"contributions": len(s.Contributions), "events": len(s.Events), "references": len(s.References), "issues": len(s.Issues),
	}
}
