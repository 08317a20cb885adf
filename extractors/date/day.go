package date

import "factsheet/pipeline/segment"

// dayNumber reads a day of the month at token k: '7', '7th', '21 st', 'fourth',
// 'twenty-second', 'twenty two'. Up to 99 is read, so that '32 January 2019' is seen
// and refused. word tells one in words or with its suffix.
func (s *scanner) dayNumber(k int) (d, end int, word bool) {
	if v, n := s.digits(k); n == 1 || n == 2 {
		if v == 0 {
			return 0, k, false
		}
		if s.suffix(k+1, v) {
			return v, k + 2, true
		}
		return v, k + 1, false
	}
	switch w := s.word(k); w.class {
	case ordinal:
		return int(w.n), k + 1, true
	case tens:
		if w.n > 30 {
			return 0, k, false
		}
		j := k + 1
		if s.punct(j) == '-' && s.glued(j) {
			j++
		}
		if u := s.word(j); (u.class == ordinal || u.class == units) && u.n < 10 {
			return int(w.n + u.n), j + 1, true
		}
	}
	return 0, k, false
}

// suffix reports whether token k is the ordinal suffix of the number before it.
func (s *scanner) suffix(k, v int) bool {
	if s.p.Kind(k) != segment.Word {
		return false
	}
	switch t := s.p.Text(k); t {
	case "st", "nd", "rd", "th", "ST", "ND", "RD", "TH":
		return s.glued(k) || t[0] >= 'a' && (t == "th" || t == "st" && v%10 == 1 || t == "nd" && v%10 == 2 || t == "rd" && v%10 == 3)
	}
	return false
}

// dayLed reads what begins with the day's number: '7 December 2022', '7th of December
// 2022', '3-Dec-21', '16. Nov. 2016', '23-2020-September', '10 - 22 August 2012',
// '3, 4 and 5 May 2021'.
func (s *scanner) dayLed(i int) find {
	if s.tight(i) || s.numbered(i) && i != s.loose {
		return find{first: i, end: i}
	}
	d, k, suffixed := s.dayNumber(i)
	if d == 0 {
		return find{first: i, end: i}
	}
	return s.dayFrom(i, d, k, suffixed)
}

// dayFrom goes on after the day's number, which ends at token k.
func (s *scanner) dayFrom(i, d, k int, suffixed bool) find {
	if p, end := s.dayMonth(d, k, suffixed); end > k {
		return one(i, end, p, ruleDay)
	}
	// 'QR week' forms, '3rd quarter' and the like are ordinalLed's.
	c, j := s.connector(k)
	if c == 0 && s.between(i) && s.p.Is(k, "and", "&") {
		c, j = 't', k+1
	}
	if c == 0 && s.punct(k) == '/' && s.glued(k) && s.glued(k+1) {
		if d2, _ := s.digits(k + 1); d2 == d+1 { // '24/25 March 2020'
			c, j = 'd', k+1
		}
	}
	if c != 0 {
		j = s.skip(j, "the")
		if d2, k2, w2 := s.dayNumber(j); d2 > d && d2 <= 31 {
			if p, end := s.dayMonth(d2, k2, suffixed || w2); end > k2 {
				a := part{unit: day, day: d}
				return find{first: i, end: end, value: value{form: interval, a: a, b: p}, rule: ruleRange}
			}
		}
		if d2, k2, w2 := s.dayNumber(j); d2 > d && d2 <= 31 && s.p.Is(k2, "and", "&") {
			// '12-14 and 18 May 2021': what follows tells the month and year.
			if g := s.dayAfter(k2+1, suffixed || w2); g.month > 0 {
				a, b := g, g
				a.day, b.day, a.swap, b.swap = d, d2, false, false
				return find{first: i, end: k2, value: value{form: interval, a: a, b: b}, rule: ruleRange}
			}
		}
		if c == 't' && s.p.Is(i-1, "from", "between") {
			if m, _ := s.month(j); m > 0 {
				if f := s.monthLed(j); f.end > j && f.value.form == single && f.value.a.unit == day {
					return find{first: i, end: f.end,
						value: value{form: interval, a: part{unit: day, day: d}, b: f.value.a}, rule: ruleRange}
				}
			}
		}
	}
	return s.dayList(i, d, k, suffixed)
}

// dayAfter reads the day of a month that a list of days ends in, from token k: '18 May
// 2021' and '18-20 May 2021'. It is blank where no month follows.
func (s *scanner) dayAfter(k int, suffixed bool) part {
	d, e, word := s.dayNumber(k)
	if d == 0 {
		return blank
	}
	if c, j := s.connector(e); c != 0 {
		if d, e, word = s.dayNumber(j); d == 0 {
			return blank
		}
	}
	p, end := s.dayMonth(d, e, suffixed || word)
	if end == e {
		return blank
	}
	return p
}

