package fact

import (
	"strings"

	"factsheet/extractors/internal/country"
	"factsheet/pipeline/record"
	"factsheet/pipeline/wordset"
)

// Speaker is who says 'we' in the sheet, as far as it tells: the United States in its
// own, the publisher, or the land whose mission wrote it; nil where none is known.
func (s *Sheet) Speaker() []int {
	if s.spoken {
		return s.speaker
	}
	s.spoken = true
	if k := s.Country("US"); k >= 0 && s.OfUnitedStates() {
		s.speaker = []int{k}
		return s.speaker
	}
	for k := range s.Partners {
		if v := &s.Partners[k].Value; s.Doc.Publisher != "" && (v.Name == s.Doc.Publisher || v.Acronym == s.Doc.Publisher) {
			s.speaker = []int{k}
			break
		}
	}
	if k := s.House(); k >= 0 && s.speaker == nil {
		s.speaker = []int{k}
	}
	if s.speaker == nil || isMission(s.Partners[s.speaker[0]].Value.Name) {
		if k := s.ofMission(); k >= 0 {
			s.speaker = []int{k}
		}
	}
	if k := s.titleDonor(); s.speaker == nil && k >= 0 {
		s.speaker = []int{k}
	}
	return s.speaker
}

// Giver is who gives the money of a sheet that tells of its own giving and names no giver: the
// bank, fund, foundation or donor's agency whose sheet it is, or the land whose mission wrote it;
// -1 where none is known.
func (s *Sheet) Giver() int {
	if k := s.House(); k >= 0 && !isMission(s.Partners[k].Value.Name) {
		return k
	}
	if by := s.Speaker(); len(by) == 1 && (s.mayGive(by[0]) || IsDonor(s.Partners[by[0]].Value.Country)) {
		return by[0]
	}
	return -1
}

// isDonorState reports whether a partner is a State that gives aid.
func (s *Sheet) isDonorState(k int) bool {
	v := &s.Partners[k].Value
	return v.Type == record.Government && IsDonor(v.Country) && isCountryName(v.Name)
}

// titleDonor is the one State of a title that gives aid, where it names no other body but lands that
// do not, and the sheet's beginning says 'we' or 'our': 'Australia and Tonga'; or -1.
func (s *Sheet) titleDonor() int {
	if s.Doc.Publisher != "" || !s.speaks() {
		return -1
	}
	donor, other := -1, false
	for k := 0; k < len(s.Partners) && s.Partners[k].First < mostOfTitle/4; k++ {
		switch v := &s.Partners[k].Value; {
		case !s.isDonorState(k):
			if v.Type != record.Government || !isCountryName(v.Name) {
				return -1
			}
			other = true
		case donor < 0:
			donor = k
		case s.Partners[donor].Value.ID != v.ID:
			return -1
		}
	}
	if !other {
		return -1
	}
	return donor
}

// ofMission is the land of which a mission abroad says 'we' in the sheet: an embassy, high
// commission or cooperation office that its first lines name; the mission itself where the
// sheet does not name the land; -1 where none does.
func (s *Sheet) ofMission() int {
	for k := 0; k < len(s.Partners) && s.Partners[k].First < 2*mostOfTitle; k++ {
		if v := &s.Partners[k].Value; IsDonor(v.Country) && isMission(v.Name) {
			if c := s.Country(v.Country); c >= 0 {
				return c
			}
			return k
		}
	}
	for i := 0; i < min(len(s.Tokens), mostOfTitle); i++ {
		if !s.Is(i, "cooperation") || !s.Is(i+1, "office") || i == 0 {
			continue
		}
		if c, form, next := country.Match(s.Pass, i-1); c != nil && form == country.Demonym && next == i {
			return s.Country(c.Alpha2)
		}
	}
	return -1
}

// missionNamed is the mission of the sheet's first lines that 'the Embassy' right before token i
// stands for; or -1.
func (r *reading) missionNamed(i int) int {
	s := r.s
	if !s.Is(i-1, "embassy", "mission", "consulate", "commission") || !s.Is(i-2, "the") {
		return -1
	}
	for k := 0; k < len(s.Partners) && s.Partners[k].First < 2*mostOfTitle; k++ {
		if isMission(s.Partners[k].Value.Name) {
			return k
		}
	}
	return -1
}

// isMission reports whether a name is that of a land's mission in another.
func isMission(name string) bool {
	l := strings.ToLower(name)
	for _, w := range [...]string{"embassy", "high commission", "consulate", "cooperation office"} {
		if strings.Contains(l, w) {
			return true
		}
	}
	return false
}

// ownPlans are what a donor's mission or agency calls its plan for a land.
var ownPlans = wordset.Fields(`strategy framework plan envelope portfolio`)

// ownPlan reports whether the subject right before token i is the plan of who says 'we' in the
// sheet: 'The Strategic Framework for 2021-2025 [sets aside]'.
func (r *reading) ownPlan(i int) bool {
	s, first := r.s, r.sent.First
	if !s.Is(first, "the", "our", "this") || i-first > 9 || len(s.Speaker()) != 1 || s.OfUnitedStates() {
		return false
	}
	if k := s.Speaker()[0]; !s.mayGive(k) && !s.Partners[k].Value.Weak {
		return false
	}
	for j := first + 1; j < min(i, first+5); j++ {
		switch {
		case s.In(j, ownPlans):
			return true
		case !s.IsWord(j) || s.In(j, prepositions) || s.PartnerAt(j) >= 0:
			return false
		}
	}
	return false
}
