package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write anew what the fixtures are wanted to give; read the diff before it is committed")

// TestFixtures runs all fixtures as a user does, and compares the bytes of each record
// with fixtures/CASE/want.json.
func TestFixtures(t *testing.T) {
	cases, err := filepath.Glob("../../fixtures/*/*.*")
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "out")
	ended(t, exitOK, "run", "../../fixtures", "--out", out, "--fail-on", "never", "--quiet")
	for _, sheet := range cases {
		if e := filepath.Ext(sheet); e != ".txt" && e != ".pdf" {
			continue
		}
		t.Run(filepath.Base(sheet), func(t *testing.T) {
			got, err := os.ReadFile(filepath.Join(out, "documents", filepath.Base(sheet)+".json"))
			if err != nil {
				t.Fatal(err)
			}
			want := filepath.Join(filepath.Dir(sheet), "want.json")
			if *update {
				if err := os.WriteFile(want, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			have, err := os.ReadFile(want)
			if os.IsNotExist(err) && os.Getenv("CI") == "" {
				t.Skip("nothing is wanted of it yet: make golden")
			}
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, have) {
				t.Errorf("the record differs from want.json (-want +got); if it is meant to, 'make golden' renews it:\n%s",
					cmp.Diff(strings.Split(string(have), "\n"), strings.Split(string(got), "\n")))
			}
		})
	}
}
