package ddl

import (
	"strings"

	"factsheet/pipeline/table"
)

// clickHouse has no foreign keys, and its key is what the rows are sorted by: of two rows
// with one key the engine keeps the one that was put in last. A column there is never null
// unless it says so, and a list never is.
var clickHouse = Dialect{
	Name: "clickhouse", Title: "ClickHouse",
	Notes: []string{
		"Of rows with one key the last stays when parts are merged; until then, SELECT … FINAL.",
		"Date32 begins in 1900 and ends in 2299: what lies beyond is cut to that, and the EDTF column beside it tells.",
	},
	types: map[string]string{
		"VARCHAR": "String", "INTEGER": "Int32", "BIGINT": "Int64", "BOOLEAN": "Bool", "DATE": "Date32", "VARCHAR[]": "Array(String)",
	},
	number: "Decimal",
	create: func(d *Dialect, t *table.Info, k keys) []string {
		var parts []part
		for i := range t.Columns {
			c := &t.Columns[i]
			parts = append(parts, part{text: d.nullable(c) + " COMMENT " + escaped(c.Doc)})
		}
		remarks := k.remarks
		for _, f := range k.made {
			remarks = append(remarks, leadsRemark(f)+"; ClickHouse has no foreign keys")
		}
		tail := "\nENGINE = ReplacingMergeTree\nORDER BY " + brackets(t.PrimaryKey()) + "\nCOMMENT " + escaped(t.Doc)
		return []string{createTable(t, parts, remarks, tail)}
	},
	view: func(d *Dialect, v *table.View) []string {
		var columns []string
		for _, c := range v.Describe() {
			columns = append(columns, "  "+d.nullable(&c)+" COMMENT "+escaped(c.Doc))
		}
		return []string{"CREATE OR REPLACE VIEW " + v.Name + " (\n" + strings.Join(columns, ",\n") + "\n) AS\n" + v.SQL(byName) +
			"\nSETTINGS join_use_nulls = 1\nCOMMENT " + escaped(v.Doc)}
	},
}

// nullable is a column's name and type.
func (d *Dialect) nullable(c *table.Column) string {
	if c.Nullable && !isList(c) {
		return c.Name + " Nullable(" + d.typeOf(c) + ")"
	}
	return c.Name + " " + d.typeOf(c)
}
