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
