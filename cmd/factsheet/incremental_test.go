package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/results"
	"factsheet/pipeline/write"
)

// filesOf are the names and bytes of the output that is shown in a folder.
func filesOf(t *testing.T, out string) map[string]string {
	t.Helper()
	root, err := filepath.EvalSymlinks(filepath.Join(out, ".current"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	err = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(root, path)
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func runs(t *testing.T, want int, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(append([]string{"run"}, args...), strings.NewReader(""), &out, &errs); code != want {
		t.Fatalf("%q ends with %d: %s", args, code, &errs)
	}
	return errs.String()
}

// The fixtures come, change and go, night after night, and each night's output is that of
// a full run, with its exit code.
func TestFixturesNightAfterNightGiveWhatAFullRunGives(t *testing.T) {
	top := t.TempDir()
	in, out, full := filepath.Join(top, "in"), filepath.Join(top, "out"), filepath.Join(top, "full")
	texts, err := filepath.Glob("../../fixtures/*/*.txt")
	if err != nil || len(texts) < 10 {
		t.Fatalf("there are %d fixtures: %v", len(texts), err)
	}
	put := func(from, name string, edit func([]byte) []byte) {
		data, err := os.ReadFile(from)
		if err == nil {
			err = os.MkdirAll(in, 0o755)
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(in, name), edit(data), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	as := func(b []byte) []byte { return b }
	for night, change := range []func(){
		func() {
			for _, f := range texts[:len(texts)/2] {
				put(f, filepath.Base(f), as)
			}
		},
		func() {
			for _, f := range texts {
				put(f, filepath.Base(f), as)
			}
		},
		func() { put(texts[0], "again-"+filepath.Base(texts[0]), as) },
		func() { put(texts[1], filepath.Base(texts[1]), bytes.ToUpper) },
		func() { os.Remove(filepath.Join(in, filepath.Base(texts[0]))) },
		func() {},
	} {
		change()
		runs(t, exitFindings, in, "--out", full, "-q")
		runs(t, exitFindings, in, "--out", out, "-q", "--incremental")
		if diff := cmp.Diff(filesOf(t, full), filesOf(t, out)); diff != "" {
			t.Fatalf("night %d: %s", night, diff)
		}
	}
}

// What is kept is decoded, and may be encoded again for its near duplicate alone.
func TestRecordsOfFixturesAreEncodedAsTheyWereRead(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	runs(t, exitOK, "../../fixtures", "--out", out, "-q", "--fail-on", "never", "--format", "json")
	r, err := results.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	for i := range r.Sheets() {
		in := &r.Sheets()[i]
		rec, err := r.Record(in)
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(r.File(in))
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		if err := write.Encode(&got, rec); err != nil || got.String() != string(want) {
			t.Errorf("%s: %v%s", in.Source, err, cmp.Diff(string(want), got.String()))
		}
	}
}
