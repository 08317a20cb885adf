// Package accept makes gold files of a run and of what a person decided about its entries,
// and fixtures of them: a folder a sheet, with the sheet and its gold.
package accept

import (
	"factsheet/pipeline/gold"
	"factsheet/pipeline/record"
)

// Forms gives the entries of a record the form that they have in a gold file: partners and
// places by name or code instead of id, sums by value, spans with what is around them.
type Forms struct {
	rec     *record.Record
	anchors *gold.Anchors
	partner map[string]string   // what a partner is called, by id
	place   map[string]string   // the code or name of a place, by id
	sum     map[string]gold.Sum // of an amount, by id
	full    map[string]string   // the name of a place, by id
	vague   map[string]bool     // ids of places whose name is the name of another, too
}

// NewForms prepares the entries of a record.
func NewForms(r *record.Record) *Forms {
	f := &Forms{
		rec: r, anchors: gold.NewAnchors(r.Text),
		partner: map[string]string{}, place: map[string]string{}, full: map[string]string{},
		sum: map[string]gold.Sum{}, vague: map[string]bool{},
	}
	for i := range r.Partners {
		f.partner[r.Partners[i].ID] = r.Partners[i].Name
	}
	first := map[string]*record.Place{} // the place that a code or name stands for
	for i := range r.Places {
		p := &r.Places[i]
		for _, name := range []string{countryCode(p), p.Name} {
			if first[name] == nil {
				first[name] = p
			}
		}
	}
	for i := range r.Places {
		p := &r.Places[i]
		f.full[p.ID], f.place[p.ID] = p.Name, codeOrName(p)
		f.vague[p.ID] = codeOrName(first[codeOrName(p)]) != codeOrName(p)
	}
	for i := range r.Amounts {
		f.sum[r.Amounts[i].ID] = gold.Sum{Value: r.Amounts[i].Value, Currency: r.Amounts[i].Currency}
	}
	return f
}

// countryCode is the code that a gold file tells of a place: that of a country or
// territory, and none of a region.
func countryCode(p *record.Place) string {
	if p.Code == nil || len(*p.Code) != 2 {
		return ""
	}
	return *p.Code
}

// codeOrName is what a gold file's project calls a place.
func codeOrName(p *record.Place) string {
	if code := countryCode(p); code != "" {
		return code
	}
	return p.Name
}

// Each calls fn with every entry of the record in its gold form, its kind and its id, in
// the record's order.
func (f *Forms) Each(fn func(kind, id string, e gold.Entry)) {
	r := f.rec
	each("amounts", r.Amounts, func(e *record.Amount) (string, gold.Entry) { return e.ID, f.amount(e) }, fn)
	each("dates", r.Dates, func(e *record.Date) (string, gold.Entry) {
		return e.ID, &gold.Date{EDTF: e.EDTF, Span: f.span(e.Span)}
	}, fn)
	each("partners", r.Partners, func(e *record.Partner) (string, gold.Entry) {
		return e.ID, &gold.Partner{Name: e.Name, Acronym: e.Acronym, Aliases: e.Aliases, Type: e.Type, Country: record.Or(e.Country, ""),
			Mentions: f.spans(e.Mentions)}
	}, fn)
	each("places", r.Places, func(e *record.Place) (string, gold.Entry) {
		return e.ID, &gold.Place{Code: countryCode(e), Name: e.Name, Kind: e.Kind, Mentions: f.spans(e.Mentions)}
	}, fn)
	each("people", r.People, func(e *record.Person) (string, gold.Entry) {
		return e.ID, &gold.Person{Name: e.Name, Role: e.Role, Organisation: f.name(e.Organisation), Mentions: f.spans(e.Mentions)}
	}, fn)
	each("acronyms", r.Acronyms, func(e *record.Acronym) (string, gold.Entry) {
		s := f.span(e.Span)
		return e.ID, &gold.Acronym{Short: e.Short, Long: e.Long, Span: &s}
	}, fn)
	each("quantities", r.Quantities, func(e *record.Quantity) (string, gold.Entry) {
		return e.ID, &gold.Quantity{Value: e.Value, Low: e.Low, High: e.High, Unit: e.Unit, Qualifier: field(e.Qualifier), Span: f.span(e.Span)}
	}, fn)
	each("projects", r.Projects, func(e *record.Project) (string, gold.Entry) { return e.ID, f.project(e) }, fn)
	each("agreements", r.Agreements, func(e *record.Agreement) (string, gold.Entry) { return e.ID, f.agreement(e) }, fn)
	each("contributions", r.Contributions, func(e *record.Contribution) (string, gold.Entry) { return e.ID, f.contribution(e) }, fn)
	each("events", r.Events, func(e *record.Event) (string, gold.Entry) {
		return e.ID, &gold.Event{Name: e.Name, Date: e.Date, Place: f.placeName(e.Place), Mentions: f.spans(e.Mentions)}
	}, fn)
	each("references", r.References, func(e *record.Reference) (string, gold.Entry) {
		return e.ID, &gold.Reference{Kind: e.Kind, Value: e.Value, Mentions: f.spans(e.Mentions)}
	}, fn)
	each("issues", r.Issues, func(e *record.Issue) (string, gold.Entry) {
		out := &gold.Issue{Rule: e.Rule}
		if e.Span != nil {
			s := f.span(*e.Span)
			out.Span = &s
		}
		return e.ID, out
	}, fn)
}

