package evaluate

import (
	"cmp"
	"slices"
	"strconv"

	"factsheet/pipeline/gold"
	"factsheet/pipeline/record"
)

// wanted are the entries of a gold file, by kind, in an order that the file has no say
// in. Its spans are taken to be of the text that was read: see anchored.
func wanted(g *gold.Sheet) entries {
	d := newDirectory()
	for i := range g.Partners {
		p := &g.Partners[i]
		d.bodies = append(d.bodies, &bearer{names: namesOf(p.Name, p.Acronym, p.Aliases)})
	}
	d.index()
	for i := range g.Places {
		p := &g.Places[i]
		d.place(cmp.Or(p.Code, none), p.Name, &bearer{code: p.Code, name: fold(p.Name)})
	}
	var out entries
	each(&out, amounts, g.Amounts, func(e *gold.Amount) *item {
		it := fromGold(&e.Mark, &e.Span, nil)
		it.value, it.low, it.high, it.currency = number(e.Value), number(e.Low), number(e.High), told(e.Currency)
		it.malformed = e.Status == record.AmountMalformed
		it.qualifier = field(e.Qualifier)
		it.texts = []string{figure(e.Value, e.Low, e.High, e.Status), show(e.Currency), show(e.Qualifier.Value)}
		return it
	})
	each(&out, dates, g.Dates, func(e *gold.Date) *item {
		it := fromGold(&e.Mark, &e.Span, nil)
		it.edtf = period(e.EDTF)
		it.texts = []string{show(e.EDTF)}
		return it
	})
	each(&out, quantities, g.Quantities, func(e *gold.Quantity) *item {
		it := fromGold(&e.Mark, &e.Span, nil)
		it.value, it.code, it.words = number(e.Value), e.Unit, wordsOf(fold(e.Unit))
		it.texts = []string{figure(e.Value, e.Low, e.High, ""), e.Unit}
		return it
	})
	each(&out, partners, g.Partners, func(e *gold.Partner) *item {
		it := fromGold(&e.Mark, nil, e.Mentions)
		it.spare = stretches(e.OptionalMentions)
		it.names, it.kind, it.code = namesOf(e.Name, e.Acronym, e.Aliases), cmp.Or(e.Type, absent), cmp.Or(e.Country, absent)
		it.words = wordsOf(fold(e.Name))
		it.texts = []string{e.Name, e.Type, e.Country}
		return it
	})
	each(&out, places, g.Places, func(e *gold.Place) *item {
		it := fromGold(&e.Mark, nil, e.Mentions)
		it.code, it.name = e.Code, fold(e.Name)
		it.texts = []string{placeName(e.Name, e.Code)}
		return it
	})
	each(&out, people, g.People, func(e *gold.Person) *item {
		it := fromGold(&e.Mark, nil, e.Mentions)
		it.name = fold(e.Name)
		it.words = wordsOf(it.name)
		it.role = wordsOf(fold(show(e.Role)))
		if e.Organisation != nil && *e.Organisation != "" {
			it.donor = d.body(e.Organisation)
		}
		it.texts = []string{e.Name, show(e.Role), show(e.Organisation)}
		return it
	})
	each(&out, acronyms, g.Acronyms, func(e *gold.Acronym) *item {
		it := fromGold(&e.Mark, e.Span, nil)
		it.code = e.Short
		it.names = []string{fold(e.Long)}
		for _, a := range e.Also {
			it.names = append(it.names, fold(a))
		}
		slices.Sort(it.names)
		it.texts = []string{e.Short, e.Long}
		return it
	})
	wantedFacts(&out, g, d)
	for k := range out {
		order(out[k])
	}
	return out
}

