package review

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"factsheet/pipeline/explain"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
)

// shown is a run with what the pages need of it beside its records.
type shown struct {
	run    *results.Run
	stamp  os.FileInfo // of the manifest, to tell a newer run by
	mark   string      // a name of this output of this folder
	places map[string]int

	mu      sync.Mutex
	entries map[string]map[string]string // the kind of each entry, by document and id
}

// current is the run in the folder, read anew where a newer one has taken its place.
func (s *Server) current() (*shown, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	stamp, err := os.Stat(filepath.Join(s.o.Run, "manifest.json"))
	if err == nil && s.shown != nil && os.SameFile(stamp, s.shown.stamp) && stamp.ModTime().Equal(s.shown.stamp.ModTime()) {
		return s.shown, nil
	}
	run, openErr := results.Open(s.o.Run)
	if openErr != nil {
		return nil, openErr
	}
	if err != nil {
		return nil, fmt.Errorf("%s can't be read as a run: %w", s.o.Run, err)
	}
	v := &shown{run: run, stamp: stamp, places: map[string]int{}, entries: map[string]map[string]string{}}
	sum := sha256.New()
	dir, _ := filepath.Abs(s.o.Run)
	fmt.Fprintf(sum, "%s\n%d\n", dir, stamp.ModTime().UnixNano())
	for i, in := range run.Sheets() {
		v.places[in.Document] = i
		fmt.Fprintf(sum, "%s %s\n", in.Document, in.SHA256)
	}
	v.mark = base64.RawURLEncoding.EncodeToString(sum.Sum(nil)[:9])
	s.shown = v
	return v, nil
}

// sheet is the sheet of a document's id; nil where the run has no such document.
func (v *shown) sheet(document string) *manifest.Input {
	i, ok := v.places[document]
	if !ok {
		return nil
	}
	return &v.run.Sheets()[i]
}

// kinds are the kinds of the entries of a document that are decided about, by their ids.
func (v *shown) kinds(document string) (map[string]string, error) {
	v.mu.Lock()
	known, ok := v.entries[document]
	v.mu.Unlock()
	if ok {
		return known, nil
	}
	in := v.sheet(document)
	if in == nil {
		return nil, nil
	}
	r, err := v.run.Record(in)
	if err != nil {
		return nil, err
	}
	return v.learn(document, r), nil
}

// learn keeps the kinds of the entries of a record.
func (v *shown) learn(document string, r *record.Record) map[string]string {
	kinds := map[string]string{}
	for _, e := range explain.Tell(r).Entries {
		if kind, ok := goldKinds[e.Kind]; ok {
			kinds[e.ID] = kind
		}
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.entries[document] = kinds
	return kinds
}

// learnAll reads the records whose entries are not known yet, side by side. One that
// can't be read is left out: its page tells why.
func (v *shown) learnAll() {
	next := make(chan string)
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for document := range next {
				_, _ = v.kinds(document)
			}
		})
	}
	for _, in := range v.run.Sheets() {
		next <- in.Document
	}
	close(next)
	wait.Wait()
}

// goldKinds are the kinds of entry that are decided about, by their names in explain.
var goldKinds = map[string]string{
	"amount": "amounts", "date": "dates", "partner": "partners", "place": "places", "person": "people", "acronym": "acronyms",
	"quantity": "quantities", "project": "projects", "agreement": "agreements", "contribution": "contributions", "event": "events",
	"reference": "references",
}
