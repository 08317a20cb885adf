// Package manifest is the shape of manifest.json: what went into a run, what came out,
// and by what. The stage write makes it, and what looks at a run reads it.
package manifest

// Manifest tells of one run. It tells no time unless asked to, and nothing of the machine
// or of how the work was shared out, so equal inputs give equal bytes.
type Manifest struct {
	Schema     string      `json:"schema"` // of the document record
	Program    Program     `json:"program"`
	Stamp      string      `json:"stamp,omitempty"` // the time of the run, where it was asked for
	Options    []Setting   `json:"options"`         // sorted by name
	Extractors []Extractor `json:"extractors"`      // sorted by name
	Registries []Registry  `json:"registries"`      // in the order in which they override
	Counts     Counts      `json:"counts"`
	Inputs     []Input     `json:"inputs"`     // in the order of the run
	Pending    []string    `json:"pending"`    // sources that a run which was broken off did not reach, in its order; empty for a whole run
	Skipped    []Skipped   `json:"skipped"`    // sorted by source
	Duplicates []Duplicate `json:"duplicates"` // sorted by source
	Tables     []Table     `json:"tables"`
	Files      []File      `json:"files"` // the other files, manifest.json aside
}

// Program is what wrote the output.
type Program struct {
	Name     string `json:"name"`
	Version  string `json:"version"`
	Revision string `json:"revision,omitempty"` // of the source, where the build knows it
}

// Extractor is a stage of the pipeline with the version of its rules. A rule 'amount.word'
// is of the extractor 'amount'.
type Extractor struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// Setting is one option that shapes content, as the user set it.
type Setting struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Forms are the names of the options that say in what form the output is written. They have
// no part in what a record holds.
var Forms = []string{"format", "partition-by"}

// Registry is a user's table of bodies that the output rests on, by its file's name
// without its folder.
type Registry struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// Counts are the run in figures.
type Counts struct {
	Inputs     int            `json:"inputs"` // all that were given
	Documents  States         `json:"documents"`
	Skipped    int            `json:"skipped"`
	Duplicates int            `json:"duplicates"`
	Near       int            `json:"near_duplicates"`
	Pages      int            `json:"pages"` // of all the sheets
	Characters int            `json:"characters"`
	Entries    map[string]int `json:"entries"` // by kind, every kind named
	Issues     Gravities      `json:"issues"`
	IssueRules map[string]int `json:"issue_rules"` // how often each rule found something
	Unread     int            `json:"unread"`      // not understood
	Masked     int            `json:"masked"`      // left out on purpose
}

// States count sheets by status.
type States struct {
	OK      int `json:"ok"`
	Partial int `json:"partial"`
	Failed  int `json:"failed"`
}

// Gravities count issues by severity.
type Gravities struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Info    int `json:"info"`
}

// Input is a sheet that was read, or that failed.
type Input struct {
	Source    string  `json:"source"`
	Document  string  `json:"document"` // its id
	SHA256    string  `json:"sha256"`
	Size      int64   `json:"size"` // bytes
	MediaType string  `json:"media_type"`
	Status    string  `json:"status"`
	Reason    *string `json:"reason"`         // why it is not ok
	Near      *string `json:"near_duplicate"` // the document that it is another make or edition of
	Output    *string `json:"output"`         // its JSON, relative to the manifest; null where none was asked for
	// OutputSHA256 and OutputSize are of that file; null where there is none.
	OutputSHA256 *string `json:"output_sha256"`
	OutputSize   *int64  `json:"output_size"`
}

// Skipped is an input that no reader takes.
type Skipped struct {
	Source string `json:"source"`
	Size   int64  `json:"size"`
	Reason string `json:"reason"`
}

// Duplicate is an input with the bytes of another, which was read once.
type Duplicate struct {
	Source string `json:"source"`
	SHA256 string `json:"sha256"`
	Of     string `json:"same_as"` // the source that was processed
}

// Table is one file of a table.
type Table struct {
	Table     string `json:"table"`
	Version   int    `json:"version"`
	Partition string `json:"partition,omitempty"` // as its folder says it: year=2024
	File      string `json:"file"`
	Rows      int64  `json:"rows"`
	Size      int64  `json:"size"`
	SHA256    string `json:"sha256"`
}

// File is a file of the output that is no record and no table.
type File struct {
	File   string `json:"file"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}
