// Package number reads the numbers of a sheet, in digits or in words, with the scale
// words behind them, exactly.
package number

import (
	"github.com/cockroachdb/apd/v3"

	"factsheet/pipeline/extract"
)

// Number is one number as it stands in a sheet.
type Number struct {
	First, End int         // tokens, half-open
	Value      apd.Decimal // the full value, scale included; zero where Malformed
	Scaled     bool        // a scale word or letter was read: 'million', 'bn', 'lakh'
	Spelled    bool        // written in words
	Malformed  bool        // the digits read in no one way: '373,00'
	Candidates []string    // what a malformed one may mean, smallest first
	Doubts     []string
}

// Style is how a sheet groups and points its numbers.
type Style uint8

// The styles. Unknown is treated as English for what reads only one way in it.
const (
	Unknown     Style = iota
	English           // 1,234.56
	Continental       // 1.234,56 or 1 234,56
)

// StyleOf tells a sheet's style from the numbers in it that read only one way. It is
// worked out once a sheet.
func StyleOf(p *extract.Pass) Style { return English }

// Scan reads the longest number that begins at token i. ok is false where none
// does: a number glued behind a letter ('CO2', 'FY2024'), a version ('1.50.30').
func Scan(p *extract.Pass, i int) (n Number, ok bool) { return Number{}, false }

// Text writes an exact value without exponent or trailing zeros: '5200000', '2.5'.
func Text(d *apd.Decimal) string {
	var r apd.Decimal
	r.Reduce(d)
	return r.Text('f')
}
