package decision_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/decision"
	"factsheet/pipeline/gold"
)

var date2019 = json.RawMessage(`{"edtf": "2019", "start": 3, "end": 7, "quote": "2019"}`)

// file is a file of decisions with the text given.
func file(t testing.TB, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), decision.FileName)
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestEventsComeBackInTheirOrder(t *testing.T) {
	l, err := decision.Load(file(t, "\ufeff"+`{"n": 3, "document": "d", "act": "accept", "entry": "a"}`+"\r\n\n"+
		`{"document": "d", "act": "note", "note": "by hand, <b> & \u2028"}`+"\n"+`{"n": 9, "document": "d", "act": "undo", "of": 4}`))
	if err != nil {
		t.Fatal(err)
	}
	want := []decision.Event{
		{N: 3, Document: "d", Act: decision.Accept, Entry: "a"},
		{N: 4, Document: "d", Act: decision.Note, Note: "by hand, <b> & \u2028"},
		{N: 9, Document: "d", Act: decision.Undo, Of: 4},
	}
	if diff := cmp.Diff(want, l.Events); diff != "" || l.Torn != nil {
		t.Errorf("torn %v (-want +got)\n%s", l.Torn, diff)
	}
}

func TestBrokenLineIsNamed(t *testing.T) {
	ok := `{"document": "d", "act": "accept", "entry": "a"}` + "\n"
	for _, c := range []struct{ line, want string }{
		{`{"document": "d", "act": "acc`, "unexpected EOF"},
		{`{"document": "d", "act": "like", "entry": "a"}`, `no act "like"; the acts are accept, reject`},
		{`{"act": "accept", "entry": "a"}`, "names no document"},
		{`{"document": "d", "act": "accept"}`, "names no entry"},
		{`{"document": "d", "act": "accept", "entry": "a", "entity": 1}`, `unknown field "entity"`},
		{`{"document": "d", "act": "accept", "entry": "a"} 7`, "more follows"},
		{`{"document": "d", "act": "accept", "entry": "a", "gold": {}}`, "does not need"},
		{`{"document": "d", "act": "accept", "entry": "a", "of": 1}`, "only an undo"},
		{`{"document": "d", "act": "accept", "entry": "a", "mention": {"start": 1}}`, "mention has no quote"},
		{`{"document": "d", "act": "note", "note": " "}`, "note is empty"},
		{`{"document": "d", "act": "note", "note": "a", "mention": {"quote": "x"}}`, "a mention and no entry"},
		{`{"document": "d", "act": "correct", "entry": "a", "kind": "dates"}`, "has no gold entry"},
		{`{"document": "d", "act": "correct", "entry": "a", "gold": {}}`, "does not tell the kind"},
		{`{"document": "d", "act": "correct", "entry": "a", "kind": "date", "gold": {}}`, `no kind "date"`},
		{`{"document": "d", "act": "correct", "entry": "a", "kind": "dates", "gold": {"edtf": "May", "quote": "May"}}`, "should be EDTF"},
		{`{"document": "d", "act": "add", "entry": "a", "kind": "dates", "gold": {"edtf": "2019"}}`, "it has no quote"},
		{`{"document": "d", "act": "correct", "entry": "a", "mention": {"quote": "x"}, "gold": {"name": "x"}}`, "no span"},
		{`{"document": "d", "act": "undo"}`, "undoes nothing"},
		{`{"document": "d", "act": "undo", "of": 7}`, "undoes event 7, and there is none before it"},
		{`{"document": "e", "act": "undo", "of": 1}`, "which is of another sheet"},
		{`{"n": 1, "document": "d", "act": "done"}`, "its number n is 1, and an event before it has 1"},
		{`null`, "no act"},
		{"\x00\x00\x00", "invalid character"},
	} {
		_, err := decision.Load(file(t, ok+c.line+"\n"+ok))
		if err == nil || !strings.Contains(err.Error(), "line 2: ") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s\nthe error is %v, want 'line 2' and %q in it", c.line, err, c.want)
		}
	}
	if _, err := decision.Load(filepath.Join(t.TempDir(), "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the error of a missing file is %v", err)
	}
}

func TestTornLastLineIsToldAndLeftOut(t *testing.T) {
	ok := `{"n": 1, "document": "d", "act": "accept", "entry": "a"}`
	for _, tail := range []string{ok[:20], "\x00\x00", "{"} {
		l, err := decision.Load(file(t, ok+"\n"+tail))
		if err != nil {
			t.Fatal(err)
		}
		if len(l.Events) != 1 || l.Torn == nil || l.Torn.Line != 2 || l.Torn.Text != tail {
			t.Errorf("of %q come %d events and the torn line %+v", tail, len(l.Events), l.Torn)
		}
	}
	if l, err := decision.Load(file(t, ok)); err != nil || len(l.Events) != 1 || l.Torn != nil {
		t.Errorf("a whole last line without an end gives %+v, %v", l, err)
	}
	if _, err := decision.Load(file(t, ok+"\n"+`{"document": "d", "act": "like"}`)); err == nil {
		t.Error("a last line that is whole and wrong is taken for torn")
	}
}

