package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Every row of the fixtures' tables is as the schema of its table says.
func TestFixturesRowsMatchTheirSchemas(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	ended(t, exitOK, "run", "../../fixtures", "--out", out, "--fail-on", "never", "--quiet", "--format", "jsonl")
	printed, _ := ended(t, exitOK, "schema", "--json-schema")
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(printed))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("tables.json", doc); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(out, "tables", "*.jsonl"))
	if err != nil || len(files) < 30 {
		t.Fatalf("the run wrote %q (%v)", files, err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".jsonl")
		s, err := c.Compile("tables.json#/$defs/" + name)
		if err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			row, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Validate(row); err != nil {
				t.Errorf("%s: %v\n%s", name, err, line)
			}
		}
	}
}

// fill makes the tables in DuckDB, their foreign keys checked, and fills each in turn from its
// file; then it makes the views over the files. It prints where a table and its view differ.
const fill = `
import sys, duckdb
folder, tables, views = sys.argv[1:]
made, read = duckdb.connect(), duckdb.connect()
script = open(tables).read()
made.execute(script)
read.execute(open(views).read())
names = [line.split()[2] for line in script.splitlines() if line.startswith("CREATE TABLE ")]
for name in names:
    made.execute(f"insert into {name} select * from read_parquet('{folder}/tables/{name}.parquet')")
for name in names:
    a, b = (db.sql(f"select * from {name}") for db in (made, read))
    if (a.columns, a.types) != (b.columns, b.types) or sorted(map(repr, a.fetchall())) != sorted(map(repr, b.fetchall())):
        print(name, "differs")
views = [name for (name,) in read.sql("select view_name from duckdb_views() where not internal").fetchall()]
seen = [len(read.sql(f"select * from {name}").fetchall()) for name in views]
print(len(names) > 30 and len(seen) > len(names) and sum(seen) > 500)
`

func TestFixturesFillDuckDBsTablesInTheirOrder(t *testing.T) {
	if err := exec.Command("python3", "-c", "import duckdb").Run(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("python3 with duckdb is needed in CI: python3 -m pip install duckdb")
		}
		t.Skip("no python3 with duckdb")
	}
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	ended(t, exitOK, "run", "../../fixtures", "--out", out, "--fail-on", "never", "--quiet", "--format", "parquet")
	for file, arguments := range map[string][]string{"tables.sql": nil, "views.sql": {"--views", "--out", out}} {
		printed, _ := ended(t, exitOK, append([]string{"schema", "--dialect", "duckdb"}, arguments...)...)
		if err := os.WriteFile(filepath.Join(dir, file), []byte(printed), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := exec.Command("python3", "-c", fill, out, filepath.Join(dir, "tables.sql"), filepath.Join(dir, "views.sql")).CombinedOutput()
	if err != nil || string(got) != "True\n" {
		t.Errorf("DuckDB says (%v)\n%s", err, got)
	}
}

// validatePackage holds each table of a Data Package that has rows (the validator takes no empty
// JSON Lines) to its schema, its keys, its size and its hash, and prints what does not hold.
const validatePackage = `
import sys
from frictionless import Package
package = Package(sys.argv[1])
seen = 0
for resource in package.resources:
    if resource.bytes:
        seen += 1
        for kind, field, message in resource.validate().flatten(["type", "fieldName", "message"]):
            print(resource.name, kind, field, message)
print(seen > 20)
`

func TestFixturesDataPackageIsTakenByAnIndependentValidator(t *testing.T) {
	if err := exec.Command("python3", "-c", "import frictionless, jsonlines").Run(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("python3 with frictionless is needed in CI: python3 -m pip install 'frictionless[json]'")
		}
		t.Skip("no python3 with frictionless[json]")
	}
	out := filepath.Join(t.TempDir(), "out")
	ended(t, exitOK, "run", "../../fixtures/harbour-sums", "../../fixtures/coast-partnership", "../../fixtures/coast-partnership-revised",
		"--out", out, "--fail-on", "never", "--quiet", "--format", "jsonl")
	descriptor := filepath.Join(out, "tables", "datapackage.json")
	got, err := exec.Command("python3", "-W", "ignore", "-c", validatePackage, descriptor).CombinedOutput()
	if err != nil || string(got) != "True\n" {
		t.Errorf("the validator says (%v)\n%s", err, got)
	}
}

// starInReadme is the part of the README that 'factsheet schema --markdown' prints.
var starInReadme = regexp.MustCompile("(?s)```mermaid\nerDiagram\n.*?\n\n\\| table \\|.*?\n\n")

// The README shows the tables as they are; with -update it is brought up to date.
func TestReadmeShowsTheTables(t *testing.T) {
	const file = "../../README.md"
	readme, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	printed, _ := ended(t, exitOK, "schema", "--markdown")
	printed += "\n"
	at := starInReadme.FindIndex(readme)
	if at == nil {
		t.Fatal("the README does not show the tables")
	}
	if *update {
		readme = bytes.Join([][]byte{readme[:at[0]], []byte(printed), readme[at[1]:]}, nil)
		if err := os.WriteFile(file, readme, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(printed, string(readme[at[0]:at[1]])); diff != "" {
		t.Errorf("the README shows other tables; bring it up to date: go test ./cmd/factsheet -run ReadmeShowsTheTables -update\n%s", diff)
	}
}

// What --frictionless prints of tables that are to come is a package, too.
func TestFrictionlessPrintsEveryTable(t *testing.T) {
	printed, _ := ended(t, exitOK, "schema", "--frictionless")
	var p struct {
		Resources []struct{ Name, Path string }
	}
	if err := json.Unmarshal([]byte(printed), &p); err != nil {
		t.Fatal(err)
	}
	if len(p.Resources) < 35 || p.Resources[0].Name != "documents" || p.Resources[0].Path != "documents.parquet" {
		t.Errorf("the package is of %v", p.Resources)
	}
}
