package isolate

import (
	"fmt"
	"os"
	"runtime/debug"
	"sync/atomic"
	"time"
)

// exitMemory is what a child ends with that was found to hold too much memory.
const exitMemory = 86

// outOfMemory is what such a child says; the Go runtime says the same where the system
// refuses it memory.
const outOfMemory = "out of memory"

// memory holds this process to a bound. Where the system can (see limit), a request
// for more ends the process at once; everywhere it looks at its own size every now and
// then.
type memory struct {
	set   int64        // the bound, in bytes
	most  atomic.Int64 // the size at which the process is ended, in bytes
	begun bool
	kept  int64 // bytes that it held when it last gave some back
	base  int64 // bytes that the system counts before anything was read
}

func newMemory() *memory { return &memory{base: counted()} }

// hold sets the bound. It is set before each sheet, and nearly always to the same.
func (m *memory) hold(most int64) {
	if most == m.set || most <= 0 {
		return
	}
	m.set = most
	m.most.Store(most)
	// The collector works harder as the bound comes near.
	debug.SetMemoryLimit(most / 10 * 8)
	limit(most-most/8, m.base) // code, the program's and pdfium's, is not counted, and is in what it holds
	if m.base > 1<<36 {        // the race detector's tables, which take a multiple of what they watch
		m.most.Store(16 * most)
	}
	if !m.begun {
		m.begun = true
		go m.watch()
	}
}

// watch ends the process where it has grown past its bound.
func (m *memory) watch() {
	for range time.Tick(20 * time.Millisecond) {
		if resident() > m.most.Load() {
			fmt.Fprintln(os.Stderr, outOfMemory)
			os.Exit(exitMemory)
		}
	}
}

// A child that has grown by slack since it last gave memory back, in bytes, gives back
// what it can; one that then still holds more than roomy is replaced. With pdfium in it
// a child holds 100 MB, and to give back after each sheet costs more than the sheet.
const (
	slack = 64 << 20
	roomy = 192 << 20
)

// spent gives back what the last sheets took, and reports whether too much is left.
func (m *memory) spent(most int64) bool {
	if resident() < max(m.kept+slack, roomy/2) {
		return false
	}
	m.giveBack()
	return m.kept > min(roomy, most/2)
}

// giveBack gives the system back what memory is not in use. It takes its time, and so
// does what is needed again.
func (m *memory) giveBack() {
	debug.FreeOSMemory()
	m.kept = resident()
}
