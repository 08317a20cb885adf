package evaluate

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/pipeline/gold"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
)

func TestSheetIsKnownByItsBytesThenByItsName(t *testing.T) {
	dir, output := t.TempDir(), "documents/x.json"
	m := manifest.Manifest{Schema: record.Schema, Duplicates: []manifest.Duplicate{{Source: "copy.txt", Of: "a/one.txt"}}}
	for source, hash := range map[string]string{"a/one.txt": "11", "b/two.txt": "22", "c/two.txt": "33", "report.pdf": "44"} {
		m.Inputs = append(m.Inputs, manifest.Input{Source: source, SHA256: hash, Output: &output})
	}
	data, err := json.Marshal(&m)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "manifest.json"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	run, err := results.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	x := NewIndex(run)
	for _, c := range []struct {
		document, hash string
		o              Options
		source         string // "" for an error
		says           string // in the error or warning
	}{
		{"one.txt", "11", Options{}, "a/one.txt", ""},
		{"other.txt", "11", Options{}, "a/one.txt", ""},
		{"", "22", Options{}, "b/two.txt", ""},
		{"one.txt", "", Options{}, "a/one.txt", ""},
		{"one.txt", "99", Options{}, "a/one.txt", "has changed since the gold was made"},
		{"copy.txt", "", Options{}, "a/one.txt", ""},
		{"two.txt", "33", Options{}, "c/two.txt", ""},
		{"two.txt", "", Options{}, "", "may be any of"},
		{"none.txt", "99", Options{}, "", "run the sheet, too"},
		{"", "", Options{}, "", "does not say which sheet"},
		{"report.txt", "", Options{}, "", "report.pdf is there: --unanchored"},
		{"report.txt", "99", Options{Unanchored: true}, "report.pdf", ""},
	} {
		in, warning, err := x.Find(&gold.Sheet{Document: c.document, SHA256: c.hash}, c.o)
		switch {
		case c.source == "":
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%+v: the error is %v", c, err)
			}
		case err != nil || in.Source != c.source:
			t.Errorf("%+v: found is %+v, %v", c, in, err)
		case (warning == "") != (c.says == "") || !strings.Contains(warning, c.says):
			t.Errorf("%+v: the warning is %q", c, warning)
		}
	}
}