func each[E any](kind string, entries []E, form func(*E) (string, gold.Entry), fn func(kind, id string, e gold.Entry)) {
	for i := range entries {
		id, e := form(&entries[i])
		fn(kind, id, e)
	}
}

func (f *Forms) amount(e *record.Amount) *gold.Amount {
	out := &gold.Amount{Value: e.Value, Low: e.Low, High: e.High, Currency: e.Currency, Qualifier: field(e.Qualifier), Span: f.span(e.Span)}
	if e.Status == record.AmountMalformed {
		out.Status = e.Status
	}
	return out
}

// project tells what the record tells, that there is nothing too: a person has looked.
func (f *Forms) project(e *record.Project) *gold.Project {
	out := &gold.Project{
		Title: e.Title, Period: gold.Field{Told: true, Value: e.Period}, Funding: f.names(e.Funding), Implementing: f.names(e.Implementing),
		Amounts: []gold.Sum{}, Mentions: f.spans(e.Mentions),
	}
	for _, id := range e.Amounts {
		out.Amounts = append(out.Amounts, f.sum[id])
	}
	for _, id := range e.Places {
		if f.vague[id] {
			// The gold form can't say which of two is meant, so it says nothing.
			out.Places, out.Note = nil, "its places are left out: two places of the sheet are called "+f.place[id]
			break
		}
		out.Places = append(out.Places, f.placeOf(id))
	}
	return out
}

func (f *Forms) agreement(e *record.Agreement) *gold.Agreement {
	out := &gold.Agreement{Kind: e.Kind, Title: e.Title, Date: e.Date, Parties: f.names(e.Parties), Mentions: f.spans(e.Mentions)}
	if e.Count > 1 {
		out.Count = e.Count
	}
	return out
}

func (f *Forms) contribution(e *record.Contribution) *gold.Contribution {
	kind := e.Kind
	out := &gold.Contribution{Donor: f.name(e.Donor), Recipient: f.name(e.Recipient), Kind: &kind, Period: e.Period,
		Mentions: f.spans(e.Mentions)}
	if e.Amount != nil {
		out.Value, out.Currency = f.sum[*e.Amount].Value, f.sum[*e.Amount].Currency
	}
	return out
}

// name is what the partner of an id is called; the id itself where the record has none.
func (f *Forms) name(id *string) *string {
	if id == nil {
		return nil
	}
	name, ok := f.partner[*id]
	if !ok {
		name = *id
	}
	return &name
}

func (f *Forms) names(ids []string) []string {
	var out []string
	for _, id := range ids {
		out = append(out, *f.name(&id))
	}
	return out
}

func (f *Forms) placeOf(id string) string {
	if name, ok := f.place[id]; ok {
		return name
	}
	return id
}

// placeName is the name of the place of an id.
func (f *Forms) placeName(id *string) *string {
	if id == nil {
		return nil
	}
	name, ok := f.full[*id]
	if !ok {
		name = *id
	}
	return &name
}

func (f *Forms) span(s record.Span) gold.Span { return f.anchors.Context(s.Start, s.End) }

func (f *Forms) spans(mentions []record.Mention) []gold.Span {
	var out []gold.Span
	for i := range mentions {
		out = append(out, f.span(mentions[i].Span))
	}
	return out
}

func field(value string) gold.Field {
	if value == "" {
		return gold.Field{}
	}
	return gold.Field{Told: true, Value: &value}
}
