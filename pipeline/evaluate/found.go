package evaluate

import (
	"cmp"
	"slices"
	"strconv"

	"factsheet/pipeline/record"
)

// found are the entries of a record, by kind, in an order that the file has no say in. Of
// the issues they are those whose rule is among the rules given.
func found(r *record.Record, rules map[string]bool) entries {
	d, names := directoryOf(r)
	var out entries
	each(&out, amounts, r.Amounts, func(e *record.Amount) *item {
		it := fromSpan(&e.Basis, &e.Span)
		it.value, it.low, it.high, it.currency = number(e.Value), number(e.Low), number(e.High), told(e.Currency)
		it.malformed, it.qualifier = e.Status == record.AmountMalformed, e.Qualifier
		it.texts = []string{figure(e.Value, e.Low, e.High, e.Status), show(e.Currency), e.Qualifier}
		return it
	})
	each(&out, dates, r.Dates, func(e *record.Date) *item {
		it := fromSpan(&e.Basis, &e.Span)
		it.edtf = period(e.EDTF)
		it.texts = []string{show(e.EDTF)}
		return it
	})
	each(&out, quantities, r.Quantities, func(e *record.Quantity) *item {
		it := fromSpan(&e.Basis, &e.Span)
		it.value, it.code, it.words = number(e.Value), e.Unit, wordsOf(fold(e.Unit))
		it.texts = []string{figure(e.Value, e.Low, e.High, ""), e.Unit}
		return it
	})
	for i := range r.Partners {
		e := &r.Partners[i]
		it := fromMentions(&e.Basis, e.Mentions)
		it.names, it.kind, it.code = names[i], e.Type, told(e.Country)
		it.words = wordsOf(fold(e.Name))
		it.texts = []string{e.Name, e.Type, show(e.Country)}
		out[partners] = append(out[partners], it)
	}
	each(&out, places, r.Places, func(e *record.Place) *item {
		it := fromMentions(&e.Basis, e.Mentions)
		it.code, it.name = told(e.Code), fold(e.Name)
		it.texts = []string{placeName(e.Name, record.Or(e.Code, ""))}
		return it
	})
	each(&out, people, r.People, func(e *record.Person) *item {
		it := fromMentions(&e.Basis, e.Mentions)
		it.name = fold(e.Name)
		it.words, it.role, it.donor = wordsOf(it.name), wordsOf(fold(record.Or(e.Role, ""))), d.body(e.Organisation)
		it.texts = []string{e.Name, show(e.Role), d.called(e.Organisation)}
		return it
	})
	each(&out, acronyms, r.Acronyms, func(e *record.Acronym) *item {
		it := fromSpan(&e.Basis, &e.Span)
		it.code, it.names = e.Short, []string{fold(e.Long)}
		it.texts = []string{e.Short, e.Long}
		return it
	})
	foundFacts(&out, r, d)
	for i := range r.Issues {
		if e := &r.Issues[i]; e.Span != nil && rules[e.Rule] {
			it := fromSpan(&record.Basis{ID: e.ID, Rule: e.Rule}, e.Span)
			it.kind = e.Rule
			it.texts = []string{e.Rule}
			out[issues] = append(out[issues], it)
		}
	}
	for k := range out {
		order(out[k])
	}
	return out
}

