package fact

import (
	"strings"

	"factsheet/pipeline/record"
)

// sides tells giver from taker where two parties sign for a grant or a loan: the
// bank, agency or organisation gives, else the first named.
func (r *reading) sides(f *Flow) {
	s := r.s
	giver := 0
	a := &s.Amounts[f.Amount]
	if k := s.paysAgency(f.Donors); k >= 0 && !s.lendsIn(a.First-6, a.End+6) {
		giver = k
		f.givenFrom(giver)
		return
	}
	paid := s.sharesCost(a.End) || s.Is(a.First-2, "agreement") &&
		s.Is(a.First-3, "contribution", "funding", "financing", "support") // what a government pays in
	for _, k := range f.Donors {
		paid = paid && !isBank(s.Partners[k].Value.Name) // who lends and grants pays nothing in
	}
	for i, k := range f.Donors {
		if paid {
			if s.Partners[k].Value.Type == record.Government {
				giver = i
				break
			}
			continue
		}
		if v := s.Partners[k].Value; v.Type == record.Multilateral || v.Type == record.Fund {
			giver = i
			break
		}
	}
	f.givenFrom(giver)
}

// givenFrom makes one of the parties that sign the giver, and the others takers.
func (f *Flow) givenFrom(giver int) {
	both := f.Donors
	f.Donors = []int{both[giver]}
	for i, k := range both {
		if i != giver {
			f.Recipients = append(f.Recipients, k)
		}
	}
	f.Doubts = append(f.Doubts, DonorImplied)
}

// paysAgency is the party of two that is a donor's government, where the other is an
// organisation that lives on what is given to it, no bank or fund; or -1.
func (s *Sheet) paysAgency(parties []int) int {
	if len(parties) != 2 {
		return -1
	}
	for i, k := range parties {
		a, b := &s.Partners[k].Value, &s.Partners[parties[1-i]].Value
		if a.Type == record.Government && IsDonor(a.Country) && b.Type == record.Multilateral && !isBank(b.Name) {
			return i
		}
	}
	return -1
}

// isBank reports whether an organisation's name is one of those that lend and grant.
func isBank(name string) bool {
	l := strings.ReplaceAll(strings.ToLower(name), "commissioner", "") // no commission: the UNHCR
	for _, w := range [...]string{"bank", "monetary", "finance", "european union", "agricultural development", "commission"} {
		if strings.Contains(l, w) {
			return true
		}
	}
	return false
}

// lendsIn reports whether a loan or credit is spoken of among the tokens.
func (s *Sheet) lendsIn(first, end int) bool {
	for i := first; i < end; i++ {
		if s.Is(i, "loan", "credit", "loans") {
			return true
		}
	}
	return false
}
