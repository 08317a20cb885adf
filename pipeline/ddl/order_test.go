package ddl

import (
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/table"
)

// invented are tables by name with those that each refers to.
func invented(refers map[string][]string, order ...string) []table.Info {
	var out []table.Info
	for _, name := range order {
		t := table.Info{Name: name, Version: 1, Doc: "It's a \\ of -- it.\nAll.", Columns: []table.Column{
			{Name: "id", Type: "VARCHAR", Key: true, Doc: "a 'key' \\' of --\nits row"},
		}}
		for _, to := range refers[name] {
			t.Columns = append(t.Columns, table.Column{Name: to + "_id", Type: "VARCHAR", Nullable: true, Refers: to, Doc: "the " + to})
			t.ForeignKeys = append(t.ForeignKeys, table.ForeignKey{Columns: []string{to + "_id"}, Table: to, References: []string{"id"}})
		}
		out = append(out, t)
	}
	return out
}

func order(t *testing.T, list []table.Info) string {
	t.Helper()
	ordered, err := InOrder(list)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, o := range ordered {
		names = append(names, o.Name)
	}
	return strings.Join(names, " ")
}

func TestTablesComeAfterThoseThatTheyReferTo(t *testing.T) {
	for _, c := range []struct {
		refers map[string][]string
		order  string
		want   string
	}{
		{nil, "c b a", "c b a"},
		{map[string][]string{"a": {"b"}, "b": {"c"}}, "a b c", "c b a"},
		{map[string][]string{"a": {"a", "b"}}, "a b", "b a"},
		{map[string][]string{"b": {"elsewhere"}}, "b a", "b a"},
		{map[string][]string{"x": {"d", "e"}, "y": {"e"}}, "x y d e", "d e x y"},
	} {
		if got := order(t, invented(c.refers, strings.Fields(c.order)...)); got != c.want {
			t.Errorf("%q: %s, want %s", c.order, got, c.want)
		}
	}
	place := map[string]int{}
	for i, name := range strings.Fields(order(t, table.All())) {
		place[name] = i
	}
	for _, info := range table.All() {
		for _, k := range info.ForeignKeys {
			if k.Table != info.Name && place[k.Table] > place[info.Name] {
				t.Errorf("%s is made before %s", info.Name, k.Table)
			}
		}
	}
}

func TestACircleOfTablesIsNamed(t *testing.T) {
	_, err := duckDB.Tables(invented(map[string][]string{"a": {"b"}, "b": {"a"}, "c": {"a"}}, "a", "b", "c", "d"))
	if err == nil || !strings.Contains(err.Error(), "the foreign keys of a, b, c lead round in a circle") {
		t.Errorf("the error is %v", err)
	}
}

func TestATypeThatNoDialectKnowsIsNamed(t *testing.T) {
	list := invented(nil, "a")
	list[0].Columns[0].Type = "HUGEINT"
	if _, err := sqlite.Tables(list); err == nil || !strings.Contains(err.Error(), "a.id: no type of SQLite is known for HUGEINT") {
		t.Errorf("the error is %v", err)
	}
}

// A key to a table that is not made is told, and not asked of the database.
func TestAForeignKeyToATableThatIsNotMadeIsARemark(t *testing.T) {
	for _, d := range Dialects() {
		statements, err := d.Tables(invented(map[string][]string{"a": {"elsewhere"}}, "a"))
		if err != nil {
			t.Fatal(err)
		}
		const told = "-- (elsewhere_id) refers to elsewhere (id), which is not made here\n"
		if got := statements[0]; strings.Contains(got, "FOREIGN") || !strings.Contains(got, told) {
			t.Errorf("%s:\n%s", d.Name, got)
		}
	}
}

// The order of the dialects, and their names, are what --dialect takes.
func TestDialectsAreFoundByName(t *testing.T) {
	want := []string{"duckdb", "postgres", "bigquery", "snowflake", "sqlite", "clickhouse"}
	if got := Names(); !slices.Equal(got, want) {
		t.Errorf("the dialects are %q, want %q", got, want)
	}
	for _, name := range want {
		if d, err := Find(name); err != nil || d.Name != name {
			t.Errorf("%s is found as %v, %v", name, d, err)
		}
	}
	if _, err := Find("oracle"); err == nil || !strings.Contains(err.Error(), "there are duckdb, postgres") {
		t.Errorf("the error is %v", err)
	}
}

// Whatever a doc holds, it stays a comment, and comes back to the letter where the database
// keeps comments.
func TestCommentsAreQuotedAsEachDialectQuotes(t *testing.T) {
	for name, want := range map[string]string{
		"duckdb":     "COMMENT ON COLUMN a.id IS 'a ''key'' \\'' of --\nits row'",
		"postgres":   "COMMENT ON COLUMN a.id IS 'a ''key'' \\'' of --\nits row'",
		"bigquery":   `id STRING NOT NULL OPTIONS (description = 'a \'key\' \\\' of --\nits row')`,
		"snowflake":  `id VARCHAR NOT NULL COMMENT 'a \'key\' \\\' of --\nits row'`,
		"sqlite":     `id TEXT NOT NULL, -- a 'key' \' of -- its row`,
		"clickhouse": `id String COMMENT 'a \'key\' \\\' of --\nits row'`,
	} {
		d, err := Find(name)
		if err != nil {
			t.Fatal(err)
		}
		statements, err := d.Tables(invented(nil, "a"))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(statements, ";\n"); !strings.Contains(got, want) {
			t.Errorf("%s has no %s:\n%s", name, want, got)
		}
	}
}

// BigQuery bounds a column's description by 1,024 characters and a table's by 16,384 (its
// quotas, tables); no other dialect takes less.
func TestDocsAreNoLongerThanDescriptionsMayBe(t *testing.T) {
	for _, info := range table.All() {
		if n := len([]rune(info.Doc)); n > 16384 {
			t.Errorf("%s: a doc of %d characters", info.Name, n)
		}
		for _, c := range info.Columns {
			if n := len([]rune(c.Doc)); n > 1024 {
				t.Errorf("%s.%s: a doc of %d characters", info.Name, c.Name, n)
			}
		}
	}
}
