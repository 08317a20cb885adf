package iati

import (
	"strconv"
	"strings"

	"factsheet/pipeline/record"
)

// drafts are the activities of a sheet: its projects, its agreements, and the money that
// belongs to neither. What a sheet before told of is none of them; what became of it is
// in the gaps.
func (s *sheet) drafts() (out []*draft, gaps []Gap) {
	flows := s.share()
	again := func(kind string, b *record.Basis, mentions []record.Mention, money []*record.Contribution) {
		g := s.gapOf(kind, b, mentions)
		first := s.before[b.ID]
		g.Element, g.Done, g.Reason, g.Message = "iati-activity", Repeated, ToldBefore, ToldBefore.Says()
		g.Activity, g.Value = s.x.identifier(first.ID), first.Document
		gaps = append(gaps, g)
		for _, c := range money { // what is new is with the first telling
			if _, ok := s.uncounted[c.ID]; ok {
				_, lost := s.money(c)
				gaps = append(gaps, *lost)
			}
		}
	}
	for i := range s.Projects {
		p := &s.Projects[i]
		if _, ok := s.before[p.ID]; ok {
			again("project", &p.Basis, p.Mentions, flows.projects[p.ID])
			continue
		}
		out = append(out, s.project(p, flows.projects[p.ID]))
	}
	for i := range s.Agreements {
		a := &s.Agreements[i]
		if _, ok := s.before[a.ID]; ok {
			again("agreement", &a.Basis, a.Mentions, flows.agreements[a.ID])
			continue
		}
		out = append(out, s.agreement(a, flows.agreements[a.ID]))
	}
	for _, group := range flows.own {
		if d, lost := s.ownFlows(group); d != nil {
			out = append(out, d)
		} else {
			gaps = append(gaps, lost...)
		}
	}
	return out, gaps
}

func (s *sheet) project(p *record.Project, flows []*record.Contribution) *draft {
	d := s.draft("project", p.ID, &p.Basis, p.Mentions, p.Title, false)
	d.period = periodOf(p.Period)
	d.act.Participating = append(s.bodies(roleFunding, p.Funding...), s.bodies(roleImplement, p.Implementing...)...)
	for _, c := range flows {
		d.take(c)
	}
	s.amountsWithoutFlow(d, p.Amounts, flows)
	d.retold(s.x.retold[ref(s, p.ID)])
	d.where(s, p.Places)
	d.sectors(p)
	return d
}

func (s *sheet) agreement(a *record.Agreement, flows []*record.Contribution) *draft {
	parties := s.bodies(roleAccountable, a.Parties...)
	title, ours := folded(record.Or(a.Title, "")), false
	if title == "" {
		title, ours = agreementTitle(a, parties), true
	}
	d := s.draft("agreement", a.ID, &a.Basis, a.Mentions, title, ours)
	d.period = periodOf(a.Date)
	d.act.Participating = parties
	for _, c := range flows {
		d.take(c)
	}
	s.amountsWithoutFlow(d, a.Amounts, flows)
	d.retold(s.x.retold[ref(s, a.ID)])
	donors, recipients := s.benefit(a, flows)
	d.ownCountry(s, donors, recipients)
	d.noSector()
	return d
}

// benefit are the bodies that give money by an agreement and those that get it. Of a country
// programme it is the country's government that gets what there is.
func (s *sheet) benefit(a *record.Agreement, flows []*record.Contribution) (donors, recipients []string) {
	for _, c := range flows {
		donors = append(donors, withPrimary(c.Donor, c.CoDonors)...)
		recipients = append(recipients, withPrimary(c.Recipient, c.CoRecipients)...)
	}
	if len(flows) > 0 || a.Kind != "country_programme" {
		return donors, recipients
	}
	for _, id := range a.Parties {
		if p := s.partners[id]; p != nil && p.Type == record.Government {
			recipients = append(recipients, id)
		}
	}
	return nil, recipients
}

