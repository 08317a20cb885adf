package isolate

import (
	"bufio"
	"encoding/gob"
	"errors"
	"fmt"
	"io"

	"factsheet/pipeline/choose"
	"factsheet/pipeline/document"
	"factsheet/pipeline/raster"
	"factsheet/pipeline/read"
)

// request is what a child is asked to do: to make a reader ready and, where Task says so,
// to do something with the file whose bytes follow the request.
type request struct {
	Reader    choose.Reader
	Cache     string
	Memory    int64
	Options   read.Options
	Passwords []string
	Task      task
	Picture   raster.Options // of what is drawn
	Size      int            // of the file, in bytes
}

// task is what is to be done with a file.
type task uint8

const (
	noTask task = iota
	reading
	drawing
)

// String names the task as a message to the user begins.
func (t task) String() string { return [...]string{"opening", "reading", "drawing"}[t] }

// reply is one page, read or drawn, or the end.
type reply struct {
	Take    *document.Take
	Words   pageWords // of the lines of Take, which has them not
	Picture *raster.Picture
	End     *ending
}

// ending is what a child says when it has done what it was asked.
type ending struct {
	Info  document.Info
	Error string // what kept the rest from being read
	Spent bool   // the child has grown large, and is better replaced
}

// maxReply bounds what a child may say of one sheet, in bytes: eight times the most
// text that is read of one, or 500 pictures of its pages.
const maxReply = 64 << 20

// known are the errors that a child's words are turned back into.
var known = []error{read.ErrNotPDF, read.ErrEncrypted, read.ErrCipher, read.ErrNoPages, read.ErrEmpty}

func (e *ending) err() error {
	if e.Error == "" {
		return nil
	}
	for _, k := range known {
		if k.Error() == e.Error {
			return k
		}
	}
	return errors.New(e.Error)
}

// line is one end of the two pipes between a child and its parent.
type line struct {
	in  *counter
	out *bufio.Writer
	dec *gob.Decoder
	enc *gob.Encoder
}

func newLine(in io.Reader, out io.Writer) *line {
	l := &line{in: &counter{r: bufio.NewReaderSize(in, 1<<16)}, out: bufio.NewWriterSize(out, 1<<16)}
	l.dec, l.enc = gob.NewDecoder(l.in), gob.NewEncoder(l.out)
	return l
}

// send sends a message at once, with the bytes that follow it.
func (l *line) send(v any, data []byte) error {
	if err := l.enc.Encode(v); err != nil {
		return err
	}
	if _, err := l.out.Write(data); err != nil {
		return err
	}
	return l.out.Flush()
}

// counter counts what is read, and ends where there is too much. It reads byte by byte
// for gob, which then takes no more than its message.
type counter struct {
	r    *bufio.Reader
	n    int64
	most int64 // 0 for no bound
}

var errTooLong = fmt.Errorf("what was read of it is longer than %d MB, which no factsheet's text is: the file is damaged, or made to harm", maxReply>>20)

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if c.most > 0 && c.n > c.most {
		return n, errTooLong
	}
	return n, err
}

func (c *counter) ReadByte() (byte, error) {
	c.n++
	return c.r.ReadByte()
}
