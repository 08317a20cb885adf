package write

import (
	"bytes"
	stdcmp "cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	sheets "factsheet/pipeline/batch"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/incremental"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
)

// settings are all that a record depends on beside its sheet, each a number that an
// upgrade raises.
type settings struct{ Program, Extractor, Option, Registry, Password int }

func (s settings) options(formats []Format) Options {
	return Options{
		Formats: formats, Version: fmt.Sprint("1.", s.Program), Extractors: []extract.Info{{Name: "amount", Version: fmt.Sprint(s.Extractor)}},
		Content:    []manifest.Setting{{Name: "max-pages", Value: fmt.Sprint(s.Option)}},
		Registries: []manifest.Registry{{Name: "own.tsv", SHA256: fmt.Sprint(s.Registry)}}, unsafe: true,
		Beside: []Beside{{Name: "tables/about.txt", Write: func(w io.Writer, m *manifest.Manifest) error {
			_, err := fmt.Fprintln(w, len(m.Inputs))
			return err
		}}},
	}
}

// reader makes samples of sheets: a record shows the settings that it was made with, so one
// that is out of date shows, too.
type reader struct {
	t testing.TB
	settings
	read []string // sources
	stop chan struct{}
	left int // sheets until stop is closed; none where it is 0
}

// The kinds of sheet that a reader knows beside the samples' texts.
const (
	bad    = "bad"                 // fails
	secret = "%PDF-1.7 /Encrypt 1" // depends on the password
	wild   = "wild"                // a record whose spans do not all quote
)

func (p *reader) ProcessContext(_ context.Context, in source.Input) *record.Record {
	in.Load()
	p.read = append(p.read, in.Source)
	if p.left--; p.left == 0 {
		close(p.stop)
	}
	r := empty()
	switch body := string(in.Data); {
	case in.Fault != nil:
		r.Document.Errors[0].Message = in.Fault.Error()
	case body == secret:
		r = sample(p.t, 900+p.Password)
	case strings.HasPrefix(body, wild):
		r = sample(p.t, 800+len(body))
		r.Amounts[0].Quote, r.Partners[0].Mentions[0].Start = "what it does not say", 0
	case body != bad:
		var n int
		fmt.Sscan(body, &n)
		r = sample(p.t, n)
	}
	d := &r.Document
	d.Source, d.SHA256, d.ID, d.MediaType = in.Source, in.SHA256, record.DocumentID(stdcmp.Or(in.SHA256, in.Source)), in.MediaType
	d.Publisher = ptr(fmt.Sprint(p.Program, p.Extractor, p.Option, p.Registry))
	return r
}

