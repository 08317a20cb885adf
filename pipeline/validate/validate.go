// Package validate checks what was found: each rule has an id, a severity and a doc,
// and points at the entry it doubts.
package validate

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Rule is one check over a sheet.
type Rule struct {
	ID       string // 'amount.malformed'
	Doc      string // what it finds wrong, and what a user can do
	Severity record.Severity
	Check    func(*Sheet, Report)
}

// Sheet is what a rule looks at: the record so far, and the pass it came from.
type Sheet struct {
	*extract.Pass
	Record  *record.Record
	Dropped []Dropped // what Ground took out of the record
}

// Report takes one finding: the entry it concerns ("" for none), where it stands
// (nil for the whole sheet), and a plain sentence that says what is the matter.
type Report func(entity string, at *record.Span, message string)

// Issues runs the rules and returns what they found, sorted by place, then rule.
// dropped is what Ground took out of the record before.
func Issues(p *extract.Pass, r *record.Record, rules []Rule, dropped ...Dropped) []record.Issue {
	out := []record.Issue{}
	sheet := &Sheet{Pass: p, Record: r, Dropped: dropped}
	var rule Rule
	report := func(entity string, at *record.Span, message string) {
		i := record.Issue{Rule: rule.ID, Severity: rule.Severity, Message: message}
		where := ""
		if at != nil {
			s := *at
			i.Span = &s
			where = strconv.Itoa(s.Start) + "/" + strconv.Itoa(s.End)
		}
		if entity != "" {
			i.Entity = &entity
		}
		i.ID = record.ID("issue", p.ID, rule.ID, where, entity, message)
		out = append(out, i)
	}
	for _, rule = range rules {
		guarded(rule, sheet, report)
	}
	slices.SortStableFunc(out, func(a, b record.Issue) int {
		return cmp.Or(cmp.Compare(start(a), start(b)), strings.Compare(a.Rule, b.Rule), strings.Compare(a.ID, b.ID))
	})
	return slices.CompactFunc(out, func(a, b record.Issue) bool { return a.ID == b.ID })
}

// guarded runs a rule; one that panics costs its own findings and none other, and
// says so.
func guarded(rule Rule, sheet *Sheet, report Report) {
	defer func() {
		if r := recover(); r != nil {
			report("", nil, fmt.Sprintf("internal fault of the rule (please report it with the sheet): %v", r))
		}
	}()
	rule.Check(sheet, report)
}

func start(i record.Issue) int {
	if i.Span == nil {
		return -1
	}
	return i.Span.Start
}
