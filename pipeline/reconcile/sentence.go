package reconcile

import (
	"strings"

	"factsheet/pipeline/record"
)

// cue is how words lead from a total to its parts.
type cue uint8

const (
	noCue    cue = iota
	someCue      // 'including': some of it
	ofCue        // 'of which': some of it or all
	wholeCue     // 'comprising', 'consisting of', 'namely': all of it
	markCue      // a colon, a bracket, 'with': parts where they add up
)

// cueWords lead from a total to its parts, longest first where one ends another.
var cueWords = []struct {
	words string
	cue   cue
}{
	{"of which", ofCue}, {"out of which", ofCue},
	{"which comprises", wholeCue}, {"which consists of", wholeCue}, {"comprising of", wholeCue}, {"comprising", wholeCue}, {"comprised of", wholeCue}, {"comprises", wholeCue},
	{"composed of", wholeCue}, {"consisting of", wholeCue}, {"consists of", wholeCue}, {"made up of", wholeCue}, {"namely", wholeCue}, {"broken down into", wholeCue}, {"broken down as follows:", wholeCue},
	{"split into", wholeCue}, {"split between", wholeCue}, {"divided into", wholeCue}, {"as follows:", wholeCue},
	{"including", someCue}, {"inclusive of", someCue}, {"which includes", someCue}, {"which include", someCue}, {"that includes", someCue}, {"that also includes", someCue},
	{"with", markCue}, {"where", markCue},
}

