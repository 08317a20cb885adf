package verify

import "fmt"

// How much is told of a check that fails: enough to find the cause.
const (
	findingsOfPart = 5
	findingsInAll  = 30
)

// tally is what was seen of each check, of a part of the output or of all of it.
type tally struct {
	checks map[string]*Result
}

func (t *tally) of(check string) *Result {
	r := t.checks[check]
	if r == nil {
		if t.checks == nil {
			t.checks = map[string]*Result{}
		}
		r = &Result{Findings: []Finding{}}
		t.checks[check] = r
	}
	return r
}

// looked counts things that were looked at.
func (t *tally) looked(check string, n int) { t.of(check).Looked += n }

// where is what a finding is of.
type where struct{ file, sheet string }

// fail notes that a check does not hold.
func (t *tally) fail(check string, at where, format string, args ...any) {
	r := t.of(check)
	if r.Failed++; len(r.Findings) < findingsOfPart {
		r.Findings = append(r.Findings, Finding{at.file, at.sheet, fmt.Sprintf(format, args...)})
	}
}

// take adds what was seen of a part.
func (t *tally) take(part *tally) {
	if part == nil {
		return
	}
	for check, p := range part.checks {
		r := t.of(check)
		r.Looked += p.Looked
		r.Failed += p.Failed
		r.Findings = append(r.Findings, p.Findings[:min(len(p.Findings), max(0, findingsInAll-len(r.Findings)))]...)
	}
}

// results are all checks, in their order.
func (t *tally) results() []Result {
	var out []Result
	for _, c := range Checks() {
		r := *t.of(c.ID)
		r.Check = c
		out = append(out, r)
	}
	return out
}
