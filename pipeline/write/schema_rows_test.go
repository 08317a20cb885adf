package write

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"factsheet/pipeline/table"
)

// rowsCompiled are the tables' schemas by name, each compiled from the schema of all.
func rowsCompiled(t testing.TB) map[string]*jsonschema.Schema {
	t.Helper()
	b, err := json.Marshal(RowSchema(table.All()))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("tables.json", doc); err != nil {
		t.Fatal(err)
	}
	out := map[string]*jsonschema.Schema{}
	for _, info := range table.All() {
		if out[info.Name], err = c.Compile("tables.json#/$defs/" + info.Name); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestRowsMatchTheirSchema(t *testing.T) {
	schemas := rowsCompiled(t)
	out := t.TempDir()
	run(t, out, Options{Formats: []Format{JSONLines}}, sample(t, 1), sample(t, 2), empty())
	rows := 0
	for name, s := range schemas {
		for line := range strings.Lines(string(read(t, out, "tables", name+".jsonl"))) {
			v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Validate(v); err != nil {
				t.Errorf("%s: %v\n%s", name, err, line)
			}
			rows++
		}
	}
	if rows < 50 {
		t.Errorf("only %d rows were looked at", rows)
	}
}

// Each way to break a table's contract is seen.
func TestRowSchemaRefusesWhatATableCannotHold(t *testing.T) {
	s := rowsCompiled(t)["amounts"]
	out := t.TempDir()
	run(t, out, Options{Formats: []Format{JSONLines}}, sample(t, 1))
	line, _, _ := strings.Cut(string(read(t, out, "tables", "amounts.jsonl")), "\n")
	for title, spoil := range map[string]func(map[string]any){
		"a column less":            func(v map[string]any) { delete(v, "currency") },
		"a column more":            func(v map[string]any) { v["extra"] = 1 },
		"a null where none may be": func(v map[string]any) { v["qualifier"] = nil },
		"a null list":              func(v map[string]any) { v["doubts"] = nil },
		"money as a number":        func(v map[string]any) { v["amount_value"] = json.Number("5200000") },
		"money without its places": func(v map[string]any) { v["amount_value"] = "5200000" },
		"money too wide":           func(v map[string]any) { v["amount_value"] = "12345678901234567.00" },
		"an unknown word":          func(v map[string]any) { v["qualifier"] = "maybe" },
		"a currency that is none":  func(v map[string]any) { v["currency"] = "US$" },
		"an id that is none":       func(v map[string]any) { v["document_id"] = "a.txt" },
		"a page before the first":  func(v map[string]any) { v["page"] = json.Number("0") },
		"a span before the text":   func(v map[string]any) { v["span_start"] = json.Number("-1") },
		"half a page":              func(v map[string]any) { v["page"] = json.Number("1.5") },
	} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); err != nil {
			t.Fatalf("the row is refused as it is: %v", err)
		}
		spoil(v.(map[string]any))
		if s.Validate(v) == nil {
			t.Errorf("%s passes", title)
		}
	}
}

func TestSchemaOfOneTableIsOfItsRow(t *testing.T) {
	s := RowSchema([]table.Info{table.Events.Info()})
	if s.ID != "urn:factsheet:table:events:2" || s.Type != "object" || s.Definitions != nil {
		t.Errorf("the schema is %s of %s", s.ID, s.Type)
	}
}
