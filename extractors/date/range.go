package date

import "factsheet/pipeline/segment"

// connector reads what joins the ends of a range at token k and returns the token
// after it: 'd' for a dash, 't' for 'to' and its like, 0 for none.
func (s *scanner) connector(k int) (c byte, end int) {
	switch s.punct(k) {
	case '-', 'n', '~':
		return 'd', k + 1
	case 'm':
		if s.glued(k) == s.glued(k+1) {
			return 'd', k + 1
		}
	case 0:
		if s.p.Is(k, "to", "through", "thru", "till", "until", "til") {
			if s.p.Is(k+1, "until", "about") {
				return 't', k + 2
			}
			return 't', k + 1
		}
		if s.p.Is(k, "up") && s.p.Is(k+1, "to") {
			return 't', k + 2
		}
	}
	return 0, k
}

// between reports whether 'between' stands before token i.
func (s *scanner) between(i int) bool {
	return s.p.Is(i-1, "between") || s.p.Is(i-1, "the") && s.p.Is(i-2, "between")
}

// joined looks after a find for what makes it the first end of a range, the first of
// a set, or open.
func (s *scanner) joined(f find) find {
	if f.value.form == interval {
		if g := s.periods(f); g.end > f.end {
			return s.lead(g)
		}
		return s.open(s.lead(f))
	}
	if f.value.form == single {
		c, k := s.connector(f.end)
		if c == 0 && s.punct(f.end) == ',' && s.p.Is(f.first-1, "from") { // 'from Wednesday, 18 June, to Friday, 20 June 2025'
			if d, j := s.connector(f.end + 1); d == 't' {
				c, k = d, j
			}
		}
		if c == 0 && s.punct(f.end) == '/' && s.glued(f.end) && s.glued(f.end+1) {
			if g := s.ranged(f, 'd', f.end+1); g.end > f.end && g.value.a.unit == g.value.b.unit && g.value.b.hasYear {
				return s.lead(s.periods(g))
			}
		}
		and := c == 0 && s.between(f.first) && s.p.Is(f.end, "and", "&")
		if and {
			k = f.end + 1
		}
		if c != 0 || and {
			if g := s.ranged(f, c, k); g.end > f.end {
				return s.lead(g)
			} else if g.end < f.end {
				return g
			}
			if g := s.openTo(f, k); g.end > f.end {
				return g
			}
			if _, n := s.digits(k); n == 4 && f.value.a.unit == year && f.end == f.first+1 &&
				(s.scaleOrUnit(k+1) || s.people(k+1) || s.punct(k+1) == '%') {
				f.end = f.first // 'from 1800 to 2000 MW'
				return f
			}
		}
	}
	g := s.set(f)
	if g.end > f.end {
		return g
	}
	return s.open(g)
}

// periods reads a range whose ends are periods of two years: '2020/21 to 2024/25'.
func (s *scanner) periods(f find) find {
	a := f.value
	if a.a.unit != year || a.b.unit != year {
		return f
	}
	c, k := s.connector(f.end)
	if c == 0 {
		return f
	}
	was := s.loose
	s.loose = k
	g := s.atom(k, true)
	s.loose = was
	if g.end > k && g.value.form == single && g.value.a.unit == year {
		if n, j := s.period(g); j > g.end {
			g.end, g.value.form, g.value.b = j, interval, n
		}
	}
	if g.end == k || g.value.form != interval || g.value.a.unit != year || g.value.b.unit != year || g.value.a.year < a.b.year-1 {
		return f
	}
	return find{first: f.first, end: g.end, value: value{form: interval, a: a.a, b: g.value.b}, rule: f.rule}
}

// period reads the second year of '2024/2025' after a single year.
func (s *scanner) period(f find) (part, int) {
	if y, n := s.digits(f.end + 1); n == 4 && s.punct(f.end) == '/' && s.glued(f.end) && s.glued(f.end+1) && y == f.value.a.year+1 {
		b := f.value.a
		b.year = y
		return b, f.end + 2
	}
	return blank, f.end
}

// lead takes 'between' and 'from' into a range's span.
func (s *scanner) lead(f find) find {
	for f.first > 0 && s.p.Is(f.first-1, "the") && s.p.Is(f.first-2, "between", "from") {
		f.first--
	}
	if s.p.Is(f.first-1, "between", "from") {
		f.first--
	}
	return f
}

