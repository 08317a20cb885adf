package across

import (
	"cmp"
	"slices"
	"strings"

	"factsheet/pipeline/record"
)

// Partner is a body as the whole batch tells of it. Where sheets disagree, each sheet
// has one vote: the name, short form, type and country that most sheets give it stand.
// Of those with equal votes the longest stands, and of these the first in the order of
// their bytes. A sheet that has no short form or country for it, or no better type than
// record.Other, has no vote there.
type Partner struct {
	ID      string
	Name    string
	Acronym *string
	Aliases []string // every other form of the name in any sheet, sorted
	Type    string
	Country *string // ISO 3166-1 alpha-2
	// OrganisationType is chosen as Type is.
	OrganisationType *string
	Registry         *record.Registry
	Codes            []record.Registry // the first is Registry
	Documents        int               // sheets that name it
	Mentions         int               // in all of them
}

// Place is a place as the whole batch tells of it, its name and kind chosen as a
// Partner's are.
type Place struct {
	ID        string
	Name      string
	Code      *string // ISO 3166-1 alpha-2, or UN M49
	Kind      string  // country territory region city
	Documents int
	Mentions  int
}

// body gathers what sheets say of a partner.
type body struct {
	names, acronyms, types, kinds, countries votes
	aliases                                  []string // sorted
	codes                                    []record.Registry
	documents, mentions                      int
}

type site struct {
	names, kinds, codes votes
	documents, mentions int
}

// votes counts how many sheets give each value: of most bodies all sheets give one.
type votes struct {
	first  vote // none of the others has more
	others []vote
}

type vote struct {
	value string
	n     int
}

func (v *votes) add(value string) {
	switch {
	case value == "":
		return
	case v.first.value == value:
		v.first.n++
		return
	case v.first.n == 0:
		v.first = vote{strings.Clone(value), 1} // a part of a sheet's text would keep the whole
		return
	}
	for i := range v.others {
		if o := &v.others[i]; o.value == value {
			if o.n++; o.n > v.first.n {
				v.first, *o = *o, v.first
			}
			return
		}
	}
	v.others = append(v.others, vote{strings.Clone(value), 1})
}

func (v *votes) addPtr(value *string) {
	if value != nil {
		v.add(*value)
	}
}

// most is the value that stands; empty where there is none.
func (v *votes) most() string {
	most := v.first
	for _, o := range v.others {
		if cmp.Or(cmp.Compare(o.n, most.n), cmp.Compare(len(o.value), len(most.value)), strings.Compare(most.value, o.value)) > 0 {
			most = o
		}
	}
	return most.value
}

func (v *votes) mostPtr() *string {
	if s := v.most(); s != "" {
		return &s
	}
	return nil
}

// name notes the bodies and places that a sheet names.
func (b *Batch) name(r *record.Record) {
	for i := range r.Partners {
		p := &r.Partners[i]
		k := b.partners[p.ID]
		if k == nil {
			k = &body{}
			b.partners[strings.Clone(p.ID)] = k
		}
		k.names.add(p.Name)
		k.acronyms.addPtr(p.Acronym)
		k.countries.addPtr(p.Country)
		if p.Type != record.Other {
			k.types.add(p.Type)
		}
		for _, a := range p.Aliases {
			if at, ok := slices.BinarySearch(k.aliases, a); !ok {
				k.aliases = slices.Insert(k.aliases, at, strings.Clone(a))
			}
		}
		k.kinds.addPtr(p.OrganisationType)
		if len(k.codes) == 0 { // the id is made from the first of them, so they are the same in all
			for _, c := range p.Codes {
				k.codes = append(k.codes, record.Registry{Scheme: strings.Clone(c.Scheme), Identifier: strings.Clone(c.Identifier)})
			}
		}
		k.documents++
		k.mentions += len(p.Mentions)
	}
	for i := range r.Places {
		p := &r.Places[i]
		k := b.places[p.ID]
		if k == nil {
			k = &site{}
			b.places[strings.Clone(p.ID)] = k
		}
		k.names.add(p.Name)
		k.kinds.add(p.Kind)
		k.codes.addPtr(p.Code)
		k.documents++
		k.mentions += len(p.Mentions)
	}
}

// Partners are the bodies of all sheets so far, by id.
func (b *Batch) Partners() []Partner {
	out := make([]Partner, 0, len(b.partners))
	for id, k := range b.partners {
		p := Partner{
			ID: id, Name: k.names.most(), Acronym: k.acronyms.mostPtr(), Aliases: []string{}, Type: cmp.Or(k.types.most(), record.Other),
			Country: k.countries.mostPtr(), OrganisationType: k.kinds.mostPtr(), Codes: k.codes, Documents: k.documents, Mentions: k.mentions,
		}
		if len(k.codes) > 0 {
			p.Registry = &k.codes[0]
		}
		for _, a := range k.aliases { // tables ask at once, so nothing is noted in k
			if a != p.Name {
				p.Aliases = append(p.Aliases, a)
			}
		}
		for _, n := range append([]vote{k.names.first}, k.names.others...) {
			if _, ok := slices.BinarySearch(k.aliases, n.value); !ok && n.value != p.Name {
				p.Aliases = append(p.Aliases, n.value)
			}
		}
		slices.Sort(p.Aliases)
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b Partner) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// Places are the places of all sheets so far, by id.
func (b *Batch) Places() []Place {
	out := make([]Place, 0, len(b.places))
	for id, k := range b.places {
		out = append(out, Place{ID: id, Name: k.names.most(), Code: k.codes.mostPtr(), Kind: k.kinds.most(), Documents: k.documents, Mentions: k.mentions})
	}
	slices.SortFunc(out, func(a, b Place) int { return strings.Compare(a.ID, b.ID) })
	return out
}
