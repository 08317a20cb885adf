package table

import (
	"strings"

	"factsheet/pipeline/record"
)

// A link table holds the pairs of an entry and those that it lists. The ordinal
// keeps the list's order.

// AmountPartRow is a row of amount_parts.
type AmountPartRow struct {
	DocumentID string `parquet:"document_id,dict" key:"primary" ref:"documents" doc:"the sheet's id"`
	AmountID   string `parquet:"amount_id" key:"primary" ref:"amounts" doc:"the total, or a sum that is told again"`
	PartID     string `parquet:"part_id" key:"primary" ref:"amounts" doc:"an amount that it holds"`
	Ordinal    int32  `parquet:"ordinal" doc:"its place in the list, from 0"`
}

// ProjectPartnerRow is a row of project_funding and project_implementing.
type ProjectPartnerRow struct {
	DocumentID string `parquet:"document_id,dict" key:"primary" ref:"documents" doc:"the sheet's id"`
	ProjectID  string `parquet:"project_id,dict" key:"primary" ref:"projects" doc:"the project"`
	PartnerID  string `parquet:"partner_id,dict" key:"primary" ref:"partners" doc:"the partner"`
	Ordinal    int32  `parquet:"ordinal" doc:"its place in the list, from 0"`
}

// ProjectPlaceRow is a row of project_places.
type ProjectPlaceRow struct {
	DocumentID string `parquet:"document_id,dict" key:"primary" ref:"documents" doc:"the sheet's id"`
	ProjectID  string `parquet:"project_id,dict" key:"primary" ref:"projects" doc:"the project"`
	PlaceID    string `parquet:"place_id,dict" key:"primary" ref:"places" doc:"where it is carried out"`
	Ordinal    int32  `parquet:"ordinal" doc:"its place in the list, from 0"`
}

// ProjectSectorRow is a row of project_sectors.
type ProjectSectorRow struct {
	DocumentID string `parquet:"document_id,dict" key:"primary" ref:"documents" doc:"the sheet's id"`
	ProjectID  string `parquet:"project_id,dict" key:"primary" ref:"projects" doc:"the project"`
	Vocabulary string `parquet:"vocabulary,dict" key:"primary" doc:"who keeps the code, by the IATI codelist SectorVocabulary: 1 OECD DAC five-digit, 2 OECD DAC three-digit, 7 Sustainable Development Goals …"`
	Code       string `parquet:"sector_code,dict" key:"primary" doc:"the sector's code in that vocabulary"`
	Name       string `parquet:"sector_name,dict" doc:"the sector's name in that vocabulary"`
	Ordinal    int32  `parquet:"ordinal" doc:"its place in the list, from 0"`
	Spanned           // of the words that name it
}

// ProjectSectors is the table project_sectors.
var ProjectSectors = Of[ProjectSectorRow]{
	Name: "project_sectors", Role: Link, Version: 1, Doc: "The sectors that a sheet says a project is in, a sector a row.",
	Rows: func(s *Sheet, out []ProjectSectorRow) []ProjectSectorRow {
		for i := range s.Projects {
			p := &s.Projects[i]
			seen := map[[2]string]bool{}
			for _, x := range p.Sectors {
				if key := [2]string{x.Vocabulary, x.Code}; !seen[key] {
					seen[key] = true
					out = append(out, ProjectSectorRow{s.Document.ID, p.ID, x.Vocabulary, x.Code, valid(x.Name), int32(len(seen) - 1), spanned(x.Span)})
				}
			}
		}
		return out
	},
}

// ProjectAmountRow is a row of project_amounts.
type ProjectAmountRow struct {
	DocumentID string `parquet:"document_id,dict" key:"primary" ref:"documents" doc:"the sheet's id"`
	ProjectID  string `parquet:"project_id,dict" key:"primary" ref:"projects" doc:"the project"`
	AmountID   string `parquet:"amount_id" key:"primary" ref:"amounts" doc:"an amount that is told of it"`
	Ordinal    int32  `parquet:"ordinal" doc:"its place in the list, from 0"`
}

// AgreementPartnerRow is a row of agreement_parties.
type AgreementPartnerRow struct {
	DocumentID  string `parquet:"document_id,dict" key:"primary" ref:"documents" doc:"the sheet's id"`
	AgreementID string `parquet:"agreement_id,dict" key:"primary" ref:"agreements" doc:"the agreement"`
	PartnerID   string `parquet:"partner_id,dict" key:"primary" ref:"partners" doc:"the party"`
	Ordinal     int32  `parquet:"ordinal" doc:"its place in the list, from 0"`
}

