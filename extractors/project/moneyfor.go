package project

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// moneyFor is the sum that is given for the project named at a token: 'an agreement
// worth $5 million for the', 'a EUR 17 million loan to the utility for the', '$5 million
// through its'; -1 where none is.
func (f *finder) moneyFor(first, start int) int {
	i := first - 1
	for n := 0; n < 3 && f.Is(i, "the", "a", "its", "new", "joint"); n++ {
		i--
	}
	if f.Kind(i) == segment.Possessive {
		if k := f.PartnerAt(i - 1); k >= 0 {
			i = f.Partners[k].First - 1
			if f.Is(i, "the") {
				i--
			}
		}
	}
	if !f.Is(i, "for", "to", "towards", "through", "under", "from", "in", "into", "via", "by") {
		return -1
	}
	a := fact.Since(f.Amounts, start)
	last := -1
	for ; a < len(f.Amounts) && f.Amounts[a].First < i; a++ {
		last = a
	}
	if last < 0 || i-f.Amounts[last].End > 14 {
		return -1
	}
	near := f.AmountAt(i-1) == last || f.Text(i-1) == ")" && f.AmountAt(i-2) == last || f.Is(i-1, "is", "are") && f.AmountAt(i-2) == last
	for j := f.Amounts[last].End; j < i; j++ {
		if f.Is(j, ";", "that", "which", "while") || f.verbHere(j) && !f.Is(j, "provided") && !(j == i-1 && f.Is(j, "is", "are")) &&
			!f.In(j+1, setAside) {
			return -1
		}
	}
	for _, w := range f.FlowsIn(f.Amounts[last].First, i) {
		if len(w.Donors) > 0 && !(f.OfUnitedStates() && hasDoubt(w.Doubts, fact.DonorImplied)) {
			return f.Amounts[last].First
		}
	}
	given := f.lent(last, i) || f.In(i-1, setAside) || f.In(f.Amounts[last].End+1, setAside)
	if near || f.Is(i, "for", "to", "towards") && given {
		return f.Amounts[last].First
	}
	return -1
}

// setAside are the participles that give a sum to what stands behind them.
var setAside = wordset.Fields(`set aside earmarked intended meant reserved allocated destined directed devoted lent granted given paid
	approved committed`)

// lent reports whether a loan or grant stands right behind a sum, before token end, or the
// sum is said to be of one: 'the loan of $9 million to Fiji for'.
func (f *finder) lent(a, end int) bool {
	if i := f.Amounts[a].First; f.Is(i-1, "of") && f.Is(i-2, "loan", "grant", "credit") {
		return true
	}
	for j := f.Amounts[a].End; j < min(end, f.Amounts[a].End+3); j++ {
		if f.Is(j, "loan", "grant", "credit", "financing", "contribution", "agreement") {
			return true
		}
	}
	return false
}
