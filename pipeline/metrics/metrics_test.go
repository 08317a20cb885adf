package metrics

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"
)

// hostile is a path that nobody should have.
const hostile = "/srv/a\"b\\c\nd\x00é\xff{x=\"1\"} 5 # EOF/out"

func night() *Run {
	return &Run{
		Out: hostile, Version: "1.2.3", Schema: "1", Began: time.Unix(1000, 5e8), Ended: time.Unix(1010, 0), ExitCode: 3, Complete: true, Changed: true,
		Sheets: map[string]int{"ok": 4, "failed": 1, "pending": 0}, Origins: map[string]int{"read": 5, "kept": 0}, Near: 1, Pages: 7, Bytes: 1 << 40, Letters: 12345678901,
		Entries: map[string]int{"amounts": 3, "dates": 0}, Issues: map[string]int{"error": 1}, Rules: map[string]int{"amount.malformed": 1},
		Unread: map[string]int{"on_purpose": 2}, Tables: []Table{{"amounts", 3, 1000}, {"dates", 0, 400}},
		Phases: []Duration{{"find", 1500 * time.Microsecond}, {"sheets", 9 * time.Second}}, Stages: []Duration{{"read", 3 * time.Second}},
		Slowest: 4200 * time.Millisecond, Memory: map[string]int64{"factsheet": 123 << 20},
	}
}

// read has an independent parser read a text: OpenMetrics' own or, where it is false,
// that of Prometheus' text format, which node_exporter's textfile collector takes.
func read(t *testing.T, text []byte, openMetrics bool) map[string]float64 {
	t.Helper()
	module := "prometheus_client.parser"
	if openMetrics {
		module = "prometheus_client.openmetrics.parser"
	}
	c := exec.Command("python3", "-c", `
import json, sys
from importlib import import_module
parse = import_module(sys.argv[1]).text_string_to_metric_families
out = {}
for family in parse(sys.stdin.buffer.read().decode()):
    assert family.type == "gauge" and family.documentation, family
    for s in family.samples:
        key = json.dumps([s.name, sorted(s.labels.items())], ensure_ascii=False, separators=(",", ":"))
        assert key not in out, key
        out[key] = s.value
json.dump(out, sys.stdout)
`, module)
	var errs bytes.Buffer
	c.Stdin, c.Stderr = bytes.NewReader(text), &errs
	said, err := c.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s\n%s", module, err, errs.String(), text)
	}
	out := map[string]float64{}
	if err := json.Unmarshal(said, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func needPython(t *testing.T) {
	t.Helper()
	if err := exec.Command("python3", "-c", "import prometheus_client").Run(); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("python3 with prometheus_client is needed in CI: python3 -m pip install prometheus_client")
		}
		t.Skip("no python3 with prometheus_client")
	}
}

// key is a figure's name and labels as read tells them.
func key(name string, labels ...string) string {
	list := [][2]string{{"out", strings.NewReplacer("\x00", "\ufffd", "\xff", "\ufffd").Replace(hostile)}}
	for i := 0; i < len(labels); i += 2 {
		list = append(list, [2]string{labels[i], labels[i+1]})
	}
	slices.SortFunc(list, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode([]any{name, list})
	return strings.TrimSpace(b.String())
}

func TestIndependentParsersReadTheFigures(t *testing.T) {
	needPython(t)
	text := night().Text()
	for _, openMetrics := range []bool{true, false} {
		got := read(t, text, openMetrics)
		for k, want := range map[string]float64{
			key("factsheet_run_exit_code"):                                 3,
			key("factsheet_run_sheets", "status", "failed"):                1,
			key("factsheet_run_input_bytes"):                               1 << 40,
			key("factsheet_run_characters"):                                12345678901,
			key("factsheet_run_rule_issues", "rule", "amount.malformed"):   1,
			key("factsheet_run_table_rows", "table", "dates"):              0,
			key("factsheet_run_phase_duration_seconds", "phase", "find"):   0.0015,
			key("factsheet_run_start_timestamp_seconds"):                   1000.5,
			key("factsheet_run_last_complete_timestamp_seconds"):           1010,
			key("factsheet_run_peak_memory_bytes", "process", "factsheet"): 123 << 20,
			key("factsheet_build_info", "version", "1.2.3", "schema", "1"): 1,
			key("factsheet_run_slowest_sheet_seconds"):                     4.2,
			key("factsheet_run_records", "origin", "kept"):                 0,
			key("factsheet_run_stage_duration_seconds", "stage", "read"):   3,
			key("factsheet_run_unread", "reason", "on_purpose"):            2,
			key("factsheet_run_table_bytes", "table", "amounts"):           1000,
			key("factsheet_run_entries", "kind", "amounts"):                3,
			key("factsheet_run_issues", "severity", "error"):               1,
			key("factsheet_run_near_duplicates"):                           1,
			key("factsheet_run_pages"):                                     7,
			key("factsheet_run_duration_seconds"):                          9.5,
			key("factsheet_run_complete"):                                  1,
			key("factsheet_run_changed"):                                   1,
			key("factsheet_run_end_timestamp_seconds"):                     1010,
		} {
			if v, ok := got[k]; !ok || v != want {
				t.Errorf("OpenMetrics %v: %s is %v (%v), not %v", openMetrics, k, v, ok, want)
			}
		}
		if _, ok := got[key("factsheet_run_last_success_timestamp_seconds")]; ok {
			t.Error("a run with findings is no success")
		}
	}
}

func TestARunThatFailsKeepsWhenOneLastWentWell(t *testing.T) {
	needPython(t)
	good := night()
	good.ExitCode = 0
	bad := &Run{Out: hostile, Began: time.Unix(2000, 0), Ended: time.Unix(2001, 0), ExitCode: 1, Previous: good.Text()}
	again := &Run{Out: hostile, Began: time.Unix(3000, 0), Ended: time.Unix(3001, 0), ExitCode: 130, Previous: bad.Text()}
	for _, r := range []*Run{bad, again} {
		got := read(t, r.Text(), true)
		for _, name := range []string{lastSuccess, lastComplete} {
			if got[key(name)] != 1010 {
				t.Errorf("exit %d: %s is %v", r.ExitCode, name, got[key(name)])
			}
		}
		if got[key("factsheet_run_complete")] != 0 || got[key("factsheet_run_exit_code")] != float64(r.ExitCode) {
			t.Errorf("exit %d: %v", r.ExitCode, got)
		}
	}
}

func TestAnotherJobsFileTellsNothingOfThisOne(t *testing.T) {
	good := night()
	good.ExitCode, good.Out = 0, "/srv/other"
	for _, previous := range [][]byte{good.Text(), []byte("no metrics\n# EOF"), []byte(lastSuccess + "{out=\"/srv/out\"} soon\n"), {0xff, 0}} {
		bad := &Run{Out: "/srv/out", ExitCode: 1, Previous: previous}
		if text := string(bad.Text()); strings.Contains(text, "last_success") || strings.Contains(text, "last_complete") {
			t.Errorf("after %.40q: %s", previous, text)
		}
	}
}

func TestTheSameRunGivesTheSameText(t *testing.T) {
	first := night().Text()
	for range 20 {
		if !bytes.Equal(first, night().Text()) {
			t.Fatal("the order changes")
		}
	}
	if !bytes.HasSuffix(first, []byte("\n# EOF\n")) || bytes.Count(first, []byte("\n# EOF\n")) != 1 {
		t.Error("the text does not end once")
	}
}