// fold is the state of events that are given their numbers.
func fold(t testing.TB, events ...decision.Event) *decision.State {
	t.Helper()
	for i := range events {
		events[i].N = i + 1
		if events[i].Document == "" {
			events[i].Document = "d"
		}
	}
	s, err := decision.Fold(events)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestLastStandingActHolds(t *testing.T) {
	accept := decision.Event{Act: decision.Accept, Entry: "a"}
	reject := decision.Event{Act: decision.Reject, Entry: "a"}
	correct := decision.Event{Act: decision.Correct, Entry: "a", Kind: "dates", Gold: date2019}
	add := decision.Event{Act: decision.Add, Entry: "a", Kind: "dates", Gold: date2019}
	undo := func(n int) decision.Event { return decision.Event{Act: decision.Undo, Of: n} }
	for name, c := range map[string]struct {
		events []decision.Event
		want   decision.Act
		gold   bool
	}{
		"accepted":                   {[]decision.Event{accept}, decision.Accept, false},
		"rejected after all":         {[]decision.Event{accept, reject}, decision.Reject, false},
		"corrected":                  {[]decision.Event{reject, correct}, decision.Correct, true},
		"right as it was, after all": {[]decision.Event{correct, accept}, decision.Accept, false},
		"undone":                     {[]decision.Event{accept, reject, undo(2)}, decision.Accept, false},
		"undo undone":                {[]decision.Event{accept, reject, undo(2), undo(3)}, decision.Reject, false},
		"undo of an undo undone":     {[]decision.Event{accept, reject, undo(2), undo(3), undo(4)}, decision.Accept, false},
		"undone twice":               {[]decision.Event{accept, reject, undo(2), undo(2)}, decision.Accept, false},
		"undone in the middle":       {[]decision.Event{accept, correct, reject, undo(2)}, decision.Reject, false},
		"nothing left":               {[]decision.Event{accept, undo(1)}, "", false},
		"added":                      {[]decision.Event{add}, decision.Add, true},
		"added and accepted":         {[]decision.Event{add, accept}, decision.Accept, true},
		"added and taken back":       {[]decision.Event{add, undo(1)}, "", false},
	} {
		e := fold(t, c.events...).Entry("d", "a")
		if e.Verdict != c.want || (e.Gold != nil) != c.gold || e.Last != len(c.events) {
			t.Errorf("%s: the verdict is %q with gold %s, last event %d; want %q", name, e.Verdict, e.Gold, e.Last, c.want)
		}
	}
}

func TestNotesMentionsAndProgressAreKept(t *testing.T) {
	first, second := gold.Span{Start: 1, End: 3, Quote: "EU"}, gold.Span{Start: 9, End: 11, Quote: "EU"}
	s := fold(t,
		decision.Event{Act: decision.Accept, Entry: "a", Kind: "partners", Note: "see page 2"},
		decision.Event{Act: decision.Reject, Entry: "a", Mention: &first},
		decision.Event{Act: decision.Correct, Entry: "a", Mention: &second, Gold: json.RawMessage(`{"start": 8, "end": 11, "quote": " EU"}`)},
		decision.Event{Act: decision.Accept, Entry: "a", Mention: &first},
		decision.Event{Act: decision.Reject, Entry: "b"},
		decision.Event{Act: decision.Add, Entry: "new", Kind: "dates", Gold: date2019},
		decision.Event{Act: decision.Note, Note: "of the sheet"},
		decision.Event{Act: decision.Note, Entry: "c", Note: "of an entry"},
		decision.Event{Act: decision.Done},
		decision.Event{Act: decision.Add, Entry: "gone", Kind: "dates", Gold: date2019},
		decision.Event{Act: decision.Reject, Entry: "gone"},
		decision.Event{Document: "other", Act: decision.Accept, Entry: "a"},
	)
	d := s.Documents["d"]
	want := decision.Progress{Entries: 4, Accepted: 1, Rejected: 1, Undecided: 2, Added: 1, Done: true}
	if got := d.Progress([]string{"a", "b", "c", "e"}); got != want {
		t.Errorf("the progress is %+v, want %+v", got, want)
	}
	if got := (*decision.Document)(nil).Progress([]string{"a"}); got != (decision.Progress{Entries: 1, Undecided: 1}) {
		t.Errorf("the progress of a sheet that nobody looked at is %+v", got)
	}
	wantMentions := []decision.Mention{
		{Span: first, Verdict: decision.Accept, By: 4},
		{Span: second, Verdict: decision.Correct, Gold: gold.Span{Start: 8, End: 11, Quote: " EU"}, By: 3},
	}
	a := s.Entry("d", "a")
	if diff := cmp.Diff(wantMentions, a.Mentions); diff != "" {
		t.Errorf("mentions (-want +got)\n%s", diff)
	}
	if a.Kind != "partners" || a.Notes[0] != (decision.Remark{N: 1, Text: "see page 2"}) || !a.Decided() || s.Entry("d", "c").Decided() {
		t.Errorf("the entry is %+v", a)
	}
	if d.Notes[0].Text != "of the sheet" || s.Entry("d", "c").Notes[0].Text != "of an entry" {
		t.Errorf("the notes are %+v", d.Notes)
	}
	if s.Seen("d", "") != 9 || s.Seen("d", "a") != 4 || s.Seen("none", "") != 0 || s.Seen("d", "none") != 0 || s.Last != 12 {
		t.Error("the last events are not told")
	}
}

// drawEvents makes events that Check takes, undos of undos among them.
func drawEvents(t *rapid.T) []decision.Event {
	var events []decision.Event
	for range rapid.IntRange(0, 30).Draw(t, "events") {
		n := len(events) + 1
		e := decision.Event{N: n, Document: "d", Entry: rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "entry")}
		if rapid.IntRange(0, 3).Draw(t, "one mention") == 0 {
			at := rapid.IntRange(0, 1).Draw(t, "mention")
			e.Mention = &gold.Span{Start: at, End: at + 2, Quote: "EU"}
		}
		switch e.Act = rapid.SampledFrom([]decision.Act{decision.Accept, decision.Reject, decision.Correct, decision.Add,
			decision.Note, decision.Done, decision.Undo}).Draw(t, "act"); e.Act {
		case decision.Correct, decision.Add:
			e.Kind = "dates"
			if e.Mention != nil && e.Act == decision.Correct {
				e.Gold = json.RawMessage(`{"start":1,"end":2,"quote":"E"}`)
			} else if e.Mention == nil {
				e.Gold = json.RawMessage(fmt.Sprintf(`{"edtf":"20%02d","start":%d,"end":7,"quote":"2019"}`, n, n))
			}
		case decision.Note, decision.Done:
			e.Note, e.Mention = "why", nil
			if rapid.Bool().Draw(t, "of the sheet") || e.Act == decision.Done {
				e.Entry = ""
			}
		case decision.Undo:
			if n == 1 {
				continue
			}
			e = decision.Event{N: n, Act: decision.Undo, Of: rapid.IntRange(1, n-1).Draw(t, "of")}
		}
		if err := e.Check(); err != nil {
			t.Fatalf("%+v: %v", e, err)
		}
		events = append(events, e)
	}
	return events
}

