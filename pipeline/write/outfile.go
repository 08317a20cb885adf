package write

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"os"
	"sync"
)

// buffers are used for one file after the other.
var buffers = sync.Pool{New: func() any { return bufio.NewWriterSize(nil, 1<<15) }}

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
	o := &outFile{name: name, file: f, hash: sha256.New(), buffer: buffers.Get().(*bufio.Writer)}
	o.buffer.Reset(io.MultiWriter(f, o.hash))
	return o, nil
}

func (f *outFile) Write(b []byte) (int, error) {
	n, err := f.buffer.Write(b)
	f.size += int64(n)
	return n, err
}

func (f *outFile) close() error {
	err := f.buffer.Flush()
	f.buffer.Reset(nil)
	buffers.Put(f.buffer)
	f.buffer = nil
	return errors.Join(err, f.file.Close())
}

// written is what a file holds that is closed.
type written struct {
	size   int64
	sha256 string // in hex
}

func (f *outFile) written() written { return written{f.size, hex.EncodeToString(f.hash.Sum(nil))} }
