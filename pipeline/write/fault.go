package write

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// faults of the disk and what is to be done about each.
var faults = []struct {
	err  error
	hint string
}{
	{syscall.ENOSPC, "the disk is full; make room, or name a folder on another disk with --out"},
	{syscall.EDQUOT, "your share of the disk is used up; make room, or name a folder on another disk with --out"},
	{syscall.EFBIG, "a file may not grow so large here; raise the limit ('ulimit -f'), or name a folder on another disk with --out"},
	{syscall.EROFS, "the folder lies on a disk that may only be read; name another folder with --out"},
	{syscall.EMFILE, "the program may open no more files; raise the limit ('ulimit -n')"},
	{syscall.EIO, "the disk or the way to it is faulty; name a folder on another disk with --out"},
	{syscall.ESTALE, "the network folder has gone away; mount it anew, or name a folder on another disk with --out"},
	{fs.ErrPermission, "give yourself the right to write there, or name another folder with --out"},
}

// explained adds to a fault of the disk what can be done about it, and what has become of
// the output that was there. Other errors come back as they are.
func (p *place) explained(err error) error {
	if err == nil {
		return nil
	}
	for _, f := range faults {
		if errors.Is(err, f.err) {
			return fmt.Errorf("%w: %s%s", err, f.hint, p.stands())
		}
	}
	return err
}

// stands says what there is of an output now.
func (p *place) stands() string {
	switch {
	case p.shown:
		return "; the new output is in place"
	case exists(filepath.Join(p.out, current)):
		return "; the output of the run before is as it was"
	}
	return ""
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}
