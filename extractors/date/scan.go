package date

import (
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// scanner walks over one sheet.
type scanner struct {
	p         *extract.Pass
	money     extract.Cover // what amounts hold
	finds     []find
	order     order
	told      int // the year told last; 0 before the first
	own       part
	loose     int // a token that what stands before it cannot fuse to a code
	steps     int // atoms read, which is what a sheet costs
	depth     int // how many atoms are being read within each other
	unlisted  int // the end of a list of dates that has no last "and"
	decisions int // 1 where the sheet numbers decisions '2025/3', -1 where not, 0 before anyone asked
	commas    int // 1 where the sheet writes thousands with commas, -1 where not, 0 before anyone asked
}

// scan finds every mention, in the order of the text.
func (s *scanner) scan() {
	s.finds = make([]find, 0, len(s.p.Tokens)/40+8)
	for i := 0; i < len(s.p.Tokens); {
		end := i
		switch s.p.Tokens[i].Kind {
		case segment.Number:
			end = s.from(i)
		case segment.Word:
			if s.word(i).class != notDate {
				end = s.from(i)
			}
		}
		i = max(end, i+1)
	}
}

// from reads the mention that begins at token i and returns the token after it, or i
// where none begins.
func (s *scanner) from(i int) int {
	if s.word(i).class == same {
		return s.sameYear(i)
	}
	f := s.atom(i, false)
	if f.end <= i || s.money.Overlaps(s.p.SpanOf(i, f.end)) {
		return i
	}
	f = s.joined(f)
	if f.end <= f.first {
		return i
	}
	if s.dropped(&f) {
		return f.end
	}
	s.keep(f)
	return f.end
}

// keep takes a find in.
func (s *scanner) keep(f find) {
	s.finds = append(s.finds, f)
	for i := range f.value.count() {
		if p := f.value.part(i); p.hasYear && p.unit <= year {
			s.told = p.year
		}
	}
}

// dropped tells a part that is no date by itself: a quarter, a month written short or
// in small letters, without a year.
func (s *scanner) dropped(f *find) bool {
	v := &f.value
	if v.form != single || v.a.hasYear || v.a.relYear != 0 {
		any := false
		for i := range v.count() {
			p := v.part(i)
			any = any || p.hasYear || p.relYear != 0 || p.unit <= month && p.unit != none
		}
		return !any
	}
	switch v.a.unit {
	case day:
		return v.a.month == 0 || v.a.swap || !v.a.possible() || s.smallVerb(f.first, f.end)
	case month:
		return !s.bareMonth(f.first, f.end)
	}
	return true
}

// smallVerb reports whether the month of a day without a year is written in small
// letters and may be no month: 'the first may', 'mar 5'.
func (s *scanner) smallVerb(first, end int) bool {
	for i := first; i < end; i++ {
		if w := s.word(i); s.p.Tokens[i].Case == segment.LowerCase && w.class == monthName && (w.short || w.n == 3 || w.n == 5) {
			return true
		}
	}
	return false
}

// bareMonth reports whether a month without day and year stands where only a month
// can: with a capital, after a preposition ('in March', 'last May') or before what it
// dates ('the September summit', 'its January meeting').
func (s *scanner) bareMonth(i, end int) bool {
	m := end - 1
	if s.p.Tokens[m].Case == segment.LowerCase || s.word(m).class != monthName || s.word(m).short || s.p.Kind(end) == segment.Number {
		return false
	}
	if s.word(i).class == partOf || s.p.Is(i-1, "in", "since", "by", "until", "till", "during", "from", "of", "through",
		"this", "last", "next", "past", "coming") {
		return true
	}
	if s.p.Kind(end) == segment.Word && (s.p.Kind(i-1) == segment.Possessive || s.p.Is(i-1, "the", "its", "their", "his", "her", "our")) {
		lower := s.p.Tokens[end].Case == segment.LowerCase
		if s.p.Is(m, "may", "march") {
			return lower && !s.p.In(end, small)
		}
		return !lower || !s.p.In(end, small)
	}
	if s.p.Is(m, "may") && s.p.Kind(end) == segment.Word {
		s.p.Mask(s.p.SpanOf(m, end), "a verb, no month")
	}
	return false
}

// atom reads the longest part that begins at token i, given as a find of one part
// (a range where the parts share a month: '3-5 May 2021'). strong says that what
// stands before it asks for a date ('from 2017 to'), so that a bare year needs no
// other sign. The find's end is i where there is none.
func (s *scanner) atom(i int, strong bool) find {
	if s.depth >= deepest {
		return find{first: i, end: i}
	}
	s.depth++
	s.steps++
	f := s.atomAt(i, strong)
	s.depth--
	return f
}

// deepest is how far a date may be wrapped in others: 'week of Monday, early May' is
// three deep. The limit keeps 'mid mid mid …' linear.
const deepest = 5

func (s *scanner) atomAt(i int, strong bool) find {
	miss := find{first: i, end: i}
	if s.p.Kind(i) == segment.Number {
		return s.numberLed(i, strong)
	}
	switch w := s.word(i); w.class {
	case monthName:
		return s.monthLed(i)
	case weekday:
		return s.weekdayLed(i, w)
	case ordinal, tens, lastOf:
		if f := s.ordinalLed(i); f.end > i {
			return f
		}
		return s.spelledLed(i, strong)
	case teens, units:
		return s.spelledLed(i, strong)
	case decadeName:
		return s.decadeWord(i, w)
	case roman:
		if s.p.Tokens[i].Case == segment.Upper && s.p.Is(i+1, "century") {
			return s.centuryAt(i, i+1, int(w.n))
		}
	case weekOfDay:
		return s.weekOfDay(i)
	case calendar:
		return s.calendarLed(i)
	case seasonName:
		return s.seasonLed(i, int(w.n))
	case quarterOf, halfOf:
		return s.quarterLed(i, w.class)
	case fiscalYear, fiscal:
		return s.fiscalLed(i)
	case partOf:
		return s.partOfLed(i)
	case feast:
		return s.feastLed(i)
	}
	return miss
}

// numberLed reads what begins with digits.
func (s *scanner) numberLed(i int, strong bool) find {
	miss := find{first: i, end: i}
	v, n := s.digits(i)
	switch n {
	case 0:
		return s.dotted(i)
	case 1, 2:
		if f := s.dayLed(i); f.end > i {
			return f
		}
		if f := s.ordinalDigit(i, v); f.end > i {
			return f
		}
		if f := s.shortDecade(i, v); n == 2 && f.end > i {
			return f
		}
		return s.numericLed(i, v)
	case 4:
		return s.yearLed(i, v, strong)
	case 8:
		return s.compact(i, v)
	case 3:
		return s.eraYear(i, v)
	}
	return miss
}

// one is the find of a single part.
func one(i, end int, p part, rule string) find {
	return find{first: i, end: end, value: value{a: p}, rule: rule}
}