// nextCues begin a sentence about the total of the one before.
var nextCues = []struct {
	words string
	cue   cue
}{
	{"this includes", someCue}, {"these include", someCue}, {"this included", someCue}, {"it includes", someCue}, {"this comprises", wholeCue}, {"it comprises", wholeCue}, {"this consists of", wholeCue},
	{"of this amount", ofCue}, {"of this total", ofCue}, {"of this sum", ofCue}, {"of this funding", ofCue}, {"of this", ofCue}, {"of that amount", ofCue}, {"of that total", ofCue}, {"of that", ofCue}, {"of these funds", ofCue},
	{"within this total", ofCue}, {"within that total", ofCue},
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
// that begins another thought.
func filler(words string) bool {
	return len(words) <= fillerBytes && !strings.ContainsAny(words, ".;:,–—\n\t") && !strings.Contains(words, " which ") && !strings.Contains(words, " that ") && !strings.Contains(words, " - ") &&
		!hasDigit(words) && len(strings.Fields(words)) <= fillerWords
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
	if best == ofCue && len(rest) <= 90 && !strings.ContainsAny(rest, ".;:\n\t") && !hasDigit(rest) || filler(rest) {
		return best
	}
	return noCue
}

func wordAt(s string, i, n int) bool {
	return (i == 0 || !letter(s[i-1])) && (i+n == len(s) || !letter(s[i+n]))
}

// listed reports whether the words between two amounts join them in a list: a comma, a
// semicolon or 'and', and few words behind it.
func listed(gap string) bool {
	gap = strings.TrimSuffix(gap, ": ") // 'Norway: EUR 12 million; Sweden: EUR 8 million'
	if len(gap) > listBytes || strings.ContainsAny(gap, "\n\t:") || strings.Contains(gap, "of which") || strings.Contains(gap, "includ") || strings.Contains(gap, "compris") || strings.Contains(gap, "total") {
		return false
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
		if s.totalled(i) {
			continue
		}
		if k := i + 1; k < len(s.amounts) && s.usable(k) && s.amounts[k].block == s.amounts[i].block && s.amounts[k].view.Start >= s.amounts[i].view.End {
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
	if !strings.HasPrefix(gap, ")") || i == 0 || s.amounts[i-1].block != s.amounts[i].block || s.amounts[i-1].view.End > s.amounts[i].view.Start || !s.usable(i-1) {
		return i
	}
	if before := s.View.Between(s.amounts[i-1].view.End, s.amounts[i].view.Start); len(before) < fillerBytes && strings.Contains(before, "(") && !strings.Contains(before, ")") {
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
	if i > 0 && s.amounts[i-1].block == s.amounts[i].block && s.amounts[i-1].view.Start >= s.Sentences[at-1].Span.Start && s.parent[i] < 0 {
		return
	}
	head := strings.TrimLeft(s.View.Between(s.Sentences[at].Span.Start, s.amounts[k].view.Start), " \"'")
	if next := s.Sentences[at].Span.End; totalAgain[strings.TrimRight(head, " ")] {
		// 'Of this US$ 10 million, US$ 6 million …': the total is told again.
		if s.sameCurrency(i, k) && s.amounts[i].Figure.Known && s.amounts[i].Figure.Value == s.amounts[k].Figure.Value {
			s.add(Sum{i, []int{k}, Agrees, "told again", s.amounts[k].Figure})
			if k+1 < len(s.amounts) && s.usable(k+1) && s.amounts[k+1].view.End <= next && strings.HasPrefix(s.View.Between(s.amounts[k].view.End, len(s.View.Lower)), ",") {
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
	for n := k + 1; n < len(s.amounts) && s.amounts[n].block == s.amounts[k].block && s.amounts[n].view.End <= end && len(out) < 40; n++ {
		from := s.amounts[n-1].view.End
		if s.amounts[n].view.Start < from || !s.usable(n) || !s.sameCurrency(i, n) || !listed(s.View.Between(from, s.amounts[n].view.Start)) {
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
			if strings.Contains(s.View.Between(s.amounts[list[n-1]].view.End, s.amounts[list[n]].view.Start), ";") && !strings.Contains(s.View.Between(s.amounts[i].view.End, s.amounts[k].view.Start), ":") {
				list = list[:n] // a semicolon ends what is included
				break
			}
		}
	}
	outer := i > 0 && s.amounts[i-1].block == s.amounts[i].block && s.amounts[i-1].view.End <= s.amounts[i].view.Start && listed(s.View.Between(s.amounts[i-1].view.End, s.amounts[i].view.Start))
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

// coarse is the verdict on a sum that only the rounding of its few digits lets agree: 'EUR
// 10 million, of which EUR 6 million and EUR 5 million'. A tenth of the total is too much
// for it where nothing says that the figures are loose.
func (s *sheet) coarse(i int, list []int, sum Figure) Verdict {
	total := s.amounts[i].Figure.Value
	if s.amounts[i].Qualifier != record.Exact || abs(sum.Value-total) < abs(total)/10 {
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

// totalCues stand before a total whose parts stand before it.
var totalCues = []string{"for a total of", "for a combined total of", "making a total of", "totalling", "totaling", "bringing the total to", "bringing the total amount to", "which brings the total to", "in total", "a total of", "or a total of", "adding up to", "total", "="}

// totalled finds the parts before a total: 'A for roads and B for rail, for a total of C'.
// They are parts where they add up.
func (s *sheet) totalled(i int) bool {
	if i < 2 || s.amounts[i-1].block != s.amounts[i].block || s.amounts[i-1].view.End > s.amounts[i].view.Start {
		return false
	}
	from := s.Sentences[s.SentenceAt(s.amounts[i].view.Start)].Span.Start
	if s.amounts[i-1].view.Start < from {
		return false
	}
	gap := s.View.Between(s.amounts[i-1].view.End, s.amounts[i].view.Start)
	if len(gap) > listBytes {
		return false
	}
	found := false
	for _, c := range totalCues {
		if k := strings.LastIndex(gap, c); k >= 0 && (c == "=" || wordAt(gap, k, len(c))) && filler(gap[k+len(c):]) {
			found = true
			break
		}
	}
	after := strings.TrimLeft(s.View.Between(s.amounts[i].view.End, min(len(s.View.Lower), s.amounts[i].view.End+14)), " ")
	for _, w := range []string{"in total", "altogether", "in all", "combined"} {
		found = found || strings.HasPrefix(after, w)
	}
	if k := strings.LastIndex(gap, "bring"); k >= 0 && strings.HasSuffix(strings.TrimRight(gap, " "), " to") && len(gap)-k < fillerBytes {
		found = true
	}
	if !found {
		return false
	}
	for first := i - 1; first >= 0 && i-first < 12; first-- {
		if s.usable(first) && s.sameCurrency(first, i) && i-first > 1 {
			list := make([]int, 0, i-first)
			for k := first; k < i; k++ {
				list = append(list, k)
			}
			if s.fits(i, list) == Agrees {
				sum := s.added(list)
				s.add(Sum{i, list, verdict(s.amounts[i].Figure, sum), "in the sentence", sum})
				return true
			}
		}
		if first == 0 || !s.usable(first) || !s.sameCurrency(first, i) || s.amounts[first-1].block != s.amounts[i].block || s.amounts[first-1].view.Start < from ||
			s.amounts[first-1].view.End > s.amounts[first].view.Start || !listed(s.View.Between(s.amounts[first-1].view.End, s.amounts[first].view.Start)) {
			return false
		}
	}
	return false
}
