package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// holds makes sure that a folder holds one file, with the text.
func holds(t *testing.T, file, want string) {
	t.Helper()
	got, err := os.ReadFile(file)
	if err != nil || string(got) != want {
		t.Errorf("the file holds %q, %v", got, err)
	}
	if names, err := os.ReadDir(filepath.Dir(file)); err != nil || len(names) != 1 {
		t.Errorf("beside it something is left: %v, %v", names, err)
	}
}

func TestAFileTakesItsPlaceOnlyWhenItIsWhole(t *testing.T) {
	file := filepath.Join(t.TempDir(), "figures.txt")
	if err := replaceFile(file, []byte("old\n")); err != nil {
		t.Fatal(err)
	}
	w, err := newWhenWhole(file, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, strings.Repeat("new ", 1<<16)); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != "old\n" {
		t.Errorf("a half of it took its place: %d bytes, %v", len(got), err)
	}
	w.drop()
	holds(t, file, "old\n")
	if err := replaceFile(file, []byte("new\n")); err != nil {
		t.Fatal(err)
	}
	holds(t, file, "new\n")
}

func TestAFileThatCannotBeWrittenIsNamed(t *testing.T) {
	dir := t.TempDir()
	for _, at := range []string{dir, filepath.Join(dir, "none", "x.txt")} {
		if err := replaceFile(at, nil); err == nil || !strings.Contains(err.Error(), at+" can't be written: ") {
			t.Errorf("%s: %v", at, err)
		}
	}
}
