package write

import (
	"bytes"
	"encoding/json"
	"fmt"
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

// readers gives a way to run a script with PyArrow and DuckDB, and the file that describes
// the tables to it.
func readers(t *testing.T) (read func(script string, arguments ...string) string, described string) {
	t.Helper()
	if err := exec.Command("python3", "-c", "import pyarrow, duckdb").Run(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("python3 with pyarrow and duckdb is needed in CI: python3 -m pip install pyarrow duckdb")
		}
		t.Skip("no python3 with pyarrow and duckdb")
	}
	tables, err := json.Marshal(table.All())
	if err != nil {
		t.Fatal(err)
	}
	described = filepath.Join(t.TempDir(), "tables.json")
	if err := os.WriteFile(described, tables, 0o644); err != nil {
		t.Fatal(err)
	}
	return func(script string, arguments ...string) string {
		t.Helper()
		got, err := exec.Command("python3", append([]string{"testdata/" + script}, arguments...)...).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, got)
		}
		return strings.TrimSpace(string(got))
	}, described
}

// PyArrow and DuckDB read every table as it was meant, and the keys hold.
func TestIndependentReadersReadTheTables(t *testing.T) {
	reader, tables := readers(t)
	out := t.TempDir()
	var records []*record.Record
	for n := range many { // more rows than a batch
		records = append(records, sample(t, n))
	}
	records[7].Agreements[0].Date = ptr("2022-12-09") // one edition tells another day
	run(t, out, everything, append(records, empty())...)
	if got, want := reader("read_tables.py", out, tables), fmt.Sprintf(`{"USD": "%d.00"}`, many*5_200_000); got != want {
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
	for seed := range many * 2 / 3 {
		records = append(records, drawn.Example(seed))
	}
	out = t.TempDir()
	run(t, out, Options{Formats: []Format{Parquet, JSONLines}, unkeyed: true}, records...)
	if got := reader("read_tables.py", out, tables, "rows"); got != "" {
		t.Error(got)
	}
}

// Statistics, indexes of pages, filters and what is told of the columns are as they should
// be, so a reader passes over what it need not read, and over nothing else.
func TestReadersPassOverWhatTheyNeedNotRead(t *testing.T) {
	reader, tables := readers(t)
	out := t.TempDir()
	o := Options{Formats: []Format{Parquet}, bounds: usual}
	o.bounds.held = 100_000 // several groups
	records := parted(t, 60)
	records[7].Agreements[0].Date = ptr("2022-12-09")
	run(t, out, o, append(records, empty())...)
	if got := reader("skip.py", filepath.Join(out, "tables"), tables); got != "" {
		t.Error(got)
	}
}

func TestReadersReadPartitions(t *testing.T) {
	reader, tables := readers(t)
	whole, parts := t.TempDir(), t.TempDir()
	records := parted(t, 24)
	run(t, whole, Options{Formats: []Format{Parquet}}, records...)
	run(t, parts, Options{Formats: []Format{Parquet}, PartitionBy: ByBatch, bounds: tight}, records...)
	if got := reader("read_parts.py", parts, whole, tables, "batch"); got != "" {
		t.Error(got)
	}
}
