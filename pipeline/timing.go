package pipeline

import (
	"context"
	"time"
)

// Stages are the parts of a sheet's way that are timed, in their order: to read it and lay
// its text out; to find its sentences; the extractors; to link and reconcile what they
// found; to list what nobody read and validate.
var Stages = []string{"read", "segment", "extract", "link", "validate"}

// Timing is how long each stage took over one sheet, in the order of Stages.
type Timing [5]time.Duration

type timingKey struct{}

// WithTiming has ProcessContext tell in t how long each stage takes. A Timing is for one
// sheet at a time.
func WithTiming(ctx context.Context, t *Timing) context.Context {
	return context.WithValue(ctx, timingKey{}, t)
}

// watch times one stage after another.
type watch struct {
	timing *Timing // nil where nobody wants to know
	stage  int
	since  time.Time
}

func newWatch(ctx context.Context) *watch {
	t, _ := ctx.Value(timingKey{}).(*Timing)
	w := &watch{timing: t}
	if t != nil {
		w.since = time.Now()
	}
	return w
}

// next ends a stage and begins the one after it.
func (w *watch) next() {
	if w.timing == nil {
		return
	}
	now := time.Now()
	w.timing[w.stage] += now.Sub(w.since)
	w.stage, w.since = min(w.stage+1, len(w.timing)-1), now
}
