package fact

import (
	"slices"

	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
)

// Flow is money that someone gives, as one clause tells it.
type Flow struct {
	Amount     int   // index into Amounts
	Donors     []int // partner mentions
	Recipients []int
	Stage      string // record.Contribution.Flow
	Kind       string // record.Contribution.Kind, empty where the clause does not say
	Year       string // EDTF, where the amount itself names its year: '(2023: $2.7 million)'
	First, End int    // tokens of the clause
	Whole      int    // the amount that this one is a share of, plus one; 0 where none is told
	turn       []int  // the givers, or takers, whose sums follow, this one's first: 'respectively'
	takers     bool   // those whose turn it is take
	Each       bool   // each of the givers gives, or of the takers gets, the sum; see Shares
	future     bool   // the sentence that leads into the clause speaks of what is to come
	Rule       string
	Doubts     []string
}

// The stages of a flow.
const (
	Pledge       = "pledge"
	Commitment   = "commitment"
	Disbursement = "disbursement"
	Budget       = "budget"
	Unspecified  = "unspecified"
)

// The doubts that flows carry.
const (
	FarEvidence  = "far_evidence"  // a field was read outside the clause
	YearAssumed  = "year_assumed"  // the year follows from that of the sum in brackets behind it
	DayOfAct     = "day_of_act"    // the period is the day on which the money was promised, allocated or paid
	DonorImplied = "donor_implied" // the donor stands for another body: 'the Administration'
)

// reading is what is known while a sentence's amounts are read in order.
type reading struct {
	s      *Sheet
	sent   segment.Sentence
	before *Flow // the flow before in the sheet
	last   *Flow // the flow before in the sentence, if only a list stands between
	part   bool  // the amounts are parts of a sum told before: behind 'including'
	clear  int   // no governor is looked for before this token: the end of the amount before
	try    Flow  // what the pattern at hand makes of the amount: kept here, so that a pattern tried costs no memory
}

// Flows are the sheet's flows in the order of their amounts, read once a Pass.
func (s *Sheet) Flows() []Flow {
	if s.read {
		return s.flows
	}
	s.read = true
	s.flows = make([]Flow, 0, len(s.Amounts))
	var last *Flow
	sentence := -1
	r := reading{s: s}
	for k := range s.Amounts {
		a := &s.Amounts[k]
		if a.End <= a.First {
			continue
		}
		if n := s.SentenceAt(s.Tokens[a.First].Start); n != sentence {
			sentence, last = n, nil
			r.sent = s.Sentences[n]
			r.clear, r.part = r.sent.First, false
		}
		switch kind := s.KindOf(a.First); kind {
		case document.Header, document.Footer:
		case document.Tile: // a figure, and no sentence
			if f := (Flow{Amount: k, First: a.First, End: a.End, Stage: Unspecified, Rule: KeyFigure}); r.keyFigure(&f, a.First-1) {
				s.flows = append(s.flows, f)
			}
		default:
			if f, ok := r.flow(k, last); ok {
				s.flows = append(s.flows, f)
				last = &s.flows[len(s.flows)-1]
			} else if last != nil && !s.joins(last, a.First) {
				last = nil
			}
		}
		r.clear = a.End
	}
	return s.flows
}

// flow reads the flow of amount k, if it is one.
func (r *reading) flow(k int, last *Flow) (Flow, bool) {
	r.last, r.before = last, nil
	if n := len(r.s.flows); n > 0 {
		r.before = &r.s.flows[n-1]
	}
	s, a := r.s, &r.s.Amounts[k]
	f := Flow{Amount: k, First: a.First, End: a.End, Stage: Unspecified}
	if r.denied(a.First) || r.deniedBehind(a.End) || s.drawingRights(a.End) {
		return f, false
	}
	if r.bracketed(&f, last) {
		return f, true
	}
	defer r.inLine(a.First, a.End)()
	g := s.beforeLead(a.First, r.clear)
	if s.In(g, passing) && !s.In(g-1, budgets) {
		r.part = true
	}
	if s.forfeited(g, a.First, a.End) || s.isOwed(a.End) ||
		s.isTrade(a.End, r.sent.Last) && !s.paysForGoods(g, a.End) || isSmall(a.Value.Value) {
		return f, false
	}
	for i := range patterns {
		r.try = f
		r.try.Rule = patterns[i].rule
		if patterns[i].read(r, &r.try, g) {
			r.close(&r.try)
			return r.try, !r.isVenture(&r.try)
		}
	}
	return f, false
}

