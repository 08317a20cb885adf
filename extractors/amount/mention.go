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
	if f.inCell {
		q = f.exactly
	}
	v := record.Amount{Status: record.AmountOK, Qualifier: q, Unit: unitSpan(f.unit)}
	if code := a.code; code != "" {
		v.Currency = &code
	}
	shift := 0
	if f.term.kind == money.Minor {
		if shift, ok = s.minorShift(f.term.unit, a.code, f.term.codes); !ok {
			return m, false
		}
	}
	if s.roundThousands(&f.n) || s.eighths(f) {
		doubts = append(doubts, number.Ambiguous)
	}
	s.suspect(f, a.code)
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

// near is how many tokens around a sum tell what it is a sum of.
const near = 30

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
	for i := max(x.First, f.first-near); i < min(x.Last, f.end+near); i++ {
		if s.p.Is(i, "food", "produce", "fentanyl", "weight", "weigh", "weighs", "weighing", "emissions", "carbon", "waste",
			"cargo", "meat", "fish", "rice", "grain", "coffee", "cotton", "cocoa", "lbs", "kg", "kilograms", "tons", "tonnes") {
			return true
		}
	}
	return false
}

// roundThousands settles '€ 500.000' in a sheet that does not tell its style: no sum
// has three zeros behind a decimal point.
func (s *scanner) roundThousands(n *number.Number) bool {
	if !n.IsAmbiguous() || n.Scaled || len(n.Candidates) != 2 || !strings.HasSuffix(s.p.Text(n.First), ".000") ||
		number.StyleOf(s.p) != number.Unknown {
		return false
	}
	v, _, err := apd.NewFromString(n.Candidates[1])
	if err != nil {
		return false
	}
	n.Value, n.Doubts, n.Candidates = *v, nil, nil
	n.Grouped, n.Decimals = true, 0
	return true
}

// suspect marks a sum with three decimals malformed where a point in place of a
// thousands comma is as likely: 'US$ 746.014' in an English sheet. Prices for each
// thing, and currencies that have three decimals, are left alone.
func (s *scanner) suspect(f *find, code string) {
	n := &f.n
	if n.Decimals != 3 || n.Scaled || n.Grouped || n.Malformed || n.IsAmbiguous() || n.End != n.First+1 ||
		f.high != nil || f.term.kind == money.Minor {
		return
	}
	p := s.p
	text := p.Text(n.First)
	if dot := strings.IndexByte(text, '.'); dot < 1 || dot > 3 || text[0] == '0' || len(text) != dot+4 {
		return
	}
	if code != "" && money.Digits(code) == 3 || p.Is(f.end, "per", "a", "an", "each", "/") || s.inShares(f) {
		return
	}
	var thousands apd.Decimal
	thousands.Set(&n.Value)
	thousands.Exponent += 3
	n.Malformed, n.Candidates = true, []string{number.Text(&n.Value), number.Text(&thousands)}
}

// eighths settles '$ 44.625' where the words around it speak of share prices, which
// were told in eighths.
func (s *scanner) eighths(f *find) bool {
	if !f.n.IsAmbiguous() || f.n.Scaled || !s.inShares(f) {
		return false
	}
	f.n.Doubts, f.n.Candidates = nil, nil
	return true
}

// inShares reports whether the sum ends in an eighth and stands among share prices.
func (s *scanner) inShares(f *find) bool {
	p := s.p
	text := p.Text(f.n.First)
	if !strings.HasSuffix(text, ".125") && !strings.HasSuffix(text, ".375") && !strings.HasSuffix(text, ".625") &&
		!strings.HasSuffix(text, ".875") {
		return false
	}
	for i := max(0, f.first-near); i < min(len(p.Tokens), f.end+near); i++ {
		if p.Is(i, "share", "shares", "stock", "stocks", "trading", "closed", "exchange", "bushel", "barrel", "ounce") {
			return true
		}
	}
	return false
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

// shifted is an exact number, as text, times a power of ten.
func shifted(s string, power int) string {
	d, _, err := apd.NewFromString(s)
	if err != nil {
		return s
	}
	d.Exponent += int32(power)
	return number.Text(d)
}
