package review

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"reflect"
	"regexp"

	"factsheet/pipeline/decision"
	"factsheet/pipeline/gold"
)

// post is what a page sends: events of a sheet that are one step.
type post struct {
	Document string  `json:"document"`
	Events   []event `json:"events"`
}

// event is a decision.Event as a page makes it.
type event struct {
	Act     decision.Act    `json:"act"`
	Kind    string          `json:"kind,omitempty"`
	Entry   string          `json:"entry,omitempty"`
	Mention *gold.Span      `json:"mention,omitempty"`
	Gold    json.RawMessage `json:"gold,omitempty"`
	Note    string          `json:"note,omitempty"`
	Of      int             `json:"of,omitempty"`
	Seen    int             `json:"seen"` // the number of the last event of the entry that the page knows of
}

// taken is the answer to a post: its events are on the disk.
type taken struct {
	Events []int  `json:"events"` // their numbers
	State  *state `json:"state"`
}

// mostEvents is how many events a post may have.
const mostEvents = 5000

// addedForm is how the ids of entries look that a person added. A page makes them, so that
// an event which it sends twice is one.
var addedForm = regexp.MustCompile(`^added-[0-9a-z]{8,32}$`)

func (s *Server) takeEvents(w http.ResponseWriter, r *http.Request) {
	var p post
	if err := body(w, r, &p); err != nil {
		answerJSON(w, nil, err)
		return
	}
	answer, err := s.take(&p)
	answerJSON(w, answer, err)
}

// take checks events and adds them.
func (s *Server) take(p *post) (*taken, error) {
	l, err := s.look()
	if err != nil {
		return nil, err
	}
	if l.v.sheet(p.Document) == nil {
		return nil, noSheet(p.Document)
	}
	if len(p.Events) == 0 || len(p.Events) > mostEvents {
		return nil, refused(http.StatusBadRequest, "a step has between 1 and %d events, and this has %d", mostEvents, len(p.Events))
	}
	c := checker{l: l, document: p.Document}
	events, seen := make([]decision.Event, len(p.Events)), make([]int, len(p.Events))
	for i := range p.Events {
		if events[i], err = c.event(&p.Events[i]); err != nil {
			return nil, err
		}
		seen[i] = p.Events[i].Seen
	}
	added, err := s.store.AppendAll(events, seen)
	var conflict *decision.Conflict
	switch {
	case errors.As(err, &conflict):
		return s.again(p.Document, events, conflict)
	case errors.Is(err, decision.ErrEvent):
		return nil, refused(http.StatusBadRequest, "%v", err)
	case err != nil:
		return nil, err
	}
	out := &taken{}
	for i := range added {
		out.Events = append(out.Events, added[i].N)
	}
	out.State, err = s.stateOf(p.Document)
	return out, err
}

func (s *Server) stateOf(document string) (*state, error) {
	l, err := s.look()
	if err != nil {
		return nil, err
	}
	return l.tell(document)
}

// again answers events that came too late. Where the last event of each entry is the very
// one, they have been taken before, and the page did not hear of it: its server was killed
// meanwhile.
func (s *Server) again(document string, events []decision.Event, c *decision.Conflict) (*taken, error) {
	l, err := s.look()
	if err != nil {
		return nil, err
	}
	told, err := l.tell(document)
	if err != nil {
		return nil, err
	}
	out := &taken{State: told}
	for i := range events {
		of := l.root(&events[i])
		if of == nil {
			return nil, c
		}
		last := l.event(l.state.Seen(document, of.Entry))
		if last == nil || !same(last, &events[i]) {
			entry := c.Entry
			if entry == "" {
				entry = "sheet"
			}
			return nil, &failure{status: http.StatusConflict, Message: c.Error(), Conflict: entry, State: told}
		}
		out.Events = append(out.Events, last.N)
	}
	return out, nil
}

// root is the event that an undo comes down to; another event is its own.
func (l *look) root(e *decision.Event) *decision.Event {
	for e != nil && e.Act == decision.Undo {
		e = l.event(e.Of)
	}
	return e
}

// same reports whether two events say the same.
func same(a, b *decision.Event) bool {
	return a.Document == b.Document && a.Act == b.Act && a.Kind == b.Kind && a.Entry == b.Entry && a.Note == b.Note && a.Of == b.Of &&
		reflect.DeepEqual(a.Mention, b.Mention) && bytes.Equal(a.Gold, b.Gold)
}

// checker makes events of what a page sent about a sheet.
type checker struct {
	l        *look
	document string
	anchors  *gold.Anchors // made where an event has spans
}

func (c *checker) event(e *event) (decision.Event, error) {
	out := decision.Event{Document: c.document, Act: e.Act, Kind: e.Kind, Entry: e.Entry, Note: e.Note, Of: e.Of}
	if err := c.entry(e); err != nil {
		return out, err
	}
	if e.Act == decision.Undo {
		if of := c.l.event(e.Of); of == nil || of.Document != c.document {
			return out, refused(http.StatusNotFound, "the sheet has no event %d to take back", e.Of)
		}
		out.Entry, out.Kind = "", ""
	}
	if e.Mention != nil {
		m := *e.Mention
		if err := c.place(&m); err != nil {
			return out, err
		}
		out.Mention = &m
	}
	var err error
	if len(e.Gold) > 0 {
		out.Gold, err = c.gold(e)
	}
	return out, err
}

// entry checks that the entry is one of the sheet's, or one that is being added.
func (c *checker) entry(e *event) error {
	if e.Entry == "" {
		return nil
	}
	known, err := c.l.v.known(c.document)
	if err != nil {
		return err
	}
	_, found := known.kinds[e.Entry]
	if e.Act == decision.Add && e.Mention == nil {
		if found || !addedForm.MatchString(e.Entry) {
			return refused(http.StatusBadRequest, "%q is no id for an entry that is added", e.Entry)
		}
		return nil
	}
	if d := c.l.state.Documents[c.document]; d != nil && !found { // added, or left over from an earlier run
		_, found = d.Entries[e.Entry]
	}
	if !found {
		return refused(http.StatusNotFound, "the sheet has no entry %q; the run may have been made anew: load the page again", e.Entry)
	}
	return nil
}

// gold checks the gold entry of an event and gives its spans their words from the text.
func (c *checker) gold(e *event) (json.RawMessage, error) {
	if e.Mention != nil {
		var span gold.Span
		if err := json.Unmarshal(e.Gold, &span); err != nil {
			return nil, refused(http.StatusBadRequest, "the gold of a mention is no span: %v", err)
		}
		if err := c.place(&span); err != nil {
			return nil, err
		}
		return json.Marshal(span)
	}
	entry, err := gold.DecodeEntry(e.Kind, e.Gold)
	if err != nil {
		return nil, refused(http.StatusBadRequest, "%v", err)
	}
	for _, span := range entry.Spans() {
		if err := c.place(span); err != nil {
			return nil, err
		}
	}
	return json.Marshal(entry)
}

// place gives a span its words and what is around them.
func (c *checker) place(span *gold.Span) error {
	if c.anchors == nil {
		r, err := c.l.v.run.Record(c.l.v.sheet(c.document))
		if err != nil {
			return err
		}
		c.anchors = gold.NewAnchors(r.Text)
	}
	at := c.anchors.Context(span.Start, span.End)
	if at.Quote == "" {
		return refused(http.StatusBadRequest, "%d to %d is no place in the sheet's text", span.Start, span.End)
	}
	*span = at
	return nil
}
