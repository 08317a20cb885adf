package property_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEveryPropertyTestDrawsTheSameCases(t *testing.T) {
	seen := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil || !bytes.Contains(text, []byte("\t\"pgregory.net/rapid\"\n")) {
			return err
		}
		seen++
		if !bytes.Contains(text, []byte("\t_ \"factsheet/internal/property\"\n")) {
			t.Errorf("%s draws other cases in each run: import factsheet/internal/property", path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen == 0 {
		t.Error("no property test was found: the walk looks in the wrong place")
	}
}
