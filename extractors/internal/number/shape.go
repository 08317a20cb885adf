package number

import (
	"slices"

	"github.com/cockroachdb/apd/v3"
)

// shape is a string of digits and separators, measured.
type shape struct {
	s                    string
	commas, points, tick int
	last                 int // index of the last separator, -1 for none
}

// shapeOf measures digits with '.', ',' or "'" between them.
func shapeOf(s string) shape {
	sh := shape{s: s, last: -1}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ',':
			sh.commas++
		case '.':
			sh.points++
		case '\'':
			sh.tick++
		default:
			continue
		}
		sh.last = i
	}
	return sh
}

// after is the number of digits behind the last separator.
func (sh *shape) after() int { return len(sh.s) - sh.last - 1 }

// groupable reports whether one separator parts one to three digits from three, so
// that it may be a thousands mark or a decimal one.
func (sh *shape) groupable() bool {
	return sh.commas+sh.points+sh.tick == 1 && sh.last >= 1 && sh.last <= 3 && sh.after() == 3 && sh.s[0] != '0'
}

func (sh *shape) indian() bool {
	_, indian := grouped(sh.s[:sh.integer()], ',')
	return indian
}

// integer is the length of the integer part of a number with several separators.
func (sh *shape) integer() int {
	c := sh.s[sh.last]
	if c == ',' && sh.commas == 1 && sh.points+sh.tick > 0 || c == '.' && sh.points == 1 && sh.commas+sh.tick > 0 {
		return sh.last
	}
	return len(sh.s)
}

// grouped reports whether s is digits in groups parted by sep: of three, or the
// Indian way ('12,34,567').
func grouped(s string, sep byte) (ok, indian bool) {
	if s == "" || s[0] == '0' {
		return false, false
	}
	western, eastern := true, sep == ','
	start, groups := 0, 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] != sep {
			if s[i] < '0' || s[i] > '9' {
				return false, false
			}
			continue
		}
		n := i - start
		final := i == len(s)
		switch {
		case groups == 0:
			western = western && n >= 1 && n <= 3
			eastern = eastern && n >= 1 && n <= 2
		case final:
			western, eastern = western && n == 3, eastern && n == 3
		default:
			western, eastern = western && n == 3, eastern && n == 2
		}
		groups++
		start = i + 1
	}
	if groups < 2 {
		return false, false
	}
	if groups == 2 {
		eastern = false
	}
	return western || eastern, eastern && !western
}

type state uint8

const (
	fine state = iota
	twoWays
	broken
)

// reading is what a shape says: where its decimal point stands (-1 for none), and
// how sure that is.
type reading struct {
	point   int
	state   state
	grouped bool
}

// read reads the shape in a style. scaled says that a scale word follows: a comma
// before one or two digits is then a decimal comma, whatever the style.
func (sh *shape) read(style Style, scaled bool) reading {
	switch n := sh.commas + sh.points + sh.tick; {
	case n == 0:
		return reading{point: -1}
	case n > 1:
		return sh.readMany()
	case sh.tick == 1:
		if sh.last > 3 {
			return reading{point: -1, state: broken}
		}
		return reading{point: -1, grouped: true}
	}
	decimal, group := reading{point: sh.last}, reading{point: -1, grouped: true}
	if sh.s[sh.last] == '.' {
		switch {
		case !sh.groupable():
			return decimal
		case style == Continental:
			return group
		case scaled:
			return decimal
		case style == Unknown || sh.s[sh.last+1:] == "000":
			// '5.000' in an English sheet: three zeros after a decimal point are as
			// odd as a thousands point.
			decimal.state = twoWays
		}
		return decimal
	}
	switch {
	case sh.groupable() && style != Continental:
		return group
	case sh.groupable() && scaled:
		return decimal
	case sh.groupable():
		group.state = twoWays
		return group
	case scaled || style == Continental:
		return decimal
	}
	decimal.state = broken
	return decimal
}

// readMany reads a shape with several separators.
func (sh *shape) readMany() reading {
	for _, sep := range []byte{',', '.', '\''} {
		if ok, _ := grouped(sh.s, sep); ok {
			return reading{point: -1, grouped: true}
		}
		if at := sh.integer(); at < len(sh.s) {
			if ok, _ := grouped(sh.s[:at], sep); ok {
				return reading{point: at, grouped: true}
			}
		}
	}
	return reading{point: sh.last, state: broken}
}

// maxDigits bounds what is read as a number; a longer run of digits is no sum.
const maxDigits = 200

// decimal is the value of the digits with the point at an index (-1 for none).
func (sh *shape) decimal(point int, power int32) apd.Decimal {
	var d apd.Decimal
	var m uint64
	digits := 0
	for i := 0; i < len(sh.s); i++ {
		if c := sh.s[i]; c >= '0' && c <= '9' {
			if digits++; digits > 18 {
				break
			}
			m = m*10 + uint64(c-'0')
		}
	}
	if digits <= 18 {
		d.Coeff.SetUint64(m)
	} else {
		clean := make([]byte, 0, len(sh.s))
		for i := 0; i < len(sh.s); i++ {
			if c := sh.s[i]; c >= '0' && c <= '9' {
				clean = append(clean, c)
			}
		}
		d.Coeff.SetString(string(clean), 10)
	}
	d.Exponent = power
	if point >= 0 {
		d.Exponent -= int32(len(sh.s) - point - 1)
	}
	return d
}

// candidates lists what a shape that reads in no one way may mean.
func (sh *shape) candidates(power int32) []string {
	list := []apd.Decimal{sh.decimal(sh.last, power)}
	short := sh.commas+sh.points == 1 && sh.after() < 3
	if short {
		// A digit was lost: '373,00' for '373,000'.
		list = append(list, sh.decimal(-1, power+int32(3-sh.after())))
	} else {
		list = append(list, sh.decimal(-1, power))
	}
	slices.SortFunc(list, func(a, b apd.Decimal) int { return a.Cmp(&b) })
	var out []string
	for i := range list {
		if t := Text(&list[i]); len(out) == 0 || out[len(out)-1] != t {
			out = append(out, t)
		}
	}
	return out
}

// small makes m×10^power.
func small(m uint64, power int) apd.Decimal {
	var d apd.Decimal
	d.Coeff.SetUint64(m)
	d.Exponent = int32(power)
	return d
}

// dozens makes twelve times d.
func dozens(d apd.Decimal) apd.Decimal {
	var out apd.Decimal
	ctx := apd.BaseContext.WithPrecision(uint32(maxDigits + 20))
	ctx.Mul(&out, &d, apd.New(12, 0))
	return out
}
