package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"factsheet/pipeline/record"
)

// kind is how entries of a kind are held against each other.
type kind struct {
	name   string // the record's key
	word   string // an entry of it
	fields []field
	// leading is how many of the first fields make an entry that stands elsewhere the same
	// one, whatever the others tell; 0 for none.
	leading int
	// minPlace and minAgree are how much of its place and of its fields must agree for an
	// entry to be the same, changed; from 0 to 1.
	minPlace, minAgree float64
	must               int  // how many of the first fields must agree all the same
	spanned            bool // each entry is one mention: at another place it is another entry
	sameEverywhere     bool // ids are the same in every sheet
	values             func(*facts, int) []value
}

// field is one thing that an entry tells.
type field struct {
	name    string                   // the record's key
	weight  float64                  // how much it tells of whether two entries are one
	added   bool                     // records that an older program wrote may be without it
	follows string                   // the field whose change makes this one's no news
	show    func(a, b string) string // tells both values in one; nil for each by itself
}

// value is what a field tells: text, or other entries by their ids.
type value struct {
	text string
	refs []string
	// also are ids that may show two entries to be one, but whose difference is none.
	also []string
}

// kinds in the order in which they are told: facts first, as explain tells them.
var kinds = []*kind{
	{
		name: "documents", word: "document", values: documentValues, minPlace: 1,
		fields: []field{
			{name: "title"}, {name: "publisher"}, {name: "date"}, {name: "language"}, {name: "media_type"},
			{name: "pages"}, {name: "near_duplicate"}, {name: "errors"},
		},
	},
	{
		name: "contributions", word: "contribution", values: contributionValues, minPlace: 0.1, minAgree: 0.35, leading: 3,
		fields: []field{
			{name: "donor", weight: 2}, {name: "recipient", weight: 2}, {name: "amount", weight: 4},
			{name: "co_donors", weight: 0.5}, {name: "co_recipients", weight: 0.5}, {name: "flow", weight: 0.5},
			{name: "kind", weight: 0.5}, {name: "period", weight: 1}, {name: "project", weight: 1},
			{name: "part_of", weight: 0.5, added: true},
		},
	},
	{
		name: "agreements", word: "agreement", values: agreementValues, minPlace: 0.1, minAgree: 0.25,
		fields: []field{
			{name: "kind", weight: 1}, {name: "title", weight: 3}, {name: "date", weight: 2},
			{name: "parties", weight: 2}, {name: "count"}, {name: "amounts", weight: 1},
		},
	},
	{
		name: "projects", word: "project", values: projectValues, minPlace: 0.3, leading: 1,
		fields: []field{
			{name: "title", weight: 4}, {name: "period", weight: 1}, {name: "funding", weight: 1},
			{name: "implementing", weight: 1}, {name: "places", weight: 1}, {name: "amounts", weight: 1},
			{name: "sectors", weight: 1},
		},
	},
	{
		name: "events", word: "event", values: eventValues, minPlace: 0.1, minAgree: 0.25, leading: 1,
		fields: []field{
			{name: "name", weight: 2}, {name: "date", weight: 2}, {name: "place", weight: 1},
			{name: "participants", weight: 1, added: true},
		},
	},
	{
		name: "people", word: "person", values: personValues, minPlace: 0.5, leading: 1,
		fields: []field{
			{name: "name", weight: 2}, {name: "role", weight: 1}, {name: "organisation", weight: 1},
		},
	},
	{
		name: "amounts", word: "amount", values: amountValues, minPlace: 0.2, spanned: true,
		fields: []field{
			{name: "value", weight: 3}, {name: "currency", weight: 1}, {name: "qualifier"}, {name: "status"},
			{name: "low", weight: 2}, {name: "high", weight: 2}, {name: "candidates"}, {name: "unit", added: true},
			{name: "total_of", added: true}, {name: "supported", added: true},
		},
	},
	{
		name: "dates", word: "date", values: dateValues, minPlace: 0.2, spanned: true,
		fields: []field{
			{name: "edtf", weight: 1}, {name: "precision", follows: "edtf"}, {name: "first", follows: "edtf"},
			{name: "last", follows: "edtf"}, {name: "candidates"},
		},
	},
	{
		name: "quantities", word: "quantity", values: quantityValues, minPlace: 0.2, spanned: true,
		fields: []field{
			{name: "value", weight: 3}, {name: "low", weight: 2}, {name: "high", weight: 2}, {name: "unit", weight: 1},
			{name: "qualifier"},
		},
	},
	{
		name: "partners", word: "partner", values: partnerValues, minPlace: 0.5, leading: 1, sameEverywhere: true,
		fields: []field{
			{name: "name", weight: 2}, {name: "acronym", weight: 1}, {name: "aliases"}, {name: "type"},
			{name: "country"}, {name: "organisation_type", added: true}, {name: "registry"},
			{name: "codes", added: true},
		},
	},
	{
		name: "places", word: "place", values: placeValues, minPlace: 0.5, leading: 1, sameEverywhere: true,
		fields: []field{
			{name: "name", weight: 2}, {name: "code"}, {name: "kind"},
		},
	},
	{
		name: "acronyms", word: "acronym", values: acronymValues, minPlace: 0.2, spanned: true,
		fields: []field{
			{name: "short", weight: 1}, {name: "long", weight: 1},
		},
	},
	{
		name: "references", word: "reference", values: referenceValues, minPlace: 0.5, leading: 1,
		fields: []field{
			{name: "value", weight: 1}, {name: "kind"},
		},
	},
	{
		name: "sections", word: "section", values: sectionValues, minPlace: 0.2, spanned: true,
		fields: []field{
			{name: "title", weight: 1}, {name: "level"},
		},
	},
	{
		name: "tables", word: "table", values: tableValues, minPlace: 0.3,
		fields: []field{
			{name: "caption"}, {name: "rows"}, {name: "columns"}, {name: "heads"}, {name: "chart"},
			{name: "cells", show: cellsDiffer},
		},
	},
	{
		name: "unread", word: "unread", values: unreadValues, minPlace: 0.2, spanned: true,
		fields: []field{
			{name: "kind", weight: 1}, {name: "reason"},
		},
	},
	{
		name: "issues", word: "issue", values: issueValues, minPlace: 0.2, spanned: true, must: 1, leading: 1,
		fields: []field{
			{name: "rule", weight: 1}, {name: "severity"}, {name: "message", weight: 1}, {name: "entity", weight: 1},
		},
	},
}

