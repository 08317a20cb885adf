package main

import (
	"fmt"
	"strings"

	"factsheet/pipeline/batch"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
	"factsheet/pipeline/write"
)

// failure is a sheet that failed, and why.
type failure struct{ sheet, reason string }

func (b *sheetRun) skip(s source.Skip) {
	b.out.Skip(write.Input{Source: s.Source}, s.Reason)
	if s.Fault {
		b.faults++
		b.failed = append(b.failed, failure{s.Source, s.Reason})
		if !b.listed {
			b.log.Error(s.Reason, "event", eventSkipped, "sheet", s.Source, "stage", "source", "fault", true)
		}
		return
	}
	b.log.Warn("skipped: "+s.Reason, "event", eventSkipped, "sheet", s.Source, "stage", "source", "fault", false)
}

func (b *sheetRun) add(r batch.Result) error {
	in := write.Input{
		Source: r.Input.Source, SHA256: r.Input.SHA256, Size: r.Input.Size, MediaType: r.Input.MediaType,
		Sketch: r.Sketch, Kept: r.Kept}
	if r.Pending {
		b.out.Pending(in)
		b.summary.Pending++
		return nil
	}
	if r.Record == nil {
		b.bar.step()
		b.duplicate(&r, in)
		return nil
	}
	if r.Lost != nil {
		b.lost(&r)
	}
	b.bar.count(in.Size, r.Record.Document.Status == string(document.Failed))
	if r.Kept != nil {
		b.good++
		return b.keep(r.Record, in)
	}
	return b.read(r, in)
}

// read takes a sheet that was read now. It ends the batch where too many have failed.
func (b *sheetRun) read(r batch.Result, in write.Input) error {
	b.bytes += in.Size
	if r.Input.Note != "" {
		b.log.Warn(r.Input.Note, "event", eventNote, "sheet", in.Source)
	}
	b.tell(r.Record)
	failed := r.Record.Document.Status == string(document.Failed)
	if err := b.out.Add(r.Record, in); err != nil {
		return err
	}
	b.near(r.Record, in, true)
	if !failed {
		b.good++
	} else if b.bad++; b.bad > b.most {
		return batch.ErrEnough
	}
	return nil
}

// duplicate notes a sheet that was read already.
func (b *sheetRun) duplicate(r *batch.Result, in write.Input) {
	b.out.Duplicate(in, r.SameAs)
	same := r.SameAs
	if same == in.Source {
		same = r.Path
	}
	b.log.Info("the same as "+same+", byte for byte; read once", "event", eventDuplicate, "sheet", in.Source, "same_as", same)
}

// near notes which sheet another is a near duplicate of, and says so where that is news.
func (b *sheetRun) near(r *record.Record, in write.Input, news bool) {
	switch near := r.Document.NearDuplicate; {
	case near == nil:
		b.sources[r.Document.ID] = in.Source
	case news:
		b.log.Info("another make or edition of "+b.sources[*near]+"; what both tell has same_as in the tables",
			"event", eventNear, "sheet", in.Source, "near_duplicate", b.sources[*near])
	}
}

// tell says why a sheet failed or is partial.
func (b *sheetRun) tell(r *record.Record) {
	d := &r.Document
	switch document.Status(d.Status) {
	case document.Failed:
		why := reasons(d)
		b.failed = append(b.failed, failure{d.Source, why})
		if !b.listed {
			b.log.Error("failed: "+why, problem(eventFailed, d)...)
		}
	case document.Partial:
		b.log.Warn("partial: "+reasons(d), problem(eventPartial, d)...)
	}
}

// problem are the attributes of a message about a sheet's first error.
func problem(event string, d *record.Document) []any {
	a := []any{"event", event, "sheet", d.Source}
	if len(d.Errors) > 0 {
		e := &d.Errors[0]
		a = append(a, "stage", e.Stage, "reason", e.Message, "errors", len(d.Errors))
		if e.Page != nil {
			a = append(a, "page", *e.Page)
		}
	}
	return a
}

// reasons puts a sheet's errors in one line, the first three of them.
func reasons(d *record.Document) string {
	var out []string
	for i, e := range d.Errors {
		if i == 3 {
			out = append(out, fmt.Sprintf("and %d more", len(d.Errors)-i))
			break
		}
		if e.Page != nil {
			out = append(out, fmt.Sprintf("page %d: %s", *e.Page, e.Message))
		} else {
			out = append(out, e.Message)
		}
	}
	return strings.Join(out, "; ")
}
