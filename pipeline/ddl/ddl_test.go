package ddl

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/table"
)

// made is what a database, or a parser, tells of the tables that a script made.
type made struct {
	Tables map[string]madeTable `json:"tables"`
	Views  []string             `json:"views"`
	Bare   int                  `json:"bare"` // columns without a comment
}

type madeTable struct {
	Doc         string             `json:"doc"`
	Columns     []madeColumn       `json:"columns"`
	Key         []string           `json:"key"`
	ForeignKeys []table.ForeignKey `json:"foreign_keys"`
}

type madeColumn struct {
	Name     string `json:"name"`
	Type     string `json:"type"`
	Nullable bool   `json:"nullable"`
	Doc      string `json:"doc"`
}

// wantTypes are the types as each database tells them, in the order VARCHAR, INTEGER,
// BOOLEAN, DATE, VARCHAR[], DECIMAL(18,2), DECIMAL(18,4).
var wantTypes = map[string]string{
	"duckdb":     "VARCHAR INTEGER BOOLEAN DATE VARCHAR[] DECIMAL(18,2) DECIMAL(18,4)",
	"postgres":   "text integer boolean date text[] numeric(18,2) numeric(18,4)",
	"bigquery":   "STRING INT64 BOOL DATE ARRAY<STRING> NUMERIC(18,2) NUMERIC(18,4)",
	"snowflake":  "VARCHAR INT BOOLEAN DATE ARRAY DECIMAL(18,2) DECIMAL(18,4)", // INTEGER and NUMBER, as the parser calls them
	"sqlite":     "TEXT INTEGER BOOLEAN DATE TEXT DECIMAL(18,2) DECIMAL(18,4)",
	"clickhouse": "String Int32 Bool Date32 Array(String) Decimal(18,2) Decimal(18,4)",
}

// wanted is what each table should have become.
func wanted(dialect string) made {
	types := map[string]string{}
	for i, t := range strings.Fields(wantTypes[dialect]) {
		types[strings.Fields("VARCHAR INTEGER BOOLEAN DATE VARCHAR[] DECIMAL(18,2) DECIMAL(18,4)")[i]] = t
	}
	out := made{Tables: map[string]madeTable{}}
	for _, info := range table.All() {
		t := madeTable{Doc: info.Doc, Key: info.PrimaryKey(), ForeignKeys: []table.ForeignKey{}}
		for _, c := range info.Columns {
			// No list is null; BigQuery has no other way to say so.
			t.Columns = append(t.Columns, madeColumn{c.Name, types[c.Type], c.Nullable || dialect == "bigquery" && c.Type == "VARCHAR[]", c.Doc})
		}
		for _, k := range info.ForeignKeys {
			if dialect == "clickhouse" || k.Table == info.Name && (dialect == "duckdb" || dialect == "bigquery") {
				continue // told in a remark
			}
			t.ForeignKeys = append(t.ForeignKeys, k)
		}
		out.Tables[info.Name] = t
	}
	for _, v := range table.Views() {
		out.Views = append(out.Views, v.Name)
	}
	slices.Sort(out.Views)
	return out
}

// script is all that makes the tables and views in a dialect.
func script(t testing.TB, d *Dialect) string {
	t.Helper()
	statements, err := d.Tables(table.All())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := d.Write(&b, "Tables", append(statements, d.Views(table.Views())...)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// python runs a script of testdata that needs the modules; without them the test is skipped,
// and fails in CI.
func python(t *testing.T, modules, file, stdin string, arguments ...string) []byte {
	t.Helper()
	if err := exec.Command("python3", "-c", "import "+modules).Run(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("python3 with %s is needed in CI: python3 -m pip install %s", modules, strings.ReplaceAll(modules, ",", ""))
		}
		t.Skipf("no python3 with %s", modules)
	}
	c := exec.Command("python3", append([]string{"testdata/" + file}, arguments...)...)
	c.Stdin = strings.NewReader(stdin)
	var errs bytes.Buffer
	c.Stderr = &errs
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, errs.Bytes())
	}
	return out
}

// DuckDB and SQLite run the scripts, and tell the tables that were meant; a parser reads those
// of the databases that are not here.
func TestDatabasesMakeTheTablesThatWereMeant(t *testing.T) {
	scripts := map[string]string{}
	for _, d := range Dialects() {
		scripts[d.Name] = script(t, d)
	}
	stdin, err := json.Marshal(scripts)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]made{}
	if err := json.Unmarshal(python(t, "duckdb, sqlglot", "read_ddl.py", string(stdin)), &got); err != nil {
		t.Fatal(err)
	}
	for _, d := range Dialects() {
		if d.Name == "postgres" { // which a server of its own makes
			continue
		}
		is := got[d.Name]
		for _, m := range is.Tables {
			for i := range m.Columns {
				m.Columns[i].Type = strings.ReplaceAll(m.Columns[i].Type, ", ", ",")
			}
		}
		if diff := cmp.Diff(wanted(d.Name), is); diff != "" {
			t.Errorf("%s (-meant +made)\n%s", d.Title, diff)
		}
	}
}
