package reconcile

import (
	"strings"

	"factsheet/pipeline/record"
)

// Figure is a sum of money as it was printed, in hundredths of the currency: what lies
// between Low and High, both included, would be printed so (a half is rounded up). Least
// and Most are what its words allow at the utmost: nothing at all for 'up to US$ 5 million'.
type Figure struct {
	Value       int64 // as printed; of a range, its middle
	Low, High   int64
	Least, Most int64
	Known       bool
}

// largest bounds what is added up, in hundredths, so that sums of many stay exact.
const largest = int64(1e15)

// figureOf is the figure of an amount: its value, give or take half its last digit, and
// what 'nearly', 'more than' and their like allow.
func figureOf(a *record.Amount) Figure {
	if a.Value == nil {
		if a.Low == nil || a.High == nil {
			return Figure{}
		}
		low, ok1 := record.Hundredths(*a.Low)
		high, ok2 := record.Hundredths(*a.High)
		if !ok1 || !ok2 || low > high || low < -largest || high > largest {
			return Figure{}
		}
		return Figure{(low + high) / 2, low, high, low, high, true}
	}
	return figure(*a.Value, a.Quote, a.Qualifier)
}

// FigureOf is the figure of a value, a plain decimal, that was printed so.
func FigureOf(value, quote, qualifier string) Figure { return figure(value, quote, qualifier) }

// figure is that of a value that was printed so.
func figure(value, quote, qualifier string) Figure {
	v, ok := record.Hundredths(value)
	if !ok || v > largest || v < -largest {
		return Figure{}
	}
	unit := lastDigit(v, quote)
	half := unit / 2
	slack := max(unit, abs(v)/10) // what a loose word allows
	above := v + max(0, half-1)   // one more would be rounded up
	f := Figure{v, v - half, above, v - half, above, true}
	switch qualifier {
	case record.About:
		f.Low, f.High = v-slack, v+slack
		f.Least, f.Most = f.Low, f.High
	case record.Nearly:
		f.Low, f.Least = v-slack, v-slack
	case record.Over:
		f.High, f.Most = v+slack, v+slack
	case record.AtLeast:
		f.High, f.Most = v+slack, v+largest
	case record.Under, record.UpTo:
		f.Low, f.Least = v-slack, min(0, v)
	}
	return f
}

// lastDigit is what the last digit of a quote is worth, in hundredths: a hundred
// thousand in 'US$ 1.1 million'. Where the digits do not tell, it is the largest power
// of ten that divides the value.
func lastDigit(v int64, quote string) int64 {
	v = abs(v)
	if v == 0 {
		return 1
	}
	digits := int64(0)
	for i := 0; i < len(quote); i++ {
		if c := quote[i]; '0' <= c && c <= '9' && digits < 1e16 {
			digits = digits*10 + int64(c-'0')
		}
	}
	for unit := int64(1); digits > 0 && digits <= v/unit; unit *= 10 {
		if digits*unit == v {
			return unit
		}
	}
	unit := int64(1)
	for v%(unit*10) == 0 {
		unit *= 10
	}
	return unit
}

func abs(n int64) int64 { return max(n, -n) }

// plus adds two figures.
func (f Figure) plus(g Figure) Figure {
	return Figure{f.Value + g.Value, f.Low + g.Low, f.High + g.High, f.Least + g.Least, f.Most + g.Most, f.Known && g.Known}
}

// verdict compares what parts come to with their total.
func verdict(total, parts Figure) Verdict {
	switch {
	case !total.Known || !parts.Known:
		return Open
	case parts.Low <= total.High && parts.High >= total.Low:
		return Agrees
	case parts.Least > total.Most:
		return More
	case parts.Most < total.Least:
		return Less
	}
	return Unsure
}

// added is what amounts come to, and whether each has a value.
func (s *sheet) added(parts []int) Figure {
	sum := Figure{Known: true}
	for _, k := range parts {
		sum = sum.plus(s.amounts[k].Figure)
		if sum.Most > 1e18 || sum.Least < -1e18 {
			return Figure{}
		}
	}
	return sum
}

// isRise reports whether what follows an amount makes it a difference from another:
// '$2 billion over 2023 levels', '$5 million more than'.
func isRise(after string) bool {
	after = strings.TrimLeft(after[:min(len(after), 16)], " ")
	for _, w := range []string{"above", "below", "more than", "less than", "increase", "higher", "lower", "over 20", "over the 20", "over fy", "over fiscal", "over last"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return false
}

// isRate reports whether what follows an amount makes it one a piece or a time.
func isRate(after string) bool {
	after = strings.TrimLeft(after[:min(len(after), 12)], " ")
	for _, w := range []string{"per ", "each", "a day", "a week", "a month", "a year", "/", "apiece", "annually", "monthly", "every "} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return false
}
