package main

import (
	"bufio"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// whenWhole is a file that takes its place when it is whole.
type whenWhole struct {
	*bufio.Writer
	path string
	file *os.File // nil for a stream
}

// newWhenWhole begins a file, or writes to the stream where there is no path.
func newWhenWhole(path string, stream io.Writer) (*whenWhole, error) {
	if path == "" || path == "-" {
		return &whenWhole{Writer: bufio.NewWriterSize(stream, 64<<10)}, nil
	}
	return newWholeFile(path)
}

// newWholeFile begins a file beside its place, for those whom the umask lets read it.
func newWholeFile(path string) (*whenWhole, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s can't be written: it is no file", path)
	}
	name := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"-"+rand.Text())
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, fmt.Errorf("%s can't be written: %w", path, err)
	}
	return &whenWhole{bufio.NewWriterSize(file, 64<<10), path, file}, nil
}

// keep puts the file in its place, safe on disk first: else a crash could leave an empty
// one there, and the old one gone.
func (b *whenWhole) keep() error {
	err := b.Flush()
	if b.file == nil {
		return err
	}
	name := b.file.Name()
	if err == nil {
		err = b.file.Sync()
	}
	err = errors.Join(err, b.file.Close())
	b.file = nil
	if err == nil {
		err = os.Rename(name, b.path)
	}
	if err != nil {
		_ = os.Remove(name)
		return fmt.Errorf("%s can't be written: %w", b.path, err)
	}
	return nil
}

// drop removes a file that was not kept.
func (b *whenWhole) drop() {
	if b.file != nil {
		_ = b.file.Close()
		_ = os.Remove(b.file.Name())
	}
}

// replaceFile writes a file whole, or leaves the one that is there.
func replaceFile(path string, data []byte) error {
	f, err := newWholeFile(path)
	if err != nil {
		return err
	}
	defer f.drop()
	if _, err := f.Write(data); err != nil {
		return fmt.Errorf("%s can't be written: %w", path, err)
	}
	return f.keep()
}
