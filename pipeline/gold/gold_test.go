package gold_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"factsheet/pipeline/gold"
)

func TestFieldKnowsNullFromLeftOut(t *testing.T) {
	for text, want := range map[string]string{
		`{"title":"A","period":null}`:             `{"title":"A","period":null}`,
		`{"title":"A"}`:                           `{"title":"A"}`,
		`{"title":"A","period":"2019"}`:           `{"title":"A","period":"2019"}`,
		`{"title":"A","amounts":[]}`:              `{"title":"A","amounts":[]}`,
		`{"title":"A","funding":[],"note":"why"}`: `{"title":"A","note":"why"}`,
	} {
		var p gold.Project
		if err := json.Unmarshal([]byte(text), &p); err != nil {
			t.Fatal(err)
		}
		got, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s is written as %s, want %s", text, got, want)
		}
	}
}

func TestNameIsWithoutFolderAndEnding(t *testing.T) {
	for file, want := range map[string]string{"a/b.gold.json": "b", `a\c.txt.gold.json`: "c.txt", "d": "d"} {
		if got := gold.Name(file); got != want {
			t.Errorf("%s is of %q, want %q", file, got, want)
		}
	}
}

func TestByteOrderMarkIsLeftAside(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.gold.json")
	for data, want := range map[string]int{"\ufeff{\"document\": \"a.txt\"}": 0, "\ufeff{\"document\": \"a.txt\", \"bogus\": 1}": 1} {
		if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		s, unknown, err := gold.Load(file)
		if err != nil || s.Document != "a.txt" || len(unknown) != want {
			t.Errorf("%q gives %+v, %d unknown keys and %v", data, s, len(unknown), err)
		}
	}
}
