package date

import "factsheet/pipeline/segment"

// iso reads what begins with a year and goes on in digits: '2022-12-07', '2015/8/12',
// '2016 10 16', '2019-04'. A time of day after it goes with it.
func (s *scanner) iso(i, y int) find {
	miss := find{first: i, end: i}
	sep := s.punct(i + 1)
	if sep != '-' && sep != '/' && sep != '.' {
		return s.spaced(i, y)
	}
	v, n := s.digits(i + 2)
	if n < 1 || n > 2 || v == 0 {
		return miss
	}
	spread := sep == '-' && n == 2 && !s.glued(i+1) && !s.glued(i+2) && !s.glued(i+3) && !s.glued(i+4) // '2018 - 05 - 17'
	if d, n2 := s.digits(i + 4); s.punct(i+3) == sep && (spread && n2 == 2 || s.glued(i+3) && s.glued(i+4)) && (n2 == 1 || n2 == 2) {
		if d == 0 || v > 31 || d > 31 || v > 12 && d > 12 {
			return miss
		}
		return one(i, s.timeAfter(i+5), part{unit: day, year: y, month: v, day: d, hasYear: true}, ruleNumeric)
	}
	if sep == '.' || v > 12 || s.chained(i) || s.lawful(i) {
		return miss
	}
	if s.decided(i) {
		s.p.Mask(s.p.SpanOf(i, i+3), "a number of something")
		return miss
	}
	end := i + 3
	if s.punct(end) == sep && s.p.Kind(end+1) == segment.Number && s.glued(end+1) && s.glued(end) ||
		s.glued(end) && s.p.Kind(end) == segment.Word || s.punct(end) == '%' {
		return miss
	}
	if (!s.glued(i+1) || !s.glued(i+2)) && s.p.Kind(end) == segment.Word {
		return miss // '2016 - 11 projects'
	}
	f := one(i, end, part{unit: month, year: y, month: v, hasYear: true}, ruleMonth)
	if n == 2 && v > y%100 { // '2010-11' may be two years as well
		if sep == '/' && v == y%100+1 {
			return miss
		}
		f.value.alt = &value{form: interval, a: part{unit: year, year: y, hasYear: true},
			b: part{unit: year, year: y/100*100 + v, hasYear: true}}
	}
	return f
}

// spaced reads '2016 10 16', where it stands by itself or after 'on'.
func (s *scanner) spaced(i, y int) find {
	m, n := s.digits(i + 1)
	d, n2 := s.digits(i + 2)
	if n != 2 || n2 != 2 || m < 1 || m > 12 || d < 1 || d > 31 || s.p.Kind(i+3) == segment.Number {
		return find{first: i, end: i}
	}
	if !s.p.Is(i-1, "on", "since", "until", "by", "from", "dated") && (s.p.Kind(i-1) != segment.Break || s.p.Kind(i+3) != segment.Break) {
		return find{first: i, end: i}
	}
	return one(i, i+3, part{unit: day, year: y, month: m, day: d, hasYear: true}, ruleNumeric)
}

// timeAfter is the token after the time of day glued to an ISO day that ends at k:
// 'T00:00:00.000Z'.
func (s *scanner) timeAfter(k int) int {
	if !s.p.Is(k, "t") || !s.glued(k) || s.p.Kind(k+1) != segment.Number || !s.glued(k+1) {
		return k
	}
	j := k + 2
	for j < k+14 && s.glued(j) {
		switch s.p.Kind(j) {
		case segment.Number:
		case segment.Word:
			if !s.p.Is(j, "z") {
				return j
			}
		case segment.Punct:
			if c := s.punct(j); c != ':' && c != '.' && c != '+' && c != '-' || !s.glued(j+1) || s.p.Kind(j+1) != segment.Number {
				return j
			}
		default:
			return j
		}
		j++
	}
	return j
}

// clock is the token after a time of day at token k, its zone included: '11:00:09
// EDT'; k where none stands there.
func (s *scanner) clock(k int) int {
	j := k
	for n := 0; n < 3; n++ {
		if _, l := s.digits(j); l < 1 || l > 2 {
			return k
		}
		if j++; s.punct(j) != ':' || !s.glued(j) || !s.glued(j+1) {
			break
		}
		j++
	}
	if j < k+3 {
		return k
	}
	if s.p.Kind(j) == segment.Word && s.p.Tokens[j].Case == segment.Upper {
		j++
	}
	return j
}

