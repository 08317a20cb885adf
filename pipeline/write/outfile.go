package write

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"os"
)

// outFile is a file of the generation that knows its own hash.
type outFile struct {
	name   string
	file   *os.File
	buffer *bufio.Writer
	hash   hash.Hash
	size   int64
}

func newOutFile(p *place, name string) (*outFile, error) {
	f, err := p.create(name)
	if err != nil {
		return nil, err
	}
	o := &outFile{name: name, file: f, hash: sha256.New()}
	o.buffer = bufio.NewWriterSize(io.MultiWriter(f, o.hash), 1<<15)
	return o, nil
}

func (f *outFile) Write(b []byte) (int, error) {
	n, err := f.buffer.Write(b)
	f.size += int64(n)
	return n, err
}

func (f *outFile) close() error { return errors.Join(f.buffer.Flush(), f.file.Close()) }

// written is what a file holds that is closed.
type written struct {
	size   int64
	sha256 string // in hex
}

func (f *outFile) written() written { return written{f.size, hex.EncodeToString(f.hash.Sum(nil))} }
