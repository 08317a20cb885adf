package across

import (
	"cmp"
	"slices"
	"strings"

	"factsheet/pipeline/record"
)

const (
	// reach is how many words before and after an entry tell where in a text it stands.
	reach = 10
	// near is how many of them may tell its date.
	near = 6
	// alikeEnough is the share of them that two tellings of one amount have in common.
	alikeEnough = 0.4
	// alikeAlone is that share where no other amount of either text has the value: columns
	// that one make sets beside one another and another below take their words apart.
	alikeAlone = 0.15
	// revised is the share, figures masked, where the amount itself is another.
	revised = 0.75
	// crowd is how many amounts of one value are looked at for each: those about as far
	// down in the other text.
	crowd = 16
)

// matcher finds which entries of a sheet others that it is one with tell as well.
type matcher struct {
	own   *opened
	links *Links

	pacts  map[string]string // own agreements that stand in the same words elsewhere: their id in the batch
	amount map[string]*record.Amount
}

func newMatcher(o *opened, l *Links) *matcher {
	return &matcher{own: o, links: l, pacts: map[string]string{}, amount: amountsOf(o.leaf)}
}

func amountsOf(l *leaf) map[string]*record.Amount {
	out := make(map[string]*record.Amount, len(l.Amounts))
	for i := range l.Amounts {
		out[l.Amounts[i].ID] = &l.Amounts[i]
	}
	return out
}

// news reports whether the sheet tells an amount or flow that the others do not.
func (m *matcher) news() bool {
	for i := range m.own.Amounts {
		if _, ok := m.links.Same[m.own.Amounts[i].ID]; !ok {
			return true
		}
	}
	for i := range m.own.Contributions {
		if _, ok := m.links.Same[m.own.Contributions[i].ID]; !ok {
			return true
		}
	}
	return false
}

// same notes that an entry is told by another sheet, or by the one that that one points to.
func (m *matcher) same(id string, other *leaf, as string) {
	if first, ok := other.Same[as]; ok {
		m.links.Same[id] = first
		return
	}
	m.links.Same[id] = Ref{other.Document, as}
}

// match matches what no sheet before matched.
func (m *matcher) match(other *opened) {
	m.own.ready()
	pairs := m.amounts(other)
	m.contributions(other, pairs)
	m.projects(other)
	m.inSameWords(other)
}

// pair is an amount of the sheet and the same one of another.
type pair struct {
	own, other *record.Amount
	like       float64
	redated    bool // the words about them name other dates
}

// amounts pairs the amounts of one value that stand in the same words, each with one.
func (m *matcher) amounts(other *opened) map[string]*pair {
	theirs := map[string][]*record.Amount{}
	for i := range other.Amounts {
		a := &other.Amounts[i]
		theirs[valueKey(a)] = append(theirs[valueKey(a)], a)
	}
	ours := map[string][]*record.Amount{}
	for i := range m.own.Amounts {
		a := &m.own.Amounts[i]
		if _, done := m.links.Same[a.ID]; !done {
			ours[valueKey(a)] = append(ours[valueKey(a)], a)
		}
	}
	out := map[string]*pair{}
	for key, list := range ours {
		var all []*pair
		of := theirs[key]
		least := alikeEnough
		if len(list) == 1 && len(of) == 1 {
			least = alikeAlone
		}
		for i, a := range list {
			at := i * len(of) / len(list)
			for _, o := range of[max(0, at-crowd/2):min(len(of), at+crowd/2)] {
				if !compatible(a.Currency, o.Currency) {
					continue
				}
				if like := likeWords(m.own, other, a.Span, o.Span, false); like >= least {
					all = append(all, &pair{a, o, like, redated(m.own, other, a.Span, o.Span)})
				}
			}
		}
		slices.SortStableFunc(all, func(x, y *pair) int { return cmp.Compare(y.like, x.like) })
		taken := map[string]bool{}
		for _, p := range all {
			if out[p.own.ID] == nil && !taken[p.other.ID] {
				out[p.own.ID], taken[p.other.ID] = p, true
			}
		}
	}
	return out
}

// valueKey is equal for amounts of one value, in whatever currency: one make may leave
// open what the head of a table in another tells.
func valueKey(a *record.Amount) string {
	if a.Status != record.AmountOK {
		return "?" + strings.Join(strings.Fields(a.Quote), " ")
	}
	return strings.Join([]string{record.Or(a.Value, ""), record.Or(a.Low, ""), record.Or(a.High, ""), a.Qualifier}, "|")
}

// contributions matches flows by their amounts, and decides which amounts are the same:
// one of a flow that is another (the same sum a year later) is another too.
func (m *matcher) contributions(other *opened, pairs map[string]*pair) {
	byAmount := map[string][]*record.Contribution{}
	loose := map[string][]*record.Contribution{} // without an amount, or with one that has no pair
	paired := map[string]bool{}
	for _, p := range pairs {
		paired[p.other.ID] = true
	}
	for i := range other.Contributions {
		c := &other.Contributions[i]
		if c.Amount != nil && paired[*c.Amount] {
			byAmount[*c.Amount] = append(byAmount[*c.Amount], c)
		} else {
			loose[partyKey(c)] = append(loose[partyKey(c)], c)
		}
	}
	used, another, confirmed := map[string]bool{}, map[string]bool{}, map[string]bool{}
	theirs := amountsOf(other.leaf)
	for i := range m.own.Contributions {
		c := &m.own.Contributions[i]
		if _, done := m.links.Same[c.ID]; done {
			continue
		}
		if c.Amount == nil || pairs[*c.Amount] == nil {
			m.loose(c, other, loose[partyKey(c)], theirs, used)
			continue
		}
		p := pairs[*c.Amount]
		of := byAmount[p.other.ID]
		k := slices.IndexFunc(of, func(d *record.Contribution) bool {
			return !used[d.ID] && compatible(c.Donor, d.Donor) && compatible(c.Recipient, d.Recipient) && compatible(c.Period, d.Period) &&
				(!p.redated || c.Period != nil && d.Period != nil)
		})
		if k < 0 {
			another[p.own.ID] = another[p.own.ID] || len(of) > 0
			continue
		}
		used[of[k].ID], confirmed[p.own.ID] = true, true
		m.same(c.ID, other.leaf, of[k].ID)
	}
	for id, p := range pairs {
		if confirmed[id] || !another[id] && !p.redated {
			m.same(id, other.leaf, p.other.ID)
		}
	}
}

