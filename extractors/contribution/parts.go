package contribution

import (
	"slices"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// cardSum is a sum of a project's card, with what the card tells of it besides.
type cardSum struct {
	fact.CardSum
	takers []string
	rest   []string // who pays a sum that the card gives no giver of
	borne  bool     // it is a whole whose parts are told with their givers
}

// sole reports whether the card alone tells who gives the sum, or that its parts are given:
// no sentence is asked.
func (s cardSum) sole() bool { return len(s.Givers) > 0 || s.borne }

// gets are those who get the sum, the first and the others, but for those who give it.
func (s cardSum) gets(by []string) (*string, []string) {
	var to []string
	for _, id := range s.takers {
		if !slices.Contains(by, id) {
			to = append(to, id)
		}
	}
	if len(to) == 0 {
		return nil, nil
	}
	return &to[0], to[1:]
}

// readCards notes the sums that the cards of projects tell: 'EUR 20 million, of which Norway
// EUR 12 million; Sweden EUR 8 million'.
func (f *finder) readCards() {
	f.cards = map[string]cardSum{}
	titled := f.cardsByTitle()
	for i := range f.projects {
		p := &f.projects[i]
		if p.At.Rule != "project.card" {
			continue
		}
		if c := titled[f.TokenAt(p.At.View.Start)]; c != nil {
			f.readCard(p, c)
		}
	}
}

// cardsByTitle are the cards by the tokens of their titles, the first card's where several
// stand under one title.
func (f *finder) cardsByTitle() map[int]*fact.Card {
	all := f.Cards()
	titled := make(map[int]*fact.Card, len(all))
	for n := range all {
		for i := all[n].Title.First; i < all[n].Title.End; i++ {
			if titled[i] == nil {
				titled[i] = &all[n]
			}
		}
	}
	return titled
}

// readCard notes the sums of one card.
func (f *finder) readCard(p *extract.Mention[record.Project], c *fact.Card) {
	sums := f.SumsOf(c.Fields, true)
	var givers, takers []string
	for _, x := range sums {
		givers = append(givers, f.IDs(x.Givers)...)
	}
	for _, v := range c.Fields[fact.TakerColumn] {
		ps, _ := f.PartiesFrom(v.First, v.End)
		takers = append(takers, f.IDs(ps)...)
	}
	kind := ""
	if len(takers) > 0 {
		kind = f.takersKind(c)
	}
	rest := slices.DeleteFunc(slices.Clone(p.Value.Funding), func(id string) bool { return slices.Contains(givers, id) })
	for _, x := range sums {
		s := cardSum{CardSum: x, takers: takers, rest: rest}
		granted := x.Kind != "" && len(takers) > 0 // 'Grant: NOK 330 million', beside what others give
		s.borne = len(x.Givers) == 0 && len(givers) > 0 && len(rest) == 0 && !granted
		if own := f.IDs(x.Givers); s.Kind == "" && !(len(own) > 0 && slices.Contains(takers, own[0])) {
			s.Kind = kind // but not what the one who gets it puts in
		}
		if s.Kind == "grant" && len(takers) == 0 && len(p.Value.Implementing) == 1 {
			s.takers = p.Value.Implementing // 'Grant', 'Carried out by'
		}
		f.cards[f.Amounts[x.Amount].ID] = s
	}
}

// takersKind is the kind of money that a card's label over who gets it tells: a grant, but
// what a borrower gets.
func (f *finder) takersKind(c *fact.Card) string {
	for _, v := range c.Fields[fact.TakerColumn] {
		for i := v.First - 1; i >= max(0, v.First-4); i-- {
			switch {
			case f.Is(i, "borrower", "borrowers", "obligor"):
				return "loan"
			case f.Is(i, "grantee", "grantees", "grant", "principal", "awardee", "awardees", "applicant", "applicants"):
				return "grant"
			case f.BeginsLine(i):
				i = 0
			}
		}
	}
	return f.kindOver(c.Title.First)
}

// headsOfSheet is how many headings at a sheet's beginning may be its title and its letterhead.
const headsOfSheet = 3

// kindOver is the kind of money that the heading over token i or the sheet's title tells of all
// under it, 'Small grants of 2023'; empty where neither tells one.
func (f *finder) kindOver(i int) string {
	heads := [headsOfSheet + 1]int{f.SectionAt(f.Tokens[i].Start), 0, 1, 2}
	for _, n := range heads {
		if n < 0 || n >= len(f.Sections) {
			continue
		}
		first, end := f.TokensIn(f.Sections[n].Heading)
		grants, loans := false, false
		for j := first; j < end; j++ {
			grants = grants || f.Is(j, "grant", "grants", "awards", "grantees")
			loans = loans || f.Is(j, "loan", "loans", "lending", "credits")
		}
		switch {
		case grants && !loans:
			return "grant"
		case loans && !grants:
			return "loan"
		}
	}
	return ""
}

// fromCard tells what a project's card says of one of its sums, and whether the sum is told.
func (f *finder) fromCard(id string, v *record.Contribution) bool {
	s, ok := f.cards[id]
	if !ok {
		return true
	}
	if s.borne {
		return false
	}
	by := s.rest
	if len(s.Givers) > 0 {
		by = f.IDs(s.Givers)
	}
	if v.Donor == nil && len(by) > 0 {
		v.Donor, v.CoDonors = ptr(by[0]), by[1:]
	}
	if v.Flow == fact.Budget || v.Flow == fact.Unspecified {
		v.Flow = s.Stage
	}
	if s.Kind != "" && (v.Kind == "project" || v.Kind == "" || v.Kind == "unspecified") {
		v.Kind = s.Kind
	}
	v.Recipient, v.CoRecipients = s.gets(by)
	return true
}