// ownFlows is the activity of money that belongs to no project and no agreement; nil where
// none of it can be told, with the reasons.
func (s *sheet) ownFlows(group []*record.Contribution) (*draft, []Gap) {
	c := group[0]
	id := c.ID
	if c.Recipient != nil && c.Donor != nil {
		id = record.ID("flows", s.Document.ID, groupKey(c))
	}
	var mentions []record.Mention
	d := s.draft("contribution", id, &c.Basis, nil, "", true)
	budgets := true
	for _, c := range group {
		n := len(d.flows)
		d.take(c)
		if len(d.flows) > n {
			if n == 0 {
				d.basis = &c.Basis
			}
			mentions = append(mentions, c.Mentions...)
			budgets = budgets && d.flows[n].budget != nil
		}
	}
	if len(d.flows) == 0 {
		return nil, d.lost
	}
	d.mentions = mentions
	d.act.Title.Narrative.Text = s.flowTitle(c, budgets, mentions)
	d.ownCountry(s, withPrimary(c.Donor, c.CoDonors), withPrimary(c.Recipient, c.CoRecipients))
	d.noSector()
	return d, nil
}

// amountsWithoutFlow says of sums of a project or agreement that no contribution holds them.
func (s *sheet) amountsWithoutFlow(d *draft, ids []string, flows []*record.Contribution) {
	held := map[string]bool{}
	for _, c := range flows {
		held[record.Or(c.Amount, "")] = true
	}
	for _, id := range ids {
		a := s.amounts[id]
		if a == nil || held[id] {
			continue
		}
		held[id] = true
		g := s.gapOf("amount", &a.Basis, []record.Mention{{Span: a.Span}})
		g.Element, g.Done, g.Reason, g.Message, g.Value = "transaction", LeftOut, OnlyProject, OnlyProject.Says(), folded(a.Quote)
		d.lost = append(d.lost, g)
	}
}

// agreementKinds are the kinds of agreement in words, of one and of several.
var agreementKinds = map[string][2]string{
	"mou": {"Memorandum of understanding", "memoranda of understanding"}, "agreement": {"Agreement", "agreements"},
	"country_programme": {"Country programme", "country programmes"}, "declaration": {"Declaration", "declarations"},
	"treaty": {"Treaty", "treaties"}, "grant": {"Grant agreement", "grant agreements"}, "loan": {"Loan agreement", "loan agreements"},
}

func agreementTitle(a *record.Agreement, parties []org) string {
	kind, ok := agreementKinds[a.Kind]
	if !ok {
		kind = agreementKinds["agreement"]
	}
	title := kind[0]
	if a.Count > 1 {
		title = strconv.Itoa(a.Count) + " " + kind[1]
	}
	switch len(parties) {
	case 0:
		return title
	case 1:
		return title + " of " + names(parties)
	}
	return title + " between " + names(parties)
}

// flowKinds are the kinds of contribution in words.
var flowKinds = map[string]string{
	"assessed": "Assessed contribution", "voluntary": "Voluntary contribution", "trust_fund": "Trust fund contribution",
	"secondment": "Secondment", "project": "Project contribution", "agreement": "Contribution by agreement",
	"grant": "Grant", "loan": "Loan", "in_kind": "Contribution in kind",
}

// flowTitle says who gives what to whom; where no recipient is named, under which heading
// the sheet tells it.
func (s *sheet) flowTitle(c *record.Contribution, budgets bool, mentions []record.Mention) string {
	title := flowKinds[c.Kind]
	if title == "" {
		title = "Contribution"
	}
	from := " from "
	if budgets {
		title, from = "Budget", " of "
	}
	if donors := s.bodies("", withPrimary(c.Donor, c.CoDonors)...); len(donors) > 0 {
		title += from + names(donors)
	}
	if to := s.bodies("", withPrimary(c.Recipient, c.CoRecipients)...); len(to) > 0 {
		return title + " to " + names(to)
	}
	if len(mentions) == 0 {
		return title
	}
	if sec := s.section(mentions[0].Start); sec != nil && folded(sec.Title) != "" {
		return title + ": " + strings.TrimRight(shortened(sec.Title, 120), ":")
	}
	return title
}
