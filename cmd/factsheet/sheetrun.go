package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"factsheet/pipeline"
	"factsheet/pipeline/batch"
	"factsheet/pipeline/document"
	"factsheet/pipeline/incremental"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
	"factsheet/pipeline/write"
)

// sheetRun is what a run has come to.
type sheetRun struct {
	cmd     *cobra.Command
	flags   *runFlags
	log     *slog.Logger
	bar     *progress
	ending  *ending
	meter   *meter
	unwatch func() bool // says no more that a signal came
	endPDF  func()
	out     *write.Run
	summary write.Summary
	plan    *incremental.Tally // nil where the run goes on from none
	failed  []failure
	listed  bool              // the failed sheets are listed in the end, and not told before
	sources map[string]string // of the sheets that are no near duplicates, by their documents' ids
	total   int               // sheets that were found
	most    int               // that may fail
	good    int               // sheets read or kept that are ok or partial
	bad     int               // sheets read that failed
	bytes   int64
	began   time.Time
	took    time.Duration
	faults  int  // folders and files that could not be looked at
	written bool // the output is what the run made of the sheets that it reached
}

func newSheetRun(c *cobra.Command, f *runFlags) *sheetRun {
	return &sheetRun{
		cmd: c, flags: f, began: time.Now(), bar: newProgress(c.ErrOrStderr(), 0, false), log: slog.New(slog.DiscardHandler), meter: newMeter(),
		endPDF: func() {}, unwatch: func() bool { return true }, sources: map[string]string{}, most: math.MaxInt,
		listed: !f.quiet && f.logFlags.format == "text",
	}
}

// findings are what the run found to be wrong, whether read now or kept: failed sheets and
// errors, partial sheets and warnings.
func (b *sheetRun) findings() (errors, warnings int) {
	s := &b.summary
	return b.faults + s.Status[string(document.Failed)] + s.Issues[string(record.Error)],
		s.Status[string(document.Partial)] + s.Issues[string(record.Warning)]
}

// run does all of it. The error knows what the program ends with.
func (b *sheetRun) run(paths []string) error {
	c, f := b.cmd, b.flags
	formats, err := f.check()
	if err != nil {
		return err
	}
	if b.log, err = f.logger(c.ErrOrStderr()); err != nil {
		return err
	}
	boundMemory(f.workers)
	if f.config.used != "" {
		b.log.Info("settings are of "+f.config.used, "event", eventConfig, "file", f.config.used)
	}
	p, err := f.pipeline()
	if err != nil {
		return err
	}
	if b.endPDF, err = f.pdf.isolate(p, f.workers); err != nil {
		b.endPDF = func() {}
		return err
	}
	defer b.endPDF()
	ending, end := newEnding(c.Context(), b.quit)
	defer end()
	b.ending = ending
	list, err := b.find(paths)
	if err != nil {
		return err
	}
	if b.out, err = write.Open(f.out, f.options(p, formats, b.began)); err != nil {
		return fault(err)
	}
	defer b.out.Abort()
	for _, s := range list.Skipped {
		b.skip(s)
	}
	left, err := b.sheets(p, list)
	if err == nil && !left {
		err = b.close()
	}
	b.unwatch()
	b.bar.end()
	b.took = time.Since(b.began)
	return b.outcome(err)
}

// find looks for the sheets, and makes the bar and the log that tell how far they are.
func (b *sheetRun) find(paths []string) (*source.List, error) {
	c, f := b.cmd, b.flags
	if slices.Contains(paths, "-") && isTerminal(c.InOrStdin()) && !f.quiet {
		fmt.Fprintln(c.ErrOrStderr(), "factsheet: reading a sheet from the terminal; end with Ctrl-D")
	}
	list, err := source.Find(paths, source.Options{Out: f.out, Stdin: newInterruptible(c.Context(), c.InOrStdin())})
	if err != nil {
		return nil, &exit{exitUsage, err}
	}
	b.total, b.most = len(list.Inputs), f.most.of(len(list.Inputs))
	b.bar = newProgress(c.ErrOrStderr(), b.total, !f.quiet && f.logFlags.format == "text" && isTerminal(c.ErrOrStderr()))
	if b.log, err = f.logger(b.bar); err != nil {
		return nil, err
	}
	if f.logFlags.format == "json" {
		b.log.Info("begun", "event", eventStart, "total", b.total, "skipped", len(list.Skipped), "workers", f.workers,
			"version", version, "out", f.out)
	}
	b.bar.logEvery(c.Context(), f.every, b.log)
	b.unwatch = context.AfterFunc(c.Context(), func() {
		b.log.Warn("stopped by "+b.ending.by()+": the sheets in hand are finished; a second signal gives up at once",
			"event", eventStop, "by", b.ending.by())
	})
	b.meter.phase("find")
	return list, nil
}

