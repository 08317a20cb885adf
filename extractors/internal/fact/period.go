package fact

import (
	"sort"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// Since is the index of the first find that begins at or after a token.
func Since[T any](list []Found[T], token int) int {
	return sort.Search(len(list), func(i int) bool { return list[i].First >= token })
}

func note[T any](s *Sheet, key any, make func() T) T { return extract.Note(s.Pass, key, make) }

// periodReach is how many tokens from its amount a date may tell a flow's period. A sentence
// seldom has as many; one that goes on for ever is not gone through anew for each amount.
const periodReach = 400

// Period is the date or period that the clause around a flow's amount gives for it,
// or nil: 'between 2017 and 2022', 'since 2018', 'in fiscal year 2024'. A goal ('by
// 2030'), and the day of an announcement or a meeting, are no periods of money.
func (s *Sheet) Period(f *Flow) *string {
	if f.Year != "" {
		year := f.Year
		return &year
	}
	a := &s.Amounts[f.Amount]
	sent := s.SentenceOf(a.First)
	best, far, signing := -1, 1<<30, -1
	last := min(sent.Last, a.End+periodReach)
	for d := Since(s.Dates, max(sent.First, a.First-periodReach)); d < len(s.Dates) && s.Dates[d].First < last; d++ {
		m := &s.Dates[d]
		if m.Value.EDTF == nil {
			continue
		}
		budget := f.Stage == Budget && s.In(m.End, proposals) // 'the FY 2024 budget'
		if s.PartnerAt(m.First) >= 0 || !budget && !s.isPeriod(d, sent.First) {
			continue
		}
		gap := 0
		if m.First >= a.End {
			gap = m.First - a.End
			if s.between(a.End, m.First) || s.setAgainst(a.End, m.First) || s.Is(m.End, ",") && s.isGift(m.End+1) {
				continue
			}
		} else {
			gap = a.First - m.End
			if m.First-sent.First > 2 && m.First < f.First-3 && !budget && !s.opensTime(sent.First, m.First) &&
				!s.opensLine(m.First, a.First) {
				continue // of another clause
			}
			if m.First-sent.First > 2 && s.between(m.End, a.First) {
				continue
			}
		}
		if m.First >= a.End && s.Is(m.First-1, "in", "on") && s.Is(m.First-2, "signed", "concluded") {
			signing = d // of the paper, whose years another date may tell
			continue
		}
		if gap < far {
			best, far = d, gap
		}
	}
	if best < 0 {
		best = signing
	}
	if best < 0 {
		return nil
	}
	e := s.Dates[best].Value.EDTF
	if i := s.Dates[best].First - 1; s.Is(i, "from") && s.Is(i-1, "years", "months") && len(*e) <= 7 {
		open := *e + "/.." // 'over five years from March 2024'
		return &open
	}
	if i := s.Dates[best].First - 1; s.Is(i, "in") && len(*e) <= 7 {
		for j := i - 1; j > i-6 && s.IsLower(j); j-- {
			if s.Is(j, "since") {
				open := *e + "/.." // 'since its start in 2018'
				return &open
			}
		}
	}
	return e
}

// timeWords are the words that lead up to a year at the beginning of a sentence.
var timeWords = wordset.Fields(`in for during over between from since the fiscal financial year years biennium triennium
	period of quadrennium programming first second third fourth phase (`)

// opensTime reports whether nothing but what leads up to a year stands between two tokens:
// 'For the biennium [2022–23], the
// Republic of Korea', 'During the first phase ([2013–2018]), Norway'.
func (s *Sheet) opensTime(first, end int) bool {
	for i := first; i < end; i++ {
		if !s.In(i, timeWords) {
			return false
		}
	}
	return true
}

// opensLine reports whether a date opens the line of a sum, behind a title that the sentence
// runs into: 'In June 2023, after the flood, Italy gave', '2019–2023 | Budget: US$ 3 million'.
func (s *Sheet) opensLine(date, sum int) bool {
	i := date - 1
	if s.IsCapital(i) && s.Is(i, "in", "since", "during", "between", "from") {
		return true
	}
	stroke := false
	for j := date; j < sum; j++ {
		if s.newLine(j) && j > date {
			return false
		}
		stroke = stroke || s.Is(j, "|")
	}
	return stroke
}

// ActDay is the day on which a flow's money was promised, allocated or paid, where its
// sentence tells one day alone, the act is past, and nothing else tells a period; or nil.
func (s *Sheet) ActDay(f *Flow) *string {
	if f.Stage == Unspecified {
		return nil
	}
	sent := s.SentenceOf(s.Amounts[f.Amount].First)
	best := -1
	for d := Since(s.Dates, sent.First); d < len(s.Dates) && s.Dates[d].First < sent.Last; d++ {
		m := &s.Dates[d]
		if m.Value.EDTF == nil || m.Value.Precision != "day" || len(*m.Value.EDTF) != 10 || best >= 0 {
			return nil
		}
		if !s.Is(m.First-1, "on") {
			return nil // a dateline, or a limit
		}
		best = d
	}
	if best < 0 {
		return nil
	}
	return s.Dates[best].Value.EDTF
}

// between reports whether another amount or a semicolon stands in a range of tokens,
// brackets aside.
func (s *Sheet) between(first, end int) bool {
	depth := 0
	for i := first; i < end; i++ {
		switch {
		case s.Text(i) == "(":
			depth++
		case s.Text(i) == ")":
			depth--
		case depth > 0:
		case s.AmountAt(i) >= 0 || s.Is(i, ";"):
			return true
		}
	}
	return false
}

// setAgainst reports whether the tokens set another sum or time against what stands before
// them: 'in addition to its contribution in 2022'.
func (s *Sheet) setAgainst(first, end int) bool {
	for i := first; i < end; i++ {
		if s.Is(i, "than", "compared", "previous", "previously", "unlike", "versus") || s.Is(i, "addition") && s.Is(i+1, "to") {
			return true
		}
	}
	return false
}

// isPeriod reports whether a date may be the period of money.
func (s *Sheet) isPeriod(d, start int) bool {
	m := &s.Dates[d]
	i := m.First - 1
	if s.Is(i, "the", "fiscal", "fy", "early", "late", "mid", "year") {
		i--
	}
	point := m.Value.Precision == "year" && len(*m.Value.EDTF) == 4 || m.Value.Precision == "month" && len(*m.Value.EDTF) == 7
	if point && s.Is(i, "by", "until", "before", "after", "to") {
		return false
	}
	if s.Is(i, "since") && s.Is(i-1, "partner", "donor", "member", "supporter", "friend", "ally", "way", "underway", "running", "active") {
		return false // 'a partner since 2019', 'under way since 2014'
	}
	other := s.In(i-1, otherActs) && !s.In(i-2, determiners) || s.Is(i-1, "up") && s.Is(i-2, "set")
	if other || s.inName(d, i) {
		return false // when something else began, or a name's
	}
	for j := i; j >= max(start, i-3); j-- {
		if s.In(j, meetings) {
			return false
		}
	}
	if s.Is(m.End, "agenda", "budget") && !s.Is(i, "in", "fy") {
		return false
	}
	if s.Text(i) == "(" && s.Is(m.End, ":") {
		return false // '(2023: …)' is another year's
	}
	return m.Value.Precision != "day" || len(*m.Value.EDTF) > 10
}

// otherActs are what else than giving is done at a time: 'to be ready in 2027', 'struck in 2020'.
var otherActs = wordset.Fields(`began begun begin begins started start starts launched opened open opens opening ended end ends
	established founded created ready operational complete completed completes finished close closes closing expire expires
	effective live renamed merged struck hit devastated erupted adopted born elected`)

// titled are the nouns whose names have years: 'the 2019 census', 'the agreement of 2015'.
var titled = wordset.Fields(`agreement agreements treaty convention protocol accord memorandum law act plan strategy census
	election elections summit conference report edition declaration framework programme program`)

// inName reports whether a date belongs to a name rather than to money: 'the 2022 National
// Defence Plan', 'the Agreement of 2015', 'Vision 2030'. Token i is the one before it, or
// before its article.
func (s *Sheet) inName(d, i int) bool {
	m := &s.Dates[d]
	before := m.First - 1
	if m.Value.Precision != "year" || s.Kind(m.First) != segment.Number {
		return false // 'the FY 2024 Budget' is a year's, 'between 2017 and 2020' the money's
	}
	switch next := m.End; {
	case s.In(before, determiners) && s.IsWord(next) && s.PlaceAt(next) < 0:
		return s.IsCapital(next) && !s.Is(next, "fiscal", "financial", "academic") || s.In(next, titled)
	case s.Is(before, "of"):
		return s.In(before-1, titled) || s.IsCapital(before-1) && s.IsCapital(before-2) && s.PartnerAt(before-1) < 0
	}
	if !s.IsCapital(before) || s.In(before, prepositions) || s.Is(before, "fy", "year", "since", "during", "fiscal", "early", "late") {
		return false
	}
	return s.PartnerAt(before) < 0 && s.PlaceAt(before) < 0 && s.DateAt(before) < 0
}

// meetings are the head nouns of events.
var meetings = wordset.Fields(`assembly summit summits meeting meetings conference forum roundtable round-table dialogue congress
	session workshop seminar symposium ministerial convention launch ceremony webinar consultation retreat e-forum hackathon expo
	fair gala`)
