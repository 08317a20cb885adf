package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"factsheet/pipeline/accept"
	"factsheet/pipeline/gold"
)

// told is what accept made of a sheet, as it is told with --json.
type told struct {
	Sheet    string           `json:"sheet"`
	Document string           `json:"document"`
	Case     string           `json:"case,omitempty"`
	Outcome  accept.Outcome   `json:"outcome,omitempty"` // empty where the sheet was left out
	Counts   accept.Counts    `json:"counts"`
	Findings []accept.Finding `json:"findings"`
	Error    string           `json:"error,omitempty"` // why it was left out
	before   *gold.Sheet
	after    *gold.Sheet
}

// print tells of a sheet for people.
func (t *told) print(w io.Writer, f *acceptFlags) {
	if t.Error != "" {
		fmt.Fprintf(w, "%s: left out: %s\n", t.Sheet, t.Error)
	} else if !f.q || len(t.Findings) > 0 {
		outcome := string(t.Outcome)
		if f.dry && t.Outcome != accept.Unchanged {
			outcome = "would be " + outcome
		}
		if t.Outcome == accept.Replaced {
			outcome += ": " + changes(t.before, t.after)
		}
		fmt.Fprintf(w, "%s → %s (%s)\n  %s\n", t.Sheet, filepath.Join(f.to, t.Case), outcome, counts(&t.Counts))
	}
	for _, finding := range t.Findings {
		fmt.Fprintf(w, "  look: %s: %s\n", strings.TrimSpace(finding.Kind+" "+finding.Entry), finding.Message)
	}
}

// counts tells how a sheet's gold came about.
func counts(c *accept.Counts) string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{
		{c.Accepted, "accepted"}, {c.Corrected, "corrected"}, {c.Added, "added"}, {c.Right, "right as found"},
		{c.Optional, "not decided, so optional"}, {c.Rejected, "rejected, so left out"},
	} {
		if p.n > 0 {
			parts = append(parts, count(p.n)+" "+p.what)
		}
	}
	if len(parts) == 0 {
		return "no entries"
	}
	return strings.Join(parts, ", ")
}

// changes tells how many entries of each kind two golds have, where that differs.
func changes(before, after *gold.Sheet) string {
	if before == nil {
		return "it could not be read"
	}
	was, is := before.Count(), after.Count()
	var parts []string
	for _, kind := range gold.Kinds {
		if was[kind] != is[kind] {
			parts = append(parts, fmt.Sprintf("%s %d → %d", kind, was[kind], is[kind]))
		}
	}
	if len(parts) == 0 {
		return "as many entries of each kind, and not the same"
	}
	return strings.Join(parts, ", ")
}

// summary tells what was done in all.
func (a *acceptRun) summary() {
	var parts []string
	n := 0
	for _, o := range []accept.Outcome{accept.Made, accept.Replaced, accept.Unchanged} {
		if a.done[o] > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", count(a.done[o]), o))
		}
		n += a.done[o]
	}
	if left := a.done[""]; left > 0 {
		parts = append(parts, fmt.Sprintf("%s left out", plural(left, "sheet")))
	}
	verb := "in"
	if a.f.dry {
		verb = "for"
	}
	fmt.Fprintf(a.out, "%s %s %s: %s\n", plural(n, "case"), verb, a.f.to, strings.Join(parts, ", "))
}
