package ddl

import (
	"strings"

	"factsheet/pipeline/table"
)

// bigQuery enforces no key, takes no foreign key of a table to itself, and has no NOT NULL for
// an array, which is never null there (its reference, CREATE TABLE and table constraints).
var bigQuery = Dialect{
	Name: "bigquery", Title: "BigQuery",
	Notes: []string{
		"Run it with a default dataset: bq query --use_legacy_sql=false --dataset_id=facts < this.sql",
		"Load the Parquet files with --parquet_enable_list_inference, or lists come as records.",
	},
	types: map[string]string{
		"VARCHAR": "STRING", "INTEGER": "INT64", "BIGINT": "INT64", "BOOLEAN": "BOOL", "DATE": "DATE", "VARCHAR[]": "ARRAY<STRING>",
	},
	number: "NUMERIC",
	self:   "BigQuery takes no foreign key to the same table",
	create: func(d *Dialect, t *table.Info, k keys) []string {
		var parts []part
		for i := range t.Columns {
			c := &t.Columns[i]
			text := c.Name + " " + d.typeOf(c)
			if !c.Nullable && !isList(c) {
				text += " NOT NULL"
			}
			parts = append(parts, part{text: text + description(c.Doc)})
		}
		parts = append(parts, keyParts(t, k, " NOT ENFORCED", " NOT ENFORCED")...)
		key := t.PrimaryKey()
		tail := "\nCLUSTER BY " + strings.Join(key[:min(4, len(key))], ", ") // it takes no more than four
		return []string{createTable(t, parts, k.remarks, tail+"\nOPTIONS (description = "+escaped(t.Doc)+")")}
	},
	view: func(_ *Dialect, v *table.View) []string {
		var columns []string
		for _, c := range v.Describe() {
			columns = append(columns, "  "+c.Name+description(c.Doc))
		}
		return []string{"CREATE OR REPLACE VIEW " + v.Name + " (\n" + strings.Join(columns, ",\n") + "\n)\nOPTIONS (description = " +
			escaped(v.Doc) + ") AS\n" + v.SQL(byName)}
	},
}

func description(doc string) string { return " OPTIONS (description = " + escaped(doc) + ")" }

func isList(c *table.Column) bool { return strings.HasSuffix(c.Type, "[]") }
