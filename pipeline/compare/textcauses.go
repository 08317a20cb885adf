package compare

import (
	"fmt"
	"strings"

	"factsheet/pipeline/explain"
)

// causes tells what may make the runs differ.
func (t *Text) causes(s *Summary) {
	rows := t.causeRows(s)
	if len(rows) == 0 {
		if s.Changes()+s.total(func(c *Counts) int { return c.Rule + c.Moved }) == 0 {
			return
		}
		rows = []causeRow{{"none told", []string{"versions, options, registries, sheets and texts are equal, " +
			"so a stage without a version of its own (layout, linking, checks) may have changed"}}}
	}
	t.line("\n%s", t.paint(bold, "what may be the cause"))
	for _, r := range rows {
		label := r.label
		for _, line := range explain.Wrap(strings.Join(r.items, ", "), causeWidth) {
			t.line("  %-10s %s", label, line)
			label = ""
		}
	}
}

// causeWidth is the width of the lines of causes.
const causeWidth = 100

// causeRow is one sort of cause.
type causeRow struct {
	label string
	items []string
}

func (t *Text) causeRows(s *Summary) []causeRow {
	var rows []causeRow
	add := func(label, format string, args ...any) {
		if n := len(rows) - 1; n < 0 || rows[n].label != label {
			rows = append(rows, causeRow{label: label})
		}
		r := &rows[len(rows)-1]
		r.items = append(r.items, fmt.Sprintf(format, args...))
	}
	for _, c := range causes(t.a, t.b) {
		switch {
		case c.Cause != "registry":
			add(c.Cause, "%s %s → %s", clean(c.Name), none(c.A), none(c.B))
		case c.A != "" && c.B != "":
			add(c.Cause, "%s: other content", clean(c.Name))
		case c.A != "":
			add(c.Cause, "%s: in a alone", clean(c.Name))
		default:
			add(c.Cause, "%s: in b alone", clean(c.Name))
		}
	}
	for _, run := range []string{"a", "b"} {
		var without []string
		for _, u := range s.Untold {
			if u.Run == run {
				without = append(without, clean(u.What))
			}
		}
		if len(without) > 0 {
			add("fields", "not compared, since %s is of a program that did not tell them yet: %s", run, strings.Join(without, ", "))
		}
	}
	for _, r := range s.Readers {
		add("reader", "%s → %s in %s", none(r.A), none(r.B), plural(r.Sheets, "sheet"))
	}
	if n := s.Sheets.Edited; n > 0 {
		named := t.some(func(s *Sheet) bool { return s.Match == ByName })
		add("sheets", "%s of other bytes under the same name: %s", plural(n, "sheet"), named)
	}
	if n := s.Sheets.Text; n > 0 {
		named := t.some(func(s *Sheet) bool { return s.Match == ByBytes && s.Text != nil })
		add("text", "%s of the same bytes read as another text: %s", plural(n, "sheet"), named)
	}
	if s.OtherIDs > 0 {
		add("ids", "of %d partners and places with the same name: a join on ids across the runs misses them", s.OtherIDs)
	}
	for _, v := range s.SameVersion {
		add("unraised", "%s (%s)", clean(v.Extractor), plural(v.Changes, "change"))
	}
	if n := len(rows) - 1; len(s.SameVersion) > 0 {
		rows[n].items[len(rows[n].items)-1] += ": these versions are equal, and still their entries differ; " +
			"a rule changed without a new version, or what it rests on did"
	}
	return rows
}
