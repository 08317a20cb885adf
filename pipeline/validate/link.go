package validate

import (
	"fmt"

	"factsheet/pipeline/record"
)

// ids are those of the entries that others can refer to.
func ids(r *record.Record) map[string]bool {
	have := make(map[string]bool, len(r.Amounts)+len(r.Partners)+len(r.Places)+len(r.Projects))
	for i := range r.Amounts {
		have[r.Amounts[i].ID] = true
	}
	for i := range r.Partners {
		have[r.Partners[i].ID] = true
	}
	for i := range r.Places {
		have[r.Places[i].ID] = true
	}
	for i := range r.People { // who took part in an event
		have[r.People[i].ID] = true
	}
	for i := range r.Projects {
		have[r.Projects[i].ID] = true
	}
	for i := range r.Contributions {
		have[r.Contributions[i].ID] = true
	}
	return have
}

// eachLink calls f with every reference from one entry to others: a list of ids, or
// one that may be nil. entity is the entry that refers.
func eachLink(r *record.Record, f func(entity string, list *[]string, one **string)) {
	for i := range r.Amounts {
		a := &r.Amounts[i]
		f(a.ID, &a.TotalOf, nil)
		if a.Supported != nil {
			f(a.ID, &a.Supported.By, nil)
		}
	}
	for i := range r.People {
		f(r.People[i].ID, nil, &r.People[i].Organisation)
	}
	for i := range r.Projects {
		p := &r.Projects[i]
		f(p.ID, &p.Funding, nil)
		f(p.ID, &p.Implementing, nil)
		f(p.ID, &p.Places, nil)
		f(p.ID, &p.Amounts, nil)
	}
	for i := range r.Agreements {
		a := &r.Agreements[i]
		f(a.ID, &a.Parties, nil)
		f(a.ID, &a.Amounts, nil)
	}
	for i := range r.Contributions {
		c := &r.Contributions[i]
		f(c.ID, &c.CoDonors, nil)
		f(c.ID, &c.CoRecipients, nil)
		f(c.ID, nil, &c.Donor)
		f(c.ID, nil, &c.Recipient)
		f(c.ID, nil, &c.Amount)
		f(c.ID, nil, &c.Project)
		f(c.ID, nil, &c.PartOf)
	}
	for i := range r.Events {
		f(r.Events[i].ID, nil, &r.Events[i].Place)
		f(r.Events[i].ID, &r.Events[i].Participants, nil)
	}
}

var linkRules = []Rule{{
	ID: "link.dangling", Severity: record.Error,
	Doc: "An entry refers to another that is not in the record. It is a fault of the program, so please report it with the sheet.",
	Check: func(s *Sheet, report Report) {
		have := ids(s.Record)
		check := func(entity, id string) {
			if !have[id] {
				report(entity, nil, fmt.Sprintf("%s refers to %s, which is not in the record", entity, id))
			}
		}
		eachLink(s.Record, func(entity string, list *[]string, one **string) {
			if list != nil {
				for _, id := range *list {
					check(entity, id)
				}
			} else if *one != nil {
				check(entity, **one)
			}
		})
	},
}}
