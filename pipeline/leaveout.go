package pipeline

import (
	"fmt"
	"sort"

	"factsheet/pipeline/record"
)

// SwitchedOff is the reason of unread things that an extractor read whose finds are left out.
const SwitchedOff = "its extractor is switched off"

// kindOf is the list of a record that an extractor fills.
var kindOf = map[string]string{
	"amount": "amounts", "date": "dates", "quantity": "quantities", "acronym": "acronyms", "partner": "partners", "place": "places",
	"person": "people", "project": "projects", "agreement": "agreements", "contribution": "contributions", "event": "events",
	"reference": "references",
}

// LeaveOut keeps the finds of some extractors out of every record. They run all the same,
// since others build on them: who signed an agreement is known by the people in it, though
// the record may name no person. It is called before the first sheet.
func (p *Pipeline) LeaveOut(extractors ...string) error {
	p.off = map[string]bool{}
	for _, name := range extractors {
		if kindOf[name] == "" {
			return fmt.Errorf("there is no extractor %q whose finds could be left out", name)
		}
		p.off[name] = true
	}
	return nil
}

// leftOut are the stretches of text, in code points and sorted, that left entries stood on.
type leftOut [][2]int

// leaveOut takes the finds of the extractors that are off out of a record, with all that
// points at them, and tells where they stood.
func (p *Pipeline) leaveOut(r *record.Record) leftOut {
	if len(p.off) == 0 {
		return nil
	}
	kinds := map[string]bool{}
	for name := range p.off {
		kinds[kindOf[name]] = true
	}
	var out leftOut
	r.EachSpan(func(kind string, s *record.Span) {
		if kinds[kind] {
			out = append(out, [2]int{s.Start, s.End})
		}
	})
	sort.Slice(out, func(i, j int) bool { return out[i][0] < out[j][0] })
	for i := 1; i < len(out); i++ { // the end of each is the furthest of those before
		out[i][1] = max(out[i][1], out[i-1][1])
	}
	gone := map[string]bool{}
	empty(kinds["amounts"], &r.Amounts, gone, func(e *record.Amount) string { return e.ID })
	empty(kinds["dates"], &r.Dates, gone, func(e *record.Date) string { return e.ID })
	empty(kinds["quantities"], &r.Quantities, gone, func(e *record.Quantity) string { return e.ID })
	empty(kinds["acronyms"], &r.Acronyms, gone, func(e *record.Acronym) string { return e.ID })
	empty(kinds["partners"], &r.Partners, gone, func(e *record.Partner) string { return e.ID })
	empty(kinds["places"], &r.Places, gone, func(e *record.Place) string { return e.ID })
	empty(kinds["people"], &r.People, gone, func(e *record.Person) string { return e.ID })
	empty(kinds["projects"], &r.Projects, gone, func(e *record.Project) string { return e.ID })
	empty(kinds["agreements"], &r.Agreements, gone, func(e *record.Agreement) string { return e.ID })
	empty(kinds["contributions"], &r.Contributions, gone, func(e *record.Contribution) string { return e.ID })
	empty(kinds["events"], &r.Events, gone, func(e *record.Event) string { return e.ID })
	empty(kinds["references"], &r.References, gone, func(e *record.Reference) string { return e.ID })
	r.Unpoint(func(id string) bool { return gone[id] })
	return out
}

// empty takes the entries off a list and notes their ids.
func empty[T any](off bool, list *[]T, gone map[string]bool, id func(*T) string) {
	if !off {
		return
	}
	for i := range *list {
		gone[id(&(*list)[i])] = true
	}
	*list = []T{}
}

// mask gives unread things that stand where left entries stood their reason.
func (l leftOut) mask(unread []record.Unread) {
	for i := range unread {
		u := &unread[i]
		n := sort.Search(len(l), func(k int) bool { return l[k][0] > u.Start })
		if n > 0 && u.End <= l[n-1][1] && u.Reason == nil {
			reason := SwitchedOff
			u.Reason = &reason
		}
	}
}
