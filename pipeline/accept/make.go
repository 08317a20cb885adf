package accept

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"factsheet/pipeline/decision"
	"factsheet/pipeline/document"
	"factsheet/pipeline/gold"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
	"factsheet/pipeline/source"
)

// Maker makes the cases of a run's sheets, one after another.
type Maker struct {
	Run     *results.Run
	Events  map[string][]decision.Event // by the document's id, as Sheets.ByDocument gives them
	To      string                      // the folder of the cases
	Case    string                      // the name of the case; empty for one after the sheet
	AsFound bool                        // a person has looked: what nobody decided is right
	Force   bool                        // replace other gold of the same sheet
	Dry     bool                        // write nothing
	// Originals finds the sheets' files; it is asked for each sheet that needs its file.
	Originals func() (*source.Originals, error)

	names map[string]string // of the cases, by the sheet's SHA-256
	there map[string]string // cases that are there
}

// Report is what was made of a sheet.
type Report struct {
	Sheet    string    `json:"sheet"`
	Document string    `json:"document"`
	Case     string    `json:"case,omitempty"`
	Gold     string    `json:"gold,omitempty"`    // the gold file
	Outcome  Outcome   `json:"outcome,omitempty"` // empty where the sheet was left out
	Counts   Counts    `json:"counts"`
	Findings []Finding `json:"findings"`
	Error    string    `json:"error,omitempty"`    // why it was left out
	HasGold  bool      `json:"has_gold,omitempty"` // it was left out for other gold, which Force replaces
	Changes  string    `json:"changes,omitempty"`
}

// Looks is how many things of the report a person should look at.
func (r *Report) Looks() int {
	n := len(r.Findings)
	if r.Error != "" {
		n++
	}
	return n
}

// Sheet makes the case of one sheet. What is wrong with the sheet or its decisions is in
// the report; the error is one of the disk.
func (m *Maker) Sheet(in *manifest.Input) (Report, error) {
	if m.names == nil {
		m.names, m.there = CaseNames(m.Run.Sheets()), Cases(m.To)
	}
	r := Report{Sheet: in.Source, Document: in.Document, Findings: []Finding{}}
	rec, err := m.Run.Record(in)
	if err != nil {
		return r, err
	}
	err = m.make(in, rec, &r)
	var path *fs.PathError
	var link *os.LinkError
	if errors.As(err, &path) || errors.As(err, &link) {
		return r, fmt.Errorf("the case of %s: %w", in.Source, err)
	}
	if err != nil {
		r.Error = strings.TrimPrefix(err.Error(), in.Source+": ")
	}
	return r, nil
}

func (m *Maker) make(in *manifest.Input, rec *record.Record, r *Report) error {
	if rec.Document.Status == string(document.Failed) {
		return errors.New("it failed when it was read, so there is nothing to accept")
	}
	events := m.Events[in.Document]
	Expand(events, rec)
	state, err := decision.Fold(events)
	if err != nil {
		return err
	}
	result := Gold(rec, state.Documents[in.Document], m.AsFound)
	r.Counts, r.Findings = result.Counts, append(r.Findings, result.Findings...)
	data, err := m.bytesOf(in, rec)
	if err != nil {
		return err
	}
	r.Case = m.caseName(in)
	made := NewCase(r.Case, rec, data, result.Gold)
	outcome, before, err := made.Write(m.To, m.Force, m.Dry)
	if before != nil {
		r.Changes = changes(before, result.Gold)
	}
	switch {
	case errors.Is(err, ErrHasGold):
		r.HasGold = true
		return fmt.Errorf("%w (%s); --force replaces it", err, r.Changes)
	case errors.Is(err, ErrOtherSheet):
		return fmt.Errorf("%w; name another with --case", err)
	}
	if err == nil {
		r.Gold = filepath.Join(m.To, made.Name, made.GoldFile())
	}
	r.Outcome = outcome
	return err
}

// caseName is the case that the user named, else the one that has the sheet's gold already,
// else one after the sheet's name.
func (m *Maker) caseName(in *manifest.Input) string {
	switch {
	case m.Case != "":
		return m.Case
	case m.there[in.SHA256] != "":
		return m.there[in.SHA256]
	}
	return m.names[in.SHA256]
}

// bytesOf are the sheet's bytes: those of its file, or its text where that is all of it.
func (m *Maker) bytesOf(in *manifest.Input, rec *record.Record) ([]byte, error) {
	if data, ok := TextOf(rec); ok {
		return data, nil
	}
	originals, err := m.Originals()
	if err != nil {
		return nil, err
	}
	file, err := originals.Input(source.Wanted{SHA256: in.SHA256, Size: in.Size, Source: in.Source})
	if errors.Is(err, source.ErrNoOriginal) {
		return nil, fmt.Errorf("%w; name the folder that holds it with --sheets", err)
	}
	return file.Data, err
}

// changes tells how many entries of each kind two golds have, where that differs.
func changes(before, after *gold.Sheet) string {
	was, is := before.Count(), after.Count()
	var parts []string
	for _, kind := range gold.Kinds {
		if was[kind] != is[kind] {
			parts = append(parts, fmt.Sprintf("%s %d → %d", kind, was[kind], is[kind]))
		}
	}
	if len(parts) == 0 {
		return "as many entries of each kind, and not the same"
	}
	return strings.Join(parts, ", ")
}
