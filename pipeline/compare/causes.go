package compare

import (
	"cmp"
	"slices"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/results"
)

// Cause is something in which two runs differ and that may make their entries differ.
type Cause struct {
	// Cause is program, schema, extractor, option or registry.
	Cause string `json:"cause"`
	Name  string `json:"name"`
	A     string `json:"a"` // its version or value; empty where the run has none
	B     string `json:"b"`
}

// causes are what the manifests tell, in the order in which Cause.Cause names them.
func causes(a, b *results.Run) []Cause {
	out := []Cause{}
	add := func(cause, name, x, y string) {
		if x != y {
			out = append(out, Cause{cause, name, x, y})
		}
	}
	m, n := &a.Manifest, &b.Manifest
	add("program", cmp.Or(n.Program.Name, m.Program.Name), m.Program.Version, n.Program.Version)
	add("schema", "record", m.Schema, n.Schema)
	each(m.Extractors, n.Extractors, func(e manifest.Extractor) (string, string) { return e.Name, e.Version },
		func(name, x, y string) { add("extractor", name, x, y) })
	each(m.Options, n.Options, func(o manifest.Setting) (string, string) { return o.Name, o.Value }, func(name, x, y string) {
		if name != "format" { // which files are written changes nothing in them
			add("option", name, x, y)
		}
	})
	each(m.Registries, n.Registries, func(r manifest.Registry) (string, string) { return r.Name, r.SHA256 },
		func(name, x, y string) { add("registry", name, x, y) })
	return out
}

// each calls f with every name in two lists, sorted, and its values in both.
func each[T any](a, b []T, of func(T) (name, value string), f func(name, a, b string)) {
	type both struct{ a, b string }
	all := map[string]both{}
	for _, e := range a {
		name, value := of(e)
		all[name] = both{a: value}
	}
	for _, e := range b {
		name, value := of(e)
		all[name] = both{all[name].a, value}
	}
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		f(name, all[name].a, all[name].b)
	}
}
