package write

import (
	"fmt"
	"slices"
	"strconv"

	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
)

// NotQuoted is the issue that stands in the place of an entry whose span does not
// quote the text.
const NotQuoted = "span.not_quoted"

// grounded returns the record with nothing in it that the text does not say: a span
// that does not quote the text is dropped, and so is an entry left without a span.
// What pointed at such an entry no longer does. The record itself is not changed;
// where all is well, it is what comes back.
func grounded(r *record.Record) *record.Record {
	g := &grounder{text: document.NewOffsets(r.Text)}
	if g.all(r) {
		return r
	}
	c := *r
	c.Issues = slices.Clone(r.Issues)
	g.into, g.dropped = &c, map[string]bool{}
	c.Sections = alone(g, "sections", r.Sections, func(e *record.Section) (string, record.Span) { return e.ID, e.Span })
	c.Amounts = alone(g, "amounts", r.Amounts, func(e *record.Amount) (string, record.Span) { return e.ID, e.Span })
	c.Dates = alone(g, "dates", r.Dates, func(e *record.Date) (string, record.Span) { return e.ID, e.Span })
	c.Quantities = alone(g, "quantities", r.Quantities, func(e *record.Quantity) (string, record.Span) { return e.ID, e.Span })
	c.Acronyms = alone(g, "acronyms", r.Acronyms, func(e *record.Acronym) (string, record.Span) { return e.ID, e.Span })
	c.Unread = alone(g, "unread", r.Unread, func(e *record.Unread) (string, record.Span) { return e.ID, e.Span })
	c.Tables = g.tables(r.Tables)
	for i := range c.Amounts {
		if u := c.Amounts[i].Unit; u != nil && !g.quotes(*u) {
			g.drop("amounts", c.Amounts[i].ID, *u)
			c.Amounts[i].Unit = nil
		}
	}
	c.Partners = toldOf(g, "partners", r.Partners, func(e *record.Partner) (string, *[]record.Mention) { return e.ID, &e.Mentions })
	c.Places = toldOf(g, "places", r.Places, func(e *record.Place) (string, *[]record.Mention) { return e.ID, &e.Mentions })
	c.People = toldOf(g, "people", r.People, func(e *record.Person) (string, *[]record.Mention) { return e.ID, &e.Mentions })
	c.References = toldOf(g, "references", r.References, func(e *record.Reference) (string, *[]record.Mention) { return e.ID, &e.Mentions })
	c.Projects = toldOf(g, "projects", r.Projects, func(e *record.Project) (string, *[]record.Mention) { return e.ID, &e.Mentions })
	for i := range c.Projects {
		p := &c.Projects[i]
		p.Sectors = slices.DeleteFunc(slices.Clone(p.Sectors), func(s record.Sector) bool {
			if g.quotes(s.Span) {
				return false
			}
			g.drop("projects", p.ID, s.Span)
			return true
		})
	}
	c.Agreements = toldOf(g, "agreements", r.Agreements, func(e *record.Agreement) (string, *[]record.Mention) { return e.ID, &e.Mentions })
	c.Contributions = toldOf(g, "contributions", r.Contributions, func(e *record.Contribution) (string, *[]record.Mention) { return e.ID, &e.Mentions })
	c.Events = toldOf(g, "events", r.Events, func(e *record.Event) (string, *[]record.Mention) { return e.ID, &e.Mentions })
	g.unpoint()
	return &c
}

type grounder struct {
	text    *document.Offsets
	into    *record.Record
	dropped map[string]bool // ids of entries left out
}

func (g *grounder) quotes(s record.Span) bool { return g.text.Quotes(s.Start, s.End, s.Quote) }

// all reports whether everything in the record quotes the text.
func (g *grounder) all(r *record.Record) bool {
	ok := true
	r.EachSpan(func(_ string, s *record.Span) { ok = ok && g.quotes(*s) })
	for i := range r.Sections {
		ok = ok && g.quotes(r.Sections[i].Span)
	}
	for i := range r.Unread {
		ok = ok && g.quotes(r.Unread[i].Span)
	}
	r.EachPlace(func(s *record.Span) { ok = ok && g.quotes(*s) })
	for i := range r.Issues {
		ok = ok && (r.Issues[i].Span == nil || g.quotes(*r.Issues[i].Span))
	}
	for _, n := range mentionCounts(r) {
		ok = ok && n > 0
	}
	return ok
}

