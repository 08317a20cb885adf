package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write anew what the fixtures are wanted to give; read the diff before it is committed")

// fixtureScript is what a user types for one sheet. The second run, with other
// workers and over the first one's output, must come to the same bytes.
const fixtureScript = `exec factsheet run SHEET --out out --fail-on never --quiet OPTIONS
wanted out/documents/NAME.json WANT
exec factsheet run SHEET --out out --fail-on never --quiet --workers 8 OPTIONS
wanted out/documents/NAME.json WANT
`

// TestFixtures runs each sheet under fixtures/ by itself, as a user does, and compares
// the bytes of its record with fixtures/CASE/want.json. Where the case has a registry.tsv,
// the user has given it.
func TestFixtures(t *testing.T) {
	var sheets []string
	for _, pattern := range []string{"../../fixtures/*/*.txt", "../../fixtures/*/*.pdf"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		sheets = append(sheets, found...)
	}
	if len(sheets) < 10 {
		t.Fatalf("only %d sheets under fixtures/", len(sheets))
	}
	scripts := t.TempDir()
	var files []string
	for _, sheet := range sheets {
		abs, err := filepath.Abs(sheet)
		if err != nil {
			t.Fatal(err)
		}
		options := ""
		if own := filepath.Join(filepath.Dir(abs), "registry.tsv"); exists(own) {
			options = "--registry " + own
		}
		text := strings.NewReplacer("OPTIONS", options, "SHEET", abs, "NAME", filepath.Base(sheet), "WANT", filepath.Join(filepath.Dir(abs), "want.json")).Replace(fixtureScript)
		file := filepath.Join(scripts, filepath.Base(filepath.Dir(sheet))+".txtar")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	testscript.Run(t, testscript.Params{
		Files: files,
		Setup: shareCache,
		Cmds:  map[string]func(*testscript.TestScript, bool, []string){"wanted": wanted},
	})
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// wanted compares a record with what is wanted of it, or renews the latter.
func wanted(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: wanted RECORD WANTED")
	}
	got, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	if *update {
		ts.Check(os.WriteFile(args[1], got, 0o644))
		return
	}
	want, err := os.ReadFile(args[1])
	if err != nil {
		ts.Fatalf("%v; 'make golden' writes it", err)
	}
	if !bytes.Equal(got, want) {
		ts.Fatalf("the record differs from what is wanted (-want +got); if it is meant to, 'make golden' renews it\n%s",
			cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")))
	}
}
