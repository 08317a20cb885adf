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
// through it stand above the bar. Its zero total means that there is no bar.
type progress struct {
	mu    sync.Mutex
	w     io.Writer
	total int
	done  int
	begun time.Time
	bar   *progressbar.ProgressBar
}

// newProgress makes the bar for that many sheets; where shown is false there is none.
func newProgress(w io.Writer, total int, shown bool) *progress {
	p := &progress{w: w, begun: time.Now()}
	if shown {
		p.total = total
	}
	return p
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
	if p.total == 0 {
		return
	}
	p.done++
	if p.bar == nil {
		if time.Since(p.begun) < progressAfter {
			return
		}
		p.bar = progressbar.NewOptions(p.total,
			progressbar.OptionSetWriter(p.w),
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
	_ = p.bar.Set(p.done)
}

// end takes the bar away.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		_ = p.bar.Clear()
		p.bar = nil
	}
	p.total = 0
}
