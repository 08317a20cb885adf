package main

import (
	"os"
	"runtime/debug"
)

// What a run may hold before the collector works harder to keep it so, in bytes: the
// program with its tables' open row groups, and beside it the sheets that a worker has in
// flight. Below that bound garbage may lie, garbagePercent of what is in use: most of a
// sheet is garbage when it is written, and to look for it as often as Go does by itself
// takes a tenth of a run's processor time.
const (
	programMemory  = 320 << 20
	workerMemory   = 40 << 20
	garbagePercent = 400
)

// boundMemory sets both, but where the user set one of their own. The bound is no wall: what
// is in use may be more.
func boundMemory(workers int) {
	if os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetMemoryLimit(programMemory + int64(workers)*workerMemory)
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
}
