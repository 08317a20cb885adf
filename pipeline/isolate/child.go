package isolate

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"

	"factsheet/pipeline"
	"factsheet/pipeline/choose"
	"factsheet/pipeline/document"
	"factsheet/pipeline/raster"
	"factsheet/pipeline/read"
)

// Serve is the child: it does what it is asked on in, one request after another, and
// answers on out, until in ends. It then ends the process, whatever it is doing: a
// parent that was killed leaves no child behind.
func Serve(in io.Reader, out io.Writer, engines map[choose.Reader]Opener) error {
	deafen()
	s := server{line: newLine(in, out), openers: engines, engines: map[choose.Reader]Engine{}, memory: newMemory()}
	// One thread for the sheet, one for what watches over it: side by side are the
	// children, not what a child does.
	runtime.GOMAXPROCS(2)
	// A sheet is a few megabytes that are soon garbage: to let twice as much lie as is
	// needed saves a tenth of the time.
	debug.SetGCPercent(200)
	type job struct {
		request
		data []byte
	}
	jobs := make(chan job)
	var fault error
	busy := make(chan struct{}, 1) // holds a token while a job is under way
	go func() {
		defer close(jobs)
		for {
			var j job
			if fault = s.line.dec.Decode(&j.request); fault != nil {
				break
			}
			if j.Size > 0 {
				j.data = make([]byte, j.Size)
				if _, fault = io.ReadFull(s.line.in, j.data); fault != nil {
					break
				}
			}
			busy <- struct{}{}
			jobs <- j
		}
		select {
		case busy <- struct{}{}:
		default:
			os.Exit(0) // nobody waits for the answer any more
		}
	}()
	for j := range jobs {
		if err := s.do(&j.request, j.data); err != nil {
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
	engines map[choose.Reader]Engine
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
	var lost error
	say := func(x reply) {
		if lost == nil {
			lost = s.line.send(x, nil)
		}
	}
	var err error
	switch engine := s.engines[r.Reader]; r.Task {
	case reading:
		err = r.unlock(func(o read.Options) (err error) {
			end.Info, err = pipeline.Takes(engine.Read, data, o, func(t document.Take) { say(reply{Words: takeWords(&t), Take: &t}) })
			return err
		})
	case drawing:
		err = r.unlock(func(o read.Options) error {
			if engine.Draw == nil {
				return fmt.Errorf("the %s reader draws no pages", r.Reader)
			}
			return engine.Draw(data, o, r.Picture, func(p *raster.Picture) { say(reply{Picture: p}) })
		})
	}
	if lost != nil {
		return lost
	}
	if err != nil {
		end.Error = err.Error()
	}
	end.Spent = s.memory.spent(r.Memory)
	return s.line.send(reply{End: &end}, nil)
}

// open makes the request's reader ready.
func (s *server) open(r *request) error {
	if s.engines[r.Reader].Read != nil {
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

// unlock does something with a file, with one password after another. A file that opens
// without one is not asked for the others.
func (r *request) unlock(do func(o read.Options) error) error {
	o := r.Options
	err := guarded(do, o)
	for _, p := range r.Passwords {
		if !errors.Is(err, read.ErrEncrypted) {
			break
		}
		o.Password = p
		err = guarded(do, o)
	}
	return err
}

// guarded turns an engine's panic into an error.
func guarded(do func(o read.Options) error, o read.Options) (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("internal fault (please report it with the sheet): %v", x)
		}
	}()
	return do(o)
}
