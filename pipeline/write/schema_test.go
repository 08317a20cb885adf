package write

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"factsheet/pipeline/record"
)

func compiled(t testing.TB) *jsonschema.Schema {
	t.Helper()
	b, err := json.Marshal(Schema())
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	if err := c.AddResource("record.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("record.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// plainJSON is a record as a validator sees it.
func plainJSON(t testing.TB, r *record.Record) map[string]any {
	t.Helper()
	var b bytes.Buffer
	if err := Encode(&b, r); err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(&b)
	if err != nil {
		t.Fatal(err)
	}
	return v.(map[string]any)
}

func TestRecordsMatchTheirSchema(t *testing.T) {
	s := compiled(t)
	for _, r := range []*record.Record{sample(t, 1), sample(t, 2), empty()} {
		if err := s.Validate(plainJSON(t, r)); err != nil {
			t.Errorf("%s: %v", r.Document.Source, err)
		}
	}
}

// Each way to break the contract is seen.
func TestSchemaRefusesWhatTheContractForbids(t *testing.T) {
	s := compiled(t)
	first := func(v map[string]any, list string) map[string]any { return v[list].([]any)[0].(map[string]any) }
	for title, spoil := range map[string]func(v map[string]any){
		"a key less":                   func(v map[string]any) { delete(v, "events") },
		"a key more":                   func(v map[string]any) { v["extra"] = 1 },
		"another version":              func(v map[string]any) { v["schema"] = "9.9" },
		"an entry's key less":          func(v map[string]any) { delete(first(v, "amounts"), "value") },
		"a null where none may be":     func(v map[string]any) { first(v, "amounts")["qualifier"] = nil },
		"a null list":                  func(v map[string]any) { first(v, "amounts")["doubts"] = nil },
		"money as a number":            func(v map[string]any) { first(v, "amounts")["value"] = json.Number("5200000") },
		"money with commas":            func(v map[string]any) { first(v, "amounts")["value"] = "5,200,000" },
		"an unknown word":              func(v map[string]any) { first(v, "amounts")["qualifier"] = "maybe" },
		"an unknown partner type":      func(v map[string]any) { first(v, "partners")["type"] = "club" },
		"a currency that is none":      func(v map[string]any) { first(v, "amounts")["currency"] = "US$" },
		"a day that is none":           func(v map[string]any) { first(v, "dates")["first"] = "2019-02-30" },
		"an id that is none":           func(v map[string]any) { first(v, "contributions")["donor"] = "Norway" },
		"an id in a list that is none": func(v map[string]any) { first(v, "projects")["funding"] = []any{"Norway"} },
		"an entity without a mention":  func(v map[string]any) { first(v, "partners")["mentions"] = []any{} },
		"a page before the first":      func(v map[string]any) { first(v, "amounts")["page"] = json.Number("0") },
		"a span without its quote":     func(v map[string]any) { delete(first(v, "dates"), "quote") },
		"a mention without its page":   func(v map[string]any) { delete(first(first(v, "partners"), "mentions"), "page") },
		"an issue with half a span":    func(v map[string]any) { first(v, "issues")["start"] = json.Number("1") },
		"a status that is none":        func(v map[string]any) { v["document"].(map[string]any)["status"] = "done" },
	} {
		v := plainJSON(t, sample(t, 1))
		spoil(v)
		if s.Validate(v) == nil {
			t.Errorf("%s passes", title)
		}
	}
}

func TestEveryKeyOfTheSchemaIsDescribed(t *testing.T) {
	var v any
	b, _ := json.Marshal(Schema())
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		m, ok := v.(map[string]any)
		if !ok {
			return
		}
		if properties, ok := m["properties"].(map[string]any); ok {
			if m["description"] == nil {
				t.Errorf("%s has no description", path)
			}
			for k, p := range properties {
				if p.(map[string]any)["description"] == nil {
					t.Errorf("%s.%s has no description", path, k)
				}
			}
		}
		for k, child := range m {
			walk(path+"/"+k, child)
		}
	}
	walk("", v)
	for k := range fieldFacts {
		_, key, _ := strings.Cut(k, ".")
		if !bytes.Contains(b, []byte(`"`+key+`":{`)) {
			t.Errorf("%s tells of a key that is not there", k)
		}
	}
}
