package across_test

import (
	"fmt"
	"strings"
	"testing"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
)

// pact is an agreement as a sheet of its own tells it.
type pact struct {
	kind, title, date, parties, amount string
	count                              int
}

var sheets int

// told is a sheet that tells of agreements.
func told(t *testing.T, pacts ...pact) *record.Record {
	sheets++ // no two sheets have the same words
	x := tell(t, fmt.Sprintf("Sheet %d: signed, for US$ 4 million or other sums.", sheets))
	at := []mention{{Span: x.span("signed", 0)}}
	for i, p := range pacts {
		a := record.Agreement{Basis: record.Basis{ID: fmt.Sprintf("agreement-%d-%d", sheets, i)}, Kind: p.kind, Parties: strings.Fields(p.parties), Count: max(1, p.count), Mentions: at}
		if p.title != "" {
			a.Title = &p.title
		}
		if p.date != "" {
			a.Date = &p.date
		}
		if p.amount != "" {
			a.Amounts = []string{*x.amount("US$ 4 million", 0, p.amount)}
			x.r.Amounts[len(x.r.Amounts)-1].ID += fmt.Sprint(i)
			a.Amounts[0] += fmt.Sprint(i)
		}
		x.r.Agreements = append(x.r.Agreements, a)
	}
	x.r.Partners = []record.Partner{{Basis: record.Basis{ID: "ke"}, Name: "Kenya", Type: "government"}, {Basis: record.Basis{ID: "no"}, Name: "Norway", Type: "government"}}
	return x.r
}

// linked is whether the second sheet's agreement is the first's, and the fields in which they differ.
func linked(t *testing.T, first, second pact) (bool, string) {
	b := across.New(&store{})
	one, two := told(t, first), told(t, second)
	add(t, b, one)
	l := add(t, b, two)
	var fields []string
	for _, c := range l.Conflicts {
		fields = append(fields, fmt.Sprintf("%s %s|%s", c.Field, c.Own.Value, c.Other.Value))
	}
	id := l.Agreements[two.Agreements[0].ID]
	if _, same := l.Same[two.Agreements[0].ID]; same != (id == one.Agreements[0].ID) {
		t.Errorf("its id is %s, same %v", id, same)
	}
	return id == one.Agreements[0].ID, strings.Join(fields, ", ")
}

func TestOneAgreementOfTwoSheetsIsLinked(t *testing.T) {
	for _, c := range []struct {
		title         string
		first, second pact
		differ        string
	}{
		{"month and day", pact{kind: "mou", date: "2022-12", parties: "ilo ke"}, pact{kind: "mou", date: "2022-12-07", parties: "ke ilo"}, ""},
		{"a kind that says more", pact{kind: "agreement", date: "2022-12-07", parties: "ilo ke"}, pact{kind: "mou", date: "2022-12-07", parties: "ke ilo"}, ""},
		{"fewer parties", pact{kind: "mou", date: "2022-12-07", parties: "ilo ke no"}, pact{kind: "mou", date: "2022-12-07", parties: "ke ilo"}, ""},
		{
			"title and no date", pact{kind: "agreement", title: "Agreement on Harbour Lights", parties: "ke no"},
			pact{kind: "agreement", title: "The Harbour Lights Agreement", date: "2021", parties: "no ke"}, "",
		},
		{
			"title of the parties' names", pact{kind: "mou", title: "Kenya-Norway MoU", parties: "ke no"},
			pact{kind: "mou", title: "Memorandum of Understanding (MOU) of Norway with Kenya", parties: "no ke"}, "",
		},
		{
			"a day that differs by little", pact{kind: "mou", date: "2022-12-07", parties: "ilo ke"},
			pact{kind: "mou", date: "2022-12-09", parties: "ke ilo"}, "date 2022-12-09|2022-12-07",
		},
		{
			"a month that differs, under one title",
			pact{kind: "agreement", title: "Harbour Lights Agreement", date: "2022-11", parties: "ke no"},
			pact{kind: "agreement", title: "Harbour Lights Agreement", date: "2022-12-09", parties: "ke no"},
			"date 2022-12-09|2022-11",
		},
		{
			"the sum", pact{kind: "grant", title: "Harbour Lights Grant", date: "2022-12", parties: "ke no", amount: "4000000"},
			pact{kind: "grant", title: "Harbour Lights Grant", date: "2022-12-09", parties: "ke no", amount: "4500000"},
			"amount USD 4500000|USD 4000000",
		},
		{
			"the sum of one day's loan", pact{kind: "loan", date: "2022-12-07", parties: "ke no", amount: "4000000"},
			pact{kind: "loan", date: "2022-12-07", parties: "ke no", amount: "4500000"}, "amount USD 4500000|USD 4000000",
		},
		{
			"the end of a month and the next", pact{kind: "agreement", date: "2022-12", parties: "ilo ke"},
			pact{kind: "agreement", date: "2023-01", parties: "ke ilo"}, "date 2023-01|2022-12",
		},
		{
			"the sum of a loan told with its day and with its month",
			pact{kind: "loan", date: "2022-12-07", parties: "ke no", amount: "50000000"},
			pact{kind: "loan", date: "2022-12", parties: "no ke", amount: "55000000"}, "amount USD 55000000|USD 50000000",
		},
		{"how many", pact{kind: "mou", date: "2022-12-07", parties: "ilo ke", count: 3}, pact{kind: "mou", date: "2022-12-07", parties: "ilo ke", count: 2}, "count 2|3"},
		{
			"what kind", pact{kind: "grant", title: "Harbour Lights", date: "2022-12-07", parties: "ilo ke"},
			pact{kind: "loan", title: "Harbour Lights", date: "2022-12-07", parties: "ilo ke"}, "kind loan|grant",
		},
		{
			"the title", pact{kind: "grant", title: "Harbour Lights Grant", date: "2022-12-07", parties: "ilo ke",
				amount: "4000000"}, pact{kind: "grant", title: "Beacons and Buoys Grant", date: "2022-12-07", parties: "ilo ke",
				amount: "4000000"}, "title Beacons and Buoys Grant|Harbour Lights Grant",
		},
		{
			"known by title and day", pact{kind: "agreement", title: "Open Harbours of the East Accord", date: "2022-12-07"},
			pact{kind: "agreement", title: "Open Harbours of the East", date: "2022-12", parties: "ke"}, "",
		},
	} {
		for range 2 {
			got, differ := linked(t, c.first, c.second)
			if !got || differ != c.differ {
				t.Errorf("%s: linked %v, they differ in %q", c.title, got, differ)
			}
			c.first, c.second = c.second, c.first
			if c.differ != "" {
				field, values, _ := strings.Cut(c.differ, " ")
				a, b, _ := strings.Cut(values, "|")
				c.differ = field + " " + b + "|" + a
			}
		}
	}
}

