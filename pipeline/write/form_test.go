package write

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"factsheet/pipeline/table"
)

// Every table has a key and a doc, and says of its columns what the file says.
func TestTablesAreWhatTheyAreSaidToBe(t *testing.T) {
	listed := table.All()
	if len(listed) != len(allTables) {
		t.Fatalf("%d tables are described, %d are written", len(listed), len(allTables))
	}
	for i, form := range allTables {
		info := form.Info()
		if diff := cmp.Diff(listed[i].Name, info.Name); diff != "" {
			t.Errorf("table.All has another table here: %s", diff)
		}
		if info.Doc == "" || info.Version < 1 || !strings.HasSuffix(info.Doc, ".") {
			t.Errorf("%s: no doc or version", info.Name)
		}
		keys := 0
		var names []string
		for _, c := range info.Columns {
			names = append(names, c.Name)
			if c.Key {
				keys++
			}
		}
		if keys == 0 {
			t.Errorf("%s has no key", info.Name)
		}
		var file []string
		for _, f := range form.(interface{ schema() *parquet.Schema }).schema().Fields() {
			file = append(file, f.Name())
		}
		if diff := cmp.Diff(names, file); diff != "" {
			t.Errorf("%s: %s", info.Name, diff)
		}
	}
}

func (t form[R]) schema() *parquet.Schema { return schemaOf[R](t.Name) }
