package write

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/record"
	"factsheet/pipeline/table"
)

// PyArrow and DuckDB read every table as it was meant, and the keys hold.
func TestIndependentReadersReadTheTables(t *testing.T) {
	if err := exec.Command("python3", "-c", "import pyarrow, duckdb").Run(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("python3 with pyarrow and duckdb is needed in CI: python3 -m pip install pyarrow duckdb")
		}
		t.Skip("no python3 with pyarrow and duckdb")
	}
	tables := filepath.Join(t.TempDir(), "tables.json")
	described, err := json.Marshal(table.All())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(tables, described, 0o644); err != nil {
		t.Fatal(err)
	}
	readers := func(arguments ...string) string {
		t.Helper()
		got, err := exec.Command("python3", append([]string{"testdata/read_tables.py"}, arguments...)...).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, got)
		}
		return strings.TrimSpace(string(got))
	}

	out := t.TempDir()
	var records []*record.Record
	for n := range 300 { // more rows than a batch
		records = append(records, sample(t, n))
	}
	records[7].Agreements[0].Date = ptr("2022-12-09") // one edition tells another day
	run(t, out, everything, append(records, empty())...)
	if got, want := readers(out, tables), `{"USD": "1560000000.00"}`; got != want {
		t.Errorf("the readers say\n%s\nwant\n%s", got, want)
	}

	// All the samples are editions of the first, so what they tell counts once.
	if rows := read(t, out, "tables", "contributions.jsonl"); bytes.Count(rows, []byte(`"same_as":null`)) != len(records[0].Contributions) {
		t.Error("a flow counts more than once")
	}
	conflicts := strings.Split(string(read(t, out, "tables", "conflicts.jsonl")), "\n")
	if len(conflicts) != 2 || !strings.Contains(conflicts[0], `"field":"date","kind":"agreements","own_value":"2022-12-09"`) ||
		!strings.Contains(conflicts[0], `"other_value":"2022-12-07"`) {
		t.Errorf("the conflicts are %q", conflicts)
	}

	// And whatever else a record can hold.
	drawn := rapid.Custom(anyRecord)
	records = nil
	for seed := range 200 {
		records = append(records, drawn.Example(seed))
	}
	out = t.TempDir()
	run(t, out, Options{Formats: []Format{Parquet, JSONLines}}, records...)
	if got := readers(out, tables, "rows"); got != "" {
		t.Error(got)
	}
}
