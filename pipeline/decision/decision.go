// Package decision holds what people decide about the entries of a run: events, one after
// another, and the state that they come to. The page of 'factsheet review' makes them, and
// 'factsheet accept' makes gold files of them.
package decision

import (
	"encoding/json"

	"factsheet/pipeline/gold"
)

// FileName is the file in a run's output folder that holds the events, one JSON object a
// line, in their order. Runs into the folder leave it alone.
const FileName = "review.jsonl"

// Act is what an event does.
type Act string

// The acts.
const (
	Accept  Act = "accept"  // the entry is right
	Reject  Act = "reject"  // the entry should not be there
	Correct Act = "correct" // the entry should be Gold instead
	Add     Act = "add"     // Gold was missed; Entry is an id made for it
	Note    Act = "note"    // Note is what the person has to say of the entry, or of the sheet
	Done    Act = "done"    // the whole sheet was looked at: what has no decision is right
	Undo    Act = "undo"    // the event Of does not hold any longer
)

// Event is one step of a review.
type Event struct {
	N        int             `json:"n"`        // from 1, in the order of the file
	Document string          `json:"document"` // the document's id
	Act      Act             `json:"act"`
	Kind     string          `json:"kind,omitempty"`    // of Gold, or of the entry: 'amounts' …
	Entry    string          `json:"entry,omitempty"`   // the entry's id
	Mention  *gold.Span      `json:"mention,omitempty"` // the one mention of Entry that is meant, where not all are
	Gold     json.RawMessage `json:"gold,omitempty"`    // a gold entry of Kind, with its span
	Note     string          `json:"note,omitempty"`
	Of       int             `json:"of,omitempty"` // the event that an undo takes back
}
