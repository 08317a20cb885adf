package date

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
)

// decadeLed reads '1990s', '1990's' after 'the' and '1990 s'.
func (s *scanner) decadeLed(i, y int) find {
	miss := find{first: i, end: i}
	if y%10 != 0 {
		return miss
	}
	j := i + 1
	switch {
	case s.p.Is(j, "s") && (s.glued(j) || s.p.Tokens[j].Case == segment.LowerCase):
		j++
	case s.punct(j) == '\'' && (s.glued(j) || s.p.Is(i-1, "the")) && s.p.Is(j+1, "s") && s.glued(j+1) &&
		(s.p.Is(i-1, "the") || s.word(i-1).class == partOf || s.punct(i-1) == '-' || s.p.Kind(j+2) != segment.Word ||
			s.p.Is(j+2, "and", "to", "until", "or")):
		j += 2
	default:
		return miss
	}
	p := part{unit: decade, year: y, hasYear: true}
	f := one(i, j, p, ruleDecade)
	if y%100 == 0 && y < 2000 { // 'the 1800s' are a century, 'the 1900s' that or its first decade
		p.unit = century
		if y == 1900 {
			f.value.alt = &value{a: p}
		} else {
			f = one(i, j, p, ruleCentury)
		}
	}
	return f
}

// shortDecade reads 'the '90s' and 'the 90s'; the number stands at token i.
func (s *scanner) shortDecade(i, v int) find {
	if v%10 != 0 || !s.p.Is(i+1, "s") || !s.glued(i+1) {
		return find{first: i, end: i}
	}
	y, doubt := 1900+v, doubtCentury
	if v < 30 {
		y = 2000 + v
	}
	p := part{unit: decade, year: y, hasYear: true, doubts: doubt}
	if s.punct(i-1) == '\'' && s.glued(i) {
		return one(i-1, i+2, p, ruleDecade)
	}
	if s.p.Is(i-1, "the") || s.word(i-1).class == partOf {
		return one(i, i+2, p, ruleDecade)
	}
	return find{first: i, end: i}
}

// centuryAt reads '21st century'; the word 'century' stands at token j. One that
// begins or continues a name ('21st Century Maritime Silk Road') is part of it.
func (s *scanner) centuryAt(i, j, n int) find {
	miss := find{first: i, end: i}
	if n < 1 || n > 25 {
		return miss
	}
	y, end, doubt := (n-1)*100, j+1, doubts(0)
	if e, k := s.era(1, j+1); k > j+1 {
		end = k
		if e.year <= 0 {
			return miss
		}
	}
	if s.p.Tokens[j].Case == segment.Capital && s.p.Kind(end) == segment.Word &&
		s.p.Tokens[end].Case != segment.LowerCase && end == j+1 && !s.titled(i) {
		s.p.Mask(s.p.SpanOf(i, end), "part of a name")
		return find{first: i, end: i}
	}
	return one(i, end, part{unit: century, year: y, hasYear: true, doubts: doubt}, ruleCentury)
}

// titled reports whether token i stands in a heading, where capitals say nothing.
func (s *scanner) titled(i int) bool {
	b := s.p.View.BlockAt(s.p.Tokens[i].Start)
	return b >= 0 && s.p.Doc.Blocks[b].Kind == document.Heading
}

// centuries reads '19th and 20th centuries' and 'first and second quarters of 2022'; the first ordinal ends at k.
func (s *scanner) centuries(i, k, n int) find {
	miss := find{first: i, end: i}
	c := s.punct(k)
	m, e, word := s.dayNumber(k + 1)
	if word && s.p.Is(e, "quarters", "quarter") && m > n && m <= 4 {
		f := s.quarterYear(i, e+1, part{unit: quarter, nth: m})
		if !f.value.a.hasYear || f.value.a.unit != quarter {
			return miss
		}
		a := part{unit: quarter, nth: n}
		if c != 0 && c != ',' || s.p.Is(k, "to") {
			return find{first: i, end: f.end, value: value{form: interval, a: a, b: f.value.a}, rule: ruleRange}
		}
		return find{first: i, end: f.end, value: value{form: set, more: []part{a, f.value.a}}, rule: ruleSet}
	}
	if !word || m <= n || m > 25 || !s.p.Is(e, "century", "centuries") {
		return miss
	}
	a, b := part{unit: century, year: (n - 1) * 100, hasYear: true}, part{unit: century, year: (m - 1) * 100, hasYear: true}
	if c != 0 && c != ',' || s.p.Is(k, "to") {
		return find{first: i, end: e + 1, value: value{form: interval, a: a, b: b}, rule: ruleRange}
	}
	return find{first: i, end: e + 1, value: value{form: set, more: []part{a, b}}, rule: ruleSet}
}
