package fact

import (
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// funding are the participles that name a funder behind 'by'.
var funding = wordset.Fields(`funded financed co-funded co-financed cofinanced cofunded supported sponsored backed`)

// donorInBrackets reads a donor with its sum in brackets: 'financed by the EU (EUR 5 million)',
// 'The donors are Japan ($1 million) and Norway ($2 million)'.
func (r *reading) donorInBrackets(f *Flow, _ int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	if !s.fillsBracket(a.First, a.End) {
		return false
	}
	if s.Is(a.First-2, "contributor", "donor", "funder", "supporter", "financier", "backer", "lender", "giver") {
		// 'Germany remained the largest contributor (US$ 12 million)'
		for v := a.First - 3; v > max(r.sent.First, a.First-9); v-- {
			if s.In(v, be) || s.Is(v, "remained", "remains", "became") {
				if ps := s.SubjectTo(v, r.sent.First); len(ps) == 1 {
					f.Donors, f.First, f.End = ps, s.Partners[ps[0]].First, a.End+1
					return true
				}
				return false
			}
		}
	}
	k := s.PartnerAt(a.First - 2)
	if k < 0 || s.Partners[k].End != a.First-1 {
		return false
	}
	for i := max(r.sent.First, a.First-40); i < a.First; i++ {
		from := (s.In(i, giftNouns) || s.Is(i, "money", "cash")) && s.Is(i+1, "from", "by") ||
			s.Is(i, "support", "funding", "contribution", "assistance") && s.Is(i+1, "of")
		if from || s.In(i, funding) && s.Is(i+1, "by") || s.In(i, thanked) {
			f.Donors, f.First, f.End = []int{k}, s.Partners[k].First, max(a.End+1, s.skipBrackets(a.First-1, r.sent.Last))
			return true
		}
	}
	return r.throughBodies(f, k)
}

// thanked are words before a list of donors, each with its sum.
var thanked = wordset.Fields(`donors donor funders sources contributors contributor contributions thanks thank thanked acknowledges
	acknowledge grateful`)

// fillsBracket reports whether a sum, or a sum and a date, fill a bracket.
func (s *Sheet) fillsBracket(first, end int) bool {
	if !s.Is(first-1, "(") {
		return false
	}
	if d := s.DateAt(end + 1); s.Is(end, ",", "over", "in", "for") && d >= 0 {
		end = s.Dates[d].End
	}
	return s.Text(end) == ")"
}

// fundedBy reads 'funded by Japan with $3 million'.
func (r *reading) fundedBy(f *Flow, g int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	for i := a.First - 1; i > max(r.clear, a.First-22); i-- {
		if s.Is(i, ";", ":") {
			return false
		}
		again := r.last != nil && r.last.Rule == "contribution.funded_by" && s.Is(i-1, ",", "and") // 'by Norway with $2 million and by'
		if !s.Is(i, "by") || !s.In(i-1, funding) && !(s.Is(i-1, "for") && s.Is(i-2, "paid")) && !again {
			continue
		}
		ps, end := s.PartiesFrom(i+1, a.First)
		if len(ps) == 0 || a.First-end > 10 {
			return false
		}
		for j := end; j < a.First; j++ {
			if !(s.In(j, toSum) || s.Is(j, ",", "-") || s.Kind(j) == segment.Number) {
				return false
			}
		}
		f.Donors, f.First = ps, i-1
		if s.Is(i-1, "for") {
			f.First = i - 2
		}
		if again {
			f.First = i
		}
		return true
	}
	return false
}

// toSum are the words between a funder and its sum.
var toSum = wordset.Fields(`with to the tune of a an total and amount through at for grant contribution in about around
	approximately nearly over more than budget cost costs some`)

// donorList reads a list of donors behind a label that says so, each with its sum:
// 'Funding: USAID US$ 12 million; Norway NOK 40 million', 'thanks to the donors of
// unrestricted funds: Sweden USD 103 million | Norway USD 78.6 million'.
func (r *reading) donorList(f *Flow, _ int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	end := a.First
	if s.Is(end-1, ":", "–", ",") && s.PartnerAt(end-1) < 0 {
		end--
	}
	k := s.PartnerAt(end - 1)
	if k < 0 || s.Partners[k].End != end || a.End < r.sent.Last && !s.Is(a.End, ";", ",", ".", "and", "|") {
		return false
	}
	label := s.donorLabel(r.sent.First, s.Partners[k].First)
	if label < 0 || !s.Is(s.beforeOwner(s.Partners[k].First, label)-1, ":", ";", ",", "and", "|") {
		return false
	}
	f.Donors, f.First = []int{k}, s.Partners[k].First
	return true
}

// givers are the nouns in a label over those who gave.
var givers = wordset.Fields(`donors donor funders funder contributors contributor`)

const donorLabelWords = 16

// donorLabel is the colon of the label that begins at token i, before the limit, and says
// that donors follow; -1 where there is none.
func (s *Sheet) donorLabel(i, limit int) int {
	said := s.Is(i, "funding", "contributions")
	for j := i; j < min(limit, i+donorLabelWords); j++ {
		if said && s.Is(j, ":") {
			return j
		}
		said = said || s.In(j, givers) && !s.Is(j+1, "'", "country", "countries")
	}
	return -1
}

// throughBodies reads a list of those who get the money, each with its sum in brackets:
// 'supports the plan through UNICEF (£15 million) and UNFPA (£9 million)'. The partner
// stands before the bracket.
func (r *reading) throughBodies(f *Flow, k int) bool {
	s := r.s
	i := s.beforeOwner(s.Partners[k].First, r.sent.First)
	for s.Is(i-1, "and", ",", "&") || s.Is(i-1, "the") {
		// Back over the one before in the list.
		for s.Is(i-1, "and", ",", "&", "the") {
			i--
		}
		if s.Text(i-1) != ")" || s.AmountAt(i-2) < 0 {
			break
		}
		a := &s.Amounts[s.AmountAt(i-2)]
		b := s.PartnerAt(a.First - 2)
		if s.Text(a.First-1) != "(" || b < 0 || s.Partners[b].First < r.sent.First {
			return false
		}
		i = s.beforeOwner(s.Partners[b].First, r.sent.First)
	}
	if !s.Is(i-1, "through", "via") || i-2 < r.sent.First {
		return false
	}
	told := false
	for j := i - 2; j >= max(r.sent.First, i-30) && !told; j-- {
		c := verbs[s.Lower(j)]
		told = s.IsLower(j) && (c == backs || c == gives || c == commits ||
			s.Is(j, "delivered", "delivers", "channelled", "channeled", "implemented", "works"))
	}
	if !told {
		return false
	}
	if !r.inherited(f, i-1) {
		f.Donors = nil
	}
	if len(f.Donors) > 0 && s.Partners[f.Donors[0]].Value.ID == s.Partners[k].Value.ID {
		f.Donors = nil
		return false
	}
	f.Recipients = []int{k}
	f.First, f.End = s.Partners[k].First, s.Amounts[f.Amount].End+1
	f.Rule = "contribution.behind_object"
	return true
}

// isDonor reads 'the United States is the largest donor to UNHCR with $2 billion'.
func (r *reading) isDonor(f *Flow, g int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	prep := a.First - 1
	for prep > g && !s.Is(prep, "with") {
		prep--
	}
	if !s.Is(prep, "with") {
		return false
	}
	for j := prep - 1; j > max(r.sent.First, prep-9); j-- {
		if !s.Is(j, "donor", "contributor", "funder") {
			continue
		}
		for v := j - 1; v > max(r.sent.First, j-7); v-- {
			if !s.In(v, be) {
				continue
			}
			first, _, _ := s.groupBefore(v, r.sent.First)
			ps := s.SubjectTo(first, r.sent.First)
			if len(ps) != 1 {
				return false
			}
			f.Donors, f.First = ps, s.Partners[ps[0]].First
			if s.Is(j+1, "to", "of") {
				f.Recipients, _ = s.PartiesFrom(j+2, prep)
			}
			return true
		}
	}
	return false
}

// ofFunding sets the donor to the body whose funding the money is: '$8 million in
// USAID funding'.
func (r *reading) ofFunding(f *Flow) {
	s := r.s
	i := s.Amounts[f.Amount].End
	if !s.Is(i, "in", "of") {
		return
	}
	for i++; s.Is(i, "new", "additional", "the"); i++ {
	}
	if k := s.PartnerAt(i); k >= 0 && s.Is(s.Partners[k].End, "funding", "funds", "financing") {
		f.Donors = []int{k}
		f.End = max(f.End, s.Partners[k].End+1)
	}
}

// paysWith are the verbs of which 'with' alone tells the money: 'joined the scheme with $4 million'.
var paysWith = wordset.Fields(`finance finances financed financing co-finance co-finances co-financed co-financing cofinance
	cofinances cofinanced cofinancing fund funds funded funding cofund cofunds cofunded support supports supported supporting
	match matches matched matching back backs backed join joins joined joining participate participates participated participating
	sponsor sponsors sponsored assist assists assisted`)

// behind reads an amount that stands behind its verb's object: 'will support the
// farmers through $5 million in grants', 'will launch the initiative with a $1
// million investment'.
func (r *reading) behind(f *Flow, g int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	// The preposition is among the lead words or right before them.
	prep := -1
	for j := a.First - 1; j >= max(g, r.clear); j-- {
		if s.Is(j, "through", "with", "via") {
			prep = j
			break
		}
	}
	if i := a.First - 2; s.Is(i, "tune") && s.Is(i-2, "to") && i-2 > r.clear {
		prep = i - 2 // 'finances to the tune of'
	}
	if s.Is(prep-1, ",", "that") {
		return false // 'announced that, with $10 million'
	}
	worth := prep > 0 && s.Is(a.First-1, "of", "to", "than", "approximately", "nearly", "about") &&
		s.Is(prep+1, "a", "total", "combined") && s.Is(prep+2, "total", "value", "combined")
	if prep < 0 || prep <= r.sent.First {
		return false
	}
	// 'finances the programme with EUR 10 million' needs no noun of money.
	for j := prep - 1; !worth && s.Is(prep, "with", "to") && j >= max(r.clear, prep-16) &&
		(s.IsWord(j) || s.Kind(j) == segment.Number || s.Is(j, "-")); j-- {
		worth = s.IsLower(j) && (s.In(j, paysWith) || s.Is(j, "pays", "pay", "paid", "paying") && s.Is(j+1, "for")) || s.Is(j, "top", "tops", "topped", "topping") && s.Is(j+1, "up")
	}
	if !worth && !s.moneyNounIn(a.End, r.sent.Last) && !s.causeIn(a.End, r.sent.Last) {
		return false
	}
	for j := prep - 1; j >= r.clear; j-- {
		w := s.Lower(j)
		switch c := verbs[w]; {
		case c == gathers && !s.IsCapital(j), s.Is(j, ";", ":"):
			return false
		case (c == backs || c == opens || c == gives || c == commits) && s.IsLower(j) &&
			(!s.In(j, moneyNouns) || s.In(j-1, auxiliaries) ||
				s.Is(j-1, "-") && s.Is(j-2, "co") && (s.In(j-3, auxiliaries) || s.PartnerAt(j-3) >= 0) ||
				s.Is(j-1, ",", ")") || s.PartnerAt(j-1) >= 0):
			verb := j
			if s.Is(j-1, "-") && s.Is(j-2, "co") {
				verb = j - 2 // 'co-financing'
			}
			first, future, passive := s.groupBefore(verb, r.sent.First)
			if passive {
				return false
			}
			if !r.subject(f, first) || len(f.Donors) == 0 && !s.Is(first-1, "we") {
				continue
			}
			f.First = min(f.First, first)
			f.Stage = stageOf(c, w, future)
			return true
		}
	}
	return false
}