// foundFacts are the entries that refer to others.
func foundFacts(out *entries, r *record.Record, d *directory) {
	each(out, projects, r.Projects, func(e *record.Project) *item {
		it := fromMentions(&e.Basis, e.Mentions)
		it.words, it.edtf = wordsOf(fold(e.Title)), period(e.Period)
		it.bodies = [2][][]string{d.bodiesOf(e.Funding), d.bodiesOf(e.Implementing)}
		it.places, it.sums = d.placesOf(e.Places), make([]string, len(e.Amounts))
		for i := range e.Amounts {
			it.sums[i] = sum(d.money(&e.Amounts[i]))
		}
		slices.Sort(it.sums)
		it.texts = []string{e.Title, show(e.Period), d.allCalled(e.Funding), d.allCalled(e.Implementing), d.allCalled(e.Places), d.allCalled(e.Amounts)}
		return it
	})
	each(out, agreements, r.Agreements, func(e *record.Agreement) *item {
		it := fromMentions(&e.Basis, e.Mentions)
		it.kind, it.edtf, it.count = e.Kind, period(e.Date), cmp.Or(e.Count, 1)
		it.bodies[0] = d.bodiesOf(e.Parties)
		it.texts = []string{d.allCalled(e.Parties), show(e.Date), e.Kind, strconv.Itoa(it.count)}
		return it
	})
	each(out, contributions, r.Contributions, func(e *record.Contribution) *item {
		it := fromMentions(&e.Basis, e.Mentions)
		it.value, it.currency = d.money(e.Amount)
		it.kind, it.edtf = e.Kind, period(e.Period)
		it.donor, it.recipient = d.body(e.Donor), d.body(e.Recipient)
		shown := d.shownSum(e.Amount)
		it.texts = []string{shown[0], shown[1], d.called(e.Donor), d.called(e.Recipient), e.Kind, show(e.Period)}
		return it
	})
	each(out, events, r.Events, func(e *record.Event) *item {
		it := fromMentions(&e.Basis, e.Mentions)
		it.words, it.edtf = wordsOf(fold(e.Name)), period(e.Date)
		it.texts = []string{e.Name, show(e.Date)}
		return it
	})
	each(out, references, r.References, func(e *record.Reference) *item {
		it := fromMentions(&e.Basis, e.Mentions)
		it.kind, it.name = e.Kind, fold(e.Value)
		it.words = wordsOf(it.name)
		it.texts = []string{e.Kind, e.Value}
		return it
	})
}

// directoryOf resolves a record's ids. Names are the folded names of each partner.
func directoryOf(r *record.Record) (d *directory, names [][]string) {
	d = newDirectory()
	for i := range r.Partners {
		p := &r.Partners[i]
		b := &bearer{kind: partners, names: namesOf(p.Name, p.Acronym, p.Aliases), shown: [2]string{p.Name}}
		names = append(names, b.names)
		d.bodies = append(d.bodies, b)
		d.put(p.ID, b)
	}
	for i := range r.Places {
		p := &r.Places[i]
		b := &bearer{kind: places, code: record.Or(p.Code, ""), name: fold(p.Name), shown: [2]string{placeName(p.Name, record.Or(p.Code, ""))}}
		b.names = nameSet([]string{b.name})
		d.put(p.ID, b)
		d.place(told(p.Code), p.Name, b)
	}
	for i := range r.Amounts {
		a := &r.Amounts[i]
		d.put(a.ID, &bearer{
			kind: amounts, value: number(a.Value), currency: told(a.Currency),
			shown: [2]string{figure(a.Value, a.Low, a.High, a.Status), show(a.Currency)},
		})
	}
	for i := range r.People {
		p := &r.People[i]
		d.put(p.ID, &bearer{kind: people, names: nameSet([]string{fold(p.Name)}), shown: [2]string{p.Name}})
	}
	d.index()
	return d, names
}

func fromSpan(b *record.Basis, s *record.Span) *item {
	return &item{
		at:   stretch{s.Start, s.End},
		from: evidence{id: b.ID, rule: b.Rule, quote: s.Quote, start: s.Start, end: s.End, page: s.Page},
	}
}

func fromMentions(b *record.Basis, mentions []record.Mention) *item {
	it := &item{at: nowhere, found: mentions, from: evidence{id: b.ID, rule: b.Rule, start: -1, end: -1}}
	if len(mentions) == 0 {
		return it
	}
	it.mentions = make([]stretch, len(mentions))
	first := &mentions[0]
	for i := range mentions {
		it.mentions[i] = stretch{mentions[i].Start, mentions[i].End}
		if mentions[i].Start < first.Start {
			first = &mentions[i]
		}
	}
	orderStretches(it.mentions)
	it.from = evidence{id: b.ID, rule: first.RuleIn(b), quote: first.Quote, start: first.Start, end: first.End, page: first.Page}
	return it
}
