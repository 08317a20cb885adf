package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// TestScripts runs the program as a user does, a script a subject. Scripts have
// $FIXTURES, and two commands more: 'exits CODE ARGS…' runs factsheet and wants that
// exit code; 'encode utf-16|windows-1252 FILE' writes a file anew in an encoding.
func TestScripts(t *testing.T) {
	fixtures, err := filepath.Abs("../../fixtures")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("FIXTURES", fixtures)
			return shareCache(e)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":  exits,
			"encode": encodeFile,
		},
	})
}

// shareCache lets a script keep what pdfium's compilation makes where the user who runs
// the tests has it: its own home is no folder.
func shareCache(e *testscript.Env) error {
	cache, err := os.UserCacheDir()
	if err == nil {
		e.Setenv("XDG_CACHE_HOME", cache)
	}
	return nil
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: exits CODE ARGS…")
	}
	// The code is told by a shell, since a script only knows success and failure.
	quoted := make([]string, 0, len(args))
	for _, a := range args[1:] {
		quoted = append(quoted, "'"+strings.ReplaceAll(a, "'", `'\''`)+"'")
	}
	ts.Check(ts.Exec("sh", "-c", "factsheet "+strings.Join(quoted, " ")+"; test $? = "+strconv.Itoa(atoi(ts, args[0]))))
}

func atoi(ts *testscript.TestScript, s string) int {
	n, err := strconv.Atoi(s)
	ts.Check(err)
	return n
}

func encodeFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: encode ENCODING FILE")
	}
	text := ts.ReadFile(args[1])
	var out string
	var err error
	switch args[0] {
	case "utf-16":
		out, err = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewEncoder().String(text)
	case "windows-1252":
		out, err = charmap.Windows1252.NewEncoder().String(text)
	default:
		ts.Fatalf("unknown encoding %s", args[0])
	}
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(out), 0o644))
}
