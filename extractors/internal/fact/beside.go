package fact

import (
	"strconv"
	"strings"

	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// Beside is the rule of a sum told beside another of the same giver and taker.
const Beside = "contribution.beside"

// followed reads a sum that came behind one just told: 'A further DKK 10 million followed in
// 2022', 'a loan of another EUR 4 million is to follow'. Who gave the first gives it.
func (r *reading) followed(f *Flow, g int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	w := r.before
	if w == nil || len(w.Donors) == 0 || !r.isNear(w) {
		return false
	}
	first := a.First
	if s.In(g, giftNouns) {
		first, f.Kind = s.articleBefore(g, r.clear), kindOfNoun(s.Lower(g))
	} else if g < first-1 {
		first = g + 1
	} else {
		return false // 'another', 'a further'
	}
	i := a.End
	for n := 0; n < 3 && (s.In(i, auxiliaries) || s.In(i, giftNouns) || s.Is(i, "of", "this")); n++ {
		i++
	}
	if !s.Is(i, "followed", "follows", "follow") || s.Is(i+1, "by") || !r.opensClause(first) {
		return false
	}
	f.Donors, f.Recipients, f.First, f.End = w.Donors, w.Recipients, first, i+1
	if f.Stage = Disbursement; s.Is(i, "follow", "follows") {
		f.Stage = Pledge
	}
	if r.last == nil {
		f.Doubts = append(f.Doubts, FarEvidence)
	}
	return true
}

// isNear reports whether a flow's sum stands in the sentence at hand or in the one before it
// in the block.
func (r *reading) isNear(w *Flow) bool {
	s, from := r.s, r.sent.First
	if from > 0 {
		if before := s.SentenceOf(from - 1); before.Block == r.sent.Block {
			from = before.First
		}
	}
	return s.Amounts[w.Amount].First >= from
}

// compared reads what the same giver gave in another year, told for comparison: 'NOK 40 million,
// up from NOK 35 million in 2021', 'compared with DKK 400 million the year before'.
func (r *reading) compared(f *Flow, g int) bool {
	s, a, w := r.s, &r.s.Amounts[f.Amount], r.last
	if w == nil || !s.Is(g, "compared", "against", "versus") && !r.rises(w) &&
		!(s.Is(g, "from") && s.Is(g-1, "up", "down", "rising", "risen")) {
		return false
	}
	mine, other := a.Value.Currency, s.Amounts[w.Amount].Value.Currency
	if mine == nil || other == nil || *mine != *other {
		return false
	}
	year := s.whenBehind(a.End, r.sent.Last)
	if year == "" && s.yearBefore(a.End) {
		if p := s.Period(w); p != nil {
			year = previous(*p)
		}
	}
	if year == "" {
		return false
	}
	f.Donors, f.Recipients, f.Kind, f.Stage, f.Year = w.Donors, w.Recipients, w.Kind, w.Stage, year
	return true
}

// rises reports whether the sum at hand is the one to which the sum before went up or down:
// 'from NOK 35 million in 2020 [to] NOK 40 million'.
func (r *reading) rises(w *Flow) bool {
	s, from, to := r.s, &r.s.Amounts[w.Amount], &r.s.Amounts[r.try.Amount]
	return s.Is(to.First-1, "to") && s.Is(from.First-1, "from") && to.First-from.End < 8
}

// whenBehind is the date right behind a sum that ends at token i: 'in 2021', '(2021)'.
func (s *Sheet) whenBehind(i, limit int) string {
	for n := 0; n < 4 && i < limit; n, i = n+1, i+1 {
		if d := s.DateAt(i); d >= 0 && s.Dates[d].First == i {
			if s.Dates[d].Value.EDTF == nil {
				return ""
			}
			return *s.Dates[d].Value.EDTF
		}
		if !s.In(i, timeWords) {
			return ""
		}
	}
	return ""
}

// yearBefore reports whether 'the year before' or the like stands at token i.
func (s *Sheet) yearBefore(i int) bool {
	for s.Is(i, "in", "for", "during", "the", "a") {
		i++
	}
	return s.Is(i, "year") && s.Is(i+1, "before", "earlier", "previously", "ago") ||
		s.Is(i, "previous", "preceding", "prior") && s.Is(i+1, "year")
}

// previous is the year before one in EDTF, or before a year that runs over two ('2022/2023');
// empty where it is neither.
func previous(year string) string {
	from, to, two := strings.Cut(year, "/")
	n, err := strconv.Atoi(from)
	if err != nil || len(from) != 4 {
		return ""
	}
	if !two {
		return strconv.Itoa(n - 1)
	}
	if m, err := strconv.Atoi(to); err != nil || m != n+1 {
		return ""
	}
	return strconv.Itoa(n-1) + "/" + from
}

// lately reads the last of the sums that a total is of: 'has given UNDP a total of $12 million,
// most recently $2 million in 2021'.
func (r *reading) lately(f *Flow, g int) bool {
	s, w := r.s, r.last
	if w == nil || !s.Is(g, "recently", "lately") && !(s.Is(g, "time") && s.Is(g-1, "last")) || !s.moneyOf(w, f.Amount) {
		return false
	}
	year := s.whenBehind(s.Amounts[f.Amount].End, r.sent.Last)
	if year == "" {
		return false
	}
	f.Donors, f.Recipients, f.Kind, f.Stage, f.Year = w.Donors, w.Recipients, w.Kind, w.Stage, year
	return true
}

// adding are the participles behind which 'by' leads to a sum that is put to another.
var adding = wordset.Fields(`up supplemented complemented matched augmented increased doubled joined`)

// isAdded reports whether the words that end at token g put a sum to another one: 'topped up by',
// 'together with', 'on top of', 'plus'.
func (s *Sheet) isAdded(g int) bool {
	return s.Is(g, "by") && s.In(g-1, adding) || s.Is(g, "top") && s.Is(g-1, "on") || s.Is(g, "of") && s.Is(g-1, "top") ||
		s.Is(g, "together", "plus", "alongside", "besides", "along")
}

// itGave reads 'on top of the SEK 100 million it had paid in 2020': the pronoun stands for who
// gave the sum before in the sentence.
func (r *reading) itGave(f *Flow, g int) bool {
	s, w := r.s, r.last
	i := s.Amounts[f.Amount].End
	if s.Is(i, "that", "which") {
		i++
	}
	if w == nil || len(w.Donors) == 0 || !s.Is(i, "it", "they") {
		return false
	}
	v := i + 1
	for s.In(v, auxiliaries) {
		v++
	}
	c := verbs[s.Lower(v)]
	if s.Kind(v) != segment.Word || c != gives && c != commits && c != pledges {
		return false
	}
	f.Donors, f.End, f.Stage = w.Donors, v+1, stageOf(c, s.Lower(v), false)
	if r.recipient(f); len(f.Recipients) == 0 {
		f.Recipients = w.Recipients
	}
	return true
}
