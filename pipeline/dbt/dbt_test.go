package dbt

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/table"
)

// parsed reads YAML back, strictly.
func parsed(t *testing.T, b []byte, into any) {
	t.Helper()
	if err := yaml.UnmarshalWithOptions(b, into, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
}

// asked are the tests of a list, as 'name argument=value …'.
func asked(tests []any) []string {
	var out []string
	for _, x := range tests {
		name, ok := x.(string)
		if !ok {
			for k, v := range x.(map[string]any) {
				name = k
				arguments := v.(map[string]any)["arguments"].(map[string]any)
				for _, a := range []string{"column_name", "to", "field", "values"} {
					switch v := arguments[a].(type) {
					case string:
						name += " " + a + "=" + v
					case []any:
						name += " " + a
						for _, e := range v {
							name += "=" + e.(string)
						}
					}
				}
			}
		}
		out = append(out, name)
	}
	return out
}

func TestSourceTestsKeysAndValues(t *testing.T) {
	var b bytes.Buffer
	if err := WriteSources(&b, table.All()); err != nil {
		t.Fatal(err)
	}
	var f file
	parsed(t, b.Bytes(), &f)
	if f.Version != 2 || len(f.Sources) != 1 || f.Sources[0].Name != "factsheet" {
		t.Fatalf("the file is of %v", f)
	}
	tables := map[string]sourceTable{}
	for i, info := range table.All() {
		s := f.Sources[0].Tables[i]
		tables[s.Name] = s
		if s.Name != info.Name || s.Description != info.Doc || s.Config.Meta.Version != info.Version ||
			!slices.Equal(s.Config.Meta.PrimaryKey, info.PrimaryKey()) {
			t.Errorf("%s is described as %v", info.Name, s)
		}
		for k, c := range info.Columns {
			if got := s.Columns[k]; got.Name != c.Name || got.Description != c.Doc ||
				slices.Contains(asked(got.DataTests), "not_null") == c.Nullable {
				t.Errorf("%s.%s is described as %v", info.Name, c.Name, got)
			}
		}
	}
	tests := func(name, column string) []string {
		s := tables[name]
		for _, c := range s.Columns {
			if c.Name == column {
				return asked(c.DataTests)
			}
		}
		return asked(s.DataTests)
	}
	for _, c := range []struct {
		table, column string
		want          []string
	}{
		{"documents", "id", []string{"unique", "not_null"}},
		{"documents", "status", []string{"not_null", "accepted_values values=ok=partial=failed"}},
		{"documents", "near_duplicate_id", []string{"relationships to=source('factsheet', 'documents') field=id"}},
		{"project_places", "", []string{
			"unique column_name=document_id || '|' || project_id || '|' || place_id",
			"relationships column_name=document_id || '|' || project_id to=source('factsheet', 'projects') field=document_id || '|' || id",
		}},
		{"document_errors", "", []string{"unique column_name=concat(document_id, '|', ordinal)"}},
	} {
		if diff := cmp.Diff(c.want, tests(c.table, c.column)); diff != "" {
			t.Errorf("%s %s (-want +got)\n%s", c.table, c.column, diff)
		}
	}
}

func TestNoTestAsksForATableThatIsNotThere(t *testing.T) {
	var b bytes.Buffer
	if err := WriteSources(&b, []table.Info{table.Amounts.Info()}); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); strings.Contains(got, "'documents'") || !strings.Contains(got, "source('factsheet', 'amounts')") {
		t.Errorf("the source of amounts alone is\n%s", got)
	}
}

func TestViewsBecomeModelsOfTheSource(t *testing.T) {
	var b bytes.Buffer
	if err := WriteModels(&b, table.Views()); err != nil {
		t.Fatal(err)
	}
	var f modelFile
	parsed(t, b.Bytes(), &f)
	for i, v := range table.Views() {
		if m := f.Models[i]; m.Name != v.Name || m.Description != v.Doc || len(m.Columns) != len(v.Columns) {
			t.Errorf("%s is described as %v", v.Name, m)
		}
		sql := Model(&v)
		if !strings.Contains(sql, "FROM {{ source('factsheet', '"+v.From+"') }} AS ") || strings.Count(sql, "{{") != 1+len(v.Joins) {
			t.Errorf("%s is the model\n%s", v.Name, sql)
		}
	}
}
