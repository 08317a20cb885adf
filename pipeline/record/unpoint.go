package record

import "slices"

// Unpoint takes the ids for which gone holds out of all that points at entries. Lists are
// not changed in place, since other records may share them.
func (r *Record) Unpoint(gone func(id string) bool) {
	one := func(id **string) {
		if *id != nil && gone(**id) {
			*id = nil
		}
	}
	list := func(ids *[]string) {
		if slices.ContainsFunc(*ids, gone) {
			*ids = slices.DeleteFunc(slices.Clone(*ids), gone)
		}
	}
	for i := range r.Amounts {
		a := &r.Amounts[i]
		list(&a.TotalOf)
		if a.Supported != nil && slices.ContainsFunc(a.Supported.By, gone) {
			a.Supported = nil
		}
	}
	for i := range r.People {
		one(&r.People[i].Organisation)
	}
	for i := range r.Projects {
		p := &r.Projects[i]
		list(&p.Funding)
		list(&p.Implementing)
		list(&p.Places)
		list(&p.Amounts)
	}
	for i := range r.Agreements {
		list(&r.Agreements[i].Parties)
		list(&r.Agreements[i].Amounts)
	}
	for i := range r.Contributions {
		c := &r.Contributions[i]
		one(&c.Donor)
		one(&c.Recipient)
		one(&c.Amount)
		one(&c.Project)
		one(&c.PartOf)
		list(&c.CoDonors)
		list(&c.CoRecipients)
	}
	for i := range r.Events {
		one(&r.Events[i].Place)
		list(&r.Events[i].Participants)
	}
	for i := range r.Issues {
		one(&r.Issues[i].Entity)
	}
}