// compatible reports whether two values are equal, or one is not told.
func compatible(a, b *string) bool { return a == nil || b == nil || *a == *b }

// loose matches a flow whose amount has no pair with one that stands in the same words
// but for the amount: the new edition has revised it.
func (m *matcher) loose(c *record.Contribution, other *opened, of []*record.Contribution, theirs map[string]*record.Amount, used map[string]bool) {
	var best *record.Contribution
	most, left := revised, 4*crowd
	for _, d := range of {
		if left == 0 {
			break
		}
		if used[d.ID] || (c.Amount == nil) != (d.Amount == nil) || !alikeFlows(m.own.leaf, c, other.leaf, d) {
			continue
		}
		left--
		at, as := c.Mentions[0].Span, d.Mentions[0].Span
		if c.Amount != nil {
			a, b := m.amount[*c.Amount], theirs[*d.Amount]
			if a == nil || b == nil {
				continue
			}
			at, as = a.Span, b.Span
		}
		if like := likeWords(m.own, other, at, as, true); like >= most && !redated(m.own, other, at, as) {
			best, most = d, like
		}
	}
	if best == nil {
		return
	}
	used[best.ID] = true
	m.same(c.ID, other.leaf, best.ID)
	if c.Amount == nil {
		return
	}
	a, b := m.amount[*c.Amount], theirs[*best.Amount]
	m.links.Conflicts = append(m.links.Conflicts, Conflict{
		"contributions", "amount", Telling{Ref{m.own.Document, c.ID}, sumOf(a), a.Span},
		Telling{Ref{other.Document, best.ID}, sumOf(b), b.Span},
	})
}

// sumOf is an amount as a person writes it, of a malformed one its words.
func sumOf(a *record.Amount) string {
	currency := strings.TrimPrefix(record.Or(a.Currency, "")+" ", " ")
	switch {
	case a.Value != nil:
		return currency + *a.Value
	case a.Low != nil && a.High != nil:
		return currency + *a.Low + "-" + *a.High
	}
	return a.Quote
}

// partyKey is equal for flows of the same donor and recipient.
func partyKey(c *record.Contribution) string {
	return record.Or(c.Donor, "") + "|" + record.Or(c.Recipient, "")
}

// alikeFlows reports whether nothing that two flows tell beside their parties and amounts
// speaks against their being one.
func alikeFlows(a *leaf, c *record.Contribution, b *leaf, d *record.Contribution) bool {
	known := func(x, y, none string) bool { return x == y || x == none || y == none }
	return compatible(c.Period, d.Period) && known(c.Kind, d.Kind, "unspecified") && known(c.Flow, d.Flow, "unspecified") && known(a.projectOf(c), b.projectOf(d), "")
}

// projects matches projects of one title and period, in their order.
func (m *matcher) projects(other *opened) {
	theirs := map[string][]*record.Project{}
	key := func(p *record.Project) string { return record.NormalName(p.Title) + "|" + record.Or(p.Period, "") }
	for i := range other.Projects {
		p := &other.Projects[i]
		theirs[key(p)] = append(theirs[key(p)], p)
	}
	for i := range m.own.Projects {
		p := &m.own.Projects[i]
		if _, done := m.links.Same[p.ID]; done {
			continue
		}
		if of := theirs[key(p)]; len(of) > 0 {
			m.same(p.ID, other.leaf, of[0].ID)
			theirs[key(p)] = of[1:]
		}
	}
}

// inSameWords notes the agreements that the other sheet tells in the same words, dates aside.
func (m *matcher) inSameWords(other *opened) {
	type match struct {
		own, other int
		like       float64
	}
	var all []match
	theirs := make([]bag, len(other.Agreements))
	for k := range other.Agreements {
		theirs[k] = other.bag(other.Agreements[k].Mentions[0].Span)
	}
	for i := range m.own.Agreements {
		a := &m.own.Agreements[i]
		if _, done := m.pacts[a.ID]; done {
			continue
		}
		words := m.own.bag(a.Mentions[0].Span)
		for k := range other.Agreements {
			if like := words.like(theirs[k]); like >= revised && a.Kind == other.Agreements[k].Kind {
				all = append(all, match{i, k, like})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y match) int { return cmp.Compare(y.like, x.like) })
	used := map[int]bool{}
	for _, x := range all {
		id := m.own.Agreements[x.own].ID
		if _, done := m.pacts[id]; !done && !used[x.other] {
			used[x.other] = true
			m.pacts[id] = other.Told[other.Agreements[x.other].ID]
		}
	}
}
