package results

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"

	"factsheet/pipeline/manifest"
)

// ErrAltered says that an output is not as its run wrote it.
var ErrAltered = errors.New("the output is not as it was written")

// outputFile is a file that a manifest names, with what it has to be.
type outputFile struct {
	name, sha256 string
	size         int64
}

// Intact reports as an error, which holds ErrAltered, that the generation root is not as its
// run wrote it: a file of the manifest is missing or holds other bytes, or another is there.
// The files are read, as many side by side as there are cores.
func Intact(ctx context.Context, root string, m *manifest.Manifest) error {
	files, err := named(m)
	if err != nil {
		return err
	}
	if err := only(root, files); err != nil {
		return err
	}
	var next atomic.Int64
	errs := make([]error, min(len(files), runtime.GOMAXPROCS(0)))
	var wait sync.WaitGroup
	for w := range errs {
		wait.Go(func() {
			buffer := make([]byte, 1<<16)
			for i := int(next.Add(1)) - 1; i < len(files) && errs[w] == nil; i = int(next.Add(1)) - 1 {
				if errs[w] = ctx.Err(); errs[w] == nil {
					errs[w] = files[i].same(root, buffer)
				}
			}
		})
	}
	wait.Wait()
	return errors.Join(errs...)
}

// named are the files of a manifest.
func named(m *manifest.Manifest) ([]outputFile, error) {
	var out []outputFile
	for i := range m.Inputs {
		in := &m.Inputs[i]
		if in.Output == nil {
			continue
		}
		if in.OutputSHA256 == nil || in.OutputSize == nil {
			return nil, fmt.Errorf("%w: the manifest has no hash of %s", ErrAltered, *in.Output)
		}
		out = append(out, outputFile{*in.Output, *in.OutputSHA256, *in.OutputSize})
	}
	for _, t := range m.Tables {
		out = append(out, outputFile{t.File, t.SHA256, t.Size})
	}
	for _, f := range m.Files {
		out = append(out, outputFile{f.File, f.SHA256, f.Size})
	}
	return out, nil
}

// only makes sure that the files are there, with their sizes, and no others.
func only(root string, files []outputFile) error {
	sizes := make(map[string]int64, len(files))
	for i := range files {
		sizes[files[i].name] = files[i].size
	}
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(root, path)
		if name = filepath.ToSlash(name); err != nil || name == "manifest.json" {
			return err
		}
		size, ok := sizes[name]
		delete(sizes, name)
		if info, err := e.Info(); err != nil || !ok || !info.Mode().IsRegular() || info.Size() != size {
			return fmt.Errorf("%w: %s is not the manifest's", ErrAltered, name)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for name := range sizes {
		return fmt.Errorf("%w: %s is missing", ErrAltered, name)
	}
	return nil
}

// same makes sure that a file holds the bytes that it was written with.
func (f *outputFile) same(root string, buffer []byte) error {
	file, err := os.Open(filepath.Join(root, filepath.FromSlash(f.name)))
	if err != nil {
		return fmt.Errorf("%w: %w", ErrAltered, err)
	}
	defer file.Close()
	sum, err := HashOf(file, buffer)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrAltered, err)
	}
	if sum != f.sha256 {
		return fmt.Errorf("%w: %s holds other bytes", ErrAltered, f.name)
	}
	return nil
}
