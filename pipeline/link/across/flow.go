package across

import (
	"strings"

	"factsheet/pipeline/record"
)

// flow is a contribution that is known by more than its amount.
type flow struct {
	ref    Ref
	key    string // of the amount
	amount Telling
}

// linkFlows links flows of sheets that are not one: those from the same donor to the
// same recipient for a project of the same title over the same period. The same amount
// makes them the same; another amount is a conflict, and both stay. A flow that a sheet
// tells with one such key twice says nothing. It returns the flows told for the first time.
func (b *Batch) linkFlows(m *matcher) (first []*flow) {
	byKey := map[string]*record.Contribution{}
	var keys []string
	for i := range m.own.Contributions {
		c := &m.own.Contributions[i]
		key := m.knownBy(c)
		if key == "" {
			continue
		}
		if _, twice := byKey[key]; twice {
			byKey[key] = nil
			continue
		}
		byKey[key] = c
		keys = append(keys, key)
	}
	for _, key := range keys {
		c := byKey[key]
		if c == nil {
			continue
		}
		a := m.amount[*c.Amount]
		own := Telling{Ref{m.own.Document, c.ID}, sumOf(a), a.Span}
		o := b.flows[key]
		if o == nil {
			own.Value, own.Span.Quote = strings.Clone(own.Value), strings.Clone(own.Span.Quote)
			if first, ok := m.links.Same[c.ID]; ok {
				own.Ref = first
			}
			o = &flow{own.Ref, valueKey(a), own}
			b.flows[key] = o
			first = append(first, o)
			continue
		}
		if _, done := m.links.Same[c.ID]; done || o.ref.Document == m.own.Document {
			continue
		}
		if o.key == valueKey(a) {
			m.links.Same[c.ID] = o.ref
		} else if sumOf(a) != o.amount.Value {
			m.links.Conflicts = append(m.links.Conflicts, Conflict{"contributions", "amount", own, o.amount})
		}
	}
	return first
}

// knownBy is a flow's donor, recipient, project, period, kind and currency; empty where
// one is not told, or the project's title is of one word.
func (m *matcher) knownBy(c *record.Contribution) string {
	if c.Donor == nil || c.Recipient == nil || c.Period == nil || c.Amount == nil {
		return ""
	}
	a := m.amount[*c.Amount]
	if a == nil || a.Value == nil || a.Currency == nil {
		return ""
	}
	title := m.own.leaf.projectOf(c)
	if !strings.Contains(title, " ") {
		return ""
	}
	return strings.Join([]string{*c.Donor, *c.Recipient, title, *c.Period, c.Kind, c.Flow, *a.Currency}, "|")
}
