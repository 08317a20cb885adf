package date

import "factsheet/pipeline/segment"

// spelledLed reads a year in words where what stands before it asks for one: 'in
// nineteen ninety-six', 'the year two thousand and sixteen'; and 'nineteen seventies'.
func (s *scanner) spelledLed(i int, strong bool) find {
	miss := find{first: i, end: i}
	y, end := s.spelledYear(i)
	if end == i || s.p.Kind(end) == segment.Punct && s.punct(end) == '-' && s.glued(end) {
		return miss
	}
	if w := s.word(end); w.class == decadeName && end == i+1 {
		return one(i, end+1, part{unit: decade, year: y + int(w.n), hasYear: true}, ruleDecade)
	}
	if end == i+1 || y%100 == 0 && !s.p.Is(i-1, "year") || !strong && !asksYear.Has(s.lowerBefore(i)) {
		return miss
	}
	if s.scaleOrUnit(end) || s.countNoun(end) || s.people(end) || s.word(end).class == units || s.word(end).class == teens {
		return miss
	}
	return one(i, end, part{unit: year, year: y, hasYear: true}, ruleYear)
}

// spelledYear reads a year in words at token i: 'nineteen ninety six', 'twenty
// sixteen', 'two thousand and ten'; a century alone ('nineteen') ends at i+1.
func (s *scanner) spelledYear(i int) (y, end int) {
	w := s.word(i)
	j := i + 1
	switch {
	case w.class == units && w.n == 2 && s.p.Is(j, "thousand"):
		y, j = 2000, s.skip(j+1, "and")
		if n, e := s.belowHundred(j); e > j {
			return y + n, e
		}
		return y, i + 2
	case w.class == teens && w.n >= 15, w.class == tens && w.n == 20:
		y = int(w.n) * 100
	default:
		return 0, i
	}
	if n, e := s.belowHundred(j); e > j && n >= 10 {
		return y + n, e
	}
	return y, j
}

// belowHundred reads a number of one or two words.
func (s *scanner) belowHundred(j int) (n, end int) {
	switch w := s.word(j); w.class {
	case units, teens:
		return int(w.n), j + 1
	case tens:
		k := j + 1
		if s.punct(k) == '-' && s.glued(k) {
			k++
		}
		if u := s.word(k); u.class == units {
			return int(w.n + u.n), k + 1
		}
		return int(w.n), j + 1
	}
	return 0, j
}

// decadeWord reads 'the nineties'; 'in her forties' is an age.
func (s *scanner) decadeWord(i int, w word) find {
	if !s.p.Is(i-1, "the") && !(s.word(i-1).class == partOf && s.p.Is(i-2, "the", "in", "since")) &&
		!(s.punct(i-1) == '-' && s.word(i-2).class == partOf) {
		return find{first: i, end: i}
	}
	p := part{unit: decade, year: 1900 + int(w.n), hasYear: true, doubts: doubtCentury}
	if w.n == 20 {
		p.year = 2020
	}
	return one(i, i+1, p, ruleDecade)
}

// calendarLed reads 'CY 2008', 'CY18' and the school year 'SY 2008' as the year.
func (s *scanner) calendarLed(i int) find {
	y, n := s.digits(i + 1)
	p := part{unit: year, year: y, hasYear: true}
	switch {
	case n == 4 && likelyYear(y):
	case n == 2 && s.glued(i+1):
		p.year, p.doubts = shortYear(y), doubtCentury
	default:
		return find{first: i, end: i}
	}
	if f := s.yearQuarter(i+1, p.year); f.end > i+1 && f.rule == ruleQuarter {
		f.first = i
		return f
	}
	if f := s.shortRange(i+1, y); n == 4 && f.end > i+1 {
		f.first = i
		return f
	}
	return one(i, i+2, p, ruleYear)
}
