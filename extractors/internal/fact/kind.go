package fact

import (
	"strings"

	"factsheet/pipeline/record"
	"factsheet/pipeline/wordset"
)

// isSmall reports whether a sum is under a thousand: a price, a fee, a sum a head.
func isSmall(value *string) bool {
	if value == nil {
		return false
	}
	whole, _, _ := strings.Cut(*value, ".")
	return len(whole) < 4
}

// levelAt reports whether 'level' stands among the few tokens from i on.
func (s *Sheet) levelAt(i int) bool {
	for j := i; j < i+4; j++ {
		if s.Is(j, "level", "levels") {
			return true
		}
	}
	return false
}

// isTrade reports whether what follows an amount makes it trade, cost or the like
// rather than a gift.
func (s *Sheet) isTrade(i, limit int) bool {
	if s.Is(i, "in", "of", "worth") {
		for j := i + 1; j < min(limit, i+7); j++ {
			w := s.Lower(j)
			if s.Is(i, "of") && s.Is(j, "cost", "costs") && s.Is(j-1, "the", "its", "all", "total", "these") {
				return false // a part of what something costs
			}
			if s.In(j, trades) && !s.Is(j-1, "-") { // but 'life-saving'
				return !s.Is(j+1, "guarantees", "guarantee", "relief", "support", "transfers", "assistance", "grants")
			}
			if s.In(j, moneyNouns) && s.Is(j-1, "private", "sector") ||
				w == "private" && s.Is(j+1, "capital", "investment", "investments", "financing", "finance", "funding") {
				return true
			}
			if s.In(j, moneyNouns) || !s.IsWord(j) && s.Text(j) != "-" || s.Is(j, "to", "for", "from", "by", "with") {
				break
			}
		}
		return false
	}
	if s.Is(i, "over", "from") && (s.DateAt(i+1) >= 0 || s.Is(i+1, "the") && s.DateAt(i+2) >= 0) && s.levelAt(i+2) {
		return true // '$2 billion over 2023 enacted levels'
	}
	if s.Is(i, "first", "second", "final", "initial") && s.Is(i+1, "close", "closing") {
		return true // what a fund has raised
	}
	if s.Is(i, "more", "higher", "less", "lower", "greater") && s.Is(i+1, "than") ||
		s.Is(i, "above", "below", "increase", "decrease", "cut") {
		return true // a difference
	}
	if s.Is(i, "worth") && !s.Is(i+1, "of") || s.Is(i, "per", "annually") && s.Is(i+1, "day", "hour", "ton", "person", "barrel", "month") {
		return true
	}
	for j := i; j < min(limit, i+3); j++ {
		if s.In(j, trades) && !s.Is(j+1, "-") {
			return true
		}
		if !s.IsWord(j) && s.Text(j) != "-" || s.In(j, moneyNouns) {
			break
		}
	}
	return false
}

// paysForGoods reports whether a verb of giving, no buying, at token g has a sum for its object that
// is for goods: 'supplied US$ 60 million for imports of fuel'.
func (s *Sheet) paysForGoods(g, end int) bool {
	return s.Is(end, "for") && s.isGift(g) && !s.Is(g, "pay", "pays", "paid", "paying", "spend", "spends", "spent", "spending") &&
		s.Is(end+1, "imports", "purchases", "goods")
}

