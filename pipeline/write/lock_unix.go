//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package write

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// acquire locks the marker file, which it makes where it is missing. The lock ends
// with the process, however that ends.
func acquire(name string) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o644)
	if err != nil {
		return nil, fmt.Errorf("the output folder can't be written to: %w", err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, fmt.Errorf("another run is writing to %s; wait for it or name another folder with --out", filepath.Dir(name))
		}
		return nil, fmt.Errorf("the output folder can't be locked: %w", err)
	}
	return f, nil
}

func releaseLock(f *os.File) { f.Close() }

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
