package selftest

import (
	"slices"

	"factsheet/pipeline/record"
)

// reference is a field of an entry that holds the id of another.
type reference struct {
	from, field string
	id          string
	kinds       []string // what it may be of
}

var (
	bodies        = []string{"partners"}
	sums          = []string{"amounts"}
	places        = []string{"places"}
	flows         = []string{"contributions"}
	programmes    = []string{"projects"}
	whoeverComes  = []string{"partners", "people"}
	whateverThere = []string(nil) // of any kind
)

// references are all references between the entries of a record.
func references(r *record.Record) []reference {
	var out []reference
	all := func(from, field string, kinds, ids []string) {
		for _, id := range ids {
			out = append(out, reference{from, field, id, kinds})
		}
	}
	one := func(from, field string, kinds []string, id *string) {
		if id != nil {
			out = append(out, reference{from, field, *id, kinds})
		}
	}
	for i := range r.Amounts {
		a := &r.Amounts[i]
		all(a.ID, "total_of", sums, a.TotalOf)
		if a.Supported != nil {
			all(a.ID, "supported.by", sums, a.Supported.By)
		}
	}
	for i := range r.People {
		one(r.People[i].ID, "organisation", bodies, r.People[i].Organisation)
	}
	for i := range r.Projects {
		p := &r.Projects[i]
		all(p.ID, "funding", bodies, p.Funding)
		all(p.ID, "implementing", bodies, p.Implementing)
		all(p.ID, "places", places, p.Places)
		all(p.ID, "amounts", sums, p.Amounts)
	}
	for i := range r.Agreements {
		all(r.Agreements[i].ID, "parties", bodies, r.Agreements[i].Parties)
		all(r.Agreements[i].ID, "amounts", sums, r.Agreements[i].Amounts)
	}
	for i := range r.Contributions {
		c := &r.Contributions[i]
		one(c.ID, "donor", bodies, c.Donor)
		one(c.ID, "recipient", bodies, c.Recipient)
		all(c.ID, "co_donors", bodies, c.CoDonors)
		all(c.ID, "co_recipients", bodies, c.CoRecipients)
		one(c.ID, "amount", sums, c.Amount)
		one(c.ID, "project", programmes, c.Project)
		one(c.ID, "part_of", flows, c.PartOf)
	}
	for i := range r.Events {
		one(r.Events[i].ID, "place", places, r.Events[i].Place)
		all(r.Events[i].ID, "participants", whoeverComes, r.Events[i].Participants)
	}
	for i := range r.Issues {
		one(r.Issues[i].ID, "entity", whateverThere, r.Issues[i].Entity)
	}
	return out
}

func linkExists(s *sheet, v *verdict) {
	kindOf := map[string]string{}
	for _, k := range ids(s.record) {
		for _, id := range k.ids {
			kindOf[id] = k.kind
		}
	}
	for _, l := range references(s.record) {
		v.looked++
		switch kind, ok := kindOf[l.id]; {
		case !ok:
			v.fail(nil, "%s of %s is %s, which is not in the record", l.field, l.from, l.id)
		case l.kinds != nil && !slices.Contains(l.kinds, kind):
			v.fail(nil, "%s of %s is %s, which is of %s", l.field, l.from, l.id, kind)
		}
	}
}

func linkNoCircle(s *sheet, v *verdict) {
	holds := map[string][]string{} // what each sum or flow holds
	for i := range s.record.Amounts {
		a := &s.record.Amounts[i]
		holds[a.ID] = a.TotalOf
		v.looked += len(a.TotalOf)
	}
	for i := range s.record.Contributions {
		if c := &s.record.Contributions[i]; c.PartOf != nil {
			holds[*c.PartOf] = append(holds[*c.PartOf], c.ID)
			v.looked++
		}
	}
	const under, done = 1, 2
	state := map[string]int{}
	// Deep chains of totals are walked with a stack of our own: a sheet may be made to harm.
	walk := func(start string) {
		stack := []string{start}
		for len(stack) > 0 {
			id := stack[len(stack)-1]
			if state[id] != 0 {
				stack = stack[:len(stack)-1]
				state[id] = done
				continue
			}
			state[id] = under
			for _, part := range holds[id] {
				switch state[part] {
				case 0:
					stack = append(stack, part)
				case under:
					v.fail(nil, "%s is a part of %s, and that of it", part, id)
				}
			}
		}
	}
	for _, k := range ids(s.record) {
		if k.kind == "amounts" || k.kind == "contributions" {
			for _, id := range k.ids {
				if state[id] == 0 {
					walk(id)
				}
			}
		}
	}
}
