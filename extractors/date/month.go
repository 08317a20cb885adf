package date

import "factsheet/pipeline/segment"

// monthLed reads what begins with a month's name: 'December 7, 2022', 'Dec31, 1994',
// 'August/10/2012', 'September-2020-23', 'june the 28th 2020', 'April 2019',
// 'Dec, 2018', 'june of 1992', 'April 3'.
func (s *scanner) monthLed(i int) find {
	m, j := s.month(i)
	if m == 0 {
		return find{first: i, end: i}
	}
	k, sep := j, s.punct(j)
	switch sep {
	case ',', '-', '/':
		k++
	default:
		sep = 0
	}
	if y, n := s.digits(k); sep == '-' && n == 2 && s.glued(k) && s.glued(k-1) && s.monthPair(i, k, y) { // 'Jan-19 to Dec-21'
		return one(i, k+1, part{unit: month, year: shortYear(y), month: m, hasYear: true, doubts: doubtCentury}, ruleMonth)
	}
	k = s.skip(k, "the")
	if d, y, ok := s.dayComma(k); ok { // 'December 31,1994'
		return one(i, k+1, part{unit: day, year: y, month: m, day: d, hasYear: true}, ruleDay)
	}
	if d, e, word := s.dayNumber(k); d > 0 {
		p := part{unit: day, month: m, day: d}
		if sep == '-' || sep == '/' {
			if y, n := s.digits(e + 1); s.punct(e) == sep && n == 2 && s.glued(e+1) {
				p.year, p.hasYear, p.doubts = shortYear(y), true, doubtCentury
				return one(i, e+2, p, ruleDay)
			}
		}
		if y, end, ok := s.yearAfter(e); ok {
			p.year, p.hasYear = y.year, true
			p.doubts |= y.doubts
			return one(i, end, p, ruleDay)
		}
		if t := s.clock(e); t > e { // 'Thu Oct 26 11:00:09 EDT 2023'
			if y, n := s.digits(t); n == 4 && likelyYear(y) {
				p.year, p.hasYear = y, true
				return one(i, t+1, p, ruleDay)
			}
		}
		if sep == ',' && s.listed(k, e) { // 'June, 12 and'
			return s.monthYear(i, m, j)
		}
		if d <= 31 && (sep == 0 || word) && !s.counted(e, word) {
			q, end := s.relative(p, e)
			return one(i, end, q, ruleDay)
		}
	}
	return s.monthYear(i, m, j)
}

// monthPair reports whether the two digits y at token k, after a month and a hyphen,
// are a year: they can be no day, or another month written so is the other end of a
// range. 'May-20' alone reads two ways and is left.
func (s *scanner) monthPair(i, k, y int) bool {
	if s.punct(k+1) == '-' && s.glued(k+1) && s.glued(k+2) && s.p.Kind(k+2) == segment.Number {
		return false
	}
	if y > 31 || i == s.loose {
		return true
	}
	_, j := s.connector(k + 1)
	if m, e := s.month(j); j > k+1 && m > 0 && s.punct(e) == '-' && s.glued(e) && s.glued(e+1) {
		v, n := s.digits(e + 1)
		return n == 2 && v >= y
	}
	return false
}

// listed reports whether the number at k is no day but the next thing of a list.
func (s *scanner) listed(k, end int) bool {
	_, n := s.digits(k)
	return n > 0 && !s.suffix(k+1, 1) && end == k+1
}

// counted reports whether the number that ends at e counts what follows, or is part of
// a larger one: 'May 20%', 'March 5 million'.
func (s *scanner) counted(e int, word bool) bool {
	if word {
		return false
	}
	if c := s.punct(e); c == '%' || c == ':' && s.glued(e) && s.p.Kind(e+1) == segment.Number {
		return true
	}
	return s.scaleOrUnit(e)
}

// monthYear reads the year after a month that ends at j, or the month alone.
func (s *scanner) monthYear(i, m, j int) find {
	p := part{unit: month, month: m}
	if sep := s.punct(j); sep == '-' || sep == '/' { // 'September-2020-23'
		if y, n := s.digits(j + 1); n == 4 && likelyYear(y) && s.punct(j+2) == sep && s.glued(j+3) {
			if d, n := s.digits(j + 3); (n == 1 || n == 2) && d > 0 && d <= 31 && !(s.punct(j+4) == sep && s.glued(j+5)) {
				return one(i, j+4, part{unit: day, year: y, month: m, day: d, hasYear: true}, ruleDay)
			}
		}
	}
	if y, end, ok := s.yearAfter(j); ok {
		p.year, p.hasYear = y.year, true
		p.doubts |= y.doubts
		return one(i, end, p, ruleMonth)
	}
	at := i + 1
	if j > at { // 'Sept. and Oct. 2021' goes on after the full stop
		if c, _ := s.connector(j); c != 0 || s.p.Is(j, "and", "&") || s.punct(j) == ',' || s.punct(j) == '/' {
			at = j
		}
	}
	p, end := s.relative(p, at)
	return one(i, end, p, ruleMonth)
}

// dayComma reads a day and a year set without a blank, which the tokens hold as one
// number: '31,1994'.
func (s *scanner) dayComma(k int) (d, y int, ok bool) {
	if s.p.Kind(k) != segment.Number {
		return 0, 0, false
	}
	t := s.p.Text(k)
	n := len(t) - 5
	if n < 1 || n > 2 || t[n] != ',' {
		return 0, 0, false
	}
	for j := 0; j < len(t); j++ {
		switch c := t[j]; {
		case j == n:
		case c < '0' || c > '9':
			return 0, 0, false
		case j < n:
			d = d*10 + int(c-'0')
		default:
			y = y*10 + int(c-'0')
		}
	}
	return d, y, d >= 1 && d <= 31 && likelyYear(y)
}

// partOfLed reads a part of a month, year or decade, which has no EDTF of its own:
// 'mid-March 2020', 'early 2019', 'late 1990s', 'mid to late 2018'.
func (s *scanner) partOfLed(i int) find {
	miss := find{first: i, end: i}
	j := i + 1
	for n := 0; n < 2; n++ {
		switch {
		case s.punct(j) == '-' || s.punct(j) == '/' || s.p.Is(j, "to", "or", "and"):
			if s.word(j+1).class == partOf {
				j += 2
				continue
			}
		}
		break
	}
	if s.punct(j) == '-' || s.punct(j) == 'n' && s.glued(j) {
		j++
	}
	if k := s.skip(j, "of", "in"); k > j || s.p.Is(j, "the") {
		if s.p.Is(i, "middle") || s.p.Is(k, "the") {
			j = s.skip(k, "the")
		} else {
			j = k
		}
	}
	f := s.atom(j, true)
	if f.end <= j || f.value.form != single || f.value.a.unit == century && f.rule == ruleCentury && !s.p.Is(f.end-1, "s") {
		return miss
	}
	f.first = i
	f.value.a.doubts |= doubtPartOf
	return f
}
