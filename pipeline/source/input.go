// Package source finds the sheets that a run is to read: files, folders, globs and
// standard input, in an order that no file system has a say in.
package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"factsheet/pipeline/document"
)

// Input is one sheet as found, before it is read.
type Input struct {
	Source    string // the path relative to the one given, with forward slashes; or a JSON line's id
	Path      string // where to read it; empty where Data or Text is set
	MediaType string // "text/plain" or "application/pdf"
	Data      []byte
	Text      string // text that was decoded before it came here (a JSON line's); used where there is no Data
	SHA256    string // of the bytes, in hex
	Size      int64  // of the bytes
	Date      string // the sheet's own date as the caller gave it (EDTF), or empty
	Note      string // what the user should know of it: 'named .txt, but it is a PDF'
	Fault     error  // why its bytes could not be had: the sheet fails with it
	Problems  []document.Problem
}

// MaxBytes is the size above which a sheet is refused: no factsheet is so large, and
// the memory of a run is bounded by the sheets in flight.
const MaxBytes = 64 << 20

// ErrTooLarge says that a sheet is larger than MaxBytes.
var ErrTooLarge = fmt.Errorf("the file is larger than %d MB, which no factsheet is; split it, or take it out of the input", MaxBytes>>20)

// FromText is the input of a text that came decoded, as a JSON line's does.
func FromText(id, text string) Input {
	sum := sha256.Sum256([]byte(text))
	return Input{Source: id, MediaType: TextType, Text: text, SHA256: hex.EncodeToString(sum[:]), Size: int64(len(text))}
}

// FromBytes is the input of bytes that came without a name; their kind is told by
// their content.
func FromBytes(name string, data []byte) Input {
	in := Input{Source: name}
	in.set(data, "")
	return in
}

// FromReader reads all of r, up to MaxBytes.
func FromReader(name string, r io.Reader) Input {
	data, err := readAll(r)
	if err != nil {
		return Input{Source: name, MediaType: TextType, Fault: plain(err)}
	}
	return FromBytes(name, data)
}

// Load reads the bytes of a sheet that was found by path, and tells its hash and its
// kind. Where they can't be had, Fault says why; a sheet that has its bytes or text
// is left as it is. The bytes are those of one state of the file, and all that follows
// works on them: the path is not opened again, whatever becomes of the file.
func (in *Input) Load() {
	if in.Path == "" || in.Data != nil || in.Fault != nil {
		return
	}
	data, err := steady(in.Path, openFile)
	if err != nil {
		in.Fault = plain(err)
		return
	}
	in.set(data, ending(in.Path))
}

func (in *Input) set(data []byte, ending string) {
	if data == nil {
		data = []byte{}
	}
	sum := sha256.Sum256(data)
	in.Data, in.SHA256, in.Size = data, hex.EncodeToString(sum[:]), int64(len(data))
	in.MediaType, in.Note = kind(ending, data)
}

func readAll(r io.Reader) ([]byte, error) {
	var b bytes.Buffer
	if f, ok := r.(file); ok {
		if st, err := f.Stat(); err == nil && st.Mode().IsRegular() {
			if st.Size() > MaxBytes {
				return nil, ErrTooLarge
			}
			b.Grow(int(st.Size()) + bytes.MinRead)
		}
	}
	n, err := b.ReadFrom(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, err
	}
	if n > MaxBytes {
		return nil, ErrTooLarge
	}
	return b.Bytes(), nil
}

// plain says in words what kept a file from being read, without its path: the path
// differs from machine to machine, and the sheet is named beside the message.
func plain(err error) error {
	switch {
	case errors.Is(err, ErrTooLarge), errors.Is(err, ErrWritten):
		return err
	case errors.Is(err, fs.ErrPermission):
		return errors.New("permission denied; give yourself the right to read the file")
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("the file is no longer there")
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("it can't be read: %w", p.Err)
	}
	return fmt.Errorf("it can't be read: %w", err)
}
