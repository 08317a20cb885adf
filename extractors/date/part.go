package date

import "strconv"

// unit is the size of a part of a date.
type unit uint8

// The units, small to large.
const (
	none unit = iota
	day
	month
	season
	quarter
	half
	year
	decade
	century
)

// precision is the contract's word for each unit; a season is about a quarter.
var precision = [...]string{"", "day", "month", "quarter", "quarter", "half", "year", "decade", "century"}

// part is one calendar stretch: a day, a month, a year … What the sheet does not
// tell is zero.
type part struct {
	unit    unit
	hasYear bool
	approx  bool // 'circa 2015'
	swap    bool // month and day may stand the other way round: '03/04/2019'
	relYear int8 // 1, 2, 3: 'last year', 'this year', 'next year' beside it; 0: none
	doubts  doubts
	year    int // astronomical: 1 BCE is 0; the first of a decade's or century's
	month   int
	day     int
	nth     int // of a quarter, half or season, from 1
}

// civil is a day.
type civil struct{ y, m, d int }

func (a civil) before(b civil) bool {
	if a.y != b.y {
		return a.y < b.y
	}
	if a.m != b.m {
		return a.m < b.m
	}
	return a.d < b.d
}

func appendYear(b []byte, y int) []byte {
	if y < 0 {
		b = append(b, '-')
		y = -y
	}
	for n := 1000; n > y && n > 1; n /= 10 {
		b = append(b, '0')
	}
	return strconv.AppendInt(b, int64(y), 10)
}

func appendTwo(b []byte, n int) []byte {
	return append(b, '-', byte('0'+n/10%10), byte('0'+n%10))
}

// appendDay writes a day; years before 1 BCE get their sign.
func appendDay(b []byte, a civil) []byte {
	return appendTwo(appendTwo(appendYear(b, a.y), a.m), a.d)
}

func leap(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

// daysIn is the length of a month; 29 for a February of no year, which some year has.
func daysIn(m, y int, hasYear bool) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if hasYear && !leap(y) {
			return 28
		}
		return 29
	}
	return 31
}

// possible reports whether there is such a day or month.
func (p part) possible() bool {
	switch p.unit {
	case day:
		return p.month >= 1 && p.month <= 12 && p.day >= 1 && p.day <= daysIn(p.month, p.year, p.hasYear)
	case month:
		return p.month >= 1 && p.month <= 12
	}
	return true
}

// first is the part's first day.
func (p part) first() civil {
	switch p.unit {
	case day:
		return civil{p.year, p.month, p.day}
	case month:
		return civil{p.year, p.month, 1}
	case quarter:
		return civil{p.year, p.nth*3 - 2, 1}
	case half:
		return civil{p.year, p.nth*6 - 5, 1}
	}
	return civil{p.year, 1, 1}
}

// last is the part's last day.
func (p part) last() civil {
	y, m := p.year, 12
	switch p.unit {
	case day:
		return civil{y, p.month, p.day}
	case month:
		m = p.month
	case quarter:
		m = p.nth * 3
	case half:
		m = p.nth * 6
	case decade:
		y += 9
	case century:
		y += 99
	}
	return civil{y, m, daysIn(m, y, true)}
}

// swapped is the part with day and month read the other way.
func (p part) swapped() part {
	if p.swap {
		p.month, p.day = p.day, p.month
	}
	return p
}

// The places that a part's EDTF may stand in.
const (
	alone = iota
	opens
	closes
	member
)

// appendEDTF writes the part the way its place asks: a quarter alone is an interval,
// as the end of one it is its last month.
func (p part) appendEDTF(b []byte, place int) []byte {
	switch p.unit {
	case day:
		b = appendDay(b, civil{p.year, p.month, p.day})
	case month:
		b = appendTwo(appendYear(b, p.year), p.month)
	case season:
		b = appendTwo(appendYear(b, p.year), 20+p.nth)
	case quarter, half:
		f, l := p.first(), p.last()
		if place != closes {
			b = appendTwo(appendYear(b, f.y), f.m)
		}
		switch place {
		case alone:
			b = append(b, '/')
		case member:
			b = append(b, '.', '.')
		}
		if place != opens {
			b = appendTwo(appendYear(b, l.y), l.m)
		}
	case year:
		b = appendYear(b, p.year)
	case decade, century:
		switch place {
		case opens:
			b = appendYear(b, p.first().y)
		case closes:
			b = appendYear(b, p.last().y)
		default:
			b = appendYear(b, p.year)
			b[len(b)-1] = 'X'
			if p.unit == century {
				b[len(b)-2] = 'X'
			}
		}
	}
	if p.approx {
		b = append(b, '~')
	}
	return b
}
