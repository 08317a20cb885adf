package number

import (
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// scale is a power of ten, or a dozen.
type scale struct {
	power int
	dozen bool
}

// scaleWord tells what a word, in lower case, scales by. sure words are never
// anything else behind a number; the others only next to money or glued to digits.
func scaleWord(w string) (s scale, sure, ok bool) {
	switch w {
	case "hundred":
		return scale{power: 2}, true, true
	case "thousand", "thousands", "mille":
		return scale{power: 3}, true, true
	case "million", "millions", "mn", "mln", "mio", "milion", "millon", "millones", "millionen", "milhões", "milioni", "miljoen", "miljoner", "millioner", "millón":
		return scale{power: 6}, true, true
	case "billion", "billions", "bn", "bln", "milliard", "milliards", "mrd", "milliarden", "miliardi", "miljard", "miljarder", "milliarder":
		return scale{power: 9}, true, true
	case "trillion", "trillions", "trn", "tln":
		return scale{power: 12}, true, true
	case "quadrillion":
		return scale{power: 15}, true, true
	case "lakh", "lakhs":
		return scale{power: 5}, true, true
	case "crore", "crores":
		return scale{power: 7}, true, true
	case "dozen":
		return scale{dozen: true}, true, true
	case "k":
		return scale{power: 3}, false, true
	case "m", "mm", "mil", "mill":
		return scale{power: 6}, false, true
	case "b", "mld", "md":
		return scale{power: 9}, false, true
	case "t", "tn":
		return scale{power: 12}, false, true
	case "lac", "lacs":
		return scale{power: 5}, false, true
	case "cr":
		return scale{power: 7}, false, true
	}
	return scale{}, false, false
}

// SureScale tells the power of ten of token i where it is a scale word that is
// nothing else: 6 for 'million' or 'mln'. Dozens, hundreds and bare letters are none.
func SureScale(p *extract.Pass, i int) (power int, ok bool) {
	if p.Kind(i) != segment.Word {
		return 0, false
	}
	s, sure, ok := scaleWord(p.Lower(i))
	return s.power, ok && sure && s.power > 2
}

// scaleAfter reads the scale words at token j, behind a number: 'million', 'lakh
// crore', '-million', 'm'. It returns the token after them. fraction says that the
// number has decimals, which makes '1.2b' plain.
func scaleAfter(p *extract.Pass, j int, money, fraction bool) (end int, s scale, ok bool) {
	first, end, ok := oneScale(p, j, money, fraction)
	if !ok {
		return j, s, false
	}
	if first.power == 6 && p.Is(j, "mil") {
		// Spanish and Portuguese: 'mil millones' is a thousand millions.
		if next, nextEnd, ok := oneScale(p, end, false, fraction); ok && next.power == 6 {
			return nextEnd, scale{power: 9}, true
		}
	}
	if !first.dozen {
		// 'lakh crore', 'thousand million', 'hundred thousand'.
		if next, nextEnd, ok := oneScale(p, end, false, fraction); ok && !next.dozen && next.power > first.power && !p.Tokens[end].Glued {
			return nextEnd, scale{power: first.power + next.power}, true
		}
	}
	return end, first, true
}

func oneScale(p *extract.Pass, j int, money, fraction bool) (s scale, end int, ok bool) {
	switch p.Kind(j) {
	case segment.Word:
	case segment.Punct:
		// '$500-million', '5-million-euro'.
		if p.Text(j) == "-" && p.Tokens[j].Glued && p.Kind(j+1) == segment.Word && p.Tokens[j+1].Glued {
			if s, sure, ok := scaleWord(p.Lower(j + 1)); ok && sure && len(p.Lower(j+1)) > 3 {
				return s, j + 2, true
			}
		}
		// 'US$ 5 (million)'.
		if money && p.Text(j) == "(" && p.Is(j+2, ")") {
			if power, ok := SureScale(p, j+1); ok {
				return scale{power: power}, j + 3, true
			}
		}
		return s, j, false
	case segment.GapMark, segment.Break:
		// A sum's scale word may be past a column edge or a block's end that the
		// layout did not mend. Nothing else begins with a lower-case 'million'.
		if money && p.Kind(j+1) == segment.Word && p.Tokens[j+1].Case == segment.LowerCase {
			switch w := p.Lower(j + 1); w {
			case "million", "billion", "trillion", "crore", "lakh", "thousand":
				s, _, _ := scaleWord(w)
				return s, j + 2, true
			}
		}
		return s, j, false
	default:
		return s, j, false
	}
	w := p.Lower(j)
	if len(w) > 11 {
		return s, j, false
	}
	s, sure, ok := scaleWord(w)
	if !ok {
		return s, j, false
	}
	if sure {
		if len(w) > 5 && w[len(w)-1] == 's' && p.Is(j+1, "of") && j > 0 && p.Kind(j-1) == segment.Number && j >= 1 && len(p.Text(j-1)) == 4 {
			return s, j, false // 'In 2022 millions of people'
		}
		return s, j + 1, true
	}
	return s, j + 1, letterScale(p, j, w, money, fraction)
}

// letterScale decides whether a bare letter or a short form behind a number is its
// scale.
func letterScale(p *extract.Pass, j int, w string, money, fraction bool) bool {
	// '$5 M&E', '5 m/s', '$5 B2B'; a stop, comma or bracket after it is fine.
	if j+1 < len(p.Tokens) && p.Tokens[j+1].Glued {
		switch p.Kind(j + 1) {
		case segment.Number, segment.Word:
			return false
		case segment.Punct:
			switch p.Text(j + 1) {
			case "&", "'", "_", "@":
				return false
			case "/", "-", "(":
				if !p.Tokens[j].Glued {
					return false
				}
			}
		}
	}
	glued := p.Tokens[j].Glued
	if money {
		return true
	}
	if !glued {
		return false
	}
	upper := p.Text(j)[0] < 'a'
	switch w {
	case "k":
		return !p.Is(j-1, "401")
	case "m":
		return upper && (fraction || len(p.Text(j-1)) > 1) // '3M' is a firm, '100m' a way to run
	case "mm", "t", "tn", "md":
		return false // millimetres, tonnes
	case "b":
		return fraction // '1.2b'; '2b' is a phase or an annex
	}
	return true
}
