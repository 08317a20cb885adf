package across

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"factsheet/internal/hashset"
	"factsheet/pipeline/record"
)

// agreement is one that some sheet told of, as it is known from all that did.
type agreement struct {
	id      string // in the batch: that of the first telling
	first   Ref
	last    string   // the last document that told of it
	parties []string // sorted
	kind    Telling
	title   *Telling
	own     []string // words of the title that tell it from others, sorted
	vague   []string // all its words, where none does
	date    *Telling
	days    [2]*int32 // first and last of the date
	count   Telling
	sums    []sum
}

// sum is one of an agreement's amounts: its currency and value, and the flow that it is.
type sum struct {
	Telling
	flow             Ref // none where the sheet tells no flow of it, or several
	donor, recipient *string
}

const (
	// partiesIndexed bounds the pairs by which an agreement of many is found.
	partiesIndexed = 6
	// alikeAgreements is how many agreements of one pair of parties are looked at, the last first.
	alikeAgreements = 64
)

// newAgreement is an agreement as a sheet tells it.
func (m *matcher) newAgreement(a *record.Agreement) *agreement {
	l := m.own.leaf
	ref := Ref{l.Document, a.ID}
	own := func(at record.Span) record.Span {
		at.Quote = strings.Clone(at.Quote) // a part of the text would keep the whole
		return at
	}
	at := own(a.Mentions[0].Span)
	telling := func(value string, at record.Span) Telling { return Telling{ref, strings.Clone(value), at} }
	out := &agreement{id: a.ID, first: ref, last: l.Document, parties: slices.Clone(a.Parties), kind: telling(a.Kind, at), count: telling(strconv.Itoa(a.Count), at)}
	slices.Sort(out.parties)
	out.parties = slices.Compact(out.parties)
	if a.Title != nil {
		t := telling(*a.Title, at)
		out.title = &t
		out.own, out.vague = titleWords(*a.Title, l.partyWords(a.Parties))
	}
	if a.Date != nil {
		t := telling(*a.Date, own(l.dateIn(a.Mentions, *a.Date)))
		out.date = &t
		out.days[0], out.days[1] = record.Days(*a.Date)
	}
	for _, id := range a.Amounts {
		s := m.amount[id]
		if s == nil || s.Value == nil {
			continue
		}
		x := sum{Telling: telling(sumOf(s), own(s.Span))}
		if c := m.flowOf(id); c != nil {
			x.flow, x.donor, x.recipient = Ref{l.Document, c.ID}, c.Donor, c.Recipient
			if first, ok := m.links.Same[c.ID]; ok {
				x.flow = first
			}
		}
		out.sums = append(out.sums, x)
	}
	return out
}

// flowOf is the sheet's one flow of an amount; nil where there are none or several.
func (m *matcher) flowOf(amount string) *record.Contribution {
	var of *record.Contribution
	for i := range m.own.Contributions {
		if c := &m.own.Contributions[i]; c.Amount != nil && *c.Amount == amount {
			if of != nil {
				return nil
			}
			of = c
		}
	}
	return of
}

// sameFlows notes the flows by which a linked agreement is paid: of the same sum, they
// are the same, and so they are where each telling has one sum, of one currency: that
// these differ is a conflict, and the first counts.
func (m *matcher) sameFlows(a, o *agreement) {
	for _, s := range a.sums {
		if _, done := m.links.Same[s.flow.ID]; done || s.flow.ID == "" || s.flow.Document != m.own.Document {
			continue
		}
		for _, t := range o.sums {
			if (t.Value == s.Value || len(a.sums) == 1 && len(o.sums) == 1 && a.amounts(o) == differs) && t.flow.ID != "" &&
				t.flow.Document != m.own.Document && compatible(s.donor, t.donor) && compatible(s.recipient, t.recipient) {
				m.links.Same[s.flow.ID] = t.flow
				break
			}
		}
	}
}

// keys are what an agreement is found by: its parties, two by two, and a title that is
// no other's.
func (a *agreement) keys() []uint64 {
	var out []uint64
	some := a.parties[:min(len(a.parties), partiesIndexed)]
	for i, p := range some {
		for _, q := range some[i+1:] {
			out = append(out, hashset.HashOf(p, q))
		}
	}
	if len(a.own) > 2 {
		out = append(out, hashset.HashOf(a.own...))
	}
	return out
}

// unspecific are words of titles that tell one agreement from no other.
var unspecific = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(`a an and at between by for from in of on the to with
		agreement agreements memorandum memoranda understanding mou arrangement treaty accord convention protocol compact pact declaration
		grant loan credit financing framework cooperation co-operation partnership collaboration country programme program project joint
		statement letter intent contract new bilateral general strategic government republic`) {
		out[w] = true
	}
	return out
}()

