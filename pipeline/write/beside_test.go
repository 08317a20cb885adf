package write

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"testing"

	"factsheet/pipeline/manifest"
)

func TestFileBesideTheTablesIsInTheManifest(t *testing.T) {
	out := t.TempDir()
	beside := []Beside{
		{"tables/index.txt", func(w io.Writer, m *manifest.Manifest) error {
			_, err := fmt.Fprintf(w, "%d files, the first %s", len(m.Tables), m.Tables[0].SHA256)
			return err
		}},
		{"nowhere/index.txt", func(io.Writer, *manifest.Manifest) error { t.Error("it was written"); return nil }},
	}
	run(t, out, Options{Beside: beside}, first(t)...)
	var m manifest.Manifest
	if err := json.Unmarshal(read(t, out, "manifest.json"), &m); err != nil {
		t.Fatal(err)
	}
	data := read(t, out, "tables", "index.txt")
	sum := sha256.Sum256(data)
	want := []manifest.File{{File: "tables/index.txt", Size: int64(len(data)), SHA256: hex.EncodeToString(sum[:])}}
	if !slices.Equal(m.Files, want) || string(data) != fmt.Sprintf("%d files, the first %s", len(m.Tables), m.Tables[0].SHA256) {
		t.Errorf("the manifest names %v, and the file holds %s", m.Files, data)
	}
	run(t, out, Options{Formats: []Format{JSON}, Beside: beside}, first(t)...)
}
