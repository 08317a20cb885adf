package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"
)

const (
	// progressAfter is how long a run may take before a bar is shown.
	progressAfter = time.Second
	// redrawn is how often the bar is drawn: its times go on while a sheet takes long.
	redrawn = 200 * time.Millisecond
	// slow is how long a sheet may be in hand before the bar names it.
	slow = 3 * time.Second
)

// progress tells how far a run is: by a bar on a terminal, and by a message every now and
// then elsewhere. Messages written through it stand above the bar.
type progress struct {
	mu     sync.Mutex
	w      io.Writer
	total  int
	begun  time.Time
	now    mark
	failed int
	rate   rate
	inHand map[string]time.Time // sheets under way
	phase  string               // what is done now, where that is not reading sheets
	bar    bool                 // it is to be shown
	drawn  bool                 // it stands on the terminal
	ended  bool
	ticks  chan struct{} // closed at the end
	wait   sync.WaitGroup
}

// newProgress counts that many sheets; where bar is false none is shown.
func newProgress(w io.Writer, total int, bar bool) *progress {
	p := &progress{
		w: w, total: total, begun: time.Now(), bar: bar && os.Getenv("TERM") != "dumb", inHand: map[string]time.Time{},
		ticks: make(chan struct{})}
	p.now.at = p.begun
	p.rate.mark(p.now)
	if p.bar {
		p.each(redrawn, p.draw)
	}
	return p
}

// each calls do again and again until the end.
func (p *progress) each(d time.Duration, do func()) {
	p.wait.Go(func() {
		t := time.NewTicker(d)
		defer t.Stop()
		for {
			select {
			case <-t.C:
				do()
			case <-p.ticks:
				return
			}
		}
	})
}

// logEvery has a message tell how far the run is, every d, where there is no bar.
func (p *progress) logEvery(ctx context.Context, d time.Duration, log *slog.Logger) {
	if d <= 0 || p.bar {
		return
	}
	p.each(d, func() { p.tell(ctx, log) })
}

// Write writes a message above the bar.
func (p *progress) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.erase()
	return p.w.Write(b)
}

func (p *progress) erase() {
	if p.drawn {
		_, _ = io.WriteString(p.w, "\r\x1b[K")
		p.drawn = false
	}
}

// take and drop note that a sheet comes in hand, and leaves it.
func (p *progress) take(sheet string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.inHand[sheet] = time.Now()
}

func (p *progress) drop(sheet string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.inHand, sheet)
}

// step counts one sheet.
func (p *progress) step() { p.count(0, false) }

// count counts one sheet of that many bytes.
func (p *progress) count(bytes int64, failed bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.now.done++
	p.now.bytes += bytes
	if failed {
		p.failed++
	}
}

// enter says what is done when the sheets are.
func (p *progress) enter(phase string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.phase = phase
}

// end takes the bar away.
func (p *progress) end() {
	p.mu.Lock()
	if p.ended {
		p.mu.Unlock()
		return
	}
	p.ended = true
	p.erase()
	p.mu.Unlock()
	close(p.ticks)
	p.wait.Wait()
}

// seen brings the clock up to date.
func (p *progress) seen() mark {
	p.now.at = time.Now()
	p.rate.mark(p.now)
	return p.now
}

func (p *progress) draw() {
	p.mu.Lock()
	defer p.mu.Unlock()
	m := p.seen()
	if p.ended || time.Since(p.begun) < progressAfter {
		return
	}
	width := 80
	if f, ok := p.w.(*os.File); ok {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil && n > 0 {
			width = n
		}
	}
	_, _ = io.WriteString(p.w, "\r"+p.line(m, width-1)+"\x1b[K")
	p.drawn = true
}

// line is the bar in that many columns: what matters most stands first.
func (p *progress) line(m mark, width int) string {
	if p.phase != "" {
		return cut(p.phase, width)
	}
	parts := []string{count(m.done) + "/" + count(p.total)}
	if sheets, _ := p.rate.of(m); m.done > 0 {
		parts = append(parts, perSecond(sheets), size(m.bytes))
	}
	if left := p.rate.left(m, p.total-m.done); left > 0 {
		parts = append(parts, roughly(left)+" left")
	}
	if p.failed > 0 {
		parts = append(parts, count(p.failed)+" failed")
	}
	if sheet, took := p.slowest(m.at); took >= slow {
		parts = append(parts, fmt.Sprintf("%s %s", printable(sheet), roughly(took)))
	}
	text := " " + strings.Join(parts, "  ")
	room := min(width-len([]rune(text))-2, 30)
	if room < 10 {
		return cut(text[1:], width)
	}
	full := 0
	if p.total > 0 {
		full = room * m.done / p.total
	}
	return "[" + strings.Repeat("=", full) + strings.Repeat(" ", room-full) + "]" + text
}

// slowest is the sheet that is in hand for longest.
func (p *progress) slowest(now time.Time) (sheet string, took time.Duration) {
	for s, since := range p.inHand {
		if t := now.Sub(since); t > took || t == took && s < sheet {
			sheet, took = s, t
		}
	}
	return sheet, took
}

// tell logs how far the run is.
func (p *progress) tell(ctx context.Context, log *slog.Logger) {
	p.mu.Lock()
	m := p.seen()
	sheets, bytes := p.rate.of(m)
	left := p.rate.left(m, p.total-m.done)
	sheet, took := p.slowest(m.at)
	failed, phase, ended := p.failed, p.phase, p.ended
	p.mu.Unlock()
	if ended {
		return
	}
	text := cmp.Or(phase, fmt.Sprintf("%s of %s (%d%%), %s, %s",
		count(m.done), plural(p.total, "sheet"), 100*m.done/max(p.total, 1), perSecond(sheets), size(m.bytes)))
	a := []slog.Attr{
		slog.String("event", eventProgress), slog.Int("done", m.done), slog.Int("total", p.total), slog.Int("failed", failed),
		slog.Int64("bytes", m.bytes),
		slog.Float64("sheets_per_second", rounded(sheets)), slog.Float64("bytes_per_second", rounded(bytes)),
		slog.Float64("seconds", rounded(m.at.Sub(p.begun).Seconds())),
	}
	if left > 0 && phase == "" {
		a = append(a, slog.Float64("seconds_left", rounded(left.Seconds())))
		text += ", " + roughly(left) + " left"
	}
	if failed > 0 {
		text += ", " + count(failed) + " failed"
	}
	if took >= slow {
		a = append(a, slog.String("slowest", sheet), slog.Float64("slowest_seconds", rounded(took.Seconds())))
		text += fmt.Sprintf("; at %s for %s", sheet, roughly(took))
	}
	log.LogAttrs(ctx, slog.LevelInfo, text, a...)
}

// perSecond is a speed, with a tenth where it is low.
func perSecond(sheets float64) string {
	if sheets < 9.95 {
		return tenth(sheets) + " sheets/s"
	}
	return count(int(sheets+0.5)) + " sheets/s"
}

func tenth(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

// rounded is a figure to a thousandth: what comes after is noise in a log.
func rounded(v float64) float64 {
	out, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'f', 3, 64), 64)
	return out
}

// cut is the beginning of a text that fits that many columns.
func cut(s string, width int) string {
	switch r := []rune(s); {
	case len(r) <= width:
		return s
	case width < 1:
		return ""
	default:
		return string(r[:width-1]) + "…"
	}
}
