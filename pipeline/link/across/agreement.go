package across

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

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
	sums    []Telling // currency and value
}

const (
	// partiesIndexed bounds the pairs by which an agreement of many is found.
	partiesIndexed = 6
	// alike is how many agreements of one pair of parties are looked at, the last first.
	alikeAgreements = 64
	// sameWeek is how far two tellings of one signing may be apart in days, where nothing
	// but parties and kind says that it is one; sameQuarter where a title does.
	sameWeek, sameQuarter = 7, 92
)

// newAgreement is an agreement as a sheet tells it.
func newAgreement(l *leaf, a *record.Agreement, sums map[string]*record.Amount) *agreement {
	ref := Ref{l.Document, a.ID}
	at := a.Mentions[0].Span
	telling := func(value string, at record.Span) Telling {
		at.Quote = strings.Clone(at.Quote) // a part of the text would keep the whole
		return Telling{ref, strings.Clone(value), at}
	}
	out := &agreement{id: a.ID, first: ref, last: l.Document, parties: slices.Clone(a.Parties), kind: telling(a.Kind, at), count: telling(strconv.Itoa(a.Count), at)}
	slices.Sort(out.parties)
	out.parties = slices.Compact(out.parties)
	if a.Title != nil {
		t := telling(*a.Title, at)
		out.title = &t
		out.own, out.vague = titleWords(*a.Title, l.partyWords(a.Parties))
	}
	if a.Date != nil {
		t := telling(*a.Date, l.dateIn(at, *a.Date))
		out.date = &t
		out.days[0], out.days[1] = record.Days(*a.Date)
	}
	for _, id := range a.Amounts {
		if s := sums[id]; s != nil && s.Value != nil {
			out.sums = append(out.sums, telling(sumOf(s), s.Span))
		}
	}
	return out
}

// keys are what an agreement is found by: its parties, two by two, and a title that is
// no other's.
func (a *agreement) keys() []string {
	var out []string
	some := a.parties[:min(len(a.parties), partiesIndexed)]
	for i, p := range some {
		for _, q := range some[i+1:] {
			out = append(out, p+" "+q)
		}
	}
	if len(a.own) > 2 {
		out = append(out, strings.Join(a.own, " "))
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

// verdict is what comparing one field of two tellings says.
type verdict int

const (
	unknown verdict = iota // one does not tell it, or both tell too little
	agrees
	vaguely // agrees, but as much else would
	close
	differs
)

func (a *agreement) titles(o *agreement) verdict {
	x, y := a.own, o.own
	if len(x) == 0 || len(y) == 0 {
		if len(a.vague) > 1 && slices.Equal(a.vague, o.vague) {
			return vaguely
		}
		return unknown
	}
	n := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			n++
		}
	}
	switch {
	case n == len(x) && n == len(y) || n > 2 && n == min(len(x), len(y)):
		return agrees
	case 2*n >= max(len(x), len(y)):
		return unknown
	}
	return differs
}

// dates compares the days that two dates cover; apart is how many lie between them.
func (a *agreement) dates(o *agreement) (v verdict, apart int32) {
	if a.date == nil || o.date == nil {
		return unknown, 0
	}
	from, to := a.days[0], a.days[1]
	from2, to2 := o.days[0], o.days[1]
	if from == nil || to == nil || from2 == nil || to2 == nil {
		if a.date.Value == o.date.Value {
			return vaguely, 0
		}
		return unknown, 0
	}
	apart = max(*from-*to2, *from2-*to)
	held := *from >= *from2 && *to <= *to2 || *from2 >= *from && *to2 <= *to
	coarser := max(*to-*from, *to2-*from2)
	switch finer := min(*to-*from, *to2-*from2); {
	case held && finer <= 31 && coarser <= 366:
		return agrees, 0
	case held:
		return vaguely, 0
	case coarser > 31: // 2021 is not close to 2022
		return differs, max(*from-*from2, *from2-*from)
	case apart <= sameWeek:
		return close, apart
	}
	return differs, apart
}

func (a *agreement) amounts(o *agreement) verdict {
	v := unknown
	for _, s := range a.sums {
		for _, t := range o.sums {
			if s.Value == t.Value {
				return agrees
			}
			if c, _, _ := strings.Cut(s.Value, " "); strings.HasPrefix(t.Value, c+" ") {
				v = differs
			}
		}
	}
	return v
}

// covers reports whether all of b's parties are a's.
func covers(a, b []string) bool {
	for _, p := range b {
		if !slices.Contains(a, p) {
			return false
		}
	}
	return true
}

// one reports whether two tellings are of one agreement, and how sure that is. Parties
// must be the same, or those of one be among the other's; of title, date and amount one at
// least must agree, and one at most differ, and that not by much. In sheets that are one,
// the same words are enough where date and title do not speak against it.
func (a *agreement) one(o *agreement, words bool) (sure int, ok bool) {
	title, amount := a.titles(o), a.amounts(o)
	date, apart := a.dates(o)
	within := covers(a.parties, o.parties) || covers(o.parties, a.parties)
	if words {
		return 9, within && title != differs && (date != differs || apart <= sameQuarter)
	}
	least := min(len(a.parties), len(o.parties))
	equal := within && len(a.parties) == len(o.parties)
	generic := a.kind.Value == "agreement" || o.kind.Value == "agreement"
	kind := a.kind.Value == o.kind.Value
	switch {
	case !within || least < 2 && title != agrees:
		return 0, false
	case !kind && !generic && (title != agrees || date != agrees):
		return 0, false
	case title == agrees:
		if date == differs && apart > sameQuarter || amount == differs && date != agrees && date != unknown {
			return 0, false
		}
		if least < 2 && date != agrees { // known by its title alone
			return 0, false
		}
		return 6 + points(date, amount), true
	case title == differs:
		return 3, date == agrees && amount == agrees
	case date == agrees:
		return 3 + points(amount), amount != differs || equal && kind && a.date.Value == o.date.Value
	case date == close:
		return 2 + points(amount), amount != differs && equal && kind
	case date == vaguely:
		return 1 + points(amount), amount == agrees || amount == unknown && equal && kind && !generic
	case date == unknown:
		return 2, kind && (amount == agrees || title == vaguely && equal && !generic && amount == unknown)
	}
	return 0, false
}

func points(verdicts ...verdict) int {
	n := 0
	for _, v := range verdicts {
		if v == agrees {
			n++
		}
	}
	return n
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
		a := newAgreement(m.own.leaf, &m.own.Agreements[i], m.amount)
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
			if k := slices.IndexFunc(o.sums, func(t Telling) bool { return strings.HasPrefix(t.Value, c+" ") }); k >= 0 {
				add("amount", s, o.sums[k])
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
