package date

import (
	"strings"

	"factsheet/pipeline/segment"
)

// shareYears gives a mention without a year that of the one it is joined to: '21-23 May
// and 1-3 June 2019', '12 May 2019 and 3-5 June'.
func (s *scanner) shareYears() {
	for i := len(s.finds) - 2; i >= 0; i-- {
		if f, g := &s.finds[i], &s.finds[i+1]; s.adjoin(f, g) && f.value.yearless() && g.value.isDated() {
			f.value = f.value.withYear(g.value.part(g.value.count() - 1).year)
		}
	}
	for i := 1; i < len(s.finds); i++ {
		if f, g := &s.finds[i-1], &s.finds[i]; s.adjoin(f, g) && g.value.yearless() && f.value.isDated() {
			g.value = g.value.withYear(f.value.part(f.value.count() - 1).year)
		}
	}
}

// adjoin reports whether nothing but 'and', 'or' or a comma stands between two finds.
func (s *scanner) adjoin(f, g *find) bool {
	if g.first-f.end > 2 {
		return false
	}
	for i := f.end; i < g.first; i++ {
		if !s.p.Is(i, "and", "or", "&", ",") {
			return false
		}
	}
	return g.first > f.end
}

// assumeYear gives the parts of a find that have no year the one that the sheet's own
// date makes plain. It reports whether the find now has one.
func (s *scanner) assumeYear(f *find) bool {
	v := f.value.filled()
	lacks, ok := false, true
	for i := range v.count() {
		p := v.part(i)
		lacks = lacks || !p.hasYear
		ok = ok && (p.hasYear || p.unit <= month && p.unit != none && p.month > 0)
	}
	if !lacks {
		return true
	}
	if !s.own.hasYear || !ok {
		return false
	}
	years, n := s.plainYears(v, f)
	f.rule = ruleAssumed
	f.value = dated(v, years[0])
	if !f.value.sound() {
		return false
	}
	if v.form == interval && v.a.unit == day && v.b.unit == day && !v.a.hasYear && !v.b.hasYear && v.a.day >= 10 &&
		v.b.day >= v.a.day && v.b.month >= v.a.month+5 && s.terse(f) {
		// 'Jan 19-Dec 21' may be two days or, in a project's term, two months.
		a, b := part{unit: month, year: shortYear(v.a.day), month: v.a.month, hasYear: true},
			part{unit: month, year: shortYear(v.b.day), month: v.b.month, hasYear: true}
		f.value.alt = &value{form: interval, a: a, b: b}
	} else if n == 2 {
		other := dated(v, years[1])
		f.value.alt = &other
	}
	return true
}

// terse reports whether a range is written with short months and no word between.
func (s *scanner) terse(f *find) bool {
	for i := f.first; i < f.end; i++ {
		if s.p.Kind(i) == segment.Word && !s.word(i).short {
			return false
		}
	}
	return true
}

// dated gives the parts without a year the year y; the end of a range that would run
// backwards lies in the year after.
func dated(v value, y int) value {
	v = v.mapped(func(p part) part {
		if !p.hasYear {
			p.year, p.hasYear = y, true
			p.doubts |= doubtYear
		}
		return p
	})
	if v.form == interval && v.b.last().before(v.a.first()) {
		v.b.year++
	}
	return v
}

const (
	atHand = 31  // days from the sheet's date within which it is the sheet's year
	turn   = 90  // days from the sheet's date within which the turn of the year counts
	look   = 120 // tokens of a sentence looked at for its tense
)

