package agreement

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/extractors/internal/wordset"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// dateOf is the date of what the tokens first to end of a sentence tell, or -1: one
// inside, one right behind, or the one that the sentence begins with.
func (f *finder) dateOf(sent segment.Sentence, first, end int) int {
	best := -1
	for d := fact.Since(f.Dates, sent.First); d < len(f.Dates) && f.Dates[d].First < sent.Last; d++ {
		m := &f.Dates[d]
		if m.Value.EDTF == nil || f.Is(m.First-1, "by", "until", "since") || f.Is(m.First-1, "to") && f.Is(m.First-2, "prolonged", "extended") || f.PartnerAt(m.First) >= 0 || f.ownPeriod(m) {
			continue
		}
		switch {
		case m.First >= first && (m.End <= end || m.First <= end+2 && f.Is(m.First-1, "on", "in", ",", "(", "dated", "of")):
			if best < 0 || f.Dates[best].First < first || f.finer(m, &f.Dates[best]) {
				best = d
			}
		case m.First >= end && (m.Value.Precision == "day" && f.Is(m.First-1, "on", "in") || m.Value.Precision == "month" && m.First < end+9 && f.Is(m.First-1, "in")) && f.calm(end, m.First) && best < 0, m.First >= end && m.First < end+8 && f.Is(m.First-1, "for") && f.Is(m.First-2, "scheduled", "planned", "set", "foreseen", "due") && best < 0:
			best = d
		case m.First < first && (m.First-sent.First < 5 || first-m.End < 4 || m.Value.Precision != "year" && f.Is(m.First-1, "in", "on") && f.Is(m.End, ",") && first-m.End < 16 && f.calmBefore(m.End, first)) && best < 0:
			best = d
		}
	}
	return best
}

// ownPeriod reports whether a period is a programme's own, right behind its name:
// 'Country Partnership Strategy 2020-2024'.
func (f *finder) ownPeriod(m *fact.Found[record.Date]) bool {
	i := m.First - 1
	if f.Is(i, "(", "for", "covering") {
		i--
	}
	return strings.Contains(*m.Value.EDTF, "/") && f.Is(m.First-1, "covering") || strings.Contains(*m.Value.EDTF, "/") && f.Is(i, "strategy", "framework", "programme", "program", "plan", "document", "agreement", "dwcp", "unsdcf", "undaf", "cpd", "cpf", "cps", ")")
}

// sameTime is the date of an agreement that is told to be signed the same day, month or
// year as the one before it; nil where none is.
func (f *finder) sameTime(first, end int, sent segment.Sentence) *string {
	if len(f.out) == 0 {
		return nil
	}
	before := f.out[len(f.out)-1].Value.Date
	for i := max(sent.First, first-4); before != nil && i < min(sent.Last, end+6); i++ {
		if !f.Is(i, "same") {
			continue
		}
		d := *before
		switch {
		case (f.Is(i+1, "day", "date", "occasion", "ceremony") || f.In(i+1, weekday)) && len(d) == len("2006-01-02"):
		case f.Is(i+1, "month") && len(d) == len("2006-01-02"):
			d = d[:len("2006-01")]
		case f.Is(i+1, "month") && len(d) == len("2006-01"), f.Is(i+1, "year") && len(d) == len("2006"):
		case f.Is(i+1, "year") && len(d) > len("2006") && !strings.ContainsAny(d, "/{"):
			d = d[:len("2006")]
		default:
			return nil
		}
		return &d
	}
	return nil
}

var weekday = wordset.Fields(`monday tuesday wednesday thursday friday saturday sunday`)

// calm reports whether nothing else is signed between an agreement and a day behind it.
func (f *finder) calm(first, end int) bool {
	for i := first; i < end; i++ {
		if f.In(i, signing) && f.IsLower(i) || f.Is(i, ";", ",") {
			return false
		}
	}
	return end-first < 16
}

// calmBefore reports whether nothing else is told between a date and an agreement behind
// it: 'in May 2018, during the President's stay, the two signed'.
func (f *finder) calmBefore(first, end int) bool {
	for i := first; i < end; i++ {
		if f.DateAt(i) >= 0 || f.Is(i, ";", "which", "that", "and", "after", "before") || f.In(i, signing) && f.IsLower(i) {
			return false
		}
	}
	return true
}

func (f *finder) finer(a, b *fact.Found[record.Date]) bool {
	return rank(a.Value.Precision) > rank(b.Value.Precision)
}

func rank(precision string) int {
	switch precision {
	case "day":
		return 3
	case "month":
		return 2
	case "year":
		return 1
	}
	return 0
}

// dateInside reports whether a day stands between two tokens: 'came after, on 9 June 2023,
// and is [between]'.
func (f *finder) dateInside(first, end int) bool {
	for i := first; i < end; i++ {
		if d := f.DateAt(i); d >= 0 && f.Dates[d].Value.Precision == "day" && f.Is(i-1, "on", "of", "dated") {
			return true
		}
	}
	return false
}

// dateBehind is the day right behind parties that end before token i, in brackets or
// behind 'dated' or 'of': 'the agreement between A and B (15 December 2022)'; or -1.
func (f *finder) dateBehind(i int) int {
	d := -1
	if f.Is(i, "that", "which") {
		i++
	}
	if f.Is(i, ",", ":") && f.Is(i+1, "in") && f.Is(i+2, "force") && f.Is(i+3, "since") {
		if d = f.DateAt(i + 4); d >= 0 && f.Dates[d].Value.EDTF != nil {
			return d // 'in force since May 2016'
		}
		return -1
	}
	switch {
	case f.Is(i, "dates", "dating", "goes") && (f.Is(i+1, "from") || f.Is(i+1, "back") && f.Is(i+2, "to")):
		if d = f.DateAt(i + 2); d < 0 {
			d = f.DateAt(i + 3)
		}
		if d >= 0 && f.Dates[d].Value.EDTF != nil {
			return d // 'dates from 1972'
		}
	case f.Is(i, ",") && f.DateAt(i+1) >= 0 && (f.Kind(f.Dates[f.DateAt(i+1)].End) == segment.Break || f.Is(f.Dates[f.DateAt(i+1)].End, ";")):
		if d = f.DateAt(i + 1); f.Dates[d].Value.EDTF != nil && f.Dates[d].Value.Precision != "year" {
			return d // an entry of a list: '… between A and B, 1 October 2014'
		}
	case f.Is(i, "(", "dated", "of"):
		d = f.DateAt(i + 1)
	case f.Is(i-1, ")"):
		d = f.DateAt(i - 2) // the bracket was read as the party's own
	}
	if d >= 0 && f.Dates[d].Value.Precision == "day" {
		return d
	}
	return -1
}

// today is the token 'today' by which an agreement has the sheet's own date, or -1.
func (f *finder) today(sent segment.Sentence, first, end int) int {
	if f.Doc.Date == "" {
		return -1
	}
	for i := max(sent.First, first-4); i < min(sent.Last, end+8); i++ {
		if f.Is(i, "today") || f.Is(i, "this") && f.Is(i+1, "morning", "afternoon", "evening") {
			return i
		}
		if i >= end && (f.Is(i, ";") || f.Is(i, ",") && !f.Is(i+1, "today")) {
			break
		}
	}
	return -1
}
