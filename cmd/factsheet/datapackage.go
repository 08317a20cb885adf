package main

import (
	"io"

	"factsheet/pipeline/frictionless"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/table"
	"factsheet/pipeline/write"
)

// dataPackage is the Data Package that stands beside a run's tables.
var dataPackage = write.Beside{Name: "tables/" + frictionless.File, Write: func(w io.Writer, m *manifest.Manifest) error {
	return indented(w, frictionless.Describe(table.All(), m.Tables))
}}
