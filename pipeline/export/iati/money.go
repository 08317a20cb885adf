package iati

import (
	"fmt"
	"regexp"

	"factsheet/pipeline/codelist"
	"factsheet/pipeline/record"
)

// money is what a contribution becomes: a transaction, a budget or a planned disbursement,
// with the bodies that pay.
type money struct {
	transaction *transaction
	budget      *budget
	planned     *planned
	flow        string
	period      period
	value       value
	funding     []org
	proof       []evidence // the contribution's words, then the sum's
	gaps        []Gap
}

// element is what it is in the standard.
func (m *money) element() string {
	switch {
	case m.budget != nil:
		return "budget"
	case m.planned != nil:
		return "planned-disbursement"
	}
	return "transaction"
}

// addTo puts it in its activity.
func (m *money) addTo(a *activity) {
	switch {
	case m.budget != nil:
		a.Budgets = append(a.Budgets, *m.budget)
	case m.planned != nil:
		a.Planned = append(a.Planned, *m.planned)
	default:
		a.Transactions = append(a.Transactions, *m.transaction)
	}
}

var decimal = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// money makes a transaction, a budget or a planned disbursement of a contribution, or says
// why it can't be one.
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
	m := &money{flow: c.Flow, period: periodOf(c.Period), funding: s.bodies(roleFunding, withPrimary(c.Donor, c.CoDonors)...)}
	m.value = value{Currency: *a.Currency, Amount: *a.Value}
	if a.Qualifier != record.Exact {
		m.value.Qualifier = clean(a.Qualifier)
		g := lost(element+"/value", Qualified, a.Qualifier)
		g.Message = fmt.Sprintf("the sheet tells the sum as %q; the standard has no place for that", folded(a.Quote))
		m.gaps = append(m.gaps, *g)
	}
	m.proof = append(s.quotedAll(&c.Basis, c.Mentions, c.Period), s.quoted(&a.Basis, &record.Mention{Span: a.Span}, nil))
	if at, why, told := s.place(m, c); why != "" {
		return nil, lost(at, why, told)
	}
	return m, nil
}

// place makes the element that the flow, its period and its donor allow, or says why there is
// none.
func (s *sheet) place(m *money, c *record.Contribution) (element string, why Reason, told string) {
	kind := codelist.TransactionType(c.Flow)
	p := m.period
	switch {
	case !p.known() && c.Flow == "budget":
		return "budget/period-start", NoFlowDate, record.Or(c.Period, "")
	case !p.known():
		return "transaction/transaction-date", NoFlowDate, record.Or(c.Period, "")
	case !p.withinYear() && c.Flow == "budget":
		return "budget/period-end", LongPeriod, p.edtf
	}
	if p.first != nil {
		m.value.Date = day(*p.first)
	}
	donor := joint(s.bodies("", withPrimary(c.Donor, c.CoDonors)...))
	recipient := joint(s.bodies("", withPrimary(c.Recipient, c.CoRecipients)...))
	switch {
	case c.Flow == "budget":
		m.budget = &budget{dated{Day: m.value.Date}, dated{Day: day(*p.last)}, m.value, m.proof}
		return
	case kind == "":
		return "transaction/transaction-type", FlowNotTold, c.Flow
	case donor == nil:
		return "transaction/provider-org", NoDonor, ""
	case !p.withinYear():
		return "transaction/transaction-date", LongPeriod, p.edtf
	case s.asOf.ahead(*p.first) && c.Flow == "disbursement":
		return "transaction/transaction-date", Ahead, p.edtf
	case s.asOf.ahead(*p.first):
		m.planned = &planned{dated{Day: m.value.Date}, dated{Day: day(*p.last)}, m.value, donor, recipient, m.proof}
		return
	}
	m.transaction = &transaction{
		Ref: clean(c.ID), Type: code{kind}, Date: dated{Day: m.value.Date}, Value: m.value, Finance: financeType(c),
		Description: text{narrative{Text: s.cited(&c.Basis, c.Mentions)}}, Provider: donor, Receiver: recipient, Evidence: m.proof,
	}
	return
}

// financeType is the code of a grant or a loan that is told as such.
func financeType(c *record.Contribution) *code {
	if f := codelist.FinanceType(c.Kind); f != "" {
		return &code{f}
	}
	return nil
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
