package fact

import (
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// isPortion reports whether token i is a body's part of a cost: 'Iceland's share', 'our part'.
func (s *Sheet) isPortion(i int) bool {
	if !s.Is(i, "share", "part", "portion", "counterpart", "spending", "expenditure", "oda") {
		return false
	}
	if s.Is(i, "spending", "expenditure") {
		return s.Is(i-1, "development", "aid", "humanitarian", "grant", "cooperation")
	}
	return s.Kind(i-1) == segment.Possessive && s.PartnerAt(i-2) >= 0 || s.Is(i-1, "our")
}

// taking are the verbs by which a bank or fund comes to hold a part of a company.
var taking = wordset.Fields(`take takes took taken taking acquire acquires acquired hold holds bought buys buy`)

// stakeTaken reads the part of a company that a bank, fund or company pays for: 'took an equity
// stake of $3 million in'.
func (r *reading) stakeTaken(f *Flow, n nounPhrase) verdict {
	s := r.s
	if !s.Is(n.noun, "stake", "stakes", "participation") {
		return pass
	}
	i := s.articleBefore(n.noun, r.clear)
	if !s.In(i-1, taking) || !s.IsLower(i-1) {
		return pass
	}
	first, _, passive := s.groupBefore(i-1, r.sent.First)
	if passive || !r.subject(f, first) || len(f.Donors) == 0 {
		return never
	}
	f.First, f.Stage = min(f.First, first), Commitment
	return told
}
