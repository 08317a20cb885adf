package date

import "factsheet/pipeline/segment"

// quarterLed reads 'Q3 2019', 'Q3 of 2019', 'Q3/2019', 'H1 2020', 'Q1 FY2021', and the
// quarter alone, which a range or set completes ('Q1 and Q2 2019').
func (s *scanner) quarterLed(i int, c class) find {
	miss := find{first: i, end: i}
	n, l := s.digits(i + 1)
	if l != 1 || s.p.Tokens[i].Glued && s.p.Kind(i-1) != segment.Punct {
		return miss
	}
	p := part{unit: quarter, nth: n}
	if c == halfOf {
		p.unit = half
	}
	if n < 1 || c == quarterOf && n > 4 || c == halfOf && n > 2 {
		return miss
	}
	return s.quarterYear(i, i+2, p)
}

// quarterYear reads the year after a quarter or half that ends at k.
func (s *scanner) quarterYear(i, k int, p part) find {
	j := k
	switch c := s.punct(j); c {
	case ',', '-', '/':
		j++
	case 0:
		j = s.skip(j, "of", "in")
		j = s.skip(j, "the")
	}
	if s.p.Is(j, "cy") {
		j++
	} else if s.p.Is(j, "calendar") && s.p.Is(j+1, "year") {
		j += 2
	} else if s.p.Is(j, "year") {
		j++
	}
	if s.punct(j) == '\'' {
		if y, n := s.digits(j + 1); n == 2 && s.glued(j+1) {
			p.year, p.hasYear, p.doubts = shortYear(y), true, doubtCentury
			return one(i, j+2, p, ruleQuarter)
		}
	}
	if y, n := s.digits(j); n == 4 && likelyYear(y) && !s.scaleOrUnit(j+1) {
		p.year, p.hasYear = y, true
		return one(i, j+1, p, ruleQuarter)
	} else if n == 2 && s.glued(j) && s.p.Kind(j-1) == segment.Word { // '3Q19'
		p.year, p.hasYear, p.doubts = shortYear(y), true, doubtCentury
		return one(i, j+1, p, ruleQuarter)
	}
	if w := s.word(j); w.class == fiscalYear || w.class == fiscal {
		if f := s.fiscalLed(j); f.end > j && f.value.form == single {
			// Fiscal quarters begin at different months in different countries.
			f.first = i
			f.value.a.doubts |= doubtPartOf
			return f
		}
	}
	return one(i, k, p, ruleQuarter)
}

// quarterDigit reads '3Q 2019', '3Q19' and '1H 2020'.
func (s *scanner) quarterDigit(i, n int) find {
	w := s.word(i + 1)
	if w.class != quarterOf && w.class != halfOf || !s.glued(i+1) || s.tight(i) || n < 1 || n > 4 || w.class == halfOf && n > 2 {
		return find{first: i, end: i}
	}
	p := part{unit: quarter, nth: n}
	if w.class == halfOf {
		p.unit = half
	}
	return s.quarterYear(i, i+2, p)
}

// yearQuarter reads '2019 Q3', '2019-H2', '2016H2'.
func (s *scanner) yearQuarter(i, y int) find {
	miss := find{first: i, end: i}
	j := i + 1
	if c := s.punct(j); c == '-' || c == '/' || c == ',' {
		j++
	}
	if s.p.Is(j, "w") && s.glued(j+1) && s.punct(i+1) == '-' { // '2014-W06'
		if n, l := s.digits(j + 1); l == 2 && n >= 1 && n <= 53 {
			fourth := civil{y, 1, 4}
			return find{first: i, end: j + 2, value: weekFrom(dayCount(fourth) - (weekdayOf(fourth) - 1) + 7*(n-1)), rule: ruleWeek}
		}
	}
	w := s.word(j)
	if w.class == seasonName && j == i+1 && !(s.p.Tokens[j].Case != segment.LowerCase &&
		s.p.Kind(j+1) == segment.Word && s.p.Tokens[j+1].Case != segment.LowerCase) {
		return one(i, j+1, part{unit: season, year: y, nth: int(w.n), hasYear: true, doubts: doubtSeason}, ruleSeason)
	}
	if j == i+1 && s.p.Is(j+1, "quarter", "half") {
		if n, e, word := s.dayNumber(j); word && e == j+1 && (n <= 2 || n <= 4 && s.p.Is(e, "quarter")) {
			p := part{unit: quarter, year: y, nth: n, hasYear: true}
			if s.p.Is(e, "half") {
				p.unit = half
			}
			return one(i, e+1, p, ruleQuarter)
		}
	}
	if w.class != quarterOf && w.class != halfOf {
		return miss
	}
	n, l := s.digits(j + 1)
	if l != 1 || !s.glued(j+1) || n < 1 || n > 4 || w.class == halfOf && n > 2 || s.glued(j+2) && s.p.Kind(j+2) == segment.Word {
		return miss
	}
	p := part{unit: quarter, year: y, nth: n, hasYear: true}
	if w.class == halfOf {
		p.unit = half
	}
	return one(i, j+2, p, ruleQuarter)
}