// AgreementAmountRow is a row of agreement_amounts.
type AgreementAmountRow struct {
	DocumentID  string `parquet:"document_id,dict" key:"primary" ref:"documents" doc:"the sheet's id"`
	AgreementID string `parquet:"agreement_id,dict" key:"primary" ref:"agreements" doc:"the agreement"`
	AmountID    string `parquet:"amount_id" key:"primary" ref:"amounts" doc:"an amount that is told of it"`
	Ordinal     int32  `parquet:"ordinal" doc:"its place in the list, from 0"`
}

// ContributionPartnerRow is a row of contribution_co_donors and contribution_co_recipients.
type ContributionPartnerRow struct {
	DocumentID     string `parquet:"document_id,dict" key:"primary" ref:"documents" doc:"the sheet's id"`
	ContributionID string `parquet:"contribution_id,dict" key:"primary" ref:"contributions" doc:"the flow of money"`
	PartnerID      string `parquet:"partner_id,dict" key:"primary" ref:"partners" doc:"the partner"`
	Ordinal        int32  `parquet:"ordinal" doc:"its place in the list, from 0"`
}

// EventPartnerRow is a row of event_partners.
type EventPartnerRow struct {
	DocumentID string `parquet:"document_id,dict" key:"primary" ref:"documents" doc:"the sheet's id"`
	EventID    string `parquet:"event_id,dict" key:"primary" ref:"events" doc:"the event"`
	PartnerID  string `parquet:"partner_id,dict" key:"primary" ref:"partners" doc:"the partner"`
	Ordinal    int32  `parquet:"ordinal" doc:"its place in the list of participants, from 0"`
}

// EventPersonRow is a row of event_people.
type EventPersonRow struct {
	DocumentID string `parquet:"document_id,dict" key:"primary" ref:"documents" doc:"the sheet's id"`
	EventID    string `parquet:"event_id,dict" key:"primary" ref:"events" doc:"the event"`
	PersonID   string `parquet:"person_id,dict" key:"primary" ref:"people" doc:"the person"`
	Ordinal    int32  `parquet:"ordinal" doc:"the person's place in the list of participants, from 0"`
}

// distinct calls f with each id of a list once, since a pair is a key.
func distinct(ids []string, f func(i int, id string)) {
	seen := make(map[string]bool, len(ids))
	for _, id := range ids {
		if !seen[id] {
			f(len(seen), id)
			seen[id] = true
		}
	}
}

// links is a table that leads from entries to those that they list, a pair a row.
type links[E, R any] struct {
	name, doc string
	entries   func(*Sheet) []E
	from      func(*E) (id string, list []string)
	keep      func(id string) bool // nil where the whole list is kept
	row       func(document, from, to string, ordinal int32) R
}

func (l links[E, R]) table() Of[R] {
	return Of[R]{Name: l.name, Role: Link, Version: 1, Doc: l.doc, Rows: func(s *Sheet, out []R) []R {
		entries := l.entries(s)
		for i := range entries {
			from, list := l.from(&entries[i])
			distinct(list, func(n int, to string) {
				if l.keep == nil || l.keep(to) {
					out = append(out, l.row(s.Document.ID, from, to, int32(n)))
				}
			})
		}
		return out
	}}
}

func amounts(s *Sheet) []record.Amount             { return s.Amounts }
func projects(s *Sheet) []record.Project           { return s.Projects }
func agreements(s *Sheet) []record.Agreement       { return s.Agreements }
func contributions(s *Sheet) []record.Contribution { return s.Contributions }
func events(s *Sheet) []record.Event               { return s.Events }

// AmountParts is the table amount_parts.
var AmountParts = links[record.Amount, AmountPartRow]{
	name: "amount_parts",
	doc: "What a total of money holds, an amount a row: its parts, told in full or not, or the same sum told again. A cell of a table can " +
		"be part of its row's total and of its column's.",
	entries: amounts,
	from:    func(e *record.Amount) (string, []string) { return e.ID, e.TotalOf },
	row:     func(doc, from, to string, n int32) AmountPartRow { return AmountPartRow{doc, from, to, n} },
}.table()

