package date

// relative reads 'this year', 'last year' and 'next year' after a day or month that
// has no year; the sheet's own date then tells it.
func (s *scanner) relative(p part, end int) (part, int) {
	j := end
	if s.punct(j) == ',' {
		j++
	}
	j = s.skip(j, "of")
	if s.p.Is(j+1, "year") {
		switch {
		case s.p.Is(j, "last"):
			p.relYear = 1
		case s.p.Is(j, "this"):
			p.relYear = 2
		case s.p.Is(j, "next"):
			p.relYear = 3
		default:
			return p, end
		}
		return p, j + 2
	}
	return p, end
}

// sameYear reads 'the same year' at the word 'same' as the year told last.
func (s *scanner) sameYear(i int) int {
	if s.told == 0 || !s.p.Is(i+1, "year") || !s.p.Is(i-1, "the", "that", "this") {
		return i
	}
	p := part{unit: year, year: s.told, hasYear: true, doubts: doubtFar}
	s.finds = append(s.finds, one(i-1, i+2, p, ruleSame))
	return i + 2
}

// assumeYear gives the parts of a find that have no year the one that the sheet's own
// date makes plain: that of 'this year', else the nearest. It reports whether the
// find now has one.
func (s *scanner) assumeYear(f *find) bool {
	filled := f.value.filled()
	lacks := false
	filled.each(func(p *part) { lacks = lacks || !p.hasYear })
	if !lacks {
		return true
	}
	if !s.own.hasYear {
		return false
	}
	base := filled
	ok := true
	base.each(func(p *part) {
		if p.hasYear {
			return
		}
		if p.unit > month || !p.possible() {
			ok = false
			return
		}
		p.hasYear = true
		p.doubts |= doubtYear
		switch {
		case p.relYear != 0:
			p.year = s.own.year + int(p.relYear) - 2
		case s.own.unit == year:
			p.year = s.own.year
		default:
			p.year = nearestYear(*p, s.own)
		}
	})
	if !ok {
		return false
	}
	if base.form == interval && base.b.last().before(base.a.first()) {
		base.b.year++
	}
	f.value = base
	f.rule = ruleAssumed
	return true
}

// nearestYear is the year that puts p nearest to the day or month own.
func nearestYear(p, own part) int {
	best, least := own.year, 1<<30
	for _, y := range [...]int{own.year, own.year - 1, own.year + 1} {
		q := p
		q.year = y
		var gap int
		switch at, a, b := dayCount(q.first()), dayCount(own.first()), dayCount(own.last()); {
		case at < a:
			gap = a - at
		case at > b:
			gap = at - b
		}
		if gap < least {
			best, least = y, gap
		}
	}
	return best
}
