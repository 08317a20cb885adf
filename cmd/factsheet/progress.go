package main

import (
	"io"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progressAfter is how long a run may take before a bar is shown.
const progressAfter = time.Second

// progress shows a bar on runs that take long, on a terminal only. Messages written
// through it stand above the bar.
type progress struct {
	mu    sync.Mutex
	w     io.Writer
	begun time.Time
	bar   *progressbar.ProgressBar // nil where there is none
}

// newProgress makes the bar for that many sheets; where shown is false there is none.
func newProgress(w io.Writer, total int, shown bool) *progress {
	p := &progress{w: w, begun: time.Now()}
	if shown {
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(late{p}),
			progressbar.OptionSetDescription("sheets"),
			progressbar.OptionShowCount(),
			progressbar.OptionShowIts(),
			progressbar.OptionSetItsString("sheets"),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
			progressbar.OptionFullWidth(),
		)
	}
	return p
}

// late lets the bar through when the run has taken its time; it counts from the start.
type late struct{ p *progress }

func (l late) Write(b []byte) (int, error) {
	if time.Since(l.p.begun) < progressAfter {
		return len(b), nil
	}
	return l.p.w.Write(b)
}

// Write writes a message above the bar.
func (p *progress) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		_ = p.bar.Clear()
	}
	return p.w.Write(b)
}

// step counts one sheet.
func (p *progress) step() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		_ = p.bar.Add(1)
	}
}

// end takes the bar away.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		_ = p.bar.Clear()
		p.bar = nil
	}
}