func projectPartners(name, doc string, from func(*record.Project) (string, []string)) Of[ProjectPartnerRow] {
	return links[record.Project, ProjectPartnerRow]{
		name: name, doc: doc, entries: projects, from: from,
		row: func(doc, from, to string, n int32) ProjectPartnerRow { return ProjectPartnerRow{doc, from, to, n} },
	}.table()
}

func contributionPartners(name, doc string, from func(*record.Contribution) (string, []string)) Of[ContributionPartnerRow] {
	return links[record.Contribution, ContributionPartnerRow]{
		name: name, doc: doc, entries: contributions, from: from,
		row: func(doc, from, to string, n int32) ContributionPartnerRow {
			return ContributionPartnerRow{doc, from, to, n}
		},
	}.table()
}

// The tables of the partners of projects and contributions, by their part.
var (
	ProjectFunding = projectPartners("project_funding", "Who pays for a project, a partner a row.",
		func(e *record.Project) (string, []string) { return e.ID, e.Funding })
	ProjectImplementing = projectPartners("project_implementing", "Who carries a project out, a partner a row.",
		func(e *record.Project) (string, []string) { return e.ID, e.Implementing })
	ContributionCoDonors = contributionPartners("contribution_co_donors", "Who gives beside a contribution's donor, a partner a row.",
		func(e *record.Contribution) (string, []string) { return e.ID, e.CoDonors })
	ContributionCoRecipients = contributionPartners("contribution_co_recipients",
		"Who receives beside a contribution's recipient, a partner a row.",
		func(e *record.Contribution) (string, []string) { return e.ID, e.CoRecipients })
)

// ProjectPlaces is the table project_places.
var ProjectPlaces = links[record.Project, ProjectPlaceRow]{
	name: "project_places", doc: "Where a project is carried out, a place a row.", entries: projects,
	from: func(e *record.Project) (string, []string) { return e.ID, e.Places },
	row:  func(doc, from, to string, n int32) ProjectPlaceRow { return ProjectPlaceRow{doc, from, to, n} },
}.table()

// ProjectAmounts is the table project_amounts.
var ProjectAmounts = links[record.Project, ProjectAmountRow]{
	name: "project_amounts", doc: "The sums told of a project, an amount a row.", entries: projects,
	from: func(e *record.Project) (string, []string) { return e.ID, e.Amounts },
	row:  func(doc, from, to string, n int32) ProjectAmountRow { return ProjectAmountRow{doc, from, to, n} },
}.table()

// AgreementParties is the table agreement_parties.
var AgreementParties = links[record.Agreement, AgreementPartnerRow]{
	name: "agreement_parties", doc: "The parties to an agreement, a partner a row.", entries: agreements,
	from: func(e *record.Agreement) (string, []string) { return e.ID, e.Parties },
	row:  func(doc, from, to string, n int32) AgreementPartnerRow { return AgreementPartnerRow{doc, from, to, n} },
}.table()

// AgreementAmounts is the table agreement_amounts.
var AgreementAmounts = links[record.Agreement, AgreementAmountRow]{
	name: "agreement_amounts", doc: "The sums told of an agreement, an amount a row.", entries: agreements,
	from: func(e *record.Agreement) (string, []string) { return e.ID, e.Amounts },
	row:  func(doc, from, to string, n int32) AgreementAmountRow { return AgreementAmountRow{doc, from, to, n} },
}.table()

func participants(e *record.Event) (string, []string) { return e.ID, e.Participants }

// EventPartners is the table event_partners.
var EventPartners = links[record.Event, EventPartnerRow]{
	name: "event_partners", doc: "The bodies that hold an event or take part in it, a partner a row.", entries: events,
	from: participants, keep: func(id string) bool { return !isPerson(id) },
	row: func(doc, from, to string, n int32) EventPartnerRow { return EventPartnerRow{doc, from, to, n} },
}.table()

// EventPeople is the table event_people.
var EventPeople = links[record.Event, EventPersonRow]{
	name: "event_people", doc: "The people who open an event or take part in it, a person a row.", entries: events,
	from: participants, keep: isPerson,
	row: func(doc, from, to string, n int32) EventPersonRow { return EventPersonRow{doc, from, to, n} },
}.table()

// isPerson tells a person's id from a partner's.
func isPerson(id string) bool { return strings.HasPrefix(id, "person-") }
