package write

import "factsheet/pipeline/record"

// The keys of each type of a record, in the order of its fields. A field that is added
// to a type is added here; a test fails until it is.

func (e *encoder) record(r *record.Record) {
	if r == nil {
		e.null()
		return
	}
	e.open('{')
	e.text("schema", r.Schema)
	object(e, "document", &r.Document, (*encoder).document)
	e.text("text", r.Text)
	list(e, "sections", r.Sections, (*encoder).section)
	list(e, "tables", r.Tables, (*encoder).table)
	list(e, "amounts", r.Amounts, (*encoder).amount)
	list(e, "dates", r.Dates, (*encoder).date)
	list(e, "quantities", r.Quantities, (*encoder).quantity)
	list(e, "partners", r.Partners, (*encoder).partner)
	list(e, "places", r.Places, (*encoder).place)
	list(e, "people", r.People, (*encoder).person)
	list(e, "acronyms", r.Acronyms, (*encoder).acronym)
	list(e, "projects", r.Projects, (*encoder).project)
	list(e, "agreements", r.Agreements, (*encoder).agreement)
	list(e, "contributions", r.Contributions, (*encoder).contribution)
	list(e, "events", r.Events, (*encoder).event)
	list(e, "references", r.References, (*encoder).reference)
	list(e, "unread", r.Unread, (*encoder).unread)
	list(e, "issues", r.Issues, (*encoder).issue)
	e.close('}')
}

func (e *encoder) document(d *record.Document) {
	e.text("id", d.ID)
	e.text("source", d.Source)
	e.text("sha256", d.SHA256)
	e.text("media_type", d.MediaType)
	e.maybe("title", d.Title)
	e.maybe("publisher", d.Publisher)
	e.maybe("date", d.Date)
	e.maybe("language", d.Language)
	e.number("pages", d.Pages)
	e.number("characters", d.Characters)
	e.maybe("near_duplicate", d.NearDuplicate)
	e.text("status", d.Status)
	list(e, "errors", d.Errors, (*encoder).documentError)
	e.text("reader", d.Reader)
}

func (e *encoder) documentError(d *record.DocumentError) {
	e.text("stage", d.Stage)
	if d.Page == nil {
		e.key("page")
		e.null()
	} else {
		e.number("page", *d.Page)
	}
	e.text("message", d.Message)
}

func (e *encoder) basis(b *record.Basis) {
	e.text("id", b.ID)
	e.text("rule", b.Rule)
	e.texts("doubts", b.Doubts)
}

func (e *encoder) span(s *record.Span) {
	e.number("start", s.Start)
	e.number("end", s.End)
	e.number("page", s.Page)
	e.text("quote", s.Quote)
}

func (e *encoder) extent(r *record.Range) {
	e.number("start", r.Start)
	e.number("end", r.End)
}

func (e *encoder) mention(m *record.Mention) {
	e.span(&m.Span)
	if m.Rule != "" {
		e.text("rule", m.Rule)
	}
	if len(m.Doubts) > 0 {
		e.texts("doubts", m.Doubts)
	}
}

func (e *encoder) section(s *record.Section) {
	e.basis(&s.Basis)
	e.span(&s.Span)
	e.number("level", s.Level)
	e.text("title", s.Title)
	object(e, "body", &s.Body, (*encoder).extent)
}

func (e *encoder) table(t *record.Table) {
	e.basis(&t.Basis)
	e.number("page", t.Page)
	object(e, "box", t.Box, (*encoder).box)
	object(e, "caption", t.Caption, (*encoder).span)
	e.number("rows", t.Rows)
	e.number("columns", t.Columns)
	e.number("heads", t.Heads)
	e.truth("chart", t.Chart)
	list(e, "cells", t.Cells, (*encoder).cell)
}

func (e *encoder) cell(c *record.TableCell) {
	e.span(&c.Span)
	e.number("row", c.Row)
	e.number("column", c.Column)
	e.number("row_span", c.RowSpan)
	e.number("column_span", c.ColumnSpan)
	e.truth("header", c.Header)
	e.text("text", c.Text)
	object(e, "box", c.Box, (*encoder).box)
	list(e, "parts", c.Parts, (*encoder).span)
}

func (e *encoder) box(b *record.Box) {
	e.points("x0", b.X0)
	e.points("y0", b.Y0)
	e.points("x1", b.X1)
	e.points("y1", b.Y1)
}

func (e *encoder) amount(a *record.Amount) {
	e.basis(&a.Basis)
	e.span(&a.Span)
	e.maybe("value", a.Value)
	e.maybe("currency", a.Currency)
	e.text("qualifier", a.Qualifier)
	e.text("status", a.Status)
	e.maybe("low", a.Low)
	e.maybe("high", a.High)
	e.texts("candidates", a.Candidates)
	object(e, "unit", a.Unit, (*encoder).span)
	e.texts("total_of", a.TotalOf)
	object(e, "supported", a.Supported, (*encoder).support)
}

