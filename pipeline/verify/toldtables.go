package verify

import (
	"strings"

	"factsheet/pipeline/record"
)

// first is the span of the first mention, which an entry's row has.
func first(mentions []record.Mention) *record.Span {
	if len(mentions) == 0 {
		return nil
	}
	return &mentions[0].Span
}

// pairs are the distinct ids of a list, each with its place.
func pairs(from string, list []string, keep func(string) bool, row func(values ...any)) {
	seen := map[string]bool{}
	for _, to := range list {
		if seen[to] {
			continue
		}
		if keep == nil || keep(to) {
			row(from, to, len(seen))
		}
		seen[to] = true
	}
}

func isPerson(id string) bool { return strings.HasPrefix(id, "person-") }
func isBody(id string) bool   { return !isPerson(id) }

// linked is a table of pairs: of entries, and those that each lists.
func linked[E any](
	name, from, to string, entries func(*record.Record) []E, list func(*E) (string, []string), keep func(string) bool,
) toldTable {
	return toldTable{name, []string{from, to, "ordinal"}, func(r *record.Record, row func(...any)) {
		all := entries(r)
		for i := range all {
			id, ids := list(&all[i])
			pairs(id, ids, keep, row)
		}
	}}
}

// entry is a table of entries, a row each.
func entry[E any](name string, columns []string, entries func(*record.Record) []E, cells func(*E) []any) toldTable {
	return toldTable{name, columns, func(r *record.Record, row func(...any)) {
		all := entries(r)
		for i := range all {
			row(cells(&all[i])...)
		}
	}}
}

func amounts(r *record.Record) []record.Amount             { return r.Amounts }
func projects(r *record.Record) []record.Project           { return r.Projects }
func agreements(r *record.Record) []record.Agreement       { return r.Agreements }
func contributions(r *record.Record) []record.Contribution { return r.Contributions }
func events(r *record.Record) []record.Event               { return r.Events }

