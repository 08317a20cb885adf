package project

import (
	"slices"
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// roles reads who funds and who carries out a project from the text about it.
func (f *finder) roles(v *record.Project, first, end int) {
	for i := first; i < end; i++ {
		if f.IsLower(i) || i == first || f.IsCapital(i) &&
			(f.Kind(i-1) == segment.Break || f.BeginsLine(i) || f.Is(i-1, ".", ";", ":", "|", "(", "–", "—")) {
			f.role(v, i, first, end)
		}
	}
}

// subjectRole reads the part of the bodies whom a titled text begins with, where nothing
// else tells one: who supports, launches or funds something pays ('USADF launched an
// award'), who trains, equips or builds carries it out.
func (f *finder) subjectRole(v *record.Project, e fact.Entry) {
	if e.First >= e.End || len(v.Implementing) > 0 {
		return
	}
	last := min(f.SentenceOf(e.First).Last, e.End, e.First+34)
	lends := len(v.Funding) > 0 // by the sentences behind the first
	for _, w := range f.FlowsIn(e.First, last) {
		lends = lends || len(w.Donors) > 0
	}
	for i := e.First + 1; i < last; i++ {
		if !f.IsLower(i) {
			continue
		}
		pays, does := paysFor.Has(f.Lower(i)), carriesOut.Has(f.Lower(i))
		if lends && pays && !f.Is(i, "lends", "lend", "lent", "funds", "finances", "grants") || !pays && !does {
			continue
		}
		j := i
		for j > e.First && f.Is(j-1, "will", "has", "have", "to", "also", "plans", "intends", "is", "are", "jointly") {
			j--
		}
		ps, _ := f.PartiesTo(j, e.First)
		if len(ps) == 0 && f.Is(j-1, ",") {
			for n := j - 2; n > e.First; n-- {
				if f.Is(n, ",") {
					ps, _ = f.PartiesTo(n, e.First) // 'The Agency, through its office, will'
					break
				}
			}
		}
		for _, k := range ps {
			b := &f.Partners[k].Value
			switch {
			case pays && f.givesAid(k):
				v.Funding = union(v.Funding, []string{b.ID})
			case does && !b.Weak && !slices.Contains(v.Funding, b.ID):
				v.Implementing = union(v.Implementing, []string{b.ID})
			}
		}
		return
	}
}

// givesAid reports whether a body is of a kind that pays for projects: a foundation, a
// fund, a bank, a donor country's government or agency.
func (f *finder) givesAid(k int) bool {
	switch b := &f.Partners[k].Value; b.Type {
	case record.Foundation, record.Fund:
		return true
	case record.Government:
		return fact.IsDonor(b.Country)
	case record.Multilateral:
		return strings.Contains(b.Name, "Bank")
	}
	return false
}

var paysFor = wordset.Fields(`support supports supported launch launches launched fund funds funded finance finances financed provide provides provided
	award awards awarded
	invest invests invested contribute contributes contributed lend lends lent grant grants granted sponsor sponsors`)

var carriesOut = wordset.Fields(`train trains trained training equip equips equipped build builds built teach teaches run runs implement implements
	implemented deliver delivers
	delivered manage manages managed operate operates work works help helps helped restore restores restored install installs installed`)

// role reads who funds or carries out a project from the word at token i on: the
// declared patterns are those of fundedBy, carriedOutBy and gives.
func (f *finder) role(v *record.Project, i, first, end int) {
	if by := f.fundedBy(i); by > 0 {
		v.Funding = union(v.Funding, f.IDs(f.givers(i, f.fundersFrom(by, end))))
		return
	}
	if by := f.carriedOutBy(i); by > 0 {
		ps, _ := f.withJoined(by, end)
		if f.Is(i, "led", "spearheaded", "hosted", "coordinated") {
			ps = f.notDonors(ps)
		}
		v.Implementing = union(v.Implementing, f.IDs(ps))
		return
	}
	switch f.Lower(i) {
	case "which", "that":
		// 'the Farming Facility, which UNICEF and the Ministry will run'
		if ps, j := f.PartiesFrom(i+1, end); len(ps) > 0 {
			v.Implementing = union(v.Implementing, f.IDs(f.runners(ps, j, end)))
		}
	case "implement", "implements", "implemented", "run", "runs", "execute", "executes", "executed", "manage", "manages",
		"carry", "carries", "carried", "deliver", "delivers":
		j := i + 1
		if f.Is(j, "out") {
			j++
		}
		if f.Is(j, "the", "this") && (f.projectNoun(j+1) ||
			f.Is(j+1, "works", "activities", "construction", "measures", "work", "interventions", "component", "components",
				"network", "scheme", "system", "plant", "plants", "service", "services", "courses", "training")) {
			ps, _ := f.PartiesTo(f.beforeAuxiliaries(i, first), first) // 'UNICEF and the Ministry carry out the programme'
			v.Implementing = union(v.Implementing, f.IDs(ps))
		}
	case "charge":
		if f.Is(i-1, "in") && f.Is(i-2, "is", "are", "was", "were") {
			ps, _ := f.PartiesTo(f.beforeAuxiliaries(i-1, first), first) // 'The Roads Agency is in charge'
			v.Implementing = union(v.Implementing, f.IDs(ps))
		}
	case "executing", "implementing":
		v.Implementing = union(v.Implementing, f.IDs(f.agencyBefore(i, first)))
	case "alongside":
		if ps, j := f.PartiesFrom(i+1, end); len(ps) > 0 && f.Text(j) == "(" && f.AmountAt(j+1) >= 0 {
			v.Funding = union(v.Funding, f.IDs(ps)) // 'alongside AFD (€50 million)'
		}
	case "with", "together":
		v.Implementing = union(v.Implementing, f.IDs(f.workedWith(i, first, end)))
	case "cofinance", "cofinances", "co-finance", "co-finances", "cofund", "co-fund":
		if f.Is(i+1, "it") || f.Is(i+1, "the", "this") && f.projectNoun(i+2) {
			v.Funding = union(v.Funding, f.IDs(f.payers(i, first)))
		}
	case "provide", "provides", "fund", "funds", "finance", "finances":
		// 'China aims to provide long-term support': a giver without a sum.
		if len(v.Funding) == 0 && len(v.Amounts) == 0 && i < first+40 {
			if k := f.subjectBefore(i, first); k >= 0 && f.gift(i+1, end) {
				v.Funding = f.IDs([]int{k})
			}
		}
	default:
		if entrusts.Has(f.Lower(i)) {
			f.entrusted(v, i, first, end)
		}
	}
}

// notDonors are those of a list of bodies that are no donor country's government: one
// that leads a project need not carry it out.
func (f *finder) notDonors(ps []int) []int {
	var out []int
	for _, k := range ps {
		if v := &f.Partners[k].Value; v.Type != record.Government || !fact.IsDonor(v.Country) ||
			f.Country(v.Country) < 0 || f.Partners[f.Country(v.Country)].Value.ID != v.ID {
			out = append(out, k)
		}
	}
	return out
}

// fundedBy is the token behind words that name the funder next: 'funded by', 'paid for
// by', 'with support from', 'with a grant from', 'donor:'; 0 where there are none at token i.
func (f *finder) fundedBy(i int) int {
	switch f.Lower(i) {
	case "funded", "financed", "sponsored", "co-funded", "co-financed", "cofinanced", "cofunded", "supported", "backed", "bankrolled":
		by := i + 1
		if f.Is(by, "jointly", "mainly", "primarily", "entirely", "fully", "partly", "financially") {
			by++
		}
		if f.Is(by, "by", "through") && !(f.Is(by, "through") && f.Is(i, "supported", "backed")) {
			return by + 1
		}
	case "paid":
		if f.Is(i+1, "for") && f.Is(i+2, "by") {
			return i + 3
		}
	case "support", "funding", "financing", "contribution", "contributions", "grant", "grants", "loan", "co-financing":
		if f.Is(i+1, "from") || f.Is(i+1, "of") && f.Is(i, "support") {
			for j := i - 1; j >= i-5 && j >= 0; j-- {
				if f.Is(j, "with", "through", "to", "under", "by") {
					if f.Is(j, "with", "through") || f.Is(j, "to") && f.Is(j-1, "thanks") {
						return i + 2
					}
					break
				}
				if !f.IsWord(j) && f.AmountAt(j) < 0 {
					break
				}
			}
		}
	case "donor", "donors", "funder", "funders":
		if f.Is(i+1, ":") {
			return i + 2
		}
	}
	return 0
}

// givers are those of a list of bodies who fund by what the word at token i says: of
// those who support or back a project only such as give money.
func (f *finder) givers(i int, ps []int) []int {
	if !f.Is(i, "supported", "backed", "support", "supports", "back", "backs") {
		return ps
	}
	var out []int
	for _, k := range ps {
		switch v := &f.Partners[k].Value; v.Type {
		case record.Fund, record.Foundation:
			out = append(out, k)
		case record.Government, record.Multilateral:
			if fact.IsDonor(v.Country) || v.Type == record.Multilateral && (strings.Contains(v.Name, "Bank") || v.Acronym == "EU") {
				out = append(out, k)
			}
		}
	}
	return out
}

// carriedOutBy is the token behind words that name next who carries a project out:
// 'implemented by', 'led by', 'delivered through', 'carried out by', 'implementing
// partners:'; 0 where there are none at token i.
func (f *finder) carriedOutBy(i int) int {
	switch f.Lower(i) {
	case "implemented", "executed", "led", "delivered", "managed", "run", "co-implemented", "co-led", "coordinated",
		"administered", "spearheaded", "hosted":
		by := i + 1
		if f.Is(by, "jointly") {
			by++
		}
		if f.Is(by, "over", "for", "in", "since", "from", "between") {
			for n := 0; n < 5 && !f.Is(by, "by", ",", "."); n++ {
				by++ // 'implemented over six years by'
			}
		}
		switch {
		case f.Is(by, "by"):
			return by + 1
		case f.Is(by, "through") && f.Is(i, "implemented", "delivered", "executed"):
			return by + 1
		case f.Is(by, "with") && f.Is(i, "delivered") && (f.PartnerAt(by+1) >= 0 || f.Is(by+1, "the") && f.PartnerAt(by+2) >= 0):
			return by + 1 // 'delivered with UNICEF and Oxfam'
		case f.Is(by, "with") && (f.Is(i-1, "jointly") || f.Is(by-1, "jointly") || f.Is(i, "implemented", "executed")):
			return by + 1
		}
		if f.Is(i, "implemented", "executed", "delivered", "run", "managed") {
			if with := f.joined(by); with > 0 {
				return with
			}
		}
	case "carried":
		if f.Is(i+1, "out") && f.Is(i+2, "by", "with") {
			return i + 3
		}
	case "done":
		if f.Is(i+1, "by") && f.Is(i-1, "is", "are", "was", "were", "being") && f.Is(i-2, "work", "works", "construction") {
			return i + 2
		}
	case "lead", "implementer", "implementers":
		if f.Is(i+1, ":") {
			return i + 2
		}
	case "implementing", "executing", "delivery":
		if f.Is(i+1, "partner", "partners", "agency", "agencies", "organisation", "organisations", "organization", "organizations") {
			switch {
			case f.Is(i+2, ":", "is", "are", "include", "includes"):
				return i + 3
			}
		}
	}
	return 0
}

// joined is the token behind 'in partnership with', 'together with' at token i, or 0.
func (f *finder) joined(i int) int {
	switch {
	case f.Is(i, "in") && f.Is(i+1, "partnership", "collaboration", "cooperation", "co-operation", "coordination") && f.Is(i+2, "with"):
		return i + 3
	case f.Is(i, "together", "jointly") && f.Is(i+1, "with"):
		return i + 2
	}
	return 0
}

// gift reports whether the verb at token i gives help: 'provide long-term support'.
func (f *finder) gift(i, end int) bool {
	if f.Is(i, "the", "this") && f.Is(i+1, "project", "programme", "program", "initiative") {
		return true // 'funds the programme'
	}
	for j := i; j < min(end, i+5); j++ {
		if f.Is(j, "support", "funding", "assistance", "financing", "grants") {
			return true
		}
	}
	return false
}

// beforeAuxiliaries is the first token of the verb group that ends in the verb at token i.
func (f *finder) beforeAuxiliaries(i, start int) int {
	for i > start && f.Is(i-1, "will", "to", "jointly", "has", "have", "had", "is", "are", "was", "were", "been", "also") {
		i--
	}
	return i
}

// subjectBefore is the partner right before the verb group that ends at token i, or
// -1.
func (f *finder) subjectBefore(i, start int) int {
	j := i - 1
	for j > start && f.Is(j, "will", "to", "aims", "plans", "intends", "has", "have", "is", "are", "also") {
		j--
	}
	ps, _ := f.PartiesTo(j+1, start)
	if len(ps) != 1 {
		return -1
	}
	return ps[0]
}