// plainYears are the years that a mention without one may mean, one where it is plain.
// It is the sheet's own year, unless the words ask for another ('since October',
// 'next March', 'March of last year'), or the neighbouring year's day lies within three
// months and nearer: there the sentence's tense tells; where it does not, a day of
// the last weeks stands, and one of the next leaves two years. The tense of the date's
// own verb counts anywhere.
func (s *scanner) plainYears(v value, f *find) (years [2]int, n int) {
	p := v.a
	if v.form == set {
		p = v.more[0]
	}
	if p.relYear != 0 {
		return [2]int{s.own.year + int(p.relYear) - 2}, 1
	}
	if s.own.unit == year {
		return [2]int{s.own.year}, 1
	}
	at := func(y int) int {
		q := p
		q.year, q.day = y, max(1, q.day)
		return dayCount(civil{q.year, q.month, q.day})
	}
	from, to := dayCount(s.own.first()), dayCount(s.own.last())
	past := s.own.year // the last time that it was, before or at the sheet's own date
	if at(past) > to {
		past--
	}
	switch i := f.first; {
	case v.form == since, s.p.Is(i-1, "last", "past"):
		return [2]int{past}, 1
	case s.p.Is(i-1, "next", "coming"):
		if at(past) == from {
			return [2]int{past}, 1
		}
		return [2]int{past + 1}, 1
	case s.p.Is(i-1, "this"):
		return [2]int{s.own.year}, 1
	}
	tense, near := s.tense(f.first, f.end)
	other := past + 1 // the neighbouring year's day
	if past != s.own.year {
		other = past
	}
	gap := distance(at(other), from, to)
	turning := gap <= turn && gap < distance(at(s.own.year), from, to)
	switch {
	case distance(at(s.own.year), from, to) <= atHand:
		return [2]int{s.own.year}, 1
	case tense == before && (turning || near):
		return [2]int{past}, 1
	case tense == ahead && (turning || near):
		return [2]int{past + 1}, 1
	case !turning:
		return [2]int{s.own.year}, 1
	case other == past: // weeks ago, or most of a year ahead
		return [2]int{past}, 1
	}
	return [2]int{past, past + 1}, 2
}

// distance is how far a day lies from a stretch of days.
func distance(at, from, to int) int {
	switch {
	case at < from:
		return from - at
	case at > to:
		return at - to
	}
	return 0
}

// The tenses that a sentence can tell.
const (
	untold = iota
	before
	ahead
)

// tense tells whether the sentence around the tokens i to end speaks of what has been
// or will be, and whether the verb that tells it is the date's own: the one just
// before it ('launched in March') or, where none stands before, the first after it
// ('In November, they met').
func (s *scanner) tense(i, end int) (tense int, own bool) {
	sentence := s.p.Sentences[s.p.SentenceAt(s.p.Tokens[i].Start)]
	if s.p.Is(sentence.First, "since") {
		return before, true
	}
	if s.p.Is(i-1, "in", "on") && i-2 >= sentence.First {
		if s.p.Is(i-2, "starting", "beginning", "effective") {
			return untold, false
		}
		if c := s.cue(i - 2); c != untold && !s.p.Is(i-3, "be", "to", "will", "is", "are") {
			return c, true
		}
	}
	if s.p.Is(i-1, "dated") {
		return before, true
	}
	earlier := untold
	for j := i - 1; j >= sentence.First && j > i-look; j-- {
		if earlier = s.cue(j); earlier != untold {
			break
		}
	}
	for j := end; j < sentence.Last && j < end+look; j++ {
		if c := s.cue(j); c != untold {
			return c, (earlier == untold || earlier == before && c == before) && !s.p.Is(i-1, "by", "until", "through")
		}
	}
	return earlier, false
}

// cue is the tense that one word tells.
func (s *scanner) cue(i int) int {
	if s.p.Kind(i) != segment.Word || s.p.Tokens[i].Case != segment.LowerCase {
		return untold
	}
	switch w := s.p.Lower(i); w {
	case "will", "shall", "upcoming", "expected", "scheduled", "plans", "planned", "projected", "anticipated":
		return ahead
	case "was", "were", "had", "met", "held", "took", "began", "led", "made", "saw":
		return before
	case "indeed", "hundred", "exceed", "proceed", "succeed", "speed", "based", "needed":
		return untold
	default:
		if len(w) > 4 && strings.HasSuffix(w, "ed") {
			return before
		}
	}
	return untold
}
