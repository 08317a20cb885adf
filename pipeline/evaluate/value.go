package evaluate

import (
	"slices"
	"strconv"
	"strings"

	"github.com/cockroachdb/apd/v3"
)

// What stands for a value that is not there, which an empty one is not.
const (
	none   = "\x00" // told to be nothing
	absent = "\x01" // left out of the gold, so that it is not scored
)

// told is a value that may be null.
func told(s *string) string {
	if s == nil {
		return none
	}
	return *s
}

// digits is to how many digits numbers are compared.
const digits = 28

var decimals = apd.Context{Precision: digits, MaxExponent: apd.MaxExponent, MinExponent: apd.MinExponent, Rounding: apd.RoundHalfEven}

// number is a number as it is compared: '10', '1E+1' and '10.0' are the same. What is no
// number is compared as it is written.
func number(s *string) string {
	if s == nil {
		return none
	}
	if isPlain(*s) {
		short := strings.TrimRight(*s, "0")
		return short + "E" + strconv.Itoa(len(*s)-len(short))
	}
	d, _, err := decimals.NewFromString(strings.ReplaceAll(strings.TrimFunc(*s, isBlank), "_", ""))
	switch {
	case err != nil || d.Form != apd.Finite:
		return "'" + *s
	case d.IsZero():
		return "0"
	}
	d.Reduce(d)
	sign := ""
	if d.Negative {
		sign = "-"
	}
	return sign + d.Coeff.String() + "E" + strconv.Itoa(int(d.Exponent))
}

// isPlain reports whether s is a whole number as most are written: digits, of which the
// first is no zero.
func isPlain(s string) bool {
	if s == "" || s[0] == '0' || len(s) > digits {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// period is an EDTF string as it is compared: a set of dates has no order.
func period(s *string) string {
	if s == nil || *s == "" {
		return none
	}
	e := strings.TrimFunc(*s, isBlank)
	if !strings.HasPrefix(e, "{") && !strings.HasPrefix(e, "[") {
		return e
	}
	parts := strings.Split(e[1:max(len(e)-1, 1)], ",")
	for i := range parts {
		parts[i] = strings.TrimFunc(parts[i], isBlank)
	}
	slices.Sort(parts)
	return "{" + strings.Join(parts, ",") + "}"
}

// stretch is a span in code points of the sheet's text; Start is -1 where there is none.
type stretch struct{ start, end int }

var nowhere = stretch{start: -1}

func (s stretch) told() bool { return s.start >= 0 }

// common is how many code points two spans share.
func (s stretch) common(o stretch) int {
	if !s.told() || !o.told() {
		return 0
	}
	return max(0, min(s.end, o.end)-max(s.start, o.start))
}

func (s stretch) touches(o stretch) bool { return s.common(o) > 0 }

// covers is how many code points two spans share, or 0 where that is less than half of
// the longer one.
func (s stretch) covers(o stretch) int {
	n := s.common(o)
	if 2*n < max(s.end-s.start, o.end-o.start) {
		return 0
	}
	return n
}

// likeness is the share of the words of both spans that is in both, from 0 to 1.
func (s stretch) likeness(o stretch) float64 {
	n := s.common(o)
	if n == 0 {
		return 0
	}
	return float64(n) / float64(s.end-s.start+o.end-o.start-n)
}
