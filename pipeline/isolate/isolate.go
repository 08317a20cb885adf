// Package isolate reads PDFs in processes of their own. A broken or hostile file can
// make an object reader loop for ever or ask for all memory there is, and a goroutine
// can't be killed; a process can, and costs its sheet alone.
package isolate

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"factsheet/pipeline"
	"factsheet/pipeline/document"
	"factsheet/pipeline/read"
)

// Limits of one reading. CPU and Memory are held by the system, on Linux; elsewhere
// only Wall and maxMessage stand. A text that needs more than maxMessage as JSON fails
// its sheet. As many readings go on at once as there are workers, so a hostile batch
// may take workers times Memory.
const (
	Wall       = 60 * time.Second
	CPU        = 20 * time.Second
	Memory     = 2 << 30   // bytes of address space
	maxMessage = 160 << 20 // bytes
)

// reading is what a child tells of a sheet.
type reading struct {
	Takes []document.Take `json:"takes"`
	Info  document.Info   `json:"info"`
	Error string          `json:"error"`
}

// childMark is set in a child's environment. A process that finds it set starts no
// other: a program that does not know the verb it was called with would else call
// itself for ever.
const childMark = "FACTSHEET_PDF_CHILD"

// ErrNested says that a child was about to start another.
var ErrNested = errors.New("a process that was started to read a PDF starts no other (" + childMark + " is set)")

// Serve is the child: it reads one PDF from in and writes what it says to out.
func Serve(in io.Reader, out io.Writer) error {
	limit()
	data, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	var r reading
	r.Info, err = pipeline.Takes(pipeline.Fast, data, read.Defaults, func(t document.Take) { r.Takes = append(r.Takes, t) })
	if err != nil {
		r.Error = err.Error()
	}
	return json.NewEncoder(out).Encode(&r)
}

// Reader returns a reader that runs the command for each PDF, a program that calls
// Serve. The command's first word is its file, args are its arguments with the name
// that it is called by.
func Reader(file string, args []string) pipeline.PDFReader {
	return func(ctx context.Context, d *document.Document, data []byte) error {
		if os.Getenv(childMark) != "" {
			return ErrNested
		}
		ctx, cancel := context.WithTimeout(ctx, Wall)
		defer cancel()
		cmd := exec.CommandContext(ctx, file)
		cmd.Args = args
		cmd.Env = append(os.Environ(), childMark+"=1")
		cmd.Stdin = bytes.NewReader(data)
		cmd.WaitDelay = time.Second
		stderr := &tail{}
		cmd.Stderr = stderr
		stdout, err := cmd.StdoutPipe()
		if err != nil {
			return err
		}
		if err := cmd.Start(); err != nil {
			return fmt.Errorf("the PDF reader can't be started: %w", err)
		}
		out, readErr := io.ReadAll(io.LimitReader(stdout, maxMessage))
		if len(out) == maxMessage {
			cancel()
			_ = cmd.Wait()
			return fmt.Errorf("its text is longer than %d MB, which no factsheet's is: the file is damaged, or made to harm", maxMessage>>20)
		}
		if err := errors.Join(cmd.Wait(), readErr); err != nil {
			return cause(ctx, err, stderr.String())
		}
		var r reading
		if err := json.Unmarshal(out, &r); err != nil {
			return fmt.Errorf("the PDF reader broke off: %w", err)
		}
		if r.Error != "" {
			return errors.New(r.Error)
		}
		return pipeline.Gather(d, r.Takes, r.Info, "fast")
	}
}

// cause says in words why a child ended.
func cause(ctx context.Context, err error, said string) error {
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return fmt.Errorf("reading it took longer than %v, and was broken off: the file is damaged, or made to harm", Wall)
	case ctx.Err() != nil:
		return errors.New("reading it was broken off")
	case strings.Contains(said, "SIGXCPU") || strings.Contains(err.Error(), "CPU time limit") || strings.Contains(err.Error(), "killed"):
		return fmt.Errorf("reading it took longer than %v of computing, and was broken off: the file is damaged, or made to harm", CPU)
	case strings.Contains(said, "out of memory") || strings.Contains(said, "cannot allocate memory") || strings.Contains(said, "address space"):
		return fmt.Errorf("reading it asked for more than %d GB of memory, and was broken off: the file is damaged, or made to harm", Memory>>30)
	case strings.Contains(said, "stack overflow") || strings.Contains(said, "stack exceeds"):
		return errors.New("it is nested deeper than can be read: the file is damaged, or made to harm")
	}
	line, _, _ := strings.Cut(said, "\n")
	return fmt.Errorf("the PDF reader failed on it (%w): %s", err, strings.ToValidUTF8(line, "\ufffd"))
}

// tail keeps the beginning of what a child says on its standard error.
type tail struct{ b []byte }

func (t *tail) Write(p []byte) (int, error) {
	if room := 8192 - len(t.b); room > 0 {
		t.b = append(t.b, p[:min(room, len(p))]...)
	}
	return len(p), nil
}

func (t *tail) String() string { return string(t.b) }
