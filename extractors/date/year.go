package date

import "factsheet/pipeline/segment"

// likelyYear reports whether a number of four digits can be a year at all.
func likelyYear(y int) bool { return y >= 1000 && y < 2700 }

// shortYear reads a year of two digits: those past 60 lie in the last century.
func shortYear(y int) int {
	if y > 60 {
		return 1900 + y
	}
	return 2000 + y
}

// yearAfter reads the year that completes a day or month which ends at token k:
// ', 2022', 'of 2022', '-2022', ' '22', '234 BCE'.
func (s *scanner) yearAfter(k int) (part, int, bool) {
	j := k
	c := s.punct(j)
	switch c {
	case ',', '-', '/':
		j++
	case 'n':
		if s.glued(j) && s.glued(j+1) {
			j++
		}
	case '.':
		if s.glued(j) {
			j++
		}
	default:
		c = 0
		if k := s.skip(j, "of", "in"); k > j {
			j = s.skip(k, "the")
			j = s.skip(j, "year")
			j = s.skip(j, "of")
		}
	}
	if c == ',' && s.p.Is(j, "in") {
		j++
	}
	if s.punct(j) == '\'' && (c == 0 || c == ',') {
		if y, n := s.digits(j + 1); n == 2 && s.glued(j+1) && s.p.Kind(j+2) != segment.Number {
			return part{year: shortYear(y), doubts: doubtCentury}, j + 2, true
		}
	}
	y, n := s.digits(j)
	if n == 0 {
		if y, end := s.spelledYear(j); end > j+1 && y%100 != 0 {
			return part{year: y}, end, true
		}
	}
	if n == 0 || n > 4 {
		return blank, k, false
	}
	if p, end := s.era(y, j+1); end > j+1 {
		return p, end, true
	}
	if n != 4 || !likelyYear(y) || c == '-' && !s.glued(j) && !s.glued(j-1) && s.p.Kind(j+1) == segment.Word {
		return blank, k, false
	}
	if s.money.Overlaps(s.p.Tokens[j].Span()) || s.punct(j+1) == '%' || s.scaleOrUnit(j+1) || y%100 == 0 && s.countNoun(j+1) {
		return blank, k, false
	}
	return part{year: y}, j + 1, true
}

// era reads an era after a year that ends at token k: AD and CE leave it, BC and BCE
// count back, and BE is the Buddhist era (543 years ahead), as Thai sheets write it.
func (s *scanner) era(y, k int) (part, int) {
	if s.p.Kind(k) != segment.Word {
		return blank, k
	}
	t := s.p.Text(k)
	if n := len(t); n < 2 || n > 6 || t[0] != 'A' && t[0] != 'B' && t[0] != 'C' {
		return blank, k
	}
	switch t {
	case "AD", "CE", "A.D.", "C.E.", "A.D", "C.E":
		return part{year: y}, k + 1
	case "BC", "BCE", "B.C.", "B.C.E.", "B.C", "B.C.E":
		return part{year: 1 - y}, k + 1
	case "BE", "B.E.", "B.E":
		if y > 2300 {
			return part{year: y - 543, doubts: doubtEra}, k + 1
		}
	}
	return blank, k
}

// eraYear reads a year that only its era shows to be one: '234 BCE'.
func (s *scanner) eraYear(i, v int) find {
	if p, end := s.era(v, i+1); end > i+1 && !s.tight(i) {
		p.unit, p.hasYear = year, true
		return one(i, end, p, ruleYear)
	}
	return find{first: i, end: i}
}

// yearLed reads what begins with a year: ISO days and months, '2016 Nov 7',
// '2019 H2', '1990s', '2008 AD', '2016/17', and the year alone.
func (s *scanner) yearLed(i, y int, strong bool) find {
	miss := find{first: i, end: i}
	if !likelyYear(y) || s.fused(i) {
		return miss
	}
	if f := s.iso(i, y); f.end > i {
		return f
	}
	if f := s.yearMonth(i, y); f.end > i {
		return f
	}
	if f := s.yearQuarter(i, y); f.end > i {
		return f
	}
	if f := s.decadeLed(i, y); f.end > i {
		return f
	}
	p := part{unit: year, year: y, hasYear: true}
	end := i + 1
	if e, k := s.era(y, end); k > end {
		p.year, p.doubts, end, strong = e.year, e.doubts, k, true
		if m, k := s.month(end); m > 0 { // '2024 AD August'
			return one(i, k, part{unit: month, year: p.year, month: m, hasYear: true, doubts: p.doubts}, ruleMonth)
		}
	}
	if s.p.Is(i-1, "b.e.", "be") && s.p.Tokens[i-1].Case == segment.Upper && y > 2300 {
		p.year, p.doubts = y-543, doubtEra
		return one(i, end, p, ruleYear)
	}
	strong = strong || s.p.Is(i-1, "ad", "a.d.") && s.p.Tokens[i-1].Case == segment.Upper
	if f := s.shortRange(i, y); f.end > i && s.yearStands(i, f.end, strong) {
		return f
	}
	if !s.yearStands(i, end, strong) {
		return miss
	}
	if s.p.Is(end, "fiscal", "financial") && s.p.Is(end+1, "year", "years") || s.p.Is(end, "fy") {
		p.doubts |= doubtFiscal
	}
	if s.about(i) {
		p.approx = true
		return one(s.aboutFrom(i), end, p, ruleYear)
	}
	return one(i, end, p, ruleYear)
}

