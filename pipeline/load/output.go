// Package load brings the tables of a run into a database. What is the same for every
// database is here: the tables of an output folder, checked against its manifest, and
// their rows; a database's own is in the folders below.
package load

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/results"
	"factsheet/pipeline/table"
)

// Output is one generation of an output folder.
type Output struct {
	Dir      string // as it was given
	Manifest manifest.Manifest
	Tables   []Table // those of this program, in its order

	root    string
	sources map[string]string // of the sheets, by their documents' ids
}

// Table is a table with the files that hold its rows.
type Table struct {
	table.Info
	Files []manifest.Table
	Rows  int64
}

// Keys are the columns of the table's primary key.
func (t *Table) Keys() []string {
	var out []string
	for _, c := range t.Columns {
		if c.Key {
			out = append(out, c.Name)
		}
	}
	return out
}

// Open reads the manifest of the output folder dir and finds the Parquet files of every
// table. A run that ends meanwhile changes nothing of what is read. It is an error where
// the tables are not those of this program, each in the same version, or where the run
// was stopped before its end.
func Open(dir string) (*Output, error) {
	root, m, err := results.Shown(dir)
	if err != nil {
		return nil, err
	}
	if n := len(m.Pending); n > 0 {
		return nil, unfinished(dir, n)
	}
	o := &Output{Dir: dir, Manifest: m, root: root, sources: map[string]string{}}
	for i := range m.Inputs {
		o.sources[m.Inputs[i].Document] = m.Inputs[i].Source
	}
	files := map[string][]manifest.Table{}
	for _, f := range m.Tables {
		if filepath.Ext(f.File) != ".parquet" {
			continue
		}
		if !filepath.IsLocal(filepath.FromSlash(f.File)) {
			return nil, fmt.Errorf("%s: manifest.json names the file %s, which is outside the run", dir, f.File)
		}
		files[f.Table] = append(files[f.Table], f)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s holds no Parquet tables, which are what is loaded; make the run anew with --format json,parquet", dir)
	}
	for _, info := range table.All() {
		t := Table{Info: info, Files: files[info.Name]}
		if err := t.fits(dir); err != nil {
			return nil, err
		}
		for _, f := range t.Files {
			t.Rows += f.Rows
		}
		o.Tables = append(o.Tables, t)
		delete(files, info.Name)
	}
	if len(files) > 0 {
		var names []string
		for name := range files {
			names = append(names, name)
		}
		slices.Sort(names)
		return nil, fmt.Errorf("%s holds tables that this program does not know: %s; load it with the program that made it, version %s",
			dir, strings.Join(names, ", "), m.Program.Version)
	}
	return o, nil
}

// unfinished refuses a run that did not reach n sheets. Their rows can be neither deleted nor
// kept: what links sheets, such as same_as and the counts of partners, was made without them,
// and sums over both would be wrong.
func unfinished(dir string, n int) error {
	pending := "1 sheet is pending"
	if n > 1 {
		pending = fmt.Sprintf("%d sheets are pending", n)
	}
	return fmt.Errorf("%s: %s: the run was stopped; finish it with 'factsheet run … --incremental', then load", dir, pending)
}

// fits says why the files of the table can't be loaded: another version of it, or none.
func (t *Table) fits(dir string) error {
	for _, f := range t.Files {
		if f.Version != t.Version {
			return fmt.Errorf("%s: the table %s is of version %d, and this program's of version %d; "+
				"make the run anew, or load it with the program that made it", dir, t.Name, f.Version, t.Version)
		}
	}
	if len(t.Files) == 0 {
		return fmt.Errorf("%s has no table %s, so another version of the program made it; make the run anew", dir, t.Name)
	}
	return nil
}

// Sheet is the sheet of a document's id, or the id where the run has no such sheet.
func (o *Output) Sheet(document string) string {
	if source, ok := o.sources[document]; ok {
		return source
	}
	return document
}

// open opens a file of the output when its bytes are those that the manifest tells.
func (o *Output) open(f *manifest.Table) (*os.File, error) {
	file, err := os.Open(filepath.Join(o.root, filepath.FromSlash(f.File)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: the file %s is gone; a run that began meanwhile may have removed it: load again, else make the run anew",
			o.Dir, f.File)
	}
	if err != nil {
		return nil, err
	}
	got, err := results.HashOf(file, nil)
	if err != nil {
		file.Close()
		return nil, err
	}
	if got != f.SHA256 {
		file.Close()
		return nil, fmt.Errorf("%s: %s is not the file that manifest.json tells of (SHA-256 %s, not %s); make the run anew",
			o.Dir, f.File, got, f.SHA256)
	}
	return file, nil
}