// mentionCounts is the number of mentions of each entry that lives by them.
func mentionCounts(r *record.Record) []int {
	var out []int
	for i := range r.Partners {
		out = append(out, len(r.Partners[i].Mentions))
	}
	for i := range r.Places {
		out = append(out, len(r.Places[i].Mentions))
	}
	for i := range r.People {
		out = append(out, len(r.People[i].Mentions))
	}
	for i := range r.References {
		out = append(out, len(r.References[i].Mentions))
	}
	for i := range r.Projects {
		out = append(out, len(r.Projects[i].Mentions))
	}
	for i := range r.Agreements {
		out = append(out, len(r.Agreements[i].Mentions))
	}
	for i := range r.Contributions {
		out = append(out, len(r.Contributions[i].Mentions))
	}
	for i := range r.Events {
		out = append(out, len(r.Events[i].Mentions))
	}
	return out
}

// drop notes that a span of an entry was left out.
func (g *grounder) drop(kind, id string, s record.Span) {
	g.into.Issues = append(g.into.Issues, record.Issue{
		ID:   record.ID("issue", g.into.Document.ID, NotQuoted, kind, id, strconv.Itoa(s.Start), strconv.Itoa(s.End)),
		Rule: NotQuoted, Severity: record.Error,
		Message: fmt.Sprintf("an entry of %s (%s) does not quote the text at %d and was left out", kind, id, s.Start),
	})
}

// alone keeps the entries of one span each that quote the text.
func alone[T any](g *grounder, kind string, list []T, of func(*T) (string, record.Span)) []T {
	out := make([]T, 0, len(list))
	for i := range list {
		id, s := of(&list[i])
		if g.quotes(s) {
			out = append(out, list[i])
			continue
		}
		g.drop(kind, id, s)
		g.dropped[id] = true
	}
	return out
}

// toldOf keeps the entries that some mention tells of, with those mentions.
func toldOf[T any](g *grounder, kind string, list []T, of func(*T) (string, *[]record.Mention)) []T {
	out := make([]T, 0, len(list))
	for _, e := range list {
		id, mentions := of(&e)
		kept := make([]record.Mention, 0, len(*mentions))
		for _, m := range *mentions {
			if g.quotes(m.Span) {
				kept = append(kept, m)
			} else {
				g.drop(kind, id, m.Span)
			}
		}
		if len(*mentions) == 0 {
			g.drop(kind, id, record.Span{})
		}
		if len(kept) == 0 {
			g.dropped[id] = true
			continue
		}
		*mentions = kept
		out = append(out, e)
	}
	return out
}

// tables keeps of each table what quotes the text, and drops one without a cell.
func (g *grounder) tables(list []record.Table) []record.Table {
	out := make([]record.Table, 0, len(list))
	for _, t := range list {
		if t.Caption != nil && !g.quotes(*t.Caption) {
			g.drop("tables", t.ID, *t.Caption)
			t.Caption = nil
		}
		t.Cells = slices.DeleteFunc(slices.Clone(t.Cells), func(c record.TableCell) bool {
			for _, s := range append([]record.Span{c.Span}, c.Parts...) {
				if !g.quotes(s) {
					g.drop("tables", t.ID, s)
					return true
				}
			}
			return false
		})
		if len(t.Cells) > 0 {
			out = append(out, t)
		}
	}
	return out
}

// unpoint takes the ids of dropped entries out of those that stay, and out of the issues the
// spans that do not quote.
func (g *grounder) unpoint() {
	g.into.Unpoint(func(id string) bool { return g.dropped[id] })
	for i := range g.into.Issues {
		if s := g.into.Issues[i].Span; s != nil && !g.quotes(*s) {
			g.into.Issues[i].Span = nil
		}
	}
}
