package chart

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// place is a country, territory, region or city over all sheets.
type place struct {
	id, name, code, kind string
	mentions, sheets     int
}

// places are the places that sheets name, by id.
type places map[string]*place

func newPlaces() places { return places{} }

func (p places) add(s *sheet) {
	for i := range s.Places {
		e := &s.Places[i]
		at := p[e.ID]
		if at == nil {
			at = &place{id: strings.Clone(e.ID), name: named(e.Name, e.ID), kind: strings.Clone(e.Kind)}
			if e.Code != nil {
				at.code = strings.Clone(*e.Code)
			}
			p[at.id] = at
		}
		at.mentions += len(e.Mentions)
		at.sheets++
	}
}

// ranked are the places of some kinds, the most often named first.
func (p places) ranked(kinds ...string) []*place {
	var out []*place
	for at := range maps.Values(p) {
		if slices.Contains(kinds, at.kind) && at.mentions > 0 {
			out = append(out, at)
		}
	}
	slices.SortFunc(out, func(a, b *place) int {
		return cmp.Or(cmp.Compare(b.mentions, a.mentions), cmp.Compare(b.sheets, a.sheets), cmp.Compare(a.name, b.name), cmp.Compare(a.id, b.id))
	})
	return out
}
