package config

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"

	"factsheet/pipeline/explain"
)

// set are the keys that the example has set; before the others stands '#', to be taken off.
var set = []string{"inputs", "out", "incremental"}

// Example is a file with every key, its meaning above it. What is not set has a value of its
// own, which 'factsheet run --help' tells.
func Example() string {
	var b bytes.Buffer
	b.WriteString("# factsheet.yaml: what 'factsheet run' reads and writes. Every key may be left out; take the\n" +
		"# '#' off to set one. Paths are below this file's folder; what the command line says goes before\n# what stands here.\n")
	exampleOf(&b, reflect.TypeFor[Config](), "")
	return b.String()
}

func exampleOf(b *bytes.Buffer, t reflect.Type, indent string) {
	for i := range t.NumField() {
		f := t.Field(i)
		name := f.Tag.Get("yaml")
		if name == "" {
			continue
		}
		if indent == "" {
			b.WriteString("\n")
		}
		for _, line := range explain.Wrap(f.Tag.Get("doc"), 96-len(indent)) {
			fmt.Fprintf(b, "%s# %s\n", indent, line)
		}
		if f.Type.Kind() == reflect.Struct {
			fmt.Fprintf(b, "%s%s:\n", indent, name)
			exampleOf(b, f.Type, indent+"  ")
			continue
		}
		mark := "#"
		if slices.Contains(set, name) {
			mark = ""
		}
		fmt.Fprintf(b, "%s%s%s: %s\n", indent, mark, name, f.Tag.Get("example"))
	}
}
