package main

import (
	"bytes"
	"os"
	"regexp"
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
