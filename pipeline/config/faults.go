package config

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// Fault is something that is wrong with a file of settings.
type Fault struct {
	Line int // 0 where it is the whole file's
	Text string
}

// String is the fault with its line.
func (f Fault) String() string {
	if f.Line == 0 {
		return f.Text
	}
	return fmt.Sprintf("line %d: %s", f.Line, f.Text)
}

// Faults are all that is wrong with the keys of a file, in their order.
type Faults []Fault

// Error tells them, a line each.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i := range f {
		lines[i] = f[i].String()
	}
	return strings.Join(lines, "\n")
}

// keys looks through the keys of a file. What is wrong is taken out, so that the rest can
// be read: all faults are to be told at once.
type keys struct {
	faults Faults
	lines  map[string]int // of the keys that are settings
}

func (k *keys) wrong(n ast.Node, format string, args ...any) bool {
	k.faults = append(k.faults, Fault{n.GetToken().Position.Line, fmt.Sprintf(format, args...)})
	return false
}

// section looks through the keys of a section, of which t has a field each.
func (k *keys) section(m *ast.MappingNode, t reflect.Type, prefix string) {
	seen := map[string]int{}
	var kept []*ast.MappingValueNode
	for _, v := range m.Values {
		if v.Key.IsMergeKey() || k.entry(v, t, prefix, seen) {
			kept = append(kept, v)
		}
	}
	m.Values = kept
}

func (k *keys) entry(v *ast.MappingValueNode, t reflect.Type, prefix string, seen map[string]int) bool {
	name := nameOf(v.Key)
	f, ok := fieldOf(t, name)
	if !ok {
		return k.wrong(v.Key, "there is no key %s; 'factsheet config example' shows all that there are", prefix+name)
	}
	line := v.Key.GetToken().Position.Line
	if before := seen[name]; before > 0 {
		return k.wrong(v.Key, "%s is there already, in line %d", prefix+name, before)
	}
	seen[name], k.lines[prefix+name] = line, line
	value := v.Value
	if a, ok := value.(*ast.AnchorNode); ok {
		value = a.Value
	}
	switch value.(type) {
	case *ast.AliasNode, *ast.NullNode: // what an alias stands for, the reader of the values tells
		return true
	}
	if f.Type.Kind() == reflect.Struct {
		m, ok := value.(*ast.MappingNode)
		if !ok {
			return k.wrong(value, "%s: keys of this section are wanted here", prefix+name)
		}
		k.section(m, f.Type, prefix+name+".")
		return true
	}
	if err := reflect.New(f.Type).Interface().(setting).UnmarshalYAML(value); err != nil {
		return k.wrong(value, "%s: %v", prefix+name, err)
	}
	return true
}

// setting is a value of the file.
type setting interface{ UnmarshalYAML(ast.Node) error }

// nameOf is a key as it is written.
func nameOf(key ast.MapKeyNode) string {
	var n ast.Node = key
	if q, ok := n.(*ast.MappingKeyNode); ok { // ? key
		n = q.Value
	}
	if s, ok := scalar(n); ok {
		return s
	}
	return n.String()
}

// fieldOf is the field of a section that holds a key's value.
func fieldOf(t reflect.Type, key string) (reflect.StructField, bool) {
	for i := range t.NumField() {
		if f := t.Field(i); key != "" && f.Tag.Get("yaml") == key {
			return f, true
		}
	}
	return reflect.StructField{}, false
}
