package fact

import "factsheet/pipeline/wordset"

// bearing are the verbs of taking a part of a cost upon oneself.
var bearing = wordset.Fields(`carry carries carried carrying shoulder shoulders shouldered shouldering meet meets met meeting
	cover covers covered covering foot foots footed absorb absorbs absorbed`)

// bearsPart reports whether a sum is told as a part of a cost: 'carries $9 million of this', 'covers the
// remaining EUR 6 million', 'foots CHF 2 million of the bill'.
func (s *Sheet) bearsPart(k int) bool {
	a := &s.Amounts[k]
	return s.Is(a.End, "of") && s.Is(a.End+1, "this", "that", "it", "which", "the", "these", "its", "all", "total") ||
		s.Is(a.First-1, "remaining", "other", "outstanding", "missing")
}

// atDisposal reports whether a sum is put at someone's disposal.
func (s *Sheet) atDisposal(k int) bool {
	i := s.Amounts[k].End
	return s.Is(i, "at") && (s.Is(i+2, "disposal") || s.Is(i+3, "disposal") || s.Is(i+1, "the") && s.Is(i+2, "service"))
}

// budgetNear reports whether a budget is named among the few tokens from i on: 'into its 2025
// budget'.
func (s *Sheet) budgetNear(i, limit int) bool {
	for j := i; j < min(limit, i+8); j++ {
		if s.Is(j, "budget", "budgets") {
			return true
		}
	}
	return false
}

// isProjectsCost reports whether the verb of costing at token v is a project's, not a storm's:
// 'the scheme, which cost Norway NOK 12 million'.
func (r *reading) isProjectsCost(v int) bool {
	s := r.s
	if i := v - 2; s.Is(v-1, "which") && s.Is(i, ",") && s.Is(i-1, ")") && s.DateAt(i-2) >= 0 {
		return true // 'Clean Wells (2016 to 2020), which cost'
	}
	for j := v - 1; j >= max(r.sent.First, v-20); j-- {
		if s.In(j, projectNouns) || s.Is(j, "scheme", "works", "building", "construction", "study", "phase", "training", "centre") {
			return true
		}
	}
	return false
}

// managing are the verbs of those who are given a part of a sum to spend.
var managing = wordset.Fields(`manage manages administer administers handle handles implement implements oversee oversees`)

// behindOfMoney reports whether a sum is a part of money that was told before: 'will manage US$ 19
// million of the new grant'.
func (r *reading) behindOfMoney(k int) bool {
	s := r.s
	i := s.Amounts[k].End
	if r.before == nil || !s.Is(i, "of") || !s.Is(i+1, "the", "this", "that", "these") {
		return false
	}
	for n := 0; n < 3; n++ {
		if s.In(i+2+n, giftNouns) || s.Is(i+2+n, "money", "sum", "total") {
			return true
		}
	}
	return false
}
