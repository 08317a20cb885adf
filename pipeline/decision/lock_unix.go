//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package decision

import (
	"errors"
	"os"
	"syscall"
)

// lock waits for the file and holds it against other programs until unlock is called, or
// the program ends, however it does. Shared, it lets others read.
func lock(f *os.File, name string, shared bool) (unlock func(), err error) {
	how := syscall.LOCK_EX
	if shared {
		how = syscall.LOCK_SH
	}
	err = waitFor(name, func() (bool, error) {
		err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
		if errors.Is(err, syscall.EWOULDBLOCK) || errors.Is(err, syscall.EINTR) {
			return false, nil
		}
		return err == nil, err
	})
	if err != nil {
		return nil, err
	}
	return func() { syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }, nil
}

// syncFolder makes the names in a folder safe on disk.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
