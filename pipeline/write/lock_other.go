//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package write

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// acquire opens the marker file and makes a lock file beside it, since this system's
// own locks are not used. A killed run leaves the lock file behind.
func acquire(name string) (*os.File, error) {
	lock, err := os.OpenFile(name+".lock", os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("another run is writing to %s; if none is, remove %s", filepath.Dir(name), name+".lock")
	}
	if err != nil {
		return nil, fmt.Errorf("the output folder can't be written to: %w", err)
	}
	lock.Close()
	f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o644)
	if err != nil {
		os.Remove(name + ".lock")
		return nil, fmt.Errorf("the output folder can't be written to: %w", err)
	}
	return f, nil
}

func releaseLock(f *os.File) {
	f.Close()
	os.Remove(f.Name() + ".lock")
}

// replace puts a link in another's place. Windows renames no link over a folder's,
// so the old one goes first: for an instant there is none, but never a mixture.
func replace(from, to string) error {
	if err := os.Remove(to); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(from, to)
}

func syncFolder(string) error { return nil }
