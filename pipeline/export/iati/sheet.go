package iati

import (
	"regexp"
	"strings"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
)

// sheet is a record as activities are made of it.
type sheet struct {
	*record.Record
	x        *exporter
	asOf     asOf
	lang     string // of its words; empty where it is not known
	amounts  map[string]*record.Amount
	partners map[string]*record.Partner
	places   map[string]*record.Place
	// uncounted are the contributions whose money is told elsewhere, and why; before are
	// the projects and agreements that a sheet before told of.
	uncounted map[string]uncounted
	before    map[string]across.Ref
	text      []rune
}

var languageCode = regexp.MustCompile(`^[a-z]{2}$`)

func (x *exporter) sheet(r *record.Record, told *told) *sheet {
	s := &sheet{
		Record: r, x: x, asOf: asOfSheet(r, x.given), uncounted: told.uncounted, before: told.before,
		amounts:  make(map[string]*record.Amount, len(r.Amounts)),
		partners: make(map[string]*record.Partner, len(r.Partners)), places: make(map[string]*record.Place, len(r.Places)),
	}
	if l := record.Or(r.Document.Language, ""); languageCode.MatchString(l) {
		s.lang = l
	}
	for i := range r.Amounts {
		s.amounts[r.Amounts[i].ID] = &r.Amounts[i]
	}
	for i := range r.Partners {
		s.partners[r.Partners[i].ID] = &r.Partners[i]
	}
	for i := range r.Places {
		s.places[r.Places[i].ID] = &r.Places[i]
	}
	return s
}

func (s *sheet) amount(id *string) *record.Amount {
	if id == nil {
		return nil
	}
	return s.amounts[*id]
}

// runes is the text by code points, made when it is first asked for.
func (s *sheet) runes() []rune {
	if s.text == nil {
		s.text = []rune(s.Text)
	}
	return s.text
}

// page is the page of a place behind a mention or before it on its page.
func (s *sheet) page(m *record.Mention, at int) int {
	n := m.Page
	for i := m.End; i < at; i++ {
		if s.runes()[i] == '\f' {
			n++
		}
	}
	return n
}

// by is the extractor of a rule with its version.
func (s *sheet) by(rule string) string { return s.x.by(rule) }

// shared are a sheet's contributions by what they belong to.
type shared struct {
	projects   map[string][]*record.Contribution
	agreements map[string][]*record.Contribution
	own        [][]*record.Contribution // those that become activities of their own
}

// share parts the contributions: to projects, to agreements, and what is left by donors,
// recipients and kind. Money that goes to nobody who is named is an activity by itself:
// what one body pays for is many things.
func (s *sheet) share() *shared {
	out := &shared{projects: map[string][]*record.Contribution{}, agreements: map[string][]*record.Contribution{}}
	projects := map[string]bool{}
	for i := range s.Projects {
		projects[s.Projects[i].ID] = true
	}
	agreed := s.agreedMoney()
	groups := map[string]int{}
	for i := range s.Contributions {
		c := &s.Contributions[i]
		if c.Project != nil && projects[*c.Project] {
			out.projects[*c.Project] = append(out.projects[*c.Project], c)
			continue
		}
		if a := agreed(c); a != "" {
			out.agreements[a] = append(out.agreements[a], c)
			continue
		}
		key := groupKey(c)
		n, ok := groups[key]
		if !ok {
			n = len(out.own)
			groups[key] = n
			out.own = append(out.own, nil)
		}
		out.own[n] = append(out.own[n], c)
	}
	return out
}

// agreedMoney tells the agreement that a contribution belongs to: the one whose sum it is, or,
// of a contribution by agreement, grant or loan, the only one of that kind and date between
// its donor and recipient.
func (s *sheet) agreedMoney() func(*record.Contribution) string {
	type between struct{ one, other, date, kind string }
	sums, parties := map[string]string{}, map[between]string{}
	for i := range s.Agreements {
		a := &s.Agreements[i]
		for _, amount := range a.Amounts {
			if sums[amount] == "" {
				sums[amount] = a.ID
			}
		}
		if a.Date == nil || len(a.Parties) > mostParties {
			continue
		}
		for _, one := range a.Parties {
			for _, other := range a.Parties {
				for _, kind := range []string{a.Kind, byAgreement} {
					key := between{one, other, *a.Date, kind}
					if known, ok := parties[key]; ok && known != a.ID {
						parties[key] = "" // either may be meant
					} else {
						parties[key] = a.ID
					}
				}
			}
		}
	}
	return func(c *record.Contribution) string {
		if id := sums[record.Or(c.Amount, "")]; id != "" {
			return id
		}
		if c.Donor == nil || c.Recipient == nil || c.Period == nil || c.Kind != byAgreement && c.Kind != "grant" && c.Kind != "loan" {
			return ""
		}
		return parties[between{*c.Donor, *c.Recipient, *c.Period, c.Kind}]
	}
}

// byAgreement is the kind of money that comes by an agreement of any kind.
const byAgreement = "agreement"

// mostParties is how many parties an agreement may have whose money is looked for by them.
const mostParties = 20

func groupKey(c *record.Contribution) string {
	if c.Recipient == nil || c.Donor == nil {
		return c.ID
	}
	return record.ID("flows", strings.Join(withPrimary(c.Donor, c.CoDonors), " "), strings.Join(withPrimary(c.Recipient,
		c.CoRecipients), " "), c.Kind)
}
