package fact

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// InPart is the rule of the parts of a sum told before.
const InPart = "contribution.part"

// partOf reads a part of a sum told before that goes to a body or cause of its own:
// '$120 million, including $40 million to WFP and $22 million for UNICEF', '$3 billion, of
// which $400 million went to IOM', 'This includes $5 million for wells', and the items
// under such a lead-in. Who gives the whole gives the part. What only says how the whole
// is made up ('of which EUR 7 million are grants') is no flow of its own.
func (r *reading) partOf(f *Flow, g int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	whole, far := r.wholeOf(f.Amount, s.beforeNoun(g, r.clear))
	if whole == nil || !s.moneyOf(whole, f.Amount) {
		return false
	}
	r.part = true
	if r.sharesWhole(f, whole) {
		if far {
			f.Doubts = append(f.Doubts, FarEvidence)
		}
		return true
	}
	if own := *f; r.givenBy(&own) || r.ofBody(&own) &&
		(len(whole.Donors) == 0 || s.Partners[own.Donors[0]].Value.ID != s.Partners[whole.Donors[0]].Value.ID) {
		return false // the part names its own giver
	}
	f.Recipients, f.End = nil, a.End
	if !r.wentTo(f) && !r.throughBody(f) {
		if r.recipient(f); len(f.Recipients) == 0 && !s.hasCause(a.End, r.sent.Last) {
			return false
		}
	}
	if len(f.Recipients) > 0 && s.IsCapital(f.End) && s.Kind(f.End) == segment.Word && s.PartnerAt(f.End) < 0 {
		f.Recipients = nil // 'for DOE Weatherization grants'
	}
	for _, d := range whole.Donors {
		for _, k := range f.Recipients {
			if s.Partners[d].Value.ID == s.Partners[k].Value.ID {
				return false
			}
		}
	}
	f.Donors, f.Stage, f.Year = whole.Donors, whole.Stage, whole.Year
	if whole.Kind == "grant" || whole.Kind == "loan" {
		f.Kind = whole.Kind
	}
	if far {
		f.Doubts = append(f.Doubts, FarEvidence)
	}
	return true
}

// beforeNoun goes back over a noun of giving before a sum: 'including [a grant of] $5
// million'.
func (s *Sheet) beforeNoun(g, start int) int {
	if !s.Is(g, "of", "worth") || !s.In(g-1, giftNouns) {
		return g
	}
	i := g - 2
	for n := 0; n < 4 && i > start && s.IsLower(i) && !s.In(i, passing) && !s.Is(i, "and", "which"); n++ {
		i--
	}
	return i
}

// wholeOf is the flow that amount k is a part of, where the words that end at token g lead
// from one to the other; nil where there is none. far tells that another sentence tells
// the whole.
func (r *reading) wholeOf(k, g int) (whole *Flow, far bool) {
	s := r.s
	n := len(s.flows) - 1
	if n < 0 {
		return nil, false
	}
	switch {
	case s.Is(g, ":") && r.last != nil && r.inColonParts(k, g):
		return s.openWhole(n, r.sent.First, g), false
	case s.Is(g, "including"), s.Is(g, "which") && s.Is(g-1, "of"), s.Is(g, "includes", "include", "included") &&
		s.Is(g-1, "which", "that"):
		return s.openWhole(n, r.sent.First, g), false
	case s.Is(g, "includes", "include", "included", "comprises") && g-1 == r.sent.First && s.Is(g-1, "this", "these", "it"),
		s.Is(g, ",") && r.clear == r.sent.First && s.Is(r.sent.First, "of") &&
			s.Is(r.sent.First+1, "this", "that", "these", "which") && g <= r.sent.First+4:
		if r.sent.First == 0 || n < 0 {
			return nil, false
		}
		before := s.SentenceOf(r.sent.First - 1)
		if before.Block != r.sent.Block {
			return nil, false
		}
		return s.openWhole(n, before.First, before.Last), true
	case r.part && s.Is(g, "and", ",", ";") && g >= r.clear-1 && s.flows[n].Rule == InPart &&
		s.flows[n].Amount == k-1 && s.flows[n].End > r.sent.First:
		for n > 0 && s.flows[n].Rule == InPart {
			n--
		}
		return s.openWhole(n, 0, g), false
	}
	return r.itemWhole(k, n), true
}

// inColonParts reports whether two sums behind a colon at token g make up the one right before
// it: 'NOK 20 million: NOK 12 million through the Red Cross and NOK 8 million through Caritas'.
func (r *reading) inColonParts(k, g int) bool {
	s := r.s
	return g-s.Amounts[r.last.Amount].End < 8 && k+1 < len(s.Amounts) && s.Amounts[k+1].First < r.sent.Last &&
		s.moneyOf(r.last, k) && s.moneyOf(r.last, k+1)
}

