package compare

import (
	"encoding/json"
	"io"

	"factsheet/pipeline/results"
)

// Schema is the version of what JSON writes. A key added raises the minor number; one
// renamed or dropped, the major.
const Schema = "1.0"

// JSON writes a comparison as JSON Lines, a sheet at a time, so that it takes no more
// memory for a large one. The key 'type' tells the lines apart: first 'runs', then a
// 'sheet' for each pair that differs, last 'summary'.
type JSON struct {
	encoder *json.Encoder
	stat    bool
}

// RunSide is a run in JSON.
type RunSide struct {
	Run     string `json:"run"` // its folder, as it was given
	Program string `json:"program"`
	Version string `json:"version"`
	Schema  string `json:"schema"` // of its records
	Sheets  int    `json:"sheets"`
}

// NewJSON writes the line of the runs. With stat, no sheets are written.
func NewJSON(w io.Writer, a, b *results.Run, stat bool) (*JSON, error) {
	j := &JSON{json.NewEncoder(w), stat}
	j.encoder.SetEscapeHTML(false)
	return j, j.encoder.Encode(struct {
		Type   string  `json:"type"`
		Schema string  `json:"schema"`
		A      RunSide `json:"a"`
		B      RunSide `json:"b"`
		Causes []Cause `json:"causes"`
	}{"runs", Schema, runSide(a), runSide(b), causes(a, b)})
}

func runSide(r *results.Run) RunSide {
	m := &r.Manifest
	return RunSide{r.Dir, m.Program.Name, m.Program.Version, m.Schema, len(m.Inputs)}
}

// Sheet writes the line of a sheet.
func (j *JSON) Sheet(s *Sheet) error {
	if j.stat {
		return nil
	}
	return j.encoder.Encode(struct {
		Type string `json:"type"`
		*Sheet
	}{"sheet", s})
}

// Summary writes the last line, with the limits that are exceeded.
func (j *JSON) Summary(s *Summary, over []Over) error {
	return j.encoder.Encode(struct {
		Type string `json:"type"`
		*Summary
		Changes int    `json:"changes"`
		Over    []Over `json:"over"`
	}{"summary", s, s.Changes(), over})
}
