package review

import (
	"cmp"
	"net/http"
	"slices"

	"factsheet/pipeline/accept"
	"factsheet/pipeline/gold"
	"factsheet/pipeline/record"
)

// told is an entry of the run as it is to be if it is accepted.
type told struct {
	Kind string     `json:"kind"`
	Gold gold.Entry `json:"gold"`
}

// tellEntry answers with the entry 'entry' of the sheet 'document', for a correction to
// begin with.
func (s *Server) tellEntry(w http.ResponseWriter, r *http.Request) {
	answer, err := func() (*told, error) {
		q := r.URL.Query()
		rec, err := s.recordOf(q.Get("document"))
		if err != nil {
			return nil, err
		}
		for _, f := range found(rec) {
			if f.id == q.Get("entry") {
				return &told{f.kind, f.gold}, nil
			}
		}
		return nil, refused(http.StatusNotFound, "the sheet has no entry %q", q.Get("entry"))
	}()
	answerJSON(w, answer, err)
}

// foundEntry is an entry of a record as gold.
type foundEntry struct {
	kind, id string
	gold     gold.Entry
}

// found are the entries of a record.
func found(r *record.Record) []foundEntry {
	var out []foundEntry
	accept.NewForms(r).Each(func(kind, id string, e gold.Entry) {
		out = append(out, foundEntry{kind, id, e})
	})
	return out
}

// read puts what was read in the marked words alone in place of what is proposed for them,
// and gives the kind of what holds the most of them; none where nothing was read.
func read(golds map[string]gold.Entry, r *record.Record, at gold.Span, all []gold.Span) (kind string) {
	entries := found(r)
	slices.SortStableFunc(entries, func(a, b foundEntry) int { return cmp.Compare(held(b.gold), held(a.gold)) })
	taken := map[string]bool{}
	most := 0
	for _, f := range entries {
		if taken[f.kind] || f.kind == "issues" { // words by themselves lack much
			continue
		}
		taken[f.kind] = true
		n := held(f.gold)
		if n > most {
			kind, most = f.kind, n
		}
		golds[f.kind] = standing(f.gold, at, all)
	}
	return kind
}

// held is how long the longest span of an entry is.
func held(e gold.Entry) int {
	n := 0
	for _, s := range e.Spans() {
		n = max(n, s.End-s.Start)
	}
	return n
}

// standing is an entry that stands where the marked words do.
func standing(e gold.Entry, at gold.Span, all []gold.Span) gold.Entry {
	switch e := e.(type) {
	case *gold.Amount:
		e.Span = at
	case *gold.Date:
		e.Span = at
	case *gold.Quantity:
		e.Span = at
	case *gold.Acronym:
		e.Span = &at
	case *gold.Issue:
		e.Span = &at
	case *gold.Partner:
		e.Mentions, e.OptionalMentions = all, nil
	case *gold.Place:
		e.Mentions = all
	case *gold.Person:
		e.Mentions = all
	case *gold.Reference:
		e.Mentions = all
	case *gold.Project:
		e.Mentions = []gold.Span{at}
	case *gold.Agreement:
		e.Mentions = []gold.Span{at}
	case *gold.Contribution:
		e.Mentions = []gold.Span{at}
	case *gold.Event:
		e.Mentions = []gold.Span{at}
	}
	return e
}
