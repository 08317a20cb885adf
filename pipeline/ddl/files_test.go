package ddl

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/table"
)

// readView is what DuckDB reads of a view.
type readView struct {
	Rows       int               `json:"rows"`
	Columns    map[string]string `json:"columns"`
	Partitions []any             `json:"partitions"`
}

// laid are tables enough to have each kind of type and place, and those of every view.
func laid() []table.Info {
	names := []string{"documents", "partners", "places", "amounts", "dates", "tables", "projects", "agreements", "contributions", "events"}
	return slices.DeleteFunc(table.All(), func(t table.Info) bool { return !slices.Contains(names, t.Name) })
}

// readViews lays files out and reads the views over them.
func readViews(t *testing.T, f Files, partition string) map[string]readView {
	t.Helper()
	var views bytes.Buffer
	if err := WriteParquetViews(&views, laid(), table.Views(), f); err != nil {
		t.Fatal(err)
	}
	stdin, err := json.Marshal(map[string]any{"tables": laid(), "views": views.String()})
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]readView
	if err := json.Unmarshal(python(t, "duckdb", "read_views.py", string(stdin), f.Out, partition), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDuckDBReadsAnOutputInPlaceHoweverItIsLaid(t *testing.T) {
	for partition, known := range map[string]any{"": nil, "year": 2024.0, "batch": "2024/spring"} {
		// A folder whose name would be a pattern, end a string or begin a remark.
		f := FilesAsWritten(filepath.Join(t.TempDir(), "o'ut [1]* -- é"), partition)
		got := readViews(t, f, partition)
		for _, info := range laid() {
			want := readView{Rows: 1, Columns: map[string]string{}}
			for _, c := range info.Columns {
				want.Columns[c.Name] = c.Type
			}
			if partition != "" && (info.Name == "documents" || info.Columns[0].Name == "document_id") {
				want.Rows, want.Partitions = 2, []any{known, nil}
				want.Columns[partition] = map[string]string{"year": "INTEGER", "batch": "VARCHAR"}[partition]
			}
			if diff := cmp.Diff(want, got[info.Name]); diff != "" {
				t.Errorf("parted by %q: %s (-want +got)\n%s", partition, info.Name, diff)
			}
		}
		for _, v := range table.Views() {
			if n := len(got[v.Name].Columns); n != len(v.Columns) {
				t.Errorf("parted by %q: %s has %d columns, want %d", partition, v.Name, n, len(v.Columns))
			}
		}
	}
}

// manifestOf is a manifest with the files of a partition; of events there are none.
func manifestOf(partition string) *manifest.Manifest {
	var m manifest.Manifest
	for _, info := range table.All() {
		file := "tables/" + info.Name + ".parquet"
		switch {
		case partition != "" && info.Name == "events":
			continue
		case partition != "" && ofSheets(&info):
			file = "tables/" + info.Name + "/" + partition + "=2024/part-0001-0a1b2c3d.parquet"
		case partition != "":
			file = "tables/" + info.Name + "/part-0001-0a1b2c3d.parquet"
		}
		m.Tables = append(m.Tables, manifest.Table{Table: info.Name, File: "tables/" + info.Name + ".jsonl"})
		m.Tables = append(m.Tables, manifest.Table{Table: info.Name, File: file})
	}
	return &m
}

func TestManifestTellsHowAnOutputIsLaid(t *testing.T) {
	for _, partition := range []string{"", "year", "batch"} {
		f, err := FilesOf("out", manifestOf(partition))
		if err != nil {
			t.Fatal(err)
		}
		want := FilesAsWritten("out", partition)
		if partition != "" {
			delete(want.tables, "events")
		}
		if diff := cmp.Diff(want.tables, f.tables, cmp.AllowUnexported(place{})); diff != "" {
			t.Errorf("parted by %q (-want +got)\n%s", partition, diff)
		}
	}
}

func TestATableWithoutAFileIsAViewWithoutRows(t *testing.T) {
	out := t.TempDir()
	t.Setenv("EMPTY", "events")
	f, err := FilesOf(out, manifestOf("year"))
	if err != nil {
		t.Fatal(err)
	}
	got := readViews(t, f, "year")
	if n := got["events"].Rows; n != 0 || got["events"].Columns["date_first"] != "DATE" || got["events"].Columns["doubts"] != "VARCHAR[]" {
		t.Errorf("events is read as %v", got["events"])
	}
	if got["dates"].Rows != 2 {
		t.Errorf("dates is read as %v", got["dates"])
	}
}

func TestAnOutputWithoutParquetIsRefused(t *testing.T) {
	m := &manifest.Manifest{Tables: []manifest.Table{{Table: "amounts", File: "tables/amounts.jsonl"}}}
	if _, err := FilesOf("results", m); err == nil || !strings.Contains(err.Error(), "results holds no Parquet tables; run with --format") {
		t.Errorf("the error is %v", err)
	}
}

// A manifest is a file that anybody may have written.
func TestAManifestPutsNoSQLIntoAView(t *testing.T) {
	m := &manifest.Manifest{Tables: []manifest.Table{{Table: "amounts", File: "tables/amounts/x': 1} DROP--=2/a.parquet"}}}
	f, err := FilesOf("out", m)
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(ParquetViews(table.All(), nil, f), ";\n")
	if !strings.Contains(got, `hive_types = {'x'': 1} DROP--': VARCHAR}`) {
		t.Errorf("the view is\n%s", got)
	}
	m.Tables[0].File = "tables/amounts' OR 1; .parquet"
	f, _ = FilesOf("out", m)
	if got := strings.Join(ParquetViews(table.All(), nil, f), ";\n"); !strings.Contains(got, `'out/tables/amounts'' OR 1; .parquet'`) {
		t.Errorf("the view is\n%s", got)
	}
}