// runOver runs over a folder as the program does, and tells what was kept.
func runOver(t testing.TB, p *reader, dir, out string, formats []Format, goOn bool) (Summary, incremental.Tally) {
	t.Helper()
	list, err := source.Find([]string{dir}, source.Options{Out: out})
	must(t, err)
	w, err := Open(out, p.options(formats))
	must(t, err)
	defer w.Abort()
	for _, s := range list.Skipped {
		w.Skip(Input{Source: s.Source}, s.Reason)
	}
	o := sheets.Options{Workers: 1, Stop: p.stop}
	var kept sheets.Kept
	var tally incremental.Tally
	inputs := list.Inputs
	if goOn {
		head, last := w.Manifest(), incremental.None()
		if w.Shown() {
			last = incremental.Open(out, &head)
		}
		plan, err := last.Scan(t.Context(), o, list.Inputs)
		must(t, err)
		var skipped []manifest.Skipped
		for _, s := range list.Skipped {
			skipped = append(skipped, manifest.Skipped{Source: s.Source, Reason: s.Reason})
		}
		if plan.Unchanged(t.Context(), &head, skipped) {
			_, same, err := plan.Confirm(t.Context(), o, p, Encode)
			must(t, err)
			if same {
				s, err := w.Leave(last.Manifest())
				must(t, err)
				return s, plan.Tally
			}
		}
		kept, inputs, tally = plan, plan.Inputs, plan.Tally
	}
	must(t, sheets.Sheets(t.Context(), o, p, kept, inputs, func(r sheets.Result) error {
		in := Input{Source: r.Input.Source, SHA256: r.Input.SHA256, Size: r.Input.Size, MediaType: r.Input.MediaType, Sketch: r.Sketch, Kept: r.Kept}
		switch {
		case r.Pending:
			w.Pending(in)
		case r.Record == nil:
			w.Duplicate(in, r.SameAs)
		default:
			return w.Add(r.Record, in)
		}
		return nil
	}))
	s, err := w.Close()
	must(t, err)
	return s, tally
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// world is a folder of sheets and an output of them that lives on.
type world struct {
	t       testing.TB
	dir     string
	out     string
	now     settings
	formats []Format
	fresh   int // a number that no sheet had yet
}

func newWorld(t testing.TB) *world {
	top, err := os.MkdirTemp(t.TempDir(), "")
	must(t, err)
	w := &world{t: t, dir: filepath.Join(top, "in"), out: filepath.Join(top, "out"), formats: Formats}
	must(t, os.MkdirAll(w.dir, 0o755))
	w.put("a.txt", "1")
	return w
}

func (w *world) put(name, body string) {
	w.t.Helper()
	path := filepath.Join(w.dir, name)
	must(w.t, os.MkdirAll(filepath.Dir(path), 0o755))
	must(w.t, os.WriteFile(path, []byte(body), 0o644))
	long := time.Unix(1e9, 0)
	must(w.t, os.Chtimes(path, long, long)) // one that is being written to is waited for
}

// check goes on and, into a new folder, runs in full, and says in what the two differ.
func (w *world) check() (incremental.Tally, string) {
	w.t.Helper()
	got, tally := runOver(w.t, &reader{t: w.t, settings: w.now}, w.dir, w.out, w.formats, true)
	full := w.out + "-full"
	defer os.RemoveAll(full)
	want, _ := runOver(w.t, &reader{t: w.t, settings: w.now}, w.dir, full, w.formats, false)
	want.Out, want.Unchanged = got.Out, got.Unchanged
	for _, m := range []map[string]int{got.Entries, got.Status, got.Issues} { // a count of nothing may be told or not
		maps.DeleteFunc(m, func(_ string, n int) bool { return n == 0 })
	}
	if diff := cmp.Diff(want, got); diff != "" {
		return tally, "the summaries of a full run, and of one that went on: " + diff
	}
	a, err := filepath.EvalSymlinks(filepath.Join(full, current))
	must(w.t, err)
	b, err := filepath.EvalSymlinks(filepath.Join(w.out, current))
	must(w.t, err)
	if same, err := sameTree(a, b); err != nil || !same {
		return tally, fmt.Sprintf("the output is not that of a full run: %v%s", err, firstDifference(w.t, a, b))
	}
	return tally, ""
}

func firstDifference(t testing.TB, a, b string) string {
	left, _ := tree(a)
	right, _ := tree(b)
	if !slices.Equal(left, right) {
		return fmt.Sprintf("\n%v\n%v", left, right)
	}
	for _, e := range left {
		if e.size < 0 {
			continue
		}
		if x, y := read(t, a, e.name), read(t, b, e.name); !bytes.Equal(x, y) {
			return "\n" + e.name + cmp.Diff(string(x), string(y))
		}
	}
	return ""
}

// readOn goes on and tells what was read, and what was kept.
func (w *world) readOn() (sources []string, s Summary, tally incremental.Tally) {
	w.t.Helper()
	p := &reader{t: w.t, settings: w.now}
	s, tally = runOver(w.t, p, w.dir, w.out, w.formats, true)
	return p.read, s, tally
}

// last is the manifest of the output that is there.
func (w *world) last() (m manifest.Manifest) {
	must(w.t, json.Unmarshal(read(w.t, w.out, "manifest.json"), &m))
	return m
}
