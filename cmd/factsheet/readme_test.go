package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// session is a block of the README that shows a command and what it prints.
var session = regexp.MustCompile("(?s)```console\n\\$ factsheet ([^\n]*)\n(.*?)```")

// TestReadmeShowsWhatTheProgramPrints runs the README's sessions from the project's
// root, as they stand there.
func TestReadmeShowsWhatTheProgramPrints(t *testing.T) {
	t.Chdir("../..")
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	sessions := session.FindAllSubmatch(readme, -1)
	if len(sessions) == 0 {
		t.Fatal("the README shows no session")
	}
	for _, s := range sessions {
		var out, errs bytes.Buffer
		if code := run(strings.Fields(string(s[1])), strings.NewReader(""), &out, &errs); code != exitOK {
			t.Errorf("factsheet %s ends with %d: %s", s[1], code, errs.String())
		}
		if diff := cmp.Diff(strings.TrimSpace(string(s[2])), strings.TrimSpace(out.String())); diff != "" {
			t.Errorf("factsheet %s prints otherwise (-README +program); bring the README up to date\n%s", s[1], diff)
		}
	}
}

// summary is the block of the README that shows what 'make run' ends with, but for
// the time that it took.
var summary = regexp.MustCompile("(?s)```text\n(sheets .*?)```")

func TestReadmeShowsWhatMakeRunEndsWith(t *testing.T) {
	t.Chdir("../..")
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := summary.FindSubmatch(readme)
	if shown == nil {
		t.Fatal("the README shows no summary")
	}
	out := filepath.Join(t.TempDir(), "out")
	printed, _ := ended(t, exitOK, "run", "fixtures/*/*.{txt,pdf}", "--out", out, "--fail-on", "never")
	lines := slices.DeleteFunc(strings.Split(printed, "\n"), func(l string) bool { return strings.HasPrefix(l, "time ") })
	got := strings.TrimSpace(strings.ReplaceAll(strings.Join(lines, "\n"), out, "out"))
	if diff := cmp.Diff(strings.TrimSpace(string(shown[1])), got); diff != "" {
		t.Errorf("'make run' ends otherwise (-README +program); bring the README up to date\n%s", diff)
	}
}
