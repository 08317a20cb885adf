package quantity

import (
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// phone is the end of a telephone number that begins with f, 0 where there is none.
func phone(p *extract.Pass, f *figure) int {
	i := f.first
	if f.low.Spelled || f.low.Scaled {
		return 0
	}
	k, found := i-1, false
	if p.Is(k, "+") && f.end < len(p.Tokens) && (p.Is(k-1, ":", "(", ",", ";", "|") || p.Kind(k-1) != segment.Word ||
		!p.Tokens[k].Glued) && p.Text(f.first)[0] != '0' && digitsFollow(p, f.end) {
		found = true
	}
	for n := 0; n < 5 && !found && k >= 0; n++ {
		switch p.Kind(k) {
		case segment.Punct:
		case segment.Word:
			switch p.Lower(k) {
			case "tel", "telephone", "phone", "fax", "mobile", "cell", "hotline", "whatsapp", "telefax", "ext":
				found = p.Is(k+1, ":", ".", "+", "(") || k+1 == i
			}
			n = 5
		default:
			n = 5
		}
		k--
	}
	found = found || p.Is(i-1, "(") && digitsAt(p, i, 3) && p.Is(i+1, ")") && digitsAt(p, i+2, 3) &&
		p.Is(i+3, "-", "–", ".") && digitsAt(p, i+4, 4)
	if !found {
		if p.Is(i-1, "dial", "text", "call", "chat") && ageEnds(p, f.end) || f.end == i+1 && digitsAt(p, i, 3) && lifeline(p, f.end) {
			return f.end
		}
		return 0
	}
	end := i + 1
	for end < len(p.Tokens) {
		switch p.Kind(end) {
		case segment.Number:
		case segment.Punct:
			if !p.Is(end, "-", "–", "(", ")", ".", "/", "+") {
				return end
			}
		default:
			return end
		}
		end++
	}
	return end
}

// digitsAt reports whether token i is n digits.
func digitsAt(p *extract.Pass, i, n int) bool {
	return p.Kind(i) == segment.Number && len(p.Text(i)) == n && allDigits(p.Text(i))
}

// lifeline reports whether a name from token j is that of a telephone service.
func lifeline(p *extract.Pass, j int) bool {
	for k := j; k < j+6; k++ {
		if p.Is(k, "lifeline", "hotline", "helpline") {
			return true
		}
		if p.Kind(k) != segment.Word && !p.Is(k, "&") {
			return false
		}
	}
	return false
}

// digitsFollow reports whether more groups of digits follow at token j, as in a
// telephone number.
func digitsFollow(p *extract.Pass, j int) bool {
	for p.Is(j, "-", "–", "(", ")", ".") {
		j++
	}
	return p.Kind(j) == segment.Number
}

// street reports whether a street's name follows a house number at token j.
func street(p *extract.Pass, j int) bool {
	for k := j; k < j+5; k++ {
		switch {
		case p.Is(k, "street", "avenue", "road", "boulevard", "blvd", "drive", "lane", "floor", "plaza"):
			return k > j && p.Tokens[k].Case == segment.Capital || p.Is(k, "floor")
		case p.Kind(k) != segment.Word && p.Kind(k) != segment.Number && p.Kind(k) != segment.Punct:
			return false
		}
	}
	return false
}
