//go:build !unix

package isolate

import (
	"os"
	"os/signal"
	"syscall"
)

// deafen has the child take no notice of Ctrl-C, which goes to every process of the
// console; the parent decides.
func deafen() { signal.Ignore(os.Interrupt) }

// apart does nothing here.
func apart(*syscall.SysProcAttr) {}

// signalled is not known here.
func signalled(*os.ProcessState) bool { return false }
