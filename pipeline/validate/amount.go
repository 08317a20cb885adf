package validate

import (
	"fmt"
	"slices"
	"strings"

	"factsheet/pipeline/record"
)

var amountRules = []Rule{
	{
		ID: "amount.malformed", Severity: record.Error,
		Doc: "A sum of money whose digits read in no one way ('US$ 373,00'). Its value is null; the candidates say what it may mean. Look it up at the source.",
		Check: func(s *Sheet, report Report) {
			for i := range s.Record.Amounts {
				a := &s.Record.Amounts[i]
				if a.Status == record.AmountMalformed {
					message := fmt.Sprintf("%q can't be read as one amount", a.Quote)
					if len(a.Candidates) > 0 {
						message += "; it may mean " + strings.Join(a.Candidates, " or ")
					}
					report(a.ID, &a.Span, message)
				}
			}
		},
	},
	{
		ID: "amount.currency_assumed", Severity: record.Warning,
		Doc: "A sum whose sign does not say whose currency it is ('$ 746,014'); the sheet's other sums settled it.",
		Check: func(s *Sheet, report Report) {
			for i := range s.Record.Amounts {
				a := &s.Record.Amounts[i]
				if slices.Contains(a.Doubts, "currency_assumed") && a.Currency != nil {
					report(a.ID, &a.Span, fmt.Sprintf("%q does not say whose currency it is; %s was assumed", a.Quote, *a.Currency))
				}
			}
		},
	},
}
