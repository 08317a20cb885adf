// Package review serves the page of a run on loopback, with which a person decides about
// each entry. What is decided is an event in the run's decision file.
package review

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"factsheet/pipeline/decision"
	"factsheet/pipeline/record"
	"factsheet/pipeline/report"
	"factsheet/pipeline/source"
)

// Options say what is reviewed.
type Options struct {
	Run       string // the output folder of a run
	Decisions string // the file of events; empty for the run's own
	Port      int    // 0 for any that is free

	Doc  func(rule string) string         // what a rule does, empty where it is not known; may be nil
	Read func(text string) *record.Record // reads words that a person marked, to fill in what they tell; may be nil
	// Pictures are the pages of a sheet as they look; nil for none.
	Pictures func(*record.Record) report.Pictures

	To        string                            // the folder of the fixtures that are made; empty where none are
	Originals func() (*source.Originals, error) // finds the sheets' files for them
}

// Server serves the pages of a run.
type Server struct {
	o        Options
	store    *decision.Store
	listener net.Listener
	token    string

	mu     sync.Mutex
	shown  *shown
	looked *look

	keeping sync.Mutex // while fixtures are made
}

// ErrPort says that the port asked for can't be had.
var ErrPort = errors.New("the port can't be had")

// Listen opens the run and its decisions, and a port of 127.0.0.1 that answers when Serve
// is called. The errors hold ErrPort, or are those of the run and of the decisions.
func Listen(o Options) (*Server, error) {
	if o.Decisions == "" {
		o.Decisions = filepath.Join(o.Run, decision.FileName)
	}
	s := &Server{o: o, token: newToken()}
	if _, err := s.current(); err != nil {
		return nil, err
	}
	var err error
	if s.store, err = decision.Open(o.Decisions); err != nil {
		return nil, err
	}
	if err := s.store.Writable(); err != nil {
		return nil, fmt.Errorf("%w; name another file for them with --decisions", err)
	}
	if _, err := s.look(); err != nil {
		return nil, err
	}
	s.listener, err = net.Listen("tcp4", net.JoinHostPort("127.0.0.1", fmt.Sprint(o.Port)))
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("%w: another program has port %d; choose another with --port, or leave it away", ErrPort, o.Port)
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrPort, err)
	}
	return s, nil
}

// Address is where the pages are. Whoever knows it may decide.
func (s *Server) Address() string {
	return "http://" + s.listener.Addr().String() + "/" + s.token + "/"
}

// Decisions is the file of the events.
func (s *Server) Decisions() string { return s.o.Decisions }

// Unfinished is the torn last line of the decisions, which a program that was killed left;
// empty where there is none.
func (s *Server) Unfinished() string {
	t, err := s.store.Torn()
	if err != nil || t == nil {
		return ""
	}
	return t.Text
}

// The longest that a request may take to arrive, to be answered, and to be followed by
// another, and that Serve waits for the ones at hand when it ends.
const (
	arrival  = 10 * time.Second
	answer   = 2 * time.Minute
	idle     = 2 * time.Minute
	farewell = 3 * time.Second
)

// Serve answers until ctx ends.
func (s *Server) Serve(ctx context.Context) error {
	h := &http.Server{
		Handler:           s.handler(),
		ReadHeaderTimeout: arrival,
		ReadTimeout:       arrival,
		WriteTimeout:      answer,
		IdleTimeout:       idle,
		MaxHeaderBytes:    32 << 10,
	}
	ended := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(ended)
		late, cancel := context.WithTimeout(context.Background(), farewell)
		defer cancel()
		if h.Shutdown(late) != nil {
			_ = h.Close()
		}
	})
	if v, err := s.current(); err == nil {
		go v.learnAll() // while the person goes to the page
	}
	err := h.Serve(s.listener)
	if stop() {
		return err
	}
	<-ended // what is being saved is saved first
	return nil
}
