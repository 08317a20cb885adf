package fact

import (
	"strings"

	"factsheet/extractors/internal/country"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// mostOfTitle bounds the tokens at a sheet's beginning that its title and letterhead take.
const mostOfTitle = 60

// House is the first mention of the bank, fund, foundation or donor's agency whose own sheet
// this is, so that money of which no giver is told is its money; -1 where the sheet is none.
// It is the publisher, or where that is not known the one such body of the title.
func (s *Sheet) House() int {
	if s.house == nil {
		k := -1
		if !s.OfUnitedStates() { // which speaks for all its departments
			k = s.findHouse()
		}
		s.house = &k
	}
	return *s.house
}

func (s *Sheet) findHouse() int {
	if s.Doc.Publisher != "" {
		for k := range s.Partners {
			v := &s.Partners[k].Value
			if v.Name != s.Doc.Publisher && v.Acronym != s.Doc.Publisher {
				continue
			}
			if lends(v) {
				return k
			}
			return -1
		}
		return -1
	}
	if len(s.View.Blocks) == 0 {
		return -1
	}
	first, title := s.TokensIn(s.View.Blocks[0])
	title = min(title, mostOfTitle)
	if len(s.Partners) > 0 && s.Partners[0].First >= title && s.saysOf(first, title, takerHeads) {
		return s.giverOfList(title)
	}
	house := -1
	for k := 0; k < len(s.Partners) && s.Partners[k].First < title; k++ {
		v := &s.Partners[k].Value
		switch {
		case !lends(v):
			if !v.Weak && v.Type != record.PrivateSector && !s.isArm(v.Name) {
				return -1 // a sheet of two bodies
			}
		case house < 0:
			house = k
		case s.Partners[house].Value.ID != v.ID:
			return -1
		}
	}
	if house < 0 {
		return s.opener(title)
	}
	if !s.isLetterhead(house) && !s.namedAgain(house) && !s.speaks() && !s.inCountry(house) {
		return -1
	}
	return house
}

// giverOfList is the subject of the first sentence under a title that speaks of grants and names
// no body, where that gives money as its trade and the sheet goes on about it: 'The Ford
// Foundation made 41 grants'. Its mention, or -1.
func (s *Sheet) giverOfList(title int) int {
	i := title
	for i < len(s.Tokens) && (s.Kind(i) == segment.Break || s.In(i, determiners)) {
		i++
	}
	k := s.PartnerAt(i)
	if k < 0 || !lends(&s.Partners[k].Value) || s.Kind(s.Partners[k].End) != segment.Possessive && !s.isFinite(s.Partners[k].End) {
		return -1
	}
	return k
}

// speaks reports whether the sheet's beginning speaks of its publisher as 'we'.
func (s *Sheet) speaks() bool {
	for i := 0; i < min(len(s.Tokens), 2*mostOfTitle); i++ {
		if s.Is(i, "we", "our") {
			return true
		}
	}
	return false
}

// isLetterhead reports whether a mention is all that its printed line holds.
func (s *Sheet) isLetterhead(k int) bool {
	p := &s.Partners[k]
	i := p.First
	for i > 0 && s.In(i-1, determiners) {
		i--
	}
	end := s.skipBrackets(p.End, len(s.Tokens))
	return (i == 0 || s.newLine(i)) && (end >= len(s.Tokens) || s.newLine(end) || s.Kind(end) == segment.Break)
}

// inCountry reports whether a title goes on behind a body to where it works: 'KfW in Georgia'.
func (s *Sheet) inCountry(k int) bool {
	i := s.skipBrackets(s.Partners[k].End, len(s.Tokens))
	return s.Is(i, "in") && s.PlaceAt(i+1) >= 0
}

// namedAgain reports whether a body of the title is named further on too.
func (s *Sheet) namedAgain(house int) bool {
	for k := house + 1; k < len(s.Partners); k++ {
		if s.Partners[k].Value.ID == s.Partners[house].Value.ID {
			return true
		}
	}
	return false
}

// lenders are the words in the names of multilateral bodies that lend or grant their own
// money, as the organisations of the United Nations, which are given it, do not.
var lenders = []string{"bank", "fund", "development association", "finance corporation", "investment corporation",
	"alliance", "facility", "european union", "european commission"}

// lends reports whether a body gives money as its trade: a bank or fund of several States, a
// foundation, a donor's agency.
func lends(v *extract.Partner) bool {
	if v.Weak {
		return false
	}
	name := strings.ToLower(v.Name)
	switch v.Type {
	case record.Foundation:
		return true
	case record.Fund:
		return !strings.Contains(name, "trust fund") && !strings.Contains(name, "partner")
	case record.Government:
		if c, _ := country.Lookup(name); c != nil || !IsDonor(v.Country) ||
			v.OrganisationType == "" && !strings.Contains(name, "embassy") {
			return false // a State, or an agency that may as well be given money
		}
		return !strings.Contains(name, "ministry") && !strings.Contains(name, "department") && !strings.Contains(name, "white house")
	case record.Multilateral:
		if strings.HasPrefix(name, "united nations") {
			return false
		}
		for _, w := range lenders {
			if strings.Contains(name, w) {
				return true
			}
		}
	}
	return false
}

// fromHouse are the rules whose money is the sheet's own bank's where no giver is told.
var fromHouse = wordset.Of(Ungiven, InBrackets, "contribution.received", "contribution.passive", "contribution.noun", "contribution.listed",
	"contribution.another", "contribution.headed", "contribution.itemised", "contribution.worth")

// ofHouse gives money of which the clause tells no giver that of the sheet's own bank or
// fund, unless the clause or the sentence before speaks of another that gives.
func (r *reading) ofHouse(f *Flow) {
	s := r.s
	if len(f.Donors) > 0 || !fromHouse.Has(f.Rule) {
		return
	}
	house := s.House()
	if m := s.ofMission(); m >= 0 && (house < 0 || isMission(s.Partners[house].Value.Name)) {
		house = m
	}
	end := s.Amounts[f.Amount].End
	if house < 0 || s.Is(end, "from", "by") && !s.Is(end+1, "its", "our") {
		return
	}
	id := s.Partners[house].Value.ID
	for _, k := range f.Recipients {
		if s.Partners[k].Value.ID == id {
			return
		}
	}
	for k := Since(s.Partners, r.sent.First); k < len(s.Partners) && s.Partners[k].First < r.sent.Last; k++ {
		if v := &s.Partners[k].Value; v.ID != id && s.mayGive(k) && !s.among(f.Recipients, v.ID) {
			return
		}
	}
	if k := s.subjectBefore(r.sent.First); f.Rule != "contribution.headed" && k >= 0 && s.Partners[k].Value.ID != id && s.mayGive(k) {
		return
	}
	f.Donors, f.Doubts = []int{house}, append(f.Doubts, DonorImplied)
	if f.Rule == "contribution.passive" && len(f.Recipients) == 0 {
		r.inLand(f)
	}
}

// inLand makes the country that a sentence begins with the taker of the sum behind its comma:
// 'In Bolivia, $18 million are directed to the scheme'.
func (r *reading) inLand(f *Flow) {
	s := r.s
	if !s.Is(r.sent.First, "in") {
		return
	}
	k := s.PartnerAt(r.sent.First + 1)
	if k < 0 || !s.Partners[k].Value.Weak || IsDonor(s.Partners[k].Value.Country) || !s.Is(s.Partners[k].End, ",") ||
		s.beforeLead(s.Amounts[f.Amount].First, r.clear) != s.Partners[k].End {
		return
	}
	f.Recipients, f.First = []int{k}, r.sent.First
}

// houseBefore is the sheet's own bank or fund where the sentence before the one that begins at
// token i, in the same paragraph, names no other body; or -1.
func (s *Sheet) houseBefore(i int) int {
	house := s.House()
	if house < 0 || i == 0 || s.Kind(i-1) == segment.Break {
		return -1
	}
	before, named := s.SentenceOf(i-1), -1
	for k := Since(s.Partners, before.First); k < len(s.Partners) && s.Partners[k].First < i; k++ {
		switch v := &s.Partners[k].Value; {
		case v.ID == s.Partners[house].Value.ID:
			named = k
		case !v.Weak:
			return -1
		}
	}
	return named
}

// mayGive reports whether a partner is one that gives aid: a lender or a donor's government.
func (s *Sheet) mayGive(k int) bool {
	v := &s.Partners[k].Value
	return lends(v) || !v.Weak && v.Type == record.Government && IsDonor(v.Country)
}

// among reports whether a body is one of the parties.
func (s *Sheet) among(parties []int, id string) bool {
	for _, k := range parties {
		if s.Partners[k].Value.ID == id {
			return true
		}
	}
	return false
}
