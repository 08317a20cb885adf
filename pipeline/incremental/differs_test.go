package incremental

import (
	"testing"

	"factsheet/pipeline/manifest"
)

func head(edit func(*manifest.Manifest)) *manifest.Manifest {
	m := &manifest.Manifest{
		Schema: "1.3", Program: manifest.Program{Name: "factsheet", Version: "1.0"},
		Options:    []manifest.Setting{{Name: "format", Value: "json"}, {Name: "max-pages", Value: "500"}, {Name: "partition-by", Value: "year"}},
		Extractors: []manifest.Extractor{{Name: "amount", Version: "4"}, {Name: "date", Version: "2"}},
		Registries: []manifest.Registry{{Name: "a.tsv", SHA256: "1"}, {Name: "b.tsv", SHA256: "2"}},
	}
	if edit != nil {
		edit(m)
	}
	return m
}

func TestWhatDiffersIsSaidInALine(t *testing.T) {
	for want, edit := range map[string]func(*manifest.Manifest){
		"":             nil,
		"amount 4 → 5": func(m *manifest.Manifest) { m.Extractors[0].Version = "5" },
		"table 1 is new": func(m *manifest.Manifest) {
			m.Extractors = append(m.Extractors, manifest.Extractor{Name: "table", Version: "1"})
		},
		"date is gone":                                     func(m *manifest.Manifest) { m.Extractors = m.Extractors[:1] },
		"record layout 1.3 → 1.4":                          func(m *manifest.Manifest) { m.Schema = "1.4" },
		"factsheet 1.0 → 1.1":                              func(m *manifest.Manifest) { m.Program.Version = "1.1" },
		"the program is of another revision of its source": func(m *manifest.Manifest) { m.Program.Revision = "ab12" },
		"--max-pages 500 → 10":                             func(m *manifest.Manifest) { m.Options[1].Value = "10" },
		"--reader fast is new": func(m *manifest.Manifest) {
			m.Options = append(m.Options, manifest.Setting{Name: "reader", Value: "fast"})
		},
		"--max-pages is gone":    func(m *manifest.Manifest) { m.Options = m.Options[:1] },
		"registry b.tsv changed": func(m *manifest.Manifest) { m.Registries[1].SHA256 = "3" },
		"registry c.tsv is new":  func(m *manifest.Manifest) { m.Registries = append(m.Registries, manifest.Registry{Name: "c.tsv"}) },
		"registry b.tsv is gone": func(m *manifest.Manifest) { m.Registries = m.Registries[:1] },
		"the registries stand in another order": func(m *manifest.Manifest) {
			m.Registries[0], m.Registries[1] = m.Registries[1], m.Registries[0]
		},
		"amount 4 → 5, --max-pages 500 → 10": func(m *manifest.Manifest) { m.Extractors[0].Version, m.Options[1].Value = "5", "10" },
		"record layout 1.3 → 1.4, factsheet 1.0 → 1.1, amount 4 → 5, date 2 → 3, and 1 more": func(m *manifest.Manifest) {
			m.Schema, m.Program.Version, m.Extractors[0].Version, m.Extractors[1].Version, m.Registries = "1.4", "1.1", "5", "3", nil
		},
	} {
		if got := differs(head(nil), head(edit)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// The form of the output has no part in a record.
func TestFormsOfOutputMakeNoDifference(t *testing.T) {
	for _, edit := range []func(*manifest.Manifest){
		func(m *manifest.Manifest) { m.Options[0].Value = "json,parquet" },
		func(m *manifest.Manifest) { m.Options = m.Options[:2] },
		func(m *manifest.Manifest) { m.Stamp = "2026-01-01T00:00:00Z" },
	} {
		if got := differs(head(nil), head(edit)); got != "" {
			t.Errorf("got %q", got)
		}
	}
}
