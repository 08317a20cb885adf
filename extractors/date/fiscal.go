package date

import "factsheet/pipeline/segment"

// fiscalLed reads 'FY 2024', 'FY2023/24', 'FY22', 'FY'24', 'fiscal year (FY) 2024',
// 'fiscal years 2022-2024' (its range is joined later), 'fiscal 2024'. The value is
// the year of its name; when it begins differs from country to country.
func (s *scanner) fiscalLed(i int) find {
	miss := find{first: i, end: i}
	j := i + 1
	if s.word(i).class == fiscal {
		if k := s.skip(j, "year", "years"); k > j {
			j = k
			if s.punct(j) == '(' && s.word(j+1).class == fiscalYear && s.punct(j+2) == ')' {
				j += 3
			}
		} else if s.p.Is(i, "financial") {
			return miss
		}
	} else if s.glued(i) && s.p.Kind(i-1) == segment.Word {
		return miss
	}
	if c := s.punct(j); c == '-' || c == '\'' || c == ':' {
		j++
	} else if j = s.skip(j, "of", "ending", "ended"); s.word(j).class == monthName {
		return miss // 'the fiscal year ending June 2020' tells its own date
	}
	y, n := s.digits(j)
	p := part{unit: year, hasYear: true, doubts: doubtFiscal}
	switch {
	case n == 4 && likelyYear(y):
		p.year = y
		if f := s.shortRange(j, y); f.end > j {
			f.value.a.doubts, f.value.b.doubts = doubtFiscal, doubtFiscal
			f.first, f.rule = i, ruleFiscal
			return f
		}
	case n == 2 && !s.scaleOrUnit(j+1) && s.punct(j+1) != '%':
		p.year = shortYear(y)
		p.doubts |= doubtCentury
		if v, n2 := s.digits(j + 2); n2 == 2 && s.glued(j+1) && s.glued(j+2) &&
			(s.punct(j+1) == '/' || s.punct(j+1) == '-' || s.punct(j+1) == 'n') && shortYear(v) > p.year {
			q := p
			q.year = shortYear(v)
			return find{first: i, end: j + 3, value: value{form: interval, a: p, b: q}, rule: ruleFiscal}
		}
	default:
		return miss
	}
	return one(i, j+1, p, ruleFiscal)
}
