package main

import (
	"math"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
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
// is in use may be more. In a container that has less it is four fifths of that.
func boundMemory(workers int) {
	if os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetMemoryLimit(min(programMemory+int64(workers)*workerMemory, containerMemory(containerLimits)/5*4))
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
}

// containerLimits are where Linux tells a container what memory it has: of control groups
// of version 2, and of version 1.
var containerLimits = []string{"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"}

// containerMemory is the least number in the files, in bytes; that of no limit where none
// holds one, as where there is no container.
func containerMemory(files []string) int64 {
	least := int64(math.MaxInt64)
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		if n, err := strconv.ParseInt(strings.TrimSpace(string(data)), 10, 64); err == nil && n > 0 { // 'max' is none
			least = min(least, n)
		}
	}
	return least
}
