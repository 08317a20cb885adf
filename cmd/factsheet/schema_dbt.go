package main

import (
	"bytes"
	"os"
	"path/filepath"

	"factsheet/pipeline/dbt"
	"factsheet/pipeline/table"
)

// writeDBT writes the source, and a model for each view, into a folder of a dbt project. Files
// of the same names are replaced.
func (f *schemaFlags) writeDBT(list []table.Info) error {
	files := map[string][]byte{}
	var b bytes.Buffer
	if err := dbt.WriteSources(&b, list); err != nil {
		return err
	}
	files["sources.yml"] = b.Bytes()
	views := viewsOver(list)
	var m bytes.Buffer
	if err := dbt.WriteModels(&m, views); err != nil {
		return err
	}
	files["views.yml"] = m.Bytes()
	for i := range views {
		files[views[i].Name+".sql"] = []byte(dbt.Model(&views[i]))
	}
	if err := os.MkdirAll(f.out, 0o755); err != nil {
		return err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(f.out, name), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
