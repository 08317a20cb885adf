package fact

import (
	"strconv"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
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
	DonorImplied = "donor_implied" // the donor stands for another body: 'the Administration'
)

// reading is what is known while a sentence's amounts are read in order.
type reading struct {
	s     *Sheet
	sent  segment.Sentence
	part  bool // the amounts are parts of a sum told before: behind 'including'
	clear int  // no governor is looked for before this token: the end of the amount before
}

// Flows are the sheet's flows in the order of their amounts, read once a Pass.
func (s *Sheet) Flows() []Flow {
	if s.read {
		return s.flows
	}
	s.read = true
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
		if kind := s.KindOf(a.First); kind != document.Header && kind != document.Footer && kind != document.Tile {
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

// joins reports whether only a list goes on between a flow and token i.
func (s *Sheet) joins(f *Flow, i int) bool { return i-f.End < 25 }

// flow reads the flow of amount k, if it is one.
func (r *reading) flow(k int, last *Flow) (Flow, bool) {
	s, a := r.s, &r.s.Amounts[k]
	f := Flow{Amount: k, First: a.First, End: a.End, Stage: Unspecified}
	if r.bracketed(&f, last) {
		return f, true
	}
	g := s.beforeLead(a.First, r.clear)
	if passing[s.Lower(g)] && !budgets[s.Lower(g-1)] {
		r.part = true
	}
	if s.isTrade(a.End, r.sent.Last) || isSmall(a.Value.Value) {
		return f, false
	}
	for _, try := range []func(*Flow, int) bool{r.ofNoun, r.afterVerb, r.toWhom, r.passive, r.behind, r.nounAfter} {
		if try(&f, g) {
			r.close(&f)
			return f, true
		}
	}
	if r.listed(&f, g, last) {
		r.close(&f)
		return f, true
	}
	return f, false
}

// isSmall reports whether a sum is under a thousand: a price, a fee, a sum a head.
func isSmall(value *string) bool {
	if value == nil {
		return false
	}
	whole, _, _ := strings.Cut(*value, ".")
	return len(whole) < 4
}

// beforeLead is the token before the words that lead up to an amount at token i:
// 'provided [approximately an additional] $5 million'.
func (s *Sheet) beforeLead(i, start int) int {
	j := i - 1
	for n := 0; n < 9 && j >= start; n++ {
		if s.Is(j, "(", "$") || !lead[s.Lower(j)] && !(s.Is(j, "-") && s.Glued(j)) && !s.isFiller(j) {
			break
		}
		j--
	}
	return j
}

// isFiller tells a word that may stand among the lead words: 'a new, five-year, $5
// million', 'an overall multi-year'.
func (s *Sheet) isFiller(j int) bool {
	w := s.Lower(j)
	if w == "value" && s.Is(j-1, "total", "combined", "a") {
		return true
	}
	return w == "," && s.IsWord(j-1) && (lead[s.Lower(j-1)] || s.Is(j-1, "year")) || w == "year" || w == "multi" || w == "five" || w == "four" || w == "three" || w == "two" || w == "ten"
}

// isTrade reports whether what follows an amount makes it trade, cost or the like
// rather than a gift.
func (s *Sheet) isTrade(i, limit int) bool {
	if s.Is(i, "in", "of", "worth") {
		for j := i + 1; j < min(limit, i+7); j++ {
			w := s.Lower(j)
			if trades[w] {
				return !s.Is(j+1, "guarantees", "guarantee", "relief", "support", "transfers", "assistance", "grants")
			}
			if moneyNouns[w] && s.Is(j-1, "private", "sector") || w == "private" && s.Is(j+1, "capital", "investment", "investments", "financing", "finance", "funding") {
				return true
			}
			if moneyNouns[w] || !s.IsWord(j) && s.Text(j) != "-" || s.Is(j, "to", "for", "from", "by", "with") {
				break
			}
		}
		return false
	}
	if s.Is(i, "more", "higher", "less", "lower", "greater") && s.Is(i+1, "than") || s.Is(i, "above", "below", "increase", "decrease", "cut") {
		return true // a difference
	}
	if s.Is(i, "worth") || s.Is(i, "per", "annually") && s.Is(i+1, "day", "hour", "ton", "person", "barrel", "month") {
		return true
	}
	for j := i; j < min(limit, i+3); j++ {
		if trades[s.Lower(j)] {
			return true
		}
		if !s.IsWord(j) && s.Text(j) != "-" || moneyNouns[s.Lower(j)] {
			break
		}
	}
	return false
}

// bracketed reads 'received $2.8 million (2023: $2.7 million)': the flow before it
// in another year.
func (r *reading) bracketed(f *Flow, last *Flow) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	if last == nil || !s.Is(a.First-1, ":") || s.Text(a.End) != ")" {
		return false
	}
	d := s.DateAt(a.First - 2)
	if d < 0 || s.Dates[d].Value.EDTF == nil || s.Text(s.Dates[d].First-1) != "(" || s.Dates[d].First-1 != s.Amounts[last.Amount].End {
		return false
	}
	first := f.First
	*f = *last
	f.Amount, f.Year, f.Rule = s.AmountAt(first), *s.Dates[d].Value.EDTF, "contribution.year_in_brackets"
	if y := next(f.Year); y != "" && last.Year == "" {
		last.Year, last.Doubts = y, append(last.Doubts[:len(last.Doubts):len(last.Doubts)], YearAssumed)
	}
	f.End = max(f.End, a.End)
	return true
}

// next is the year after a year, in EDTF; empty where it is none.
func next(year string) string {
	n, err := strconv.Atoi(year)
	if err != nil || len(year) != 4 {
		return ""
	}
	return strconv.Itoa(n + 1)
}

// afterVerb reads an amount that is the object of a verb: 'USAID will provide $5
// million', 'UNCDF received $2 million from UNDP'.
func (r *reading) afterVerb(f *Flow, g int) bool {
	s := r.s
	if g < r.sent.First || s.Kind(g) != segment.Word {
		return false
	}
	c := verbs[s.Lower(g)]
	switch c {
	case gives, commits, pledges, asks:
	case receives:
		return r.received(f, g)
	case backs:
		if !s.moneyNounIn(s.Amounts[f.Amount].End, r.sent.Last) && !s.causeIn(s.Amounts[f.Amount].End, r.sent.Last) {
			return false
		}
	case opens:
		attribute := s.Is(g+1, "a", "an", "the", "new") && !s.Is(g, "sign", "signed", "signs", "signing", "make", "made", "makes", "making")
		if !attribute && !s.moneyNounIn(s.Amounts[f.Amount].End, r.sent.Last) && !s.causeIn(s.Amounts[f.Amount].End, r.sent.Last) {
			return false
		}
	default:
		switch {
		case s.Is(g, "includes", "included", "include") && budgets[s.Lower(g-1)]:
			c = asks
		case s.Is(g, "available"):
			c = gives
		default:
			return false
		}
	}
	first, future, passive := s.groupBefore(g, r.sent.First)
	if passive {
		return r.received(f, g) // 'was awarded $5 million'
	}
	f.First = min(first, f.First)
	if !r.subject(f, first) {
		return false
	}
	f.Stage = stageOf(c, s.Lower(g), future || f.future)
	f.Rule = "contribution.verb"
	if len(f.Donors) > 1 && s.Is(g, "sign", "signed", "signs", "signing") {
		r.sides(f)
		return true
	}
	r.recipient(f)
	return true
}

// toWhom reads an amount behind whom it is given to: 'awarded the Centre for Energy a
// $3 million grant'.
func (r *reading) toWhom(f *Flow, g int) bool {
	s := r.s
	ps, start := s.PartiesTo(g+1, r.sent.First)
	if len(ps) != 1 || s.PartnerAt(g) < 0 || start-1 < r.sent.First {
		return false
	}
	v := start - 1
	if c := verbs[s.Lower(v)]; c != gives && !s.Is(v, "award", "awarded", "awarding", "awards") {
		return false
	}
	first, future, passive := s.groupBefore(v, r.sent.First)
	if passive || !r.subject(f, first) {
		return false
	}
	f.First = min(f.First, first)
	f.Recipients = ps
	f.Stage = stageOf(gives, s.Lower(v), future)
	f.Rule = "contribution.verb"
	return true
}

// sides tells giver from taker where two parties sign for a grant or a loan: the
// bank, agency or organisation gives, else the first named.
func (r *reading) sides(f *Flow) {
	s := r.s
	giver := 0
	for i, k := range f.Donors {
		if v := s.Partners[k].Value; v.Type == record.Multilateral || v.Type == record.Fund {
			giver = i
			break
		}
	}
	both := f.Donors
	f.Donors = []int{both[giver]}
	for i, k := range both {
		if i != giver {
			f.Recipients = append(f.Recipients, k)
		}
	}
	f.Doubts = append(f.Doubts, DonorImplied)
}

// received reads 'the Fund received $2 million from Japan'.
func (r *reading) received(f *Flow, g int) bool {
	s := r.s
	first, future, _ := s.groupBefore(g, r.sent.First)
	to, start := s.SubjectTo(first, r.sent.First), first
	if len(to) > 0 {
		start = s.Partners[to[0]].First
	}
	if len(to) == 0 && !r.givenBy(f) && !r.through(f) {
		return false // neither giver nor taker is known
	}
	f.Recipients = to
	f.First = min(f.First, start, first)
	if len(f.Donors) == 0 && !r.givenBy(f) {
		r.through(f)
	}
	f.Stage, f.Rule = Disbursement, "contribution.received"
	if future {
		f.Stage = Commitment
	}
	return true
}

// through reads the donor of a receipt from 'Through the Trust Fund of …, it
// receives': a fund or donor that the sentence begins with.
func (r *reading) through(f *Flow) bool {
	s := r.s
	if !s.Is(r.sent.First, "through", "via", "under", "from") {
		return false
	}
	ps, end := s.PartiesFrom(r.sent.First+1, r.sent.Last)
	if len(ps) == 0 {
		return false
	}
	f.Donors = ps[:1]
	f.First, f.End = min(f.First, r.sent.First), max(f.End, end)
	return true
}

// passive reads '$5 million was provided by Japan to the Fund' and '$5 million
// allocated from the EU'.
func (r *reading) passive(f *Flow, _ int) bool {
	s := r.s
	i := s.Amounts[f.Amount].End
	aux := false
	for n := 0; n < 9 && i < r.sent.Last; n++ {
		w := s.Lower(i)
		if be[w] || w == "has" || w == "have" || w == "will" {
			aux = true
		} else if c := verbs[w]; (c == gives || c == commits || c == pledges) && participle(w) {
			if !aux && !s.Is(i+1, "by", "from", "to", "through", "under") {
				return false
			}
			f.Stage = stageOf(c, w, s.Is(i-1, "be"))
			f.Rule = "contribution.passive"
			f.End = i + 1
			if !r.givenBy(f) && !aux {
				return false
			}
			r.recipient(f)
			return true
		} else if c != noVerb && !moneyNouns[w] || aux && !adverb(w) || !s.IsWord(i) && s.Text(i) != "-" || s.Is(i, "to", "for", "by", "that", "which", "with", "and") {
			return false
		}
		i++
	}
	return false
}

func participle(w string) bool {
	n := len(w)
	return n > 3 && (w[n-2:] == "ed" || w == "given" || w == "spent" || w == "paid" || w == "lent")
}

func adverb(w string) bool {
	return len(w) > 3 && w[len(w)-2:] == "ly" || w == "also" || w == "already" || w == "been" || w == "being" || w == "be" || w == "then"
}

// ofNoun reads 'a contribution of $5 million', 'China's voluntary contributions
// totalled $5 million', 'a grant worth $5 million'.
func (r *reading) ofNoun(f *Flow, _ int) bool {
	s := r.s
	i := s.Amounts[f.Amount].First - 1
	for n := 0; n < 6 && i > r.clear && lead[s.Lower(i)] && !s.Is(i, "of", "with") && !(s.Is(i, "to") && !s.Is(i-1, "up", "close")); n++ {
		i--
	}
	if s.Is(i, "of") && s.Is(i-1, "amount") && s.Is(i-2, "the") && s.Is(i-3, "in") {
		i -= 3 // 'a commitment in the amount of'
	}
	switch {
	case s.Is(i, "in") && s.Is(i+2, "amount"):
		i--
	case s.Is(i, "of", "worth", "totaling", "totalling", "totaled", "totalled", "reached", "valued"):
		i--
	case s.Is(i, "to") && s.Is(i-1, "amounted", "amounting", "amounts"):
		i -= 2
	case s.Is(i, "at") && s.Is(i-1, "valued"):
		i -= 2
	case s.Is(i, "is", "was", "were"):
		i--
	default:
		return false
	}
	for n := 0; n < 3 && i > r.clear && auxiliaries[s.Lower(i)]; n++ {
		i--
	}
	if i < r.clear || !giftNouns[s.Lower(i)] {
		return false
	}
	noun := i
	if noun <= r.sent.First+1 && !s.Is(i-1, "with", "through") && s.Is(i, "contributions", "grants", "loans", "investments", "donations", "funding") && !s.Is(s.Amounts[f.Amount].End, "from", "by", "in") {
		return false // a sum of sums: 'Contributions of $91 million represent'
	}
	if s.Is(i, "budget", "investments", "package") && !s.Is(i-1, "project", "programme", "program", "initial", "an", "a", "its") {
		return false
	}
	// Back over the noun's adjectives to an owner: 'China's voluntary contributions'.
	for n := 0; n < 5 && i > r.clear && s.IsWord(i-1) && s.PartnerAt(i-1) < 0 && verbs[s.Lower(i-1)] == noVerb && !prepositions[s.Lower(i-1)] && !s.Is(i-1, "the", "as", "includes", "include", "included"); n++ {
		i--
	}
	f.First = min(f.First, i)
	f.Stage = Unspecified
	switch {
	case s.Kind(i-1) == segment.Possessive && s.PartnerAt(i-2) >= 0:
		k := s.PartnerAt(i - 2)
		f.Donors, f.First = []int{k}, s.Partners[k].First
	case s.PartnerAt(i-1) >= 0 && s.Partners[s.PartnerAt(i-1)].End == i:
		f.Donors, f.First = []int{s.PartnerAt(i - 1)}, s.Partners[s.PartnerAt(i-1)].First
	default:
		if !r.givenBy(f) {
			if ps, start := s.PartiesFrom(noun+2, s.Amounts[f.Amount].First); s.Is(noun+1, "from", "by") && len(ps) > 0 {
				f.Donors, f.End = ps, max(f.End, start)
			} else if g := s.verbBefore(i, r.clear); g >= 0 {
				c := verbs[s.Lower(g)]
				first, future, passive := s.groupBefore(g, r.sent.First)
				if c == receives || passive {
					return r.received(f, g)
				}
				if c == gathers {
					return false
				}
				if !r.subject(f, first) {
					return false
				}
				f.Stage = stageOf(c, s.Lower(g), future)
				f.First = min(f.First, first)
			} else if r.throughIt(f) {
				f.Rule = "contribution.noun"
				return true
			} else if !s.Is(i-1, "with", "to", "through", "includes", "include", "included", "comprises") && !s.Is(i-2, "with", "to", "through", "includes", "include", "included") {
				return false // no one is told to give it
			}
		}
	}
	f.Rule = "contribution.noun"
	r.recipient(f)
	return true
}

// verbBefore is a verb of money in the few tokens before i, or -1: 'announced [a new
// regional] grant of'.
func (s *Sheet) verbBefore(i, start int) int {
	for j := i - 1; j >= max(start, i-5); j-- {
		w := s.Lower(j)
		if verbs[w] != noVerb {
			return j
		}
		if !s.IsWord(j) || s.Is(j, "with", "of", "from", "by", "in", "includes") {
			return -1
		}
	}
	return -1
}

// nounAfter reads 'a $5 million grant from Japan', '$4 million in support from the
// Fund', 'with a $1 million investment'.
func (r *reading) nounAfter(f *Flow, g int) bool {
	s := r.s
	i := s.Amounts[f.Amount].End
	f.Rule = "contribution.noun"
	if r.throughIt(f) {
		return true
	}
	if !s.moneyNounIn(i, r.sent.Last) || passing[s.Lower(g)] || verbs[s.Lower(g)] == gathers {
		return false
	}
	if r.givenBy(f) {
		r.recipient(f)
		return true
	}
	// 'Thanks to', 'With a': no donor is named in the sentence.
	if g < r.sent.First+2 && s.Is(r.sent.First, "thanks", "with", "through", "under") && r.helpsProject(f) {
		r.recipient(f)
		return true
	}
	// An owner's: 'USTDA's $5 million grant'.
	j := s.Amounts[f.Amount].First
	if s.Kind(j-1) == segment.Possessive && s.PartnerAt(j-2) >= 0 {
		k := s.PartnerAt(j - 2)
		f.Donors, f.First = []int{k}, s.Partners[k].First
		r.recipient(f)
		return true
	}
	return false
}

// throughIt reads 'Through a $2 million grant, the Bank will support': who acts through
// money gives it.
func (r *reading) throughIt(f *Flow) bool {
	s := r.s
	start := r.sent.First
	for j := f.First; j > max(start, f.First-14); j-- {
		if s.Is(j, ":") {
			start = j + 1
			break
		}
	}
	if !s.Is(start, "through", "via") || s.Amounts[f.Amount].First-start > 12 {
		return false
	}
	for i := s.Amounts[f.Amount].End; i < min(r.sent.Last, s.Amounts[f.Amount].End+14); i++ {
		if !s.Is(i, ",") {
			continue
		}
		ps, end := s.PartiesFrom(i+1, r.sent.Last)
		if len(ps) == 0 || !s.isFinite(end) {
			return false
		}
		f.Donors, f.End = ps, max(f.End, end)
		f.First = min(f.First, start)
		return true
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

// helpsProject reports whether the sentence goes on about a project that the money is
// for: 'With a contribution of $1 million, the project'.
func (r *reading) helpsProject(f *Flow) bool {
	s := r.s
	for i := s.Amounts[f.Amount].End; i < min(r.sent.Last, s.Amounts[f.Amount].End+16); i++ {
		if projectNouns[s.Lower(i)] {
			return true
		}
	}
	return false
}

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
	if s.Is(prep-1, ",", "that") {
		return false // 'announced that, with $10 million'
	}
	worth := prep > 0 && s.Is(a.First-1, "of", "to", "than", "approximately", "nearly", "about") && s.Is(prep+1, "a", "total", "combined") && s.Is(prep+2, "total", "value", "combined")
	if prep < 0 || prep <= r.sent.First || !worth && !s.moneyNounIn(a.End, r.sent.Last) && !s.causeIn(a.End, r.sent.Last) {
		return false
	}
	for j := prep - 1; j >= r.clear; j-- {
		w := s.Lower(j)
		switch c := verbs[w]; {
		case c == gathers && !s.IsCapital(j), s.Is(j, ";", ":"):
			return false
		case (c == backs || c == opens || c == gives || c == commits) && s.IsLower(j) && (!moneyNouns[w] || auxiliaries[s.Lower(j-1)]):
			first, future, passive := s.groupBefore(j, r.sent.First)
			if passive {
				return false
			}
			if !r.subject(f, first) || len(f.Donors) == 0 && !s.Is(first-1, "we") {
				continue
			}
			f.First = min(f.First, first)
			f.Stage = stageOf(c, w, future)
			f.Rule = "contribution.behind_object"
			return true
		}
	}
	return false
}

// listed reads an amount that goes on from the flow before it in its sentence: 'and
// $1.2 million towards …'.
func (r *reading) listed(f *Flow, g int, last *Flow) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	if last == nil || r.part || g < r.clear || last.Rule == "contribution.noun" && len(last.Donors) == 0 {
		return false
	}
	if s.Is(g, ";") || s.Is(g, "and") && s.Is(g-1, ";") {
		// a new clause with the same subject and verb
	} else if !s.Is(g, "and", ",", "&") {
		return false
	}
	for j := a.End; j < min(r.sent.Last, a.End+8); j++ {
		if s.Is(j, "respectively") {
			return false
		}
	}
	// A verb between the two would govern it.
	for j := g - 1; j >= r.clear && !s.Is(j, ";"); j-- {
		if c := verbs[s.Lower(j)]; (c == gathers || c == receives || passing[s.Lower(j)]) && s.IsLower(j) {
			return false
		}
	}
	amount, first := f.Amount, f.First
	*f = *last
	f.Amount, f.Rule, f.Year = amount, "contribution.listed", ""
	f.End = max(a.End, first)
	f.Recipients = nil
	if last.Rule == "contribution.received" || last.Rule == "contribution.year_in_brackets" || len(last.Recipients) > 0 {
		f.Recipients = last.Recipients
	}
	return true
}

// causeIn reports whether a noun of what money goes to follows an amount: '$10
// million in programs', 'a $6 million regional initiative'.
func (s *Sheet) causeIn(i, limit int) bool {
	for j := i; j < min(limit, i+6); j++ {
		if projectNouns[s.Lower(j)] {
			return true
		}
		if !s.IsWord(j) && s.Text(j) != "-" || s.Is(j, "to", "for", "from", "by", "and", "with", "that", "will", "is", "was") {
			return false
		}
	}
	return false
}

// moneyNounIn reports whether a noun of given money follows an amount: '$5 million
// [in new] funding'.
func (s *Sheet) moneyNounIn(i, limit int) bool {
	for j := i; j < min(limit, i+7); j++ {
		w := s.Lower(j)
		if giftNouns[w] {
			return !(s.Is(j-1, "private", "sector", "two-way"))
		}
		if !s.IsWord(j) && s.Text(j) != "-" || s.Is(j, "to", "for", "from", "by", "and", "with", "that", "will", "is", "was") {
			return false
		}
	}
	return false
}

func stageOf(c class, w string, future bool) string {
	switch {
	case c == asks:
		return Budget
	case c == pledges:
		return Pledge
	case c == commits:
		if future {
			return Pledge
		}
		return Commitment
	case future:
		return Pledge
	case c == opens && w != "made":
		return Commitment
	case participle(w) || w == "gave":
		return Disbursement
	}
	return Unspecified
}

// close rounds off a flow: the stretch of text that tells it, and its kind.
func (r *reading) close(f *Flow) {
	s := r.s
	r.ofFunding(f)
	for _, side := range [][]int{f.Donors, f.Recipients} {
		for _, k := range side {
			if s.Partners[k].First >= r.sent.First && s.Partners[k].First < f.First {
				f.First = s.Partners[k].First
			}
		}
	}
	f.First = max(f.First, r.sent.First)
	f.End = max(f.End, s.Amounts[f.Amount].End)
	f.Kind = r.kind(f)
}

// kind is what the words of the clause call the money.
func (r *reading) kind(f *Flow) string {
	s := r.s
	grant, loan := false, false
	first := f.First
	end := min(r.sent.Last, f.End+14)
	for i := first; i < end; i++ {
		if i > f.End && s.AmountAt(i) >= 0 || s.Is(i, ";") {
			break
		}
		switch s.Lower(i) {
		case "assessed", "voluntary":
			if s.Is(i+1, "contributions", "contribution", "dues", "funding", "funds", "core", "earmarked", "financial", "and", "(") {
				return s.Lower(i)
			}
		case "secondment", "secondments", "seconded":
			return "secondment"
		case "junior":
			if s.Is(i+1, "professional") {
				return "secondment"
			}
		case "kind":
			if s.Is(i-1, "in") || s.Is(i-1, "-") && s.Is(i-2, "in") {
				return "in_kind"
			}
		case "grant", "grants":
			grant = grant || near(i, f, s)
		case "loan", "loans":
			loan = loan || near(i, f, s)
		}
	}
	for _, k := range f.Donors {
		if v := s.Partners[k].Value; v.Type == record.Fund && containsFold(v.Name, "trust fund") {
			return "trust_fund"
		}
	}
	switch {
	case grant && !loan:
		return "grant"
	case loan && !grant:
		return "loan"
	}
	return ""
}

// near reports whether token i is close enough to a flow's amount to name it.
func near(i int, f *Flow, s *Sheet) bool {
	a := &s.Amounts[f.Amount]
	return i >= a.First-4 && i < a.End+6 && s.Lower(i) != "challenge"
}
