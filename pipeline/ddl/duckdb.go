package ddl

import "factsheet/pipeline/table"

// duckDB checks a foreign key row by row as they come, and not when all are in, so it can
// take no table whose rows refer to one another in one INSERT.
var duckDB = Dialect{
	Name: "duckdb", Title: "DuckDB",
	Notes: []string{
		"INSERT INTO a table SELECT * FROM its Parquet file, in the order in which the tables stand here.",
		"With --views the Parquet files need no loading: views read them in place.",
	},
	types: map[string]string{
		"VARCHAR": "VARCHAR", "INTEGER": "INTEGER", "BIGINT": "BIGINT", "BOOLEAN": "BOOLEAN", "DATE": "DATE", "VARCHAR[]": "VARCHAR[]",
	},
	number: "DECIMAL",
	self:   "DuckDB would refuse a row that comes before the one it refers to",
	create: func(d *Dialect, t *table.Info, k keys) []string {
		parts := append(d.columnParts(t, nothing), keyParts(t, k, "", "")...)
		return append([]string{createTable(t, parts, k.remarks, "")}, comments("TABLE", t.Name, t.Doc, t.Columns)...)
	},
	view: commentedView,
}

// commentedView is a view of the databases that take comments apart.
func commentedView(_ *Dialect, v *table.View) []string {
	create := "CREATE OR REPLACE VIEW " + v.Name + " AS\n" + v.SQL(byName)
	return append([]string{create}, comments("VIEW", v.Name, v.Doc, v.Describe())...)
}