// kind is what the words of the clause call the money.
func (r *reading) kind(f *Flow) string {
	s := r.s
	grant, loan, granted := false, false, false
	free := ""
	first := f.First
	end := min(r.sent.Last, f.End+14)
	for i := first; i < end; i++ {
		if s.PartnerAt(i) >= 0 {
			continue // 'the Grant Facility'
		}
		if i > f.End && s.AmountAt(i) >= 0 || s.Char(i) == ';' {
			break
		}
		switch s.Lower(i) {
		case "assessed", "voluntary":
			for j := i + 1; j < i+5 && !s.Is(j, ",", "."); j++ {
				if s.Is(j, "contributions", "contribution", "dues", "funding", "funds", "core", "support", "donor", "donors", "and", "(") {
					return s.Lower(i)
				}
			}
		case "regular", "core", "non-core", "unearmarked", "earmarked":
			if free == "" {
				free = s.dues(i)
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
		case "lend", "lends", "lent", "lending", "borrow", "borrows", "borrowed":
			a := &s.Amounts[f.Amount]
			passive := i > a.End && i < a.End+3 && s.In(i-1, be) // '$4 million being lent by'
			if s.Is(i+1, "or", "and") && s.Is(i+2, "granted") {
				return "" // both
			}
			if passive || i < a.First && s.IsLower(i) && i > a.First-8 {
				return "loan"
			}
		case "granted":
			granted = granted || i < s.Amounts[f.Amount].First && near(i, f, s)
		case "reimbursable", "repayable":
			grant = grant || s.Is(i-1, "-") && s.Is(i-2, "non") && near(i, f, s)
		case "grant", "grants":
			grant = grant || near(i, f, s)
		case "loan", "loans", "credit", "credits":
			loan = loan || !s.Is(i-1, "on") && near(i, f, s)
		}
	}
	if s.givenThings(f.Amount) {
		return "in_kind"
	}
	if i := s.Amounts[f.Amount].End; s.Is(i, "worth") && s.Is(i+1, "of") {
		for j := i + 2; j < i+6 && s.IsWord(j); j++ {
			if s.In(j, goods) {
				return "in_kind"
			}
		}
	}
	for _, k := range f.Donors {
		if v := s.Partners[k].Value; v.Type == record.Fund && containsFold(v.Name, "trust fund") {
			return "trust_fund"
		}
	}
	switch {
	case s.mixed(s.Amounts[f.Amount].End):
		return ""
	case grant && !loan:
		return "grant"
	case loan && !grant:
		return "loan"
	case granted && !loan:
		return "grant"
	case loan:
		return ""
	case free != "":
		return free
	case s.toPool(f, r.sent.Last):
		return "trust_fund"
	}
	return ""
}

// ownThings are what a government or community gives of its own instead of money.
var ownThings = wordset.Fields(`land buildings building premises labour labor staff salaries materials timber sand stone rooms space
	housing facilities`)

// givenThings reports whether a sum is the worth of things: 'the equivalent of EUR 600,000 in land
// and staff time', 'USD 2 million in labour'.
func (s *Sheet) givenThings(k int) bool {
	a := &s.Amounts[k]
	if !s.Is(a.End, "in") {
		return false
	}
	equivalent := s.Is(a.First-1, "of") && s.Is(a.First-2, "equivalent")
	for j := a.End + 1; j < a.End+5 && s.IsWord(j); j++ {
		if s.In(j, ownThings) || equivalent && s.In(j, goods) {
			return !s.In(j+1, giftNouns) && !s.In(j+1, projectNouns)
		}
		if s.In(j, prepositions) {
			break
		}
	}
	return false
}

// mixed reports whether money of several kinds is told behind a sum that ends at token i: 'in
// grants and low-interest loans', 'in loans, grants and technical assistance'.
func (s *Sheet) mixed(i int) bool {
	if !s.Is(i, "in", "of") {
		return false
	}
	kinds := map[string]bool{}
	for j := i + 1; j < i+10 && (s.IsWord(j) || s.Is(j, ",", "-")) && s.AmountAt(j) < 0; j++ {
		switch w := s.Lower(j); {
		case s.In(j, prepositions) && w != "and":
			return false
		case loneNouns.Has(w), w == "assistance", w == "guarantees", w == "equity":
			kinds[kindOfNoun(w)] = true
		}
	}
	return len(kinds) > 1
}

// near reports whether token i is close enough to a flow's amount to name it.
func near(i int, f *Flow, s *Sheet) bool {
	a := &s.Amounts[f.Amount]
	if i < a.First-4 || i >= a.End+6 {
		return false
	}
	for j := min(i, a.End); j < max(i, a.First); j++ {
		if s.Is(j, ",") && i == j-1 && j == a.First-1 && s.isApposed(i, a.End) {
			continue // 'the largest credit, $250 million, to'
		}
		if s.Is(j, "and", ",", ";") && s.AmountAt(j) < 0 {
			return false // of another sum
		}
	}
	return true
}

// kindOfNoun is the kind that a noun of money tells by itself.
func kindOfNoun(w string) string {
	switch w {
	case "loan", "loans", "credit", "credits":
		return "loan"
	case "grant", "grants":
		return "grant"
	}
	return ""
}
