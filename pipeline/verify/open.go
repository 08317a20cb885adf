package verify

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
	"factsheet/pipeline/table"
)

// ErrNoRun says that a folder holds no output.
var ErrNoRun = errors.New("it holds no run: there is no manifest.json in it")

// verifier is an output that is being looked at.
type verifier struct {
	ctx     context.Context
	dir     string // as it was given
	root    string // the generation, so that a run which ends meanwhile changes nothing
	workers int
	m       manifest.Manifest
	outputs []output // the files that the manifest names
	intact  map[string]bool
	sheets  map[string]int // places in m.Inputs, by document
	tables  []table.Info
	key     rowKey     // hashes rows; each goroutine copies it
	digests [][]digest // of each sheet's record, by table as in toldTables; nil where there is no record
	report  Report
	all     tally
}

// output is a file that the manifest names.
type output struct {
	file   string // relative to the manifest
	size   int64
	sha256 string
	input  int // its place in m.Inputs, or -1
}

// open finds the generation that a folder shows, and reads its manifest; data is nil where
// the output has lost it.
func open(dir string) (root string, data []byte, err error) {
	root = dir
	if target, err := os.Readlink(filepath.Join(dir, ".current")); err == nil && filepath.IsLocal(target) {
		root = filepath.Join(dir, target)
	}
	data, err = os.ReadFile(filepath.Join(root, "manifest.json"))
	switch {
	case err == nil:
		return root, data, nil
	case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR):
		return root, nil, err
	case root == dir:
		return "", nil, fmt.Errorf("%s: %w; 'factsheet run SHEETS --out %s' makes one", dir, ErrNoRun, dir)
	}
	return root, nil, nil
}

// manifest reads the manifest and looks at it by itself. It reports whether the rest can
// be looked at.
func (v *verifier) manifest(data []byte) bool {
	at := where{file: "manifest.json"}
	v.all.looked(manifestWhole, 1)
	if data == nil {
		v.all.fail(manifestWhole, at, "it is missing; run again")
		return false
	}
	if err := json.Unmarshal(data, &v.m); err != nil {
		v.all.fail(manifestWhole, at, "it can't be read (%v); run again", err)
		return false
	}
	if major(v.m.Schema) != major(record.Schema) {
		v.all.fail(manifestWhole, at, "the records have the layout %q, and this program reads %s; run again", v.m.Schema, record.Schema)
		return false
	}
	v.sheets = make(map[string]int, len(v.m.Inputs))
	for i := range v.m.Inputs {
		in := &v.m.Inputs[i]
		if _, twice := v.sheets[in.Document]; twice {
			v.all.fail(manifestWhole, at, "the sheet %s stands in it twice", in.Document)
		}
		v.sheets[in.Document] = i
	}
	v.named(at)
	v.agrees(at)
	v.tables = table.All()
	v.known(at)
	v.report.Sheets = len(v.m.Inputs)
	if n := len(v.m.Pending); n > 0 {
		v.note("the run was broken off before %d sheets; run again with --incremental to read them", n)
	}
	return true
}

func (v *verifier) note(format string, args ...any) {
	v.report.Notes = append(v.report.Notes, fmt.Sprintf(format, args...))
}

func major(schema string) string {
	m, _, _ := strings.Cut(schema, ".")
	return m
}

// named lists the files that the manifest names.
func (v *verifier) named(at where) {
	seen := map[string]bool{}
	add := func(o output) {
		switch {
		case !filepath.IsLocal(filepath.FromSlash(o.file)) || path.Clean(o.file) != o.file || !strings.Contains(o.file, "/"):
			v.all.fail(manifestWhole, at, "it names the file %q, which is not below the output's folders", o.file)
		case seen[o.file]:
			v.all.fail(manifestWhole, at, "it names the file %s twice", o.file)
		default:
			seen[o.file] = true
			v.outputs = append(v.outputs, o)
			v.report.Bytes += o.size
		}
	}
	for i := range v.m.Inputs {
		in := &v.m.Inputs[i]
		switch {
		case in.Output == nil:
		case in.OutputSHA256 == nil || in.OutputSize == nil:
			sheet := where{at.file, in.Source}
			v.all.fail(manifestWhole, sheet, "it has no hash of %s, as those of older programs; run again", *in.Output)
		default:
			add(output{*in.Output, *in.OutputSize, *in.OutputSHA256, i})
		}
	}
	for _, t := range v.m.Tables {
		add(output{t.File, t.Size, t.SHA256, -1})
	}
	for _, f := range v.m.Files {
		add(output{f.File, f.Size, f.SHA256, -1})
	}
	v.report.Files = len(v.outputs)
}

// agrees holds what the manifest counts to what it lists.
func (v *verifier) agrees(at where) {
	status := map[string]int{}
	near := 0
	sources := map[string]bool{}
	for i := range v.m.Inputs {
		in := &v.m.Inputs[i]
		status[in.Status]++
		sources[in.Source] = true
		if in.Near == nil {
			continue
		}
		near++
		if _, ok := v.sheets[*in.Near]; !ok {
			sheet := where{at.file, in.Source}
			v.all.fail(manifestWhole, sheet, "it is said to be a near duplicate of %s, which is no sheet of the run", *in.Near)
		}
	}
	for _, d := range v.m.Duplicates {
		if !sources[d.Of] {
			v.all.fail(manifestWhole, where{at.file, d.Source}, "it is said to be a copy of %s, which is no sheet of the run", d.Of)
		}
	}
	c := &v.m.Counts
	for _, n := range []struct {
		what        string
		counts, has int
	}{
		{"sheets that are ok", c.Documents.OK, status["ok"]},
		{"sheets that are partial", c.Documents.Partial, status["partial"]},
		{"sheets that failed", c.Documents.Failed, status["failed"]},
		{"sheets in all", c.Documents.OK + c.Documents.Partial + c.Documents.Failed, len(v.m.Inputs)},
		{"inputs that were skipped", c.Skipped, len(v.m.Skipped)},
		{"inputs that were given twice", c.Duplicates, len(v.m.Duplicates)},
		{"near duplicates", c.Near, near},
	} {
		if n.counts != n.has {
			v.all.fail(manifestWhole, at, "it counts %d %s, and lists %d", n.counts, n.what, n.has)
		}
	}
}

// known holds the tables that the manifest lists to those that there are.
func (v *verifier) known(at where) {
	for _, form := range forms {
		files := v.filesOf(form)
		if len(files) == 0 {
			continue
		}
		for i := range v.tables {
			if len(files[v.tables[i].Name]) == 0 {
				v.all.fail(manifestWhole, at, "it lists no file of the table %s in the format %s", v.tables[i].Name, form)
			}
		}
	}
	said := map[string]bool{}
	for _, f := range v.m.Tables {
		info := v.info(f.Table)
		if (info == nil || info.Version != f.Version) && !said[f.Table] {
			said[f.Table] = true
			v.note("the table %s of version %d is not the one that this program writes: its rows were not looked at", f.Table, f.Version)
		}
	}
}

func (v *verifier) info(name string) *table.Info {
	for i := range v.tables {
		if v.tables[i].Name == name {
			return &v.tables[i]
		}
	}
	return nil
}

// forms are the formats of tables, by the ending of their files.
var forms = []string{"parquet", "jsonl"}

// filesOf are the files of each table in one format.
func (v *verifier) filesOf(form string) map[string][]manifest.Table {
	out := map[string][]manifest.Table{}
	for _, t := range v.m.Tables {
		if strings.HasSuffix(t.File, "."+form) {
			out[t.Table] = append(out[t.Table], t)
		}
	}
	return out
}
