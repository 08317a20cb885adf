package fact

import (
	"sort"

	"factsheet/extractors/internal/wordset"
	"factsheet/pipeline/extract"
)

// Since is the index of the first find that begins at or after a token.
func Since[T any](list []Found[T], token int) int {
	return sort.Search(len(list), func(i int) bool { return list[i].First >= token })
}

func note[T any](s *Sheet, key any, make func() T) T { return extract.Note(s.Pass, key, make) }

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
	best, far := -1, 1<<30
	for d := Since(s.Dates, sent.First); d < len(s.Dates) && s.Dates[d].First < sent.Last; d++ {
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
			if s.between(a.End, m.First) {
				continue
			}
		} else {
			gap = a.First - m.End
			if m.First-sent.First > 2 && m.First < f.First-3 && !budget {
				continue // of another clause
			}
			if m.First-sent.First > 2 && s.between(m.End, a.First) {
				continue
			}
		}
		if gap < far {
			best, far = d, gap
		}
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

// isPeriod reports whether a date may be the period of money.
func (s *Sheet) isPeriod(d, start int) bool {
	m := &s.Dates[d]
	i := m.First - 1
	if s.Is(i, "the", "fiscal", "fy", "early", "late", "mid", "year") {
		i--
	}
	if s.Is(i, "by", "until", "before", "after", "to") && (m.Value.Precision == "year" && len(*m.Value.EDTF) == 4 || m.Value.Precision == "month" && len(*m.Value.EDTF) == 7) {
		return false
	}
	if s.Is(i, "since") && s.Is(i-1, "partner", "donor", "member", "supporter", "friend", "ally") {
		return false // 'a partner since 2019'
	}
	if s.Is(i-1, "began", "begun", "started", "launched", "opened", "ended", "established", "founded", "created") {
		return false // when something else began
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

// meetings are the head nouns of events.
var meetings = wordset.Fields(`assembly summit summits meeting meetings conference forum roundtable round-table dialogue congress session workshop seminar
	symposium ministerial convention launch ceremony webinar consultation retreat e-forum hackathon expo fair gala`)
