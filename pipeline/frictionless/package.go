// Package frictionless describes the tables as a Data Package: a datapackage.json, from which
// tools that know the standard (datapackage.org, version 2.0) read and check the files.
package frictionless

import (
	"path"
	"strings"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/table"
)

// File is the name of the descriptor, which stands beside the tables.
const File = "datapackage.json"

// The standard's profiles.
const (
	packageProfile  = "https://datapackage.org/profiles/2.0/datapackage.json"
	resourceProfile = "https://datapackage.org/profiles/2.0/dataresource.json"
	schemaProfile   = "https://datapackage.org/profiles/2.0/tableschema.json"
)

// Package is a descriptor.
type Package struct {
	Profile     string     `json:"$schema"`
	Name        string     `json:"name"`
	Title       string     `json:"title"`
	Description string     `json:"description"`
	Resources   []Resource `json:"resources"` // in the order of the tables
}

// Resource is a table in one form: its file, or the files that hold its rows together.
type Resource struct {
	Profile     string `json:"$schema"`
	Name        string `json:"name"`
	Type        string `json:"type"`
	Path        any    `json:"path"` // a path below the descriptor's folder, or several
	Description string `json:"description"`
	Format      string `json:"format"`
	MediaType   string `json:"mediatype"`
	Encoding    string `json:"encoding,omitempty"` // of text
	Bytes       *int64 `json:"bytes,omitempty"`    // of all files; left out where none was written yet
	Hash        string `json:"hash,omitempty"`     // of the file; left out where there are several
	Parts       []Part `json:"parts,omitempty"`    // the files, where there are several
	Schema      Schema `json:"schema"`
}

// Part is one file of several. The standard has no word for it; a property more is allowed.
type Part struct {
	Path  string `json:"path"`
	Bytes int64  `json:"bytes"`
	Hash  string `json:"hash"`
}

// Describe is the package of the tables. files are those that a run wrote, all of them or
// none; without them the package is of a Parquet file a table that is to come. Of a table
// that was written in two forms, the JSON Lines are the resource NAME-jsonl.
func Describe(list []table.Info, files []manifest.Table) Package {
	p := Package{
		Profile: packageProfile, Name: "factsheet", Title: "What stands in a batch of factsheets", Resources: []Resource{},
		Description: "Amounts, dates, partners, places, projects, agreements, contributions and events of development-cooperation " +
			"factsheets, each with the words it came from.",
	}
	for i := range list {
		t := &list[i]
		if files == nil {
			p.Resources = append(p.Resources, resource(t, ".parquet", []Part{{Path: t.Name + ".parquet"}}))
			continue
		}
		first := true
		for _, form := range []string{".parquet", ".jsonl"} {
			parts := partsOf(t.Name, form, files)
			if len(parts) == 0 {
				continue
			}
			r := resource(t, form, parts)
			if !first {
				r.Name += "-" + r.Format
			}
			first = false
			p.Resources = append(p.Resources, r)
		}
	}
	return p
}

// partsOf are the files of a table in one form, as they lie below the folder of the tables.
func partsOf(name, form string, files []manifest.Table) []Part {
	var out []Part
	for _, f := range files {
		if f.Table == name && path.Ext(f.File) == form {
			out = append(out, Part{strings.TrimPrefix(f.File, "tables/"), f.Size, "sha256:" + f.SHA256})
		}
	}
	return out
}

func resource(t *table.Info, form string, parts []Part) Resource {
	r := Resource{
		Profile: resourceProfile, Name: t.Name, Type: "table", Description: t.Doc, Format: "parquet",
		MediaType: "application/vnd.apache.parquet", Schema: SchemaOf(t),
	}
	if form == ".jsonl" {
		r.Format, r.MediaType, r.Encoding = "jsonl", "application/jsonl", "utf-8"
	}
	var bytes int64
	var paths []string
	for _, p := range parts {
		bytes += p.Bytes
		paths = append(paths, p.Path)
	}
	r.Path = paths
	if len(parts) == 1 {
		r.Path, r.Hash = paths[0], parts[0].Hash
	} else {
		r.Parts = parts
	}
	if parts[0].Hash != "" {
		r.Bytes = &bytes
	}
	return r
}