// compact reads a day of eight digits: '20221207'.
func (s *scanner) compact(i, v int) find {
	p := part{unit: day, year: v / 10000, month: v / 100 % 100, day: v % 100, hasYear: true}
	if p.year < 1900 || p.year > 2100 || !p.possible() || s.fused(i) || s.glued(i+1) && s.p.Kind(i+1) == segment.Word && !s.p.Is(i+1, "t") {
		return find{first: i, end: i}
	}
	return one(i, s.timeAfter(i+1), p, ruleNumeric)
}

// dotted reads a day or month set with full stops, which the tokens hold as one
// number: '12.05.2020' (day first, as everyone does who writes stops), '2015.05.25',
// '05.2020'.
func (s *scanner) dotted(i int) find {
	miss := find{first: i, end: i}
	t := s.p.Text(i)
	if len(t) < 6 || len(t) > 10 || s.fused(i) {
		return miss
	}
	var v, n [3]int
	k := 0
	for j := 0; j < len(t); j++ {
		switch c := t[j]; {
		case c == '.' && k < 2:
			k++
		case '0' <= c && c <= '9':
			v[k] = v[k]*10 + int(c-'0')
			n[k]++
		default:
			return miss
		}
	}
	p := part{unit: day, hasYear: true}
	switch {
	case k == 2 && n[0] == 4 && n[1] <= 2 && n[2] <= 2 && likelyYear(v[0]):
		p.year, p.month, p.day = v[0], v[1], v[2]
	case k == 2 && n[0] <= 2 && n[1] <= 2 && n[2] == 4 && likelyYear(v[2]):
		p.year, p.month, p.day = v[2], v[1], v[0]
		if p.month > 12 && p.day <= 12 {
			p.month, p.day = p.day, p.month
		} else if p.day <= 12 && p.day != p.month {
			p.doubts |= doubtOrder
		}
	case k == 1 && n[0] == 4 && n[1] >= 1 && n[1] <= 2 && v[1] >= 1 && v[1] <= 12 && v[0] >= 1900 && v[0] <= 2150 &&
		(i == s.loose || s.dottedPair(i)):
		return one(i, i+1, part{unit: month, year: v[0], month: v[1], hasYear: true}, ruleMonth)
	case k == 1 && n[0] == 2 && t[0] == '0' && n[1] == 4 && likelyYear(v[1]):
		p = part{unit: month, year: v[1], month: v[0], hasYear: true}
		if !p.possible() || s.punct(i+1) == '%' || s.punct(i+1) == '/' || s.scaleOrUnit(i+1) || s.money.Overlaps(s.p.Tokens[i].Span()) {
			return miss
		}
		return one(i, i+1, p, ruleMonth)
	default:
		return miss
	}
	if p.month < 1 || p.month > 12 || p.day < 1 || p.day > 31 {
		return miss
	}
	return one(i, i+1, p, ruleNumeric)
}

// dottedPair reports whether '2019.4' at token i begins a term of two months, as sheets
// from Japan write it ('2019.4-2022.3'); alone it is a decimal.
func (s *scanner) dottedPair(i int) bool {
	c, k := s.connector(i + 1)
	if c == 0 || s.p.Kind(k) != segment.Number {
		return false
	}
	a, b := s.p.Text(i), s.p.Text(k)
	if len(b) < 6 || len(b) > 7 || b[4] != '.' || b[:4] < a[:4] || b[0] != '1' && b[0] != '2' {
		return false
	}
	m := b[5:]
	return m != "0" && m != "00" && (len(m) == 1 || m <= "12") && s.p.Kind(k+1) != segment.Word && s.punct(k+1) != '%'
}