// dayList reads '3 and 4 May 2021' and '3, 4 and 5 May 2021'.
func (s *scanner) dayList(i, d, k int, suffixed bool) find {
	miss := find{first: i, end: i}
	more := []part{{unit: day, day: d}}
	for j := k; len(more) < 12; {
		and := s.p.Is(j, "and", "&", "or")
		if !and && s.punct(j) != ',' {
			return miss
		}
		j++
		if !and && s.p.Is(j, "and", "&") {
			and = true
			j++
		}
		d2, k2, w2 := s.dayNumber(s.skip(j, "the"))
		if d2 == 0 || d2 > 31 {
			return miss
		}
		if p, end := s.dayMonth(d2, k2, suffixed || w2); end > k2 {
			if !and {
				return miss
			}
			return find{first: i, end: end, value: value{form: set, more: append(more, p)}, rule: ruleSet}
		}
		if and {
			return miss
		}
		more = append(more, part{unit: day, day: d2})
		j = k2
	}
	return miss
}

// dayMonth reads month and year after a day's number that ends at k; end is k where
// no month follows.
func (s *scanner) dayMonth(d, k int, suffixed bool) (part, int) {
	j := k
	sep := byte(0)
	switch c := s.punct(j); c {
	case '-', '/':
		sep = c
		j++
	case '.', ',':
		if c == '.' && s.glued(j) || suffixed && c == ',' {
			j++
		}
	}
	if j == k {
		if j = s.skip(j, "of"); j > k {
			j = s.skip(j, "the")
		}
		if s.p.Is(j, "day") && s.p.Is(j+1, "of") && suffixed {
			j += 2
		}
	}
	if sep != 0 { // '23-2020-September'
		if y, n := s.digits(j); n == 4 && s.punct(j+1) == sep && likelyYear(y) {
			if m, end := s.month(j + 2); m > 0 {
				return part{unit: day, year: y, month: m, day: d, hasYear: true}, end
			}
		}
	}
	w := s.word(j)
	m, end := s.month(j)
	if m == 0 {
		return blank, k
	}
	if s.p.Tokens[j].Case == segment.LowerCase && (w.n == 5 || w.n == 3) && !suffixed && sep == 0 {
		if _, _, ok := s.yearAfter(end); !ok {
			return blank, k // '10 may apply'
		}
	}
	p := part{unit: day, month: m, day: d}
	if sep != 0 && s.punct(end) == sep {
		if y, n := s.digits(end + 1); n == 2 && s.glued(end+1) {
			p.year, p.hasYear, p.doubts = shortYear(y), true, doubtCentury
			return p, end + 2
		}
	}
	if y, n := s.digits(end); n == 2 && s.glued(end) && s.glued(j) && end == j+1 { // '15SEP13'
		p.year, p.hasYear, p.doubts = shortYear(y), true, doubtCentury
		return p, end + 1
	}
	if y, e, ok := s.yearAfter(end); ok {
		p.year, p.hasYear = y.year, true
		p.doubts |= y.doubts
		return p, e
	}
	if d > 31 || s.word(j).short && !suffixed && s.p.Tokens[j].Case == segment.LowerCase {
		return blank, k
	}
	return s.relative(p, end)
}

// weekdayLed reads a day with its weekday before it: 'Sunday, March 6, 2016'. A
// weekday settles the order of a day in digits.
func (s *scanner) weekdayLed(i int, w word) find {
	miss := find{first: i, end: i}
	j := i + 1
	for n := 0; n < 2 && (s.punct(j) == '.' || s.punct(j) == ','); n++ {
		j++
	}
	if w.short && !(s.p.Kind(j) == segment.Number || s.word(j).class == monthName) {
		return miss
	}
	j = s.skip(j, "the")
	f := s.atom(j, true)
	if f.end <= j {
		if d, k, _ := s.dayNumber(j); d > 0 { // 'Thursday 12 to Saturday 14 May 2022'
			if c, k := s.connector(k); c != 0 && s.word(k).class == weekday {
				if g := s.atom(k, true); g.end > k && g.value.form == single && g.value.a.day > d {
					a := g.value.a
					a.day = d
					return find{first: i, end: g.end, value: value{form: interval, a: a, b: g.value.a}, rule: ruleRange}
				}
			}
		}
		return miss
	}
	if f.value.form == single && f.value.a.unit != day {
		return miss
	}
	if f.value.form == set || f.value.form == interval && f.value.a.unit != day {
		return miss
	}
	f.first = i
	if a := &f.value.a; a.swap && a.hasYear {
		m, d := weekdayOf(a.first()) == int(w.n), weekdayOf(a.swapped().first()) == int(w.n)
		if m != d {
			if d {
				*a = a.swapped()
			}
			a.swap = false
		}
	}
	return f
}
