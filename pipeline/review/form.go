package review

import (
	"fmt"
	"reflect"
	"strings"

	"factsheet/pipeline/gold"
)

// form is what can be told of an entry of a kind, for the page to make fields of.
type form struct {
	Kind   string  `json:"kind"`   // 'people'
	Name   string  `json:"name"`   // 'person'
	Fields []field `json:"fields"` // all but the spans
	Spans  string  `json:"spans"`  // 'one', 'maybe' (one or none) or 'mentions'
	Lists  []list  `json:"lists,omitempty"`
}

// list is a key whose value is a list of spans.
type list struct {
	Key   string `json:"key"`
	Label string `json:"label"`
}

// field is a key of a gold entry. Its shape is 'text'; 'null', a text or null; 'told', a
// text, null or left out; 'list' of texts; 'sums'; 'number'; or 'yes', which is ticked.
type field struct {
	Key     string   `json:"key"`
	Label   string   `json:"label"`
	Shape   string   `json:"shape"`             // how it is filled in, see below
	Omit    bool     `json:"omit,omitempty"`    // left out where it is empty
	Choices []string `json:"choices,omitempty"` // of a closed list
	Offers  string   `json:"offers,omitempty"`  // what of the sheet may be chosen: 'partners' or 'places'
	Hint    string   `json:"hint,omitempty"`    // how it is written
}

// choices are the closed lists, by kind and key.
var choices = map[string][]string{
	"amounts.qualifier": gold.Qualifiers, "quantities.qualifier": gold.Qualifiers, "amounts.status": {"malformed"},
	"partners.type": gold.PartnerTypes, "places.kind": gold.PlaceKinds, "agreements.kind": gold.AgreementKinds,
	"contributions.kind": gold.ContributionKinds, "references.kind": gold.ReferenceKinds,
}

// offers are the keys whose values are other entries of the sheet.
var offers = map[string]string{
	"contributions.donor": "partners", "contributions.recipient": "partners", "agreements.parties": "partners",
	"projects.funding": "partners", "projects.implementing": "partners", "projects.places": "places",
	"people.organisation": "partners", "events.place": "places",
}

const dateHint = "2019, 2019-04, 2019-04-23, 2017/2022 or 2015/.."

// hints are how a key is written, whatever the kind.
var hints = map[string]string{
	"edtf": dateHint, "date": dateHint, "period": dateHint, "currency": "ISO 4217, as USD", "country": "ISO 3166-1, as CN",
	"code": "ISO 3166-1, as CN", "value": "5200000 for 5.2 million", "low": "of a range", "high": "of a range",
	"count": "3 in ‘three MoUs’", "mentions_merged": "how many mentions were one",
}

// notNumbers are the kinds whose value is no number.
var notNumbers = map[string]bool{"references": true}

var (
	spanType  = reflect.TypeFor[gold.Span]()
	markType  = reflect.TypeFor[gold.Mark]()
	fieldType = reflect.TypeFor[gold.Field]()
)

// singular are the kinds in words, as explain has them.
var singular = map[string]string{
	"amounts": "amount", "dates": "date", "partners": "partner", "places": "place", "people": "person", "acronyms": "acronym",
	"quantities": "quantity", "projects": "project", "agreements": "agreement", "contributions": "contribution", "events": "event",
	"references": "reference", "issues": "issue",
}

// forms are those of all kinds, made of the types of gold entries so that none of their
// keys is forgotten.
func forms() []form {
	var out []form
	for _, kind := range gold.Kinds {
		f := form{Kind: kind, Name: singular[kind]}
		f.add(reflect.TypeOf(gold.NewEntry(kind)).Elem())
		out = append(out, f)
	}
	return out
}

// add adds the keys of a struct.
func (f *form) add(t reflect.Type) {
	for i := range t.NumField() {
		switch sf := t.Field(i); {
		case sf.Type == markType:
			f.add(sf.Type)
		case sf.Type == spanType:
			f.Spans = "one"
		case sf.Type == reflect.PointerTo(spanType):
			f.Spans = "maybe"
		case sf.Type == reflect.SliceOf(spanType):
			key, _ := keyOf(sf)
			f.Spans = "mentions"
			f.Lists = append(f.Lists, list{key, label(key)})
		default:
			f.Fields = append(f.Fields, f.field(sf))
		}
	}
}

func (f *form) field(sf reflect.StructField) field {
	key, omit := keyOf(sf)
	at := f.Kind + "." + key
	out := field{Key: key, Label: label(key), Omit: omit, Choices: choices[at], Offers: offers[at], Hint: hints[key]}
	if key == "value" && notNumbers[f.Kind] {
		out.Hint = ""
	}
	switch t := sf.Type; {
	case t == fieldType:
		out.Shape = "told"
	case t == reflect.TypeFor[*string]():
		out.Shape = "null"
	case t == reflect.TypeFor[[]gold.Sum]():
		out.Shape = "sums"
	case t == reflect.TypeFor[[]string]():
		out.Shape = "list"
	case t.Kind() == reflect.String:
		out.Shape = "text"
	case t.Kind() == reflect.Int:
		out.Shape = "number"
	case t.Kind() == reflect.Bool:
		out.Shape = "yes"
	default:
		panic(fmt.Sprintf("the page has no field for %s of %s, a %s", key, f.Kind, t)) // a test asks for all forms
	}
	return out
}

// keyOf is the JSON key of a field, and whether it is left out where it is empty.
func keyOf(sf reflect.StructField) (key string, omit bool) {
	key, rest, _ := strings.Cut(sf.Tag.Get("json"), ",")
	return key, rest != ""
}

// label is a key for people.
func label(key string) string {
	if key == "edtf" {
		return "Date"
	}
	s := strings.ReplaceAll(key, "_", " ")
	return strings.ToUpper(s[:1]) + s[1:]
}
