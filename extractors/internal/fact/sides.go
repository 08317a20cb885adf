package fact

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// ledInto takes the subject of a list item that begins with its verb from the
// sentence that leads into the list: 'The Bank intends to: • provide …'.
func (r *reading) ledInto(f *Flow) bool {
	s := r.s
	first, end := s.LeadIn(r.sent.Block)
	if first == end {
		return false
	}
	for i := end - 1; i > first; i-- {
		if !s.isFinite(i) || s.isFinite(i-1) || s.In(i, be) && s.Is(i+1, ":") {
			continue
		}
		ps := s.SubjectTo(i, first)
		if len(ps) == 0 {
			if k := s.implied(i, first); k >= 0 {
				ps = []int{k}
				f.Doubts = append(f.Doubts, DonorImplied)
			}
		}
		if len(ps) > 0 {
			f.Donors = ps
			f.Doubts = append(f.Doubts, FarEvidence)
			f.future = s.In(end-2, futures)
			return true
		}
	}
	return false
}

// LeadIn is the last sentence of the paragraph that a list item's list stands under,
// where a colon ends it: tokens, the same twice where there is none.
func (s *Sheet) LeadIn(block int) (first, end int) {
	if block >= len(s.Doc.Blocks) || s.Doc.Blocks[block].Kind != document.Item {
		return 0, 0
	}
	b := block - 1
	for b >= 0 && s.Doc.Blocks[b].Kind == document.Item {
		if v := s.View.Blocks[b]; v.Len() > 0 && s.View.Text[v.End-1] == ':' {
			break // an item that leads into its own items
		}
		b--
	}
	if b < 0 || s.View.Blocks[b].Len() == 0 {
		return 0, 0
	}
	if k := s.Doc.Blocks[b].Kind; k != document.Paragraph && k != document.Item {
		return 0, 0
	}
	_, end = s.TokensIn(s.View.Blocks[b])
	if end == 0 || !s.Is(end-1, ":") {
		return 0, 0
	}
	return s.SentenceOf(end - 1).First, end
}

// givenBy reads the donors from 'from Japan' or 'by the Fund' behind the amount.
func (r *reading) givenBy(f *Flow) bool {
	s := r.s
	start := s.Amounts[f.Amount].End
	if s.Text(start) == "(" {
		start = s.skipBrackets(start, r.sent.Last)
	}
	for i := start; i < min(r.sent.Last, start+16); i++ {
		switch {
		case s.AmountAt(i) >= 0 || s.Is(i, ";", "that", "which", "with", "alongside") || s.Is(i, ",") && i > start+8 ||
			s.Is(i, "to") && s.IsLower(i+1) && !s.In(i+1, determiners):
			return false
		case s.doneBy(i), s.Is(i, "and") && s.Is(i-1, ",") && s.In(i+1, giftNouns):
			return false
		case s.Is(i, "from", "by") && !(s.Is(i, "by") && s.In(i-1, funding) && s.Is(i-2, ",")):
			if ps, next, end := s.objects(i+1, r.sent.Last); len(ps) > 0 {
				if len(next) > 0 && s.Is(r.sent.First, "with", "thanks", "through", "using", "under") {
					f.Recipients = next
				}
				f.Donors = ps
				f.End = max(f.End, end)
				return true
			}
			if k, end := s.officerFrom(i+1, r.sent.Last); k >= 0 {
				f.Donors, f.End = []int{k}, max(f.End, end)
				return true
			}
			if s.Is(i, "by") {
				return false
			}
		case s.Is(i, "out") && s.Is(i+1, "of"):
			if ps, _, end := s.objects(i+2, r.sent.Last); len(ps) > 0 && s.mayGive(ps[0]) {
				f.Donors, f.End = ps, max(f.End, end) // 'a grant out of the Fund'
				return true
			}
		}
	}
	return false
}

// objects is the list of parties at token i without the subject of a clause that
// begins behind a comma: in 'from Norway, UNDP supports' Norway, and UNDP is next.
func (s *Sheet) objects(i, limit int) (parties, next []int, end int) {
	parties, end = s.PartiesFrom(i, limit)
	for n := 1; n < len(parties)-1; n++ {
		// 'from USAID, and the Fund, the Bank and others gave': a clause begins behind the first
		if before := s.beforeOwner(s.Partners[parties[n]].First, i); s.Is(before-1, "and") && s.Is(before-2, ",") {
			return parties[:n], nil, s.Partners[parties[n-1]].End
		}
	}
	n := len(parties) - 1
	if n > 0 && s.AmountAt(end) >= 0 {
		// 'by Norway, and the Bank $2 million': the last begins a clause of its own
		return parties[:n], nil, s.Partners[parties[n-1]].End
	}
	if n < 1 || !s.isFinite(end) {
		return parties, nil, end
	}
	end = s.Partners[parties[n-1]].End
	switch before := s.beforeOwner(s.Partners[parties[n]].First, i); {
	case s.Is(before-1, ","):
		return parties[:n], parties[n:], end
	case s.Is(before-1, "and") && s.Is(before-2, ","):
		return parties[:n], nil, end
	}
	_, end = s.PartiesFrom(i, limit)
	return parties, nil, end
}

// doneBy reports whether 'by' at token i names who does something else than give: 'to
// be implemented by UNEP'.
func (s *Sheet) doneBy(i int) bool {
	w := s.Lower(i - 1)
	return s.Is(i, "by") && s.IsLower(i-1) && participle(w) && !funding.Has(w) && verbs[w] != gives &&
		verbs[w] != commits && verbs[w] != pledges
}

