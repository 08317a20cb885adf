package report

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
)

// site is where the pages go: the index, and a folder beside it for the others.
type site struct {
	index, folder string
	sync.Mutex
	made  map[string]bool // paths that were written
	bytes int64
}

// ErrForeign says that a file which is not ours stands where the page is to be.
var ErrForeign = errors.New("it is no page that factsheet wrote, and stays as it is")

// newSite refuses to write over a file that is not ours.
func newSite(index string) (*site, error) {
	s := &site{index: index, folder: folderOf(index), made: map[string]bool{}}
	if info, err := os.Lstat(index); err == nil && (info.IsDir() || !ours(index)) {
		return nil, fmt.Errorf("%s can't be written: %w; name another with --out", index, ErrForeign)
	}
	return s, nil
}

// ours reports whether a file is a page of a report.
func ours(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 512)
	n, _ := io.ReadFull(f, head)
	return bytes.Contains(head[:n], []byte(generator))
}

// free refuses a path under the folder that holds what is not ours, and one that a link
// leads out of the folder.
func (s *site) free(path string) error {
	for at := path; ; at = filepath.Dir(at) {
		info, err := os.Lstat(at)
		switch {
		case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR): // its folder tells
		case err != nil:
			return fmt.Errorf("%s can't be written: %w", at, err)
		case at == path && (!info.Mode().IsRegular() || !ours(at)), at != path && !info.IsDir():
			return fmt.Errorf("%s can't be written: %w; name another place with --out", at, ErrForeign)
		}
		if at == s.folder || at == filepath.Dir(at) {
			return nil
		}
	}
}

// write makes a file from what make writes: beside its place first, and then in it.
func (s *site) write(path string, make func(io.Writer) error) (err error) {
	if path != s.index { // newSite has looked at that one
		if err := s.free(path); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("the folder of the report can't be made: %w", err)
	}
	// os.CreateTemp would give it to its owner alone, and the page is for whom the umask says.
	beside := filepath.Join(filepath.Dir(path), ".report-"+strconv.FormatUint(rand.Uint64(), 36)+".tmp")
	f, err := os.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fmt.Errorf("the report can't be written: %w", err)
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
		}
	}()
	b := bufio.NewWriterSize(f, 64<<10)
	if err := make(b); err != nil {
		return fmt.Errorf("%s can't be written: %w", path, err)
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("%s can't be written: %w", path, err)
	}
	size, err := f.Seek(0, io.SeekCurrent)
	if err != nil {
		return fmt.Errorf("%s can't be written: %w", path, err)
	}
	if err := errors.Join(f.Close(), os.Rename(f.Name(), path)); err != nil {
		return fmt.Errorf("%s can't be written: %w", path, err)
	}
	s.Lock()
	defer s.Unlock()
	s.made[path] = true
	s.bytes += size
	return nil
}

// clear removes the pages of ours that this report no longer has, and folders that they
// leave empty. What others put there stays.
func (s *site) clear() (removed int, err error) {
	var folders []string
	err = filepath.WalkDir(s.folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case d.IsDir():
			folders = append(folders, path)
			return nil
		case s.made[path] || !d.Type().IsRegular() || !strings.HasSuffix(path, ".html") || !ours(path):
			return nil
		}
		removed++
		return os.Remove(path)
	})
	if err != nil {
		return removed, fmt.Errorf("pages of an earlier report can't be removed: %w", err)
	}
	for i := len(folders) - 1; i >= 0; i-- {
		_ = os.Remove(folders[i]) // fails where it is not empty
	}
	return removed, nil
}
