package chart

import (
	"cmp"
	"strings"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
)

// Gather adds up what charts show, record by record. It keeps sums, counts and names, never
// a record. The zero value is not ready: use NewGather.
type Gather struct {
	sheets   int             // added
	repeated int             // of them, makes or editions of another that were left out whole
	unlinked bool            // of a sheet it was not known what sheets before it told
	seen     map[string]bool // ids of documents

	flows  flows
	pacts  pacts
	bodies bodies
	places places
}

// NewGather is a Gather of nothing.
func NewGather() *Gather {
	return &Gather{seen: map[string]bool{}, flows: newFlows(), pacts: newPacts(), bodies: newBodies(), places: newPlaces()}
}

// Add adds what a sheet tells. A sheet that is another make or edition of one before
// (near_duplicate) is left out whole, and the charts say so, for its record does not tell
// which of its entries are new. What several other sheets tell counts in each, as the charts
// say, too: AddLinked does better. A document that was added before is left out, too. The record
// is neither kept nor changed.
func (g *Gather) Add(r *record.Record) { g.add(r, nil) }

// AddLinked is Add of a sheet of which it is known what sheets before it told: by
// across.Batch, or from the columns same_as of the tables. Then only that is left out, from
// whichever sheet. Links is not kept; nil, where nothing is known, makes it Add.
func (g *Gather) AddLinked(r *record.Record, links *across.Links) { g.add(r, links) }

func (g *Gather) add(r *record.Record, links *across.Links) {
	if id := r.Document.ID; id != "" {
		if g.seen[id] {
			return
		}
		g.seen[strings.Clone(id)] = true
	}
	g.sheets++
	g.unlinked = g.unlinked || links == nil && g.sheets > 1
	again := r.Document.NearDuplicate != nil
	if again && links == nil {
		g.repeated++
		return
	}
	s := newSheet(r, links)
	g.flows.add(s)
	g.pacts.add(s)
	g.bodies.add(s, again)
	if !again {
		g.places.add(s)
	}
}

// sheet is a record at hand, with its partners and amounts by id.
type sheet struct {
	*record.Record
	links    *across.Links
	partners map[string]*record.Partner
	amounts  map[string]*record.Amount
}

func newSheet(r *record.Record, links *across.Links) *sheet {
	s := &sheet{r, links, make(map[string]*record.Partner, len(r.Partners)), make(map[string]*record.Amount, len(r.Amounts))}
	for i := range r.Partners {
		s.partners[r.Partners[i].ID] = &r.Partners[i]
	}
	for i := range r.Amounts {
		s.amounts[r.Amounts[i].ID] = &r.Amounts[i]
	}
	return s
}

// retold reports whether a sheet before told an entry.
func (s *sheet) retold(id string) bool {
	if s.links == nil {
		return false
	}
	_, again := s.links.Same[id]
	return again
}

// named is a name as a label has it; its id where nothing of it can be shown.
func named(name, id string) string { return cmp.Or(tidy(name), tidy(id), "no name") }

// name is the name of a partner; empty where the record holds no such.
func (s *sheet) name(id *string) string {
	if id == nil || s.partners[*id] == nil {
		return ""
	}
	return named(s.partners[*id].Name, *id)
}

// keptIDs is how many entries a mark of a chart names.
const keptIDs = 6

// entries are the ids of the first entries that a mark stands for.
type entries []string

// add keeps an id; that there are more, a mark's count tells.
func (e *entries) add(id string) {
	if len(*e) <= keptIDs {
		*e = append(*e, id)
	}
}

// attribute is the ids with blanks between; empty where there are more than a mark names,
// for some of them would be taken for all.
func (e entries) attribute() string {
	if len(e) > keptIDs {
		return ""
	}
	var n int
	for _, id := range e {
		n += len(id) + 1
	}
	b := make([]byte, 0, n)
	for i, id := range e {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(b, id...)
	}
	return string(b)
}
