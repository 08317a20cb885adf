package iati

import (
	"fmt"
	"regexp"

	"factsheet/pipeline/record"
)

// money is what a contribution becomes: a transaction or a budget, with the bodies that pay.
type money struct {
	transaction *transaction
	budget      *budget
	flow        string
	period      period
	funding     []org
	gaps        []Gap
}

// proof are the words that it rests on: the contribution's, then the sum's.
func (m *money) proof() []evidence {
	if m.budget != nil {
		return m.budget.Evidence
	}
	return m.transaction.Evidence
}

func (m *money) value() *value {
	if m.budget != nil {
		return &m.budget.Value
	}
	return &m.transaction.Value
}

var decimal = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// money makes a transaction or a budget of a contribution, or says why it can't be one.
func (s *sheet) money(c *record.Contribution) (*money, *Gap) {
	lost := func(element string, why Reason, value string) *Gap {
		g := s.gapOf("contribution", &c.Basis, c.Mentions)
		g.Element, g.Done, g.Reason, g.Message, g.Value = element, LeftOut, why, why.Says(), value
		return &g
	}
	if why, ok := s.uncounted[c.ID]; ok {
		g := lost("transaction", why.reason, "")
		if g.Message = why.message; why.reason == ToldBefore {
			g.Done = Repeated
		}
		return nil, g
	}
	element := "transaction"
	if c.Flow == "budget" {
		element = "budget"
	}
	a := s.amount(c.Amount)
	if why, told := unusable(a); why != "" {
		return nil, lost(element+"/value", why, told)
	}
	m := &money{flow: c.Flow, period: periodOf(c.Period)}
	m.funding = s.bodies(rolefunding, withPrimary(c.Donor, c.CoDonors)...)
	v := value{Currency: *a.Currency, Amount: *a.Value}
	if a.Qualifier != record.Exact {
		v.Qualifier = clean(a.Qualifier)
		g := lost(element+"/value", Qualified, a.Qualifier)
		g.Message = fmt.Sprintf("the sheet tells the sum as %q; the standard has no place for that", folded(a.Quote))
		m.gaps = append(m.gaps, *g)
	}
	proof := s.quotedAll(&c.Basis, c.Mentions, c.Period)
	proof = append(proof, s.quoted(&a.Basis, &record.Mention{Span: a.Span}, nil))
	kind, finance := transactionType(c)
	switch {
	case !m.period.known():
		return nil, lost(element+dateOf(element), NoFlowDate, record.Or(c.Period, ""))
	case element == "budget" && !m.period.withinYear():
		return nil, lost("budget/period-end", LongPeriod, *c.Period)
	case element == "budget":
		v.Date = day(*m.period.first)
		m.budget = &budget{dated{Day: v.Date}, dated{Day: day(*m.period.last)}, v, proof}
		return m, nil
	case kind == "":
		return nil, lost("transaction/transaction-type", FlowNotTold, c.Flow)
	case len(m.funding) == 0:
		return nil, lost("transaction/provider-org", NoDonor, "")
	case !m.period.withinYear():
		return nil, lost("transaction/transaction-date", LongPeriod, *c.Period)
	case s.asOf.ahead(*m.period.first):
		return nil, lost("transaction/transaction-date", Ahead, *c.Period)
	}
	v.Date = day(*m.period.first)
	m.transaction = &transaction{
		Ref: clean(c.ID), Type: code{kind}, Date: dated{Day: v.Date}, Value: v, Finance: finance,
		Description: text{narrative{Lang: "", Text: s.cited(&c.Basis, c.Mentions)}},
		Provider:    joint(s.bodies("", withPrimary(c.Donor, c.CoDonors)...)),
		Receiver:    joint(s.bodies("", withPrimary(c.Recipient, c.CoRecipients)...)),
		Evidence:    proof,
	}
	return m, nil
}

func dateOf(element string) string {
	if element == "budget" {
		return "/period-start"
	}
	return "/transaction-date"
}

// transactionType are the codes of a flow: 12 of a pledge, 2 of a commitment, 3 of a payment.
// One that the sheet does not tell the nature of has none. A grant or a loan that is told as
// such is a standard one.
func transactionType(c *record.Contribution) (kind string, finance *code) {
	switch c.Kind {
	case "grant":
		finance = &code{financeGrant}
	case "loan":
		finance = &code{financeLoan}
	}
	switch c.Flow {
	case "pledge":
		return typePledge, finance
	case "commitment":
		return typeCommitment, finance
	case "disbursement":
		return typePaid, finance
	}
	return "", finance
}

// unusable says why an amount can't be a value of the standard; it is empty for one that can.
func unusable(a *record.Amount) (why Reason, told string) {
	switch {
	case a == nil:
		return NoAmount, ""
	case a.Status != record.AmountOK:
		return Malformed, folded(a.Quote)
	case a.Value == nil && (a.Low != nil || a.High != nil):
		return Range, folded(a.Quote)
	case a.Value == nil || !decimal.MatchString(*a.Value):
		return Malformed, folded(a.Quote)
	case a.Currency == nil:
		return NoCurrency, folded(a.Quote)
	case !listed("Currency", *a.Currency):
		return CurrencyNotListed, *a.Currency
	}
	return "", ""
}

// cited is an entry's first mention as people cite it: the words, and where they stand.
func (s *sheet) cited(b *record.Basis, mentions []record.Mention) string {
	if len(mentions) == 0 {
		return clean(b.ID)
	}
	m := &mentions[0]
	return fmt.Sprintf("“%s” (page %d, characters %d–%d; %s; %s)", folded(m.Quote), m.Page, m.Start, m.End, clean(m.RuleIn(b)), clean(b.ID))
}

// gapOf begins a gap about an entry.
func (s *sheet) gapOf(kind string, b *record.Basis, mentions []record.Mention) Gap {
	g := Gap{Source: s.Document.Source, Document: s.Document.ID, Kind: kind, Entry: b.ID}
	if len(mentions) > 0 {
		m := &mentions[0]
		g.Page, g.Start, g.End, g.Quote = m.Page, m.Start, m.End, m.Quote
	}
	return g
}
