package project

import (
	"sort"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/record"
	"factsheet/pipeline/wordset"
)

// paidFor are the words of a heading over what the body that it names pays for: 'Selected
// KOICA projects', 'EDCF loans'.
var paidFor = wordset.Fields(`project projects programmes programs loans grants operations portfolio activities investments
	initiatives funded financed supported`)

// financier gives a project of a list without a donor the body that the heading over it
// names, or the bank, fund, foundation or donor's mission whose own sheet it is, where a sum is told
// that is no mere cost; it reports whether it did. The title stands at token i.
func (f *finder) financier(v *record.Project, i int, sum bool) bool {
	if len(v.Funding) > 0 {
		return false
	}
	k := f.headingPayer(i)
	if k < 0 && sum && !f.OfUnitedStates() {
		k = f.Giver() // for an embassy, its land
	}
	if k < 0 {
		return false
	}
	v.Funding = f.IDs([]int{k})
	return true
}

// headingOver is the heading that token i stands under.
func (f *finder) headingOver(i int) (fact.Entry, bool) {
	all := f.Entries()
	n := sort.Search(len(all), func(n int) bool { return all[n].TitleFirst > i }) - 1
	for n >= 0 && !all[n].Heading {
		n--
	}
	if n < 0 || all[n].End <= i {
		return fact.Entry{}, false
	}
	return all[n], true
}

// headingPayer is the one body that gives aid and that the heading over token i names before
// what it pays for; -1 where there is none.
func (f *finder) headingPayer(i int) int {
	e, ok := f.headingOver(i)
	if !ok || !paidFor.Has(f.Lower(e.TitleEnd-1)) && !paidFor.Has(f.Lower(e.TitleFirst)) {
		return -1
	}
	payer := -1
	for k := fact.Since(f.Partners, e.TitleFirst); k < len(f.Partners) && f.Partners[k].First < e.TitleEnd; k++ {
		if f.Partners[k].Value.Weak && f.Is(f.Partners[k].First-1, "in", "for") {
			continue // where they are
		}
		if payer >= 0 || !f.givesAid(k) || f.Is(f.Partners[k].First-1, "with", "to") {
			return -1
		}
		payer = k
	}
	return payer
}