// titleWords are the words of a title that tell it from others, those of the parties'
// names not among them; where there are none, all of them.
func titleWords(title string, parties map[string]bool) (own, vague []string) {
	for _, w := range nameWords(title) {
		if !unspecific[w] && !parties[w] {
			own = append(own, w)
		}
		vague = append(vague, w)
	}
	slices.Sort(own)
	if own = slices.Compact(own); len(own) > 0 {
		return own, nil
	}
	slices.Sort(vague)
	return nil, slices.DeleteFunc(slices.Compact(vague), func(w string) bool { return unspecific[w] })
}

// nameWords are the words of a name in its normal form.
func nameWords(name string) []string {
	return strings.FieldsFunc(record.NormalName(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// linkAgreements gives the sheet's agreements their ids in the batch. Of several that
// may be one with an agreement told before, and the other way round, the surest are;
// where two are as sure as each other and no title tells them apart, none is.
func (b *Batch) linkAgreements(m *matcher) {
	type match struct {
		own  int
		with *agreement
		sure int
	}
	var own []*agreement
	var all []match
	for i := range m.own.Agreements {
		a := m.newAgreement(&m.own.Agreements[i])
		own = append(own, a)
		seen := map[*agreement]bool{}
		try := func(o *agreement, words bool) {
			if o == nil || seen[o] || o.last == a.last {
				return
			}
			seen[o] = true
			if sure, ok := a.one(o, words); ok {
				all = append(all, match{i, o, sure})
			}
		}
		if try(b.agreements[m.pacts[a.id]], true); len(all) > 0 && all[len(all)-1].own == i {
			continue // nothing is surer
		}
		for _, k := range a.keys() {
			list := b.parties[k]
			for _, o := range slices.Backward(list[max(0, len(list)-alikeAgreements):]) {
				try(o, false)
			}
		}
	}
	slices.SortStableFunc(all, func(x, y match) int { return cmp.Compare(y.sure, x.sure) })
	with := make([]*agreement, len(own))
	taken := map[*agreement]bool{}
	for i, x := range all {
		if with[x.own] != nil || taken[x.with] {
			continue
		}
		rival := slices.ContainsFunc(all[i+1:], func(y match) bool {
			return y.sure == x.sure && x.sure < 6 && (y.own == x.own && !taken[y.with] || y.with == x.with && with[y.own] == nil)
		})
		if rival {
			taken[x.with] = true // by neither
			continue
		}
		with[x.own], taken[x.with] = x.with, true
	}
	for i, a := range own {
		o := with[i]
		if o == nil {
			b.agreements[a.id] = a
			for _, k := range a.keys() {
				b.parties[k] = append(b.parties[k], a)
			}
			m.links.Agreements[a.id] = a.id
			continue
		}
		m.links.Agreements[a.id] = o.id
		m.links.Same[a.id] = o.first
		m.links.Conflicts = append(m.links.Conflicts, a.conflicts(o)...)
		m.sameFlows(a, o)
		o.learn(a)
	}
}

// learn takes over what another telling says more.
func (o *agreement) learn(a *agreement) {
	o.last = a.last
	if o.title == nil {
		o.title, o.own, o.vague = a.title, a.own, a.vague
	}
	if v, _ := a.dates(o); o.date == nil || (v == agrees || v == vaguely) && len(a.date.Value) > len(o.date.Value) && !strings.Contains(a.date.Value, "/") {
		o.date, o.days = a.date, a.days
	}
	if len(o.sums) == 0 {
		o.sums = a.sums
	}
	for i := range o.sums {
		if t := &o.sums[i]; t.flow.ID == "" {
			if k := slices.IndexFunc(a.sums, func(s sum) bool { return s.Value == t.Value }); k >= 0 {
				t.flow, t.donor, t.recipient = a.sums[k].flow, a.sums[k].donor, a.sums[k].recipient
			}
		}
	}
	if o.kind.Value == "agreement" {
		o.kind = a.kind
	}
}

// conflicts are where a telling differs from what was told before.
func (a *agreement) conflicts(o *agreement) []Conflict {
	var out []Conflict
	add := func(field string, own, other Telling) {
		out = append(out, Conflict{"agreements", field, own, other})
	}
	if a.amounts(o) == differs {
		for _, s := range a.sums {
			c, _, _ := strings.Cut(s.Value, " ")
			if k := slices.IndexFunc(o.sums, func(t sum) bool { return strings.HasPrefix(t.Value, c+" ") }); k >= 0 {
				add("amount", s.Telling, o.sums[k].Telling)
				break
			}
		}
	}
	if a.count.Value != o.count.Value {
		add("count", a.count, o.count)
	}
	if v, _ := a.dates(o); v == close || v == differs {
		add("date", *a.date, *o.date)
	}
	if a.kind.Value != o.kind.Value && a.kind.Value != "agreement" && o.kind.Value != "agreement" {
		add("kind", a.kind, o.kind)
	}
	if a.titles(o) == differs {
		add("title", *a.title, *o.title)
	}
	return out
}
