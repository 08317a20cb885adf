package review

import (
	"cmp"
	"encoding/json"
	"slices"

	"factsheet/pipeline/decision"
)

// state is what a page is told: where the review stands.
type state struct {
	Last  int         `json:"last"` // the number of the last event of all
	Run   string      `json:"run"`  // another where a new run has taken the place of the one shown
	Sheet *sheetState `json:"sheet,omitempty"`
	Batch *batchState `json:"batch,omitempty"`
}

// sheetState is where the review of a sheet stands.
type sheetState struct {
	Document string                 `json:"document"`
	Seen     int                    `json:"seen"` // the number of the last event of the sheet itself
	Done     bool                   `json:"done"`
	Notes    []note                 `json:"notes"`
	Entries  map[string]*entryState `json:"entries"` // those that an event was told of
	Left     []string               `json:"left"`    // ids of entries that were decided about and are no longer in the run
	Progress decision.Progress      `json:"progress"`
	Undo     []step                 `json:"undo"` // what undo takes back next, the last step first; several that were one
	Redo     []step                 `json:"redo"`
}

// entryState is what was decided of an entry.
type entryState struct {
	Kind     string          `json:"kind,omitempty"`
	Verdict  decision.Act    `json:"verdict,omitempty"`
	Added    bool            `json:"added,omitempty"`
	Gold     json.RawMessage `json:"gold,omitempty"`
	Mentions int             `json:"mentions,omitempty"` // that were decided about by themselves
	Notes    []note          `json:"notes,omitempty"`
	Seen     int             `json:"seen"`
}

// note is a remark with the number of its event.
type note struct {
	N    int    `json:"n"`
	Text string `json:"text"`
}

// step is an event that can be taken back, and what it was.
type step struct {
	N     int          `json:"n"`
	Act   decision.Act `json:"act"`
	Entry string       `json:"entry,omitempty"`
	Seen  int          `json:"seen"` // the number of the last event of what it is of
}

// batchState is where the review of the run stands.
type batchState struct {
	Sheets  int         `json:"sheets"`
	Done    int         `json:"done"`
	Entries int         `json:"entries"`
	Decided int         `json:"decided"`
	Rows    []sheetRow  `json:"rows,omitempty"` // for the page of the run
	Left    []leftSheet `json:"left,omitempty"` // sheets that were decided about and are no longer in the run
}

// sheetRow is a sheet on the page of the run.
type sheetRow struct {
	Document string            `json:"document"`
	Progress decision.Progress `json:"progress"`
}

// leftSheet is a sheet that the run no longer has.
type leftSheet struct {
	Document string `json:"document"`
	Entries  int    `json:"entries"` // that were decided about
}

// look is the events and what they come to, with the run that they are of.
type look struct {
	v      *shown
	events []decision.Event
	state  *decision.State
}

// look is where the review stands now.
func (s *Server) look() (*look, error) {
	v, err := s.current()
	if err != nil {
		return nil, err
	}
	events, err := s.store.Events()
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	known := s.looked
	s.mu.Unlock()
	if known != nil && known.v == v && len(known.events) == len(events) && (len(events) == 0 || &known.events[0] == &events[0]) {
		return known, nil
	}
	folded, err := decision.Fold(events)
	if err != nil {
		return nil, err
	}
	l := &look{v, events, folded}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.looked = l
	return l, nil
}

// sheet is the state of a sheet of the run.
func (l *look) sheet(document string) (*sheetState, error) {
	known, err := l.v.known(document)
	if err != nil {
		return nil, err
	}
	d := l.state.Documents[document]
	out := &sheetState{Document: document, Notes: []note{}, Entries: map[string]*entryState{}, Left: []string{},
		Undo: []step{}, Redo: []step{}, Progress: d.Progress(known.ids)}
	if d == nil {
		return out, nil
	}
	out.Seen, out.Done, out.Notes = d.Last, d.Done, notes(d.Notes)
	for id, e := range d.Entries {
		out.Entries[id] = &entryState{Kind: cmp.Or(e.Kind, known.kinds[id]), Verdict: e.Verdict, Added: e.Added, Gold: e.Gold,
			Mentions: len(e.Mentions), Notes: notes(e.Notes), Seen: e.Last}
		if _, found := known.kinds[id]; !found && !e.Added && (e.Decided() || len(e.Notes) > 0) {
			out.Left = append(out.Left, id)
		}
	}
	slices.Sort(out.Left)
	h := historyOf(l.events, document)
	out.Undo, out.Redo = l.steps(h.done), l.steps(h.redo)
	return out, nil
}

// steps is the last of a list of events, with those before it that were made in one go
// with it.
func (l *look) steps(ns []int) []step {
	out := []step{}
	for i := len(ns) - 1; i >= 0; i-- {
		e := l.event(ns[i])
		if e == nil || len(out) > 0 && !l.together(e, out[0].N) {
			break
		}
		root := l.root(e)
		out = append(out, step{N: e.N, Act: root.Act, Entry: root.Entry, Seen: l.state.Seen(root.Document, root.Entry)})
	}
	return out
}

func (l *look) event(n int) *decision.Event {
	i, ok := slices.BinarySearchFunc(l.events, n, func(e decision.Event, n int) int { return e.N - n })
	if !ok {
		return nil
	}
	return &l.events[i]
}

// batch is the state of the run; with the row of each sheet where it is asked for.
func (l *look) batch(rows bool) *batchState {
	l.v.learnAll()
	sheets := l.v.run.Sheets()
	out := &batchState{Sheets: len(sheets)}
	for i := range sheets {
		document := sheets[i].Document
		known, err := l.v.known(document)
		if err != nil {
			continue
		}
		p := l.state.Documents[document].Progress(known.ids)
		out.Entries += p.Entries
		out.Decided += p.Entries - p.Undecided
		if p.Done {
			out.Done++
			out.Decided += p.Undecided
		}
		if rows {
			out.Rows = append(out.Rows, sheetRow{document, p})
		}
	}
	if !rows {
		return out
	}
	for document, d := range l.state.Documents {
		if l.v.sheet(document) == nil && len(d.Entries) > 0 {
			out.Left = append(out.Left, leftSheet{document, len(d.Entries)})
		}
	}
	slices.SortFunc(out.Left, func(a, b leftSheet) int { return cmp.Compare(a.Document, b.Document) })
	return out
}

func notes(remarks []decision.Remark) []note {
	out := make([]note, len(remarks))
	for i, r := range remarks {
		out[i] = note{r.N, r.Text}
	}
	return out
}
