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
			e = &body{id: strings.Clone(p.ID), name: tidy(p.Name), kind: strings.Clone(p.Type)}
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
	for _, f := range from[:min(len(from), partiesTied)] {
		for _, t := range to[:min(len(to), partiesTied)] {
			b.tie(id, tie{f, t, kind})
		}
	}
}

func (b *bodies) among(id, kind string, all []string) {
	all = all[:min(len(all), partiesTied)]
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

// ranked are the ties, the one told most often first.
func (b *bodies) ranked() []tie {
	return slices.SortedFunc(maps.Keys(b.ties), func(x, y tie) int {
		return cmp.Or(
			cmp.Compare(b.ties[y].n, b.ties[x].n),
			cmp.Compare(b.mentions(y), b.mentions(x)),
			cmp.Compare(x.kind, y.kind), cmp.Compare(b.byID[x.from].name, b.byID[y.from].name), cmp.Compare(b.byID[x.to].name, b.byID[y.to].name),
			cmp.Compare(x.from, y.from), cmp.Compare(x.to, y.to),
		)
	})
}

// mentions is how often the sheets name both ends of a tie.
func (b *bodies) mentions(t tie) int { return b.byID[t.from].mentions + b.byID[t.to].mentions }

// byMentions compares partners: the one named most often first.
func byMentions(x, y *body) int {
	return cmp.Or(cmp.Compare(y.mentions, x.mentions), cmp.Compare(x.name, y.name), cmp.Compare(x.id, y.id))
}
