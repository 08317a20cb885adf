package main

import (
	"os"
	"runtime/debug"
)

// What a run may hold before the collector works harder to keep it so, in bytes: the
// program with its tables' open row groups, and beside it the sheets that a worker has in
// flight. Without a bound the collector lets as much garbage lie as there is in use.
const (
	programMemory = 320 << 20
	workerMemory  = 40 << 20
)

// boundMemory sets that bound, but where the user set one of their own. It is no wall: what
// is in use may be more.
func boundMemory(workers int) {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(programMemory + int64(workers)*workerMemory)
	}
}
