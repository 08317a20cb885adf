package write

import (
	"cmp"
	"slices"
	"strings"

	"factsheet/pipeline/record"
)

// manifest is manifest.json: what went in, what came out, and by what. It tells no
// time unless asked to, and nothing of the machine or of how the work was shared
// out, so equal inputs give equal bytes.
type manifest struct {
	Schema     string              `json:"schema"` // of the document record
	Program    manifestProgram     `json:"program"`
	Stamp      string              `json:"stamp,omitempty"`
	Options    []Setting           `json:"options"`
	Extractors []manifestExtractor `json:"extractors"`
	Registries []Registry          `json:"registries"` // in the order in which they override
	Counts     manifestCounts      `json:"counts"`
	Inputs     []manifestInput     `json:"inputs"`
	Skipped    []manifestSkipped   `json:"skipped"`
	Duplicates []manifestDuplicate `json:"duplicates"`
	Tables     []manifestTable     `json:"tables"`
}

type manifestProgram struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

type manifestExtractor struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

type manifestCounts struct {
	Inputs     int            `json:"inputs"` // all that were given
	Documents  manifestState  `json:"documents"`
	Skipped    int            `json:"skipped"`
	Duplicates int            `json:"duplicates"`
	Near       int            `json:"near_duplicates"`
	Characters int            `json:"characters"`
	Entries    map[string]int `json:"entries"` // by kind, every kind named
	Issues     manifestGrave  `json:"issues"`
	IssueRules map[string]int `json:"issue_rules"` // how often each rule found something
	Unread     int            `json:"unread"`      // not understood
	Masked     int            `json:"masked"`      // left out on purpose
}

type manifestState struct {
	OK      int `json:"ok"`
	Partial int `json:"partial"`
	Failed  int `json:"failed"`
}

type manifestGrave struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Info    int `json:"info"`
}

type manifestInput struct {
	Source    string  `json:"source"`
	Document  string  `json:"document"` // its id
	SHA256    string  `json:"sha256"`
	Size      int64   `json:"size"` // bytes
	MediaType string  `json:"media_type"`
	Status    string  `json:"status"`
	Reason    *string `json:"reason"`         // why it is not ok
	Near      *string `json:"near_duplicate"` // the document that it is another make or edition of
	Output    *string `json:"output"`         // its JSON; null where none was asked for
}

type manifestSkipped struct {
	Source string `json:"source"`
	Size   int64  `json:"size"`
	Reason string `json:"reason"`
}

type manifestDuplicate struct {
	Source string `json:"source"`
	SHA256 string `json:"sha256"`
	Of     string `json:"same_as"` // the source that was processed
}

// manifestTable is one file of a table.
type manifestTable struct {
	Table   string `json:"table"`
	Version int    `json:"version"`
	File    string `json:"file"`
	Rows    int64  `json:"rows"`
	Size    int64  `json:"size"`
	SHA256  string `json:"sha256"`
}

func newManifest(o Options) manifest {
	m := manifest{
		Schema: record.Schema, Program: manifestProgram{"factsheet", o.Version}, Stamp: o.Stamp,
		Options: []Setting{}, Extractors: []manifestExtractor{}, Registries: append([]Registry{}, o.Registries...),
		Counts: manifestCounts{Entries: map[string]int{}, IssueRules: map[string]int{}},
		Inputs: []manifestInput{}, Skipped: []manifestSkipped{}, Duplicates: []manifestDuplicate{}, Tables: []manifestTable{},
	}
	formats := make([]string, len(o.Formats))
	for i, f := range o.Formats {
		formats[i] = string(f)
	}
	slices.Sort(formats)
	m.Options = append(m.Options, Setting{"format", strings.Join(formats, ",")})
	m.Options = append(m.Options, o.Content...)
	slices.SortFunc(m.Options, func(a, b Setting) int { return strings.Compare(a.Name, b.Name) })
	for _, e := range o.Extractors {
		m.Extractors = append(m.Extractors, manifestExtractor{e.Name, e.Version})
	}
	slices.SortFunc(m.Extractors, func(a, b manifestExtractor) int { return strings.Compare(a.Name, b.Name) })
	return m
}

func (m *manifest) add(r *record.Record, in Input) {
	i := manifestInput{
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

// finish puts in the counts and orders what came in no order of its own.
func (m *manifest) finish(s Summary) {
	c := &m.Counts
	c.Near = s.Near
	c.Inputs = len(m.Inputs) + len(m.Skipped) + len(m.Duplicates)
	c.Documents = manifestState{s.Status["ok"], s.Status["partial"], s.Status["failed"]}
	c.Skipped, c.Duplicates, c.Characters, c.Unread, c.Masked = s.Skipped, s.Duplicates, s.Characters, s.Unread, s.Masked
	c.Issues = manifestGrave{s.Issues["error"], s.Issues["warning"], s.Issues["info"]}
	for _, k := range Kinds {
		c.Entries[k.Name] = s.Entries[k.Name]
	}
	slices.SortStableFunc(m.Skipped, func(a, b manifestSkipped) int { return strings.Compare(a.Source, b.Source) })
	slices.SortStableFunc(m.Duplicates, func(a, b manifestDuplicate) int { return strings.Compare(a.Source, b.Source) })
}