// sheets reads the sheets, or takes them from the last output. Where that one is what the
// run would write, it is left.
func (b *sheetRun) sheets(p *pipeline.Pipeline, list *source.List) (left bool, err error) {
	stop := b.cmd.Context()
	o := batch.Options{Workers: b.flags.workers, Stop: stop.Done()}
	by := b.processor(p)
	inputs := list.Inputs
	var kept batch.Kept
	if b.flags.incremental {
		var plan *incremental.Plan
		if plan, left, err = b.goOn(stop, o, by, list); err != nil || left {
			b.written = left && err == nil
			return left, err
		}
		kept, inputs = plan, plan.Inputs
	}
	err = batch.Sheets(b.ending.up, o, by, kept, inputs, b.add)
	b.meter.phase("sheets")
	return false, err
}

// errNothing says that a run which was stopped has no sheet to write.
var errNothing = errors.New("no sheet was read")

// close finishes the output.
func (b *sheetRun) close() error {
	if b.summary.Pending > 0 && b.good == 0 {
		return errNothing
	}
	b.bar.enter("writing the tables")
	b.ending.finish()
	var err error
	b.summary, err = b.out.CloseIf(b.ending.may)
	b.meter.phase("write")
	b.written = err == nil
	return err
}

// quit ends the program while the output is being finished.
func (b *sheetRun) quit() {
	b.bar.end()
	b.log.Error("given up; "+b.flags.out+" is as it was before", "event", eventBroken, "by", b.ending.by())
	_ = b.told(&exit{code: exitBroken})
	os.Exit(exitBroken)
}

// outcome tells what the run came to, and what the program ends with.
func (b *sheetRun) outcome(err error) error {
	failures := b.bad > b.most
	switch {
	case errors.Is(err, errNothing) && failures:
		b.log.Error(fmt.Sprintf("%s failed and none could be read, more than --max-failures %s allows; %s is as it was before",
			plural(b.bad, "sheet"), b.flags.most.told(b.total), b.flags.out), "event", eventBroken, "by", "max-failures")
		return &exit{code: exitFailures}
	case errors.Is(err, context.Canceled), errors.Is(err, errNothing):
		b.log.Error("broken off; "+b.flags.out+" is as it was before", "event", eventBroken, "by", b.ending.by())
		return &exit{code: exitBroken}
	case err != nil:
		return fault(err)
	}
	b.report(b.cmd, b.flags)
	if n := b.summary.Pending; n > 0 {
		return b.early(n, failures)
	}
	errors, warnings := b.findings()
	err = b.flags.fail.check(errors, warnings)
	if err != nil { // a script that sees 3 should find out why, --quiet or not
		b.log.Error(fmt.Sprintf("findings: %s and %s; %s tells the sheets, the issues of each record the words (--fail-on says what counts)",
			plural(errors, "error"), plural(warnings, "warning"), filepath.Join(b.flags.out, "manifest.json")),
			"event", eventFindings, "errors", errors, "warnings", warnings)
	}
	return err
}

// early tells of a run that ended before its last sheet.
func (b *sheetRun) early(pending int, failures bool) error {
	with := " with --incremental"
	if b.flags.incremental {
		with = ""
	}
	what := fmt.Sprintf("%s of %s done and written to %s, %s pending (named in %s): the same command%s goes on",
		count(b.total-pending), plural(b.total, "sheet"), b.flags.out, count(pending), filepath.Join(b.flags.out, "manifest.json"), with)
	if failures {
		b.log.Error(fmt.Sprintf("stopped: %s failed, more than --max-failures %s allows; %s",
			plural(b.bad, "sheet"), b.flags.most.told(b.total), what),
			"event", eventStop, "by", "max-failures", "failed", b.bad, "pending", pending)
		return &exit{code: exitFailures}
	}
	b.log.Error("stopped by "+b.ending.by()+": "+what, "event", eventStop, "by", b.ending.by(), "pending", pending)
	return &exit{code: exitBroken}
}