func (e *encoder) support(s *record.Support) {
	e.text("candidate", s.Candidate)
	e.texts("by", s.By)
	e.text("why", s.Why)
}

func (e *encoder) date(d *record.Date) {
	e.basis(&d.Basis)
	e.span(&d.Span)
	e.maybe("edtf", d.EDTF)
	e.maybe("first", d.First)
	e.maybe("last", d.Last)
	e.text("precision", d.Precision)
	e.texts("candidates", d.Candidates)
}

func (e *encoder) quantity(q *record.Quantity) {
	e.basis(&q.Basis)
	e.span(&q.Span)
	e.maybe("value", q.Value)
	e.maybe("low", q.Low)
	e.maybe("high", q.High)
	e.text("unit", q.Unit)
	e.text("qualifier", q.Qualifier)
}

func (e *encoder) partner(p *record.Partner) {
	e.basis(&p.Basis)
	e.text("name", p.Name)
	e.maybe("acronym", p.Acronym)
	e.texts("aliases", p.Aliases)
	e.text("type", p.Type)
	e.maybe("country", p.Country)
	e.maybe("organisation_type", p.OrganisationType)
	object(e, "registry", p.Registry, (*encoder).registry)
	list(e, "codes", p.Codes, (*encoder).registry)
	list(e, "mentions", p.Mentions, (*encoder).mention)
}

func (e *encoder) registry(r *record.Registry) {
	e.text("scheme", r.Scheme)
	e.text("identifier", r.Identifier)
}

func (e *encoder) place(p *record.Place) {
	e.basis(&p.Basis)
	e.text("name", p.Name)
	e.maybe("code", p.Code)
	e.text("kind", p.Kind)
	list(e, "mentions", p.Mentions, (*encoder).mention)
}

func (e *encoder) person(p *record.Person) {
	e.basis(&p.Basis)
	e.text("name", p.Name)
	e.maybe("role", p.Role)
	e.maybe("organisation", p.Organisation)
	list(e, "mentions", p.Mentions, (*encoder).mention)
}

func (e *encoder) acronym(a *record.Acronym) {
	e.basis(&a.Basis)
	e.span(&a.Span)
	e.text("short", a.Short)
	e.text("long", a.Long)
}

func (e *encoder) project(p *record.Project) {
	e.basis(&p.Basis)
	e.text("title", p.Title)
	e.maybe("period", p.Period)
	e.texts("funding", p.Funding)
	e.texts("implementing", p.Implementing)
	e.texts("places", p.Places)
	e.texts("amounts", p.Amounts)
	list(e, "sectors", p.Sectors, (*encoder).sector)
	list(e, "mentions", p.Mentions, (*encoder).mention)
}

func (e *encoder) sector(s *record.Sector) {
	e.span(&s.Span)
	e.text("code", s.Code)
	e.text("vocabulary", s.Vocabulary)
	e.text("name", s.Name)
}

func (e *encoder) agreement(a *record.Agreement) {
	e.basis(&a.Basis)
	e.text("kind", a.Kind)
	e.maybe("title", a.Title)
	e.maybe("date", a.Date)
	e.texts("parties", a.Parties)
	e.number("count", a.Count)
	e.texts("amounts", a.Amounts)
	list(e, "mentions", a.Mentions, (*encoder).mention)
}

func (e *encoder) contribution(c *record.Contribution) {
	e.basis(&c.Basis)
	e.maybe("donor", c.Donor)
	e.maybe("recipient", c.Recipient)
	e.texts("co_donors", c.CoDonors)
	e.texts("co_recipients", c.CoRecipients)
	e.text("flow", c.Flow)
	e.maybe("amount", c.Amount)
	e.text("kind", c.Kind)
	e.maybe("period", c.Period)
	e.maybe("project", c.Project)
	e.maybe("part_of", c.PartOf)
	list(e, "mentions", c.Mentions, (*encoder).mention)
}

func (e *encoder) event(v *record.Event) {
	e.basis(&v.Basis)
	e.text("name", v.Name)
	e.maybe("date", v.Date)
	e.maybe("place", v.Place)
	e.texts("participants", v.Participants)
	list(e, "mentions", v.Mentions, (*encoder).mention)
}

func (e *encoder) reference(r *record.Reference) {
	e.basis(&r.Basis)
	e.text("kind", r.Kind)
	e.text("value", r.Value)
	list(e, "mentions", r.Mentions, (*encoder).mention)
}

func (e *encoder) unread(u *record.Unread) {
	e.text("id", u.ID)
	e.span(&u.Span)
	e.text("kind", u.Kind)
	e.maybe("reason", u.Reason)
}

func (e *encoder) issue(i *record.Issue) {
	e.text("id", i.ID)
	e.text("rule", i.Rule)
	e.text("severity", string(i.Severity))
	e.text("message", i.Message)
	e.maybe("entity", i.Entity)
	if i.Span != nil {
		e.span(i.Span)
	}
}
