// Package standin writes documents as JSON until pipeline/write is there.
package standin

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

type Format string

func ParseFormats(list string) ([]Format, error) {
	for _, f := range strings.Split(list, ",") {
		if f != "json" && f != "parquet" && f != "jsonl" {
			return nil, fmt.Errorf("format %q is not known; choose from json, parquet and jsonl", f)
		}
	}
	return nil, nil
}

type Options struct {
	Formats        []Format
	Extractors     []extract.Info
	Version, Stamp string
}
type Input struct {
	Source, SHA256, MediaType string
	Size                      int64
}
type Summary struct {
	Out                                             string
	Unchanged                                       bool
	Status, Entries, Issues                         map[string]int
	Unread, Masked, Characters, Skipped, Duplicates int
}
type Run struct {
	s    Summary
	used map[string]bool
}

func Open(out string, o Options) (*Run, error) {
	return &Run{Summary{Out: out, Status: map[string]int{}, Entries: map[string]int{}, Issues: map[string]int{}}, map[string]bool{}}, os.MkdirAll(filepath.Join(out, "documents"), 0o755)
}

func (w *Run) Add(r *record.Record, in Input) error {
	w.s.Status[r.Document.Status]++
	w.s.Characters += r.Document.Characters
	for k, n := range map[string]int{"amounts": len(r.Amounts), "dates": len(r.Dates), "quantities": len(r.Quantities), "partners": len(r.Partners), "places": len(r.Places), "people": len(r.People), "acronyms": len(r.Acronyms), "projects": len(r.Projects), "agreements": len(r.Agreements), "contributions": len(r.Contributions), "events": len(r.Events), "references": len(r.References)} {
		w.s.Entries[k] += n
	}
	for _, i := range r.Issues {
		w.s.Issues[string(i.Severity)]++
	}
	for _, u := range r.Unread {
		if u.Reason == nil {
			w.s.Unread++
		} else {
			w.s.Masked++
		}
	}
	name := path.Base(in.Source)
	if w.used[name] {
		name += "-" + (in.SHA256 + "00000000")[:8]
	}
	w.used[name] = true
	b, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(w.s.Out, "documents", name+".json"), append(b, '\n'), 0o644)
}
func (w *Run) Skip(in Input, reason string)  { w.s.Skipped++ }
func (w *Run) Duplicate(in Input, of string) { w.s.Duplicates++ }
func (w *Run) Close() (Summary, error)       { return w.s, nil }
func (w *Run) Abort()                        {}
