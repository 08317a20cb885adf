package table

import (
	"cmp"

	"factsheet/pipeline/codelist"
)

// ProjectRow is a row of projects.
type ProjectRow struct {
	Entry
	Title string `parquet:"title" doc:"the project's or programme's title"`
	Lasting
	Again
	Sum // where the project has one amount alone
	Told
	Reasoned
}

// Projects is the table projects.
var Projects = Of[ProjectRow]{
	Name: "projects", Role: Fact, Version: 3, Doc: "A project or programme in a sheet a row. Who funds and carries it, where and for how much: the link tables project_….",
	Rows: func(s *Sheet, out []ProjectRow) []ProjectRow {
		for i := range s.Projects {
			e := &s.Projects[i]
			out = append(out, ProjectRow{
				s.entry(e.Basis), valid(e.Title), period(e.Period), s.again(e.Basis), s.onlySum(e.Amounts),
				told(e.Mentions), s.reasoned(e.Basis)})
		}
		return out
	},
}

// AgreementRow is a row of agreements.
type AgreementRow struct {
	Entry
	BatchID string `parquet:"batch_id" doc:"the agreement's id in the batch, the same for every sheet that tells of it: the id where it is told first"`
	Again
	Kind  string  `parquet:"kind,dict" doc:"mou, agreement, country_programme, declaration, treaty, grant or loan"`
	Title *string `parquet:"title,optional" doc:"its title, where it has one"`
	When
	Count int32 `parquet:"agreement_count" doc:"how many agreements the sheet speaks of: 3 in 'three MoUs'"`
	Sum         // where the agreement has one amount alone
	Told
	Reasoned
}

// Agreements is the table agreements.
var Agreements = Of[AgreementRow]{
	Name: "agreements", Role: Fact, Version: 3, Doc: "A memorandum, agreement or programme between parties a row, once however often it is " +
		"told. Its parties and amounts: the link tables agreement_…. Tellings of one agreement in several sheets have one " +
		"batch_id; where they differ: the table conflicts.",
	Rows: func(s *Sheet, out []AgreementRow) []AgreementRow {
		for i := range s.Agreements {
			e := &s.Agreements[i]
			out = append(out, AgreementRow{
				s.entry(e.Basis), cmp.Or(s.links.Agreements[e.ID], e.ID), s.again(e.Basis), e.Kind, validPtr(e.Title), when(e.Date),
				int32(e.Count), s.onlySum(e.Amounts), told(e.Mentions), s.reasoned(e.Basis),
			})
		}
		return out
	},
}

// ContributionRow is a row of contributions.
type ContributionRow struct {
	Entry
	DonorID       *string `parquet:"donor_id,optional" ref:"partners" doc:"who gives; null where the sheet does not tell"`
	DonorName     *string `parquet:"donor_name,optional" doc:"partners.name of it"`
	RecipientID   *string `parquet:"recipient_id,optional" ref:"partners" doc:"who receives; null where the sheet does not tell"`
	RecipientName *string `parquet:"recipient_name,optional" doc:"partners.name of it"`
	Again
	Flow            string  `parquet:"flow,dict" doc:"pledge, commitment, disbursement, budget or unspecified"`
	Kind            string  `parquet:"kind,dict" doc:"assessed, voluntary, trust_fund, secondment, project, agreement, grant, loan, in_kind or unspecified"`
	TransactionType *string `parquet:"transaction_type,optional,dict" doc:"the flow's code in the IATI codelist TransactionType: 12 pledge, 2 commitment, 3 disbursement; null for a budget and where unspecified"`
	FinanceType     *string `parquet:"finance_type,optional,dict" doc:"the kind's code in the IATI codelist FinanceType: 110 grant, 421 loan; null for any other kind, which tells no instrument"`
	Sum
	Summable       bool    `parquet:"summable" doc:"whether a sum over the batch counts it: SUM(amount_value) by amount_currency over the rows where it is true counts no money twice, as far as parties, sums and words show it (view contributions_summable)"`
	SummableReason *string `parquet:"summable_reason,optional,dict" doc:"why a sum leaves it out: null where it counts, else no_amount, malformed, range, not_storable, no_currency, told_before, told_differently, same_amount, other_currency, told_twice, counted_as_pledge, pledge_beside_disbursement, pledge_beside_commitment, commitment_beside_disbursement, budget_beside_flows, in_project_sum, part_of_total, holds_counted_parts or other_split"`
	Lasting
	ProjectID    *string `parquet:"project_id,optional" ref:"projects" doc:"the project that it pays for"`
	ProjectTitle *string `parquet:"project_title,optional" doc:"projects.title of it"`
	PartOf       *string `parquet:"part_of,optional" ref:"contributions" doc:"the contribution whose amount holds this one's; summable tells which of the two a sum counts"`
	Told
	Reasoned
}

// Contributions is the table contributions.
var Contributions = Of[ContributionRow]{
	Name: "contributions", Role: Fact, Version: 5, Doc: "A flow of money a row. What an earlier sheet told already has same_as, as far as " +
		"parties, sum and words show it. A sum over the rows that are summable counts each flow once, as far as they do; the others say why not. " +
		"Further donors and recipients of the same flow: the link tables contribution_….",
	Rows: func(s *Sheet, out []ContributionRow) []ContributionRow {
		for i := range s.Contributions {
			e := &s.Contributions[i]
			out = append(out, ContributionRow{
				s.entry(e.Basis), e.Donor, named(s.partners, e.Donor), e.Recipient, named(s.partners, e.Recipient), s.again(e.Basis), e.Flow, e.Kind,
				code(codelist.TransactionType(e.Flow)), code(codelist.FinanceType(e.Kind)), s.sum(e.Amount), s.left[e.ID] == "",
				code(string(s.left[e.ID])), period(e.Period), e.Project, named(s.projects, e.Project), e.PartOf,
				told(e.Mentions), s.reasoned(e.Basis),
			})
		}
		return out
	},
}
