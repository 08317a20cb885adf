package date

// set reads several dates of one unit told together: '2017 and 2022', 'April and June
// 2019', 'May 3, 4 and 5, 2021', '2015, 2017 and 2019'. The list must end in 'and' (or
// '&'): without it, each date stands by itself.
func (s *scanner) set(f find) find {
	if f.value.form != single || s.between(f.first) {
		return f
	}
	a := f.value.a
	if a.unit == season || a.approx {
		return f
	}
	if f.end < s.unlisted {
		return f // a list that ends without 'and', read before
	}
	var members []part
	last := a
	for j := f.end; len(members) < 24; {
		and := s.p.Is(j, "and", "&")
		if !and && s.p.Is(j, "or") {
			return s.either(f, j+1)
		}
		if !and && s.punct(j) != ',' {
			s.unlisted = j
			return f
		}
		k := j + 1
		if !and && s.p.Is(k, "and", "&") {
			and = true
			k++
		}
		k = s.skip(k, "the")
		b, end := s.second(last, 's', k)
		if end == k || b.unit != a.unit || b.approx || a.unit >= year && b.year == last.year {
			return f
		}
		if c, m := s.connector(end); c != 0 { // '2015 and 2017-2019'
			if _, e := s.second(b, c, m); e > m {
				return f
			}
		}
		if members == nil {
			members = append(make([]part, 0, 4), a)
		}
		members = append(members, b)
		if and {
			g := find{first: f.first, end: end, value: value{form: set, more: members}, rule: ruleSet}
			if !together(members) {
				return f
			}
			return g
		}
		last, j = b, end
	}
	return f
}

// either gives the first of 'May or June 2019' its year; what follows stands by itself.
func (s *scanner) either(f find, k int) find {
	if f.value.a.hasYear || f.value.a.unit > half {
		return f
	}
	b, end := s.second(f.value.a, 's', k)
	if end > k && b.hasYear && b.unit == f.value.a.unit {
		fillBack(&f.value.a, b)
	}
	return f
}

// together reports whether the members of a set belong together: bare years, decades,
// or parts that share what is told once. Days and months told in full stand each by
// itself.
func together(members []part) bool {
	told := 0
	for _, p := range members {
		if p.hasYear && (p.unit != day || p.month != 0) {
			told++
		}
	}
	if told == len(members) {
		return members[0].unit == year || members[0].unit == decade
	}
	return told > 0 || members[0].unit <= month
}
