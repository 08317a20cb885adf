package fact

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/wordset"
)

// InBrackets is the rule of bodies each with its sum in brackets.
const InBrackets = "contribution.in_brackets"

// inBrackets reads bodies of a list each with its sum in brackets: 'made grants to CARE ($3
// million) and Oxfam ($1 million)', 'the budget comes from the Fund (USD 15 million) and
// FAO (USD 2 million)'. What stands before the list tells whether they take or give.
func (r *reading) inBrackets(f *Flow, _ int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	if !s.Is(a.End, ")", ",", ";") {
		return false
	}
	open := a.First - 1
	for n := 0; n < 6 && open > r.sent.First && (s.In(open, lead) || s.Is(open, "award", "grant")); n++ {
		open-- // '(award of up to $5 million)'
	}
	if s.Text(open) != "(" {
		return false
	}
	k := s.PartnerAt(open - 1)
	if k < 0 || s.Partners[k].End != open || s.Partners[k].First < r.sent.First {
		return false
	}
	i := r.listStart(k)
	if i <= r.sent.First {
		return r.itemOfTakers(f, k, i)
	}
	giver := false
	switch j := i - 1; {
	case s.Is(j, "with"):
		return r.signedWith(f, k, j)
	case s.Is(j, "from", "by"):
		if !r.isGivenFrom(j) && !(s.Is(j-1, "followed") && r.last != nil && len(r.last.Donors) > 0) {
			return false
		}
		giver = true
	case s.Is(j, "to", "for"):
		if !r.isGivenTo(j) {
			return false
		}
	default:
		return false
	}
	f.First, f.End = s.Partners[k].First, a.End
	if giver {
		f.Donors = []int{k}
		return true
	}
	f.Recipients = []int{k}
	for j := i - 2; j >= max(r.sent.First, i-6) && f.Kind == ""; j-- {
		switch s.Lower(j) {
		case "grant", "grants":
			f.Kind = "grant"
		case "loan", "loans", "credits":
			f.Kind = "loan"
		}
	}
	r.listGiver(f, i-1)
	for _, d := range f.Donors {
		if s.Partners[d].Value.ID == s.Partners[k].Value.ID {
			return false
		}
	}
	return true
}

// signedWith reads a body behind 'with' at token j that an agreement was signed with, its sum
// in brackets: 'Two arrangements were signed: with Norway (NOK 37 million, June 2020) and with
// Italy'. A donor's government or a foundation gives, the sheet's own body takes; of others it
// is the other way round, where the sentence names who signs.
func (r *reading) signedWith(f *Flow, k, j int) bool {
	s := r.s
	paper, sealed := -1, false
	for i := j - 1; i >= r.sent.First && !(paper >= 0 && sealed); i-- {
		switch {
		case s.In(i, trades):
			return false
		case paper < 0 && s.In(i, papers):
			paper = i
		case s.Is(i, "signed", "concluded", "sealed", "agreed", "entered"):
			sealed = true
		}
	}
	if paper < 0 || !sealed {
		return false
	}
	f.First, f.End, f.Stage = s.Partners[k].First, s.Amounts[f.Amount].End, Commitment
	for i := f.End; i < min(r.sent.Last, f.End+4) && s.Text(i) != ")"; i++ {
		if d := s.DateAt(i); d >= 0 && s.Dates[d].Value.EDTF != nil {
			f.Year = *s.Dates[d].Value.EDTF // '(NOK 37 million, 4 June 2020)'
			break
		}
	}
	if v := &s.Partners[k].Value; v.Type == record.Government && IsDonor(v.Country) || v.Type == record.Foundation || v.Acronym == "EU" {
		f.Donors, f.Kind = []int{k}, "agreement"
		return true
	}
	ps := s.signers(r.sent.First, j)
	if len(ps) != 1 || s.Partners[ps[0]].Value.ID == s.Partners[k].Value.ID {
		return false
	}
	f.Donors, f.Recipients, f.Doubts, f.Kind = ps, []int{k}, append(f.Doubts, DonorImplied), "agreement"
	return true
}

// papers are what is signed with someone about money.
var papers = wordset.Fields(`agreement agreements arrangement arrangements contract contracts convention conventions memorandum memoranda
	mou mous protocol protocols letter letters`)

// signers are the parties that sign, before 'signed' or behind 'signed by', before token end.
func (s *Sheet) signers(first, end int) []int {
	for i := first; i < end; i++ {
		if !s.Is(i, "signed", "concluded", "sealed", "entered") {
			continue
		}
		if s.Is(i+1, "by") {
			ps, _ := s.PartiesFrom(i+2, end)
			return ps
		}
		group, _, passive := s.groupBefore(i, first)
		if passive {
			return nil
		}
		return s.SubjectTo(group, first)
	}
	return nil
}

