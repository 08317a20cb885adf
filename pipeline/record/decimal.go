package record

import "strings"

// Hundredths is an exact decimal in a string as a number of hundredths, for columns
// of DECIMAL(18,2). It is not ok for what such a column can't hold to the letter: a
// value with more than two places (trailing zeros aside) or more than sixteen digits
// before the point, and what is no plain decimal.
func Hundredths(value string) (n int64, ok bool) { return Scaled(value, 2) }

// Scaled is Hundredths for another number of places: the value times ten to that
// power, where it is whole and has at most eighteen digits.
func Scaled(value string, places int) (n int64, ok bool) {
	digits, negative := strings.CutPrefix(value, "-")
	whole, fraction, point := strings.Cut(digits, ".")
	if whole == "" || point && fraction == "" {
		return 0, false
	}
	fraction = strings.TrimRight(fraction, "0")
	if len(fraction) > places {
		return 0, false
	}
	for _, part := range [2]string{whole, fraction} {
		for i := range len(part) {
			c := part[i]
			if c < '0' || c > '9' || n > 1e17 {
				return 0, false
			}
			n = n*10 + int64(c-'0')
		}
	}
	for range places - len(fraction) {
		if n >= 1e17 {
			return 0, false
		}
		n *= 10
	}
	if n >= 1e18 {
		return 0, false
	}
	if negative {
		n = -n
	}
	return n, true
}

// Grouped is a decimal with commas between its thousands, for people to read.
func Grouped(decimal string) string {
	whole, rest, point := strings.Cut(decimal, ".")
	digits, negative := strings.CutPrefix(whole, "-")
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if negative {
		digits = "-" + digits
	}
	if point {
		return digits + "." + rest
	}
	return digits
}
