package validate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/reconcile"
	"factsheet/pipeline/record"
)

var quantityRules = []Rule{
	{
		ID: "quantity.malformed", Severity: record.Error,
		Doc: "A count whose digits read in no one way ('373,00 farmers'), or in two ('1.234 farmers' where nothing tells a " +
			"thousands point from a decimal one, '1 250 women' in a sheet that writes 1,250). Its value is null. Look it up at " +
			"the source.",
		Check: func(s *Sheet, report Report) {
			for i := range s.Record.Quantities {
				q := &s.Record.Quantities[i]
				switch {
				case slices.Contains(q.Doubts, "malformed_number"):
					report(q.ID, &q.Span, fmt.Sprintf("%q can't be read as one number", reconcile.OneLine(q.Quote)))
				case slices.Contains(q.Doubts, ambiguousNumber):
					report(q.ID, &q.Span, fmt.Sprintf("%q reads in more than one way", reconcile.OneLine(q.Quote)))
				}
			}
		},
	},
	{
		ID: "quantity.range_reversed", Severity: record.Warning,
		Doc: "A range whose lower end is above its upper one. Look it up at the source.",
		Check: func(s *Sheet, report Report) {
			for i := range s.Record.Quantities {
				if q := &s.Record.Quantities[i]; reversed(q.Low, q.High) {
					report(q.ID, &q.Span, fmt.Sprintf("the range %q runs from %s down to %s", reconcile.OneLine(q.Quote), *q.Low, *q.High))
				}
			}
		},
	},
	{
		ID: "quantity.not_storable", Severity: record.Warning,
		Doc: "A count or share that the tables' DECIMAL(18,4) can't hold to the letter: more than four decimal places, or more " +
			"than fourteen digits before the point. The column value_text and the JSON have it in full; the column value is null.",
		Check: func(s *Sheet, report Report) {
			for i := range s.Record.Quantities {
				q := &s.Record.Quantities[i]
				for _, v := range []*string{q.Value, q.Low, q.High} {
					if v == nil {
						continue
					}
					if _, ok := record.Scaled(*v, 4); !ok {
						report(q.ID, &q.Span, fmt.Sprintf("%s does not fit the tables' DECIMAL(18,4); take it from value_text or the JSON", *v))
						break
					}
				}
			}
		},
	},
	{
		ID: "percent.over_hundred", Severity: record.Notice,
		Doc: "More than 100 per cent of a group of people or things ('120% of households'), which a share can't be. Look it up at the source.",
		Check: func(s *Sheet, report Report) {
			for _, m := range extract.Collect[record.Quantity](s.Pass) {
				q := &m.Value
				if q.Unit != "%" || q.Value == nil || !above(*q.Value, 100) || !shareOfGroup(s.View.Between(m.At.View.End, len(s.View.Lower))) {
					continue
				}
				report(m.ID, spanOf(s, m.ID), fmt.Sprintf("%q is more than the whole it is a share of", reconcile.OneLine(m.At.Quote)))
			}
		},
	},
	{
		ID: "percent.shares", Severity: record.Notice,
		Doc: "Shares of one whole that come to more than 100 per cent ('Shares: 60% for roads, 30% for rail and 25% for ports'). Look them up at the source.",
		Check: func(s *Sheet, report Report) {
			ms := extract.Collect[record.Quantity](s.Pass)
			for i := 0; i < len(ms); i++ {
				if ms[i].Value.Unit != "%" {
					continue
				}
				shares := sharesOf(s.Pass, ms[i:])
				if len(shares) < 3 {
					continue
				}
				var sum apd.Decimal
				for k := range shares {
					if d, _, err := apd.NewFromString(*shares[k].Value.Value); err == nil {
						apd.BaseContext.WithPrecision(40).Add(&sum, &sum, d)
					}
				}
				if sum.Cmp(apd.New(101, 0)) > 0 { // what rounding adds is no matter
					report(ms[i].ID, spanOf(s, ms[i].ID), fmt.Sprintf("the shares from %q to %q come to %s%%",
						reconcile.OneLine(shares[0].At.Quote), reconcile.OneLine(shares[len(shares)-1].At.Quote), sum.Text('f')))
				}
				i += len(shares) - 1
			}
		},
	},
}

// shareWords say that the percentages behind them are shares of one whole.
var shareWords = []string{"shares", "breakdown", "split", "composition", "distribution", "divided"}

// sharesOf returns the exact percentages of the list that begins with the first
// mention, which the words before it call shares of one whole.
func sharesOf(p *extract.Pass, ms []counted) []counted {
	first := &ms[0]
	sentence := sentenceOf(p, first.At.View)
	if sentence.End < first.At.View.End {
		return nil
	}
	head := p.View.Between(sentence.Start, first.At.View.Start)
	if !slices.ContainsFunc(shareWords, func(w string) bool { return strings.Contains(head, w) }) {
		return nil
	}
	n := 0
	for n < len(ms) && ms[n].Value.Unit == "%" && ms[n].Value.Value != nil && ms[n].At.View.End <= sentence.End {
		if n > 0 && !listed(p.View.Between(ms[n-1].At.View.End, ms[n].At.View.Start)) {
			break
		}
		n++
	}
	return ms[:n]
}

func above(value string, n int64) bool {
	d, _, err := apd.NewFromString(value)
	return err == nil && d.Cmp(apd.New(n, 0)) > 0
}

// groups are what no more than all of can be meant.
var groups = map[string]bool{
	"people": true, "persons": true, "women": true, "men": true, "girls": true, "boys": true, "children": true, "households": true, "families": true,
	"respondents": true, "participants": true, "students": true, "teachers": true, "workers": true, "farmers": true, "schools": true, "countries": true,
	"villages": true, "districts": true, "citizens": true, "adults": true, "residents": true, "patients": true, "youth": true, "population": true,
}

// shareOfGroup reports whether 'of', at most two words more, and a group follow.
func shareOfGroup(rest string) bool {
	if i := strings.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	f := strings.Fields(rest[:min(len(rest), 60)])
	if len(f) < 2 || f[0] != "of" {
		return false
	}
	for _, w := range f[1:min(len(f), 5)] {
		if groups[strings.TrimRight(w, ".,;:)")] {
			return true
		}
	}
	return false
}

type spansKey struct{}

// spanOf is the record's span of the quantity with the id; nil where it has none.
func spanOf(s *Sheet, id string) *record.Span {
	return extract.Note(s.Pass, spansKey{}, func() map[string]*record.Span {
		all := make(map[string]*record.Span, len(s.Record.Quantities))
		for i := range s.Record.Quantities {
			all[s.Record.Quantities[i].ID] = &s.Record.Quantities[i].Span
		}
		return all
	})[id]
}

// sentenceOf is the View span of the sentence that a View span begins in.
func sentenceOf(p *extract.Pass, s document.Span) document.Span {
	if len(p.Sentences) == 0 {
		return document.Span{}
	}
	return p.Sentences[p.SentenceAt(s.Start)].Span
}
