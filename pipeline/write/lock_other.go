//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package write

import (
	"errors"
	"io/fs"
	"os"
)

var (
	errLocked  = errors.New("another process has it locked")
	errNoLocks = errors.New("its file system has no locks")
)

// lockWhole says that this system's own locks are not used: the lock file is the lock.
func lockWhole(*os.File) error { return errNoLocks }

// running reports that a process may be there: its signs of life tell.
func running(int) bool { return true }

// replace puts a link in another's place. Windows renames no link over a folder's,
// so the old one goes first: for an instant there is none, but never a mixture.
func replace(from, to string) error {
	if err := os.Remove(to); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(from, to)
}

func syncFolder(string) error { return nil }
