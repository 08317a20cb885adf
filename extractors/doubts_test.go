package extractors_test

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"factsheet/pipeline/record"
)

// TestEveryDoubtIsToldInWords reads the fixtures, and the cases of each extractor as sheets.
func TestEveryDoubtIsToldInWords(t *testing.T) {
	p := newPipeline(t)
	all := sheets(t)
	cases, err := filepath.Glob("*/testdata/*.txt")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, f := range cases {
		if all[f], err = os.ReadFile(f); err != nil {
			t.Fatal(err)
		}
	}
	met := map[string]bool{}
	for name, data := range all {
		for _, d := range doubtsIn(reflect.ValueOf(p.Process(input(name, data)))) {
			if met[d] {
				continue
			}
			met[d] = true
			if _, ok := record.DoubtSays(d); !ok {
				t.Errorf("%s: the doubt %q has no words", name, d)
			}
		}
	}
	if len(met) < 20 {
		t.Errorf("only these doubts were met: %v", met)
	}
}

// doubtsIn are the doubts of all that v holds.
func doubtsIn(v reflect.Value) (out []string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			out = doubtsIn(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			out = append(out, doubtsIn(v.Index(i))...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Name == "Doubts" {
				out = append(out, v.Field(i).Interface().([]string)...)
				continue
			}
			out = append(out, doubtsIn(v.Field(i))...)
		}
	}
	return out
}
