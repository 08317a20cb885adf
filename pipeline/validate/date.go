package validate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/reconcile"
	"factsheet/pipeline/record"
)

// dateRule is a rule that looks at one date after another.
func dateRule(id string, severity record.Severity, doc string, check func(d *record.Date) string) Rule {
	return Rule{ID: id, Severity: severity, Doc: doc, Check: func(s *Sheet, report Report) {
		for i := range s.Record.Dates {
			d := &s.Record.Dates[i]
			if message := check(d); message != "" {
				report(d.ID, &d.Span, message)
			}
		}
	}}
}

// How far from the sheet's own time a date may lie without a word.
const (
	yearsBefore = 150
	yearsAfter  = 80
)

var dateRules = []Rule{
	dateRule("date.ambiguous", record.Warning,
		"A date in digits that reads in two ways ('03/04/2019'), where the sheet's other dates settle neither. It is null; the candidates are both readings. Look it up at the source.",
		func(d *record.Date) string {
			if d.EDTF != nil || len(d.Candidates) < 2 {
				return ""
			}
			return fmt.Sprintf("%q may be %s; nothing in the sheet settles which", reconcile.OneLine(d.Quote), strings.Join(d.Candidates, " or "))
		}),
	dateRule("date.impossible", record.Error,
		"A day that the calendar does not have ('31 June 2020'). Look it up at the source.",
		func(d *record.Date) string {
			if slices.Contains(d.Doubts, "impossible_date") && !isReversed(d) || d.EDTF != nil && !possible(*d.EDTF) {
				return fmt.Sprintf("%q is no day of the calendar", reconcile.OneLine(d.Quote))
			}
			return ""
		}),
	{
		ID: "period.reversed", Severity: record.Error,
		Doc: "A period that ends before it begins ('2022-2017', 'from 2022 to 2019'). Look it up at the source.",
		Check: func(s *Sheet, report Report) {
			for i := range s.Record.Dates {
				if d := &s.Record.Dates[i]; isReversed(d) {
					report(d.ID, &d.Span, fmt.Sprintf("the period %q ends before it begins", reconcile.OneLine(d.Quote)))
				}
			}
			ms := extract.Collect[record.Date](s.Pass)
			for i := 1; i < len(ms); i++ {
				a, b := &ms[i-1], &ms[i]
				if spans(s.Pass, a, b) && a.Value.First != nil && b.Value.Last != nil && *a.Value.First > *b.Value.Last {
					report(a.ID, dateSpan(s, a.ID), fmt.Sprintf("the period from %q to %q ends before it begins",
						reconcile.OneLine(a.At.Quote), reconcile.OneLine(b.At.Quote)))
				}
			}
		},
	},
	{
		ID: "date.far", Severity: record.Notice,
		Doc: fmt.Sprintf("A date more than %d years before or %d years after the sheet's own time: a year of history, or a "+
			"number that is no year. Look whether it is a date.", yearsBefore, yearsAfter),
		Check: func(s *Sheet, report Report) {
			own, ok := sheetYear(s)
			if !ok {
				return
			}
			for i := range s.Record.Dates {
				d := &s.Record.Dates[i]
				if first, last, ok := years(d); ok && (first < own-yearsBefore || last > own+yearsAfter) {
					report(d.ID, &d.Span, fmt.Sprintf("%q is far from the sheet's own time, %d", reconcile.OneLine(d.Quote), own))
				}
			}
		},
	},
}

// spans reports whether the words around two dates make a period of them: 'from …
// to …', 'between … and …', or a dash.
func spans(p *extract.Pass, a, b *extract.Mention[record.Date]) bool {
	if a.At.View.End > b.At.View.Start || b.At.View.Start-a.At.View.End > 10 {
		return false
	}
	before := p.View.Between(max(0, a.At.View.Start-8), a.At.View.Start)
	switch p.View.Between(a.At.View.End, b.At.View.Start) {
	case "-", "–", " - ", " – ":
		return true
	case " to ", " until ", " till ", " through ":
		return strings.HasSuffix(before, "from ")
	case " and ":
		return strings.HasSuffix(before, "between ")
	}
	return false
}

// dateSpan is the record's span of the date with the id; nil where it has none.
func dateSpan(s *Sheet, id string) *record.Span {
	for i := range s.Record.Dates {
		if s.Record.Dates[i].ID == id {
			return &s.Record.Dates[i].Span
		}
	}
	return nil
}

// sheetYear is the year of the sheet's own date, else the middle one of its dates.
func sheetYear(s *Sheet) (int, bool) {
	if y, ok := yearOf(s.Doc.Date); ok {
		return y, true
	}
	var all []int
	for i := range s.Record.Dates {
		if first, _, ok := years(&s.Record.Dates[i]); ok {
			all = append(all, first)
		}
	}
	if len(all) < 3 {
		return 0, false
	}
	slices.Sort(all)
	return all[len(all)/2], true
}

// years are the first and the last year of a date; an open end is the other one.
func years(d *record.Date) (first, last int, ok bool) {
	var a, b bool
	if d.First != nil {
		first, a = yearOf(*d.First)
	}
	if d.Last != nil {
		last, b = yearOf(*d.Last)
	}
	if !a {
		first = last
	}
	if !b {
		last = first
	}
	return first, last, a || b
}

func yearOf(iso string) (int, bool) {
	if len(iso) < 4 {
		return 0, false
	}
	y, err := strconv.Atoi(iso[:4])
	return y, err == nil
}

// isReversed reports whether a period ends before it begins.
func isReversed(d *record.Date) bool {
	if d.First != nil && d.Last != nil && *d.First > *d.Last || slices.Contains(d.Doubts, "reversed_period") {
		return true
	}
	if d.EDTF == nil {
		return false
	}
	a, b, ok := strings.Cut(*d.EDTF, "/")
	if !ok || a == "" || b == "" || a == ".." || b == ".." {
		return false
	}
	n := min(len(a), len(b))
	return a[:n] > b[:n]
}

// possible reports whether every day in an EDTF string is one of the calendar.
func possible(edtf string) bool {
	for part := range strings.FieldsFuncSeq(edtf, func(r rune) bool { return strings.ContainsRune("/,{}[]", r) }) {
		y, rest, more := strings.Cut(strings.TrimRight(part, "~?%"), "-")
		if !more || len(y) != 4 {
			continue
		}
		m, d, daily := strings.Cut(rest, "-")
		year, err1 := strconv.Atoi(y)
		month, err2 := strconv.Atoi(m)
		if err1 != nil || err2 != nil || month >= 21 && month <= 41 {
			continue
		}
		if month < 1 || month > 12 {
			return false
		}
		if daily {
			if day, err := strconv.Atoi(d); err == nil && (day < 1 || day > daysIn(year, month)) {
				return false
			}
		}
	}
	return true
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
