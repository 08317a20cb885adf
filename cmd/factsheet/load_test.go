package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"factsheet/internal/postgres"
	"factsheet/pipeline/table"
)

// needDuckDB skips a test where there is no DuckDB to read Parquet with, and fails it in CI.
func needDuckDB(t *testing.T) {
	t.Helper()
	if err := exec.Command("python3", "-c", "import duckdb").Run(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("python3 with duckdb is needed in CI: python3 -m pip install duckdb")
		}
		t.Skip("no python3 with duckdb")
	}
}

// Every row of every table, as DuckDB reads it in the Parquet files, is what PostgreSQL and
// SQLite give back: decimals, days, lists and nulls to the letter.
func TestFixturesLoadedReadBackAsDuckDBReadsThem(t *testing.T) {
	needDuckDB(t)
	dsn, dir := postgres.Database(t), t.TempDir()
	out, file := filepath.Join(dir, "out"), filepath.Join(dir, "facts.db")
	sheets := []string{"run", "../../fixtures", "--out", out, "--fail-on", "never", "--quiet"}
	for _, pattern := range []string{"*.txt", "*.pdf"} {
		found, _ := filepath.Glob(filepath.Join(shared, "corpus", pattern))
		sheets = append(sheets, found...)
	}
	ended(t, exitOK, sheets...)
	ended(t, exitOK, "load", dsn, "--out", out, "--quiet")
	ended(t, exitOK, "load", "sqlite:"+file, "--out", out, "--quiet")

	described := filepath.Join(dir, "tables.json")
	text, _ := ended(t, exitOK, "schema", "--tables", "--json")
	if err := os.WriteFile(described, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	dumpAll(t, dsn, dir)
	got, err := exec.Command("python3", "testdata/read_back.py", out, described, dir, file).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, got)
	}
	if rows, err := strconv.Atoi(strings.TrimSpace(string(got))); err != nil || rows < 1500 {
		t.Errorf("what is read back is other than what was written, or too little:\n%s", got)
	}

	for _, database := range []string{dsn, "sqlite:" + file} {
		text, _ := ended(t, exitOK, "load", database, "--out", out, "--json")
		var again struct {
			Total struct{ Rows, Inserted, Updated, Deleted int }
		}
		if err := json.Unmarshal([]byte(text), &again); err != nil {
			t.Fatal(err)
		}
		if n := again.Total; n.Rows < 1500 || n.Inserted+n.Updated+n.Deleted > 0 {
			t.Errorf("a second load came to %+v", n)
		}
	}
}

// dumpAll writes the rows of each table of the schema factsheet to dir/TABLE.jsonl.
func dumpAll(t *testing.T, dsn, dir string) {
	t.Helper()
	conn, err := pgconn.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	for _, info := range table.All() {
		var cells []string
		for _, c := range info.Columns {
			cell := `"` + c.Name + `"`
			if c.Type == "DATE" || strings.HasPrefix(c.Type, "DECIMAL") {
				cell += "::text"
			}
			cells = append(cells, cell)
		}
		query := fmt.Sprintf("SELECT json_build_array(%s)::text FROM factsheet.%s", strings.Join(cells, ", "), info.Name)
		rows := conn.ExecParams(t.Context(), query, nil, nil, nil, nil).Read()
		if rows.Err != nil {
			t.Fatal(rows.Err)
		}
		var lines []byte
		for _, r := range rows.Rows {
			lines = append(append(lines, r[0]...), '\n')
		}
		if err := os.WriteFile(filepath.Join(dir, info.Name+".jsonl"), lines, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestLoadTellsWhatItDid(t *testing.T) {
	dsn, out := postgres.Database(t), filepath.Join(t.TempDir(), "out")
	ended(t, exitOK, "run", "../../fixtures/harbour-sums", "--out", out, "--fail-on", "never", "--quiet")
	told, _ := ended(t, exitOK, "load", dsn, "--out", out, "--schema", "week_12")
	for _, want := range []string{"  documents\n", " rows/s\n", "loaded into postgres:///test", ", schema week_12\n"} {
		if !strings.Contains(told, want) {
			t.Errorf("load says nothing of %q:\n%s", want, told)
		}
	}
	told, _ = ended(t, exitOK, "load", dsn, "--out", out, "--schema", "week_12")
	if !strings.Contains(told, "schema week_12 was so already\n") {
		t.Errorf("a second load says\n%s", told)
	}
	// The same tables in other files: parted by year.
	parted := out + "-parted"
	ended(t, exitOK, "run", "../../fixtures/harbour-sums", "--out", parted, "--partition-by", "year", "--fail-on", "never", "--quiet")
	told, _ = ended(t, exitOK, "load", dsn, "--out", parted, "--schema", "week_12")
	if !strings.Contains(told, "schema week_12 was so already\n") {
		t.Errorf("a load of parted tables says\n%s", told)
	}
	_, errs := ended(t, exitFault, "load", "postgres://me:s3cret@127.0.0.1:1/none", "--out", out)
	if !strings.Contains(errs, "can't be reached") || strings.Contains(errs, "s3cret") {
		t.Errorf("a server that is not there is told as %s", errs)
	}
}
