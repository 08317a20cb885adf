package incremental

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"factsheet/pipeline/manifest"
)

// differs says in what the run before differs from the new one so that its records are of
// no use; empty where they may be kept. The forms of output have no part in a record.
func differs(last, want *manifest.Manifest) string {
	var out []string
	changed := func(what, from, to string) {
		switch {
		case from == to:
		case from == "":
			out = append(out, what+" "+to+" is new")
		case to == "":
			out = append(out, what+" is gone")
		default:
			out = append(out, what+" "+from+" → "+to)
		}
	}
	changed("record layout", last.Schema, want.Schema)
	changed(cmp.Or(want.Program.Name, "program"), last.Program.Version, want.Program.Version)
	if last.Program.Revision != want.Program.Revision {
		out = append(out, "the program is of another revision of its source")
	}
	var before, now values
	for _, e := range last.Extractors {
		before.add(e.Name, e.Version)
	}
	for _, e := range want.Extractors {
		now.add(e.Name, e.Version)
	}
	compare(before, now, func(name, from, to string) { changed(name, from, to) })
	before, now = nil, nil
	for _, s := range last.Options {
		before.add(s.Name, s.Value)
	}
	for _, s := range want.Options {
		now.add(s.Name, s.Value)
	}
	compare(before, now, func(name, from, to string) {
		if !slices.Contains(manifest.Forms, name) {
			changed("--"+name, from, to)
		}
	})
	if r := registries(last.Registries, want.Registries); r != "" {
		out = append(out, r)
	}
	const most = 4
	if len(out) > most {
		out = append(out[:most], fmt.Sprintf("and %d more", len(out)-most))
	}
	return strings.Join(out, ", ")
}

// values are names with what each has, in their order.
type values []struct{ name, value string }

func (v *values) add(name, value string) {
	*v = append(*v, struct{ name, value string }{name, value})
}

func (v values) of(name string) string {
	for _, x := range v {
		if x.name == name {
			return x.value
		}
	}
	return ""
}

// compare calls f with every name whose value changed, those that are gone at the end.
func compare(before, now values, f func(name, from, to string)) {
	for _, x := range now {
		if from := before.of(x.name); from != x.value {
			f(x.name, from, x.value)
		}
	}
	for _, x := range before {
		if now.of(x.name) == "" {
			f(x.name, x.value, "")
		}
	}
}

// registries says in what the user's tables of bodies differ.
func registries(last, want []manifest.Registry) string {
	if slices.Equal(last, want) {
		return ""
	}
	for i, r := range want {
		at := slices.IndexFunc(last, func(o manifest.Registry) bool { return o.Name == r.Name })
		switch {
		case at < 0:
			return "registry " + r.Name + " is new"
		case len(last) == len(want) && last[i].Name == r.Name && last[i].SHA256 != r.SHA256:
			return "registry " + r.Name + " changed"
		}
	}
	for _, r := range last {
		if !slices.ContainsFunc(want, func(o manifest.Registry) bool { return o.Name == r.Name }) {
			return "registry " + r.Name + " is gone"
		}
	}
	return "the registries stand in another order"
}
