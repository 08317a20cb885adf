package gold_test

import (
	"encoding/json"
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
