package date

// weekOf reads 'the 3rd week of 2027' (the ISO week) and '1st week of October 2016'
// (read as the month). The word 'week' stands at token j.
func (s *scanner) weekOf(i, j, n int, final bool) find {
	miss := find{first: i, end: i}
	if !s.p.Is(j+1, "of", "in") {
		return miss
	}
	k := s.skip(j+2, "the")
	k = s.skip(k, "year")
	if s.word(k).class == monthName {
		f := s.monthLed(k)
		if f.end > k && f.value.a.unit == month && f.value.a.hasYear {
			f.first = i
			f.value.a.doubts |= doubtPartOf
			f.rule = ruleWeek
			return f
		}
		return miss
	}
	y, l := s.digits(k)
	if l != 4 || !likelyYear(y) || n > 53 {
		return miss
	}
	// ISO week 1 holds 4 January.
	fourth := civil{y, 1, 4}
	monday := dayCount(fourth) - (weekdayOf(fourth) - 1) + 7*(n-1)
	if final {
		last := civil{y, 12, 28} // always in the last ISO week
		monday = dayCount(last) - (weekdayOf(last) - 1)
	}
	return find{first: i, end: k + 1, value: weekFrom(monday), rule: ruleWeek}
}

// weekOfDay reads 'week of 12 May 2020' as the week, from Monday, that holds the day.
func (s *scanner) weekOfDay(i int) find {
	miss := find{first: i, end: i}
	k := s.skip(i+1, "of", "commencing", "beginning", "starting")
	if k == i+1 {
		return miss
	}
	k = s.skip(k, "the")
	f := s.atom(k, true)
	a := f.value.a
	if f.end <= k || f.value.form != single || a.unit != day || !a.hasYear || a.swap || !a.possible() {
		return miss
	}
	return find{first: i, end: f.end, value: weekFrom(dayCount(a.first()) - weekdayOf(a.first()) + 1), rule: ruleWeek}
}

// nthWeekday reads 'first Monday of January 2017'; the weekday stands at token j.
func (s *scanner) nthWeekday(i, j, n int, final bool) find {
	miss := find{first: i, end: i}
	k := s.skip(j+1, "of", "in")
	if m, _ := s.month(k); m == 0 || k == j+1 {
		return miss
	}
	f := s.monthLed(k)
	a := f.value.a
	if f.end <= k || a.unit != month || !a.hasYear || n > 5 {
		return miss
	}
	w := int(s.word(j).n)
	at := dayCount(a.first())
	at += (w-weekdayOf(a.first())+7)%7 + 7*(n-1)
	if final {
		at = dayCount(a.last())
		at -= (weekdayOf(a.last()) - w + 7) % 7
	}
	c := dayAt(at)
	if c.m != a.month {
		return miss
	}
	return one(i, f.end, part{unit: day, year: c.y, month: c.m, day: c.d, hasYear: true}, ruleDay)
}

// weekFrom is the week that begins with the day of a count.
func weekFrom(monday int) value {
	a, b := dayAt(monday), dayAt(monday+6)
	return value{form: interval,
		a: part{unit: day, year: a.y, month: a.m, day: a.d, hasYear: true, doubts: doubtWeek},
		b: part{unit: day, year: b.y, month: b.m, day: b.d, hasYear: true}}
}
