package reconcile

import (
	"fmt"
	"strings"

	"factsheet/pipeline/record"
)

// reading is one way to read the malformed figures of a sum so that it agrees.
type reading struct {
	amount    int
	candidate string
}

// readings are the candidates of the one malformed figure among a total and its parts
// with which they agree; none where more than one is malformed.
func (s *sheet) readings(total int, parts []int) []reading {
	open := -1
	for _, k := range append([]int{total}, parts...) {
		if s.amounts[k].Figure.Known {
			continue
		}
		if open >= 0 {
			return nil
		}
		open = k
	}
	if open < 0 {
		return nil
	}
	var out []reading
	for _, c := range s.amounts[open].Candidates {
		v, ok := record.Hundredths(c)
		if !ok || v > largest {
			continue
		}
		f := Figure{v, v, v, v, v, true} // its digits are printed in full
		whole, sum := s.amounts[total].Figure, Figure{Known: true}
		if open == total {
			whole = f
		}
		for _, k := range parts {
			if k == open {
				sum = sum.plus(f)
			} else {
				sum = sum.plus(s.amounts[k].Figure)
			}
		}
		if verdict(whole, sum) == Agrees {
			out = append(out, reading{open, c})
		}
	}
	return out
}

// support says of a malformed amount which of its candidates the sums speak for.
func (s *sheet) support() {
	for i := range s.sums {
		sum := &s.sums[i]
		if sum.Verdict != Open {
			continue
		}
		found := s.readings(sum.Total, sum.Parts)
		if len(found) != 1 {
			continue
		}
		a := &s.r.Amounts[found[0].amount]
		if a.Supported != nil {
			continue
		}
		v := &record.Support{Candidate: found[0].candidate, By: []string{}}
		if sum.Total != found[0].amount {
			v.By = append(v.By, s.r.Amounts[sum.Total].ID)
		}
		var figures []string
		for _, k := range sum.Parts {
			if k == found[0].amount {
				figures = append(figures, record.Grouped(found[0].candidate))
				continue
			}
			v.By = append(v.By, s.r.Amounts[k].ID)
			figures = append(figures, Grouped(s.amounts[k].Figure.Value))
		}
		total := &s.r.Amounts[sum.Total]
		if sum.Total == found[0].amount {
			v.Why = fmt.Sprintf("%s, the parts %s, is %s", strings.Join(figures, " + "), sum.Told, record.Grouped(found[0].candidate))
		} else {
			f := figure(found[0].candidate, "", record.Exact)
			loose := ""
			if total.Qualifier != record.Exact {
				loose = " (" + strings.ReplaceAll(total.Qualifier, "_", " ") + ")"
			}
			v.Why = fmt.Sprintf("%s is %s, which fits %q%s %s", strings.Join(figures, " + "),
				record.Grouped(Decimal(s.rest(sum.Parts, found[0].amount)+f.Value)), OneLine(total.Quote), loose, sum.Told)
		}
		a.Supported = v
	}
}

// rest is what the parts but one come to, as printed.
func (s *sheet) rest(parts []int, but int) int64 {
	n := int64(0)
	for _, k := range parts {
		if k != but {
			n += s.amounts[k].Figure.Value
		}
	}
	return n
}

// Decimal writes hundredths as a decimal, without places that are nought.
func Decimal(n int64) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	s := fmt.Sprintf("%s%d", sign, n/100)
	if n%100 != 0 {
		s += strings.TrimRight(fmt.Sprintf(".%02d", n%100), "0")
	}
	return s
}

// Grouped writes hundredths with commas between the thousands.
func Grouped(n int64) string { return record.Grouped(Decimal(n)) }
