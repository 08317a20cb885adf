package number

import (
	"unicode/utf8"

	"github.com/cockroachdb/apd/v3"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// sumContext is wide enough for every number that is read.
var sumContext = apd.BaseContext.WithPrecision(maxDigits + 60)

// Sum adds two exact values.
func Sum(a, b apd.Decimal) apd.Decimal { return sum(a, b) }

func sum(a, b apd.Decimal) apd.Decimal {
	var out apd.Decimal
	sumContext.Add(&out, &a, &b)
	return out
}

// plus adds m×10^-places.
func plus(d apd.Decimal, m uint64, places int) apd.Decimal { return sum(d, small(m, -places)) }

// vulgar reads a fraction character that is exact in decimals: '½', '¾', '⅛'.
func vulgar(p *extract.Pass, i int) (m uint64, places int, ok bool) {
	s := p.Text(i)
	if len(s) < 2 || len(s) > 3 {
		return 0, 0, false
	}
	switch r, _ := utf8.DecodeRuneInString(s); r {
	case '½':
		return 5, 1, true
	case '¼':
		return 25, 2, true
	case '¾':
		return 75, 2, true
	case '⅕':
		return 2, 1, true
	case '⅖':
		return 4, 1, true
	case '⅗':
		return 6, 1, true
	case '⅘':
		return 8, 1, true
	case '⅛':
		return 125, 3, true
	case '⅜':
		return 375, 3, true
	case '⅝':
		return 625, 3, true
	case '⅞':
		return 875, 3, true
	}
	return 0, 0, false
}

// fraction reads a number that is a fraction character: '½ million', '¾'.
func fraction(p *extract.Pass, i int, money bool) (n Number, ok bool) {
	m, places, _ := vulgar(p, i)
	n = Number{First: i, End: i + 1, Value: small(m, -places), Decimals: places}
	applyScale(p, &n, money)
	return n, true
}

// applyScale reads the scale behind n and multiplies.
func applyScale(p *extract.Pass, n *Number, money bool) {
	end, sc, ok := scaleAfter(p, n.End, money, n.Decimals > 0)
	if !ok {
		return
	}
	n.End, n.Scaled, n.Power = end, true, sc.power
	n.Value.Exponent += int32(sc.power)
	if sc.dozen {
		n.Value = dozens(n.Value)
	}
}

// fractionAfter reads a fraction at token j behind an integer: '½' glued to it, 'and
// a half', '1/2' before a scale word.
func fractionAfter(p *extract.Pass, j int) (m uint64, places, end int, ok bool) {
	switch p.Kind(j) {
	case segment.Punct:
		if m, places, ok := vulgar(p, j); ok {
			return m, places, j + 1, true
		}
	case segment.Number:
		if m, places, ok := slashed(p, j); ok {
			if _, sure := SureScale(p, j+3); sure {
				return m, places, j + 3, true
			}
		}
	case segment.Word:
		return andFraction(p, j)
	}
	return 0, 0, j, false
}

// slashed reads '1/2', '1/4' and '3/4' at tokens j to j+2.
func slashed(p *extract.Pass, j int) (m uint64, places int, ok bool) {
	if !p.Is(j+1, "/") || p.Kind(j+2) != segment.Number || !p.Tokens[j+1].Glued || !p.Tokens[j+2].Glued {
		return 0, 0, false
	}
	switch p.Text(j) + "/" + p.Text(j+2) {
	case "1/2":
		return 5, 1, true
	case "1/4":
		return 25, 2, true
	case "3/4":
		return 75, 2, true
	}
	return 0, 0, false
}

// andFraction reads 'and a half', 'and a quarter', 'and three quarters' at token j.
// A half of something else is none: 'two and half of them'.
func andFraction(p *extract.Pass, j int) (m uint64, places, end int, ok bool) {
	at := func(k int) int { // hyphens between: 'two-and-a-half'
		if p.Is(k, "-") && p.Tokens[k].Glued {
			return k + 1
		}
		return k
	}
	k := at(j)
	if !p.Is(k, "and") {
		return 0, 0, j, false
	}
	k = at(k + 1)
	switch {
	case p.Is(k, "a", "one"):
		k = at(k + 1)
		switch {
		case p.Is(k, "half"):
			m, places, ok = 5, 1, true
		case p.Is(k, "quarter"):
			m, places, ok = 25, 2, true
		}
	case p.Is(k, "three"):
		k = at(k + 1)
		if p.Is(k, "quarter", "quarters") {
			m, places, ok = 75, 2, true
		}
	}
	return m, places, k + 1, ok
}
