package explain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"factsheet/pipeline/record"
)

// What an entry says, in words: the value beside its quote, the sentence of a record.

// shortName is the name by which a partner is told: its short form where the sheet uses
// that itself, else its name.
func shortName(p *record.Partner) string {
	if p.Acronym == nil {
		return p.Name
	}
	used := func(m record.Mention) bool { return m.Quote == *p.Acronym }
	if slices.ContainsFunc(p.Mentions, used) {
		return *p.Acronym
	}
	return p.Name
}

func (n *noter) project(e *record.Project) string {
	var sectors []string
	for i := range e.Sectors {
		sectors = append(sectors, e.Sectors[i].Name+" ("+e.Sectors[i].Code+")")
	}
	return joined("", record.Or(e.Period, ""), "paid by ", n.list(e.Funding), "carried out by ", n.list(e.Implementing),
		"in ", n.list(e.Places), "", n.sums(e.Amounts), "sector ", listed(sectors))
}

func (n *noter) agreement(e *record.Agreement) (name, rest string) {
	if name = strings.ReplaceAll(e.Kind, "_", " "); name == "mou" {
		name = "MoU"
	}
	if e.Title != nil {
		name += " '" + *e.Title + "'"
	}
	count := ""
	if e.Count != 1 {
		count = fmt.Sprint(e.Count, " of them")
	}
	parties := "between "
	if len(e.Parties) == 1 {
		parties = "by "
	}
	return name, joined("", record.Or(e.Date, ""), parties, n.list(e.Parties), "", count, "", n.sums(e.Amounts))
}

func (n *noter) contribution(e *record.Contribution) (name, rest string) {
	from := cmp.Or(n.name(e.Donor), "?")
	if len(e.CoDonors) > 0 {
		from += " with " + n.list(e.CoDonors)
	}
	to := cmp.Or(n.name(e.Recipient), "?")
	if len(e.CoRecipients) > 0 {
		to += " with " + n.list(e.CoRecipients)
	}
	sum := "no sum"
	if e.Amount != nil {
		sum = cmp.Or(n.amounts[*e.Amount], *e.Amount)
	}
	flow := e.Flow
	if e.Kind != "unspecified" && e.Kind != e.Flow {
		flow = joined("", strings.ReplaceAll(e.Kind, "_", " "), "", known(e.Flow))
	}
	part := ""
	if e.PartOf != nil {
		part = "part of " + cmp.Or(n.flows()[*e.PartOf], "another")
	}
	return from + " → " + to, joined("", sum, "", known(flow), "", record.Or(e.Period, ""), "for ", n.name(e.Project), "", part)
}

// flows are the sums of the contributions, by the contribution's id.
func (n *noter) flows() map[string]string {
	if n.flow == nil {
		n.flow = map[string]string{}
		for i := range n.r.Contributions {
			if c := &n.r.Contributions[i]; c.Amount != nil {
				n.flow[c.ID] = n.amounts[*c.Amount]
			}
		}
	}
	return n.flow
}

func (n *noter) event(e *record.Event) string {
	return joined("", record.Or(e.Date, ""), "in ", n.name(e.Place), "with ", n.list(e.Participants))
}

func (n *noter) person(e *record.Person) string {
	return strings.TrimSpace(record.Or(e.Role, "") + strings.TrimSuffix(" of "+n.name(e.Organisation), " of "))
}

func partnerValue(e *record.Partner) string {
	said := strings.ReplaceAll(e.Type, "_", " ")
	if e.Country != nil {
		said += ", " + *e.Country
	}
	for _, c := range e.Codes {
		said += ", " + c.Scheme + " " + c.Identifier
	}
	return said
}

func placeValue(e *record.Place) string {
	if e.Code != nil {
		return e.Kind + ", " + *e.Code
	}
	return e.Kind
}

func dateValue(e *record.Date) string {
	switch {
	case e.EDTF != nil:
		return *e.EDTF + " (" + e.Precision + ")"
	case len(e.Candidates) > 0:
		return "no value; it may mean " + strings.Join(e.Candidates, " or ")
	}
	return "no value"
}

func quantityValue(e *record.Quantity) string {
	return qualified(e.Qualifier, number(e.Value, e.Low, e.High)+" "+e.Unit)
}

func unreadValue(u *record.Unread) string {
	kind := strings.ReplaceAll(u.Kind, "_", " ")
	if u.Reason != nil {
		return kind + " left out on purpose: " + *u.Reason
	}
	return kind + " that was not understood"
}

// sumValue is a sum with its qualifier behind it: '236,000,000 USD (nearly)'.
func sumValue(a *record.Amount) string {
	if a.Status == record.AmountMalformed || a.Qualifier == record.Exact || a.Qualifier == "" {
		return amountValue(a)
	}
	plain := *a
	plain.Qualifier = record.Exact
	return amountValue(&plain) + " (" + strings.ReplaceAll(a.Qualifier, "_", " ") + ")"
}

// factSum is a sum as a fact tells it; of a malformed one its words.
func factSum(a *record.Amount) string {
	if a.Status == record.AmountMalformed {
		return quoted(a.Quote) + " (malformed)"
	}
	return sumValue(a)
}

func known(s string) string {
	if s == "unspecified" {
		return ""
	}
	return s
}

// joined puts the parts that are there in a row, each after its lead.
func joined(leadsAndParts ...string) string {
	var out []string
	for i := 0; i+1 < len(leadsAndParts); i += 2 {
		if leadsAndParts[i+1] != "" {
			out = append(out, leadsAndParts[i]+leadsAndParts[i+1])
		}
	}
	return strings.Join(out, ", ")
}

func (n *noter) name(id *string) string {
	if id == nil {
		return ""
	}
	return cmp.Or(n.names[*id], *id)
}

func (n *noter) list(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, n.name(&id))
	}
	return listed(out)
}

func (n *noter) sums(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, cmp.Or(n.amounts[id], id))
	}
	return listed(out)
}

// listed is a list in words: 'A, B and C'.
func listed(items []string) string {
	if n := len(items) - 1; n > 0 {
		return strings.Join(items[:n], ", ") + " and " + items[n]
	}
	return strings.Join(items, "")
}

func amountValue(a *record.Amount) string {
	if a.Status == record.AmountMalformed {
		if len(a.Candidates) == 0 {
			return "malformed, so no value"
		}
		return "malformed, so no value; it may mean " + strings.Join(a.Candidates, " or ")
	}
	return qualified(a.Qualifier, strings.TrimSpace(number(a.Value, a.Low, a.High)+" "+record.Or(a.Currency, "")))
}

func qualified(qualifier, s string) string {
	if qualifier == record.Exact || qualifier == "" {
		return s
	}
	return strings.ReplaceAll(qualifier, "_", " ") + " " + s
}

// number is a value, or the range in its place, with commas between the thousands.
func number(value, low, high *string) string {
	if value != nil {
		return record.Grouped(*value)
	}
	if low == nil && high == nil {
		return "no value"
	}
	ends := [2]string{"?", "?"}
	for i, e := range []*string{low, high} {
		if e != nil {
			ends[i] = record.Grouped(*e)
		}
	}
	return ends[0] + " to " + ends[1]
}