// ordinalLed reads what begins with an ordinal in words: a day ('fourth of July
// 1995'), a quarter or half ('third quarter of 2019'), a century.
func (s *scanner) ordinalLed(i int) find {
	n, k, final := 0, i+1, false
	if s.word(i).class == lastOf {
		final = true
	} else if n, k, _ = s.dayNumber(i); n == 0 {
		return find{first: i, end: i}
	}
	if f := s.nthOf(i, k, n, final); f.end > i {
		return f
	}
	if final {
		return find{first: i, end: i}
	}
	return s.dayFrom(i, n, k, true)
}

// ordinalDigit is ordinalLed for an ordinal in digits: '3rd quarter of 2019'.
func (s *scanner) ordinalDigit(i, v int) find {
	if !s.suffix(i+1, v) || s.tight(i) {
		return find{first: i, end: i}
	}
	return s.nthOf(i, i+2, v, false)
}

// nthOf reads the nth (or the last) quarter, half, month or week of a year, and the
// nth century. The ordinal ends at k.
func (s *scanner) nthOf(i, k, n int, final bool) find {
	miss := find{first: i, end: i}
	j := k
	if s.punct(j) == '-' {
		j++
	}
	p := part{nth: n}
	most := 0
	switch {
	case s.p.Is(j, "quarter", "qtr"):
		p.unit, most = quarter, 4
	case s.p.Is(j, "half", "semester"):
		p.unit, most = half, 2
	case s.p.Is(j, "month"):
		p.unit, most = month, 12
	case s.p.Is(j, "week"):
		return s.weekOf(i, j, n, final)
	case s.p.Is(j, "century", "centuries"):
		return s.centuryAt(i, j, n)
	case s.word(j).class == weekday && !s.word(j).short:
		return s.nthWeekday(i, j, n, final)
	case s.p.Is(k, "and", "to", "or") || s.punct(k) == '-' || s.punct(k) == 'n' || s.punct(k) == ',':
		return s.centuries(i, k, n)
	case n == 1 && (s.p.Is(j+1, "months", "quarters")):
		return s.firstMonths(i, j)
	default:
		return miss
	}
	if final {
		p.nth = most
	}
	if p.nth < 1 || p.nth > most {
		return miss
	}
	if p.unit == month {
		p.month, p.nth = p.nth, 0
	}
	f := s.quarterYear(i, j+1, p)
	if !f.value.a.hasYear && p.unit == month {
		return miss
	}
	if f.value.a.unit == month {
		f.rule = ruleMonth
	}
	return f
}

// firstMonths reads 'first nine months of 2020'; the number stands at token j.
func (s *scanner) firstMonths(i, j int) find {
	miss := find{first: i, end: i}
	n, _, _ := s.dayNumber(j)
	if u := s.word(j); u.class == units {
		n = int(u.n)
	}
	if s.p.Is(j+1, "quarters") {
		n *= 3
	}
	if u := s.word(j); u.class == teens {
		n = int(u.n)
	}
	if n < 1 || n > 12 {
		return miss
	}
	f := s.quarterYear(i, j+2, part{unit: month, month: 1})
	if !f.value.a.hasYear || f.value.a.unit != month {
		return miss
	}
	f.value.form, f.value.b = interval, f.value.a
	f.value.b.month = n
	return f
}

// seasonLed reads 'spring 2023', 'summer of 2020', 'winter 2021/22'.
func (s *scanner) seasonLed(i, n int) find {
	miss := find{first: i, end: i}
	j := i + 1
	if s.punct(j) == ',' {
		j++
	} else {
		j = s.skip(j, "of", "in")
	}
	y, l := s.digits(j)
	if c, _ := s.connector(i + 1); c != 0 || s.punct(i+1) == '/' || s.p.Is(i+1, "and", "or") { // 'spring/summer 2021'
		k := i + 2
		if w := s.word(k); w.class == seasonName {
			if f := s.atom(k, true); f.end > k && f.value.form == single {
				b := f.value.a
				a := b
				a.nth = n
				return find{first: i, end: f.end, value: value{form: set, more: []part{a, b}}, rule: ruleSet}
			}
		}
	}
	if l != 4 || y < 1700 || y > 2200 {
		return miss
	}
	p := part{unit: season, nth: n, year: y, hasYear: true, doubts: doubtSeason}
	end := j + 1
	if f := s.shortRange(j, y); f.end > j && n == 4 {
		end = f.end
	} else if z, l := s.digits(j + 2); n == 4 && s.punct(j+1) == '/' && l == 4 && z == y+1 {
		end = j + 3
	}
	return one(i, end, p, ruleSeason)
}
