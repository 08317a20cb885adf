package date

import "factsheet/pipeline/segment"

// holiday is a feast whose day in a year follows a rule that holds wherever English
// sheets come from. Days that differ from country to country (Mother's Day, a national
// day) are none, nor are the days of the United Nations, whose names are no dates.
type holiday struct {
	words  []string // after the first
	tail   bool     // 'day' may follow or not
	of     func(y int) civil
	before int // days before it
}

func on(m, d int) func(int) civil { return func(y int) civil { return civil{y, m, d} } }

// weekdayIn is the nth weekday (from Monday, 1) of a month; of the last where n is 0.
func weekdayIn(m, w, n int) func(int) civil {
	return func(y int) civil {
		if n == 0 {
			last := dayCount(civil{y, m, daysIn(m, y, true)})
			return dayAt(last - (weekdayOf(dayAt(last))-w+7)%7)
		}
		first := dayCount(civil{y, m, 1})
		return dayAt(first + (w-weekdayOf(dayAt(first))+7)%7 + 7*(n-1))
	}
}

// easter is Easter Sunday in the Gregorian calendar, by the anonymous algorithm of 1876.
func easter(y int) civil {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	n := (h + l - 7*m + 90) / 25
	p := (h + l - 7*m + 33*n + 19) % 32
	return civil{y, n, p}
}

// holidays are listed under their first word; the longest first.
var holidays = map[string][]holiday{
	"christmas": {{words: []string{"eve"}, of: on(12, 24)}, {tail: true, of: on(12, 25)}},
	"xmas":      {{tail: true, of: on(12, 25)}},
	"boxing":    {{words: []string{"day"}, of: on(12, 26)}},
	"new":       {{words: []string{"year", "'s", "eve"}, of: on(12, 31)}, {words: []string{"year", "'s", "day"}, of: on(1, 1)}},
	"valentine": {{words: []string{"'s", "day"}, of: on(2, 14)}, {words: []string{"day"}, of: on(2, 14)}},
	"saint":     {{words: []string{"patrick", "'s"}, tail: true, of: on(3, 17)}, {words: []string{"patrick"}, tail: true, of: on(3, 17)}},
	"st": {
		{words: []string{".", "patrick", "'s"}, tail: true, of: on(3, 17)},
		{words: []string{"patrick", "'s"}, tail: true, of: on(3, 17)}, {words: []string{"patrick"}, tail: true, of: on(3, 17)},
	},
	"halloween":    {{of: on(10, 31)}},
	"juneteenth":   {{of: on(6, 19)}},
	"earth":        {{words: []string{"day"}, of: on(4, 22)}},
	"groundhog":    {{words: []string{"day"}, of: on(2, 2)}},
	"thanksgiving": {{tail: true, of: weekdayIn(11, 4, 4)}},
	"black":        {{words: []string{"friday"}, of: weekdayIn(11, 4, 4), before: -1}},
	"cyber":        {{words: []string{"monday"}, of: weekdayIn(11, 4, 4), before: -4}},
	"memorial":     {{words: []string{"day"}, of: weekdayIn(5, 1, 0)}},
	"labor":        {{words: []string{"day"}, of: weekdayIn(9, 1, 1)}},
	"columbus":     {{words: []string{"day"}, of: weekdayIn(10, 1, 2)}},
	"presidents":   {{words: []string{"'", "day"}, of: weekdayIn(2, 1, 3)}, {words: []string{"day"}, of: weekdayIn(2, 1, 3)}},
	"mlk":          {{words: []string{"day"}, of: weekdayIn(1, 1, 3)}},
	"martin": {{words: []string{"luther", "king", "jr", ".", "day"}, of: weekdayIn(1, 1, 3)},
		{words: []string{"luther", "king"}, tail: true, of: weekdayIn(1, 1, 3)}},
	"cinco":    {{words: []string{"de", "mayo"}, of: on(5, 5)}},
	"bastille": {{words: []string{"day"}, of: on(7, 14)}},
	"guy":      {{words: []string{"fawkes"}, tail: true, of: on(11, 5)}},
	"veterans": {{words: []string{"day"}, of: on(11, 11)}},
	"easter": {{words: []string{"monday"}, of: easter, before: -1}, {words: []string{"sunday"}, of: easter},
		{tail: true, of: easter}},
	"good":      {{words: []string{"friday"}, of: easter, before: 2}},
	"pentecost": {{of: easter, before: -49}},
}

// feastLed reads 'Christmas Day 2020' and 'Black Friday, 2010'. Without its year a
// feast is no date.
func (s *scanner) feastLed(i int) find {
	miss := find{first: i, end: i}
	for _, h := range holidays[s.p.Lower(i)] {
		j := i + 1
		for _, w := range h.words {
			if !s.p.Is(j, w) {
				j = -1
				break
			}
			j++
		}
		if j < 0 {
			continue
		}
		if h.tail {
			j = s.skip(j, "day")
		}
		k := j
		if s.punct(k) == ',' {
			k++
		} else {
			k = s.skip(k, "of", "in")
		}
		y, n := s.digits(k)
		if n != 4 || y < 1600 || y > 2300 || s.glued(k+1) && s.p.Kind(k+1) == segment.Word {
			return miss
		}
		c := dayAt(dayCount(h.of(y)) - h.before)
		return one(i, k+1, part{unit: day, year: c.y, month: c.m, day: c.d, hasYear: true}, ruleHoliday)
	}
	return miss
}
