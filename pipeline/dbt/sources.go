// Package dbt describes the tables as a source of a dbt project: a sources.yml with what each
// table and column holds, and the tests that its keys and values call for. The form is that of
// dbt 1.10.8 and later, where a test's arguments stand under 'arguments'.
package dbt

import (
	"io"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"factsheet/pipeline/table"
)

// Source is the name of the source, as in {{ source('factsheet', 'amounts') }}.
const Source = "factsheet"

type file struct {
	Version int      `yaml:"version"`
	Sources []source `yaml:"sources"`
}

type source struct {
	Name        string        `yaml:"name"`
	Description string        `yaml:"description"`
	Tables      []sourceTable `yaml:"tables"`
}

type sourceTable struct {
	Name        string   `yaml:"name"`
	Description string   `yaml:"description"`
	Config      config   `yaml:"config"`
	DataTests   []any    `yaml:"data_tests,omitempty"`
	Columns     []column `yaml:"columns"`
}

type config struct {
	Meta meta `yaml:"meta"`
}

type meta struct {
	Version    int      `yaml:"version"`
	Role       string   `yaml:"role"`
	PrimaryKey []string `yaml:"primary_key,flow"`
}

type column struct {
	Name        string `yaml:"name"`
	DataType    string `yaml:"data_type"`
	Description string `yaml:"description"`
	DataTests   []any  `yaml:"data_tests,omitempty"`
}

// WriteSources writes sources.yml for tables, which dbt looks for in the schema 'factsheet'
// unless a line 'schema:' says where else. A key of several columns is tested as one text, since dbt's own tests take one column. A
// foreign key to a table that is not in the list is not tested.
func WriteSources(w io.Writer, list []table.Info) error {
	s := source{
		Name:        Source,
		Description: "What stands in a batch of development-cooperation factsheets, each fact with the words it came from.",
	}
	there := map[string]bool{}
	for i := range list {
		there[list[i].Name] = true
	}
	for i := range list {
		s.Tables = append(s.Tables, tableOf(&list[i], there))
	}
	return marshal(w, file{2, []source{s}})
}

// dataType is a column's type as dbt tells it; it is no more than a remark there.
func dataType(c *table.Column) string { return strings.ToLower(c.Type) }

func tableOf(t *table.Info, there map[string]bool) sourceTable {
	key := t.PrimaryKey()
	out := sourceTable{Name: t.Name, Description: t.Doc, Config: config{meta{t.Version, string(t.Role), key}}}
	if len(key) > 1 {
		out.DataTests = append(out.DataTests, test("unique", "column_name", joined(t, key)))
	}
	for _, k := range t.ForeignKeys {
		if there[k.Table] && len(k.Columns) > 1 {
			out.DataTests = append(out.DataTests, test("relationships",
				"column_name", texts(k.Columns), "to", sourceOf(k.Table), "field", texts(k.References)))
		}
	}
	for i := range t.Columns {
		out.Columns = append(out.Columns, columnOf(t, &t.Columns[i], len(key) == 1, there))
	}
	return out
}

func columnOf(t *table.Info, c *table.Column, alone bool, there map[string]bool) column {
	out := column{Name: c.Name, DataType: dataType(c), Description: c.Doc}
	if c.Key && alone {
		out.DataTests = append(out.DataTests, "unique")
	}
	if !c.Nullable {
		out.DataTests = append(out.DataTests, "not_null")
	}
	if c.Values != nil {
		out.DataTests = append(out.DataTests, test("accepted_values", "values", c.Values))
	}
	for _, k := range t.ForeignKeys {
		if there[k.Table] && slices.Equal(k.Columns, []string{c.Name}) {
			out.DataTests = append(out.DataTests, test("relationships", "to", sourceOf(k.Table), "field", k.References[0]))
		}
	}
	return out
}

// test is a test with its arguments, a name and a value by turns.
func test(name string, arguments ...any) any {
	var list yaml.MapSlice
	for i := 0; i < len(arguments); i += 2 {
		list = append(list, yaml.MapItem{Key: arguments[i], Value: arguments[i+1]})
	}
	return yaml.MapSlice{{Key: name, Value: yaml.MapSlice{{Key: "arguments", Value: list}}}}
}

func sourceOf(table string) string { return "source('" + Source + "', '" + table + "')" }

// texts joins columns of text, of which one may be null: then the whole is, and refers to
// nothing.
func texts(columns []string) string { return strings.Join(columns, " || '|' || ") }

// joined joins a key's columns, some of which are numbers and none null, in a way that every
// warehouse takes.
func joined(t *table.Info, key []string) string {
	number := slices.ContainsFunc(t.Columns, func(c table.Column) bool { return c.Key && c.Type != "VARCHAR" })
	if !number {
		return texts(key)
	}
	return "concat(" + strings.Join(key, ", '|', ") + ")"
}
