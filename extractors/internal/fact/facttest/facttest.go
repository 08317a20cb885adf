// Package facttest writes facts the way the corpora of projects, agreements,
// contributions and events do: the ids that they hold, by the names of what they
// stand for.
package facttest

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Name is the short name of the partner, the name of the place, or the words of the
// amount that an id stands for; the id itself where it stands for none of them.
func Name(p *extract.Pass, id string) string {
	s := fact.Of(p)
	if b := s.Body(id); b != nil {
		if b.Acronym != "" {
			return b.Acronym
		}
		return b.Name
	}
	for _, m := range s.Places {
		if m.Value.ID == id {
			return m.Value.Name
		}
	}
	for _, m := range s.Amounts {
		if m.ID == id {
			return strings.Join(strings.Fields(m.At.Quote), " ")
		}
	}
	return id
}

// Names are the names of several ids, with commas.
func Names(p *extract.Pass, ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, Name(p, id))
	}
	return strings.Join(out, ", ")
}

// Text is what a pointer holds, or a dash.
func Text(s *string) string {
	return record.Or(s, "-")
}
