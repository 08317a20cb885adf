package isolate

import (
	"syscall"
	"time"
)

// limit holds this process to the limits. Where the system refuses, the wall clock
// and the parent remain.
func limit() {
	_ = syscall.Setrlimit(syscall.RLIMIT_AS, &syscall.Rlimit{Cur: Memory, Max: Memory})
	secs := uint64(CPU / time.Second)
	_ = syscall.Setrlimit(syscall.RLIMIT_CPU, &syscall.Rlimit{Cur: secs, Max: secs + 2})
	_ = syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{})
}