// itemOfTakers reads a list item that begins with those who are given to, each with its
// sum, under a lead-in that tells of grants: 'The Agency's awards include:' over 'CARE ($3
// million) and Oxfam ($1 million) will drill wells'.
func (r *reading) itemOfTakers(f *Flow, k, i int) bool {
	s := r.s
	block := r.sent.Block
	from, _ := s.TokensIn(s.View.Blocks[block])
	if block >= len(s.Doc.Blocks) || s.Doc.Blocks[block].Kind != document.Item || i > r.sent.First || r.sent.First > from+2 {
		return false
	}
	h, ok := s.headOver(block, from, from)
	if !ok || !h.takers {
		return false
	}
	f.Recipients, f.First, f.End = []int{k}, s.Partners[k].First, s.Amounts[f.Amount].End
	f.Stage, f.Kind = h.stage, h.kind
	for j := h.first + 1; j < h.end; j++ {
		if d := s.PartnerAt(j - 1); s.In(j, takerHeads) && d >= 0 {
			f.Donors, f.Doubts = []int{d}, []string{FarEvidence}
			break
		}
	}
	return true
}

// listStart is the first token of a list of bodies with sums in brackets whose last is
// partner mention k.
func (r *reading) listStart(k int) int {
	s := r.s
	i := s.beforeOwner(s.Partners[k].First, r.sent.First)
	for n := 0; n < 40; n++ {
		j := i
		for j > r.sent.First && s.Is(j-1, "and", ",", ";", "&", "the") {
			j--
		}
		if j == i || s.Text(j-1) != ")" {
			return i
		}
		open := s.beforeBrackets(j, r.sent.First)
		if open == j || !s.hasAmount(open, j) {
			return i
		}
		b := s.PartnerAt(open - 1)
		if b < 0 {
			// a body that we do not know
			n := open
			for n > r.sent.First && open-n < 7 && (s.IsCapital(n-1) || n < open && s.Is(n-1, "of", "for", "the")) {
				n--
			}
			if n == open {
				return i
			}
			i = n
			continue
		}
		if s.Partners[b].First < r.sent.First {
			return i
		}
		i = s.beforeOwner(s.Partners[b].First, r.sent.First)
	}
	return i
}

// comings stand before 'from' or 'by' and those who give.
var comings = wordset.Fields(`comes come came coming derived drawn provided contributed received donated pledged committed supplied paid raised covered met borne
	contributions contribution donations pledges funding grants loans support financing co-financing cofinancing funds resources money commitments`)

// isGivenFrom reports whether what stands before 'from' at token j says that money comes.
func (r *reading) isGivenFrom(j int) bool {
	s := r.s
	for i := j - 1; i >= max(r.sent.First, j-12); i-- {
		if s.In(i, trades) {
			return false // 'imports of Ghana came from'
		}
	}
	for i := j - 1; i >= max(r.sent.First, j-3); i-- {
		if s.In(i, comings) || s.In(i, funding) {
			return true
		}
		if !s.IsWord(i) {
			return false
		}
	}
	return false
}

// isGivenTo reports whether what stands before 'to' at token j says that money is given: a
// verb of giving or a noun of it, with no body between.
func (r *reading) isGivenTo(j int) bool {
	s := r.s
	for i := j - 1; i >= max(r.sent.First, j-9); i-- {
		w := s.Lower(i)
		switch {
		case s.PartnerAt(i) >= 0 || s.AmountAt(i) >= 0 || s.Is(i, ".", ";", ":"):
			return false
		case s.In(i, trades):
			return false
		case s.In(i, giftNouns), s.Is(i, "funds", "money", "went", "goes", "go"), s.IsLower(i) &&
			(verbs[w] == gives || verbs[w] == commits || verbs[w] == pledges) && !s.Is(i, "announced", "announces"):
			return true
		}
	}
	return false
}

// listGiver finds who gives to a list whose 'to' stands at token j: the subject of the
// verb before it.
func (r *reading) listGiver(f *Flow, j int) {
	s := r.s
	for i := j - 1; i >= max(r.sent.First, j-12); i-- {
		c := verbs[s.Lower(i)]
		if !s.IsLower(i) || s.In(i, moneyNouns) && !s.In(i-1, auxiliaries) ||
			c != gives && c != commits && c != pledges && c != opens && c != asks {
			continue
		}
		first, future, passive := s.groupBefore(i, r.sent.First)
		if passive {
			f.Stage = stageOf(c, s.Lower(i), future)
			return
		}
		if try := *f; r.subject(&try, first) {
			f.Donors, f.Doubts = try.Donors, try.Doubts
			f.Stage = stageOf(c, s.Lower(i), future || try.future)
		}
		return
	}
}
