//go:build unix

package cputime

import (
	"syscall"
	"time"
)

// Used is the processor time of all threads of this process so far, the system's work
// for them in it.
func Used() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return byTheClock()
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