func TestTwoAgreementsStayTwo(t *testing.T) {
	for title, c := range map[string][2]pact{
		"other parties":   {{kind: "mou", date: "2022-12-07", parties: "ilo ke"}, {kind: "mou", date: "2022-12-07", parties: "ilo no"}},
		"one party alone": {{kind: "mou", date: "2022-12-07", parties: "ilo"}, {kind: "mou", date: "2022-12-07", parties: "ilo"}},
		"no party, common words": {{kind: "mou", title: "Memorandum of Understanding", date: "2022-12-07"},
			{kind: "mou", title: "Memorandum of Understanding", date: "2022-12-07"}},
		"another year": {{kind: "mou", date: "2019", parties: "ilo ke"}, {kind: "mou", date: "2022", parties: "ilo ke"}},
		"renewed after years": {{kind: "agreement", title: "Harbour Lights Agreement", date: "2015", parties: "ke no"},
			{kind: "agreement", title: "Harbour Lights Agreement", date: "2020", parties: "ke no"}},
		"no date and no title": {{kind: "mou", parties: "ilo ke"}, {kind: "mou", parties: "ilo ke"}},
		"another title of the same day": {{kind: "agreement", title: "Harbour Lights", date: "2022-12-07", parties: "ke no"},
			{kind: "agreement", title: "Rural Schools", date: "2022-12-07", parties: "ke no"}},
		"two loans of one month": {{kind: "loan", date: "2022-12", parties: "ke no", amount: "4000000"}, {kind: "loan", date: "2022-12-07", parties: "ke no", amount: "9000000"}},
		"a near sum, other parties": {{kind: "loan", date: "2022-12", parties: "ke no ilo", amount: "4000000"},
			{kind: "loan", date: "2022-12-07", parties: "ke no", amount: "4400000"}},
		"a near sum, another month":   {{kind: "loan", date: "2022-11", parties: "ke no", amount: "4000000"}, {kind: "loan", date: "2022-12-07", parties: "ke no", amount: "4400000"}},
		"a near sum, the year alone":  {{kind: "loan", date: "2022", parties: "ke no", amount: "4000000"}, {kind: "loan", date: "2022-12-07", parties: "ke no", amount: "4400000"}},
		"two loans told by one month": {{kind: "loan", date: "2022-12", parties: "ke no", amount: "4000000"}, {kind: "loan", date: "2022-12", parties: "ke no", amount: "9000000"}},
		"the next year":               {{kind: "mou", date: "2021", parties: "ilo ke"}, {kind: "mou", date: "2022", parties: "ilo ke"}},
		"a yearly plan of one title": {{kind: "agreement", title: "Harbour Lights Plan", date: "2021", parties: "ilo ke"},
			{kind: "agreement", title: "Harbour Lights Plan", date: "2022", parties: "ilo ke"}},
		"a kind that is another":         {{kind: "mou", date: "2022-12-07", parties: "ke no"}, {kind: "loan", date: "2022-12-07", parties: "ke no"}},
		"any agreement of the same year": {{kind: "agreement", date: "2022", parties: "ke no"}, {kind: "agreement", date: "2022", parties: "ke no"}},
		"some weeks apart":               {{kind: "mou", date: "2022-11-07", parties: "ke no"}, {kind: "mou", date: "2022-12-07", parties: "ke no"}},
	} {
		if got, _ := linked(t, c[0], c[1]); got {
			t.Errorf("%s: linked", title)
		}
		if got, _ := linked(t, c[1], c[0]); got {
			t.Errorf("%s, the other way round: linked", title)
		}
	}
}

