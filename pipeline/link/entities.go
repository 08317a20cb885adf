package link

import (
	"slices"
	"strconv"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

func itoa(n int) string { return strconv.Itoa(n) }

func optional(s string) *string {
	if s == "" {
		return nil
	}
	told := s // only what is told takes memory
	return &told
}

// partners gathers the bodies. A country's bare name becomes a mention only where
// the country is a partner by a stronger mention or by a fact that names it.
func (b *builder) partners(r *record.Record) []record.Partner {
	acting := actors(r)
	groups := grouped(b.pass, func(m *extract.Mention[extract.Partner]) string { return m.Value.ID })
	out := make([]record.Partner, 0, len(groups))
	for _, g := range groups {
		strong := slices.ContainsFunc(g.mentions, func(m *extract.Mention[extract.Partner]) bool { return !m.Value.Weak || m.Value.Acts })
		if !strong && !acting[g.id] {
			continue
		}
		p := record.Partner{Aliases: []string{}, Codes: []record.Registry{}}
		p.Basis, p.Mentions = g.entry(b)
		for _, m := range g.mentions {
			v := &m.Value
			if p.Name == "" {
				p.Name, p.Type, p.Country, p.OrganisationType = v.Name, v.Type, optional(v.Country), optional(v.OrganisationType)
				if len(v.Codes) > 0 {
					p.Registry, p.Codes = &v.Codes[0], v.Codes
				}
			}
			if p.Acronym == nil {
				p.Acronym = optional(v.Acronym)
			}
			if v.Form != p.Name && !slices.Contains(p.Aliases, v.Form) {
				p.Aliases = append(p.Aliases, v.Form)
			}
		}
		slices.Sort(p.Aliases)
		out = append(out, p)
	}
	return sortByMention(out, func(p record.Partner) []record.Mention { return p.Mentions }, func(p record.Partner) string { return p.ID })
}

// actors are the partners that a fact of the sheet names.
func actors(r *record.Record) map[string]bool {
	acting := map[string]bool{}
	add := func(ids ...string) {
		for _, id := range ids {
			acting[id] = true
		}
	}
	for _, p := range r.Projects {
		add(p.Funding...)
		add(p.Implementing...)
	}
	for _, a := range r.Agreements {
		add(a.Parties...)
	}
	for _, c := range r.Contributions {
		add(c.CoDonors...)
		add(c.CoRecipients...)
		for _, id := range []*string{c.Donor, c.Recipient} {
			if id != nil {
				add(*id)
			}
		}
	}
	for _, e := range r.Events {
		add(e.Participants...)
	}
	for _, p := range r.People {
		if p.Organisation != nil {
			add(*p.Organisation)
		}
	}
	return acting
}

func (b *builder) places() []record.Place {
	groups := grouped(b.pass, func(m *extract.Mention[extract.Place]) string { return m.Value.ID })
	out := make([]record.Place, 0, len(groups))
	for _, g := range groups {
		v := &g.mentions[0].Value
		p := record.Place{Name: v.Name, Code: optional(v.Code), Kind: v.Kind}
		p.Basis, p.Mentions = g.entry(b)
		out = append(out, p)
	}
	return out
}

func (b *builder) people() []record.Person {
	out := []record.Person{}
	for _, g := range grouped(b.pass, func(m *extract.Mention[extract.Person]) string { return m.Value.ID }) {
		var p record.Person
		p.Basis, p.Mentions = g.entry(b)
		for _, m := range g.mentions {
			if len(m.Value.Name) > len(p.Name) {
				p.Name = m.Value.Name
			}
			if p.Role == nil {
				p.Role = optional(m.Value.Role)
			}
			if p.Organisation == nil {
				p.Organisation = optional(m.Value.Organisation)
			}
		}
		out = append(out, p)
	}
	return out
}

func (b *builder) references() []record.Reference {
	out := []record.Reference{}
	for _, g := range grouped(b.pass, func(m *extract.Mention[extract.Reference]) string {
		return record.ID("reference", b.pass.ID, m.Value.Kind, m.Value.Value)
	}) {
		v := g.mentions[0].Value
		r := record.Reference{Kind: v.Kind, Value: v.Value}
		r.Basis, r.Mentions = g.entry(b)
		out = append(out, r)
	}
	return out
}
