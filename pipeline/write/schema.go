package write

import (
	"reflect"
	"slices"
	"strings"

	"github.com/invopop/jsonschema"

	"factsheet/pipeline/record"
)

// Schema is the JSON Schema of the document record: closed, since it is of one
// version, with every key required but a span's where an entry has none.
func Schema() *jsonschema.Schema {
	r := &jsonschema.Reflector{Anonymous: true, ExpandedStruct: true}
	s := r.Reflect(record.Record{})
	s.ID = "urn:factsheet:record:" + record.Schema
	s.Title = "Document record"
	s.Description = "What was found in one sheet. A span's text[start:end], in code points, is its quote, always; references between entries are ids."
	types := map[string]reflect.Type{"": reflect.TypeFor[record.Record]()}
	gather(reflect.TypeFor[record.Record](), types)
	for name, t := range types {
		def := s
		if name != "" {
			if def = s.Definitions[name]; def == nil {
				continue // a span's fields stand in its owner
			}
			def.Description = typeFacts[name]
		}
		describeFields(def, name, t)
	}
	return s
}

// gather lists the struct types that a type is made of, by name.
func gather(t reflect.Type, into map[string]reflect.Type) {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		gather(t.Elem(), into)
	case reflect.Struct:
		if into[t.Name()] == t {
			return
		}
		if t != reflect.TypeFor[record.Record]() {
			into[t.Name()] = t
		}
		for i := range t.NumField() {
			gather(t.Field(i).Type, into)
		}
	}
}

// describeFields adds to a definition what Go's types do not tell: what may be null,
// what a value looks like, and what it means.
func describeFields(def *jsonschema.Schema, name string, t reflect.Type) {
	loose := map[string]bool{} // keys of an embedded pointer: all or none of them
	for _, f := range reflect.VisibleFields(t) {
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && f.Type.Kind() == reflect.Pointer {
			for i := range f.Type.Elem().NumField() {
				loose[f.Type.Elem().Field(i).Tag.Get("json")] = true
			}
		}
		if f.Anonymous || key == "" {
			continue
		}
		property, ok := def.Properties.Get(key)
		if !ok {
			continue
		}
		p := *property
		fact, ok := fieldFacts[name+"."+key]
		if !ok {
			fact = fieldFacts["."+key]
		}
		apply(&p, fact)
		if f.Type.Kind() == reflect.Pointer {
			p = nullable(p)
		}
		p.Description = fact.doc
		def.Properties.Set(key, &p)
	}
	if len(loose) > 0 {
		def.Required = slices.DeleteFunc(def.Required, func(k string) bool { return loose[k] })
		def.DependentRequired = map[string][]string{}
		for k := range loose {
			for other := range loose {
				if other != k {
					def.DependentRequired[k] = append(def.DependentRequired[k], other)
				}
			}
			slices.Sort(def.DependentRequired[k])
		}
	}
}

// apply puts a fact's limits on a property, or on what its list holds.
func apply(p *jsonschema.Schema, f fact) {
	at := p
	if p.Items != nil {
		items := *p.Items
		p.Items = &items
		at = &items
	}
	at.Pattern, at.Format = f.pattern, f.format
	for _, e := range f.enum {
		at.Enum = append(at.Enum, e)
	}
	if at.Type == "integer" {
		at.Minimum = jsonNumber(f.least)
	}
	if p.Items != nil && f.some {
		one := uint64(1)
		p.MinItems = &one
	}
	if f.constant != "" {
		p.Const = f.constant
	}
}

// nullable lets a property be null.
func nullable(p jsonschema.Schema) jsonschema.Schema {
	return jsonschema.Schema{AnyOf: []*jsonschema.Schema{&p, {Type: "null"}}}
}
