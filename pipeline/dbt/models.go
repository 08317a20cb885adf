package dbt

import (
	"io"

	"github.com/goccy/go-yaml"

	"factsheet/pipeline/table"
)

type modelFile struct {
	Version int     `yaml:"version"`
	Models  []model `yaml:"models"`
}

type model struct {
	Name        string   `yaml:"name"`
	Description string   `yaml:"description"`
	Columns     []column `yaml:"columns"`
}

// Model is a view as the SQL of a dbt model over the source.
func Model(v *table.View) string {
	return v.SQL(func(name string) string { return "{{ " + sourceOf(name) + " }}" }) + "\n"
}

// WriteModels writes the YAML that says what the views, as models, hold.
func WriteModels(w io.Writer, views []table.View) error {
	f := modelFile{Version: 2, Models: []model{}}
	for i := range views {
		m := model{Name: views[i].Name, Description: views[i].Doc}
		for _, c := range views[i].Describe() {
			out := column{Name: c.Name, Description: c.Doc, DataType: dataType(&c)}
			m.Columns = append(m.Columns, out)
		}
		f.Models = append(f.Models, m)
	}
	return marshal(w, f)
}

func marshal(w io.Writer, v any) error {
	b, err := yaml.MarshalWithOptions(v, yaml.Indent(2), yaml.IndentSequence(true))
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}
