//go:build !unix

package cputime

import "time"

// Used is the time since the start of this process: the processor's is not told here.
func Used() time.Duration { return byTheClock() }
