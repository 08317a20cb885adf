//go:build unix

package isolate

import (
	"os"
	"os/signal"
	"syscall"
)

// deafen has the child take no notice of what ends the program. Whoever ends a night's job
// signals all of its processes, and the sheets that are in flight then are to be finished;
// a child whose parent is gone ends by its input's end.
func deafen() { signal.Ignore(os.Interrupt, syscall.SIGTERM) }

// apart keeps a child out of the terminal's process group, to which Ctrl-C goes.
func apart(a *syscall.SysProcAttr) { a.Setpgid = true }

// signalled reports whether a process was ended by what deafen guards against: it came
// before that did.
func signalled(s *os.ProcessState) bool {
	w, ok := s.Sys().(syscall.WaitStatus)
	return ok && w.Signaled() && (w.Signal() == syscall.SIGINT || w.Signal() == syscall.SIGTERM)
}
