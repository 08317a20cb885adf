package project

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/wordset"
)

var (
	runsWords = wordset.Fields(`runs run running ran lasts duration period implemented works carried executed spans spanning`)
	begins    = wordset.Fields(`started starts start began begins begin launched commenced opened beginning starting`)
	ends      = wordset.Fields(`end ends ended close closes closed conclude concludes concluded finish finishes finished
		completed completion ending closing`)
)

// ownPeriod is the period that the text gives for the project itself: 'The project
// (2019-2023)', 'runs from 2019 to 2023', 'started in May 2019 and will end in 2023', or of a
// sum of years of funds.
func (f *finder) ownPeriod(first, end int) *string {
	for d := fact.Since(f.Dates, first); d < len(f.Dates) && f.Dates[d].First < end; d++ {
		m := &f.Dates[d]
		if m.Value.EDTF == nil {
			continue
		}
		i := m.First - 1
		if !strings.Contains(*m.Value.EDTF, "/") {
			if p := f.fromTo(d, first, end); p != nil {
				return p
			}
			continue
		}
		if strings.HasSuffix(*m.Value.EDTF, "..") || strings.HasPrefix(*m.Value.EDTF, "..") {
			continue
		}
		if f.Is(i, "(") && (f.Is(i-1, "project", "programme", "program", "initiative", "phase") || f.Is(i-2, "project")) {
			return m.Value.EDTF
		}
		for j := i; j >= max(first, i-4); j-- {
			if runsWords.Has(f.Lower(j)) {
				return m.Value.EDTF
			}
		}
	}
	return nil
}

// fromTo is the period whose first day the date d is, where the sentence of 'the project'
// tells that it starts then, and when it ends.
func (f *finder) fromTo(d, first, end int) *string {
	m := &f.Dates[d]
	if d+1 >= len(f.Dates) || !f.saysBefore(begins, m.First, first) {
		return nil
	}
	next := &f.Dates[d+1]
	sent := f.SentenceOf(m.First)
	if next.First >= min(end, sent.Last) || next.Value.EDTF == nil || strings.Contains(*next.Value.EDTF, "/") ||
		!f.saysBefore(ends, next.First, m.End) {
		return nil
	}
	if !f.Is(sent.First, "it") && !f.anaphora(sent.First, m.First) || *next.Value.EDTF < *m.Value.EDTF {
		return nil
	}
	period := *m.Value.EDTF + "/" + *next.Value.EDTF
	return &period
}

// saysBefore reports whether a word of a set stands within four tokens before token i.
func (f *finder) saysBefore(words *wordset.Set, i, first int) bool {
	for j := i - 1; j >= max(first, i-4); j-- {
		if f.IsLower(j) && words.Has(f.Lower(j)) {
			return true
		}
	}
	return false
}