// spanned reports whether each entry of a kind is one mention.
func spanned(name string) bool {
	return slices.ContainsFunc(kinds, func(k *kind) bool { return k.name == name && k.spanned })
}

// Kinds are the kinds of entry that are compared, in the order in which they are told.
func Kinds() []string {
	out := make([]string, len(kinds))
	for i, k := range kinds {
		out[i] = k.name
	}
	return out
}

func told(s *string) value { return value{text: record.Or(s, "")} }

func plain(s string) value { return value{text: s} }

func number(n int) value { return value{text: strconv.Itoa(n)} }

func one(id *string) value {
	if id == nil {
		return value{}
	}
	return value{refs: []string{*id}}
}

func many(ids []string) value { return value{refs: ids} }

// sums are amounts, told by what they come to: which of a sheet's mentions of a sum it is
// makes no difference.
func (f *facts) sums(ids ...string) value {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = cmp.Or(f.words.Names[id], id)
	}
	slices.Sort(words)
	return value{text: strings.Join(words, " and "), also: ids}
}

func documentValues(f *facts, _ int) []value {
	d := &f.record.Document
	var errors []string
	for _, e := range d.Errors {
		page := ""
		if e.Page != nil {
			page = fmt.Sprintf("page %d: ", *e.Page)
		}
		errors = append(errors, e.Stage+": "+page+e.Message)
	}
	near := ""
	if d.NearDuplicate != nil {
		near = f.sourceOf(*d.NearDuplicate)
	}
	return []value{told(d.Title), told(d.Publisher), told(d.Date), told(d.Language), plain(d.MediaType), number(d.Pages),
		plain(near), plain(strings.Join(errors, "; "))}
}

func contributionValues(f *facts, i int) []value {
	e := &f.record.Contributions[i]
	amount := value{}
	if e.Amount != nil {
		amount = f.sums(*e.Amount)
	}
	return []value{one(e.Donor), one(e.Recipient), amount, many(e.CoDonors), many(e.CoRecipients), plain(known(e.Flow)),
		plain(known(e.Kind)), told(e.Period), one(e.Project), one(e.PartOf)}
}

func known(s string) string {
	if s == "unspecified" {
		return ""
	}
	return strings.ReplaceAll(s, "_", " ")
}

func agreementValues(f *facts, i int) []value {
	e := &f.record.Agreements[i]
	return []value{plain(known(e.Kind)), told(e.Title), told(e.Date), many(e.Parties), number(e.Count), f.sums(e.Amounts...)}
}

func projectValues(f *facts, i int) []value {
	e := &f.record.Projects[i]
	sectors := make([]string, len(e.Sectors))
	for k := range e.Sectors {
		sectors[k] = e.Sectors[k].Code + " " + e.Sectors[k].Name
	}
	return []value{
		plain(e.Title), told(e.Period), many(e.Funding), many(e.Implementing), many(e.Places), f.sums(e.Amounts...),
		plain(strings.Join(sectors, ", ")),
	}
}

func eventValues(f *facts, i int) []value {
	e := &f.record.Events[i]
	return []value{plain(e.Name), told(e.Date), one(e.Place), many(e.Participants)}
}

func personValues(f *facts, i int) []value {
	e := &f.record.People[i]
	return []value{plain(e.Name), told(e.Role), one(e.Organisation)}
}
