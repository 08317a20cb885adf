package ddl

import (
	"strings"

	"factsheet/pipeline/table"
)

// snowflake takes keys and enforces none but NOT NULL. A backslash in a string is an escape.
var snowflake = Dialect{
	Name: "snowflake", Title: "Snowflake",
	Notes: []string{
		"Load the Parquet files with COPY INTO … MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE, and USE_LOGICAL_TYPE = TRUE in the file format.",
	},
	types: map[string]string{
		"VARCHAR": "VARCHAR", "INTEGER": "INTEGER", "BIGINT": "BIGINT", "BOOLEAN": "BOOLEAN", "DATE": "DATE", "VARCHAR[]": "ARRAY",
	},
	number: "NUMBER",
	create: func(d *Dialect, t *table.Info, k keys) []string {
		parts := d.columnParts(t, func(c *table.Column) string { return " COMMENT " + escaped(c.Doc) })
		parts = append(parts, keyParts(t, k, " NOT ENFORCED", " NOT ENFORCED")...)
		return []string{createTable(t, parts, k.remarks, "\nCOMMENT = "+escaped(t.Doc))}
	},
	view: func(_ *Dialect, v *table.View) []string {
		var columns []string
		for _, c := range v.Describe() {
			columns = append(columns, "  "+c.Name+" COMMENT "+escaped(c.Doc))
		}
		return []string{"CREATE OR REPLACE VIEW " + v.Name + " (\n" + strings.Join(columns, ",\n") + "\n)\nCOMMENT = " + escaped(v.Doc) +
			" AS\n" + v.SQL(byName)}
	},
}
