package validate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"factsheet/pipeline/reconcile"
	"factsheet/pipeline/record"
)

// ambiguousNumber is the doubt of a number that reads in two ways.
const ambiguousNumber = "ambiguous_number"

// amountRule is a rule that looks at one amount after another.
func amountRule(id string, severity record.Severity, doc string, check func(a *record.Amount) string) Rule {
	return Rule{ID: id, Severity: severity, Doc: doc, Check: func(s *Sheet, report Report) {
		for i := range s.Record.Amounts {
			a := &s.Record.Amounts[i]
			if message := check(a); message != "" {
				report(a.ID, &a.Span, message)
			}
		}
	}}
}

var amountRules = []Rule{
	amountRule("amount.malformed", record.Error,
		"A sum of money whose digits read in no one way ('US$ 373,00'). Its value is null; the candidates say what it may mean. Look it up at the source.",
		func(a *record.Amount) string {
			if a.Status != record.AmountMalformed {
				return ""
			}
			message := fmt.Sprintf("%q can't be read as one amount", reconcile.OneLine(a.Quote))
			if len(a.Candidates) > 0 {
				message += "; it may mean " + strings.Join(a.Candidates, " or ")
			}
			return message
		}),
	amountRule("amount.ambiguous", record.Warning,
		"A sum whose digits read in two ways ('$1.234' where nothing tells a thousands point from a decimal one). Look it up at the source.",
		func(a *record.Amount) string {
			if a.Status == record.AmountMalformed || !slices.Contains(a.Doubts, ambiguousNumber) {
				return ""
			}
			message := fmt.Sprintf("%q reads in two ways", reconcile.OneLine(a.Quote))
			if len(a.Candidates) > 0 {
				message += ": " + strings.Join(a.Candidates, " or ")
			}
			return message
		}),
	amountRule("amount.currency_assumed", record.Warning,
		"A sum whose sign does not say whose currency it is ('$ 746,014'); the sheet's other sums settled it.",
		func(a *record.Amount) string {
			if !slices.Contains(a.Doubts, "currency_assumed") || a.Currency == nil {
				return ""
			}
			return fmt.Sprintf("%q does not say whose currency it is; %s was assumed", reconcile.OneLine(a.Quote), *a.Currency)
		}),
	amountRule("amount.currency_unknown", record.Warning,
		"A sum whose currency is not told by the sheet; it is null. Look it up at the source before adding such sums up.",
		func(a *record.Amount) string {
			if a.Currency != nil {
				return ""
			}
			return fmt.Sprintf("%q does not say in which currency it is, and the sheet does not settle it", reconcile.OneLine(a.Quote))
		}),
	amountRule("amount.not_storable", record.Warning,
		"A sum that the tables' DECIMAL(18,2) can't hold to the letter: more than two decimal places, or more than sixteen "+
			"digits before the point. The JSON has it in full; the table's column is null.",
		func(a *record.Amount) string {
			for _, v := range []*string{a.Value, a.Low, a.High} {
				if v == nil {
					continue
				}
				if _, ok := record.Hundredths(*v); !ok {
					return fmt.Sprintf("%s does not fit the tables' DECIMAL(18,2); take it from the JSON", *v)
				}
			}
			return ""
		}),
	amountRule("amount.range_reversed", record.Warning,
		"A range of money whose lower end is above its upper one ('$10-5 million'). Look it up at the source.",
		func(a *record.Amount) string {
			if !reversed(a.Low, a.High) {
				return ""
			}
			return fmt.Sprintf("the range %q runs from %s down to %s", reconcile.OneLine(a.Quote), *a.Low, *a.High)
		}),
}

// reversed reports whether the first of two decimals is above the second.
func reversed(low, high *string) bool {
	if low == nil || high == nil {
		return false
	}
	a, _, err1 := apd.NewFromString(*low)
	b, _, err2 := apd.NewFromString(*high)
	return err1 == nil && err2 == nil && a.Cmp(b) > 0
}