// Of two that may be the one told before, and no title to tell them apart, neither is linked.
func TestDoubtfulLinkIsNotMade(t *testing.T) {
	b := across.New(&store{})
	add(t, b, told(t, pact{kind: "mou", date: "2022-12", parties: "ke no"}))
	two := told(t, pact{kind: "mou", date: "2022-12-01", parties: "ke no"}, pact{kind: "mou", date: "2022-12-20", parties: "ke no"})
	if l := add(t, b, two); len(l.Same) != 0 {
		t.Errorf("linked: %v", l.Same)
	}
}

// Money that two sheets tell of one agreement is one flow; where its sum differs, too.
func TestFlowOfAnAgreementToldTwiceIsTheSame(t *testing.T) {
	sheet := func(amount string, donor *string) *record.Record {
		r := told(t, pact{kind: "loan", date: "2022-12-07", parties: "ke no", amount: amount})
		r.Contributions = []record.Contribution{{Basis: record.Basis{ID: "contribution-" + r.Document.ID}, Donor: donor,
			Recipient: text("ke"), Amount: &r.Agreements[0].Amounts[0], Mentions: r.Agreements[0].Mentions}}
		return r
	}
	for _, c := range []struct {
		amount string
		donor  *string
		same   bool
	}{{"4000000", text("no"), true}, {"4000000", nil, true}, {"5000000", text("no"), true}, {"5000000", text("se"), false}, {"4000000", text("se"), false}} {
		b := across.New(&store{})
		one, two, three := sheet("4000000", text("no")), sheet(c.amount, c.donor), sheet("4000000", text("no"))
		add(t, b, one)
		first := across.Ref{Document: one.Document.ID, ID: one.Contributions[0].ID}
		if got := add(t, b, two).Same[two.Contributions[0].ID]; (got == first) != c.same {
			t.Errorf("%v: the flow is %v", c, got)
		}
		if got := add(t, b, three).Same[three.Contributions[0].ID]; got != first {
			t.Errorf("%v: the third sheet's flow is %v", c, got)
		}
	}
}

// Of a day's two loans each is the one of its sum.
func TestSumTellsWhichOfTwo(t *testing.T) {
	loan := func(amount string) pact {
		return pact{kind: "loan", date: "2022-12-07", parties: "ke no", amount: amount}
	}
	b := across.New(&store{})
	one, two := told(t, loan("4000000"), loan("9000000")), told(t, loan("9000000"), loan("4000000"))
	add(t, b, one)
	l := add(t, b, two)
	if l.Agreements[two.Agreements[0].ID] != one.Agreements[1].ID || l.Agreements[two.Agreements[1].ID] != one.Agreements[0].ID || len(l.Conflicts) != 0 {
		t.Errorf("linked %v, conflicts %v", l.Agreements, l.Conflicts)
	}
}

// Two agreements of one sheet are never one, and three sheets' tellings have one id.
func TestEachSheetTellsAnAgreementOnce(t *testing.T) {
	b := across.New(&store{})
	lights := pact{kind: "agreement", title: "Harbour Lights Agreement", date: "2022-12", parties: "ke no"}
	one := told(t, lights, lights)
	l := add(t, b, one)
	if l.Agreements[one.Agreements[0].ID] == l.Agreements[one.Agreements[1].ID] || len(l.Same) != 0 {
		t.Errorf("within a sheet: %v", l)
	}
	b = across.New(&store{})
	ids := map[string]bool{}
	lights.date = "2022"
	for _, date := range []string{"2022", "2022-12", "2022-12-07"} {
		lights.date = date
		r := told(t, lights)
		ids[add(t, b, r).Agreements[r.Agreements[0].ID]] = true
	}
	if len(ids) != 1 {
		t.Errorf("three tellings have the ids %v", ids)
	}
	// The finest date told so far is what a fourth is held against.
	lights.date = "2022-12-08"
	r := told(t, lights)
	if l := add(t, b, r); len(l.Conflicts) != 1 || l.Conflicts[0].Other.Value != "2022-12-07" {
		t.Errorf("conflicts %v", l.Conflicts)
	}
}
