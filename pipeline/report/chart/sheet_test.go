package chart_test

import (
	"fmt"
	"strings"
	"testing"

	"factsheet/pipeline/record"
	"factsheet/pipeline/report/chart"
)

// told is a sheet being made for a test.
type told struct {
	*record.Record
	n int
}

func tell(id string) *told {
	r := &record.Record{}
	r.Document.ID = id
	return &told{Record: r}
}

func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// partner is the id of a partner of that name, which the sheet now has.
func (s *told) partner(name string) *string {
	if name == "" {
		return nil
	}
	id := record.PartnerID(record.Government, name, "", nil)
	for i := range s.Partners {
		if s.Partners[i].ID == id {
			s.Partners[i].Mentions = append(s.Partners[i].Mentions, record.Mention{})
			return &id
		}
	}
	s.Partners = append(s.Partners, record.Partner{
		Basis: record.Basis{ID: id}, Name: name, Type: record.Government, Mentions: []record.Mention{{}},
	})
	return &id
}

// flow adds a contribution; value is '5 USD', a currency alone where there is no value.
func (s *told) flow(donor, recipient, value, period string) *record.Contribution {
	s.n++
	number, code, _ := strings.Cut(value, " ")
	a := record.Amount{
		Basis: record.Basis{ID: fmt.Sprintf("amount-%s-%d", s.Document.ID, s.n)},
		Value: text(number), Currency: text(code), Qualifier: record.Exact, Status: record.AmountOK,
	}
	s.Amounts = append(s.Amounts, a)
	s.Contributions = append(s.Contributions, record.Contribution{
		Basis: record.Basis{ID: fmt.Sprintf("contribution-%s-%d", s.Document.ID, s.n)},
		Donor: s.partner(donor), Recipient: s.partner(recipient), Flow: "pledge", Amount: &a.ID, Period: text(period),
	})
	return &s.Contributions[len(s.Contributions)-1]
}

// amount is the amount of the last contribution.
func (s *told) amount() *record.Amount { return &s.Amounts[len(s.Amounts)-1] }

func (s *told) agreement(kind, title, date string, parties ...string) *record.Agreement {
	s.n++
	a := record.Agreement{
		Basis: record.Basis{ID: fmt.Sprintf("agreement-%s-%d", s.Document.ID, s.n)},
		Kind:  kind, Title: text(title), Date: text(date), Count: 1,
	}
	for _, p := range parties {
		a.Parties = append(a.Parties, *s.partner(p))
	}
	s.Agreements = append(s.Agreements, a)
	return &s.Agreements[len(s.Agreements)-1]
}

func (s *told) place(kind, code, name string, mentions int) {
	s.Places = append(s.Places, record.Place{
		Basis: record.Basis{ID: record.PlaceID(kind, code, name)}, Name: name, Code: text(code), Kind: kind,
		Mentions: make([]record.Mention, mentions),
	})
}

// charts are the charts of some sheets, by id.
func charts(sheets ...*told) map[string]string {
	g := chart.NewGather()
	for _, s := range sheets {
		g.Add(s.Record)
	}
	return byID(g.Charts())
}

func byID(figures []chart.Figure) map[string]string {
	out := map[string]string{}
	for _, f := range figures {
		out[f.ID] = string(f.HTML)
	}
	return out
}

// has fails the test where a chart lacks a text.
func has(t *testing.T, chart string, texts ...string) {
	t.Helper()
	for _, s := range texts {
		if !strings.Contains(chart, s) {
			t.Errorf("it lacks %q:\n%s", s, chart)
		}
	}
}

// lacks fails the test where a chart has a text.
func lacks(t *testing.T, chart string, texts ...string) {
	t.Helper()
	for _, s := range texts {
		if strings.Contains(chart, s) {
			t.Errorf("it has %q:\n%s", s, chart)
		}
	}
}
