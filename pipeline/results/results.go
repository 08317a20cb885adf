// Package results reads a run back from its output folder: the manifest, and the record
// of each sheet.
package results

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
)

// Run is the output of one run.
type Run struct {
	Dir      string // as it was given
	Manifest manifest.Manifest
	root     string // the generation that is read, so that a run which ends meanwhile changes nothing
}

// Shown is the generation that the output folder dir shows now, and its manifest. What is
// read below root is of one run, whatever run ends meanwhile.
func Shown(dir string) (root string, m manifest.Manifest, err error) {
	root = dir
	if shown, err := filepath.EvalSymlinks(filepath.Join(dir, ".current")); err == nil {
		root = shown
	}
	data, err := os.ReadFile(filepath.Join(root, "manifest.json"))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", m, fmt.Errorf("%s holds no run: there is no manifest.json in it; 'factsheet run SHEETS --out %s' makes one", dir, dir)
	case err != nil:
		return "", m, fmt.Errorf("%s can't be read as a run: %w", dir, err)
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return "", m, fmt.Errorf("%s can't be read as a run: manifest.json: %w", dir, err)
	}
	return root, m, nil
}

// Open reads the manifest of the output folder dir. The records are read one by one, with
// Record. It is an error where dir is no output folder, or one without documents.
func Open(dir string) (*Run, error) {
	root, m, err := Shown(dir)
	if err != nil {
		return nil, err
	}
	r := &Run{Dir: dir, root: root, Manifest: m}
	if major(r.Manifest.Schema) != major(record.Schema) {
		return nil, fmt.Errorf("the records of %s have the layout %q, and this program reads %s; make the run anew", dir, r.Manifest.Schema, record.Schema)
	}
	for i := range r.Manifest.Inputs {
		in := &r.Manifest.Inputs[i]
		if in.Output == nil {
			return nil, fmt.Errorf("%s holds tables and no records; make the run anew with --format json,parquet", dir)
		}
		if !filepath.IsLocal(filepath.FromSlash(*in.Output)) {
			return nil, fmt.Errorf("%s: manifest.json says that the record of %s is %s, which is outside the run", dir, in.Source, *in.Output)
		}
	}
	return r, nil
}

func major(schema string) string {
	m, _, _ := strings.Cut(schema, ".")
	return m
}

// Sheets are the sheets that were read, or that failed, in the order of the run.
func (r *Run) Sheets() []manifest.Input { return r.Manifest.Inputs }

// Root is the folder that the run's files are in: they stay there though another run ends.
func (r *Run) Root() string { return r.root }

// File is a file that a run wrote, as its manifest tells it.
type File struct {
	Path   string
	Size   int64
	SHA256 string // in hex
}

// File is where the record of a sheet of the run is.
func (r *Run) File(in *manifest.Input) string {
	return filepath.Join(r.root, filepath.FromSlash(*in.Output))
}

// Record reads the record of a sheet of the run. It may be called by several goroutines. A
// file that is not the run's own is an error, which holds ErrAltered.
func (r *Run) Record(in *manifest.Input) (*record.Record, error) {
	data, err := os.ReadFile(r.File(in))
	if err != nil {
		return nil, fmt.Errorf("%s: its record can't be read: %w", in.Source, err)
	}
	if in.OutputSHA256 != nil && Hash(data) != *in.OutputSHA256 {
		return nil, fmt.Errorf("%s: its record %s is not as the run wrote it (%w); make the run anew", in.Source, *in.Output, ErrAltered)
	}
	out, err := Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: its record %s can't be read: %w", in.Source, *in.Output, err)
	}
	if out.Document.ID != in.Document {
		return nil, fmt.Errorf("%s: what %s holds is no record of this sheet; make the run anew", in.Source, *in.Output)
	}
	return out, nil
}

// ExtractorOf is the extractor of a rule with its version, 'amount 3' of 'amount.word', or
// only its name where the run had none of that name, as for 'table.cells'.
func (r *Run) ExtractorOf(rule string) string {
	name, _, _ := strings.Cut(rule, ".")
	for _, e := range r.Manifest.Extractors {
		if e.Name == name {
			return name + " " + e.Version
		}
	}
	return name
}
