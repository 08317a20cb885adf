package chart

import (
	"strings"

	"github.com/cockroachdb/apd/v3"

	"factsheet/pipeline/record"
)

// longestValue bounds the digits of a sum of money, so that a damaged record can't ask for a
// number of a million digits.
const longestValue = 64

// exact reads a plain decimal that is not negative; ok is false for anything else.
func exact(value string) (d *apd.Decimal, ok bool) {
	if len(value) > longestValue {
		return nil, false
	}
	whole, fraction, point := strings.Cut(value, ".")
	if !digits(whole) || point && !digits(fraction) {
		return nil, false
	}
	d, _, err := apd.NewFromString(value)
	return d, err == nil
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// add adds to a sum, to the last digit: the context has no precision to round to.
func add(sum, d *apd.Decimal) {
	_, _ = apd.BaseContext.Add(sum, sum, d) // no condition is set where nothing is rounded
}

// share is what part of a whole a sum is, from 0 to 1, for geometry alone.
func share(sum, whole *apd.Decimal) float64 {
	var q apd.Decimal
	if whole.Sign() <= 0 {
		return 0
	}
	if _, err := apd.BaseContext.WithPrecision(12).Quo(&q, sum, whole); err != nil {
		return 0
	}
	f, err := q.Float64()
	if err != nil {
		return 0
	}
	return min(max(f, 0), 1)
}

// plain is a sum in full, with commas between its thousands.
func plain(d *apd.Decimal) string {
	s := d.Text('f')
	if strings.Contains(s, ".") {
		s = strings.TrimRight(s, "0")
		if s = strings.TrimSuffix(s, "."); s == "" {
			s = "0"
		}
	}
	return record.Grouped(s)
}

// scales are the short words for the powers of a thousand.
var scales = []string{"", "k", "m", "bn", "tn"}

// compact is a sum as a label: three figures from a million on ('1.25 bn'), in full below.
func compact(d *apd.Decimal) string {
	if d.Cmp(apd.New(1, 6)) < 0 {
		return plain(d)
	}
	return brief(d)
}

// brief is a sum in three figures, for where there is hardly room ('746 k').
func brief(d *apd.Decimal) string {
	var r apd.Decimal
	c := apd.BaseContext.WithPrecision(3)
	c.Rounding = apd.RoundHalfUp
	if _, err := c.Round(&r, d); err != nil {
		return plain(d)
	}
	places := int(r.NumDigits()) + int(r.Exponent) // digits before the point
	scale := min(max(0, places-1)/3, len(scales)-1)
	r.Exponent -= int32(3 * scale)
	if scale == 0 {
		return plain(&r)
	}
	return plain(&r) + "\u00a0" + scales[scale]
}
