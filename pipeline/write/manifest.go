package write

import (
	"cmp"
	"slices"
	"strings"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
)

func newManifest(o Options) manifest.Manifest {
	m := manifest.Manifest{
		Schema: record.Schema, Program: manifest.Program{Name: "factsheet", Version: o.Version, Revision: o.Revision}, Stamp: o.Stamp,
		Options: []manifest.Setting{}, Extractors: []manifest.Extractor{}, Registries: append([]manifest.Registry{}, o.Registries...),
		Counts: manifest.Counts{Entries: map[string]int{}, IssueRules: map[string]int{}},
		Inputs: []manifest.Input{}, Pending: []string{}, Skipped: []manifest.Skipped{}, Duplicates: []manifest.Duplicate{}, Tables: []manifest.Table{}, Files: []manifest.File{},
	}
	formats := make([]string, len(o.Formats))
	for i, f := range o.Formats {
		formats[i] = string(f)
	}
	slices.Sort(formats)
	m.Options = append(m.Options, manifest.Setting{Name: "format", Value: strings.Join(formats, ",")})
	if o.PartitionBy != Whole {
		m.Options = append(m.Options, manifest.Setting{Name: "partition-by", Value: string(o.PartitionBy)})
	}
	m.Options = append(m.Options, o.Content...)
	slices.SortFunc(m.Options, func(a, b manifest.Setting) int { return strings.Compare(a.Name, b.Name) })
	for _, e := range o.Extractors {
		m.Extractors = append(m.Extractors, manifest.Extractor{Name: e.Name, Version: e.Version})
	}
	slices.SortFunc(m.Extractors, func(a, b manifest.Extractor) int { return strings.Compare(a.Name, b.Name) })
	return m
}

// tellSheet puts a sheet in.
func tellSheet(m *manifest.Manifest, r *record.Record, in Input) {
	i := manifest.Input{
		Source: in.Source, Document: r.Document.ID, SHA256: in.SHA256, Size: in.Size, MediaType: cmp.Or(in.MediaType, r.Document.MediaType),
		Status: r.Document.Status, Near: r.Document.NearDuplicate,
	}
	if len(r.Document.Errors) > 0 {
		e := r.Document.Errors[0]
		reason := e.Stage + ": " + e.Message
		i.Reason = &reason
	}
	m.Inputs = append(m.Inputs, i)
	for _, issue := range r.Issues {
		m.Counts.IssueRules[issue.Rule]++
	}
}

// tellCounts puts in the counts and orders what came in no order of its own.
func tellCounts(m *manifest.Manifest, s Summary) {
	c := &m.Counts
	c.Near = s.Near
	c.Inputs = len(m.Inputs) + len(m.Pending) + len(m.Skipped) + len(m.Duplicates)
	c.Documents = manifest.States{OK: s.Status["ok"], Partial: s.Status["partial"], Failed: s.Status["failed"]}
	c.Skipped, c.Duplicates, c.Pages, c.Characters, c.Unread, c.Masked = s.Skipped, s.Duplicates, s.Pages, s.Characters, s.Unread, s.Masked
	c.Issues = manifest.Gravities{Error: s.Issues["error"], Warning: s.Issues["warning"], Info: s.Issues["info"]}
	for _, k := range Kinds {
		c.Entries[k.Name] = s.Entries[k.Name]
	}
	slices.SortStableFunc(m.Skipped, func(a, b manifest.Skipped) int { return strings.Compare(a.Source, b.Source) })
	slices.SortStableFunc(m.Duplicates, func(a, b manifest.Duplicate) int { return strings.Compare(a.Source, b.Source) })
}
