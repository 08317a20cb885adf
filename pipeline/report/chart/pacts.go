package chart

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"factsheet/pipeline/record"
)

// keptPacts is how many agreements are kept with their titles and parties; where a batch
// has more, they are drawn by year or month.
const keptPacts = 200

// pact is an agreement as a time line shows it.
type pact struct {
	id, kind    string
	title       string // empty where it has none
	parties     []string
	shorts      []string // their acronyms; empty where they have none
	edtf        string
	first, last *int32 // days; both nil where no date is told
	count       int
}

// moment is a month of agreements of one kind; month 0 is a year told without one.
type moment struct {
	year, month int
	kind        string
}

// group is how many agreements a mark stands for.
type group struct {
	n   int // agreements: three MoUs told as one entry are three
	ids entries
}

// pacts are the agreements of all sheets.
type pacts struct {
	told, again int // entries in all; of them, told by a sheet before
	undated     int // entries
	kept        []pact
	overflow    bool // more than kept
	moments     map[moment]*group
	kinds       map[string]*group
}

func newPacts() pacts { return pacts{moments: map[moment]*group{}, kinds: map[string]*group{}} }

func (p *pacts) add(s *sheet) {
	for i := range s.Agreements {
		a := &s.Agreements[i]
		p.told++
		if s.retold(a.ID) {
			p.again++
			continue
		}
		x := newPact(s, a)
		if len(p.kept) < keptPacts {
			p.kept = append(p.kept, x)
		} else {
			p.overflow = true
		}
		p.count(x)
	}
}

func newPact(s *sheet, a *record.Agreement) pact {
	x := pact{id: strings.Clone(a.ID), kind: strings.Clone(a.Kind), title: tidy(record.Or(a.Title, "")), count: max(1, a.Count)}
	if a.Date != nil {
		x.first, x.last = record.Days(*a.Date)
		x.edtf = tidy(*a.Date)
	}
	for i := range a.Parties {
		if i == partiesTied {
			break
		}
		if name := s.name(&a.Parties[i]); name != "" {
			x.parties = append(x.parties, name)
			x.shorts = append(x.shorts, tidy(record.Or(s.partners[a.Parties[i]].Acronym, "")))
		}
	}
	return x
}

func (p *pacts) count(x pact) {
	k := p.kinds[x.kind]
	if k == nil {
		k = &group{}
		p.kinds[x.kind] = k
	}
	k.add(x)
	at := x.moment()
	if at.year == 0 {
		p.undated++
		return
	}
	g := p.moments[at]
	if g == nil {
		g = &group{}
		p.moments[at] = g
	}
	g.add(x)
}

func (g *group) add(x pact) {
	g.n += x.count
	g.ids.add(x.id)
}

// moment is when an agreement is told to begin.
func (x *pact) moment() moment {
	day := x.first
	if day == nil {
		day = x.last
	}
	if day == nil {
		return moment{kind: x.kind}
	}
	at := moment{yearOf(*day), 0, x.kind}
	if x.first != nil && (x.last == nil || *x.last-*x.first < daysOfMonth || len(x.edtf) > len("2016~")) {
		at.month = int(date(*day).Month())
	}
	return at
}

// daysOfMonth is how many days a month has at most.
const daysOfMonth = 31

// dated are the agreements with a date, in its order, and those without.
func (p *pacts) dated() (dated, not []pact) {
	all := slices.Clone(p.kept)
	slices.SortStableFunc(all, func(a, b pact) int {
		return cmp.Or(cmp.Compare(a.day(), b.day()), cmp.Compare(a.kind, b.kind), cmp.Compare(a.title, b.title), cmp.Compare(a.id, b.id))
	})
	i := 0
	for i < len(all) && (all[i].first != nil || all[i].last != nil) {
		i++
	}
	return all[:i], all[i:]
}

// day is what agreements are sorted by; those without a date come last.
func (x *pact) day() int64 {
	switch {
	case x.first != nil:
		return int64(*x.first)
	case x.last != nil:
		return int64(*x.last)
	}
	return 1 << 40
}

// ranked are the kinds told, the most frequent first.
func (p *pacts) ranked() []string {
	return slices.SortedFunc(maps.Keys(p.kinds), func(a, b string) int {
		return cmp.Or(cmp.Compare(p.kinds[b].n, p.kinds[a].n), cmp.Compare(a, b))
	})
}