// about reports whether the words before token i make a year an estimate.
func (s *scanner) about(i int) bool { return s.aboutFrom(i) < i }

// aboutFrom is the token where 'circa', 'ca.' or 'around' before token i begins; i
// where none does.
func (s *scanner) aboutFrom(i int) int {
	switch {
	case s.p.Is(i-1, "circa", "around", "about", "approximately", "roughly"):
		return i - 1
	case s.punct(i-1) == '.' && s.p.Is(i-2, "c", "ca", "approx") && s.p.Tokens[i-2].Case == segment.LowerCase:
		return i - 2
	case s.p.Is(i-1, "c", "ca") && s.p.Tokens[i-1].Case == segment.LowerCase:
		return i - 1
	}
	return i
}

// yearMonth reads '2016 Nov 7', '2024-August', '2012/Aug/10', '2020/23/Sep', and
// '2016, nov' where nothing follows.
func (s *scanner) yearMonth(i, y int) find {
	miss := find{first: i, end: i}
	j, sep := i+1, s.punct(i+1)
	switch sep {
	case '-', '/', ',', '.':
		j++
	default:
		sep = 0
	}
	if sep == '/' || sep == '-' { // '2020/23/Sep'
		if d, n := s.digits(j); (n == 1 || n == 2) && s.punct(j+1) == sep {
			if m, end := s.month(j + 2); m > 0 {
				return one(i, end, part{unit: day, year: y, month: m, day: d, hasYear: true}, ruleDay)
			}
		}
	}
	m, k := s.month(j)
	if m == 0 {
		return miss
	}
	d := k
	if sep == '-' || sep == '/' {
		if s.punct(d) == sep {
			d++
		}
	}
	if v, e, _ := s.dayNumber(d); v > 0 && v <= 31 && sep != ',' {
		if _, _, ok := s.yearAfter(e); !ok && !s.counted(e, false) {
			return one(i, e, part{unit: day, year: y, month: m, day: v, hasYear: true}, ruleDay)
		}
		return miss
	}
	if _, _, ok := s.yearAfter(k); ok || sep == '.' {
		return miss
	}
	small := s.p.Tokens[j].Case == segment.LowerCase && (m == 5 || m == 3)
	if sep == ',' || small {
		if kind := s.p.Kind(k); kind != segment.Break && kind != segment.Punct {
			return miss
		}
	}
	return one(i, k, part{unit: month, year: y, month: m, hasYear: true}, ruleMonth)
}

// shortRange reads a period whose second year is cut short: '2017-22', '2016/17',
// '1999-00'.
func (s *scanner) shortRange(i, y int) find {
	miss := find{first: i, end: i}
	c := s.punct(i + 1)
	if c != '-' && c != 'n' && c != '/' || !s.glued(i+1) || !s.glued(i+2) {
		return miss
	}
	v, n := s.digits(i + 2)
	_, next := s.digits(i + 4)
	if n != 2 || s.glued(i+3) && next != 4 && (s.p.Kind(i+3) == segment.Number ||
		(s.punct(i+3) == c || s.punct(i+3) == '-') && s.p.Kind(i+4) == segment.Number && s.glued(i+4)) {
		return miss
	}
	to := y/100*100 + v
	if v < y%100 {
		if to += 100; to-y > 12 {
			return miss
		}
	}
	if to == y || c == '/' && to != y+1 && v <= 12 {
		return miss
	}
	a, b := part{unit: year, year: y, hasYear: true}, part{unit: year, year: to, hasYear: true}
	end := i + 3
	if s.p.Is(end, "fiscal", "financial") && s.p.Is(end+1, "year", "years") || s.p.Is(end, "fy") {
		a.doubts |= doubtFiscal
	}
	return find{first: i, end: end, value: value{form: interval, a: a, b: b}, rule: ruleRange}
}
