package decision

import (
	"encoding/json"
	"fmt"

	"factsheet/pipeline/gold"
)

// State is what events come to. It depends on nothing but them.
type State struct {
	Last      int // the number of the last event; 0 before the first
	Documents map[string]*Document
}

// Document is what was decided of one sheet.
type Document struct {
	Done    bool // the whole sheet was looked at
	DoneBy  int  // the number of the event that says so; 0 where none does
	Notes   []Remark
	Entries map[string]*Entry // by id: of entries with an event that was ever told of them
	Last    int               // the number of the last event of the sheet itself, undone ones too
}

// Entry is what was decided of one entry.
type Entry struct {
	Kind     string          // of Gold where it is told, else of the entry as far as an event told it
	Added    bool            // a person added it: the run has no such entry
	Verdict  Act             // Accept, Reject, Correct or Add; empty where nothing stands
	By       int             // the number of the event that Verdict is of; 0 where nothing stands
	Gold     json.RawMessage // what the entry should be; nil where it is right as it was found, or nothing stands
	Mentions []Mention       // those that are decided by themselves, in the order of the events
	Notes    []Remark
	Last     int // the number of the last event of the entry, undone ones too: what a caller has seen of it
}

// Mention is what was decided of one mention of an entry.
type Mention struct {
	Span    gold.Span
	Verdict Act       // Accept, Reject, Correct or Add
	Gold    gold.Span // where a corrected one stands
	By      int
}

// Remark is a note.
type Remark struct {
	N    int
	Text string
}

// Decided reports whether a verdict stands on the entry, or on a mention of it.
func (e *Entry) Decided() bool { return e != nil && (e.Verdict != "" || len(e.Mentions) > 0) }

// Progress tells how far the review of a sheet is.
type Progress struct {
	Entries   int  `json:"entries"` // that the run found
	Accepted  int  `json:"accepted"`
	Rejected  int  `json:"rejected"`
	Corrected int  `json:"corrected"`
	Undecided int  `json:"undecided"`
	Added     int  `json:"added"` // beside those that the run found
	Done      bool `json:"done"`
}

// Progress counts the decisions about the entries of a run with the ids given. An entry
// of which only a mention was decided is undecided. It is defined for a nil Document.
func (d *Document) Progress(ids []string) Progress {
	p := Progress{Entries: len(ids)}
	if d == nil {
		p.Undecided = len(ids)
		return p
	}
	p.Done = d.Done
	found := make(map[string]bool, len(ids))
	for _, id := range ids {
		found[id] = true
		verdict := Act("")
		if e := d.Entries[id]; e != nil {
			verdict = e.Verdict
		}
		switch verdict {
		case Accept:
			p.Accepted++
		case Reject:
			p.Rejected++
		case Correct:
			p.Corrected++
		default:
			p.Undecided++
		}
	}
	for id, e := range d.Entries {
		if !found[id] && e.Added && e.Verdict != Reject {
			p.Added++
		}
	}
	return p
}

// Entry is the state of an entry; an empty one where nothing was told of it.
func (s *State) Entry(document, entry string) *Entry {
	if d := s.Documents[document]; d != nil {
		if e := d.Entries[entry]; e != nil {
			return e
		}
	}
	return &Entry{}
}

// Seen is the number of the last event of an entry, or, where entry is empty, of the sheet
// itself: what Store.Append wants to hear.
func (s *State) Seen(document, entry string) int {
	if entry != "" {
		return s.Entry(document, entry).Last
	}
	if d := s.Documents[document]; d != nil {
		return d.Last
	}
	return 0
}

// Fold is the state that events come to. It is an error where an undo is of no event
// before it, or of another sheet's.
func Fold(events []Event) (*State, error) {
	f := folder{byN: make(map[int]int, len(events)), state: &State{Documents: map[string]*Document{}}}
	for i := range events {
		e := &events[i]
		var of *Event
		if at, ok := f.byN[e.Of]; ok {
			of = &events[at]
		}
		if err := e.refers(of); err != nil {
			return nil, fmt.Errorf("event %d: %w", e.N, err)
		}
		f.byN[e.N] = i
		f.state.Last = e.N
	}
	// An undo that is undone takes nothing back, so the later ones come first.
	undone := make([]bool, len(events))
	for i := len(events) - 1; i >= 0; i-- {
		if e := &events[i]; e.Act == Undo && !undone[i] {
			undone[f.byN[e.Of]] = true
		}
	}
	for i := range events {
		d, entry := f.touch(events, i)
		if !undone[i] {
			hold(&events[i], d, entry)
		}
	}
	return f.state, nil
}

type folder struct {
	byN   map[int]int // the place of an event in the list, by its number
	state *State
}

// refers checks what an undo is of; of is nil where there is no such event before it.
func (e *Event) refers(of *Event) error {
	switch {
	case e.Act != Undo:
		return nil
	case of == nil:
		return fmt.Errorf("it undoes event %d, and there is none before it", e.Of)
	case e.Document != "" && of.Document != "" && e.Document != of.Document:
		return fmt.Errorf("it undoes event %d, which is of another sheet", e.Of)
	}
	return nil
}

// touch is the document and the entry (nil for the sheet itself) that an event is of: that
// of an undo is that of the event which it takes back. Both note that they were spoken of.
func (f *folder) touch(events []Event, i int) (*Document, *Entry) {
	of := i
	for events[of].Act == Undo {
		of = f.byN[events[of].Of]
	}
	e := &events[of]
	d := f.state.Documents[e.Document]
	if d == nil {
		d = &Document{Entries: map[string]*Entry{}}
		f.state.Documents[e.Document] = d
	}
	if e.Entry == "" {
		d.Last = events[i].N
		return d, nil
	}
	entry := d.Entries[e.Entry]
	if entry == nil {
		entry = &Entry{}
		d.Entries[e.Entry] = entry
	}
	entry.Last = events[i].N
	return d, entry
}

// hold applies an event that was not undone.
func hold(e *Event, d *Document, entry *Entry) {
	switch {
	case e.Act == Undo:
		return
	case e.Act == Done:
		d.Done, d.DoneBy = true, e.N
		return
	case e.Act == Note && entry == nil:
		d.Notes = append(d.Notes, Remark{e.N, e.Note})
		return
	case e.Act == Note:
		entry.Notes = append(entry.Notes, Remark{e.N, e.Note})
		return
	}
	if e.Note != "" { // said with a verdict
		entry.Notes = append(entry.Notes, Remark{e.N, e.Note})
	}
	if e.Mention != nil {
		entry.mention(e)
		return
	}
	entry.verdict(e)
}

// verdict takes the place of the one before. What was added stays what it is when it is
// accepted.
func (entry *Entry) verdict(e *Event) {
	entry.Added = entry.Added || e.Act == Add
	if e.Kind != "" {
		entry.Kind = e.Kind
	}
	entry.Verdict, entry.By = e.Act, e.N
	switch {
	case e.Act == Correct || e.Act == Add:
		entry.Gold = e.Gold
	case !entry.Added:
		entry.Gold = nil
	}
}

func (entry *Entry) mention(e *Event) {
	m := Mention{Span: *e.Mention, Verdict: e.Act, By: e.N}
	if e.Act == Correct {
		m.Gold, _ = e.Span() // Check has read it
	}
	for i := range entry.Mentions {
		if old := &entry.Mentions[i]; old.Span.Start == m.Span.Start && old.Span.End == m.Span.End {
			*old = m
			return
		}
	}
	entry.Mentions = append(entry.Mentions, m)
}