// toldTables are the tables whose rows come from one record each. Those of the whole batch
// (partners, places, their codes, conflicts) are held by their keys.
var toldTables = []toldTable{
	{"documents", []string{"source", "sha256", "media_type", "status", "pages", "characters", "near_duplicate_id", "text"},
		func(r *record.Record, row func(...any)) {
			d := &r.Document
			row(d.Source, d.SHA256, d.MediaType, d.Status, d.Pages, d.Characters, d.NearDuplicate, r.Text)
		}},
	{"document_errors", []string{"ordinal", "stage", "page", "message"}, func(r *record.Record, row func(...any)) {
		for i, e := range r.Document.Errors {
			row(i, e.Stage, e.Page, e.Message)
		}
	}},
	entry("sections", spanned("id", "level", "title", "body_start", "body_end", "rule"),
		func(r *record.Record) []record.Section { return r.Sections },
		func(e *record.Section) []any {
			return []any{e.ID, e.Level, e.Title, e.Body.Start, e.Body.End, e.Rule, e.Span}
		}),
	entry("tables", []string{"id", "page", "row_count", "column_count", "head_count"},
		func(r *record.Record) []record.Table { return r.Tables },
		func(e *record.Table) []any { return []any{e.ID, e.Page, e.Rows, e.Columns, e.Heads} }),
	{"table_cells", spanned("table_id", "row_index", "column_index", "cell_text"), func(r *record.Record, row func(...any)) {
		for i := range r.Tables {
			for k := range r.Tables[i].Cells {
				c := &r.Tables[i].Cells[k]
				row(r.Tables[i].ID, c.Row, c.Column, c.Text, c.Span)
			}
		}
	}},
	entry("amounts", spanned("id", "amount_value_text", "currency", "qualifier", "status", "low_text", "high_text", "rule"), amounts,
		func(e *record.Amount) []any {
			return []any{e.ID, e.Value, e.Currency, e.Qualifier, e.Status, e.Low, e.High, e.Rule, e.Span}
		}),
	entry("dates", spanned("id", "edtf", "date_precision", "rule"),
		func(r *record.Record) []record.Date { return r.Dates },
		func(e *record.Date) []any { return []any{e.ID, e.EDTF, e.Precision, e.Rule, e.Span} }),
	entry("quantities", spanned("id", "quantity_value_text", "unit", "qualifier", "rule"),
		func(r *record.Record) []record.Quantity { return r.Quantities },
		func(e *record.Quantity) []any { return []any{e.ID, e.Value, e.Unit, e.Qualifier, e.Rule, e.Span} }),
	entry("document_partners", spanned("partner_id", "name", "acronym", "type", "country", "rule"),
		func(r *record.Record) []record.Partner { return r.Partners },
		func(e *record.Partner) []any {
			return []any{e.ID, e.Name, e.Acronym, e.Type, e.Country, e.Rule, first(e.Mentions)}
		}),
	entry("document_places", spanned("place_id", "name", "code", "kind", "rule"),
		func(r *record.Record) []record.Place { return r.Places },
		func(e *record.Place) []any { return []any{e.ID, e.Name, e.Code, e.Kind, e.Rule, first(e.Mentions)} }),
	entry("people", spanned("id", "name", "role", "organisation_id", "rule"),
		func(r *record.Record) []record.Person { return r.People },
		func(e *record.Person) []any {
			return []any{e.ID, e.Name, e.Role, e.Organisation, e.Rule, first(e.Mentions)}
		}),
	entry("acronyms", spanned("id", "short", "long", "rule"),
		func(r *record.Record) []record.Acronym { return r.Acronyms },
		func(e *record.Acronym) []any { return []any{e.ID, e.Short, e.Long, e.Rule, e.Span} }),
	linked("amount_parts", "amount_id", "part_id", amounts, func(e *record.Amount) (string, []string) { return e.ID, e.TotalOf }, nil),
	entry("projects", spanned("id", "title", "period_edtf", "rule"), projects,
		func(e *record.Project) []any { return []any{e.ID, e.Title, e.Period, e.Rule, first(e.Mentions)} }),
	linked("project_funding", "project_id", "partner_id", projects,
		func(e *record.Project) (string, []string) { return e.ID, e.Funding }, nil),
	linked("project_implementing", "project_id", "partner_id", projects,
		func(e *record.Project) (string, []string) { return e.ID, e.Implementing }, nil),
	linked("project_places", "project_id", "place_id", projects,
		func(e *record.Project) (string, []string) { return e.ID, e.Places }, nil),
	{"project_sectors", spanned("project_id", "vocabulary", "sector_code", "sector_name", "ordinal"), sectorRows},
	linked("project_amounts", "project_id", "amount_id", projects,
		func(e *record.Project) (string, []string) { return e.ID, e.Amounts }, nil),
	entry("agreements", spanned("id", "kind", "title", "date_edtf", "agreement_count", "rule"), agreements,
		func(e *record.Agreement) []any {
			return []any{e.ID, e.Kind, e.Title, e.Date, e.Count, e.Rule, first(e.Mentions)}
		}),
	linked("agreement_parties", "agreement_id", "partner_id", agreements,
		func(e *record.Agreement) (string, []string) { return e.ID, e.Parties }, nil),
	linked("agreement_amounts", "agreement_id", "amount_id", agreements,
		func(e *record.Agreement) (string, []string) { return e.ID, e.Amounts }, nil),
	entry("contributions",
		spanned("id", "donor_id", "recipient_id", "flow", "kind", "amount_id", "period_edtf", "project_id", "part_of", "rule"),
		contributions, func(e *record.Contribution) []any {
			return []any{e.ID, e.Donor, e.Recipient, e.Flow, e.Kind, e.Amount, e.Period, e.Project, e.PartOf, e.Rule, first(e.Mentions)}
		}),
	linked("contribution_co_donors", "contribution_id", "partner_id", contributions,
		func(e *record.Contribution) (string, []string) { return e.ID, e.CoDonors }, nil),
	linked("contribution_co_recipients", "contribution_id", "partner_id", contributions,
		func(e *record.Contribution) (string, []string) { return e.ID, e.CoRecipients }, nil),
	entry("events", spanned("id", "name", "date_edtf", "place_id", "rule"), events,
		func(e *record.Event) []any { return []any{e.ID, e.Name, e.Date, e.Place, e.Rule, first(e.Mentions)} }),
	linked("event_partners", "event_id", "partner_id", events,
		func(e *record.Event) (string, []string) { return e.ID, e.Participants }, isBody),
	linked("event_people", "event_id", "person_id", events,
		func(e *record.Event) (string, []string) { return e.ID, e.Participants }, isPerson),
	entry("refs", spanned("id", "kind", "ref_value", "rule"),
		func(r *record.Record) []record.Reference { return r.References },
		func(e *record.Reference) []any { return []any{e.ID, e.Kind, e.Value, e.Rule, first(e.Mentions)} }),
	{"mentions", spanned("entity_id", "kind", "ordinal"), mentionRows},
	entry("unread", spanned("id", "kind", "reason"),
		func(r *record.Record) []record.Unread { return r.Unread },
		func(e *record.Unread) []any { return []any{e.ID, e.Kind, e.Reason, e.Span} }),
	entry("issues", spanned("id", "rule", "severity", "message", "entity_id"),
		func(r *record.Record) []record.Issue { return r.Issues },
		func(e *record.Issue) []any {
			return []any{e.ID, e.Rule, string(e.Severity), e.Message, e.Entity, e.Span}
		}),
}

// sectorRows are the sectors of projects, each once.
func sectorRows(r *record.Record, row func(...any)) {
	for i := range r.Projects {
		seen := map[[2]string]bool{}
		for _, s := range r.Projects[i].Sectors {
			key := [2]string{s.Vocabulary, s.Code}
			if !seen[key] {
				row(r.Projects[i].ID, s.Vocabulary, s.Code, s.Name, len(seen), s.Span)
			}
			seen[key] = true
		}
	}
}

// mentionRows are the mentions of the entries that stand once a sheet.
func mentionRows(r *record.Record, row func(...any)) {
	add := func(kind, id string, mentions []record.Mention) {
		for i := range mentions {
			row(id, kind, i, mentions[i].Span)
		}
	}
	for i := range r.Partners {
		add("partners", r.Partners[i].ID, r.Partners[i].Mentions)
	}
	for i := range r.Places {
		add("places", r.Places[i].ID, r.Places[i].Mentions)
	}
	for i := range r.People {
		add("people", r.People[i].ID, r.People[i].Mentions)
	}
	for i := range r.Projects {
		add("projects", r.Projects[i].ID, r.Projects[i].Mentions)
	}
	for i := range r.Agreements {
		add("agreements", r.Agreements[i].ID, r.Agreements[i].Mentions)
	}
	for i := range r.Contributions {
		add("contributions", r.Contributions[i].ID, r.Contributions[i].Mentions)
	}
	for i := range r.Events {
		add("events", r.Events[i].ID, r.Events[i].Mentions)
	}
	for i := range r.References {
		add("refs", r.References[i].ID, r.References[i].Mentions)
	}
}
