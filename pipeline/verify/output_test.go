package verify_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"factsheet/pipeline/load/loadtest"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/write"
)

// written is a run of three sheets in the formats given.
func written(t testing.TB, formats ...write.Format) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	w, err := write.Open(out, write.Options{Formats: formats, Beside: []write.Beside{
		{Name: "tables/index.txt", Write: func(w io.Writer, _ *manifest.Manifest) error { _, err := io.WriteString(w, "index"); return err }},
	}})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for i, own := range []string{"the first sheet", "another sheet", "the last one"} {
		r := loadtest.Sheet(i, own)
		in := write.Input{Source: r.Document.Source, SHA256: r.Document.SHA256, Size: int64(len(r.Text)), MediaType: r.Document.MediaType}
		if err := w.Add(r, in); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out
}

// output is an output that a test damages.
type output struct {
	t        *testing.T
	dir      string // the output folder
	root     string // the generation
	manifest manifest.Manifest
}

// opened is a copy of an output.
func opened(t *testing.T, of string) *output {
	t.Helper()
	o := &output{t: t, dir: filepath.Join(t.TempDir(), "out")}
	// os.CopyFS refuses links that lead out of the folder, and ours do not.
	if err := os.CopyFS(o.dir, os.DirFS(of)); err != nil {
		t.Fatal(err)
	}
	var err error
	if o.root, err = filepath.EvalSymlinks(filepath.Join(o.dir, ".current")); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(o.read("manifest.json"), &o.manifest); err != nil {
		t.Fatal(err)
	}
	return o
}

func (o *output) path(file string) string { return filepath.Join(o.root, filepath.FromSlash(file)) }

func (o *output) read(file string) []byte {
	o.t.Helper()
	data, err := os.ReadFile(o.path(file))
	if err != nil {
		o.t.Fatal(err)
	}
	return data
}

func (o *output) write(file string, data []byte) {
	o.t.Helper()
	if err := os.MkdirAll(filepath.Dir(o.path(file)), 0o755); err != nil {
		o.t.Fatal(err)
	}
	if err := os.WriteFile(o.path(file), data, 0o644); err != nil {
		o.t.Fatal(err)
	}
}

// replace puts a text in the place of another, which must be there.
func (o *output) replace(file, old, text string) {
	o.t.Helper()
	data := o.read(file)
	if !bytes.Contains(data, []byte(old)) {
		o.t.Fatalf("%s has no %s", file, old)
	}
	o.write(file, bytes.Replace(data, []byte(old), []byte(text), 1))
}

// settle writes the manifest with the sizes and hashes that the files have now, as somebody
// would who damages an output with care.
func (o *output) settle() {
	o.t.Helper()
	of := func(file string) (int64, string) {
		data := o.read(file)
		sum := sha256.Sum256(data)
		return int64(len(data)), hex.EncodeToString(sum[:])
	}
	for i := range o.manifest.Inputs {
		if in := &o.manifest.Inputs[i]; in.Output != nil {
			size, hash := of(*in.Output)
			in.OutputSize, in.OutputSHA256 = &size, &hash
		}
	}
	for i := range o.manifest.Tables {
		f := &o.manifest.Tables[i]
		f.Size, f.SHA256 = of(f.File)
	}
	data, err := json.Marshal(o.manifest)
	if err != nil {
		o.t.Fatal(err)
	}
	o.write("manifest.json", data)
}

// table is the manifest's entry of a file.
func (o *output) table(file string) *manifest.Table {
	i := slices.IndexFunc(o.manifest.Tables, func(f manifest.Table) bool { return f.File == file })
	return &o.manifest.Tables[i]
}

// rows writes a Parquet file anew, with the rows that f makes of those that it has.
func (o *output) rows(file string, f func([]parquet.Row) []parquet.Row) {
	o.t.Helper()
	data := o.read(file)
	in, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		o.t.Fatal(err)
	}
	rows := make([]parquet.Row, in.NumRows())
	reader := parquet.NewReader(in)
	if n, err := reader.ReadRows(rows); n != len(rows) || err != nil && !errors.Is(err, io.EOF) {
		o.t.Fatalf("%d rows: %v", n, err)
	}
	var b bytes.Buffer
	w := parquet.NewWriter(&b, in.Schema())
	rows = f(rows)
	if _, err := w.WriteRows(rows); err != nil {
		o.t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		o.t.Fatal(err)
	}
	o.write(file, b.Bytes())
	o.table(file).Rows = int64(len(rows))
}

// lines writes a file of JSON Lines anew, with the lines that f makes of those that it has.
func (o *output) lines(file string, f func([]string) []string) {
	o.t.Helper()
	lines := strings.SplitAfter(strings.TrimSuffix(string(o.read(file)), "\n"), "\n")
	lines[len(lines)-1] += "\n"
	lines = f(lines)
	o.write(file, []byte(strings.Join(lines, "")))
	o.table(file).Rows = int64(len(lines))
}

// part puts a table's file into a partition.
func (o *output) part(file, folder, partition string) {
	o.t.Helper()
	f := o.table(file)
	name := strings.TrimSuffix(file, filepath.Ext(file))
	f.File, f.Partition = name+"/"+folder+"/part-0001"+filepath.Ext(file), partition
	o.write(f.File, o.read(file))
	if err := os.Remove(o.path(file)); err != nil {
		o.t.Fatal(err)
	}
}

func (o *output) remove(file string) {
	o.t.Helper()
	if err := os.Remove(o.path(file)); err != nil {
		o.t.Fatal(err)
	}
}