// standing is what of a state a person sees: without the numbers of events that are undone
// or undo.
func standing(t *rapid.T, events []decision.Event) *decision.State {
	s, err := decision.Fold(events)
	if err != nil {
		t.Fatal(err)
	}
	s.Last = 0
	for _, d := range s.Documents {
		d.Last = 0
		for id, e := range d.Entries {
			if e.Last = 0; cmp.Equal(*e, decision.Entry{}) {
				delete(d.Entries, id)
			}
		}
	}
	return s
}

func TestUndoRestoresTheStateBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := drawEvents(t)
		if len(events) == 0 {
			return
		}
		last := &events[len(events)-1]
		before := standing(t, events[:len(events)-1])
		undone := standing(t, append(events, decision.Event{N: last.N + 1, Act: decision.Undo, Of: last.N}))
		if before.Documents["d"] == nil {
			before.Documents = undone.Documents // the sheet is spoken of now; nothing stands of it
			if d := undone.Documents["d"]; d == nil || d.Done || len(d.Notes)+len(d.Entries) > 0 {
				t.Fatalf("the first event, undone, leaves %+v", d)
			}
		}
		if diff := cmp.Diff(before, undone); diff != "" {
			t.Fatalf("undone, event %+v leaves (-before +after)\n%s", last, diff)
		}
		if diff := cmp.Diff(standing(t, events), standing(t, append(events, decision.Event{N: last.N + 1, Act: decision.Undo, Of: last.N},
			decision.Event{N: last.N + 2, Act: decision.Undo, Of: last.N + 1}))); diff != "" {
			t.Fatalf("the undo undone leaves (-want +got)\n%s", diff)
		}
	})
}

func TestStateIsAFunctionOfTheEvents(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := drawEvents(t)
		copied := append([]decision.Event(nil), events...)
		first, err := decision.Fold(events)
		if err != nil {
			t.Fatal(err)
		}
		second, err := decision.Fold(copied)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(first, second); diff != "" {
			t.Fatalf("folded twice (-first +second)\n%s", diff)
		}
		if diff := cmp.Diff(copied, events); diff != "" {
			t.Fatalf("folding changed the events (-was +is)\n%s", diff)
		}
	})
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(`{"n":1,"document":"d","act":"accept","entry":"a"}` + "\n" + `{"act":"undo","of":1}`))
	f.Add([]byte("{\n\n\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := decision.Load(file(t, string(data)))
		if err != nil {
			return
		}
		if _, err := decision.Fold(l.Events); err != nil {
			t.Fatalf("what was read does not fold: %v", err)
		}
	})
}
