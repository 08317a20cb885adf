package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// needClone skips the test where 'make compare' has no clone to take a revision from.
func needClone(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("it builds the program twice")
	}
	for _, tool := range [][]string{{"make", "--version"}, {"bash", "--version"}, {"git", "rev-parse", "--verify", "HEAD"}} {
		err := exec.Command(tool[0], tool[1:]...).Run()
		switch {
		case err != nil && os.Getenv("CI") == "true":
			t.Fatalf("%s: %v", strings.Join(tool, " "), err)
		case err != nil:
			t.Skipf("%s: %v", strings.Join(tool, " "), err)
		}
	}
}

// makeCompare runs 'make compare' with these settings, and reports as well whether it left
// anything behind.
func makeCompare(t *testing.T, settings ...string) (out string, ok bool) {
	t.Helper()
	temp := t.TempDir()
	c := exec.Command("make", append([]string{"--no-print-directory", "-C", "../..", "compare"}, settings...)...)
	c.Env = append(os.Environ(), "TMPDIR="+temp, "MAKEFLAGS=", "MAKELEVEL=")
	var b bytes.Buffer
	c.Stdout, c.Stderr = &b, &b
	err := c.Run()
	left, globErr := filepath.Glob(filepath.Join(temp, "factsheet-compare*"))
	if globErr != nil || len(left) > 0 {
		t.Errorf("it left %v behind (%v)", left, globErr)
	}
	return b.String(), err == nil
}

func TestMakeCompareHoldsARevisionAgainstThisTree(t *testing.T) {
	needClone(t)
	sheet := filepath.Join(t.TempDir(), "aid.txt")
	if err := os.WriteFile(sheet, []byte("In 2019 Japan gave US$ 5 million to Ghana.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, ok := makeCompare(t, "REV=HEAD", "SHEETS="+sheet, "DIFF=--stat")
	if !ok || !strings.Contains(out, "this-tree  factsheet") || !strings.Contains(out, "1 sheet") {
		t.Errorf("it told:\n%s", out)
	}
	out, ok = makeCompare(t, "REV=HEAD", "SHEETS="+t.TempDir())
	if ok || !strings.Contains(out, "could not read") {
		t.Errorf("of a folder without a sheet it told:\n%s", out)
	}
}

func TestMakeCompareSaysWhatItNeeds(t *testing.T) {
	needClone(t)
	for setting, want := range map[string]string{
		"REV=":            "name the revision to compare with",
		"REV=no-such-one": "git knows no revision no-such-one",
		"REV=--help":      "git knows no revision --help",
	} {
		if out, ok := makeCompare(t, setting); ok || !strings.Contains(out, want) {
			t.Errorf("of %s it told:\n%s", setting, out)
		}
	}
}
