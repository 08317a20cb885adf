package amount

import (
	"strings"

	"factsheet/extractors/internal/money"
	"factsheet/extractors/internal/number"
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
)

// gap is where the number begins behind a term that ends at token j: past a stop of
// its short form, the end of its brackets, a colon, or a column edge. A scale that
// stands before the number is read too ('US$ million 5.2').
func (s *scanner) gap(t *term, j int) (at, power int) {
	p := s.p
	if t.kind == money.Short && p.Is(j, ".") && p.Tokens[j].Glued {
		j++
	}
	if t.kind != money.Unit {
		k := j
		if p.Kind(k) == segment.Word {
			if v, ok := number.SureScale(p, k); ok {
				k, power = k+1, v
			} else if v, ok := letterPower(p.Text(k)); ok && p.Tokens[k].Glued {
				k, power = k+1, v
			}
		}
		if p.Is(k, ")") && (p.Is(t.first-1, "(") || p.Is(t.first-1, "in") && p.Is(t.first-2, "(") ||
			p.Is(t.first-1, "of") && p.Is(t.first-3, "(")) {
			k++
		} else if p.Is(k, ")") {
			return j, 0
		}
		if p.Is(k, ":") {
			k++
		}
		if p.Is(k-1, ")") && p.Kind(k) == segment.GapMark && p.Kind(k+1) == segment.Number && p.Kind(k+2) == segment.Break {
			return k + 1, power // 'Total cost (US$ million)   12.3'
		}
		if p.Kind(k) == segment.Number && (k == j || p.Tokens[k].End-p.Tokens[k].Start != 4 || power == 0) {
			return k, power
		}
	}
	if t.kind == money.Sign && p.Kind(j) == segment.GapMark && p.Kind(j+1) == segment.Number {
		return j + 1, 0
	}
	return j, 0
}

// isMark reports whether a sign is one that may stand between a number and its scale:
// a plus, a footnote's mark.
func isMark(text string) bool {
	switch text {
	case "+", "-", "\"":
		return true
	}
	return document.IsNoteMark(text)
}

// marksEnd is the token behind the marks that stand on a number which ends before token
// j: one, or several parted by commas ('3.4⁶,⁷ million').
func (s *scanner) marksEnd(j int) int {
	p := s.p
	for p.Kind(j) == segment.Punct && p.Tokens[j].Glued && isMark(p.Text(j)) {
		j++
		if p.Is(j, ",") && p.Tokens[j].Glued && p.Kind(j+1) == segment.Punct && p.Tokens[j+1].Glued && document.IsNoteMark(p.Text(j+1)) {
			j++
		}
	}
	return j
}

// farScale reads a scale word that a mark parts from the number ('$7.5+ million'), or
// that has lost the blank behind it ('$725 millionin').
func (s *scanner) farScale(f *find) {
	p := s.p
	if f.n.Scaled || f.n.Malformed {
		return
	}
	j := f.n.End
	switch {
	case p.Kind(j) == segment.Punct && p.Tokens[j].Glued && isMark(p.Text(j)):
		end := s.marksEnd(j)
		if power, ok := number.SureScale(p, end); ok {
			f.scale(power, end+1)
		}
		return
	case p.Is(j, ",") && p.Tokens[j].Glued && p.Is(j+1, "000"):
		// 'UA 600, 000': a blank behind the comma.
		k := j
		for ; p.Is(k, ",") && p.Is(k+1, "000") && k < j+8; k += 2 {
			f.n.Value.Exponent += 3
		}
		f.n.Grouped, f.n.End, f.end = true, k, k
		return
	case p.Is(j, "(") && number.Begins(p, j+1):
		// 'US$5 (five) million'
		for k := j + 2; k < j+8 && p.Kind(k) != segment.Break; k++ {
			if p.Is(k, ")") {
				if power, ok := number.SureScale(p, k+1); ok {
					f.scale(power, k+2)
				}
				return
			}
		}
		return
	case f.n.End == f.n.First+1 && s.torn(f, f.n.First):
		return
	case p.Kind(j) == segment.Number && !p.Tokens[j].Glued:
		// 'US$ 4 5 million': a point or a group mark was lost, or a footnote's number
		// stands between.
		if _, ok := number.SureScale(p, j+1); ok {
			f.n.Malformed = true
		}
		return
	}
	if p.Kind(j) != segment.Word || p.Tokens[j].Case != segment.LowerCase {
		return
	}
	for _, scale := range [...]string{"million", "billion", "trillion"} {
		rest, ok := strings.CutPrefix(p.Lower(j), scale)
		if !ok {
			continue
		}
		switch rest {
		case "a", "b", "c", "d", "f", "g", "h": // a footnote's mark, no longer raised
			f.scale(map[byte]int{'m': 6, 'b': 9, 't': 12}[scale[0]], j+1)
			f.cut = len(rest)
		case "in", "for", "to", "of", "from", "and", "with", "by", "on", "over":
			f.scale(map[byte]int{'m': 6, 'b': 9, 't': 12}[scale[0]], j+1)
			f.cut = len(rest)
		}
	}
}

// torn marks a sum malformed whose digits, from token i, may be the first or the last of
// a number whose thousands a blank parts: 'US$ 507 750', '507 750 EUR'.
func (s *scanner) torn(f *find, i int) bool {
	candidates, end, ok := number.Torn(s.p, i)
	if !ok {
		return false
	}
	f.n.Malformed, f.n.Candidates = true, candidates
	f.first = min(f.first, i)
	f.n.End, f.end = max(f.n.End, end), max(f.end, end)
	return true
}

// scale multiplies the sum by a power of ten and ends it at a token.
func (f *find) scale(power, end int) {
	f.n.Value.Exponent += int32(power)
	f.n.Scaled, f.n.Power = true, power
	f.n.End, f.end = end, end
}

// scaleAhead reads a scale that stands before the currency: 'M€ 5.2', 'in million
// US$: 5.2'. A number before the scale would have taken both.
func (s *scanner) scaleAhead(f *find) {
	p, i := s.p, f.first-1
	if f.n.Scaled || f.n.Malformed || i < 0 || p.Kind(i) != segment.Word || p.Kind(i-1) == segment.Number {
		return // the scale of the sum before, as in a list: '€39.6 million', 'USD 7,747,502'
	}
	if p.Is(i, "of") && p.Is(i-2, "in", "(", "-", "–", ",") {
		i-- // 'Cost in thousands of US$: 452'
	}
	if power, ok := number.SureScale(p, i); ok {
		f.scale(power, f.end)
		f.first, f.doubts = i, append(f.doubts, scaleFromLine)
	} else if power, ok := letterPower(p.Text(i)); ok && f.term.kind == money.Sign && p.Tokens[f.first].Glued && !p.Tokens[i].Glued {
		f.scale(power, f.end)
		f.first = i
	}
}

// isZeros reports whether digits are the thousands of a unit, 'US$ 000', and no sum.
func isZeros(digits string) bool { return digits == "000" || digits == "000,000" }

// letterPower is the scale of a letter that is glued to a sign: '€m'.
func letterPower(text string) (power int, ok bool) {
	switch text {
	case "m", "M", "mn", "Mn", "mln", "Mio":
		return 6, true
	case "bn", "b", "B":
		return 9, true
	case "k", "K":
		return 3, true
	}
	return 0, false
}