// throughBody reads the body through which a part is spent, where it is no arm of the giver:
// 'NOK 12 million through the Red Cross'.
func (r *reading) throughBody(f *Flow) bool {
	s := r.s
	i := s.Amounts[f.Amount].End
	if !s.Is(i, "through", "via") {
		return false
	}
	ps, end := s.PartiesFrom(i+1, r.sent.Last)
	if len(ps) == 0 || s.Partners[ps[0]].Value.Weak || s.Partners[ps[0]].Value.Type == record.Government {
		return false
	}
	f.Recipients, f.End = ps, end
	return true
}

// openWhole is the last flow that is no part, where its sum stands between two tokens.
func (s *Sheet) openWhole(n, first, end int) *Flow {
	for n >= 0 && s.flows[n].Rule == InPart {
		n--
	}
	if n < 0 {
		return nil
	}
	if a := &s.Amounts[s.flows[n].Amount]; a.First < first || a.First >= end {
		return nil
	}
	return &s.flows[n]
}

// itemWhole is the whole of which a list item that opens with its sum is a part: told in
// the lead-in, or in the sentence before a lead-in such as 'This includes:'.
func (r *reading) itemWhole(k, n int) *Flow {
	s, a := r.s, &r.s.Amounts[k]
	if r.sent.Block >= len(s.Doc.Blocks) || s.Doc.Blocks[r.sent.Block].Kind != document.Item {
		return nil
	}
	first, _ := s.TokensIn(s.View.Blocks[r.sent.Block])
	for i := first; i < a.First; i++ {
		if s.IsWord(i) && !s.In(i, lead) && !s.isFiller(i) {
			return nil
		}
	}
	from, end := s.LeadIn(r.sent.Block)
	if from == end || !s.includes(from, end) {
		return nil
	}
	if from > 0 && end-from < 8 {
		if before := s.SentenceOf(from - 1); before.Block == s.SentenceOf(from).Block {
			from = before.First
		}
	}
	for n >= 0 && s.Amounts[s.flows[n].Amount].First >= end {
		n--
	}
	if n < 0 {
		return nil
	}
	return s.openWhole(n, from, end)
}

// includes reports whether a lead-in says that what follows is within what it tells.
func (s *Sheet) includes(first, end int) bool {
	for i := max(first, end-6); i < end; i++ {
		if s.In(i, passing) || s.Is(i, "comprises", "comprising", "comprise", "follows", "which") {
			return true
		}
	}
	return false
}

// moneyOf reports whether a part may be of the whole: the same currency, and less.
func (s *Sheet) moneyOf(whole *Flow, k int) bool {
	w, a := &s.Amounts[whole.Amount].Value, &s.Amounts[k].Value
	if w.Currency == nil || a.Currency == nil || *w.Currency != *a.Currency || w.Value == nil || a.Value == nil {
		return false
	}
	return decimalLess(*a.Value, *w.Value)
}

// decimalLess compares two decimals without a sign.
func decimalLess(a, b string) bool {
	split := func(s string) (whole, rest string) {
		for i := range len(s) {
			if s[i] == '.' {
				return s[:i], s[i+1:]
			}
		}
		return s, ""
	}
	aw, ar := split(a)
	bw, br := split(b)
	if len(aw) != len(bw) {
		return len(aw) < len(bw)
	}
	return aw < bw || aw == bw && ar < br
}

// wentTo reads 'of which $4 million went to UNICEF', '$2 million is earmarked for'.
func (r *reading) wentTo(f *Flow) bool {
	s := r.s
	i := s.Amounts[f.Amount].End
	start := i
	for n := 0; n < 4 && (s.In(i, auxiliaries) && !s.Is(i, "to") ||
		s.Is(i, "go", "goes", "went", "gone", "earmarked", "allocated", "reserved", "flow", "flows", "flowed",
			"channelled", "channeled", "directed", "paid", "given", "meant")); n++ {
		i++
	}
	if i == start || !s.Is(i, "to", "for", "through") {
		return false
	}
	ps, _, end := s.objects(i+1, r.sent.Last)
	if len(ps) == 0 || s.IsWord(end) && s.IsLower(end) && !s.In(end, prepositions) && !s.isFinite(end) {
		return s.hasCause(i, r.sent.Last)
	}
	if !s.Is(i, "through") {
		f.Recipients, f.End = ps, end
	}
	return true
}

// hasCause reports whether what money is for follows a sum: 'for wells', 'in grants to
// farmers', 'to support schools', 'in Kenya'.
func (s *Sheet) hasCause(i, limit int) bool {
	for j := i; j < min(limit, i+9); j++ {
		switch {
		case s.AmountAt(j) >= 0 || s.Is(j, ",", ";", ".", ":", "and", "that", "which"):
			return false
		case s.Is(j, "for", "to", "towards", "toward", "into", "through"):
			return s.IsWord(j+1) && s.DateAt(j+1) < 0 && !s.Is(j+1, "date", "example", "which")
		case s.Is(j, "in") && s.PlaceAt(j+1) >= 0:
			return true
		}
	}
	return false
}
