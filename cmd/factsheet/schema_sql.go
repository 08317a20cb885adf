package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"factsheet/pipeline/ddl"
	"factsheet/pipeline/results"
	"factsheet/pipeline/table"
)

// printSQL writes what makes tables, or views, in a dialect.
func (f *schemaFlags) printSQL(out io.Writer, list []table.Info) error {
	d, err := ddl.Find(f.dialect)
	if err != nil {
		return &exit{exitUsage, fmt.Errorf("--dialect: %w", err)}
	}
	if !f.views {
		statements, err := d.Tables(list)
		if err != nil {
			return fault(err)
		}
		return fault(d.Write(out, "The tables of factsheet", statements))
	}
	views := viewsOver(list)
	if d.Name != "duckdb" {
		return fault(d.Write(out, "The views over factsheet's tables", d.Views(views)))
	}
	files, err := f.parquetFiles()
	if err != nil {
		return err
	}
	return fault(ddl.WriteParquetViews(out, list, views, files))
}

// viewsOver are the views that need no table but those of a list.
func viewsOver(list []table.Info) []table.View {
	there := map[string]bool{}
	for _, t := range list {
		there[t.Name] = true
	}
	return slices.DeleteFunc(table.Views(), func(v table.View) bool {
		return !there[v.From] || slices.ContainsFunc(v.Joins, func(j table.Join) bool { return !there[j.Table] })
	})
}

// parquetFiles finds an output's files by its manifest, else takes them to be as the flags say.
func (f *schemaFlags) parquetFiles() (ddl.Files, error) {
	if _, err := os.Stat(filepath.Join(f.out, "manifest.json")); errors.Is(err, fs.ErrNotExist) {
		return ddl.FilesAsWritten(f.out, f.partition), nil
	}
	_, m, err := results.Shown(f.out)
	if err != nil {
		return ddl.Files{}, fault(err)
	}
	files, err := ddl.FilesOf(f.out, &m)
	if err != nil {
		return files, &exit{exitUsage, err}
	}
	return files, nil
}
