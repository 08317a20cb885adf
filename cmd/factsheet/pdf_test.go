package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestPasswordsAreReadALineEach(t *testing.T) {
	for text, want := range map[string][]string{
		"one\ntwo\n":         {"one", "two"},
		"one\r\n\r\ntwo":     {"one", "two"},
		"\ufeffone\ntwo":     {"one", "two"},
		" one \n\ufefftwo\n": {" one ", "\ufefftwo"}, // blanks may be part of a password
	} {
		file := filepath.Join(t.TempDir(), "passwords.txt")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := passwordsIn(file); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %q, %v; want %q", text, got, err, want)
		}
	}
}
