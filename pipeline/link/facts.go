package link

import (
	"slices"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Facts are found telling by telling; tellings with one Mention.ID are one fact,
// whose fields are the first telling's, completed from the later ones.

func byID[T any](m *extract.Mention[T]) string { return m.ID }

func (b *builder) projects() []record.Project {
	groups := grouped(b.pass, byID[record.Project])
	out := make([]record.Project, 0, len(groups))
	for _, g := range groups {
		p := g.mentions[0].Value
		p.Basis, p.Mentions = g.entry(b)
		for _, m := range g.mentions[1:] {
			p.Period = first(p.Period, m.Value.Period)
			p.Funding = union(p.Funding, m.Value.Funding)
			p.Implementing = union(p.Implementing, m.Value.Implementing)
			p.Places = union(p.Places, m.Value.Places)
			p.Amounts = union(p.Amounts, m.Value.Amounts)
		}
		p.Funding, p.Implementing, p.Places, p.Amounts = filled(p.Funding), filled(p.Implementing), filled(p.Places), filled(p.Amounts)
		p.Sectors = b.sectors(g.mentions)
		out = append(out, p)
	}
	return out
}

// sectors are those of all tellings, each once, in the order of their words.
func (b *builder) sectors(tellings []*extract.Mention[record.Project]) []record.Sector {
	out := []record.Sector{}
	for _, m := range tellings {
		for _, s := range m.Value.Sectors {
			if !slices.ContainsFunc(out, func(o record.Sector) bool { return o.Code == s.Code && o.Vocabulary == s.Vocabulary }) {
				s.Span = b.span(document.Span{Start: s.Start, End: s.End}) // the extractor counts bytes
				out = append(out, s)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b record.Sector) int { return a.Start - b.Start })
	return out
}

func (b *builder) agreements() []record.Agreement {
	groups := grouped(b.pass, byID[record.Agreement])
	out := make([]record.Agreement, 0, len(groups))
	for _, g := range groups {
		a := g.mentions[0].Value
		a.Basis, a.Mentions = g.entry(b)
		a.Count = max(1, a.Count)
		for _, m := range g.mentions[1:] {
			a.Title = first(a.Title, m.Value.Title)
			a.Date = finer(a.Date, m.Value.Date)
			if a.Kind == "agreement" {
				a.Kind = m.Value.Kind // any other kind says more
			}
			a.Parties = union(a.Parties, m.Value.Parties)
			a.Amounts = union(a.Amounts, m.Value.Amounts)
		}
		a.Parties, a.Amounts = filled(a.Parties), filled(a.Amounts)
		out = append(out, a)
	}
	return out
}

// finer is the more precise of two dates of one thing: the day rather than its month.
// EDTF writes it by adding to the end.
func finer(a, b *string) *string {
	if a == nil || b != nil && len(*b) > len(*a) && strings.HasPrefix(*b, *a) {
		return b
	}
	return a
}

func (b *builder) contributions() []record.Contribution {
	groups := grouped(b.pass, byID[record.Contribution])
	out := make([]record.Contribution, 0, len(groups))
	for _, g := range groups {
		c := g.mentions[0].Value
		c.Basis, c.Mentions = g.entry(b)
		for _, m := range g.mentions[1:] {
			if c.Donor == nil {
				c.Donor, c.CoDonors = m.Value.Donor, m.Value.CoDonors
			}
			if c.Recipient == nil {
				c.Recipient, c.CoRecipients = m.Value.Recipient, m.Value.CoRecipients
			}
			c.Period, c.Project = first(c.Period, m.Value.Period), first(c.Project, m.Value.Project)
			if c.Kind == "unspecified" {
				c.Kind = m.Value.Kind
			}
			if c.Flow == "unspecified" {
				c.Flow = m.Value.Flow
			}
		}
		c.CoDonors, c.CoRecipients = filled(c.CoDonors), filled(c.CoRecipients)
		out = append(out, c)
	}
	return out
}

func (b *builder) events() []record.Event {
	out := []record.Event{}
	for _, g := range grouped(b.pass, byID[record.Event]) {
		e := g.mentions[0].Value
		e.Basis, e.Mentions = g.entry(b)
		e.Participants = union([]string{}, e.Participants)
		for _, m := range g.mentions[1:] {
			e.Date, e.Place = first(e.Date, m.Value.Date), first(e.Place, m.Value.Place)
			e.Participants = union(e.Participants, m.Value.Participants)
		}
		out = append(out, e)
	}
	return out
}

func first(a, b *string) *string {
	if a != nil {
		return a
	}
	return b
}

// union adds to a what only b has, keeping a's order.
func union(a, b []string) []string {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a[:len(a):len(a)], s)
		}
	}
	return a
}
