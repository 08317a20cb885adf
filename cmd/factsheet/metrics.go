package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"factsheet/pipeline/metrics"
	"factsheet/pipeline/record"
)

// told ends a run: its error, where it is not told yet, goes to the log where that is
// JSON, and the run's figures to the file that is asked for.
func (b *sheetRun) told(err error) error {
	var e *exit
	if errors.As(err, &e) && e.err != nil && b.flags.logFlags.format == "json" {
		b.log.Error(e.err.Error(), "event", eventError, "exit_code", e.code)
		err = &exit{code: e.code}
	}
	if b.flags.metrics == "" || b.flags.badMetrics() != nil {
		return err
	}
	code := exitOK
	if e != nil {
		code = e.code
	}
	b.endPDF() // what its processes held is known when they have ended
	if wrong := b.writeMetrics(code); wrong != nil {
		wrong = fmt.Errorf("--metrics: %w", wrong)
		if err == nil || code == exitFindings {
			return &exit{exitFault, wrong}
		}
		b.log.Error(wrong.Error(), "event", eventError)
	}
	return err
}

// writeMetrics puts the figures in the place of the last run's, at once: who collects them
// never sees half a file.
func (b *sheetRun) writeMetrics(code int) error {
	file := b.flags.metrics
	previous, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("the last run's figures can't be read: %w", err)
	}
	r := b.figures(code)
	r.Previous = previous
	return replaceFile(file, r.Text())
}

// figures are what the run came to.
func (b *sheetRun) figures(code int) *metrics.Run {
	s := &b.summary
	out, err := filepath.Abs(b.flags.out)
	if err != nil {
		out = b.flags.out
	}
	r := &metrics.Run{
		Out: out, Version: version, Schema: record.Schema, Began: b.began, Ended: time.Now(), ExitCode: code,
		Stages: b.meter.durations(), Memory: peaks(),
	}
	r.Phases, r.Slowest = b.meter.sofar()
	if !b.written {
		return r
	}
	r.Complete, r.Changed = s.Pending == 0, !s.Unchanged
	r.Sheets = map[string]int{
		"ok": s.Status["ok"], "partial": s.Status["partial"], "failed": s.Status["failed"],
		"pending": s.Pending, "duplicate": s.Duplicates, "skipped": s.Skipped,
	}
	all := s.Status["ok"] + s.Status["partial"] + s.Status["failed"]
	r.Origins = map[string]int{"kept": 0, "read": all}
	if b.plan != nil {
		r.Origins["kept"], r.Origins["read"] = b.plan.Kept, all-b.plan.Kept
	}
	r.Near, r.Pages, r.Letters, r.Bytes = s.Near, s.Pages, s.Characters, b.bytes
	r.Entries, r.Issues, r.Rules = map[string]int{}, map[string]int{}, s.Rules
	for _, k := range kinds {
		r.Entries[k] = s.Entries[k]
	}
	for _, k := range severities {
		r.Issues[k] = s.Issues[k]
	}
	r.Unread = map[string]int{"not_understood": s.Unread, "on_purpose": s.Masked}
	for _, t := range s.Tables {
		r.Tables = append(r.Tables, metrics.Table{Name: t.Table, Rows: t.Rows, Bytes: t.Bytes})
	}
	return r
}

// badMetrics refuses a place for the figures that no run can write to, before anything is
// read, or that the run itself writes to.
func (f *runFlags) badMetrics() error {
	if f.metrics == "" {
		return nil
	}
	file, err := filepath.Abs(f.metrics)
	if err != nil {
		return err
	}
	if out, err := filepath.Abs(f.out); err == nil && strings.HasPrefix(file, out+string(filepath.Separator)) {
		return fmt.Errorf("%s lies in the output folder, where only factsheet's own files may be; name another place", f.metrics)
	}
	if st, err := os.Stat(filepath.Dir(file)); err != nil {
		return fmt.Errorf("the folder of %s is not there: %w", f.metrics, err)
	} else if !st.IsDir() {
		return fmt.Errorf("%s is no folder", filepath.Dir(file))
	}
	if st, err := os.Stat(file); err == nil && st.IsDir() {
		return fmt.Errorf("%s is a folder; name a file in it", f.metrics)
	}
	return nil
}
