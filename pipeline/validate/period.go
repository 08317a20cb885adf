package validate

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

var periodRules = []Rule{{
	ID: "period.agreement", Severity: record.Notice,
	Doc: "A project whose period ends before its agreement was signed, or lies outside the agreement's own: the agreement is told under the " +
		"project's heading or in its card. Look both up at the source.",
	Check: func(s *Sheet, report Report) {
		r := s.Record
		if len(r.Projects) == 0 || len(r.Agreements) == 0 {
			return
		}
		section := make(map[int][]int) // the projects that are the headings of sections
		var cards []int                // those of cards, in the order of the sheet
		for i := range r.Projects {
			p := &r.Projects[i]
			if len(p.Mentions) == 0 {
				continue
			}
			if p.Rule == "project.card" {
				cards = append(cards, i)
			}
			if k := sectionAt(r, p.Mentions[0].Start); p.Period != nil && k >= 0 && p.Mentions[0].Start < r.Sections[k].End {
				section[k] = append(section[k], i)
			}
		}
		for i := range r.Agreements {
			a := &r.Agreements[i]
			if a.Date == nil || len(a.Mentions) == 0 || ofAnother(s, a.ID) {
				continue
			}
			var p *record.Project
			if k := sectionAt(r, a.Mentions[0].Start); k >= 0 && len(section[k]) == 1 {
				p = &r.Projects[section[k][0]] // the one project of the heading
			} else if p = cardOf(r, cards, a.Mentions[0].Start); p == nil {
				continue
			}
			if says := against(*p.Period, *a.Date); says != "" {
				report(p.ID, &p.Mentions[0].Span, fmt.Sprintf("the project %q (%s) %s its agreement (%s), told at %q; check both at the source",
					short(p.Title), *p.Period, says, *a.Date, short(a.Mentions[0].Quote)))
			}
		}
	},
}}

// cardReach is how many code points behind its project's title a card may tell an agreement.
const cardReach = 600

// cardOf is the project with a period in whose card a place stands: the last that begins
// before it, not far; nil where there is none.
func cardOf(r *record.Record, cards []int, at int) *record.Project {
	k := sort.Search(len(cards), func(k int) bool { return r.Projects[cards[k]].Mentions[0].Start > at })
	if k == 0 {
		return nil
	}
	p := &r.Projects[cards[k-1]]
	from := p.Mentions[0].Start
	if p.Period == nil || at-from > cardReach || sectionAt(r, from) != sectionAt(r, at) {
		return nil
	}
	return p
}

// laterWords say of an agreement that it is of what comes after a project.
var laterWords = []string{
	"building on", "builds on", "built on", "following", "follow-up", "second phase", "next phase", "new phase", "phase ii", "phase 2", "successor",
	"renew", "extend", "extension", "results of the project", "after the project", "success of",
}

// ofAnother reports whether the sentence that first tells an agreement says that it follows
// a project that is over.
func ofAnother(s *Sheet, id string) bool {
	ms := extract.Collect[record.Agreement](s.Pass)
	k := slices.IndexFunc(ms, func(m extract.Mention[record.Agreement]) bool { return m.ID == id })
	if k < 0 {
		return false
	}
	at := sentenceOf(s.Pass, ms[k].At.View)
	said := s.View.Between(at.Start, at.End)
	return slices.ContainsFunc(laterWords, func(w string) bool { return strings.Contains(said, w) })
}

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