// recipient reads 'to the Fund' or 'for UNICEF' behind the amount.
func (r *reading) recipient(f *Flow) { r.recipientBehind(f, r.s.Amounts[f.Amount].End) }

// recipientBehind reads the same from token start on: 'a grant that Belgium awarded [to Enabel]'.
func (r *reading) recipientBehind(f *Flow, start int) {
	s := r.s
	if s.Is(start, "each", "apiece") {
		start++
	}
	start = s.pastOtherCurrency(start, r.sent.Last)
	verb := start
	if p, ok := r.given(start); ok {
		verb = p.end // 'has been given to'
	}
	for i := start; i < min(r.sent.Last, max(verb+4, start+14)); i++ {
		switch {
		case s.Is(i, "which") && r.repaidBy(f, i+1):
			return
		case s.AmountAt(i) >= 0, s.Is(i, ";", "that", "which", "who", "."), i >= verb && s.isFinite(i) && !participle(s.Lower(i)):
			return
		case s.Is(i, "to", "for", "into", "towards", "toward"), s.Is(i, "of") &&
			s.Is(i-1, "support", "favour", "favor", "benefit", "disposal", "service") && s.Is(i-2, "in", "the"),
			s.Is(i, "in") && i <= start+1 && s.namesBody(i+1):
			ps, _, end := s.objects(i+1, r.sent.Last)
			if work := s.workOf(i+1, r.sent.Last); len(ps) == 0 && work > 0 {
				ps, _, end = s.objects(work, r.sent.Last)
			}
			if len(ps) == 0 {
				if s.Is(i, "to") && s.Kind(i+1) == segment.Word && !s.In(i+1, determiners) {
					return // 'to support': a purpose
				}
				continue
			}
			if s.Is(end, "-") && s.Glued(end) {
				return // 'to the UNDP-managed fund'
			}
			if s.Is(i, "in") && (s.In(end, moneyNouns) || s.Is(end, "resources", "money", "-")) {
				continue // 'in Fund resources'
			}
			if s.Kind(end) == segment.Possessive {
				if v := s.Partners[ps[0]].Value; len(ps) == 1 && v.Type != record.Government &&
					v.Type != record.PrivateSector && s.ownWork(end+1, r.sent.Last) {
					f.Recipients, f.End = ps, max(f.End, end) // 'to the ILO's programmes'
				}
				return // 'to Malawi's farmers'
			}
			if s.Is(i, "for") && s.IsWord(end) && s.IsLower(end) && !s.In(end, behindTaker) {
				return // 'for Ukraine recovery'
			}
			for _, d := range f.Donors {
				if s.Partners[d].Value.ID == s.Partners[ps[0]].Value.ID {
					return
				}
			}
			f.Recipients = ps
			f.End = max(f.End, end)
			return
		}
	}
}

// pastOtherCurrency is the token behind a bracket at token i that gives the sum before it in
// another currency, or i: 'EUR 12 million [(about USD 13 million)] to WFP'.
func (s *Sheet) pastOtherCurrency(i, limit int) int {
	if s.Text(i) != "(" {
		return i
	}
	if end := s.skipBrackets(i, limit); s.hasAmount(i, end) {
		return end
	}
	return i
}

// repaidBy reads who owes a loan, at token i: 'which [the Ministry of Finance will repay]'.
func (r *reading) repaidBy(f *Flow, i int) bool {
	s := r.s
	ps, end := s.PartiesFrom(i, r.sent.Last)
	for n := 0; n < 3 && s.In(end, auxiliaries); n++ {
		end++
	}
	if len(ps) == 0 || !s.Is(end, "repay", "repays", "repaid", "reimburse", "reimburses") {
		return false
	}
	f.Recipients, f.Kind = ps, "loan"
	f.End = max(f.End, end+1)
	return true
}

// namesBody reports whether the name of a body, no country's, stands at token i.
func (s *Sheet) namesBody(i int) bool {
	if s.Is(i, "the") {
		i++
	}
	k := s.PartnerAt(i)
	return k >= 0 && s.IsCapital(i) && !s.Partners[k].Value.Weak
}

// behindTaker are the words that may follow who gets money behind 'for'; 'for Ukraine recovery' names none.
var behindTaker = wordset.Fields(`to in for through over and by as from since under with that which who where on at during until via will`)

// works are what a body does with money given to it.
var works = wordset.Fields(`programmes programme programs program project projects work budget activities operations operation
	appeal response efforts fund initiative plan campaign account budgets facility window centre center resources funds coffers`)

// workOf is the token behind a body's own work and 'of' at token i, where a body is named there:
// 'the regular budget of [UNESCO]', 'the account of'; 0 where none is.
func (s *Sheet) workOf(i, limit int) int {
	for j := i; j < min(limit, i+5) && s.IsWord(j) && s.PartnerAt(j) < 0; j++ {
		if s.In(j, works) && s.Is(j+1, "of") {
			ps, _ := s.PartiesFrom(j+2, limit)
			if len(ps) != 1 || s.Partners[ps[0]].Value.Weak || s.Partners[ps[0]].Value.Type == record.Government {
				return 0
			}
			return j + 2
		}
	}
	return 0
}

// ownWork reports whether a body's own work stands behind its possessive at token i: 'the
// ILO's regular budget'.
func (s *Sheet) ownWork(i, limit int) bool {
	for j := i; j < min(limit, i+4) && s.IsWord(j) && !s.In(j, prepositions); j++ {
		if s.In(j, works) {
			return true
		}
	}
	return false
}