// numericLed reads what begins with one or two digits and goes on in digits:
// '07/12/2022', '25-05-2015', '11/2016', '5/1-5/7/2020'.
func (s *scanner) numericLed(i, a int) find {
	miss := find{first: i, end: i}
	if f := s.quarterDigit(i, a); f.end > i {
		return f
	}
	sep := s.punct(i + 1)
	if sep != '/' && sep != '-' || a == 0 || a > 31 || s.tight(i) {
		return miss
	}
	b, n2 := s.digits(i + 2)
	if n2 == 4 {
		return s.monthSlash(i, a, b)
	}
	spaced := sep == '/' && !s.glued(i+1) && !s.glued(i+2) && !s.glued(i+3) && !s.glued(i+4)
	if n2 < 1 || n2 > 2 || b == 0 || b > 31 || (!s.glued(i+1) || !s.glued(i+2)) && !spaced {
		return miss
	}
	p, ok := s.dayOrder(a, b)
	if !ok {
		return miss
	}
	if s.punct(i+3) == sep && (spaced || s.glued(i+3) && s.glued(i+4)) {
		y, n3 := s.digits(i + 4)
		switch {
		case n3 == 4 && likelyYear(y):
		case n3 == 2 && (sep == '/' && !spaced || s.weekdayBefore(i)) && !(s.punct(i+5) == sep && s.glued(i+5)):
			y = shortYear(y)
			p.doubts |= doubtCentury
		default:
			return s.slashRange(i, p, sep)
		}
		if s.glued(i+5) && s.p.Kind(i+5) == segment.Word {
			return miss
		}
		p.year, p.hasYear = y, true
		s.tally(p, a, b)
		return one(i, i+5, p, ruleNumeric)
	}
	return s.slashRange(i, p, sep)
}

// weekdayBefore reports whether a weekday stands before token i.
func (s *scanner) weekdayBefore(i int) bool {
	if c := s.punct(i - 1); c == ',' || c == '.' {
		i--
	}
	return s.word(i-1).class == weekday
}

// dayOrder reads two numbers as month and day, in the order that is possible; month
// first, to be swapped, where both orders are.
func (s *scanner) dayOrder(a, b int) (part, bool) {
	switch {
	case a > 12 && b > 12:
		return blank, false
	case a > 12:
		return part{unit: day, month: b, day: a}, true
	}
	return part{unit: day, month: a, day: b, swap: b <= 12 && a != b}, true
}

// tally counts a day in digits that reads only one way as evidence of the sheet's
// order.
func (s *scanner) tally(p part, a, b int) {
	switch {
	case !p.possible():
	case a > 12:
		s.order.dayFirst++
	case b > 12:
		s.order.monthFirst++
	}
}

// slashRange reads a range of days in digits whose year comes at its end:
// '5/1-5/7, 2020', '10/1-11/2/2017'.
func (s *scanner) slashRange(i int, p part, sep byte) find {
	miss := find{first: i, end: i}
	c, j := s.connector(i + 3)
	if c == 0 || !s.glued(i+1) || sep != '/' {
		return miss
	}
	a, n := s.digits(j)
	b, n2 := s.digits(j + 2)
	if s.punct(j+1) != '/' || n < 1 || n > 2 || n2 < 1 || n2 > 2 || a == 0 || b == 0 || a > 31 || b > 31 {
		return miss
	}
	q, ok := s.dayOrder(a, b)
	if !ok {
		return miss
	}
	y, end, ok := s.yearAfter(j + 3)
	if !ok {
		return miss
	}
	q.year, q.hasYear = y.year, true
	s.tally(q, a, b)
	return find{first: i, end: end, value: value{form: interval, a: p, b: q}, rule: ruleRange}
}

// monthSlash reads '11/2016' and '11 - 2016'.
func (s *scanner) monthSlash(i, m, y int) find {
	miss := find{first: i, end: i}
	end := i + 3
	if m > 12 || y < 1800 || s.lawful(i) || s.punct(i-1) == '/' && s.p.Kind(i-2) == segment.Number || y > 2200 ||
		s.glued(end) && (s.p.Kind(end) == segment.Word || s.p.Kind(end) == segment.Number) {
		return miss
	}
	if c := s.punct(end); c == '/' && s.glued(end) && s.p.Kind(end+1) == segment.Number && s.glued(end+1) || c == '%' {
		return miss
	}
	if (!s.glued(i+1) || !s.glued(i+2)) && s.p.Kind(end) == segment.Word {
		return miss
	}
	if s.money.Overlaps(s.p.SpanOf(i, end)) {
		return miss
	}
	return one(i, end, part{unit: month, year: y, month: m, hasYear: true}, ruleMonth)
}
