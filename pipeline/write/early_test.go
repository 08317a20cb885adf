package write

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"factsheet/pipeline/manifest"
)

func TestPendingInputsAreInTheManifest(t *testing.T) {
	out := t.TempDir()
	w, err := Open(out, everything)
	if err != nil {
		t.Fatal(err)
	}
	r := sample(t, 1)
	if err := w.Add(r, inputOf(r)); err != nil {
		t.Fatal(err)
	}
	w.Pending(Input{Source: "z.txt"})
	w.Pending(Input{Source: "b.txt"})
	s, err := w.Close()
	var m manifest.Manifest
	if err := json.Unmarshal(read(t, out, "manifest.json"), &m); err != nil {
		t.Fatal(err)
	}
	if err != nil || s.Pending != 2 || !slices.Equal(m.Pending, []string{"z.txt", "b.txt"}) || m.Counts.Inputs != 3 || m.Counts.Pages != r.Document.Pages {
		t.Errorf("%+v, %q, %+v, %v", s, m.Pending, m.Counts, err)
	}
}

func TestOutputThatIsGivenUpAtTheLastMomentLeavesTheOldOne(t *testing.T) {
	out := t.TempDir()
	run(t, out, Options{}, sample(t, 1))
	old := whole(t, out)
	w, err := Open(out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := sample(t, 2)
	if err := w.Add(r, inputOf(r)); err != nil {
		t.Fatal(err)
	}
	givenUp := errors.New("given up")
	if _, err := w.CloseIf(func() error { return givenUp }); !errors.Is(err, givenUp) {
		t.Error(err)
	}
	if got := whole(t, out); !slices.Equal(got, old) {
		t.Errorf("%q became %q", old, got)
	}
	if left, err := filepath.Glob(filepath.Join(out, generations, "*")); err != nil || len(left) != 1 {
		t.Errorf("%q are left, %v", left, err)
	}
	if names, err := filepath.Glob(filepath.Join(out, ".*")); err != nil || slices.Contains(names, filepath.Join(out, coming)) {
		t.Errorf("%q are left, %v", names, err)
	}
}

// A table's rows count once, in however many formats it is written, and over all its files.
func TestSizesAddATablesFilesUp(t *testing.T) {
	got := sizes([]manifest.Table{
		{Table: "a", File: "tables/a/year=2023/part-0001-00000000.parquet", Rows: 3, Size: 10}, {Table: "a", File: "tables/a/year=2024/part-0001-00000000.parquet", Rows: 4, Size: 20},
		{Table: "a", File: "tables/a.jsonl", Rows: 7, Size: 100},
		{Table: "b", File: "tables/b.parquet", Rows: 1, Size: 5},
	})
	if want := []TableSize{{"a", 7, 130}, {"b", 1, 5}}; !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
}
