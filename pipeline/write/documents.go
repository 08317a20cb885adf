package write

import (
	"bytes"
	"encoding/json"
	"io"
	"runtime"

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

// documentJob is a record that is written beside the run, since making JSON takes long.
type documentJob struct {
	source, file string
	record       *record.Record
	written      *written      // filled when the file is
	kept         *results.File // that holds the record's JSON already; nil where it is made
}

func newDocumentFiles(p *place) *crew[documentJob] {
	return newCrew(min(4, runtime.GOMAXPROCS(0)), func(j documentJob) error {
		return ofSheet(j.source, func() (err error) {
			*j.written, err = p.document(&j)
			return err
		})
	})
}
