package write

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"sync"

	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
)

// writeDocument writes a record as a file of the new generation.
func (p *place) writeDocument(name string, r *record.Record) (written, error) {
	return p.writeFile(name, func(w io.Writer) error { return Encode(w, r) })
}

// writeJSON writes what is no record, in the same form.
func (p *place) writeJSON(name string, v any) (written, error) {
	return p.writeFile(name, func(w io.Writer) error {
		var compact bytes.Buffer
		e := json.NewEncoder(&compact)
		e.SetEscapeHTML(false)
		if err := e.Encode(v); err != nil {
			return err
		}
		return indent(w, compact.Bytes())
	})
}

// writeFile writes a file of the new generation and tells what it holds.
func (p *place) writeFile(name string, fill func(io.Writer) error) (written, error) {
	f, err := newOutFile(p, name)
	if err != nil {
		return written{}, err
	}
	if err := fill(f); err != nil {
		f.file.Close()
		return written{}, err
	}
	if err := f.close(); err != nil {
		return written{}, err
	}
	return f.written(), nil
}

// documentFiles writes documents beside the run's own goroutine, since making JSON
// takes longer than everything else there. No more than a few wait, so memory stays
// bounded.
type documentFiles struct {
	jobs chan documentJob
	wait sync.WaitGroup
	lock sync.Mutex
	err  error // the first
}

type documentJob struct {
	source, file string
	record       *record.Record
	written      *written      // filled when the file is
	kept         *results.File // that holds the record's JSON already; nil where it is made
}

func newDocumentFiles(p *place) *documentFiles {
	n := min(4, runtime.GOMAXPROCS(0))
	jobs := make(chan documentJob, n)
	d := &documentFiles{jobs: jobs}
	for range n {
		d.wait.Go(func() {
			for j := range jobs {
				if d.failed() != nil {
					continue
				}
				var err error
				if *j.written, err = p.document(&j); err != nil {
					d.fail(fmt.Errorf("%s: %w", j.source, err))
				}
			}
		})
	}
	return d
}

func (d *documentFiles) failed() error {
	d.lock.Lock()
	defer d.lock.Unlock()
	return d.err
}

func (d *documentFiles) fail(err error) {
	d.lock.Lock()
	defer d.lock.Unlock()
	if d.err == nil {
		d.err = err
	}
}

// add hands a document over. Its error may be that of one before it.
func (d *documentFiles) add(j documentJob) error {
	if err := d.failed(); err != nil {
		return err
	}
	d.jobs <- j
	return nil
}

// close waits until all is written. It may be called again.
func (d *documentFiles) close() error {
	if d == nil {
		return nil
	}
	if d.jobs != nil {
		close(d.jobs)
		d.jobs = nil
		d.wait.Wait()
	}
	return d.failed()
}
