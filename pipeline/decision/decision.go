// Package decision holds what people decide about the entries of a run: events, one after
// another, and the state that they come to. The page of 'factsheet review' makes them, and
// 'factsheet accept' makes gold files of them.
package decision

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"factsheet/pipeline/gold"
)

// FileName is the file in a run's output folder that holds the events, one JSON object a
// line, in their order. Runs into the folder leave it alone.
const FileName = "review.jsonl"

// Act is what an event does.
type Act string

// The acts. Those of an entry may mean one mention of it alone, told as Mention.
const (
	Accept  Act = "accept"  // the entry is right as it was found
	Reject  Act = "reject"  // the entry should not be there
	Correct Act = "correct" // the entry should be Gold instead; a mention, where the words of Gold stand, which is a span then
	Add     Act = "add"     // Gold was missed, and Entry is an id made for it; or Mention of the Entry was missed
	Note    Act = "note"    // Note is what the person has to say of the entry, or, without Entry, of the sheet
	Done    Act = "done"    // the whole sheet was looked at: what has no decision is right
	Undo    Act = "undo"    // the event Of does not hold any longer; if it was an undo, what it took back holds again
)

var acts = []Act{Accept, Reject, Correct, Add, Note, Done, Undo}

// Event is one step of a review.
type Event struct {
	N        int             `json:"n"`        // from 1, ascending; who writes a file by hand may leave it out
	Document string          `json:"document"` // the document's id
	Act      Act             `json:"act"`
	Kind     string          `json:"kind,omitempty"`    // of Gold, or of the entry: 'amounts' …
	Entry    string          `json:"entry,omitempty"`   // the entry's id
	Mention  *gold.Span      `json:"mention,omitempty"` // the one mention of Entry that is meant, where not all are
	Gold     json.RawMessage `json:"gold,omitempty"`    // an entry of Kind; a correction without words stays where the entry was found
	Note     string          `json:"note,omitempty"`
	Of       int             `json:"of,omitempty"`   // the event that an undo takes back
	With     int             `json:"with,omitempty"` // the first of several events that were made in one go
}

// Check says what is wrong with the event by itself, in words for who wrote it.
func (e *Event) Check() error {
	switch {
	case !slices.Contains(acts, e.Act):
		return fmt.Errorf("there is no act %q; the acts are %s", e.Act, actNames())
	case e.Document == "" && e.Act != Undo:
		return errors.New("it names no document")
	case e.Kind != "" && !slices.Contains(gold.Kinds, e.Kind):
		return fmt.Errorf("there is no kind %q; the kinds are %s", e.Kind, strings.Join(gold.Kinds, ", "))
	case e.Act == Undo && e.Of < 1:
		return errors.New("it undoes nothing: 'of' is the number n of the event that it takes back")
	case e.Act != Undo && e.Of != 0:
		return fmt.Errorf("'of' is told, and only an undo takes another event back; this is %q", e.Act)
	case e.Entry == "" && (e.Act == Accept || e.Act == Reject || e.Act == Correct || e.Act == Add):
		return fmt.Errorf("%q names no entry", e.Act)
	case e.Entry == "" && e.Mention != nil:
		return errors.New("it tells a mention and no entry")
	case e.Mention != nil && e.Mention.Quote == "":
		return errors.New("its mention has no quote")
	case e.Act == Note && strings.TrimSpace(e.Note) == "":
		return errors.New("the note is empty")
	}
	return e.checkGold()
}

// checkGold holds Gold to what the act needs.
func (e *Event) checkGold() error {
	needs := e.Act == Correct || e.Act == Add && e.Mention == nil
	switch {
	case !needs && len(e.Gold) > 0:
		return fmt.Errorf("%q tells a gold entry, which it does not need", e.Act)
	case !needs:
		return nil
	case len(e.Gold) == 0:
		return fmt.Errorf("%q has no gold entry", e.Act)
	case e.Mention != nil:
		_, err := e.Span()
		return err
	case e.Kind == "":
		return fmt.Errorf("%q does not tell the kind of its gold entry", e.Act)
	}
	g, err := gold.DecodeEntry(e.Kind, e.Gold)
	if err == nil && e.Act == Add {
		err = gold.Standing(g)
	}
	return err
}

// Span is the gold of a mention that is corrected.
func (e *Event) Span() (gold.Span, error) {
	var s gold.Span
	d := json.NewDecoder(bytes.NewReader(e.Gold))
	d.DisallowUnknownFields()
	if err := d.Decode(&s); err != nil {
		return s, fmt.Errorf("the gold of a mention is no span: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) || s.Quote == "" {
		return s, errors.New("the gold of a mention is no span with a quote")
	}
	return s, nil
}

func actNames() string {
	names := make([]string, len(acts))
	for i, a := range acts {
		names[i] = string(a)
	}
	return strings.Join(names, ", ")
}

// decode reads one line of the file.
func decode(line []byte) (Event, error) {
	var e Event
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(&e); err != nil {
		return e, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return e, errors.New("more follows behind the event on its line")
	}
	return e, e.Check()
}

// encode writes the line of an event, with its end.
func encode(e Event) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(e); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
