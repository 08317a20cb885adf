package reconcile

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/record"
)

// cue is how words lead from a total to its parts.
type cue uint8

const (
	noCue    cue = iota
	someCue      // 'including': some of it
	ofCue        // 'of which': some of it or all
	byCue        // 'financed by': some of it or all, from a giver who may have more
	wholeCue     // 'comprising', 'consisting of', 'namely': all of it
	markCue      // a colon, a bracket, 'with': parts where they add up
)

// cueWords lead from a total to its parts, longest first where one ends another.
var cueWords = slices.Concat(
	cueOf(ofCue, "of which", "out of which"),
	cueOf(wholeCue, "which comprises", "which consists of", "comprising of", "comprising", "comprised of", "comprises", "composed of",
		"consisting of", "consists of", "made up of", "namely", "broken down into", "broken down as follows:", "split into",
		"split between", "divided into", "as follows:"),
	cueOf(byCue, "financed by", "funded by", "paid by", "paid for by", "shared by", "shared between", "shared among", "divided between",
		"divided among", "distributed between", "distributed among", "split among"),
	cueOf(someCue, "including", "inclusive of", "which includes", "which include", "that includes", "that also includes"),
	cueOf(markCue, "with", "where"),
)

// nextCues begin a sentence about the total of the one before.
var nextCues = slices.Concat(
	cueOf(ofCue, "this includes", "these include", "this included"),
	cueOf(someCue, "it includes"),
	cueOf(wholeCue, "this comprises", "it comprises", "this consists of"),
	cueOf(ofCue, "of this amount", "of this total", "of this sum", "of this funding", "of this", "of that amount", "of that total",
		"of that", "of these funds", "within this total", "within that total"),
)

type cueWord struct {
	words string
	cue   cue
}

func cueOf(c cue, words ...string) []cueWord {
	out := make([]cueWord, len(words))
	for i, w := range words {
		out[i] = cueWord{w, c}
	}
	return out
}

// totalAgain stand before a total that is told again, before its parts.
var totalAgain = map[string]bool{"of this": true, "of the": true, "of that": true, "out of this": true, "out of the": true, "within this": true}

// The words that may stand between a cue and the first part, and between a separator
// and the next one.
const (
	fillerWords = 5
	fillerBytes = 60
	listBytes   = 170
)

