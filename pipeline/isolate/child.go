package isolate

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"

	"factsheet/pipeline"
	"factsheet/pipeline/choose"
	"factsheet/pipeline/document"
	"factsheet/pipeline/read"
)

// Serve is the child: it does what it is asked on in, one request after another, and
// answers on out, until in ends. It then ends the process, whatever it is doing: a
// parent that was killed leaves no child behind.
func Serve(in io.Reader, out io.Writer, engines map[choose.Reader]Opener) error {
	signal.Ignore(os.Interrupt) // Ctrl-C goes to every process of the terminal; the parent decides
	s := server{line: newLine(in, out), openers: engines, engines: map[choose.Reader]pipeline.Engine{}, memory: newMemory()}
	// One thread for the sheet, one for what watches over it: side by side are the
	// children, not what a child does.
	runtime.GOMAXPROCS(2)
	// A sheet is a few megabytes that are soon garbage: to let twice as much lie as is
	// needed saves a tenth of the time.
	debug.SetGCPercent(200)
	type task struct {
		request
		data []byte
	}
	tasks := make(chan task)
	var fault error
	busy := make(chan struct{}, 1) // holds a token while a task is under way
	go func() {
		defer close(tasks)
		for {
			var t task
			if fault = s.line.dec.Decode(&t.request); fault != nil {
				break
			}
			if t.Size > 0 {
				t.data = make([]byte, t.Size)
				if _, fault = io.ReadFull(s.line.in, t.data); fault != nil {
					break
				}
			}
			busy <- struct{}{}
			tasks <- t
		}
		select {
		case busy <- struct{}{}:
		default:
			os.Exit(0) // nobody waits for the answer any more
		}
	}()
	for t := range tasks {
		if err := s.do(&t.request, t.data); err != nil {
			return err
		}
		<-busy
	}
	if errors.Is(fault, io.EOF) {
		return nil
	}
	return fault
}

// server is a child at work.
type server struct {
	line    *line
	openers map[choose.Reader]Opener
	engines map[choose.Reader]pipeline.Engine
	memory  *memory
}

// do answers one request. The error is that of the answer, which nobody then gets.
func (s *server) do(r *request, data []byte) error {
	s.memory.hold(r.Memory)
	var end ending
	if err := s.open(r); err != nil {
		end.Error = err.Error()
		return s.line.send(reply{End: &end}, nil)
	}
	if r.Read {
		var lost error
		info, err := s.read(r, data, func(t document.Take) {
			if lost == nil {
				lost = s.line.send(reply{Words: takeWords(&t), Take: &t}, nil)
			}
		})
		if lost != nil {
			return lost
		}
		end.Info = info
		if err != nil {
			end.Error = err.Error()
		}
	}
	end.Spent = s.memory.spent(r.Memory)
	return s.line.send(reply{End: &end}, nil)
}

// open makes the request's reader ready.
func (s *server) open(r *request) error {
	if s.engines[r.Reader] != nil {
		return nil
	}
	open := s.openers[r.Reader]
	if open == nil {
		return fmt.Errorf("there is no reader %q", r.Reader)
	}
	e, err := open(r.Cache)
	if err != nil {
		return err
	}
	s.engines[r.Reader] = e
	if resident() > roomy/2 { // of what it took to compile
		s.memory.giveBack()
	}
	return nil
}

// read reads a file, with one password after another. A file that opens without one is
// not asked for the others.
func (s *server) read(r *request, data []byte, page func(document.Take)) (document.Info, error) {
	engine := s.engines[r.Reader]
	o := r.Options
	info, err := guarded(engine, data, o, page)
	for _, p := range r.Passwords {
		if !errors.Is(err, read.ErrEncrypted) {
			break
		}
		o.Password = p
		info, err = guarded(engine, data, o, page)
	}
	return info, err
}

// guarded turns an engine's panic into an error.
func guarded(engine pipeline.Engine, data []byte, o read.Options, page func(document.Take)) (info document.Info, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("internal fault (please report it with the sheet): %v", x)
		}
	}()
	return pipeline.Takes(engine, data, o, page)
}
