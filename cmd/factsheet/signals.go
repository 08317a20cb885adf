package main

import (
	"context"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
)

// ending is how a run is told to end early. The first signal stops it: what is under way
// is finished and written. The second gives it up, and nothing is written. A third is the
// system's to deal with.
type ending struct {
	stop context.Context // ends with the first signal
	up   context.Context // ends with the second

	giveUp context.CancelFunc
	quit   func() // ends the program where it gives up while it writes what it has

	mu      sync.Mutex
	writing bool // the sheets are done, and the output is being finished
	written bool // the new output takes the old one's place: nothing can be given up
}

// newEnding listens to signals until the function that it returns is called. stop is the
// context that the program ends with the first of them.
func newEnding(stop context.Context, quit func()) (e *ending, end func()) {
	e = &ending{stop: stop, quit: quit}
	e.up, e.giveUp = context.WithCancel(context.WithoutCancel(stop))
	signals := make(chan os.Signal, 3)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	done := make(chan struct{})
	go func() {
		for n := 1; ; n++ {
			select {
			case <-signals:
			case <-done:
				return
			}
			if n == 2 {
				e.second()
				signal.Stop(signals)
			}
		}
	}()
	return e, sync.OnceFunc(func() {
		signal.Stop(signals)
		close(done)
		e.giveUp()
	})
}

// second gives the run up. While sheets are read, the end of the context does; while the
// output is finished, nothing asks for it.
func (e *ending) second() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.written {
		return
	}
	e.giveUp()
	if e.writing {
		e.quit()
	}
}

// finish says that the sheets are done.
func (e *ending) finish() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.writing = true
}

// may is asked before the output is switched to. From then on it is too late to give up.
func (e *ending) may() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if err := e.up.Err(); err != nil {
		return err
	}
	e.written = true
	return nil
}

// by names what stopped the run: its first signal.
func (e *ending) by() string {
	what := context.Cause(e.stop).Error()
	for name, s := range map[string]os.Signal{"SIGINT": os.Interrupt, "SIGTERM": syscall.SIGTERM} {
		if strings.HasPrefix(what, s.String()) {
			return name
		}
	}
	return "a signal"
}
