package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"factsheet/pipeline/batch"
	"factsheet/pipeline/incremental"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
	"factsheet/pipeline/write"
)

// checkIncremental refuses what no run can go on from.
func checkIncremental(formats []write.Format) error {
	if slices.Contains(formats, write.JSON) {
		return nil
	}
	return errors.New("--incremental goes on from the records in documents/, which only the format json writes; " +
		"add it (--format json,parquet), or run without --incremental")
}

// goOn looks at what the last run left, and plans what this one has to read. Where that is
// nothing, the run is done: its summary is told.
func (b *sheetRun) goOn(ctx context.Context, o batch.Options, p batch.Processor, list *source.List) (
	plan *incremental.Plan, done bool, err error) {
	head := b.out.Manifest()
	last := incremental.None()
	if b.out.Shown() {
		last = incremental.Open(b.flags.out, &head)
	}
	if plan, err = last.Scan(ctx, o, list.Inputs); err != nil {
		return nil, false, err
	}
	b.tellPlan(last, plan)
	var skipped []manifest.Skipped
	for _, s := range list.Skipped {
		skipped = append(skipped, manifest.Skipped{Source: s.Source, Reason: s.Reason})
	}
	if !plan.Unchanged(ctx, &head, skipped) {
		return plan, false, nil
	}
	failed, same, err := plan.Confirm(ctx, o, p, write.Encode)
	if err != nil || !same {
		return plan, false, err
	}
	if len(failed) > b.most {
		return plan, false, nil // the run stops where one sheet too many fails, as a full one does
	}
	for _, r := range failed {
		b.tell(r)
	}
	b.summary, err = b.out.Leave(last.Manifest())
	return plan, true, err
}

// tellPlan says what is kept, what is read and why.
func (b *sheetRun) tellPlan(last *incremental.Last, p *incremental.Plan) {
	b.plan = &p.Tally
	if last.Why != "" {
		say := b.log.Info
		if last.Damaged {
			say = b.log.Warn
		}
		say(last.Why+": "+all(p.Read())+" anew", "event", eventPlan, "kept", p.Kept, "read", p.Read(), "gone", p.Gone)
		return
	}
	var why []string
	for _, x := range []struct {
		n    int
		what string
	}{
		{p.New, "new"}, {p.Changed, "changed"}, {p.Left, "left by a run that was broken off"}, {p.Again, "failed or encrypted before"},
	} {
		if x.n > 0 {
			why = append(why, count(x.n)+" "+x.what)
		}
	}
	read := "none to read"
	if len(why) > 0 {
		read = count(p.Read()) + " to read (" + strings.Join(why, ", ") + ")"
	}
	b.log.Info(fmt.Sprintf("of %s %s kept from the last output, %s; %s gone",
		plural(p.Kept+p.Read(), "sheet"), count(p.Kept), read, count(p.Gone)),
		"event", eventPlan, "kept", p.Kept, "read", p.Read(), "gone", p.Gone)
}

func all(n int) string {
	if n == 1 {
		return "the one sheet is read"
	}
	return "all " + count(n) + " sheets are read"
}

// keep takes over a record that the last run wrote. What that run said of it is not said
// again.
func (b *sheetRun) keep(r *record.Record, in write.Input) error {
	was := record.Or(r.Document.NearDuplicate, "")
	if err := b.out.Add(r, in); err != nil {
		return err
	}
	b.near(r, in, record.Or(r.Document.NearDuplicate, "") != was)
	return nil
}

// lost says that a record which should have been kept was not.
func (b *sheetRun) lost(r *batch.Result) {
	b.plan.Kept--
	b.plan.Anew++
	b.log.Warn(fmt.Sprintf("its record in the last output is of no use: %v; it is read anew", r.Lost),
		"event", eventLost, "sheet", r.Input.Source)
}
