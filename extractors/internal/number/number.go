// Package number reads the numbers of a sheet, in digits or in words, with the scale
// words behind them, exactly.
package number

import (
	"strconv"

	"github.com/cockroachdb/apd/v3"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// Number is one number as it stands in a sheet.
type Number struct {
	First, End int         // tokens, half-open
	Value      apd.Decimal // the full value, scale included; zero where Malformed
	Power      int         // the power of ten that the scale words stand for: 6 for 'million'; 0 for none
	Decimals   int         // digits after the point as written, scale aside: 1 in '5.2 million'
	Scaled     bool        // a scale word or letter was read: 'million', 'bn', 'lakh', 'dozen'
	Grouped    bool        // the digits stand in groups: '1,234', '1 000 000'
	Spelled    bool        // written in words, all of it or its scale's multiplier: 'two million', 'half a million'
	Malformed  bool        // the digits read in no one way: '373,00' in an English sheet
	Candidates []string    // what a malformed or ambiguous one may mean, smallest first
	Doubts     []string    // Ambiguous, or nil
}

// Ambiguous is the doubt of a number that is well formed in two styles, where the
// sheet does not settle which: '1.234'. Its Value is the English reading, and its
// Candidates are both.
const Ambiguous = "ambiguous_number"

// IsAmbiguous reports whether the number reads two ways.
func (n *Number) IsAmbiguous() bool { return len(n.Doubts) > 0 }

// Begins reports whether a number may begin with the word at token i.
func Begins(p *extract.Pass, i int) bool {
	return p.Kind(i) == segment.Word && wordAt(p, i).class != none
}

// Int is the value as an integer; ok is false where it is none, or too large.
func (n *Number) Int() (v int64, ok bool) {
	v, err := n.Value.Int64()
	return v, err == nil && !n.Malformed
}

// LooksLikeYear reports whether the number is four plain digits from 1900 to 2100.
func (n *Number) LooksLikeYear() bool {
	if n.Scaled || n.Grouped || n.Spelled || n.Malformed || n.Decimals > 0 || n.End != n.First+1 {
		return false
	}
	v, ok := n.Int()
	return ok && v >= 1900 && v <= 2100
}

// Scan reads the longest number that begins at token i: digits, words, or a sign
// before them ('-5', 'minus five'). ok is false where none does: a number glued
// behind a letter ('CO2', 'FY2024', 'COVID-19'), an ordinal ('2nd'), a version or
// a day ('1.50.30', '12.05.2020'). Letters that are units as well ('m', 't') are no
// scale here; see ScanMoney.
func Scan(p *extract.Pass, i int) (n Number, ok bool) { return scan(p, i, false) }

// ScanMoney reads a number that is known to be money, as after a currency sign. More
// of what stands behind it is then a scale ('$5m', 'US$ 3 M'), it may be glued to
// letters before it ('USD5'), a scale word is looked for past the end of a line, a
// column or a block, and digits that make no number are Malformed.
func ScanMoney(p *extract.Pass, i int) (n Number, ok bool) { return scan(p, i, true) }

func scan(p *extract.Pass, i int, money bool) (n Number, ok bool) {
	switch p.Kind(i) {
	case segment.Number:
		return digits(p, i, money)
	case segment.Word:
		switch wordAt(p, i).class {
		case none:
			return n, false
		case sign:
			return negative(p, i, money)
		}
		if p.Tokens[i].Glued && !afterJoint(p, i) {
			return n, false
		}
		return spelled(p, i, money)
	case segment.Punct:
		switch p.Text(i) {
		case "-":
			if p.Kind(i+1) == segment.Number && p.Tokens[i+1].Glued && !p.Tokens[i].Glued {
				return negative(p, i, money)
			}
		case ".":
			if p.Kind(i+1) == segment.Number && p.Tokens[i+1].Glued && (money || !p.Tokens[i].Glued) {
				return pointFirst(p, i, money)
			}
		default:
			if _, _, isFraction := vulgar(p, i); isFraction {
				return fraction(p, i, money)
			}
		}
	}
	return n, false
}

// afterJoint reports whether a glued word stands behind a hyphen, dash, bracket,
// slash, quote or currency sign, that is: begins a word of its own.
func afterJoint(p *extract.Pass, i int) bool {
	return i > 0 && p.Kind(i-1) != segment.Word && p.Kind(i-1) != segment.Number
}

func negative(p *extract.Pass, i int, money bool) (Number, bool) {
	k := p.Kind(i + 1)
	if k != segment.Number && k != segment.Word || k == segment.Word && wordAt(p, i+1).class == sign {
		return Number{}, false
	}
	n, ok := scan(p, i+1, true)
	if !ok || !money && n.Malformed {
		return n, false
	}
	n.First = i
	if !n.Value.IsZero() {
		n.Value.Negative = true
	}
	for c := range n.Candidates {
		n.Candidates[c] = "-" + n.Candidates[c]
	}
	for a, b := 0, len(n.Candidates)-1; a < b; a, b = a+1, b-1 {
		n.Candidates[a], n.Candidates[b] = n.Candidates[b], n.Candidates[a]
	}
	return n, true
}

// Text writes an exact value without exponent or trailing zeros: '5200000', '2.5'.
func Text(d *apd.Decimal) string {
	if d.Coeff.IsUint64() && d.Exponent >= 0 && d.Exponent <= 40 && d.Form == apd.Finite {
		m := d.Coeff.Uint64()
		if m == 0 {
			return "0"
		}
		var buf [64]byte
		b := buf[:0]
		if d.Negative {
			b = append(b, '-')
		}
		b = strconv.AppendUint(b, m, 10)
		for range d.Exponent {
			b = append(b, '0')
		}
		return string(b)
	}
	var r apd.Decimal
	r.Reduce(d)
	if r.IsZero() {
		return "0"
	}
	return r.Text('f')
}
