package fact

import "factsheet/pipeline/wordset"

// givingPeople are those who give without a name, where a land or place behind them is not the
// giver: 'families and companies in Finland'.
var givingPeople = wordset.Fields(`companies firms businesses families people citizens individuals donors households supporters
	volunteers churches schools readers members philanthropists investors farmers listeners viewers walkers parents`)

// isCrowd reports whether the subject right before token i is people in a land, or one whose
// name is not told: 'families and companies in Finland and Norway', 'a private giver'.
func (s *Sheet) isCrowd(i, start int) bool {
	if s.IsLower(i-1) && s.Is(i-1, "giver", "donor", "benefactor", "philanthropist", "couple", "wellwisher") {
		return s.Is(i-2, "a", "an", "private", "anonymous", "individual", "unnamed", "generous")
	}
	j := i - 1
	for ; j > start; j-- {
		if k := s.PartnerAt(j); k >= 0 && s.Partners[k].Value.Weak {
			j = s.Partners[k].First
		} else if s.PlaceAt(j) < 0 && !s.Is(j, ",", "and", "the", "across") {
			break
		}
	}
	return j < i-1 && s.Is(j, "in", "from", "of", "across", "throughout") && s.In(j-1, givingPeople)
}
