package number

import (
	"math"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

type wordClass uint8

const (
	none wordClass = iota
	unit           // zero to nineteen
	ten            // twenty to ninety
	hundred
	article // 'a' and 'an' before a scale word
	part    // half, quarter
	sign    // minus, negative
)

// spelledWord is what a word says in a number; value is that of a unit or a ten.
type spelledWord struct {
	class wordClass
	value uint64
}

// spelledWords are the words that a number can begin with.
var spelledWords = wordset.MapOf(map[string]spelledWord{
	"zero": {unit, 0}, "nought": {unit, 0}, "naught": {unit, 0}, "one": {unit, 1}, "two": {unit, 2}, "three": {unit, 3},
	"four": {unit, 4}, "five": {unit, 5}, "six": {unit, 6}, "seven": {unit, 7}, "eight": {unit, 8}, "nine": {unit, 9},
	"ten": {unit, 10}, "eleven": {unit, 11}, "twelve": {unit, 12}, "thirteen": {unit, 13}, "fourteen": {unit, 14},
	"fifteen": {unit, 15}, "sixteen": {unit, 16}, "seventeen": {unit, 17}, "eighteen": {unit, 18}, "nineteen": {unit, 19},
	"twenty": {ten, 20}, "thirty": {ten, 30}, "forty": {ten, 40}, "fourty": {ten, 40}, "fifty": {ten, 50}, "sixty": {ten, 60},
	"seventy": {ten, 70}, "eighty": {ten, 80}, "ninety": {ten, 90},
	"a": {article, 0}, "an": {article, 0}, "half": {part, 0}, "quarter": {part, 0}, "hundred": {hundred, 0},
	"minus": {sign, 0}, "negative": {sign, 0},
})

// wordAt is what the word of token i says in a number; of no class where it is of none.
func wordAt(p *extract.Pass, i int) spelledWord {
	w, _ := extract.Meaning(p, i, spelledWords)
	return w
}

// IsWord reports whether a word, in lower case, is one of a number: 'seven', 'half',
// 'million', 'bn'.
func IsWord(w string) bool {
	_, sure, ok := scaleWord(w)
	_, begins := spelledWords.Get(w)
	return ok && sure || begins
}

// spelled reads a number in words that begins at token i.
func spelled(p *extract.Pass, i int, money bool) (n Number, ok bool) {
	if n, ok := partOf(p, i); ok {
		return n, true
	}
	total, power, end := terms(p, i)
	if end == i {
		return n, false
	}
	n = Number{First: i, End: end, Value: small(total, 0), Power: power, Scaled: power > 0, Spelled: true}
	if p.Is(end, "point") && power == 0 {
		if m, places, after, ok := pointDigits(p, end+1); ok {
			n.Value, n.Decimals, n.End = plus(n.Value, m, places), places, after
			applyScale(p, &n, money)
			return n, true
		}
	}
	if m, places, after, ok := andFraction(p, end); ok && n.End > 0 {
		// 'two and a half million', 'a million and a half'.
		if power == 0 || oneTerm(p, i) {
			n.Value, n.End = plus(n.Value, m, places-power), after
			n.Decimals = places
			if power == 0 {
				applyScale(p, &n, money)
			}
			return n, true
		}
	}
	if power == 0 && p.Is(end, "dozen") && total > 0 {
		n.Value, n.End, n.Scaled = dozens(n.Value), end+1, true
	}
	return n, true
}

// oneTerm reports whether the number at token i is one or 'a' with a scale word, so
// that 'and a half' means half of that scale.
func oneTerm(p *extract.Pass, i int) bool {
	_, ok := SureScale(p, i+1)
	return ok && p.Is(i, "a", "one")
}

// terms reads 'two hundred and fifty thousand three hundred': groups below a
// thousand, each with a scale smaller than the last. power is that of the only
// scale, or of the last. end is i where nothing is read.
func terms(p *extract.Pass, i int) (total uint64, power, end int) {
	end = i
	limit := uint64(math.MaxUint64)
	j := i
	for {
		g, after, ok := group(p, j, j == i)
		if !ok {
			return total, power, end
		}
		times, pow, next := uint64(1), 0, after
		for {
			k := next
			if p.Is(k, "-") && p.Tokens[k].Glued {
				k++
			}
			more, ok := SureScale(p, k)
			if !ok || more <= pow && pow > 0 || pow+more > 15 {
				break
			}
			pow += more
			times *= pow10(more)
			next = k + 1
		}
		if times >= limit || j > i && times*g >= limit || times > 1 && g > math.MaxUint64/times || g == 0 && j > i {
			return total, power, end
		}
		if total += g * times; j == i || pow > 0 {
			power = pow
		}
		end, limit = next, times
		if pow == 0 {
			return total, power, end
		}
		j = end
		if p.Is(j, "and") {
			if p.Is(j+1, "a", "an") {
				return total, power, end
			}
			j++
		}
		if j >= len(p.Tokens) || p.Kind(j) != segment.Word {
			return total, power, end
		}
	}
}

func pow10(n int) uint64 {
	v := uint64(1)
	for range n {
		v *= 10
	}
	return v
}

// group reads a number below a thousand, or 'twenty-five hundred', in words. first
// allows 'a' and a bare 'hundred' before a scale word.
func group(p *extract.Pass, i int, first bool) (v uint64, end int, ok bool) {
	switch {
	case first && p.Is(i, "a", "an"):
		v, end = 1, i+1
		if p.Is(end, "dozen") {
			return 1, end, true
		}
		if _, sure := SureScale(p, end); !sure && !p.Is(end, "hundred") {
			return 0, i, false
		}
	case first && p.Is(i, "hundred"):
		if _, sure := SureScale(p, i+1); !sure || vague(p, i-1) {
			return 0, i, false
		}
		v, end = 1, i
	default:
		if v, end, ok = belowHundred(p, i); !ok {
			return 0, i, false
		}
	}
	k := end
	if p.Is(k, "-") && p.Tokens[k].Glued {
		k++
	}
	if v == 0 || !p.Is(k, "hundred") {
		return v, end, true
	}
	v, end = v*100, k+1
	k = end
	if p.Is(k, "and", "-") {
		k++
	}
	if rest, after, ok := belowHundred(p, k); ok && rest > 0 && !p.Is(after, "hundred") {
		v, end = v+rest, after
	}
	return v, end, true
}

// vague reports whether token i makes a count of hundreds a vague one.
func vague(p *extract.Pass, i int) bool {
	return p.Is(i, "few", "several", "many", "some", "of", "couple", "per")
}

// belowHundred reads zero to ninety-nine.
func belowHundred(p *extract.Pass, i int) (v uint64, end int, ok bool) {
	if p.Kind(i) != segment.Word {
		return 0, i, false
	}
	w := wordAt(p, i)
	switch v = w.value; w.class {
	case unit:
		return v, i + 1, true
	case ten:
		k := i + 1
		if p.Is(k, "-") {
			k++
		}
		if p.Kind(k) == segment.Word {
			if u := wordAt(p, k); u.class == unit && u.value > 0 && u.value < 10 {
				return v + u.value, k + 1, true
			}
		}
		return v, i + 1, true
	}
	return 0, i, false
}

// pointDigits reads the words behind 'point': 'five', 'nought three', 'seventy-one'.
func pointDigits(p *extract.Pass, i int) (m uint64, places, end int, ok bool) {
	for end = i; places < 15 && p.Kind(end) == segment.Word; {
		w := wordAt(p, end)
		v, c := w.value, w.class
		if p.Is(end, "oh", "o") {
			v, c = 0, unit
		}
		switch {
		case c == unit && v < 10:
			m, places, end = m*10+v, places+1, end+1
			continue
		case (c == ten || c == unit) && places == 0:
			v, end, _ = belowHundred(p, end)
			return v, 2, end, true
		}
		break
	}
	return m, places, end, places > 0
}

// partOf reads 'half a million', 'a quarter of a million', 'three quarters billion',
// 'half a dozen': a part of a scale, which must follow.
func partOf(p *extract.Pass, i int) (n Number, ok bool) {
	j := i
	hyphen := func() {
		if p.Is(j, "-") && p.Tokens[j].Glued {
			j++
		}
	}
	three := false
	switch {
	case p.Is(j, "a", "one"):
		j++
	case p.Is(j, "three"):
		three = true
		j++
	}
	hyphen()
	var m uint64
	places := 2
	switch {
	case p.Is(j, "half") && !three:
		m, places = 5, 1
	case p.Is(j, "quarter") && !three && (j > i || !ordinal(p, i-1)):
		m = 25
	case three && p.Is(j, "quarter", "quarters"):
		m = 75
	default:
		return n, false
	}
	j++
	hyphen()
	if p.Is(j, "of") {
		j++
	}
	if p.Is(j, "a", "an", "one") {
		j++
	}
	hyphen()
	n = Number{First: i, End: j, Value: small(m, -places), Decimals: places, Spelled: true}
	if p.Kind(j) != segment.Word {
		return n, false
	}
	end, sc, ok := scaleAfter(p, j, false, false)
	if !ok || p.Tokens[j].Glued && !p.Is(j-1, "-") {
		return n, false
	}
	n.End, n.Scaled, n.Power = end, true, sc.power
	n.Value.Exponent += int32(sc.power)
	if sc.dozen {
		n.Value = dozens(n.Value)
	}
	return n, true
}

// ordinal reports whether token i makes a quarter one of the year's.
func ordinal(p *extract.Pass, i int) bool {
	return p.Is(i, "first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th", "last", "this", "per", "each")
}
