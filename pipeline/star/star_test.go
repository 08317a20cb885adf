package star

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/table"
)

func TestTheStarIsDrawnFromTheKeys(t *testing.T) {
	column := func(name, refers string, nullable bool) table.Column {
		return table.Column{Name: name, Refers: refers, Nullable: nullable, Key: name == "id", Doc: name}
	}
	key := func(of string, columns ...string) table.ForeignKey {
		return table.ForeignKey{Columns: columns, Table: of, References: columns}
	}
	list := []table.Info{
		{Name: "documents", Role: table.Dimension, Doc: "A sheet a row.", Columns: []table.Column{column("id", "", false)}},
		{Name: "ports", Role: table.Dimension, Doc: "A port | quay a row. It has more.", Columns: []table.Column{column("id", "", false)}},
		{
			Name: "calls", Role: table.Fact, Doc: "A call a row.",
			Columns: []table.Column{column("document_id", "documents", false), column("id", "", false), column("port_id", "ports", false),
				column("next_id", "ports", true), column("from_id", "calls", true), column("pilot_id", "pilots", true)},
			ForeignKeys: []table.ForeignKey{key("documents", "document_id"), key("ports", "port_id"), key("ports", "next_id"),
				key("calls", "document_id", "from_id"), key("pilots", "pilot_id")},
		},
		{
			Name: "call_ports", Role: table.Link, Doc: "A pair.",
			Columns:     []table.Column{column("call_id", "calls", false), column("port_id", "ports", false)},
			ForeignKeys: []table.ForeignKey{key("documents", "document_id"), key("calls", "document_id", "call_id"), key("ports", "port_id")},
		},
		{Name: "pilots", Role: table.Dimension, Doc: "A pilot a row.", Columns: []table.Column{column("id", "", false)}},
	}
	const want = "```mermaid\n" + `erDiagram
  calls }o--o{ ports : "port, next, call_ports"
  calls }o--o| pilots : "pilot"
` + "```\n" + `
| table | is | key | a row |
| --- | --- | --- | --- |
| ` + "`calls` | fact | `id` | A call a row |" + `
| ` + "`documents` | dimension | `id` | A sheet a row |" + `
| ` + "`ports` | dimension | `id` | A port \\| quay a row |" + `
| ` + "`pilots` | dimension | `id` | A pilot a row |" + `
| ` + "`call_ports` | link | `` | A pair |" + `
`
	var got bytes.Buffer
	if err := Write(&got, list); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
