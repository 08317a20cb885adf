package ddl

import "factsheet/pipeline/table"

// sqlite has no comments of its own, but keeps a statement as it was written, remarks and all:
// '.schema amounts' shows them. A column of a type that it does not know takes numbers as
// numbers and anything else as text, so days and lists are text there.
var sqlite = Dialect{
	Name: "sqlite", Title: "SQLite",
	Notes: []string{
		"Keys are checked where a connection asks for it: PRAGMA foreign_keys = ON.",
		"A list is a JSON array, a day ISO text; a decimal keeps 15 digits as a number, and its column …_text all of them.",
	},
	types: map[string]string{
		"VARCHAR": "TEXT", "INTEGER": "INTEGER", "BIGINT": "INTEGER", "BOOLEAN": "BOOLEAN", "DATE": "DATE", "VARCHAR[]": "TEXT",
	},
	number: "DECIMAL",
	create: func(d *Dialect, t *table.Info, k keys) []string {
		parts := d.columnParts(t, nothing)
		for i := range t.Columns {
			parts[i].remark = t.Columns[i].Doc
		}
		parts = append(parts, keyParts(t, k, "", " DEFERRABLE INITIALLY DEFERRED")...)
		parts[0].before = t.Doc
		return []string{createTable(t, parts, k.remarks, "")}
	},
	view: func(_ *Dialect, v *table.View) []string {
		return []string{
			"DROP VIEW IF EXISTS " + v.Name,
			"CREATE VIEW " + v.Name + " AS -- " + oneLine(v.Doc) + "\n" + v.SQL(byName),
		}
	},
}
