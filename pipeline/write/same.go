package write

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// sameTree reports whether two folders hold the same files with the same bytes.
func sameTree(a, b string) (bool, error) {
	listA, err := tree(a)
	if err != nil {
		return false, err
	}
	listB, err := tree(b)
	if err != nil || !slices.Equal(listA, listB) {
		return false, err
	}
	for _, f := range listA {
		if f.size < 0 {
			continue
		}
		if same, err := sameFile(filepath.Join(a, f.name), filepath.Join(b, f.name)); err != nil || !same {
			return false, err
		}
	}
	return true, nil
}

type treeEntry struct {
	name string
	size int64 // -1 for a folder, -2 for what is neither folder nor file
}

func tree(dir string) ([]treeEntry, error) {
	var out []treeEntry
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			return err
		}
		name, _ := filepath.Rel(dir, path)
		t := treeEntry{name, -1}
		if !e.IsDir() {
			t.size = -2
			if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
				t.size = info.Size()
			}
		}
		out = append(out, t)
		return nil
	})
	return out, err
}

func sameFile(a, b string) (bool, error) {
	fa, err := os.Open(a)
	if err != nil {
		return false, err
	}
	defer fa.Close()
	fb, err := os.Open(b)
	if err != nil {
		return false, err
	}
	defer fb.Close()
	bufA, bufB := make([]byte, 1<<15), make([]byte, 1<<15)
	for {
		n, errA := io.ReadFull(fa, bufA)
		m, errB := io.ReadFull(fb, bufB)
		if n != m || string(bufA[:n]) != string(bufB[:m]) {
			return false, nil
		}
		if errA == io.EOF || errA == io.ErrUnexpectedEOF {
			return true, nil
		}
		if err := errors.Join(errA, errB); err != nil {
			return false, err
		}
	}
}
