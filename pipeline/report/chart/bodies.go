package chart

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"factsheet/pipeline/record"
)

// What ties two partners.
const (
	gives      = "gives"      // a contribution of the first goes to the second
	funds      = "funds"      // the first funds a project that the second implements
	signs      = "signs"      // both are parties to an agreement
	implements = "implements" // both implement one project
)

// partiesTied bounds the partners of one entry that are tied to each other.
const partiesTied = 12

// body is a partner over all sheets.
type body struct {
	id, name, kind   string
	short            string // its acronym; empty where it has none
	mentions, sheets int
}

// tie is what two partners do with each other; of what has no direction, from is the lesser id.
type tie struct{ from, to, kind string }

// directed reports whether a tie has a direction.
func (t tie) directed() bool { return t.kind == gives || t.kind == funds }

// bodies are the partners of all sheets and their ties.
type bodies struct {
	byID map[string]*body
	ties map[tie]*group
}

func newBodies() bodies { return bodies{map[string]*body{}, map[tie]*group{}} }

// add adds a sheet's partners and ties. The mentions of a sheet that repeats another do not
// count again.
func (b *bodies) add(s *sheet, again bool) {
	for i := range s.Partners {
		p := &s.Partners[i]
		e := b.byID[p.ID]
		if e == nil {
			e = &body{id: strings.Clone(p.ID), name: named(p.Name, p.ID), short: tidy(record.Or(p.Acronym, "")), kind: strings.Clone(p.Type)}
			b.byID[e.id] = e
		}
		if !again {
			e.mentions += len(p.Mentions)
			e.sheets++
		}
	}
	b.gifts(s)
	for i := range s.Agreements {
		if a := &s.Agreements[i]; !s.retold(a.ID) {
			b.among(a.ID, signs, a.Parties)
		}
	}
	for i := range s.Projects {
		if p := &s.Projects[i]; !s.retold(p.ID) {
			b.between(p.ID, funds, p.Funding, p.Implementing)
			b.among(p.ID, implements, p.Implementing)
		}
	}
}

// gifts adds the ties of contributions. A part of another flow between the same two is that
// one; between others it is a tie of its own.
func (b *bodies) gifts(s *sheet) {
	pairs := make(map[string][2]string, len(s.Contributions))
	for i := range s.Contributions {
		c := &s.Contributions[i]
		pairs[c.ID] = [2]string{record.Or(c.Donor, ""), record.Or(c.Recipient, "")}
	}
	for i := range s.Contributions {
		c := &s.Contributions[i]
		if c.Donor == nil || c.Recipient == nil || s.retold(c.ID) {
			continue
		}
		if c.PartOf != nil && pairs[*c.PartOf] == pairs[c.ID] {
			continue
		}
		b.between(c.ID, gives, append([]string{*c.Donor}, c.CoDonors...), append([]string{*c.Recipient}, c.CoRecipients...))
	}
}

func (b *bodies) between(id, kind string, from, to []string) {
	to = once(to)
	for _, f := range once(from) {
		for _, t := range to {
			b.tie(id, tie{f, t, kind})
		}
	}
}

// once are the first partners of a list, each once.
func once(ids []string) []string {
	var out []string
	for _, id := range ids {
		if len(out) < partiesTied && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func (b *bodies) among(id, kind string, all []string) {
	all = once(all)
	for i, f := range all {
		for _, t := range all[i+1:] {
			b.tie(id, tie{min(f, t), max(f, t), kind})
		}
	}
}

func (b *bodies) tie(id string, t tie) {
	from, to := b.byID[t.from], b.byID[t.to]
	if from == nil || to == nil || from == to {
		return
	}
	g := b.ties[t]
	if g == nil {
		t.from, t.to = from.id, to.id
		g = &group{}
		b.ties[t] = g
	}
	g.n++
	g.ids.add(strings.Clone(id))
}

// ranked are the ties, the one told most often first; of those told alike, the one of the
// partners that are named most often.
func (b *bodies) ranked() []tie {
	type ranked struct {
		tie
		n, mentions int
		from, to    *body
	}
	all := make([]ranked, 0, len(b.ties))
	for t, g := range b.ties {
		from, to := b.byID[t.from], b.byID[t.to]
		all = append(all, ranked{t, g.n, from.mentions + to.mentions, from, to})
	}
	slices.SortFunc(all, func(x, y ranked) int {
		return cmp.Or(
			cmp.Compare(y.n, x.n), cmp.Compare(y.mentions, x.mentions), cmp.Compare(x.kind, y.kind),
			cmp.Compare(x.from.name, y.from.name), cmp.Compare(x.to.name, y.to.name),
			cmp.Compare(x.tie.from, y.tie.from), cmp.Compare(x.tie.to, y.tie.to),
		)
	})
	out := make([]tie, len(all))
	for i := range all {
		out[i] = all[i].tie
	}
	return out
}

// mentioned are the partners, the one named most often first.
func (b *bodies) mentioned() []*body {
	return slices.SortedFunc(maps.Values(b.byID), func(x, y *body) int {
		return cmp.Or(cmp.Compare(y.mentions, x.mentions), cmp.Compare(x.name, y.name), cmp.Compare(x.id, y.id))
	})
}
