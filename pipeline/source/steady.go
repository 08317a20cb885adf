package source

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"time"
)

// ErrWritten says that a sheet's file was written to each time that it was read.
var ErrWritten = errors.New("the file was being written to while it was read; run again when it is whole")

const (
	// quiet is how long a file must have been let be before it is read: who writes it in
	// parts rests between them.
	quiet = 50 * time.Millisecond
	// coarse is how long a file may be written to without its time telling: the clock of
	// some file systems moves by two seconds.
	coarse = 2 * time.Second
	// readTries is how often a file is read that is written to meanwhile.
	readTries = 6
)

// file is what is asked of an open file.
type file interface {
	io.ReadSeekCloser
	Stat() (fs.FileInfo, error)
}

func openFile(path string) (file, error) { return os.Open(path) }

// steady reads a file as it is at one time: its size and time are the same before and
// after. One that changes meanwhile is read again.
func steady(path string, open func(string) (file, error)) ([]byte, error) {
	for range readTries {
		data, same, err := readOnce(path, open)
		if err != nil || same {
			return data, err
		}
		time.Sleep(quiet)
	}
	return nil, ErrWritten
}

// readOnce reads a file, and reports whether it stayed the same meanwhile. Another that is
// put in its place by a rename makes no difference: the one that was opened is read on.
func readOnce(path string, open func(string) (file, error)) (data []byte, same bool, err error) {
	f, err := open(path)
	if err != nil {
		return nil, false, err
	}
	defer f.Close()
	before, err := f.Stat()
	if err != nil {
		return nil, false, err
	}
	if !before.Mode().IsRegular() { // a pipe, which is read once whatever happens
		data, err = readAll(f)
		return data, true, err
	}
	age := time.Since(before.ModTime())
	if 0 <= age && age < quiet {
		time.Sleep(quiet - age)
	}
	if data, err = readAll(f); err != nil {
		return nil, false, err
	}
	if age < coarse { // its time may not tell: its bytes must be the same twice
		if same, err = holds(f, data); err != nil || !same {
			return nil, false, err
		}
	}
	after, err := f.Stat()
	if err != nil {
		return nil, false, err
	}
	size := int64(len(data))
	return data, before.Size() == size && after.Size() == size && after.ModTime().Equal(before.ModTime()), nil
}

// holds reports whether a file holds these bytes.
func holds(f file, data []byte) (bool, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return false, err
	}
	again, err := readAll(f)
	return bytes.Equal(data, again), err
}
