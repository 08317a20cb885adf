package validate

import (
	"fmt"
	"strings"

	"factsheet/pipeline/record"
)

var periodRules = []Rule{{
	ID: "period.agreement", Severity: record.Notice,
	Doc: "A project whose period ends before its agreement was signed, or lies outside the agreement's own: the agreement is told under the project's heading. Look both up at the source.",
	Check: func(s *Sheet, report Report) {
		r := s.Record
		if len(r.Projects) == 0 || len(r.Agreements) == 0 {
			return
		}
		section := make(map[int][]int) // the projects that are the headings of sections
		for i := range r.Projects {
			if p := &r.Projects[i]; p.Period != nil && len(p.Mentions) > 0 {
				if k := sectionAt(r, p.Mentions[0].Start); k >= 0 && p.Mentions[0].Start < r.Sections[k].End {
					section[k] = append(section[k], i)
				}
			}
		}
		for i := range r.Agreements {
			a := &r.Agreements[i]
			if a.Date == nil || len(a.Mentions) == 0 {
				continue
			}
			var near []int
			if k := sectionAt(r, a.Mentions[0].Start); k >= 0 && len(section[k]) == 1 {
				near = section[k] // the one project of the heading
			}
			for _, k := range near {
				p := &r.Projects[k]
				if says := against(*p.Period, *a.Date); says != "" {
					report(p.ID, &p.Mentions[0].Span, fmt.Sprintf("the project %q (%s) %s its agreement (%s), told at %q; check both at the source", short(p.Title), *p.Period, says, *a.Date, short(a.Mentions[0].Quote)))
				}
			}
		}
	},
}}

// sectionAt is the index of the innermost section whose heading or body holds a place, by
// halving; -1 where none does.
func sectionAt(r *record.Record, at int) int {
	low, high := 0, len(r.Sections)
	for low < high {
		if mid := (low + high) / 2; r.Sections[mid].Start > at {
			high = mid
		} else {
			low = mid + 1
		}
	}
	if low == 0 {
		return -1
	}
	if s := &r.Sections[low-1]; at < s.End || at < s.Body.End {
		return low - 1
	}
	return -1
}

// against says how a project's period stands against its agreement's date or period; ""
// where nothing is wrong.
func against(period, agreed string) string {
	first, last, ok := ends(period)
	from, to, ok2 := ends(agreed)
	if !ok || !ok2 {
		return ""
	}
	switch {
	case last != "" && before(last, from):
		return "ends before"
	case strings.Contains(agreed, "/") && to != "" && before(to, first):
		return "begins after"
	}
	return ""
}

// ends are the ends of a date or closed period in EDTF; an open end is empty.
func ends(edtf string) (first, last string, ok bool) {
	if strings.ContainsAny(edtf, "{[~?%X,") {
		return "", "", false
	}
	first, last, both := strings.Cut(edtf, "/")
	if !both {
		last = first
	}
	if first == ".." {
		first = ""
	}
	if last == ".." {
		last = ""
	}
	return first, last, true
}

// before reports whether a date is before another as far as both are told.
func before(a, b string) bool {
	n := min(len(a), len(b))
	return n >= 4 && a[:n] < b[:n]
}
