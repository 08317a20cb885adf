package project

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/record"
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
	if f.Is(i, "of") && f.In(i-1, costs) {
		for i--; i > start && (f.In(i, costs) || f.Is(i, "the", "of", "and")); {
			i-- // 'towards the cost of the', 'for the financing of'
		}
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
	if f.Is(i-1, ",") && f.AmountAt(i-2) == last {
		i-- // 'a loan of $9 million, towards the cost of the'
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

// costs are what money for a project is said to be for.
var costs = wordset.Fields(`cost costs financing funding implementation execution realisation realization construction completion
	expenses expenditure`)

// paidNext reads the sentence that ends before token last and tells who pays for 'the project' that the
// sentence before it names: 'Norway funds the programme with NOK 5 million'. It gives the
// project the payer, the sum and the period, and reports whether it did.
func (f *finder) paidNext(v *record.Project, first, last int) bool {
	for i := first + 1; i+2 < last; i++ {
		if !f.IsLower(i) || !finances.Has(f.Lower(i)) && !f.Is(i, "pays", "pay", "paid", "paying") {
			continue
		}
		j := i + 1
		if f.Is(j, "for") {
			j++
		}
		if !f.Is(j, "the", "this", "it") || !f.Is(j, "it") && !f.projectNoun(j+1) {
			continue
		}
		ps := f.payers(i, first)
		if len(ps) == 0 {
			return false
		}
		v.Funding = union(v.Funding, f.IDs(ps))
		if a := fact.Since(f.Amounts, j); a < len(f.Amounts) && f.Amounts[a].First < min(last, j+6) {
			v.Amounts = union(v.Amounts, []string{f.Amounts[a].ID})
		}
		if v.Period == nil {
			v.Period = f.rangeIn(j, last)
		}
		return true
	}
	return false
}

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
