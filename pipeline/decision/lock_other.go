//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package decision

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// lock makes a lock file beside the file and waits until it can, since this system's own
// locks are not used. A killed program leaves it behind.
func lock(_ *os.File, name string, _ bool) (unlock func(), err error) {
	beside := name + ".lock"
	err = waitFor(name, func() (bool, error) {
		f, err := os.OpenFile(beside, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
		if errors.Is(err, fs.ErrExist) || errors.Is(err, fs.ErrPermission) { // Windows tells the latter while it is being removed
			return false, nil
		}
		if err != nil {
			return false, err
		}
		return true, f.Close()
	})
	if err != nil {
		return nil, fmt.Errorf("%w (if none does, remove %s)", err, beside)
	}
	return func() { os.Remove(beside) }, nil
}

func syncFolder(string) error { return nil }
