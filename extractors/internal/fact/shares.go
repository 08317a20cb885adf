package fact

import "factsheet/pipeline/wordset"

// Shares is the rule of what each body bears of a sum, in the bracket behind it.
const Shares = "contribution.shares"

// borne are the nouns of a sum that several bear together.
var borne = wordset.Fields(`budget cost costs volume value worth envelope financing funding investment price total`)

// shares reads what a body bears of a sum told right before the bracket: 'Budget US$ 8
// million (KOICA US$ 7 million; UNDP US$ 1 million)', 'at a cost of EUR 5 million (EU
// contribution: EUR 4 million)', '(EUR 3 million from Norway, EUR 1 million from Sweden)'.
func (r *reading) shares(f *Flow, _ int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	open := a.First - 1
	for open > r.sent.First && a.First-open < mostBefore && s.Text(open) != "(" {
		if s.Text(open) == ")" {
			return false
		}
		open--
	}
	k := s.AmountAt(open - 1)
	if s.Text(open) != "(" || k < 0 || !s.moneyOf(&Flow{Amount: k}, f.Amount) || !s.isBorne(s.Amounts[k].First, r.sent.First) {
		return false
	}
	entry := a.First
	for begin := max(open+1, r.clear); entry > begin && !s.Is(entry-1, ",", ";", "and"); {
		entry--
	}
	for entry < a.First && (!s.IsWord(entry) || s.Is(entry, "and", "of", "which", "plus")) {
		entry++
	}
	ps, end := s.PartiesFrom(entry, a.First)
	if len(ps) > 0 {
		for i := end; i < a.First; i++ {
			if s.IsWord(i) && !s.In(i, labelNouns) && !s.In(i, lead) && !s.Is(i, "in", "kind") {
				return false
			}
		}
		end = a.End
	} else if s.Is(a.End, "from", "by") && s.opensWith(entry, a.First) {
		ps, end = s.PartiesFrom(a.End+1, r.sent.Last)
	}
	if len(ps) == 0 {
		return false
	}
	f.Donors, f.Stage, f.Kind, f.Whole = ps, Budget, "project", k+1
	f.First, f.End = min(entry, a.First), max(a.End, end)
	return true
}

// isBorne reports whether a sum at token i is called a budget or a cost, and no verb of
// giving before it makes those in the bracket takers.
func (s *Sheet) isBorne(i, start int) bool {
	called := false
	for j := i - 1; j >= max(start, i-12); j-- {
		if called = called || s.In(j, borne); s.isFinite(j) && !s.In(j, be) && !s.Is(j, "has", "have", "will") &&
			verbs[s.Lower(j)] != gathers {
			return false
		}
	}
	return called
}
