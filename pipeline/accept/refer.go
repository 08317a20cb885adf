package accept

import (
	"slices"

	"factsheet/pipeline/decision"
	"factsheet/pipeline/gold"
	"factsheet/pipeline/record"
)

// names are what the partners or places of a gold file go by, in their normal form.
type names map[string]bool

func (n names) add(all ...string) {
	for _, name := range all {
		n[record.NormalName(name)] = true
	}
}

// references carries new names to what refers to them by an old one, and tells where an
// entry refers to a partner or place that the gold does not have. What is optional lets
// go of such a one: nobody said that it is right.
func (b *builder) references() {
	s := b.sheet
	partners, places := names{}, names{}
	for i := range s.Partners {
		p := &s.Partners[i]
		partners.add(p.Name, record.Or(p.Acronym, ""))
		partners.add(p.Aliases...)
	}
	for i := range s.Places {
		places.add(s.Places[i].Name, s.Places[i].Code)
	}
	for i := range s.People {
		e := &s.People[i]
		b.one("people", i, e.Optional, &e.Organisation, partners)
	}
	for i := range s.Projects {
		e := &s.Projects[i]
		b.all("projects", i, e.Optional, &e.Funding, partners)
		b.all("projects", i, e.Optional, &e.Implementing, partners)
		b.all("projects", i, e.Optional, &e.Places, places)
	}
	for i := range s.Agreements {
		e := &s.Agreements[i]
		b.all("agreements", i, e.Optional, &e.Parties, partners)
	}
	for i := range s.Contributions {
		e := &s.Contributions[i]
		b.one("contributions", i, e.Optional, &e.Donor, partners)
		b.one("contributions", i, e.Optional, &e.Recipient, partners)
	}
	b.sums()
}

// one settles a field that refers to a partner.
func (b *builder) one(kind string, i int, optional bool, name **string, known names) {
	if *name == nil {
		return
	}
	settled, ok := b.settle(kind, i, optional, **name, known)
	if *name = &settled; !ok {
		*name = nil
	}
}

// all settles a list that refers to partners or places.
func (b *builder) all(kind string, i int, optional bool, list *[]string, known names) {
	var out []string
	for _, name := range *list {
		if settled, ok := b.settle(kind, i, optional, name, known); ok {
			out = append(out, settled)
		}
	}
	*list = out
}

// settle is the name that a reference has now; not ok where it is let go of.
func (b *builder) settle(kind string, i int, optional bool, name string, known names) (string, bool) {
	normal := record.NormalName(name)
	if known[normal] {
		return name, true
	}
	if now, ok := b.renamed[normal]; ok && known[record.NormalName(now)] {
		return now, true
	}
	id := b.origins[kind][i].id
	switch {
	case optional:
		return "", false
	case b.rejected[normal]:
		b.find(kind, id, "it refers to %q, which was rejected; correct the one or the other", name)
	default:
		b.find(kind, id, "it refers to %q, which the gold does not have; add it, or correct the reference", name)
	}
	return name, true
}

// sums tells of contributions that are right as they were found, and whose sum is not.
func (b *builder) sums() {
	rejected := map[string]bool{}
	for i := range b.rec.Amounts {
		id := b.rec.Amounts[i].ID
		if d := b.decided.Entries[id]; d != nil && d.Verdict == decision.Reject {
			rejected[id] = true
		}
	}
	for i := range b.rec.Contributions {
		c := &b.rec.Contributions[i]
		verdict := decision.Act("")
		if d := b.decided.Entries[c.ID]; d != nil {
			verdict = d.Verdict
		}
		if right := verdict == decision.Accept || verdict == "" && b.whole; right && c.Amount != nil && rejected[*c.Amount] {
			sum := b.forms.sum[*c.Amount]
			b.find("contributions", c.ID, "its sum, %s %s, was rejected; correct the one or the other", record.Or(sum.Currency, "?"),
				record.Or(sum.Value, "without a value"))
		}
	}
}

// merge makes one of entries that a person gave one name, as two spellings of a body that
// the run took for two. The mentions and aliases of both stay.
func (b *builder) merge() {
	s := b.sheet
	s.Partners = merged(s.Partners, b.origins["partners"], func(x, y *gold.Partner) bool {
		return record.NormalName(x.Name) == record.NormalName(y.Name) && (x.Country == y.Country || x.Country == "" || y.Country == "")
	}, func(x, y *gold.Partner) {
		x.Aliases = union(x.Aliases, y.Aliases)
		if x.Acronym == nil {
			x.Acronym = y.Acronym
		}
		x.Type, x.Country = or(x.Type, y.Type), or(x.Country, y.Country)
		x.Mentions, x.OptionalMentions = together(x.Mentions, y.Mentions), together(x.OptionalMentions, y.OptionalMentions)
		x.Mark = both(x.Mark, y.Mark)
	})
	s.Places = merged(s.Places, b.origins["places"], func(x, y *gold.Place) bool {
		return x.Code == y.Code && (x.Code != "" || record.NormalName(x.Name) == record.NormalName(y.Name))
	}, func(x, y *gold.Place) {
		x.Kind, x.Mentions, x.Mark = or(x.Kind, y.Kind), together(x.Mentions, y.Mentions), both(x.Mark, y.Mark)
	})
	s.People = merged(s.People, b.origins["people"], func(x, y *gold.Person) bool {
		return record.NormalName(x.Name) == record.NormalName(y.Name)
	}, func(x, y *gold.Person) {
		if x.Role == nil {
			x.Role = y.Role
		}
		if x.Organisation == nil {
			x.Organisation = y.Organisation
		}
		x.Mentions, x.Mark = together(x.Mentions, y.Mentions), both(x.Mark, y.Mark)
	})
}

// merged are entries of which the later of two that are one has gone into the earlier.
// Two that the run itself told apart stay two.
func merged[E any](entries []E, from []origin, same func(x, y *E) bool, into func(x, y *E)) []E {
	if !slices.ContainsFunc(from, func(o origin) bool { return o.given }) {
		return entries
	}
	var out []E
	var kept []origin
next:
	for i := range entries {
		for k := range out {
			if (from[i].given || kept[k].given) && same(&out[k], &entries[i]) {
				into(&out[k], &entries[i])
				kept[k].given = true
				continue next
			}
		}
		out, kept = append(out, entries[i]), append(kept, from[i])
	}
	return out
}

func or(x, y string) string {
	if x == "" {
		return y
	}
	return x
}

// both is the mark of an entry that was two: a guess only where both were.
func both(x, y gold.Mark) gold.Mark {
	return gold.Mark{Optional: x.Optional && y.Optional, Note: joined(x.Note, y.Note)}
}
