package metrics

import (
	"maps"
	"slices"
	"time"
)

// Run is what a run came to. What it has no figure for is left out of the text.
type Run struct {
	Out             string // the output folder's absolute path: the label that tells one job's figures from another's
	Version, Schema string // of the program and of the record
	Began, Ended    time.Time
	ExitCode        int
	Complete        bool           // every sheet was reached, and the output is written
	Changed         bool           // the output is another than before
	Sheets          map[string]int // inputs by what became of them: ok partial failed pending duplicate skipped
	Origins         map[string]int // sheets by where their records are from: read, or kept from the output before
	Near            int            // sheets that are another make or edition of one before
	Pages           int            // of the sheets
	Bytes           int64          // of the sheets' files
	Letters         int            // characters of the sheets' texts
	Entries         map[string]int // by kind
	Issues          map[string]int // by severity
	Rules           map[string]int // issues by the rule that found them
	Unread          map[string]int // things that no entry holds: understood or not
	Tables          []Table
	Phases          []Duration // of the run, in their order
	Stages          []Duration // of the sheets, added up over all workers, in their order
	Slowest         time.Duration
	Memory          map[string]int64 // the most that each kind of process held, in bytes
	Previous        []byte           // the file that this one replaces, which knows when a run last went well
}

// Table is a table's size.
type Table struct {
	Name        string
	Rows, Bytes int64
}

// Duration is how long a phase or stage took.
type Duration struct {
	Name string
	Took time.Duration
}

// Names of the two figures that outlive a run that does not go well.
const (
	lastSuccess  = "factsheet_run_last_success_timestamp_seconds"
	lastComplete = "factsheet_run_last_complete_timestamp_seconds"
)

// Text is the run as OpenMetrics text. The same figures give the same bytes.
func (r *Run) Text() []byte {
	t := &text{common: []Label{{"out", r.Out}}}
	t.gauge("factsheet_build_info", "", "The program that ran, in the labels.")
	t.add(1, Label{"version", r.Version}, Label{"schema", r.Schema})
	r.outcome(t)
	r.sheets(t)
	r.content(t)
	r.cost(t)
	return t.bytes()
}

// outcome tells how the run ended, and when one last went well.
func (r *Run) outcome(t *text) {
	t.one("factsheet_run_exit_code", "",
		"What the last run ended with: 0 well, 3 with findings, 4 with too many failures, 130 stopped; see factsheet run --help.",
		float64(r.ExitCode))
	t.one("factsheet_run_complete", "", "1 where the last run reached every sheet and its output is written.", flag(r.Complete))
	t.one("factsheet_run_changed", "", "1 where the last run wrote an output other than the one before.", flag(r.Changed))
	t.one("factsheet_run_start_timestamp_seconds", "seconds", "When the last run began, in Unix time.", stamp(r.Began))
	t.one("factsheet_run_end_timestamp_seconds", "seconds", "When the last run ended, in Unix time.", stamp(r.Ended))
	last := func(name, help string, now bool) {
		t.gauge(name, "seconds", help)
		if now {
			t.add(stamp(r.Ended))
		} else if v, ok := figure(r.Previous, name, t.common); ok {
			t.add(v)
		}
	}
	last(lastSuccess, "When a run last ended with 0, in Unix time.", r.ExitCode == 0)
	last(lastComplete, "When a run last reached every sheet and wrote its output, in Unix time.", r.Complete)
}

// sheets tells what became of the inputs.
func (r *Run) sheets(t *text) {
	t.gauge("factsheet_run_sheets", "", "Inputs of the last run by what became of them.")
	counts(t, "status", r.Sheets)
	t.gauge("factsheet_run_records", "", "Sheets in the output of the last run, by whether they were read or their records kept.")
	counts(t, "origin", r.Origins)
	t.one("factsheet_run_near_duplicates", "", "Sheets of the last run that are another make or edition of one before.", float64(r.Near))
	t.one("factsheet_run_pages", "", "Pages of the sheets of the last run.", float64(r.Pages))
	t.one("factsheet_run_characters", "", "Characters of the texts of the last run's sheets.", float64(r.Letters))
	t.one("factsheet_run_input_bytes", "bytes", "Size of the files of the last run's sheets.", float64(r.Bytes))
}

// content tells what was found in the sheets.
func (r *Run) content(t *text) {
	t.gauge("factsheet_run_entries", "", "Entries of the last run by kind.")
	counts(t, "kind", r.Entries)
	t.gauge("factsheet_run_issues", "", "Issues of the last run by severity.")
	counts(t, "severity", r.Issues)
	t.gauge("factsheet_run_rule_issues", "", "Issues of the last run by the rule that found them.")
	counts(t, "rule", r.Rules)
	t.gauge("factsheet_run_unread", "",
		"Figures, names of months and short forms of the last run that no entry holds: not understood, or left out on purpose.")
	counts(t, "reason", r.Unread)
	t.gauge("factsheet_run_table_rows", "", "Rows of the last run by table.")
	for _, x := range r.Tables {
		t.add(float64(x.Rows), Label{"table", x.Name})
	}
	t.gauge("factsheet_run_table_bytes", "bytes", "Size of the files of the last run by table.")
	for _, x := range r.Tables {
		t.add(float64(x.Bytes), Label{"table", x.Name})
	}
}

// cost tells what the run took.
func (r *Run) cost(t *text) {
	t.one("factsheet_run_duration_seconds", "seconds", "How long the last run took.", r.Ended.Sub(r.Began).Seconds())
	t.gauge("factsheet_run_phase_duration_seconds", "seconds", "How long each phase of the last run took.")
	durations(t, "phase", r.Phases)
	t.gauge("factsheet_run_stage_duration_seconds", "seconds",
		"How long each stage took over the sheets of the last run, added up over its workers.")
	durations(t, "stage", r.Stages)
	if r.Slowest > 0 {
		t.one("factsheet_run_slowest_sheet_seconds", "seconds",
			"How long the last run took over the sheet that took longest.", r.Slowest.Seconds())
	}
	t.gauge("factsheet_run_peak_memory_bytes", "bytes", "The most memory that a process of the last run held, by kind of process.")
	for _, k := range slices.Sorted(maps.Keys(r.Memory)) {
		t.add(float64(r.Memory[k]), Label{"process", k})
	}
}

// counts adds a figure for each key, in their order.
func counts(t *text, label string, n map[string]int) {
	for _, k := range slices.Sorted(maps.Keys(n)) {
		t.add(float64(n[k]), Label{label, k})
	}
}

func durations(t *text, label string, list []Duration) {
	for _, d := range list {
		t.add(d.Took.Seconds(), Label{label, d.Name})
	}
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// stamp is a moment in seconds since 1970, to the millisecond.
func stamp(t time.Time) float64 { return float64(t.UnixMilli()) / 1000 }
