package fact

import "strconv"

// joins reports whether only a list goes on between a flow and token i.
func (s *Sheet) joins(f *Flow, i int) bool { return i-f.End < 25 }

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

// another reads a second giver without a verb: 'Norway gave NOK 20 million and Denmark
// DKK 15 million'.
func (r *reading) another(f *Flow, g int) bool {
	s, last := r.s, r.last
	if s.Is(g, "of") && s.Is(g-1, "grant", "loan", "credit") && s.Is(g-2, "a") {
		g -= 3
	} else if s.Is(g, "grant", "loan", "credit") && s.Is(g-1, "a") {
		g -= 2 // 'gave a loan, and the Fund a grant of'
	}
	if last == nil || last.Rule != "contribution.noun" || len(last.Donors) == 0 {
		if last == nil || last.Rule != "contribution.verb" && last.Rule != "contribution.another" && last.Rule != "contribution.received" {
			return false
		}
	}
	if last.Rule == "contribution.received" && s.PartnerAt(g) >= 0 {
		// 'the Fund was given $2 million by Norway, and the Bank $1 million'
		ps, start := s.PartiesTo(g+1, r.clear)
		if len(ps) == 0 || !s.Is(s.beforeOwner(start, r.clear)-1, "and", ",", ";") {
			return false
		}
		f.Recipients, f.Donors, f.Stage = ps, last.Donors, last.Stage
		f.First = start
		return true
	}
	if s.Is(g, ",") {
		g = s.beforeCommas(g, r.clear) // 'and Spain, by way of its agency, with'
	}
	if s.PartnerAt(g) < 0 {
		return false
	}
	ps, start := s.PartiesTo(g+1, r.clear)
	for start > r.clear && s.In(start-1, determiners) {
		start--
	}
	if len(ps) == 0 || !s.Is(start-1, "and", ",", ";") {
		return false
	}
	f.Donors, f.Recipients, f.Stage = ps, last.Recipients, last.Stage
	f.First = start
	return true
}

// listed reads an amount that goes on from the flow before it in its sentence: 'and
// $1.2 million towards …'.
func (r *reading) listed(f *Flow, g int) bool {
	s, a, last := r.s, &r.s.Amounts[f.Amount], r.last
	if last == nil || r.part || g < r.clear || last.Rule == "contribution.noun" && len(last.Donors) == 0 ||
		r.ownLabel(a.First) {
		return false
	}
	if s.Is(g, ";") || s.Is(g, "and") && s.Is(g-1, ";") {
		// a new clause with the same subject and verb
	} else if !s.Is(g, "and", ",", "&") {
		return false
	}
	if _, ok := s.takesTurns(a.End, r.sent.Last); ok && len(last.turn) < 2 {
		return false
	}
	if s.Is(a.End, "from", "by") || s.IsLower(a.End) && participle(s.Lower(a.End)) && s.Is(a.End+1, "by", "from") {
		return false // of another giver, whom we cannot name
	}
	// A verb between the two would govern it.
	for j := g - 1; j >= r.clear && !s.Is(j, ";"); j-- {
		if c := verbs[s.Lower(j)]; (c == gathers || c == receives || s.In(j, passing)) && s.IsLower(j) {
			return false
		}
	}
	amount, first := f.Amount, f.First
	*f = *last
	if end := s.Amounts[last.Amount].End; s.Is(end, "in") {
		f.Kind = "" // 'in loans' is of the sum before
	}
	f.Amount, f.Rule, f.Year, f.turn, f.Each = amount, "contribution.listed", "", nil, false
	f.End = max(a.End, first)
	f.Recipients = nil
	if r.recipient(f); len(f.Recipients) == 0 && !s.Is(a.End, "to", "for", "with", "into") && !(s.Is(a.End, "in") && s.namesBody(a.End+1)) {
		f.Recipients = last.Recipients
	}
	return true
}

// ownLabel reports whether the printed line of token i has a label of its own behind the
// flow before, so that it does not go on from that: 'EU grant: EUR 4 million' over
// 'Co-funding: Sweden, SEK 20 million'.
func (r *reading) ownLabel(i int) bool {
	s, colon := r.s, false
	for j := i - 1; j >= r.clear; j-- {
		colon = colon || s.Is(j, ":")
		if s.newLine(j) {
			return colon && s.IsCapital(j)
		}
	}
	return false
}
