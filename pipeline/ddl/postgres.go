package ddl

import "factsheet/pipeline/table"

// postgres checks foreign keys when a transaction ends, so rows may come in any order in it.
var postgres = Dialect{
	Name: "postgres", Title: "PostgreSQL",
	Notes: []string{"Run it in a schema of its own: psql -1 -c 'CREATE SCHEMA facts' -c 'SET search_path TO facts' -f this.sql"},
	types: map[string]string{
		"VARCHAR": "text", "INTEGER": "integer", "BIGINT": "bigint", "BOOLEAN": "boolean", "DATE": "date", "VARCHAR[]": "text[]",
	},
	number: "numeric",
	create: func(d *Dialect, t *table.Info, k keys) []string {
		parts := append(d.columnParts(t, nothing), keyParts(t, k, "", " DEFERRABLE INITIALLY DEFERRED")...)
		return append([]string{createTable(t, parts, k.remarks, "")}, comments("TABLE", t.Name, t.Doc, t.Columns)...)
	},
	view: commentedView,
}
