package reconcile

import (
	"slices"
	"sort"
	"strings"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// lead is how words lead from parts to a total that stands behind them.
type lead uint8

const (
	noLead  lead = iota
	fitLead      // 'comes to', 'totalling': a total where they add up
	sumLead      // 'for a total of': a total of them and no more
	runLead      // 'bringing its support to': a total of them and of what was before
)

// sumLeads and fitLeads are such words; others may stand behind them (see filler).
var (
	sumLeads = []string{"for a total of", "for a combined total of", "making a total of", "or a total of", "adding up to", "adds up to", "add up to"}
	fitLeads = []string{
		"totalling", "totaling", "in total", "a total of", "total", "=", "comes to", "come to", "came to", "amounting to", "amounts to",
		"amount to", "resulting in", "making", "is", "equals", "gives", "giving",
	}
	// behindTotal are words that make a sum before them a total.
	behindTotal = []string{"in total", "altogether", "in all", "combined", "together"}
)

// runVerbs and runNouns are the words of 'bringing its total support to', in their order.
var (
	runVerbs = []string{"bring", "rais", "tak", "lift", "increas", "push"}
	runNouns = []string{
		"total", "support", "contribution", "funding", "assistance", "commitment", "investment", "financing", "portfolio", "pledge", "aid",
		"sum", "amount", "budget", "envelope", "value", "donation",
	}
)

// runBytes is how far 'bringing' may stand before 'to': 'bringing the total assistance
// provided since the start of the pandemic to'.
const runBytes = 90

// sums reports whether words lead to a total of what stands before them, and no more.
func sums(words string) bool {
	if !strings.Contains(words, "total of") && !strings.Contains(words, "add") {
		return false // most lead to none
	}
	return slices.ContainsFunc(sumLeads, func(c string) bool {
		k := strings.LastIndex(words, c)
		return k >= 0 && wordAt(words, k, len(c)) && filler(words[k+len(c):])
	})
}

// fitting reports whether words lead to a total of what stands before them if that adds up.
func fitting(words string) bool {
	return slices.ContainsFunc(fitLeads, func(c string) bool {
		k := strings.LastIndex(words, c)
		return k >= 0 && (c == "=" || wordAt(words, k, len(c))) && filler(words[k+len(c):])
	})
}

// looseWords may stand between 'to' and a total.
var looseWords = []string{
	"more than", "over", "nearly", "almost", "about", "around", "approximately", "some", "an estimated", "at least", "a total of", "just over",
}

// runs reports whether words end as 'bringing its total support to' does.
func runs(words string) bool {
	words = strings.TrimRight(words, " ")
	for _, w := range looseWords {
		words = strings.TrimRight(strings.TrimSuffix(words, w), " ")
	}
	if !strings.HasSuffix(words, " to") {
		return false
	}
	at := -1
	for _, v := range runVerbs {
		if k := strings.LastIndex(words, v); k > at && (k == 0 || !letter(words[k-1])) {
			at = k
		}
	}
	if at < 0 || len(words)-at > runBytes || strings.HasSuffix(words, " down to") {
		return false
	}
	return slices.ContainsFunc(runNouns, func(n string) bool { return strings.Contains(words[at:], " "+n) })
}

// longer are words that make a total one of more than was just told.
var longer = []string{"since", "so far", "to date", "cumulative", "overall", "over the", "years", "decade", "each", "every", "respectively"}

// totalled finds the parts before a total in its sentence: 'A for roads and B for rail,
// for a total of C'. It reports whether the amount is one.
func (s *sheet) totalled(i int) bool {
	if i == 0 || !s.sameBlock(i-1, i) {
		return false
	}
	from := s.Sentences[s.SentenceAt(s.amounts[i].view.Start)].Span.Start
	if s.amounts[i-1].view.Start < from {
		return false
	}
	l := s.leadTo(i, from)
	if l == noLead {
		return false
	}
	list := s.listBefore(i, from)
	if len(list) == 0 {
		return false
	}
	for first := len(list) - 2; first >= 0; first-- {
		if s.fitsWell(i, list[first:]) {
			s.totalOf(i, list[first:])
			return true
		}
	}
	if l == fitLead {
		return false
	}
	// 'Canada gave $5 million in 2019. It has added $2 million, bringing the total to $7 million.'
	if before := s.allBefore(list[0], from); len(before) > 0 && s.fitsWell(i, append(before, list...)) {
		s.totalOf(i, append(before, list...))
		return true
	}
	if l == sumLead && len(list) > 1 && !s.tellsMore(i, from) {
		if v := s.fits(i, list); v == More || v == Less {
			s.totalOf(i, list)
			return true
		}
	}
	if k := list[0]; k > 0 && s.sameBlock(k-1, k) && s.amounts[k-1].view.Start >= from {
		return false // which of the sums is the part is not told
	}
	return s.partly(i, list)
}

// leadTo is how the words between an amount and the one before it in its sentence, which
// begins at a View offset, lead to a total.
func (s *sheet) leadTo(i, from int) lead {
	words := s.View.Between(s.amounts[i-1].view.End, s.amounts[i].view.Start)
	switch {
	case len(words) > listBytes:
		return noLead
	case runs(words):
		return runLead
	case sums(words):
		return sumLead
	case !s.mayFit(i, from):
		return noLead
	case fitting(words):
		return fitLead
	}
	after := strings.TrimLeft(s.View.Between(s.amounts[i].view.End, len(s.View.Lower)), " ")
	if slices.ContainsFunc(behindTotal, func(w string) bool { return strings.HasPrefix(after, w) }) {
		return fitLead
	}
	return noLead
}

// mayFit reports whether two or more amounts right before one, back to a View offset, come
// to it, or are malformed: words are read only then.
func (s *sheet) mayFit(i, from int) bool {
	sum := Figure{Known: true}
	for k := i - 1; k >= 0 && i-k < 12 && s.amounts[k].view.Start >= from && s.sameCurrency(k, i); k-- {
		sum = sum.plus(s.amounts[k].Figure)
		if v := verdict(s.amounts[i].Figure, sum); k < i-1 && (v == Agrees || v == Open) {
			return true
		}
	}
	return false
}

// totalledBefore finds the parts of a total in the sentence before its own: 'Norway gave A
// and Iceland B. In total, C …', 'Canada gave A. This brings its support to C.'
func (s *sheet) totalledBefore(i int) bool {
	if i == 0 || s.amounts[i-1].block != s.amounts[i].block {
		return false
	}
	from := s.Sentences[s.SentenceAt(s.amounts[i].view.Start)].Span.Start
	if s.amounts[i-1].view.Start >= from {
		return false
	}
	head := s.View.Between(from, s.amounts[i].view.Start)
	run := runs(head)
	if !run && (len(head) > fillerBytes || !slices.ContainsFunc([]string{"total", "together", "altogether", "combined", "sum"},
		func(w string) bool { return hasWord(head, w) })) {
		return false
	}
	list := s.allBefore(i, from)
	if len(list) == 0 {
		return false
	}
	if len(list) > 1 && s.fitsWell(i, list) {
		s.totalOf(i, list)
		return true
	}
	return run && s.partly(i, list)
}

// listBefore are the amounts in the list that ends before a total, back to a View offset.
func (s *sheet) listBefore(i, from int) []int {
	var out []int
	for k := i - 1; k >= 0 && i-k < 12 && s.usable(k) && s.sameCurrency(k, i) && s.amounts[k].view.Start >= from && s.sameBlock(k, k+1); k-- {
		if k < i-1 && !listed(s.View.Between(s.amounts[k].view.End, s.amounts[k+1].view.Start)) {
			break
		}
		out = append(out, k)
	}
	slices.Reverse(out)
	return out
}

// allBefore are the amounts of the sentence that ends at a View offset, in the block of
// the amount i; none where one of them can't be added up.
func (s *sheet) allBefore(i, end int) []int {
	at := s.SentenceAt(max(0, end-1))
	if len(s.Sentences) == 0 || s.Sentences[at].Span.End > end {
		return nil
	}
	from := s.Sentences[at].Span.Start
	first := i
	for first > 0 && s.sameBlock(first-1, first) && s.amounts[first-1].view.Start >= from {
		first--
	}
	var out []int
	for k := first; k < i; k++ {
		if s.amounts[k].view.Start >= end || len(out) == 12 {
			break
		}
		if !s.usable(k) || !s.sameCurrency(k, i) || s.parent[k] >= 0 {
			return nil
		}
		out = append(out, k)
	}
	return out
}

// totalOf keeps a total with all its parts.
func (s *sheet) totalOf(i int, list []int) {
	sum := s.added(list)
	s.add(Sum{i, slices.Clone(list), verdict(s.amounts[i].Figure, sum), "in the sentence", sum})
}

// partly keeps a total that has more parts than those told, where they are no more than it.
func (s *sheet) partly(i int, list []int) bool {
	sum := s.added(list)
	if !sum.Known || !s.amounts[i].Figure.Known || sum.Value > s.amounts[i].Figure.Value {
		return false
	}
	s.add(Sum{i, slices.Clone(list), Partial, "in the sentence", sum})
	return true
}

// tellsMore reports whether the sentence of a total says that it holds more than the sums
// before it: those of other years, or one sum many times ('two grants of', 'each').
func (s *sheet) tellsMore(i, from int) bool {
	end := s.sentenceEnd(i)
	said := s.View.Between(from, end)
	if slices.ContainsFunc(longer, func(w string) bool { return hasWord(said, w) }) {
		return true
	}
	ms := extract.Collect[record.Quantity](s.Pass)
	k := sort.Search(len(ms), func(k int) bool { return ms[k].At.View.Start >= from })
	return k < len(ms) && ms[k].At.View.Start < end
}
