package summable

import (
	"slices"
	"strings"
)

// equivalent are the words between a sum and the same in another currency.
var equivalent = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(`about approximately approx around roughly some nearly almost equivalent equal equals equalling to i.e
		or the of in at is ca circa = ≈ ~ / | - – —`) {
		out[w] = true
	}
	return out
}()

// apart is how many code points may stand between such sums.
const apart = 40

// otherCurrencies finds sums that tell in another currency what stands right before them,
// in brackets or in the next column: 'EUR 1 million (US$ 1.1 million)'.
func (s *sheet) otherCurrencies() {
	var list []*claim
	for i := range s.claims {
		if c := &s.claims[i]; c.valued {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b *claim) int { return a.amount.Start - b.amount.Start })
	for i, c := range list {
		if i == 0 || c.reason != "" {
			continue
		}
		o := list[i-1]
		if *o.amount.Currency == *c.amount.Currency || differ(o.Donor, c.Donor) || differ(o.Recipient, c.Recipient) ||
			differ(o.Project, c.Project) || differ(o.Period, c.Period) {
			continue
		}
		if mayEqual(o, c) && (s.inBrackets(o, c) || s.sameMoney(o, c) && s.sameRow(o, c)) {
			c.reason = OtherCurrency
			s.nodes[c.node].elsewhere, s.nodes[c.node].covers = true, true
		}
	}
}

// nearly are currencies of which none has been worth more than three of another since 1999.
var nearly = map[string]bool{"USD": true, "EUR": true, "GBP": true, "CHF": true, "CAD": true, "AUD": true, "NZD": true}

// mayEqual reports whether sums in two currencies may be of one worth, as far as that is
// plain without their rates.
func mayEqual(o, c *claim) bool {
	if !nearly[*o.amount.Currency] || !nearly[*c.amount.Currency] {
		return true
	}
	return max(o.value, c.value)/3 <= min(o.value, c.value)
}

// sameMoney reports whether two flows are told alike in all but the sum.
func (s *sheet) sameMoney(o, c *claim) bool {
	known := agree(o.Donor, c.Donor) || agree(o.Project, c.Project) || agree(o.Recipient, c.Recipient)
	return known && o.stage == c.stage && o.Kind == c.Kind
}

// inBrackets reports whether nothing but a bracket and words such as 'about' stand between
// two sums, or words that say that they are equal.
func (s *sheet) inBrackets(o, c *claim) bool {
	from, to := o.amount.End, c.amount.Start
	if to < from || to-from > apart {
		return false
	}
	text := s.words.between(from, to)
	opens := strings.HasPrefix(text, "(") || strings.HasPrefix(text, "[") || strings.HasPrefix(text, "/") || strings.HasPrefix(text, "=")
	opens = opens || strings.Contains(text, "equivalent") || strings.Contains(text, "i.e.")
	if !opens {
		return false
	}
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ([,:", r) }) {
		if !equivalent[strings.Trim(w, ".")] {
			return false
		}
	}
	return true
}
