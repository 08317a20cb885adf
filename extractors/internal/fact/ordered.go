package fact

import "factsheet/pipeline/wordset"

// Ordered is the rule of papers signed together and told one by one.
const Ordered = "contribution.ordered"

// ordinals tell the papers that one sentence has counted apart: 'The first, with the Fund, is'.
var ordinals = wordset.Fields(`first second third fourth fifth sixth last other former latter`)

// reachOfSigning bounds the tokens from a paper told by its number back to its signing.
const reachOfSigning = 160

// ordered reads a paper that is told by its number, with the lender or donor that it is signed
// with: 'The first, with the Kuwait Fund, is a loan of 6 million dinars', 'The second was
// concluded with the Bank: US$ 40 million', 'The third comes from Norway. It is a grant, NOK 5
// million'. Who signed them all takes.
func (r *reading) ordered(f *Flow, _ int) bool {
	s := r.s
	first, end := r.sent.First, s.Amounts[f.Amount].First
	if s.Is(first, "it") && s.In(first+1, be) && first > 0 {
		before := s.SentenceOf(first - 1)
		if before.Block != r.sent.Block || !s.In(first+2, giftNouns) && !s.In(first+3, giftNouns) || r.sent.First+5 < end-3 {
			return false
		}
		first, end = before.First, before.Last
	}
	if !s.Is(first, "the") || !s.In(first+1, ordinals) || s.Is(first+2, "phase") {
		return false
	}
	for i := first + 2; i < min(end, first+14); i++ {
		if s.AmountAt(i) >= 0 {
			return false
		}
		if !s.Is(i, "with", "from", "by") {
			continue
		}
		ps, _ := s.PartiesFrom(i+1, end)
		if len(ps) == 0 {
			continue
		}
		if len(ps) != 1 || !s.mayGive(ps[0]) {
			return false
		}
		f.Donors, f.Recipients = ps, s.signedBefore(first, s.Partners[ps[0]].Value.ID)
		f.Stage, f.Kind = Commitment, r.kindIn(r.sent.First, r.sent.Last)
		if first < r.sent.First || len(f.Recipients) > 0 {
			f.Doubts = append(f.Doubts, FarEvidence)
		}
		return true
	}
	return false
}

// kindIn is the kind that the first noun of money among the tokens tells.
func (r *reading) kindIn(first, end int) string {
	for i := first; i < end; i++ {
		if k := kindOfNoun(r.s.Lower(i)); k != "" {
			return k
		}
	}
	return ""
}

// signedBefore are the parties that signed the papers which token i is about to tell one by
// one, but for the giver; nil where no near sentence tells them.
func (s *Sheet) signedBefore(i int, giver string) []int {
	for j := i - 1; j >= max(0, i-reachOfSigning); j-- {
		if !s.Is(j, "signed", "concluded") || s.Is(j+1, "by", "with", "between") {
			continue
		}
		sent := s.SentenceOf(j)
		first, _, passive := s.groupBefore(j, sent.First)
		if passive {
			return nil
		}
		ps := s.SubjectTo(first, sent.First)
		if len(ps) == 0 {
			r := reading{s: s, sent: sent}
			k := r.spokenFor(first)
			if k < 0 {
				return nil
			}
			ps = []int{k}
		}
		if len(ps) != 1 || s.Partners[ps[0]].Value.ID == giver {
			return nil
		}
		return ps
	}
	return nil
}
