package write

import (
	"fmt"
	"os"
	"path/filepath"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
	"factsheet/pipeline/table"
)

// Shown reports whether the folder holds an output, which stays until the run ends.
func (w *Run) Shown() bool { return w.place.old != "" }

// Manifest is what the run's manifest tells before any sheet: of its tables the names and
// versions, of the other files the names.
func (w *Run) Manifest() manifest.Manifest {
	m := newManifest(w.options)
	if w.tables != nil {
		for _, t := range table.All() {
			m.Tables = append(m.Tables, manifest.Table{Table: t.Name, Version: t.Version})
		}
	}
	for _, b := range w.options.Beside {
		if w.place.has(b) {
			m.Files = append(m.Files, manifest.File{File: b.Name})
		}
	}
	return m
}

// Leave ends the run without an output of its own: the one that is there, of which m is
// the manifest, is what the run would write. Its summary is told.
func (w *Run) Leave(m *manifest.Manifest) (Summary, error) {
	if w.ended {
		return w.summary, fmt.Errorf("the run has ended already")
	}
	err := w.place.link(w.place.old) // where a hand removed a name
	w.Abort()
	return summaryOf(w.summary.Out, m), err
}

// summaryOf is the summary of the run that wrote an output, told by its manifest.
func summaryOf(out string, m *manifest.Manifest) Summary {
	c := &m.Counts
	return Summary{
		Out: out, Unchanged: true, Entries: c.Entries, Unread: c.Unread, Masked: c.Masked, Characters: c.Characters,
		Skipped: c.Skipped, Duplicates: c.Duplicates, Near: c.Near, Pages: c.Pages, Rules: c.IssueRules, Tables: sizes(m.Tables),
		Status: map[string]int{"ok": c.Documents.OK, "partial": c.Documents.Partial, "failed": c.Documents.Failed},
		Issues: map[string]int{"error": c.Issues.Error, "warning": c.Issues.Warning, "info": c.Issues.Info},
	}
}

// sameJSON is the file that holds the record's JSON to the letter; nil where there is none,
// as where the sheet became another's near duplicate, or is none any more.
func (in *Input) sameJSON(r *record.Record, near *string) *results.File {
	if record.Or(r.Document.NearDuplicate, "") != record.Or(near, "") {
		return nil
	}
	return in.Kept
}

// document writes a sheet's JSON. What the output before holds already becomes a further
// name of that file, which nobody writes to any more.
func (p *place) document(j *documentJob) (written, error) {
	if j.kept == nil {
		return p.writeDocument(j.file, j.record)
	}
	p.step("keep")
	if os.Link(j.kept.Path, filepath.Join(p.dir, j.file)) != nil { // not every file system has links
		return p.writeDocument(j.file, j.record)
	}
	return written{j.kept.Size, j.kept.SHA256}, nil
}
