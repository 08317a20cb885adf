//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// surviveFileSize makes a file that may not grow further ('ulimit -f') an error of its
// write, which names it, rather than the program's end.
func surviveFileSize() { signal.Ignore(syscall.SIGXFSZ) }