// filler reports whether few enough words stand between a cue and an amount, and none
// that begins another thought. A name before a bracket may be longer: 'the African
// Development Fund (EUR 12 million)'.
func filler(words string) bool {
	most := 1
	if strings.HasSuffix(words, " (") {
		most = 2
	}
	return len(words) <= most*fillerBytes && !strings.ContainsAny(words, ".;:,–—\n\t") && !strings.Contains(words, " - ") &&
		!strings.Contains(words, " which ") && !strings.Contains(words, " that ") && !hasDigit(words) &&
		len(strings.Fields(words)) <= most*fillerWords
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// cueIn is the cue that the words between two amounts end in.
func cueIn(gap string) cue {
	trimmed := strings.TrimSpace(gap)
	switch {
	case trimmed == "(" || trimmed == "[", strings.HasPrefix(trimmed, "(") && filler(strings.TrimSuffix(trimmed[1:], ":")):
		return markCue
	case strings.HasSuffix(trimmed, ":") && len(trimmed) <= listBytes:
		if strings.HasSuffix(trimmed, "follows:") || strings.HasSuffix(trimmed, "comprising:") || strings.HasSuffix(trimmed, "of:") {
			return wholeCue
		}
		if strings.HasSuffix(trimmed, "including:") || strings.HasSuffix(trimmed, "includes:") {
			return someCue
		}
		if nextEntry(trimmed) {
			return noCue
		}
		return markCue
	}
	best, at, end := noCue, -1, 0
	for _, c := range cueWords {
		i := strings.LastIndex(gap, c.words)
		if i < 0 || i+len(c.words) < end || i+len(c.words) == end && i > at || !wordAt(gap, i, len(c.words)) {
			continue
		}
		best, at, end = c.cue, i, i+len(c.words)
	}
	if best == noCue {
		return noCue
	}
	if before := gap[:at]; strings.Contains(before, ";") || best == markCue && len(before) > fillerBytes {
		return noCue
	}
	rest := gap[end:]
	if (best == ofCue || best == byCue) && len(rest) <= 90 && !strings.ContainsAny(rest, ".;:\n\t") && !hasDigit(rest) || filler(rest) {
		return best
	}
	return noCue
}

// nextEntry reports whether the words between two amounts end an entry of a list and begin
// the next: '; Japan:' between 'Germany: US$ 4 million' and 'US$ 3 million'.
func nextEntry(gap string) bool {
	if gap[0] == ';' || gap[0] == '|' {
		return true
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(gap, ", "))
	return gap[0] == ',' && unicode.IsUpper(first)
}

func wordAt(s string, i, n int) bool {
	return (i == 0 || !letter(s[i-1])) && (i+n == len(s) || !letter(s[i+n]))
}

// listed reports whether the words between two amounts join them in a list: a comma, a
// semicolon or 'and', and few words behind it.
func listed(gap string) bool {
	gap = strings.TrimSuffix(gap, ": ") // 'Norway: EUR 12 million; Sweden: EUR 8 million'
	if len(gap) > listBytes || strings.ContainsAny(gap, "\n\t:") {
		return false
	}
	for _, w := range []string{"of which", "includ", "compris", "total"} {
		if strings.Contains(gap, w) {
			return false
		}
	}
	end := -1
	for _, sep := range []string{", ", "; ", " and ", " plus ", " & ", " + ", ",", ";"} {
		if i := strings.LastIndex(gap, sep); i >= 0 {
			end = max(end, i+len(sep))
		}
	}
	return end >= 0 && filler(gap[end:])
}

// sentenceEnd is the View offset at which the sentence of an amount ends.
func (s *sheet) sentenceEnd(i int) int {
	if len(s.Sentences) == 0 {
		return 0
	}
	return s.Sentences[s.SentenceAt(s.amounts[i].view.Start)].Span.End
}

// sentences finds totals whose parts follow, or stand before, in running text.
func (s *sheet) sentences() {
	for i := range s.amounts {
		if s.amounts[i].cell || !s.usable(i) || s.amounts[i].block < 0 || s.amounts[i].rise {
			continue
		}
		end := s.sentenceEnd(i)
		if s.totalled(i) || s.totalledBefore(i) {
			continue
		}
		if k := i + 1; k < len(s.amounts) && s.usable(k) && s.sameBlock(i, k) {
			if s.amounts[k].view.Start < end {
				gap := s.View.Between(s.amounts[i].view.End, s.amounts[k].view.Start)
				if c := cueIn(gap); c != noCue {
					s.parts(s.outOfBrackets(i, gap), k, end, c)
				}
			} else {
				s.nextSentence(i, k, end)
			}
		}
	}
}

// outOfBrackets is the amount before one that stands in brackets: 'US$ 25 million (2023:
// US$ 24 million), including …'.
func (s *sheet) outOfBrackets(i int, gap string) int {
	if !strings.HasPrefix(gap, ")") || i == 0 || !s.sameBlock(i-1, i) || !s.usable(i-1) {
		return i
	}
	before := s.View.Between(s.amounts[i-1].view.End, s.amounts[i].view.Start)
	if len(before) < fillerBytes && strings.Contains(before, "(") && !strings.Contains(before, ")") {
		return i - 1
	}
	return i
}

// nextSentence finds the parts in a sentence that begins 'This includes' or 'Of this'.
func (s *sheet) nextSentence(i, k, end int) {
	at := s.SentenceAt(s.amounts[k].view.Start)
	if at == 0 || s.Sentences[at-1].Span.End != end {
		return
	}
	// The sentence before must have one sum alone for 'this' to mean.
	if i > 0 && s.amounts[i-1].block == s.amounts[i].block && s.amounts[i-1].view.Start >= s.Sentences[at-1].Span.Start &&
		s.parent[i] < 0 {
		return
	}
	head := strings.TrimLeft(s.View.Between(s.Sentences[at].Span.Start, s.amounts[k].view.Start), " \"'")
	if next := s.Sentences[at].Span.End; totalAgain[strings.TrimRight(head, " ")] {
		// 'Of this US$ 10 million, US$ 6 million …': the total is told again.
		if s.sameCurrency(i, k) && s.amounts[i].Figure.Known && s.amounts[i].Figure.Value == s.amounts[k].Figure.Value {
			s.add(Sum{i, []int{k}, Agrees, "told again", s.amounts[k].Figure})
			if k+1 < len(s.amounts) && s.usable(k+1) && s.amounts[k+1].view.End <= next &&
				strings.HasPrefix(s.View.Between(s.amounts[k].view.End, len(s.View.Lower)), ",") {
				s.parts(k, k+1, next, ofCue)
			}
		}
		return
	}
	for _, c := range nextCues {
		if rest, ok := strings.CutPrefix(head, c.words); ok && (rest == "" || !letter(rest[0])) {
			rest = strings.TrimLeft(rest, " :,")
			if filler(rest) || c.cue == ofCue && len(rest) <= fillerBytes && !hasDigit(rest) {
				s.parts(i, k, s.Sentences[at].Span.End, c.cue)
			}
			return
		}
	}
}

// run is the list of amounts that begins with k and ends before a View offset.
func (s *sheet) run(i, k, end int) []int {
	out := []int{k}
	for n := k + 1; n < len(s.amounts) && s.sameBlock(n-1, n) && s.amounts[n].view.End <= end && len(out) < 40; n++ {
		if !s.usable(n) || !s.sameCurrency(i, n) || !listed(s.View.Between(s.amounts[n-1].view.End, s.amounts[n].view.Start)) {
			break
		}
		out = append(out, n)
	}
	return out
}

// parts settles which of the list behind a cue are parts of a total.
func (s *sheet) parts(i, k, end int, c cue) {
	if !s.sameCurrency(i, k) || s.parent[k] >= 0 {
		return
	}
	list := s.run(i, k, end)
	// All that adds up, else the longest beginning that does.
	for n := len(list); n > 1; n-- {
		if s.fits(i, list[:n]) == Agrees && (n == len(list) || c != markCue) {
			sum := s.added(list[:n])
			v := verdict(s.amounts[i].Figure, sum)
			if n == len(list) && v == Agrees && (c == ofCue || c == wholeCue) {
				v = s.coarse(i, list, sum)
			}
			s.add(Sum{i, list[:n], v, "in the sentence", sum})
			return
		}
	}
	if c == markCue || !s.amounts[i].Figure.Known {
		return
	}
	if c == someCue {
		for n := 1; n < len(list); n++ {
			if strings.Contains(s.View.Between(s.amounts[list[n-1]].view.End, s.amounts[list[n]].view.Start), ";") &&
				!strings.Contains(s.View.Between(s.amounts[i].view.End, s.amounts[k].view.Start), ":") {
				list = list[:n] // a semicolon ends what is included
				break
			}
		}
	}
	outer := i > 0 && s.sameBlock(i-1, i) && listed(s.View.Between(s.amounts[i-1].view.End, s.amounts[i].view.Start))
	sum := s.added(list)
	v := verdict(s.amounts[i].Figure, sum)
	switch {
	case v == Open:
		if c == wholeCue {
			return
		}
		list = list[:1]
	case c == someCue && (v == More || outer):
		list = list[:1] // what follows may be beside the total, not in it
	case c == ofCue && v == More && outer:
		list = list[:1]
	case c == byCue && v == More && (outer || !s.below(i, list)):
		return // 'a grant of EUR 2 million, funded by the EUR 50 million facility'
	case v == More, v == Less && c == wholeCue && len(list) > 1 && !outer:
		if len(list) > 1 || c != someCue {
			s.add(Sum{i, list, v, "in the sentence", sum})
		}
		return
	case v == Less && c == wholeCue:
		return
	}
	sum = s.added(list)
	if v := verdict(s.amounts[i].Figure, sum); v == Open || v == More || sum.Value > s.amounts[i].Figure.Most {
		return
	}
	s.add(Sum{i, list, Partial, "in the sentence", sum})
}

// below reports whether there are several amounts, each less than the total.
func (s *sheet) below(total int, list []int) bool {
	return len(list) > 1 && !slices.ContainsFunc(list, func(k int) bool {
		return s.amounts[k].Figure.Least >= s.amounts[total].Figure.Most
	})
}

// sameBlock reports whether two amounts, the first before the second, stand in one block
// and don't overlap.
func (s *sheet) sameBlock(i, k int) bool {
	return s.amounts[i].block == s.amounts[k].block && s.amounts[i].view.End <= s.amounts[k].view.Start
}

// fitsWell reports whether some sums, which nothing else says are the parts of a total, add
// up to it, and by more than the rounding of few digits.
func (s *sheet) fitsWell(i int, list []int) bool {
	return s.fits(i, list) == Agrees && s.coarse(i, list, s.added(list)) == Agrees
}

// coarse is the verdict on a sum that only the rounding of its few digits lets agree: 'EUR
// 10 million, of which EUR 6 million and EUR 5 million'. A tenth of the total is too much
// for it where nothing says that the figures are loose.
func (s *sheet) coarse(i int, list []int, sum Figure) Verdict {
	total := s.amounts[i].Figure.Value
	if !s.amounts[i].Figure.Known || s.amounts[i].Qualifier != record.Exact || abs(sum.Value-total) < abs(total)/10 {
		return Agrees
	}
	for _, k := range list {
		if s.amounts[k].Qualifier != record.Exact || s.amounts[k].Value == nil {
			return Agrees
		}
	}
	if sum.Value > total {
		return More
	}
	return Less
}
