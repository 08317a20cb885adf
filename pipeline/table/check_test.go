package table

import (
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
	"factsheet/pipeline/summable"
)

// Tables come in an order in which none refers to a later one.
func TestTablesStandBeforeThoseThatReferToThem(t *testing.T) {
	var before []string
	for _, info := range All() {
		before = append(before, info.Name)
		for _, k := range info.ForeignKeys {
			if !slices.Contains(before, k.Table) {
				t.Errorf("%s refers to %s, which comes later", info.Name, k.Table)
			}
		}
	}
}

func spanOf(id string) (record.Basis, []record.Mention) {
	return record.Basis{ID: id, Rule: "x.y"}, []record.Mention{{Span: record.Span{End: 1, Page: 1, Quote: "x"}}}
}

// whole is a sheet in which everything refers to what is there.
func whole(document string) *record.Record {
	r := &record.Record{Document: record.Document{ID: document}, Text: "x"}
	for _, id := range []string{"amount-1", "amount-2"} {
		r.Amounts = append(r.Amounts, record.Amount{Basis: record.Basis{ID: id}})
	}
	r.Amounts[0].TotalOf = []string{"amount-2"}
	for _, id := range []string{"partner-1", "partner-2"} {
		p := record.Partner{}
		p.Basis, p.Mentions = spanOf(id)
		r.Partners = append(r.Partners, p)
	}
	place := record.Place{}
	place.Basis, place.Mentions = spanOf("place-1")
	r.Places = []record.Place{place}
	project := record.Project{
		Funding: []string{"partner-1"}, Implementing: []string{"partner-2"}, Places: []string{"place-1"}, Amounts: []string{"amount-1"},
	}
	project.Basis, project.Mentions = spanOf("project-1")
	r.Projects = []record.Project{project}
	agreement := record.Agreement{Parties: []string{"partner-1", "partner-2"}, Amounts: []string{"amount-1"}}
	agreement.Basis, agreement.Mentions = spanOf("agreement-1")
	r.Agreements = []record.Agreement{agreement}
	id := func(s string) *string { return &s }
	for _, own := range []string{"contribution-1", "contribution-2"} {
		c := record.Contribution{
			Donor: id("partner-1"), Recipient: id("partner-2"), Amount: id("amount-1"), Project: id("project-1"), CoDonors: []string{"partner-2"},
		}
		c.Basis, c.Mentions = spanOf(own)
		r.Contributions = append(r.Contributions, c)
	}
	r.Contributions[1].PartOf = id("contribution-1")
	person := record.Person{Organisation: id("partner-1")}
	person.Basis, person.Mentions = spanOf("person-1")
	r.People = []record.Person{person}
	event := record.Event{Place: id("place-1"), Participants: []string{"partner-1", "person-1"}}
	event.Basis, event.Mentions = spanOf("event-1")
	r.Events = []record.Event{event}
	r.Issues = []record.Issue{{ID: "issue-1", Rule: "amount.total", Entity: id("amount-1")}}
	return r
}

// checked writes sheets as a run does, and returns the first fault.
func checked(links []*across.Links, bodies *across.Batch, records ...*record.Record) error {
	c := NewCheck()
	for i, r := range records {
		l := links[i]
		if l == nil {
			l = &across.Links{}
		}
		c.Sheet()
		if err := checkSheet(c, NewSheet(r, l, nil, nil)); err != nil {
			return err
		}
	}
	for _, err := range []error{
		Partners.Check(c, Partners.Batch(bodies, nil)),
		PartnerCodes.Check(c, PartnerCodes.Batch(bodies, nil)),
		Places.Check(c, Places.Batch(bodies, nil)),
	} {
		if err != nil {
			return err
		}
	}
	return c.End()
}

