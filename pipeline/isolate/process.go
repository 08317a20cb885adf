package isolate

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"factsheet/pipeline/choose"
)

// process is a child as its parent sees it.
type process struct {
	cmd    *exec.Cmd
	stdin  io.Closer
	line   *line
	said   *tail
	opened map[choose.Reader]bool // the readers that it has ready
	spent  bool                   // it is not to be used again
	late   atomic.Bool            // it was killed because nothing came of it for too long
}

// starter starts processes from one thread, which lives as long as the program: Linux
// kills a child so bound when the thread that started it ends.
var starter = sync.OnceValue(func() chan<- func() {
	jobs := make(chan func())
	go func() {
		runtime.LockOSThread()
		for job := range jobs {
			job()
		}
	}()
	return jobs
})

func start(command []string) (*process, error) {
	if nested() {
		return nil, ErrNested
	}
	c := exec.Command(command[0])
	c.Args = command[1:]
	c.Env = append(os.Environ(), childMark+"=1")
	c.WaitDelay = time.Second
	p := &process{cmd: c, said: &tail{}, opened: map[choose.Reader]bool{}}
	c.Stderr = p.said
	c.SysProcAttr = &syscall.SysProcAttr{}
	bind(c.SysProcAttr)
	apart(c.SysProcAttr)
	stdin, err := c.StdinPipe()
	if err != nil {
		return nil, err
	}
	stdout, err := c.StdoutPipe()
	if err != nil {
		return nil, err
	}
	done := make(chan error)
	starter() <- func() { done <- c.Start() }
	if err := <-done; err != nil {
		return nil, fmt.Errorf("the PDF reader can't be started: %w", err)
	}
	p.stdin, p.line = stdin, newLine(stdout, stdin)
	p.line.in.most = maxReply
	return p, nil
}

// ask sends a request, and gives each page that comes of it to page, until ctx ends or
// stall has passed since the last one. An error is the process's end.
func (p *process) ask(ctx context.Context, r *request, data []byte, stall time.Duration, page func(*reply)) (end *ending, err error) {
	clock := time.AfterFunc(stall, func() {
		p.late.Store(true)
		p.kill()
	})
	defer clock.Stop()
	defer context.AfterFunc(ctx, p.kill)()
	p.line.in.n = 0
	if err := p.line.send(r, data); err != nil {
		return nil, err
	}
	for {
		var x reply
		if err := p.line.dec.Decode(&x); err != nil {
			return nil, err
		}
		switch {
		case x.End != nil:
			p.spent = p.spent || x.End.Spent
			return x.End, nil
		case r.Task == reading && x.Take != nil:
			if err := x.Words.putWords(x.Take); err != nil {
				return nil, err
			}
		case r.Task == drawing && x.Picture != nil:
		default:
			return nil, errors.New("it answers with nothing")
		}
		clock.Reset(stall)
		page(&x)
	}
}

func (p *process) kill() { _ = p.cmd.Process.Kill() }

// errStays says that a process had to be killed that should have ended by itself.
var errStays = errors.New("it answers with what is no answer")

// garbled reports whether the end of a process's words was not the process's own.
func garbled(err error) bool {
	return !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, syscall.EPIPE)
}

// end lets the process end, or makes it, and returns how it did.
func (p *process) end() error {
	_ = p.stdin.Close()
	clock := time.AfterFunc(time.Second, p.kill)
	err := p.cmd.Wait()
	if !clock.Stop() {
		return errStays
	}
	return err
}

// refusals are what a process says that the system gave no more memory: for its heap or
// a mapping, for a thread (with and without cgo), or for the race detector's tables. The
// last is what the collector of Go 1.26 comes to where its own tables can't grow; a
// fault of a reader would be a panic.
var refusals = []string{
	outOfMemory, "cannot allocate memory", "pthread_create failed", "failed to create new OS thread", "ThreadSanitizer failed to allocate",
	"SIGSEGV: segmentation violation\nPC=",
}

func refused(said string) bool {
	for _, s := range refusals {
		if strings.Contains(said, s) {
			return true
		}
	}
	return false
}

// tail keeps the beginning of what a child says on its standard error.
type tail struct {
	mu sync.Mutex
	b  []byte
}

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if room := 8192 - len(t.b); room > 0 {
		t.b = append(t.b, p[:min(room, len(p))]...)
	}
	return len(p), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.b)
}

// cause says in words why a child ended, and over what: err is how its words did, ended how
// it did.
func (p *process) cause(over task, err, ended error, limits Limits) error {
	said := p.said.String()
	var status *exec.ExitError
	code := 0
	if errors.As(ended, &status) {
		code = status.ExitCode()
	}
	switch {
	case errors.Is(err, errTooLong):
		return errTooLong
	case errors.Is(ended, errStays):
		return fmt.Errorf("the PDF reader broke off: %w", ended)
	case garbled(err):
		return fmt.Errorf("the PDF reader broke off: %w", err)
	case code == exitMemory || refused(said):
		return fmt.Errorf("%s it asked for more than %s of memory (--max-memory), and was broken off: the file is damaged, or made to harm", over, Size(limits.Memory))
	case strings.Contains(said, "stack overflow") || strings.Contains(said, "stack exceeds"):
		return errors.New("it is nested deeper than can be read: the file is damaged, or made to harm")
	case ended == nil:
		return errors.New("the PDF reader broke off")
	}
	first, _, _ := bufio.NewReader(strings.NewReader(said)).ReadLine()
	return fmt.Errorf("the PDF reader failed on it (%w): %s", ended, strings.ToValidUTF8(string(first), "\ufffd"))
}
