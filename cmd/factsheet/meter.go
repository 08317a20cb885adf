package main

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"

	"factsheet/pipeline"
	"factsheet/pipeline/batch"
	"factsheet/pipeline/metrics"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
)

// meter adds up how long a run's phases and its sheets' stages take.
type meter struct {
	mu      sync.Mutex
	since   time.Time
	phases  []metrics.Duration
	stages  pipeline.Timing
	slowest time.Duration
}

func newMeter() *meter { return &meter{since: time.Now()} }

// phase ends a phase of the run.
func (m *meter) phase(name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := time.Now()
	m.phases = append(m.phases, metrics.Duration{Name: name, Took: now.Sub(m.since)})
	m.since = now
}

// sheet adds a sheet.
func (m *meter) sheet(t *pipeline.Timing, took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i, d := range t {
		m.stages[i] += d
	}
	m.slowest = max(m.slowest, took)
}

// sofar are the phases that have ended, and the longest that a sheet took. A second signal
// asks for them while the run goes on.
func (m *meter) sofar() ([]metrics.Duration, time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.phases), m.slowest
}

// durations are the stages with their names.
func (m *meter) durations() []metrics.Duration {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []metrics.Duration
	for i, name := range pipeline.Stages {
		out = append(out, metrics.Duration{Name: name, Took: m.stages[i]})
	}
	return out
}

// metered is a processor whose sheets are timed, and seen while they are in hand.
type metered struct {
	batch.Processor
	run *sheetRun
}

func (b *sheetRun) processor(p batch.Processor) batch.Processor { return metered{p, b} }

// ProcessContext is the processor's.
func (m metered) ProcessContext(ctx context.Context, in source.Input) *record.Record {
	m.run.bar.take(in.Source)
	defer m.run.bar.drop(in.Source)
	var t pipeline.Timing
	began := time.Now()
	r := m.Processor.ProcessContext(pipeline.WithTiming(ctx, &t), in)
	took := time.Since(began)
	m.run.meter.sheet(&t, took)
	if log := m.run.log; log.Enabled(ctx, slog.LevelDebug) {
		a := []slog.Attr{
			slog.String("event", eventRead), slog.String("sheet", in.Source), slog.String("status", r.Document.Status),
			slog.Int("pages", r.Document.Pages), slog.Int64("bytes", in.Size), slog.Float64("seconds", rounded(took.Seconds())),
		}
		for i, name := range pipeline.Stages {
			a = append(a, slog.Float64(name+"_seconds", rounded(t[i].Seconds())))
		}
		log.LogAttrs(ctx, slog.LevelDebug, "read in "+tenth(took.Seconds())+" s", a...)
	}
	return r
}
