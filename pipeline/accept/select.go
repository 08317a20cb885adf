package accept

import (
	"fmt"
	"strings"

	"factsheet/pipeline/decision"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
)

// Sheets finds a run's sheets by what people call them.
type Sheets struct {
	list []manifest.Input
	by   map[string]int // place in list by document id, SHA-256 and source; by the file name alone, many where two have it
}

const many = -1

// NewSheets prepares the search among the sheets of a run. One that was given twice is
// found by either name.
func NewSheets(m *manifest.Manifest) *Sheets {
	list := m.Inputs
	s := &Sheets{list: list, by: map[string]int{}}
	for i := range list {
		base := list[i].Source[strings.LastIndexByte(list[i].Source, '/')+1:]
		if _, taken := s.by[base]; taken {
			s.by[base] = many
		} else {
			s.by[base] = i
		}
	}
	for i := range list {
		for _, name := range []string{list[i].Source, list[i].SHA256, list[i].Document} {
			s.by[name] = i
		}
	}
	for _, d := range m.Duplicates {
		if i, ok := s.by[d.SHA256]; ok {
			if _, taken := s.by[d.Source]; !taken {
				s.by[d.Source] = i
			}
		}
	}
	return s
}

// Find is the sheet of a source, a file name that only one has, a document's id or a
// SHA-256.
func (s *Sheets) Find(name string) (*manifest.Input, error) {
	i, ok := s.by[strings.TrimPrefix(name, "./")]
	switch {
	case !ok:
		return nil, fmt.Errorf("the run has no sheet %q", name)
	case i == many:
		return nil, fmt.Errorf("the run has several sheets %q; tell the folder, too", name)
	}
	return &s.list[i], nil
}

// ByDocument shares events out among the sheets, by their documents' ids. What an event
// calls its document becomes the id. Events whose sheet the run does not have are told.
func (s *Sheets) ByDocument(events []decision.Event) (map[string][]decision.Event, []error) {
	out := map[string][]decision.Event{}
	of := make(map[int]string, len(events)) // document of an event
	var errs []error
	told := map[string]bool{}
	for _, e := range events {
		id := of[e.Of]
		if e.Act != decision.Undo {
			in, err := s.Find(e.Document)
			if err != nil {
				if !told[e.Document] {
					errs = append(errs, fmt.Errorf("event %d and those like it: %w", e.N, err))
				}
				told[e.Document] = true
				continue
			}
			id = in.Document
		}
		if id == "" {
			continue // it undoes what was left out
		}
		of[e.N], e.Document = id, id
		out[id] = append(out[id], e)
	}
	return out, errs
}

// Expand writes the ids of entries out that events tell by their beginning, where only
// one entry of the record begins so: who writes events by hand need not copy all of it.
func Expand(events []decision.Event, r *record.Record) {
	refs := Entries(r)
	known := make(map[string]bool, len(refs))
	for _, ref := range refs {
		known[ref.ID] = true
	}
	for i := range events {
		e := &events[i]
		if e.Entry != "" && !known[e.Entry] && (e.Act != decision.Add || e.Mention != nil) {
			e.Entry = expanded(e.Entry, refs)
		}
	}
}

// expanded is the one id that begins so; else the beginning itself.
func expanded(beginning string, refs []Ref) string {
	full := beginning
	for _, ref := range refs {
		if !strings.HasPrefix(ref.ID, beginning) {
			continue
		}
		if full != beginning {
			return beginning
		}
		full = ref.ID
	}
	return full
}

// Ref is an entry of a record by its kind and id.
type Ref struct{ Kind, ID string }

// Entries are all entries of a record that a gold file has a form for, in the order of
// Forms.Each.
func Entries(r *record.Record) []Ref {
	var out []Ref
	out = refs(out, "amounts", r.Amounts, func(e *record.Amount) string { return e.ID })
	out = refs(out, "dates", r.Dates, func(e *record.Date) string { return e.ID })
	out = refs(out, "partners", r.Partners, func(e *record.Partner) string { return e.ID })
	out = refs(out, "places", r.Places, func(e *record.Place) string { return e.ID })
	out = refs(out, "people", r.People, func(e *record.Person) string { return e.ID })
	out = refs(out, "acronyms", r.Acronyms, func(e *record.Acronym) string { return e.ID })
	out = refs(out, "quantities", r.Quantities, func(e *record.Quantity) string { return e.ID })
	out = refs(out, "projects", r.Projects, func(e *record.Project) string { return e.ID })
	out = refs(out, "agreements", r.Agreements, func(e *record.Agreement) string { return e.ID })
	out = refs(out, "contributions", r.Contributions, func(e *record.Contribution) string { return e.ID })
	out = refs(out, "events", r.Events, func(e *record.Event) string { return e.ID })
	out = refs(out, "references", r.References, func(e *record.Reference) string { return e.ID })
	return refs(out, "issues", r.Issues, func(e *record.Issue) string { return e.ID })
}

func refs[E any](out []Ref, kind string, entries []E, id func(*E) string) []Ref {
	for i := range entries {
		out = append(out, Ref{kind, id(&entries[i])})
	}
	return out
}