func checkSheet(c *Check, s *Sheet) error {
	for _, check := range []func() error{
		func() error { return Documents.Check(c, Documents.Rows(s, nil)) },
		func() error { return Amounts.Check(c, Amounts.Rows(s, nil)) },
		func() error { return DocumentPartners.Check(c, DocumentPartners.Rows(s, nil)) },
		func() error { return DocumentPlaces.Check(c, DocumentPlaces.Rows(s, nil)) },
		func() error { return People.Check(c, People.Rows(s, nil)) },
		func() error { return AmountParts.Check(c, AmountParts.Rows(s, nil)) },
		func() error { return Projects.Check(c, Projects.Rows(s, nil)) },
		func() error { return ProjectFunding.Check(c, ProjectFunding.Rows(s, nil)) },
		func() error { return ProjectImplementing.Check(c, ProjectImplementing.Rows(s, nil)) },
		func() error { return ProjectPlaces.Check(c, ProjectPlaces.Rows(s, nil)) },
		func() error { return ProjectAmounts.Check(c, ProjectAmounts.Rows(s, nil)) },
		func() error { return Agreements.Check(c, Agreements.Rows(s, nil)) },
		func() error { return AgreementParties.Check(c, AgreementParties.Rows(s, nil)) },
		func() error { return AgreementAmounts.Check(c, AgreementAmounts.Rows(s, nil)) },
		func() error { return Contributions.Check(c, Contributions.Rows(s, nil)) },
		func() error { return ContributionCoDonors.Check(c, ContributionCoDonors.Rows(s, nil)) },
		func() error { return Conflicts.Check(c, Conflicts.Rows(s, nil)) },
		func() error { return Events.Check(c, Events.Rows(s, nil)) },
		func() error { return EventPartners.Check(c, EventPartners.Rows(s, nil)) },
		func() error { return EventPeople.Check(c, EventPeople.Rows(s, nil)) },
		func() error { return Mentions.Check(c, Mentions.Rows(s, nil)) },
		func() error { return Issues.Check(c, Issues.Rows(s, nil)) },
	} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

func TestARecordWithABrokenKeyIsNotWritten(t *testing.T) {
	none := "none-1"
	other := across.Telling{Ref: across.Ref{Document: "doc-1", ID: "contribution-1"}}
	for _, c := range []struct {
		want  string // empty where all is well
		harm  func(r *record.Record)
		links *across.Links
	}{
		{"", func(*record.Record) {}, sameAs(across.Ref{Document: "doc-1", ID: "contribution-1"})},
		{"", func(*record.Record) {}, &across.Links{Conflicts: []across.Conflict{{Kind: "contributions", Field: "amount",
			Own: across.Telling{Ref: across.Ref{Document: "doc-2", ID: "contribution-2"}}, Other: other}}}},
		{"amount_parts.part_id none-1", func(r *record.Record) { r.Amounts[0].TotalOf = []string{none} }, nil},
		{"contributions.donor_id none-1", func(r *record.Record) { r.Contributions[1].Donor = &none }, nil},
		{"contributions.recipient_id none-1", func(r *record.Record) { r.Contributions[1].Recipient = &none }, nil},
		{"contributions.amount_id none-1", func(r *record.Record) { r.Contributions[0].Amount = &none }, nil},
		{"contributions.project_id none-1", func(r *record.Record) { r.Contributions[0].Project = &none }, nil},
		{"contributions.part_of none-1", func(r *record.Record) { r.Contributions[0].PartOf = &none }, nil},
		{"contribution_co_donors.partner_id none-1", func(r *record.Record) { r.Contributions[0].CoDonors = []string{none} }, nil},
		{"project_funding.partner_id none-1", func(r *record.Record) { r.Projects[0].Funding = []string{none} }, nil},
		{"project_places.place_id none-1", func(r *record.Record) { r.Projects[0].Places = []string{none} }, nil},
		{"agreement_parties.partner_id none-1", func(r *record.Record) { r.Agreements[0].Parties = []string{none} }, nil},
		{"people.organisation_id none-1", func(r *record.Record) { r.People[0].Organisation = &none }, nil},
		{"events.place_id none-1", func(r *record.Record) { r.Events[0].Place = &none }, nil},
		{"event_partners.partner_id none-1", func(r *record.Record) { r.Events[0].Participants = []string{none} }, nil},
		{"event_people.person_id person-9", func(r *record.Record) { r.Events[0].Participants = []string{"person-9"} }, nil},
		{"issues.entity_id none-1", func(r *record.Record) { r.Issues[0].Entity = &none }, nil},
		{"documents.near_duplicate_id none-1", func(r *record.Record) { r.Document.NearDuplicate = &none }, nil},
		{"contributions.same_as none-1", func(*record.Record) {}, sameAs(across.Ref{Document: "doc-1", ID: none})},
		{"contributions.same_as_document_id none-1", func(*record.Record) {}, sameAs(across.Ref{Document: none, ID: "contribution-1"})},
		{"conflicts.entity_id none-1", func(*record.Record) {}, &across.Links{Conflicts: []across.Conflict{{Kind: "contributions",
			Own: across.Telling{Ref: across.Ref{Document: "doc-2", ID: none}}, Other: other}}}},
		{"conflicts.other_entity_id none-1", func(*record.Record) {}, &across.Links{Conflicts: []across.Conflict{{Kind: "contributions",
			Own:   across.Telling{Ref: across.Ref{Document: "doc-2", ID: "contribution-2"}},
			Other: across.Telling{Ref: across.Ref{Document: "doc-1", ID: none}}}}}},
		{"amounts.id amount-1 comes twice", func(r *record.Record) { r.Amounts[1].ID = "amount-1" }, nil},
		{"contributions.id contribution-1 comes twice", func(r *record.Record) { r.Contributions[1].ID = "contribution-1" }, nil},
		{"document_partners.partner_id partner-1 comes twice", func(r *record.Record) { r.Partners[1].ID = "partner-1" }, nil},
		{"documents.id doc-1 comes twice", func(r *record.Record) { r.Document.ID = "doc-1" }, nil},
	} {
		r := whole("doc-2")
		c.harm(r)
		err := checked([]*across.Links{nil, c.links}, bodiesOf(t, whole("doc-1")), whole("doc-1"), r)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("a sheet whose keys hold: %v", err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("want the fault %q, got %v", c.want, err)
		}
	}
}

func sameAs(first across.Ref) *across.Links {
	return &across.Links{Same: map[string]across.Ref{"contribution-1": first}}
}

func bodiesOf(t *testing.T, r *record.Record) *across.Batch {
	t.Helper()
	b := across.New(nil)
	if _, err := b.Add(&record.Record{Partners: r.Partners, Places: r.Places}, nil); err != nil {
		t.Fatal(err)
	}
	return b
}

func TestABodyThatTheBatchDoesNotHaveIsAFault(t *testing.T) {
	r := whole("doc-1")
	r.Partners = append(r.Partners, record.Partner{})
	r.Partners[2].Basis, r.Partners[2].Mentions = spanOf("partner-3")
	err := checked([]*across.Links{nil}, bodiesOf(t, whole("doc-1")), r)
	if err == nil || !strings.Contains(err.Error(), "partners has no row partner-3") {
		t.Errorf("got %v", err)
	}
}

func BenchmarkCheck(b *testing.B) {
	s := NewSheet(whole("doc-1"), &across.Links{}, nil, nil)
	c := NewCheck()
	for b.Loop() {
		c.Sheet()
		c.documents.Clear()
		if err := checkSheet(c, s); err != nil {
			b.Fatal(err)
		}
	}
}

// The column's doc is where a user looks for what a reason means.
func TestEachReasonIsToldOfInItsColumn(t *testing.T) {
	for _, info := range All() {
		for _, c := range info.Columns {
			if info.Name != "contributions" || c.Name != "summable_reason" {
				continue
			}
			for _, r := range summable.Reasons {
				if !strings.Contains(c.Doc, string(r.Reason)) {
					t.Errorf("the doc of %s.%s does not tell of %s", info.Name, c.Name, r.Reason)
				}
			}
		}
	}
}
