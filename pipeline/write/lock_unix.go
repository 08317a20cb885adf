//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package write

import (
	"errors"
	"os"
	"syscall"
)

var (
	errLocked  = errors.New("another process has it locked")
	errNoLocks = errors.New("its file system has no locks")
)

// lockWhole locks an open file for this process: errLocked where another has it, errNoLocks
// where the file system keeps none. The lock ends with the process, however that ends.
func lockWhole(f *os.File) error {
	for {
		switch err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); {
		case errors.Is(err, syscall.EINTR):
		case errors.Is(err, syscall.EWOULDBLOCK):
			return errLocked
		case errors.Is(err, syscall.ENOLCK), errors.Is(err, syscall.ENOSYS), errors.Is(err, syscall.ENOTSUP), errors.Is(err, syscall.EOPNOTSUPP):
			return errNoLocks
		default:
			return err
		}
	}
}

// running reports whether a process of this machine is there.
func running(pid int) bool {
	return !errors.Is(syscall.Kill(pid, 0), syscall.ESRCH)
}

// replace renames a link over another, in one step.
func replace(from, to string) error { return os.Rename(from, to) }

// syncFolder makes the names in a folder safe on disk.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
