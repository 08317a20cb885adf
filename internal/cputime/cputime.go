// Package cputime tells what processor time this process has taken. Tests bound it where
// they bound how long work takes: time by the clock is also that of whatever else the
// machine does meanwhile, and a test that bounds it fails by chance on a busy one. What
// does not end at all is for the deadline of 'go test'.
package cputime

import "time"

var began = time.Now()

func byTheClock() time.Duration { return time.Since(began) }
