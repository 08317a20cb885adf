package report

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
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

// write makes a file from what make writes: beside its place first, and then in it.
func (s *site) write(path string, make func(io.Writer) error) (err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("the folder of the report can't be made: %w", err)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".report-*.tmp")
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
	if err := errors.Join(f.Chmod(0o644), f.Close(), os.Rename(f.Name(), path)); err != nil {
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