// inLine keeps a labelled line to itself while its sum is read, 'Contribution: EUR 2
// million', or one whose sum stands in a column: it goes not on in the line below. It returns what undoes it.
func (r *reading) inLine(first, end int) func() {
	s := r.s
	colon := first - 1
	for colon > r.clear && (s.Kind(colon) == segment.GapMark || s.In(colon, lead)) {
		colon--
	}
	if !s.Is(colon, ":") && s.Kind(first-1) != segment.GapMark {
		return func() {}
	}
	whole := r.sent
	for i := end; i < min(whole.Last, end+30); i++ {
		if s.newLine(i) && s.IsCapital(i) {
			r.sent.Last = i
			break
		}
	}
	return func() { r.sent = whole }
}

// beforeLead is the token before the words that lead up to an amount at token i:
// 'provided [approximately an additional] $5 million'.
func (s *Sheet) beforeLead(i, start int) int {
	j := i - 1
	for n := 0; n < 9 && j >= start; n++ {
		if s.Is(j, "(", "$") || !s.In(j, lead) && !(s.Is(j, "-") && s.Glued(j)) && !s.isFiller(j) && !s.isAdjective(j, start) {
			break
		}
		j--
	}
	return j
}

// isAdjective tells a word behind an article that is neither a verb, a noun of money nor a
// preposition: 'a generous $5 million', 'its most recent $2 million'.
func (s *Sheet) isAdjective(j, start int) bool {
	w := s.Lower(j)
	if !s.IsLower(j) || verbs[w] != noVerb || s.In(j, moneyNouns) || s.In(j, prepositions) || s.In(j, auxiliaries) ||
		s.In(j, passing) || s.In(j, trades) || s.In(j, be) {
		return false
	}
	if _, ends := idioms[w]; ends {
		return false // 'gave the green light'
	}
	for n := j - 1; n >= max(start, j-2); n-- {
		if s.Is(n, "a", "an", "its", "their", "our", "the") {
			return n == j-1 || s.IsLower(n+1) && verbs[s.Lower(n+1)] == noVerb && !s.In(n+1, moneyNouns)
		}
	}
	return false
}

// isFiller tells a word that may stand among the lead words: 'a new, five-year, $5
// million', 'an overall multi-year'.
func (s *Sheet) isFiller(j int) bool {
	w := s.Lower(j)
	if w == "value" && s.Is(j-1, "total", "combined", "a") {
		return true
	}
	if w == "less" && s.Is(j+1, "than") || (w == "no" || w == "not") && s.Is(j+1, "less") {
		return true // 'no less than'
	}
	return w == "," && s.IsWord(j-1) && (s.In(j-1, lead) || s.Is(j-1, "year")) || w == "year" || w == "multi" ||
		w == "five" || w == "four" || w == "three" || w == "two" || w == "ten"
}

// close rounds off a flow: the stretch of text that tells it, and its kind.
func (r *reading) close(f *Flow) {
	s := r.s
	r.ofFunding(f)
	r.distribute(f)
	f.Each = r.isEach(f)
	if n := len(f.Recipients); n == 0 && r.last != nil && r.last.Rule == "contribution.received" &&
		f.Rule == "contribution.noun" && s.Is(s.beforeLead(s.Amounts[f.Amount].First, r.clear), "and", ",") {
		f.Recipients = r.last.Recipients // 'received $2 million from Norway and $1 million from Sweden'
	}
	r.ofHead(f)
	r.toOwn(f)
	r.ofHouse(f)
	if end := s.Amounts[f.Amount].End; len(f.Recipients) == 0 && r.last != nil && s.Is(end, "of") &&
		s.Is(end+1, "it", "this", "that", "which") && slices.Equal(r.last.Donors, f.Donors) {
		f.Recipients = r.last.Recipients // 'pledged EUR 6 million to UNFPA and has paid EUR 4 million of it'
	}
	for _, side := range [][]int{f.Donors, f.Recipients} {
		for _, k := range side {
			if s.Partners[k].First >= r.sent.First && s.Partners[k].First < f.First {
				f.First = s.Partners[k].First
			}
		}
	}
	f.First = max(f.First, r.sent.First)
	f.End = max(f.End, s.Amounts[f.Amount].End)
	if f.Rule == "contribution.labelled" {
		return // its label has named the kind
	}
	if f.Rule == InPart && (f.Kind == "assessed" || f.Kind == "voluntary") {
		return // its own words tell, before those of the part behind it
	}
	if k := r.kind(f); k != "" || f.Kind == "" {
		f.Kind = k
	}
}
