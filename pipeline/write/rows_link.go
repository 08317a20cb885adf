package write

import "strings"

// A link table holds the pairs of an entry and those that it lists. The ordinal
// keeps the list's order.

// AmountPartRow is a row of amount_parts.
type AmountPartRow struct {
	DocumentID string `parquet:"document_id,dict" key:"primary" ref:"documents" doc:"the sheet's id"`
	AmountID   string `parquet:"amount_id" key:"primary" ref:"amounts" doc:"the total, or a sum that is told again"`
	PartID     string `parquet:"part_id" key:"primary" ref:"amounts" doc:"an amount that it holds"`
	Ordinal    int32  `parquet:"ordinal" doc:"its place in the list, from 0"`
}

var amountPartTable = Table[AmountPartRow]{
	Name: "amount_parts", Version: 1, Doc: "What a total of money holds, an amount a row: its parts, told in full or not, or " +
		"the same sum told again. A cell of a table can be part of its row's total and of its column's.",
	Rows: func(s *sheet, out []AmountPartRow) []AmountPartRow {
		for i := range s.Amounts {
			distinct(s.Amounts[i].TotalOf, func(n int, id string) {
				out = append(out, AmountPartRow{s.Document.ID, s.Amounts[i].ID, id, int32(n)})
			})
		}
		return out
	},
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

func projectPartners(name, doc string, list func(s *sheet, i int) []string) Table[ProjectPartnerRow] {
	return Table[ProjectPartnerRow]{Name: name, Version: 1, Doc: doc, Rows: func(s *sheet, out []ProjectPartnerRow) []ProjectPartnerRow {
		for i := range s.Projects {
			distinct(list(s, i), func(n int, id string) {
				out = append(out, ProjectPartnerRow{s.Document.ID, s.Projects[i].ID, id, int32(n)})
			})
		}
		return out
	}}
}

func contributionPartners(name, doc string, list func(s *sheet, i int) []string) Table[ContributionPartnerRow] {
	return Table[ContributionPartnerRow]{Name: name, Version: 1, Doc: doc, Rows: func(s *sheet, out []ContributionPartnerRow) []ContributionPartnerRow {
		for i := range s.Contributions {
			distinct(list(s, i), func(n int, id string) {
				out = append(out, ContributionPartnerRow{s.Document.ID, s.Contributions[i].ID, id, int32(n)})
			})
		}
		return out
	}}
}

var (
	projectFundingTable      = projectPartners("project_funding", "Who pays for a project, a partner a row.", func(s *sheet, i int) []string { return s.Projects[i].Funding })
	projectImplementingTable = projectPartners("project_implementing", "Who carries a project out, a partner a row.",
		func(s *sheet, i int) []string { return s.Projects[i].Implementing })
	coDonorTable = contributionPartners("contribution_co_donors",
		"Who gives beside a contribution's donor, a partner a row.",
		func(s *sheet, i int) []string { return s.Contributions[i].CoDonors })
	coRecipientTable = contributionPartners("contribution_co_recipients",
		"Who receives beside a contribution's recipient, a partner a row.",
		func(s *sheet, i int) []string { return s.Contributions[i].CoRecipients })
)

var projectPlaceTable = Table[ProjectPlaceRow]{
	Name: "project_places", Version: 1, Doc: "Where a project is carried out, a place a row.",
	Rows: func(s *sheet, out []ProjectPlaceRow) []ProjectPlaceRow {
		for i := range s.Projects {
			distinct(s.Projects[i].Places, func(n int, id string) {
				out = append(out, ProjectPlaceRow{s.Document.ID, s.Projects[i].ID, id, int32(n)})
			})
		}
		return out
	},
}

var projectAmountTable = Table[ProjectAmountRow]{
	Name: "project_amounts", Version: 1, Doc: "The sums told of a project, an amount a row.",
	Rows: func(s *sheet, out []ProjectAmountRow) []ProjectAmountRow {
		for i := range s.Projects {
			distinct(s.Projects[i].Amounts, func(n int, id string) {
				out = append(out, ProjectAmountRow{s.Document.ID, s.Projects[i].ID, id, int32(n)})
			})
		}
		return out
	},
}

var agreementPartyTable = Table[AgreementPartnerRow]{
	Name: "agreement_parties", Version: 1, Doc: "The parties to an agreement, a partner a row.",
	Rows: func(s *sheet, out []AgreementPartnerRow) []AgreementPartnerRow {
		for i := range s.Agreements {
			distinct(s.Agreements[i].Parties, func(n int, id string) {
				out = append(out, AgreementPartnerRow{s.Document.ID, s.Agreements[i].ID, id, int32(n)})
			})
		}
		return out
	},
}

var agreementAmountTable = Table[AgreementAmountRow]{
	Name: "agreement_amounts", Version: 1, Doc: "The sums told of an agreement, an amount a row.",
	Rows: func(s *sheet, out []AgreementAmountRow) []AgreementAmountRow {
		for i := range s.Agreements {
			distinct(s.Agreements[i].Amounts, func(n int, id string) {
				out = append(out, AgreementAmountRow{s.Document.ID, s.Agreements[i].ID, id, int32(n)})
			})
		}
		return out
	},
}

var eventPartnerTable = Table[EventPartnerRow]{
	Name: "event_partners", Version: 1, Doc: "The bodies that hold an event or take part in it, a partner a row.",
	Rows: func(s *sheet, out []EventPartnerRow) []EventPartnerRow {
		for i := range s.Events {
			distinct(s.Events[i].Participants, func(n int, id string) {
				if !isPerson(id) {
					out = append(out, EventPartnerRow{s.Document.ID, s.Events[i].ID, id, int32(n)})
				}
			})
		}
		return out
	},
}

var eventPersonTable = Table[EventPersonRow]{
	Name: "event_people", Version: 1, Doc: "The people who open an event or take part in it, a person a row.",
	Rows: func(s *sheet, out []EventPersonRow) []EventPersonRow {
		for i := range s.Events {
			distinct(s.Events[i].Participants, func(n int, id string) {
				if isPerson(id) {
					out = append(out, EventPersonRow{s.Document.ID, s.Events[i].ID, id, int32(n)})
				}
			})
		}
		return out
	},
}

// isPerson tells a person's id from a partner's.
func isPerson(id string) bool { return strings.HasPrefix(id, "person-") }