// wantedFacts are the entries that refer to others.
func wantedFacts(out *entries, g *gold.Sheet, d *directory) {
	each(out, projects, g.Projects, func(e *gold.Project) *item {
		it := fromGold(&e.Mark, nil, e.Mentions)
		it.words = wordsOf(fold(e.Title))
		it.edtf = absent
		if e.Period.Told {
			it.edtf = period(e.Period.Value)
		}
		it.bodies = [2][][]string{d.bodiesOf(e.Funding), d.bodiesOf(e.Implementing)}
		it.places = d.placesOf(e.Places)
		var shown []string
		for i := range e.Amounts {
			s := &e.Amounts[i]
			it.sums = append(it.sums, sum(number(s.Value), told(s.Currency)))
			shown = append(shown, money(s.Value, s.Currency))
		}
		if e.Amounts != nil && it.sums == nil {
			it.sums = []string{}
		}
		slices.Sort(it.sums)
		it.texts = []string{e.Title, show(e.Period.Value), list(e.Funding), list(e.Implementing), list(e.Places), list(shown)}
		return it
	})
	each(out, agreements, g.Agreements, func(e *gold.Agreement) *item {
		it := fromGold(&e.Mark, nil, e.Mentions)
		it.kind, it.edtf, it.count = e.Kind, period(e.Date), max(e.Count, 1)
		it.bodies[0] = d.bodiesOf(e.Parties)
		it.texts = []string{list(e.Parties), show(e.Date), e.Kind, strconv.Itoa(it.count)}
		return it
	})
	each(out, contributions, g.Contributions, func(e *gold.Contribution) *item {
		it := fromGold(&e.Mark, nil, e.Mentions)
		it.value, it.currency, it.kind, it.edtf = number(e.Value), told(e.Currency), told(e.Kind), period(e.Period)
		if e.Donor != nil && *e.Donor != "" {
			it.donor = d.body(e.Donor)
		}
		if e.Recipient != nil && *e.Recipient != "" {
			it.recipient = d.body(e.Recipient)
		}
		it.texts = []string{figure(e.Value, nil, nil, ""), show(e.Currency), show(e.Donor), show(e.Recipient), show(e.Kind), show(e.Period)}
		return it
	})
	quoteSums(out)
	each(out, events, g.Events, func(e *gold.Event) *item {
		it := fromGold(&e.Mark, nil, e.Mentions)
		it.words, it.edtf = wordsOf(fold(e.Name)), period(e.Date)
		it.texts = []string{e.Name, show(e.Date)}
		return it
	})
	each(out, references, g.References, func(e *gold.Reference) *item {
		it := fromGold(&e.Mark, nil, e.Mentions)
		it.kind, it.name = e.Kind, fold(e.Value)
		it.words = wordsOf(it.name)
		it.texts = []string{e.Kind, e.Value}
		return it
	})
	each(out, issues, g.Issues, func(e *gold.Issue) *item {
		it := fromGold(&e.Mark, e.Span, nil)
		it.kind = e.Rule
		it.texts = []string{e.Rule}
		return it
	})
}

// quoteSums gives the contributions without mentions the words of the first amount with
// their sum.
func quoteSums(out *entries) {
	first := map[string]*item{}
	for _, a := range out[amounts] {
		if key := sum(a.value, a.currency); first[key] == nil || a.at.start < first[key].at.start {
			first[key] = a
		}
	}
	for _, c := range out[contributions] {
		if a := first[sum(c.value, c.currency)]; a != nil && c.from.quote == "" && a.at.told() {
			c.from = a.from
		}
	}
}

// each adds the items of a kind.
func each[E any](out *entries, kind int, entries []E, as func(*E) *item) {
	if len(entries) == 0 {
		return
	}
	out[kind] = make([]*item, len(entries))
	for i := range entries {
		out[kind][i] = as(&entries[i])
	}
}

func fromGold(m *gold.Mark, s *gold.Span, mentions []gold.Span) *item {
	it := &item{optional: m.Optional, at: nowhere, mentions: stretches(mentions), wanted: mentions, from: evidence{start: -1, end: -1}}
	first := s
	if s != nil {
		it.at = stretch{s.Start, s.End}
	} else if len(mentions) > 0 {
		first = &mentions[0]
	}
	if first != nil {
		it.from.quote, it.from.start, it.from.end = first.Quote, first.Start, first.End
	}
	return it
}

func stretches(spans []gold.Span) []stretch {
	if len(spans) == 0 {
		return nil
	}
	out := make([]stretch, len(spans))
	for i := range spans {
		out[i] = stretch{spans[i].Start, spans[i].End}
	}
	return orderStretches(out)
}

func field(f gold.Field) string {
	if !f.Told {
		return absent
	}
	return told(f.Value)
}
