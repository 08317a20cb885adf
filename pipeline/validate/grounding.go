package validate

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"factsheet/pipeline/record"
)

// Dropped is a span that was taken out of the record because it did not quote the
// sheet's text.
type Dropped struct {
	Kind  string // of the entry: 'amounts', 'partners' …
	ID    string
	Start int
}

// Ground takes out of the record what does not quote the sheet's text: an entry that
// stands on one span goes with it, one with several mentions loses that mention, and
// goes with its last. References to what went are taken out too. No quote, no row.
func Ground(r *record.Record) []Dropped {
	g := newGrounder(r.Text)
	r.Amounts = single(&g, "amounts", r.Amounts, func(e *record.Amount) (string, *record.Span) { return e.ID, &e.Span })
	for i := range r.Amounts {
		if a := &r.Amounts[i]; a.Unit != nil && !g.quotes(a.Unit) {
			g.drop("amounts", a.ID, a.Unit)
			a.Unit = nil
		}
	}
	r.Tables = g.tables(r.Tables)
	r.Dates = single(&g, "dates", r.Dates, func(e *record.Date) (string, *record.Span) { return e.ID, &e.Span })
	r.Quantities = single(&g, "quantities", r.Quantities, func(e *record.Quantity) (string, *record.Span) { return e.ID, &e.Span })
	r.Acronyms = single(&g, "acronyms", r.Acronyms, func(e *record.Acronym) (string, *record.Span) { return e.ID, &e.Span })
	r.Partners = several(&g, "partners", r.Partners, func(e *record.Partner) (string, *[]record.Mention) { return e.ID, &e.Mentions })
	r.Places = several(&g, "places", r.Places, func(e *record.Place) (string, *[]record.Mention) { return e.ID, &e.Mentions })
	r.People = several(&g, "people", r.People, func(e *record.Person) (string, *[]record.Mention) { return e.ID, &e.Mentions })
	r.Projects = several(&g, "projects", r.Projects, func(e *record.Project) (string, *[]record.Mention) { return e.ID, &e.Mentions })
	r.Agreements = several(&g, "agreements", r.Agreements, func(e *record.Agreement) (string, *[]record.Mention) { return e.ID, &e.Mentions })
	r.Contributions = several(&g, "contributions", r.Contributions, func(e *record.Contribution) (string, *[]record.Mention) { return e.ID, &e.Mentions })
	r.Events = several(&g, "events", r.Events, func(e *record.Event) (string, *[]record.Mention) { return e.ID, &e.Mentions })
	r.References = several(&g, "references", r.References, func(e *record.Reference) (string, *[]record.Mention) { return e.ID, &e.Mentions })
	if len(g.dropped) > 0 {
		unlink(r)
	}
	return g.dropped
}

// tables keeps of each table what quotes the text, and drops one without a cell.
func (g *grounder) tables(list []record.Table) []record.Table {
	for i := range list {
		t := &list[i]
		if t.Caption != nil && !g.quotes(t.Caption) {
			g.drop("tables", t.ID, t.Caption)
			t.Caption = nil
		}
		t.Cells = slices.DeleteFunc(t.Cells, func(c record.TableCell) bool {
			if g.quotes(&c.Span) && !slices.ContainsFunc(c.Parts, func(s record.Span) bool { return !g.quotes(&s) }) {
				return false
			}
			g.drop("tables", t.ID, &c.Span)
			return true
		})
	}
	return slices.DeleteFunc(list, func(t record.Table) bool { return len(t.Cells) == 0 })
}

type grounder struct {
	text    string
	points  int     // code points of text
	valid   bool    // text is UTF-8 throughout
	marks   []int32 // the byte of every markStep'th code point; nil where text is ASCII
	dropped []Dropped
}

const markStep = 16

// newGrounder notes where code points stand, so that a span's bytes are soon found.
func newGrounder(text string) grounder {
	g := grounder{text: text, points: utf8.RuneCountInString(text), valid: utf8.ValidString(text)}
	if g.points == len(text) {
		return g
	}
	g.marks = make([]int32, 0, g.points/markStep+1)
	at := 0
	for i := range text {
		if at%markStep == 0 {
			g.marks = append(g.marks, int32(i))
		}
		at++
	}
	return g
}

// byteAt is the byte offset of a code point, or -1 past the end.
func (g *grounder) byteAt(point int) int {
	switch {
	case point > g.points:
		return -1
	case point == g.points:
		return len(g.text)
	case g.marks == nil:
		return point
	}
	at := int(g.marks[point/markStep])
	for n := point % markStep; n > 0; n-- {
		_, size := utf8.DecodeRuneInString(g.text[at:])
		at += size
	}
	return at
}

// quotes reports whether the span quotes the text.
func (g *grounder) quotes(s *record.Span) bool {
	if s.Start < 0 || s.Start >= s.End || s.Quote == "" {
		return false
	}
	at, end := g.byteAt(s.Start), g.byteAt(s.End)
	return end == at+len(s.Quote) && g.text[at:end] == s.Quote && (g.valid || utf8.ValidString(s.Quote))
}

func (g *grounder) drop(kind, id string, s *record.Span) {
	g.dropped = append(g.dropped, Dropped{kind, id, s.Start})
}

func single[T any](g *grounder, kind string, list []T, at func(*T) (string, *record.Span)) []T {
	for i := range list {
		if _, s := at(&list[i]); !g.quotes(s) {
			return slices.DeleteFunc(list, func(e T) bool {
				id, s := at(&e)
				if g.quotes(s) {
					return false
				}
				g.drop(kind, id, s)
				return true
			})
		}
	}
	return list
}

func several[T any](g *grounder, kind string, list []T, at func(*T) (string, *[]record.Mention)) []T {
	gone := false
	for i := range list {
		id, mentions := at(&list[i])
		before := len(*mentions)
		*mentions = slices.DeleteFunc(*mentions, func(m record.Mention) bool {
			if g.quotes(&m.Span) {
				return false
			}
			g.drop(kind, id, &m.Span)
			return true
		})
		gone = gone || before > 0 && len(*mentions) == 0
	}
	if !gone {
		return list
	}
	return slices.DeleteFunc(list, func(e T) bool {
		_, mentions := at(&e)
		return len(*mentions) == 0
	})
}

// unlink takes out references to entries that are no longer there.
func unlink(r *record.Record) {
	have := ids(r)
	eachLink(r, func(_ string, list *[]string, one **string) {
		if list != nil {
			*list = slices.DeleteFunc(*list, func(id string) bool { return !have[id] })
		} else if *one != nil && !have[**one] {
			*one = nil
		}
	})
}

var groundingRules = []Rule{{
	ID: "span.not_quoted", Severity: record.Error,
	Doc: "An entry whose span does not quote the sheet's text. The entry was dropped; it is a fault of the program, so please report it with the sheet.",
	Check: func(s *Sheet, report Report) {
		for _, d := range s.Dropped {
			report("", nil, fmt.Sprintf("an entry of %s (%s) did not quote the text at %d and was dropped", d.Kind, d.ID, d.Start))
		}
	},
}}
