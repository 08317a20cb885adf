package project

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/segment"
)

// dataLine is a printed line that holds a project's sum and its period and no more, right
// behind its title: '$36 million, 2018–2025', '2019-2023 | EUR 4 million'.
type dataLine struct{ amount, date int }

// dataLineAt reads the line at token i, no further than end.
func (f *finder) dataLineAt(i, end int) (dataLine, bool) {
	for i < end && (f.Kind(i) == segment.Break || f.Is(i, "(", "budget", "total", ":", "-", "–", "—", ",")) {
		i++
	}
	d := dataLine{amount: f.AmountAt(i), date: f.DateAt(i)}
	next := i
	switch {
	case d.amount >= 0:
		next = f.behindMark(f.Amounts[d.amount].End)
		if d.date = f.DateAt(next); d.date >= 0 {
			next = f.Dates[d.date].End
		}
	case d.date >= 0:
		next = f.behindMark(f.Dates[d.date].End)
		if d.amount = f.AmountAt(next); d.amount >= 0 {
			next = f.Amounts[d.amount].End
		}
	}
	if d.amount < 0 || d.date < 0 || !f.isPeriod(d.date) {
		return d, false
	}
	if f.Text(next) == ")" {
		next++
	}
	return d, next >= end || f.Is(next, ".", ";") || f.BeginsLine(next) || f.Kind(next) == segment.Break
}

// behindMark is the token behind the marks that part a sum and a period.
func (f *finder) behindMark(i int) int {
	for f.Is(i, ",", ";", "|", "/", "(", "–", "—", "-", ":", "•", "·") || f.Kind(i) == segment.GapMark {
		i++
	}
	return i
}

// isPeriod reports whether a date is a range that a project may take: both its ends are
// told, and it is no meeting of some days.
func (f *finder) isPeriod(d int) bool {
	v := &f.Dates[d].Value
	if v.EDTF == nil {
		return false
	}
	from, to, ok := strings.Cut(*v.EDTF, "/")
	if !ok || from == "" || strings.HasPrefix(from, "..") {
		return false
	}
	return len(from) < len("2006-01-02") || len(to) < len(from) || from[:len("2006-01")] != to[:len("2006-01")]
}

// isTitleOver reports whether an entry's title may stand over a line of data: a name, no
// sentence and no total.
func (f *finder) isTitleOver(e fact.Entry) bool {
	return f.IsCapital(e.TitleFirst) && f.hasBigWords(e) && !f.finite(e.TitleFirst, e.TitleEnd) && f.AmountAt(e.TitleFirst) < 0
}