// ranged reads the second end of a range at token k.
func (s *scanner) ranged(f find, c byte, k int) find {
	k = s.skip(k, "the", "at")
	if s.p.Is(k, "end", "beginning", "start") && s.p.Is(k+1, "of") {
		k = s.skip(k+2, "the")
	}
	if s.p.Is(k, "end", "start") && (s.p.Kind(k+1) == segment.Number || s.word(k+1).class == monthName) {
		k++ // 'end 2016 to end 2019'
	}
	b, end := s.second(f.value.a, c, k)
	if end == k || !joins(f.value.a, b) {
		return f
	}
	v := value{form: interval, a: f.value.a, b: b}
	if a := f.value.a; a.unit == year && b.unit == year && f.rule == ruleYear && (s.scaleOrUnit(end) || s.people(end)) {
		f.end = f.first // '1900-2000 kcal'
		return f
	}
	if w := v.filled(); w.a.hasYear && w.b.hasYear && !w.a.swap && !w.b.swap && w.a.possible() && w.b.possible() &&
		w.b.last().before(w.a.last()) {
		// 'from 2022 to 2019' is a period turned round; '2022 to 2019' may be anything.
		told := s.p.Is(f.first-1, "from", "between") || c == 'd' && s.glued(k) && s.glued(k-1)
		if !told || f.value.a.unit != b.unit || !f.value.a.hasYear || !b.hasYear || !w.reversed() {
			return f
		}
	}
	rule := ruleRange
	if f.rule == ruleFiscal {
		rule = ruleFiscal
	}
	return find{first: f.first, end: end, value: v, rule: rule}
}

// joins tells units that make a range together. A day or month goes with a year
// ('from 2017 to September 2023'); decades and centuries only with their like.
func joins(a, b part) bool {
	if a.unit == decade || a.unit == century || b.unit == decade || b.unit == century {
		return a.unit == b.unit || a.unit <= decade && b.unit <= decade && a.hasYear && b.hasYear
	}
	return a.hasYear || b.hasYear || a.unit == b.unit || a.unit <= month && b.unit <= month
}

// second reads the later end of a range or a further member of a set at token k; a
// is the part before it. A bare number is a day where a is a day of a month, a year
// where a is a fiscal one.
func (s *scanner) second(a part, c byte, k int) (part, int) {
	was := s.loose
	s.loose = k
	defer func() { s.loose = was }()
	if a.doubts&doubtFiscal != 0 {
		if y, n := s.digits(k); n == 2 && a.hasYear && !s.scaleOrUnit(k+1) && s.punct(k+1) != '%' &&
			shortYear(y) > a.year && shortYear(y) < a.year+30 && (s.glued(k) || s.glued(k-1)) {
			return part{unit: year, year: shortYear(y), hasYear: true, doubts: doubtFiscal | doubtCentury}, k + 1
		}
	}
	if a.unit == decade { // '1960s and '70s'
		j := k
		if s.punct(j) == '\'' {
			j++
		}
		if v, n := s.digits(j); n == 2 && v%10 == 0 {
			e := j + 1
			if s.punct(e) == '\'' && s.glued(e) {
				e++
			}
			if y := a.year/100*100 + v; s.p.Is(e, "s") && s.glued(e) && y > a.year {
				return part{unit: decade, year: y, hasYear: true}, e + 1
			}
		}
	}
	if f := s.atom(k, a.unit >= year || c == 't' || c == 'd'); f.end > k && f.value.form == single {
		b := f.value.a
		if a.doubts&doubtFiscal != 0 && b.unit == year {
			b.doubts |= doubtFiscal
		}
		if s.money.Overlaps(s.p.SpanOf(k, f.end)) {
			return blank, k
		}
		return b, f.end
	}
	if f := s.atom(k, c == 't' || c == 'd'); c != 's' && f.end > k && a.unit == year && f.value.form == interval && f.value.a.unit == year {
		return f.value.b, f.end // '2019 to 2021/22'
	}
	if a.unit == day && a.month != 0 && !a.swap {
		if d, e, word := s.dayNumber(k); d > 0 && d <= 31 && !s.counted(e, word) && s.word(e).class != monthName {
			p := part{unit: day, day: d, month: a.month}
			if a.hasYear {
				p.month = a.month
			}
			if y, end, ok := s.yearAfter(e); ok {
				p.year, p.hasYear = y.year, true
				p.doubts |= y.doubts
				return p, end
			}
			if a.hasYear && word && c == 't' || !a.hasYear &&
				(word || s.p.Kind(e) != segment.Word || s.p.Tokens[e].Case == segment.LowerCase && !s.countNoun(e)) {
				return p, e
			}
		}
	}
	return blank, k
}
