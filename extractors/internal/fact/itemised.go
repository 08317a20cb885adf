package fact

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// itemised reads a list item that opens with a sum, under a lead-in that tells of giving:
// 'announced $783 million in assistance, including: • $140 million in new funding', 'The
// Embassy supports: • SEK 45 million to UNFPA', 'Recent grants include: • $8 million to'.
func (r *reading) itemised(f *Flow, block int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	if s.Doc.Blocks[block].Kind != document.Item || !s.goesOn(a.End, r.sent.Last) {
		return false
	}
	from, _ := s.TokensIn(s.View.Blocks[block])
	opens := s.opensWith(s.firstWord(from, a.First), a.First)
	if !opens && !s.Is(s.beforeLead(a.First, from), "through", "with") {
		return false
	}
	first, end := s.LeadIn(block)
	if first == end {
		return false
	}
	asked := s.asksFor(first, end)
	if !opens && !(asked && s.moneyNounIn(a.End, r.sent.Last)) {
		return false
	}
	f.Rule = "contribution.itemised"
	switch {
	case asked:
		f.Stage = Budget
		r.ofBudgetOf(f, first, end)
	case r.ledByVerb(f, first, end), r.ledByNoun(f, first, end):
	default:
		return false
	}
	if len(f.Recipients) == 0 {
		r.recipient(f)
	}
	return true
}

// opensWith reports whether nothing but words that lead up to it stand between the item's
// beginning and its sum.
func (s *Sheet) opensWith(line, sum int) bool {
	for i := line; i < sum; i++ {
		if !s.In(i, lead) && !s.isFiller(i) && !s.isAdjective(i, line) && s.Text(i) != "-" {
			return false
		}
	}
	return true
}

// goesOn reports whether an item goes on behind its sum about whom or what the money is for.
func (s *Sheet) goesOn(i, limit int) bool {
	if s.Text(i) == "(" {
		i = s.skipBrackets(i, limit) // '(2021-2025)'
	}
	return s.Is(i, "in", "for", "to", "of", "through", ",", "towards", "over", "from", "–", "—") || s.moneyNounIn(i, limit)
}

// ledByVerb reads who gives from a lead-in whose own clause has a verb of giving, or from
// the sum that it tells.
func (r *reading) ledByVerb(f *Flow, first, end int) bool {
	s := r.s
	verb := -1
	for i := first; i < end; i++ {
		switch c := verbs[s.Lower(i)]; {
		case c == gathers && s.IsLower(i):
			return false
		case !s.IsLower(i):
		case c == gives, c == commits, c == pledges, c == asks, c == backs && s.isFinite(i) && s.bareBehind(i+1, end):
			verb = i
		}
	}
	if verb < 0 {
		return false
	}
	if n := len(s.flows) - 1; n >= 0 && s.Amounts[s.flows[n].Amount].First >= first {
		w := &s.flows[n]
		f.Donors, f.Stage = w.Donors, w.Stage
		f.Doubts = append(f.Doubts, FarEvidence)
		return true
	}
	return r.ledInto(f)
}

// bareBehind reports whether a lead-in's verb has no object of its own, so that the list is
// its object: 'supports, among others:', 'is funding the following:'.
func (s *Sheet) bareBehind(i, end int) bool {
	for ; i < end; i++ {
		if s.IsWord(i) && !s.In(i, asides) {
			return false
		}
	}
	return true
}

// ledToReceive reads who gives what a list item's body receives from the lead-in: 'The
// USDA awards announced today include:' over 'Tuskegee University will receive $2 million'.
// The verb group begins at token verb, in the item's first sentence and no clause of its own.
func (r *reading) ledToReceive(f *Flow, verb int) bool {
	s := r.s
	first, end := s.LeadIn(r.sent.Block)
	if first == end || s.Is(verb-1, "which", "that", "who") {
		return false
	}
	if from, _ := s.TokensIn(s.View.Blocks[r.sent.Block]); r.sent.First > from+2 {
		return false
	}
	g := s.givingOf(head{first: first, end: end})
	if len(g.donors) == 0 {
		return false
	}
	f.Donors, f.Doubts = g.donors, append(f.Doubts, FarEvidence)
	return true
}

