package quantity

import (
	"github.com/cockroachdb/apd/v3"

	"factsheet/extractors/internal/number"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// percentWords are the words that a percent word begins with.
var percentWords = wordset.Fields(`percent percents percentage pct per`)

// percentWord is the number of tokens of the percent sign or word at token j; 0
// where there is none.
func percentWord(p *extract.Pass, j int) int {
	switch p.Kind(j) {
	case segment.Punct:
		if p.Text(j) == "%" {
			return 1
		}
	case segment.Word:
		if !p.In(j, percentWords) {
			return 0
		}
		switch p.Lower(j) {
		case "percent", "percents", "percentage", "pct":
			return 1
		case "per":
			if p.Is(j+1, "cent", "cents") {
				return 2
			}
			if p.Is(j+1, "-") && p.Is(j+2, "cent") {
				return 3
			}
		}
	}
	return 0
}

// percentAt is the unit and the end of a percentage whose number ends before token j.
func percentAt(p *extract.Pass, j int) (unit string, end int) {
	if p.Is(j, "-") && p.Tokens[j].Glued {
		j++ // '10-percent'
	}
	n := percentWord(p, j)
	if n == 0 {
		return "", 0
	}
	end = j + n
	k := end
	if p.Is(k, "-") && p.Tokens[k].Glued {
		k++
	}
	if p.Is(k, "point", "points") && p.Kind(j) == segment.Word {
		return "percentage points", k + 1
	}
	return "%", end
}

// percentage takes f where it is one, or the first of several that share a sign
// ('5, 10 and 15 per cent'), and returns the token to go on from, or 0.
func (s *scanner) percentage(f *figure) int {
	p := s.p
	if unit, end := percentAt(p, f.end); end > 0 {
		if p.Is(f.first-1, "of") && isOne(f) && fractions.Has(lowerOr(p, f.first-2)) {
			return s.partOfPercent(f.first-2, end)
		}
		q := qualifierBefore(p, f.first)
		if !f.ranged {
			if high, unit2, end2 := s.percentRange(f, end); end2 > 0 && unit2 == unit {
				g := *f
				g.high, g.ranged = high, true
				s.add(&g, f.first, end2, unit, percent, exactly(q))
				return end2
			}
		}
		if q == "" {
			q = qualifierAfter(p, end)
		}
		s.add(f, f.first, end, unit, percent, exactly(q))
		return end
	}
	if end := s.bracketed(f); end > 0 {
		return end
	}
	if end := s.fractionPercent(f); end > 0 {
		return end
	}
	if f.ranged {
		if f.low.Value.Cmp(&f.high.Value) < 0 && p.Is(f.low.End, "or") {
			return 0
		}
		return 0
	}
	if f.low.Scaled {
		return 0 // '1.9 million, 8% more'
	}
	if reason, _ := labelBefore(p, f); reason != "" {
		return 0 // 'Unit 1 and 41% of Unit 2'
	}
	return s.percentList(f)
}

// percentRange reads the second end of '10% to 20%' behind the first's sign.
func (s *scanner) percentRange(f *figure, end int) (high number.Number, unit string, next int) {
	p := s.p
	j := rangeMark(p, end, f.first)
	if j == 0 || p.Is(f.first-1, "from") || p.Is(end, "or") {
		return high, "", 0
	}
	m, ok := number.Scan(p, j)
	if !ok || m.Malformed || f.low.Malformed || f.low.Value.Cmp(&m.Value) >= 0 {
		return high, "", 0
	}
	unit, next = percentAt(p, m.End)
	return m, unit, next
}

// bracketed reads '(39)%', which accountants write for -39%.
func (s *scanner) bracketed(f *figure) int {
	p := s.p
	if f.ranged || !p.Is(f.first-1, "(") || !p.Is(f.end, ")") || !p.Is(f.end+1, "%") {
		return 0
	}
	g := *f
	if !g.low.Value.IsZero() {
		g.low.Value.Negative = true
	}
	s.add(&g, f.first-1, f.end+2, "%", percent, exactly(qualifierBefore(p, f.first-1)))
	return f.end + 2
}

// fractionPercent reads '3/4 percent'.
func (s *scanner) fractionPercent(f *figure) int {
	p := s.p
	j := f.end
	if f.ranged || !p.Is(j, "/") || p.Kind(j+1) != segment.Number || !p.Tokens[j].Glued {
		return 0
	}
	unit, end := percentAt(p, j+2)
	if end == 0 {
		return 0
	}
	m, ok := number.Scan(p, j+1)
	if !ok || m.Malformed || m.Value.IsZero() {
		return 0
	}
	var q apd.Decimal
	cond, err := apd.BaseContext.WithPrecision(20).Quo(&q, &f.low.Value, &m.Value)
	if err != nil || cond.Inexact() {
		return 0
	}
	g := *f
	g.low.Value = q
	s.add(&g, f.first, end, unit, percent, exactly(qualifierBefore(p, f.first)))
	return end
}

// maxListed bounds how far the numbers that share a percent sign are followed.
const maxListed = 6

// percentList reads numbers that share the percent sign of the last.
func (s *scanner) percentList(f *figure) int {
	p := s.p
	var list [maxListed]number.Number
	list[0] = f.low
	n, j := 1, f.end
	for n < maxListed {
		joint := false
		if p.Is(j, ",") {
			joint = true
			j++
		}
		if p.Is(j, "and", "or", "&") {
			joint = true
			j++
		}
		if !joint {
			return 0
		}
		m, ok := number.Scan(p, j)
		if !ok || m.Scaled || m.Malformed || s.claimed.Overlaps(p.SpanOf(m.First, m.End)) {
			return 0
		}
		list[n] = m
		n++
		j = m.End
		unit, end := percentAt(p, j)
		if end == 0 {
			continue
		}
		q := exactly(qualifierBefore(p, f.first))
		for k := range n {
			g := figure{first: list[k].First, end: list[k].End, low: list[k]}
			last := list[k].End
			if k == n-1 {
				last = end
			}
			s.add(&g, g.first, last, unit, percent, q)
		}
		return end
	}
	return 0
}

// lowerOr is the lower-case text of token i, "" where there is none.
func lowerOr(p *extract.Pass, i int) string {
	if i < 0 || p.Kind(i) != segment.Word {
		return ""
	}
	return p.Lower(i)
}

// partOfPercent takes 'half a percent' and 'a quarter of one percent', whose fraction
// is token i and which ends before token end. Other fractions of a percent have no
// exact value here and are left unread.
func (s *scanner) partOfPercent(i, end int) int {
	p := s.p
	var d *apd.Decimal
	first := i
	switch {
	case p.Is(i, "half"):
		d = apd.New(5, -1)
	case p.Is(i, "quarter"):
		d = apd.New(25, -2)
	default:
		return end
	}
	switch {
	case p.Is(i-1, "a", "one"):
		first--
	case p.Is(i-1, "-") && p.Is(i-2, "a", "one"):
		first -= 2
	case p.Kind(i-1) == segment.Word && p.Is(i-1, "three", "and") || p.Is(i-1, "-"):
		return end
	}
	f := figure{first: first, end: end, low: number.Number{First: first, End: end, Value: *d, Spelled: true}}
	s.add(&f, first, end, "%", percent, exactly(qualifierBefore(p, first)))
	return end
}

// percentBefore reads 'percentage of 12' where no number stands before the word and
// no noun behind the number ('the percentage of 15-year-olds' is none).
func (s *scanner) percentBefore(i int) int {
	p := s.p
	j := i + percentWord(p, i)
	switch {
	case p.Is(i-1, "half", "quarter"):
		return s.partOfPercent(i-1, j)
	case p.Is(i-1, "a") && p.Is(i-2, "half", "quarter"):
		return s.partOfPercent(i-2, j)
	case p.Is(i-1, "a") && p.Is(i-2, "of") && fractions.Has(lowerOr(p, i-3)):
		return s.partOfPercent(i-3, j)
	}
	if !p.Is(j, "of") || p.Kind(i-1) == segment.Number || p.Is(i-1, ")") {
		return j
	}
	n, ok := number.Scan(p, j+1)
	if !ok || n.Malformed || s.claimed.Overlaps(p.SpanOf(n.First, n.End)) {
		return j
	}
	switch p.Kind(n.End) {
	case segment.Break:
	case segment.Punct:
		if !p.Is(n.End, ".", ",", ";", "!", "?", ")") {
			return j
		}
	case segment.Word:
		if !p.In(n.End, ends) || p.Tokens[n.End].Glued {
			return j
		}
	default:
		return j
	}
	f := figure{first: n.First, end: n.End, low: n}
	s.add(&f, i, n.End, "%", percents, exactly(""))
	return n.End
}
