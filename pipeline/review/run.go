package review

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/results"
)

// shown is a run with what the pages need of it beside its records.
type shown struct {
	run    *results.Run
	stamp  os.FileInfo // of the manifest, to tell a newer run by
	mark   string      // a name of this output of this folder
	places map[string]int

	mu      sync.Mutex
	entries map[string]*known // by document
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
	v := &shown{run: run, stamp: stamp, places: map[string]int{}, entries: map[string]*known{}}
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

// known are the entries of a document that are decided about.
type known struct {
	kinds map[string]string // by id, as gold files call them
	ids   []string
}

// known are the entries of a document; nil where the run has no such document.
func (v *shown) known(document string) (*known, error) {
	v.mu.Lock()
	k, ok := v.entries[document]
	v.mu.Unlock()
	if ok {
		return k, nil
	}
	in := v.sheet(document)
	if in == nil {
		return nil, nil
	}
	k, err := readKnown(v.run.File(in))
	if err != nil {
		return nil, fmt.Errorf("%s: its record can't be read: %w", in.Source, err)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.entries[document] = k
	return k, nil
}

// entryID is all of an entry that is read where many records are.
type entryID struct {
	ID string `json:"id"`
}

// readKnown reads the ids of the entries in a record's file.
func readKnown(file string) (*known, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var r struct {
		Amounts, Dates, Quantities, Partners, Places, People, Acronyms []entryID
		Projects, Agreements, Contributions, Events, References        []entryID
	}
	if err := json.Unmarshal(data, &r); err != nil {
		return nil, err
	}
	k := &known{kinds: map[string]string{}}
	for kind, entries := range map[string][]entryID{
		"amounts": r.Amounts, "dates": r.Dates, "quantities": r.Quantities, "partners": r.Partners, "places": r.Places, "people": r.People,
		"acronyms": r.Acronyms, "projects": r.Projects, "agreements": r.Agreements, "contributions": r.Contributions,
		"events": r.Events, "references": r.References,
	} {
		for _, e := range entries {
			if _, twice := k.kinds[e.ID]; !twice {
				k.ids = append(k.ids, e.ID)
			}
			k.kinds[e.ID] = kind
		}
	}
	return k, nil
}

// learnAll reads the records whose entries are not known yet, side by side. One that
// can't be read is left out: its page tells why.
func (v *shown) learnAll() {
	next := make(chan string)
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for document := range next {
				_, _ = v.known(document)
			}
		})
	}
	for _, in := range v.run.Sheets() {
		next <- in.Document
	}
	close(next)
	wait.Wait()
}
