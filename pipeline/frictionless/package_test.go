package frictionless

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/table"
)

func ptr[T any](v T) *T { return &v }

// without are the resources with their schemas and docs left out.
func without(p Package) []Resource {
	for i := range p.Resources {
		p.Resources[i].Schema, p.Resources[i].Description, p.Resources[i].Profile = Schema{}, "", ""
	}
	return p.Resources
}

func TestPackageTellsFilesSizesAndHashes(t *testing.T) {
	list := []table.Info{table.Documents.Info(), table.Amounts.Info(), table.Places.Info()}
	files := []manifest.Table{
		{Table: "documents", File: "tables/documents.parquet", Size: 10, SHA256: "aa"},
		{Table: "documents", File: "tables/documents.jsonl", Size: 20, SHA256: "bb"},
		{Table: "amounts", File: "tables/amounts/year=2023/part-0001-cc.parquet", Size: 1, SHA256: "cc"},
		{Table: "amounts", File: "tables/amounts/year=2024/part-0001-dd.parquet", Size: 2, SHA256: "dd"},
		{Table: "places", File: "tables/places.jsonl", Size: 0, SHA256: "ee"},
	}
	parquet, lines := "application/vnd.apache.parquet", "application/jsonl"
	want := []Resource{
		{
			Name: "documents", Type: "table", Path: "documents.parquet", Format: "parquet", MediaType: parquet,
			Bytes: ptr(int64(10)), Hash: "sha256:aa",
		},
		{
			Name: "documents-jsonl", Type: "table", Path: "documents.jsonl", Format: "jsonl", MediaType: lines, Encoding: "utf-8",
			Bytes: ptr(int64(20)), Hash: "sha256:bb",
		},
		{
			Name: "amounts", Type: "table", Path: []string{"amounts/year=2023/part-0001-cc.parquet", "amounts/year=2024/part-0001-dd.parquet"},
			Format: "parquet", MediaType: parquet, Bytes: ptr(int64(3)),
			Parts: []Part{{"amounts/year=2023/part-0001-cc.parquet", 1, "sha256:cc"}, {"amounts/year=2024/part-0001-dd.parquet", 2, "sha256:dd"}},
		},
		{
			Name: "places", Type: "table", Path: "places.jsonl", Format: "jsonl", MediaType: lines, Encoding: "utf-8",
			Bytes: ptr(int64(0)), Hash: "sha256:ee",
		},
	}
	if diff := cmp.Diff(want, without(Describe(list, files))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	coming := []Resource{{Name: "places", Type: "table", Path: "places.parquet", Format: "parquet", MediaType: parquet}}
	if diff := cmp.Diff(coming, without(Describe(list[2:], nil))); diff != "" {
		t.Errorf("without files (-want +got)\n%s", diff)
	}
}

func TestTableSchemaHasTheTablesColumnsAndKeys(t *testing.T) {
	for _, info := range table.All() {
		s := SchemaOf(&info)
		if len(s.Fields) != len(info.Columns) || !slices.Equal(s.PrimaryKey, info.PrimaryKey()) ||
			len(s.ForeignKeys) != len(info.ForeignKeys) || s.MissingValues == nil {
			t.Errorf("%s: %v", info.Name, s)
		}
		for i, c := range info.Columns {
			f := s.Fields[i]
			if f.Name != c.Name || f.Description != c.Doc || f.Constraints.Required == c.Nullable || f.Type == "" {
				t.Errorf("%s.%s: %v", info.Name, c.Name, f)
			}
		}
	}
	amounts := table.Amounts.Info()
	s := SchemaOf(&amounts)
	types := map[string]string{}
	for _, f := range s.Fields {
		types[f.Name] = f.Type
		if f.Name == "qualifier" && len(f.Constraints.Enum) != 7 ||
			f.Name == "currency" && f.Constraints.Pattern != "^[A-Z]{3}$" || f.Name == "page" && *f.Constraints.Minimum != 1 {
			t.Errorf("%s holds %v", f.Name, f.Constraints)
		}
	}
	for name, want := range map[string]string{"amount_value": "number", "doubts": "array", "page": "integer", "currency": "string"} {
		if types[name] != want {
			t.Errorf("%s is of type %s, want %s", name, types[name], want)
		}
	}
	// A table refers to itself by naming none, and a key with a null in it by its own column.
	want := ForeignKey{[]string{"part_of"}, Reference{"", []string{"id"}}}
	if !slices.ContainsFunc(s.ForeignKeys, func(k ForeignKey) bool { return cmp.Equal(k, want) }) {
		t.Errorf("no key is %v: %v", want, s.ForeignKeys)
	}
}
