package iati

import (
	"regexp"
	"strings"
	"time"

	"factsheet/pipeline/record"
)

// period is a date or period of a sheet as days, from the first to the last that it covers.
// An end that is not known is nil.
type period struct {
	edtf        string
	first, last *int32
}

// earliest is 0001-01-01, the first day that XML Schema knows.
const earliest = -719162

func periodOf(edtf *string) period {
	if edtf == nil {
		return period{}
	}
	p := period{edtf: *edtf}
	p.first, p.last = record.Days(*edtf)
	if p.first != nil && *p.first < earliest {
		p.first = nil
	}
	if p.last != nil && *p.last < earliest {
		p.last = nil
	}
	return p
}

func (p period) known() bool { return p.first != nil || p.last != nil }

// longestPeriod is a year and a day: a fiscal year may hold the end of February.
const longestPeriod = 366

// withinYear reports whether both ends are known and at most a year apart, as a budget's must be.
func (p period) withinYear() bool {
	return p.first != nil && p.last != nil && *p.last-*p.first < longestPeriod
}

// isDay reports whether it is one day, told as such.
func (p period) isDay() bool { return len(p.edtf) == len(time.DateOnly) && p.first != nil }

// day writes a day as the standard does.
func day(d int32) string { return time.Unix(int64(d)*86400, 0).UTC().Format(time.DateOnly) }

// asOf is the day on which a sheet was true, as far as it is known: of a sheet of '2023-03',
// the days from the first to the last of March.
type asOf struct {
	first, last int32
	known       bool
	least       bool   // it was then or later
	how         string // what tells it; empty where it is not known
}

// pastAct is how a sheet tells that an agreement was signed and is not still to be.
var pastAct = regexp.MustCompile(`(?i)(^|\b(\w+)\s+)(signed|concluded|agreed|adopted|ratified|signé|signée|signés)\b`)

// signed reports whether an agreement is told as past.
func signed(a *record.Agreement) bool {
	for i := range a.Mentions {
		for _, m := range pastAct.FindAllStringSubmatch(a.Mentions[i].Quote, -1) {
			switch strings.ToLower(m[2]) {
			case "be", "to", "being", "is", "are", "not", "yet":
			default:
				return true
			}
		}
	}
	return false
}

// asOfSheet is the sheet's own date. Of a sheet without one it is the day that the user
// gives, or else at least the last day of what it tells as past: of its payments, and of
// the agreements that were signed.
func asOfSheet(r *record.Record, given *int32) asOf {
	if p := periodOf(r.Document.Date); p.first != nil && p.last != nil {
		return asOf{*p.first, *p.last, true, false, "the sheet's own date"}
	}
	if given != nil {
		return asOf{*given, *given, true, false, "the day that was given"}
	}
	var out asOf
	past := func(edtf *string) {
		if at, ok := lastBegun(periodOf(edtf)); ok && (!out.known || at > out.last) {
			out = asOf{at, at, true, true, "the last payment or signature that the sheet tells"}
		}
	}
	for i := range r.Contributions {
		if c := &r.Contributions[i]; c.Flow == "disbursement" {
			past(c.Period)
		}
	}
	for i := range r.Agreements {
		if a := &r.Agreements[i]; signed(a) {
			past(a.Date)
		}
	}
	return out
}

// lastBegun is the first day of the last thing that a period names: 2022-01-01 of 2017/2022.
func lastBegun(p period) (int32, bool) {
	if p.last == nil {
		if p.first == nil {
			return 0, false
		}
		return *p.first, true
	}
	end := lastPart(p.edtf)
	last := periodOf(&end)
	if last.first == nil {
		return 0, false
	}
	return *last.first, true
}

// lastPart is what stands behind the last '/', ',' or '..' of an EDTF date.
func lastPart(edtf string) string {
	at := 0
	for i := range len(edtf) {
		switch {
		case edtf[i] == '/' || edtf[i] == ',' || edtf[i] == '{' || edtf[i] == '.':
			at = i + 1
		case edtf[i] == '}':
			return edtf[at:i]
		}
	}
	return edtf[at:]
}

// past reports whether a day was over then, begun whether it had come, and ahead whether it
// was still to come. Where that is not known, neither is so.
func (a asOf) past(d int32) bool  { return a.known && d < a.first }
func (a asOf) begun(d int32) bool { return a.known && d <= a.last }
func (a asOf) ahead(d int32) bool { return a.known && !a.least && d > a.last }

// dates are a period's activity-dates. A start is actual where it was wholly past, an end
// where it was; where that is not known, both are planned, which says the least.
func (p period) dates(a asOf, lang string) []dated {
	var out []dated
	add := func(d int32, told string, planned, actual string) {
		kind := planned
		t := periodOf(&told)
		if t.last != nil && (a.past(*t.last) || planned == startPlanned && a.known && *t.last <= a.first) {
			kind = actual
		}
		at := dated{Type: kind, Day: day(d)}
		if !t.isDay() {
			at.Narrative = &narrative{lang, told}
		}
		out = append(out, at)
	}
	from, to := ends(p.edtf)
	if p.first != nil {
		add(*p.first, from, startPlanned, startActual)
	}
	if p.last != nil && to != "" {
		add(*p.last, to, endPlanned, endActual)
	}
	return out
}

// ends parts '2017/2022' into its ends. What is one date, or a set of them, is a start.
func ends(edtf string) (from, to string) {
	for i := range len(edtf) {
		if edtf[i] == '/' {
			return edtf[:i], edtf[i+1:]
		}
	}
	return edtf, ""
}
