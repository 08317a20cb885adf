package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"factsheet/pipeline/accept"
	"factsheet/pipeline/explain"
)

// tell tells what was made of a sheet.
func (a *acceptRun) tell(r *accept.Report) error {
	a.looks += r.Looks()
	a.done[r.Outcome]++
	if a.f.asJSON {
		return json.NewEncoder(a.out).Encode(r)
	}
	if r.Error != "" {
		fmt.Fprintf(a.out, "%s: left out: %s\n", explain.Clean(r.Sheet), explain.Clean(r.Error))
	} else if !a.f.q || len(r.Findings) > 0 {
		outcome := string(r.Outcome)
		if a.f.dry && r.Outcome != accept.Unchanged {
			outcome = "would be " + outcome
		}
		if r.Outcome == accept.Replaced {
			outcome += ": " + r.Changes
		}
		fmt.Fprintf(a.out, "%s → %s (%s)\n  %s\n", explain.Clean(r.Sheet), filepath.Join(a.f.to, r.Case), outcome, counts(&r.Counts))
	}
	for _, f := range r.Findings {
		fmt.Fprintf(a.out, "  look: %s: %s\n", explain.Clean(strings.TrimSpace(f.Kind+" "+f.Entry)), explain.Clean(f.Message))
	}
	return nil
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
