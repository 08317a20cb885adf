package amount

import (
	"strings"

	"github.com/cockroachdb/apd/v3"

	"factsheet/extractors/internal/money"
	"factsheet/extractors/internal/number"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// mention makes the record of a find, now that the whole sheet is known. ok is false
// where its short form turns out to be no currency here.
func (s *scanner) mention(f *find) (m extract.Mention[record.Amount], ok bool) {
	a := s.settle(&f.term)
	if f.term.local && a.code == "" {
		return m, false
	}
	if s.weighs(f, a) {
		return m, false
	}
	doubts := f.doubts
	if a.doubt != "" {
		doubts = append(doubts, a.doubt)
	}
	q := qualifier(s.p, f.first, f.end)
	if q == record.Exact && s.p.Is(f.n.End-2, "+") {
		q = record.AtLeast
	}
	v := record.Amount{Status: record.AmountOK, Qualifier: q}
	if a.code != "" {
		v.Currency = &a.code
	}
	shift := 0
	if f.term.kind == money.Minor {
		if shift, ok = s.minorShift(f.term.unit, a.code, f.term.codes); !ok {
			return m, false
		}
	}
	if s.roundThousands(&f.n) {
		doubts = append(doubts, number.Ambiguous)
	}
	switch {
	case f.n.Malformed || f.n.IsAmbiguous():
		v.Status, v.Candidates = record.AmountMalformed, f.n.Candidates
	case f.high != nil && (f.high.Malformed || f.high.IsAmbiguous()):
		v.Status, v.Candidates = record.AmountMalformed, f.high.Candidates
	case f.high != nil:
		v.Low, v.High = exact(&f.n, shift, f.negative), exact(f.high, shift, f.negative)
	default:
		if f.plusUnit != "" {
			power, ok := s.minorShift(f.plusUnit, a.code, f.term.codes)
			if !ok {
				return m, false
			}
			f.plus.Value.Exponent += int32(power)
			f.n.Value = number.Sum(f.n.Value, f.plus.Value)
		}
		v.Value = exact(&f.n, shift, f.negative)
	}
	where := s.p.SpanOf(f.first, f.end)
	where.End -= f.cut
	at := s.p.Evidence(where, f.rule, doubts...)
	return extract.Mention[record.Amount]{Value: v, At: at}, true
}

// weighs reports whether bare pounds are a weight after all: nothing makes the sheet
// one of a country with pounds, and it is of the United States, or speaks of goods.
func (s *scanner) weighs(f *find, a assumption) bool {
	if f.term.kind != money.Unit || a.code != "" || f.term.codes[0] != "GBP" {
		return false
	}
	if d := s.dollar(); s.home.of("USD") > 0 && d.code == "USD" && d.doubt == "" {
		return true
	}
	x := s.p.Sentences[s.p.SentenceAt(s.p.Tokens[f.first].Start)]
	for i := x.First; i < x.Last; i++ {
		if s.p.Is(i, "food", "produce", "fentanyl", "weight", "weigh", "weighs", "weighing", "emissions", "carbon", "waste", "cargo", "meat", "fish", "rice", "grain", "coffee", "cotton", "cocoa", "lbs", "kg", "kilograms", "tons", "tonnes") {
			return true
		}
	}
	return false
}

// roundThousands settles '€ 500.000' in a sheet that does not tell its style: no sum
// has three zeros behind a decimal point.
func (s *scanner) roundThousands(n *number.Number) bool {
	if !n.IsAmbiguous() || n.Scaled || len(n.Candidates) != 2 || !strings.HasSuffix(s.p.Text(n.First), ".000") || number.StyleOf(s.p) != number.Unknown {
		return false
	}
	v, _, err := apd.NewFromString(n.Candidates[1])
	if err != nil {
		return false
	}
	n.Value, n.Doubts, n.Candidates = *v, nil, nil
	return true
}

// minorShift is the power of ten of a minor unit of the settled currency, or of all
// that it may be.
func (s *scanner) minorShift(unit, code string, codes []string) (int, bool) {
	if code != "" {
		return money.MinorPower(unit, []string{code})
	}
	return money.MinorPower(unit, codes)
}

func exact(n *number.Number, shift int, negative bool) *string {
	var d apd.Decimal
	d.Set(&n.Value)
	d.Exponent += int32(shift)
	if negative && !d.IsZero() {
		d.Negative = !d.Negative
	}
	t := number.Text(&d)
	return &t
}
