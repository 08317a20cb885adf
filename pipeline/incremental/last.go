// Package incremental lets a run go on from the one before: the records of sheets that are
// as they were come from the last output instead of from reading. Whatever comes after
// reading is done as in a full run, so the result is a full run's.
package incremental

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
	"factsheet/pipeline/source"
)

// Last is the output of the run before, and what may be kept of it.
type Last struct {
	// Why says why no record may be kept ('amount 4 → 5'); empty where they may.
	Why string
	// Damaged is set where Why tells of an output that is not as it was written.
	Damaged bool

	run     *results.Run // nil where there is none that can be read
	sheets  map[key]*manifest.Input
	sources map[string]bool // of the sheets that were read, or had the bytes of one that was
	left    map[string]bool // sources that an interrupted run did not reach
}

// key is what a record depends on beside the program: a sheet's bytes, the name that it
// goes by, and as what it is read.
type key struct{ source, sha256, mediaType string }

// Open looks at the output in the folder out. The manifest that the new run begins with
// settles what may be kept. The folder must be held by the run that asks, so that what is
// there stays.
func Open(out string, want *manifest.Manifest) *Last {
	l := &Last{sheets: map[key]*manifest.Input{}, sources: map[string]bool{}, left: map[string]bool{}}
	run, err := results.Open(out)
	if err != nil {
		l.Why, l.Damaged = err.Error(), true
		return l
	}
	l.run = run
	if l.Why = differs(&run.Manifest, want); l.Why != "" {
		return l
	}
	for i := range run.Manifest.Inputs {
		in := &run.Manifest.Inputs[i]
		l.sources[in.Source] = true
		l.sheets[keyOf(in.Source, in.SHA256, in.MediaType)] = in
	}
	for _, d := range run.Manifest.Duplicates {
		l.sources[d.Source] = true
	}
	for _, s := range run.Manifest.Pending {
		l.left[s] = true
	}
	return l
}

// Manifest is the last output's; nil where there is none.
func (l *Last) Manifest() *manifest.Manifest {
	if l.run == nil {
		return nil
	}
	return &l.run.Manifest
}

// None is where there is no output to go on from.
func None() *Last { return &Last{Why: "there is no output yet to go on from"} }

func keyOf(source, sha256, mediaType string) key {
	if sha256 == "" { // its bytes could not be had, so nobody knows as what it is read
		mediaType = ""
	}
	return key{source, sha256, mediaType}
}

// kept is the last run's entry for a sheet whose record may be kept; nil where it has to be
// read. One that failed is read again, and so is one of which the reading told a part alone:
// what was wrong may have been the machine's.
func (l *Last) kept(in *source.Input) *manifest.Input {
	k := l.sheets[keyOf(in.Source, in.SHA256, in.MediaType)]
	if k == nil || in.SHA256 == "" || k.Status == string(document.Failed) || halfRead(k) || k.OutputSHA256 == nil || k.OutputSize == nil {
		return nil
	}
	return k
}

// halfRead reports whether a sheet is partial since its reading was: time or memory may have
// run out. What is partial for its language stays so.
func halfRead(in *manifest.Input) bool {
	return in.Status == string(document.Partial) && in.MediaType == source.PDFType &&
		in.Reason != nil && strings.HasPrefix(*in.Reason, "read:")
}

// ErrAltered says that a record is not the one that the last run wrote.
var ErrAltered = errors.New("it is not as it was written")

// record reads a sheet's record back, to the byte as it was written.
func (l *Last) record(in *manifest.Input) (*record.Record, *results.File, error) {
	file := &results.File{Path: l.run.File(in), SHA256: *in.OutputSHA256, Size: *in.OutputSize}
	data, err := os.ReadFile(file.Path)
	if err != nil {
		return nil, nil, fmt.Errorf("it can't be read: %w", err)
	}
	if results.Hash(data) != file.SHA256 {
		return nil, nil, ErrAltered
	}
	r, err := results.Decode(data)
	if err != nil {
		return nil, nil, fmt.Errorf("it can't be read: %w", err)
	}
	if r.Document.ID != in.Document || r.Document.Source != in.Source {
		return nil, nil, ErrAltered
	}
	return r, file, nil
}
