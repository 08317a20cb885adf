package gold

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
)

// Load is Read that also tells the keys which no gold file has, as 'amounts[3].qualifer':
// what is told under a misspelt key would be left out without a word.
func Load(file string) (s *Sheet, unknown []string, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, nil, fmt.Errorf("the gold file can't be read: %w", err)
	}
	strict := json.NewDecoder(bytes.NewReader(unmarked(data)))
	strict.DisallowUnknownFields()
	s = new(Sheet)
	if strict.Decode(s) == nil && !strict.More() {
		return s, nil, nil
	}
	if s, err = Decode(data); err != nil {
		return nil, nil, fmt.Errorf("%s is no gold file: %w", file, err)
	}
	return s, Unknown(data), nil
}

// Unknown lists the keys of a gold file's JSON that no gold file has, in the order of
// their names.
func Unknown(data []byte) []string {
	var value any
	if err := json.Unmarshal(unmarked(data), &value); err != nil {
		return nil
	}
	var out []string
	unknown(&out, "", value, reflect.TypeFor[Sheet]())
	slices.Sort(out)
	return out
}

// unknown adds the keys below a value, which is to be of the type t.
func unknown(out *[]string, path string, value any, t reflect.Type) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch v := value.(type) {
	case []any:
		if t.Kind() != reflect.Slice {
			return
		}
		for i := range v {
			unknown(out, fmt.Sprintf("%s[%d]", path, i), v[i], t.Elem())
		}
	case map[string]any:
		if t.Kind() != reflect.Struct || t == reflect.TypeFor[Field]() {
			return
		}
		known := keys(t)
		for key, inner := range v {
			at := strings.TrimPrefix(path+"."+key, ".")
			if of, ok := known[strings.ToLower(key)]; ok {
				unknown(out, at, inner, of)
			} else {
				*out = append(*out, at)
			}
		}
	}
}

// keys are the JSON keys of a struct, those of the structs in it among them.
func keys(t reflect.Type) map[string]reflect.Type {
	out := map[string]reflect.Type{}
	for _, f := range reflect.VisibleFields(t) {
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" {
			out[name] = f.Type
		}
	}
	return out
}
