package validate

import (
	"fmt"
	"strings"

	"factsheet/pipeline/reconcile"
	"factsheet/pipeline/record"
)

var totalRules = []Rule{
	{
		ID: "amount.total", Severity: record.Warning,
		Doc: "A total of money that its parts do not come to: the row or column 'Total' of a table, 'US$ 10 million, of which US$ 6 million … and " +
			"US$ 5 million …', 'financed by A (EUR 4 million) and B …', a list under 'a total of EUR 4 million:', 'A and B, for a total of C'. " +
			"Figures that are rounded, and words such as 'nearly', are allowed for; currencies are never mixed; parts that come to less are shown " +
			"only where they claim to be all of it. Look both up at the source.",
		Check: func(s *Sheet, report Report) {
			sums := reconcile.Of(s.Pass).Sums
			for i := range sums {
				sum := &sums[i]
				if sum.Verdict != reconcile.More && sum.Verdict != reconcile.Less {
					continue
				}
				a := &s.Record.Amounts[sum.Total]
				come := "more"
				if sum.Verdict == reconcile.Less {
					come = "less"
				}
				report(a.ID, &a.Span, fmt.Sprintf("%q has parts that come to %s %s: %s = %s; check them at the source",
					reconcile.OneLine(a.Quote), come, sum.Told, terms(s.Record, sum.Parts), reconcile.Grouped(sum.Parted.Value)))
			}
		},
	},
	{
		ID: "amount.differs", Severity: record.Warning,
		Doc: "Two sums of one project or agreement that are told at two places and differ: beside its title, in its card, in its row of a table " +
			"('Clean Taps (US$ 4 million)', and in the table 4,500,000), or in a heading and in the text ('… sign US$ 150 million agreement', and " +
			"US$ 155 million under it). Rounding and words such as 'nearly' are allowed for. Look both up at the source.",
		Check: func(s *Sheet, report Report) {
			for _, p := range reconcile.Of(s.Pass).Pairs {
				a, b := &s.Record.Amounts[p.A], &s.Record.Amounts[p.B]
				report(b.ID, &b.Span, fmt.Sprintf("%q and, on page %d, %q are told %s; check both at the source",
					reconcile.OneLine(b.Quote), a.Page, reconcile.OneLine(a.Quote), p.Of))
			}
		},
	},
	{
		ID: "amount.supported", Severity: record.Notice,
		Doc: "A malformed sum one of whose candidates fits what the sheet tells elsewhere: the total that it is a part of, the row or column of " +
			"its table, or the same project's or agreement's sum at another place. The value stays null; look it up at the source.",
		Check: func(s *Sheet, report Report) {
			for i := range s.Record.Amounts {
				if a := &s.Record.Amounts[i]; a.Supported != nil {
					report(a.ID, &a.Span, fmt.Sprintf("%q may mean %s: %s; look it up at the source",
						reconcile.OneLine(a.Quote), record.Grouped(a.Supported.Candidate), a.Supported.Why))
				}
			}
		},
	},
}

// mostTerms bounds the parts that a message lists.
const mostTerms = 8

// terms lists the parts of a sum, as printed.
func terms(r *record.Record, parts []int) string {
	var out []string
	for _, k := range parts {
		if len(out) == mostTerms {
			out = append(out, fmt.Sprintf("%d more", len(parts)-mostTerms))
			break
		}
		a := &r.Amounts[k]
		switch {
		case a.Value != nil:
			out = append(out, record.Grouped(*a.Value))
		default:
			out = append(out, reconcile.OneLine(a.Quote))
		}
	}
	return strings.Join(out, " + ")
}
