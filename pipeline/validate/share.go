package validate

import (
	"fmt"
	"sort"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/reconcile"
	"factsheet/pipeline/record"
)

var shareRules = []Rule{{
	ID: "percent.part", Severity: record.Warning,
	Doc: "A percentage that its part and its whole do not give: 'US$ 6 million (50 per cent) of US$ 10 million', '189 of 300 " +
		"participants (60%)', 'of which EUR 3 million (40 per cent)'. Rounding is allowed for; figures such as 'about 60%' are " +
		"not compared. Look them up at the source.",
	Check: func(s *Sheet, report Report) {
		shares := sharesOfWholes(s)
		for i := range shares {
			h := &shares[i]
			low, high, ok := ratio(h.part, h.whole)
			if !ok || h.percent.High >= low && h.percent.Low <= high {
				continue
			}
			report(h.id, spanOf(s, h.id), fmt.Sprintf("%q is not what %q is of %q (%s); check them at the source", reconcile.OneLine(h.quote),
				reconcile.OneLine(h.partQuote), reconcile.OneLine(h.wholeQuote), percentText(h.part, h.whole)))
		}
	},
}}

// share is a percentage with the part and the whole that it is told of.
type share struct {
	id, quote             string
	percent               reconcile.Figure
	part, whole           reconcile.Figure
	partQuote, wholeQuote string
}

// count is a number of the View that a share can be of: a sum of money, or things.
type count struct {
	id    string
	view  document.Span
	quote string
	value reconcile.Figure
	money bool
	unit  string // the currency, or what is counted
}

// sharesOfWholes finds the percentages that stand right between, before or behind a part
// and its whole, and those behind a part of a total.
func sharesOfWholes(s *Sheet) []share {
	quantities := extract.Collect[record.Quantity](s.Pass)
	any := false
	for i := range quantities {
		any = any || quantities[i].Value.Unit == "%"
	}
	if !any {
		return nil
	}
	numbers := numbersOf(s, quantities)
	wholes := wholesOf(s, numbers)
	var out []share
	for i := range quantities {
		q := &quantities[i]
		if q.Value.Unit != "%" || q.Value.Value == nil || q.Value.Qualifier != record.Exact {
			continue
		}
		at := q.At.View
		k := sort.Search(len(numbers), func(k int) bool { return numbers[k].view.Start >= at.Start })
		part, whole := -1, -1
		if k > 0 && numbers[k-1].view.End <= at.Start {
			before := s.View.Between(numbers[k-1].view.End, at.Start)
			switch behind := ""; {
			case before == " (" && strings.HasPrefix(s.View.Between(at.End, len(s.View.Lower)), ")"):
				if k < len(numbers) && numbers[k].view.Start > at.End {
					behind = s.View.Between(at.End, numbers[k].view.Start)
				}
				switch {
				case ofGap[behind]:
					part, whole = k-1, k // '189 (63%) of 300 participants'
				case k > 1 && numbers[k-2].view.End <= numbers[k-1].view.Start && outOf[s.View.Between(numbers[k-2].view.End, numbers[k-1].view.Start)]:
					part, whole = k-2, k-1 // '189 of 300 participants (63%)'
				default:
					if t, ok := wholes[k-1]; ok {
						part, whole = k-1, t // 'of which EUR 3 million (30%)'
					}
				}
			case before == ", or " || before == " or ":
				if k < len(numbers) && numbers[k].view.Start > at.End && ofGap[")"+s.View.Between(at.End, numbers[k].view.Start)] {
					part, whole = k-1, k // 'US$ 6 million, or 60% of the US$ 10 million'
				}
			}
		}
		if part < 0 && k+1 < len(numbers) && numbers[k].view.Start > at.End && numbers[k+1].view.Start > numbers[k].view.End &&
			s.View.Between(at.End, numbers[k].view.Start) == " (" && ofGap[s.View.Between(numbers[k].view.End, numbers[k+1].view.Start)] {
			part, whole = k, k+1 // '63% (189) of 300 participants'
		}
		if part < 0 {
			continue
		}
		p, w := &numbers[part], &numbers[whole]
		if same, _ := sameThing(w.unit, p.unit); p.money != w.money || p.money && p.unit != w.unit || !p.money && !same {
			continue
		}
		percent := reconcile.FigureOf(*q.Value.Value, strings.TrimRight(q.At.Quote, " %"), record.Exact)
		if percent.Known {
			out = append(out, share{q.ID, reconcile.OneLine(q.At.Quote), percent, p.value, w.value, p.quote, w.quote})
		}
	}
	return out
}

// ofGap stand between the bracket behind a share and its whole.
var ofGap = map[string]bool{
	") of ": true, ") of the ": true, ") of a total of ": true, ") of the total of ": true, ") of all ": true, ") out of ": true,
	") out of a total of ": true, ") of its ": true,
}

// outOf stand between a part and its whole.
var outOf = map[string]bool{" of ": true, " of the ": true, " out of ": true, " out of the ": true, " of a total of ": true, " out of a total of ": true, " of its ": true}

// wholesOf is the total of each number that is a part of one, as indexes into numbers.
func wholesOf(s *Sheet, numbers []count) map[int]int {
	sums := reconcile.Of(s.Pass).Sums
	if len(sums) == 0 {
		return nil
	}
	byID := make(map[string]int, len(numbers))
	for i := range numbers {
		byID[numbers[i].id] = i
	}
	wholes := map[int]int{}
	for _, sum := range sums {
		if t, ok := byID[s.Record.Amounts[sum.Total].ID]; ok {
			for _, k := range sum.Parts {
				if p, ok := byID[s.Record.Amounts[k].ID]; ok {
					wholes[p] = t
				}
			}
		}
	}
	return wholes
}

// numbersOf are the exact sums and counts of the sheet in their order.
func numbersOf(s *Sheet, quantities []counted) []count {
	amounts := extract.Collect[record.Amount](s.Pass)
	out := make([]count, 0, len(amounts)+len(quantities))
	a, q := 0, 0
	for a < len(amounts) || q < len(quantities) {
		if q == len(quantities) || a < len(amounts) && amounts[a].At.View.Start < quantities[q].At.View.Start {
			m := &amounts[a]
			a++
			if v := &m.Value; v.Value != nil && v.Currency != nil && v.Qualifier == record.Exact {
				out = append(out, count{m.ID, m.At.View, m.At.Quote, reconcile.FigureOf(*v.Value, m.At.Quote, v.Qualifier), true, *v.Currency})
			}
			continue
		}
		m := &quantities[q]
		q++
		if v := &m.Value; v.Value != nil && v.Unit != "%" && v.Qualifier == record.Exact {
			out = append(out, count{m.ID, m.At.View, m.At.Quote, reconcile.FigureOf(*v.Value, m.At.Quote, v.Qualifier), false, v.Unit})
		}
	}
	return out
}

// ratio is what per cent, in hundredths of one, a part is of a whole.
func ratio(part, whole reconcile.Figure) (low, high int64, ok bool) {
	if !part.Known || !whole.Known || whole.Low <= 0 || part.Low < 0 || part.High > 1e14 {
		return 0, 0, false
	}
	return part.Low * 10000 / whole.High, part.High*10000/whole.Low + 1, true
}

// percentText is the share of a part in per cent, for a message.
func percentText(part, whole reconcile.Figure) string {
	return fmt.Sprintf("%.1f%%", 100*float64(part.Value)/float64(whole.Value))
}