// asides are the words between a lead-in's last verb or noun and its colon.
var asides = wordset.Fields(`among others other things amongst currently also now the following with as follows recently is are was
		were include includes including included comprise comprises comprised so far to date these here examples some of in this year
		since totalled below through`)

// ledByNoun reads a lead-in without a verb of giving that speaks of gifts: 'Recent grants
// include:', 'Sweden's funding includes:'. It tells who gives; where it does not, the sum
// that it goes on from does, or the sheet's publisher, whose grants they are.
func (r *reading) ledByNoun(f *Flow, first, end int) bool {
	s := r.s
	h, ok := s.readHead(first, end)
	if !ok || !s.bareBehind(s.behindNoun(first, end), end) {
		return false
	}
	f.Stage, f.Kind = h.stage, h.kind
	if s.Is(first, "the", "these", "this") {
		h.sums = true
	}
	if r.byHead(f, h); len(f.Donors) > 0 {
		return true
	}
	if !h.takers || h.stage == Disbursement {
		return false
	}
	if k := s.publisher(record.Foundation, record.Government, record.Multilateral, record.Fund); k >= 0 {
		f.Donors, f.Doubts = []int{k}, append(f.Doubts, DonorImplied)
		return true
	}
	return false
}

// behindNoun is the token behind the last noun of giving of a lead-in.
func (s *Sheet) behindNoun(first, end int) int {
	for i := end - 1; i >= first; i-- {
		if s.In(i, giverHeads) || s.In(i, takerHeads) {
			return i + 1
		}
	}
	return end
}

// proposals are the papers in which a government asks for money, and asking what is said
// of them.
var (
	proposals = wordset.Fields(`budget request proposal`)
	asking    = wordset.Fields(`includes include requests request proposes propose provides invests calls seeks would will also again
		further makes allocates reserves contains dedicates supports commits expands`)
)

// asksFor reports whether a lead-in's clause is about what a budget asks for: 'The
// President's Budget includes:', 'The budget request proposes'.
func (s *Sheet) asksFor(first, end int) bool {
	for i := first; i < end; i++ {
		if s.Proposes(i, first) {
			return true
		}
	}
	return false
}

// Proposes reports whether a budget that is asked for stands at token i, and behind it what
// it asks or is to do: 'the President's FY23 budget will invest'. Its phrase begins no
// earlier than token start.
func (s *Sheet) Proposes(i, start int) bool {
	return s.In(i, proposals) && s.In(i+1, asking) && (s.IsCapital(i) || s.isProposal(i, start))
}

// isProposal reports whether the budget at token i, in small letters, is a government's:
// 'the President's FY22 budget request', 'Japan's supplementary budget'.
func (s *Sheet) isProposal(i, start int) bool {
	for j := i - 1; j >= max(start, i-6); j-- {
		if s.Kind(j) == segment.Possessive {
			return s.Is(j-1, "president", "administration", "government", "minister") || s.PartnerAt(j-1) >= 0
		}
		if s.Is(j, "federal", "national", "draft", "supplementary") {
			return true
		}
	}
	return false
}

// ofBudgetOf tells whose budget a lead-in speaks of: the owner that it names, or the United
// States in a sheet of theirs.
func (r *reading) ofBudgetOf(f *Flow, first, end int) {
	s := r.s
	for i := first; i < end; i++ {
		if !s.In(i, proposals) {
			continue
		}
		for j := i - 1; j >= max(first, i-6); j-- {
			if d := s.DateAt(j); d >= 0 && s.Dates[d].Value.EDTF != nil {
				f.Year = *s.Dates[d].Value.EDTF // 'the FY 2023 Budget'
			}
			if k := s.PartnerAt(j - 1); s.Kind(j) == segment.Possessive && k >= 0 {
				f.Donors, f.Doubts = []int{k}, append(f.Doubts, FarEvidence)
				return
			}
		}
		break
	}
	if k := s.Country("US"); k >= 0 && s.OfUnitedStates() {
		f.Donors, f.Doubts = []int{k}, append(f.Doubts, DonorImplied)
	}
}
