package review

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/pipeline/decision"
)

func TestEachActIsKept(t *testing.T) {
	c, _ := served(t, Options{})
	c.send(200, event{Act: "accept", Entry: "amount-1", Kind: "amounts"})
	c.send(200, event{Act: "reject", Entry: "place-oslo"})
	c.send(200, event{Act: "correct", Entry: "date-1", Kind: "dates",
		Gold: json.RawMessage(`{"edtf":"2021","start":53,"end":57,"quote":"x"}`)})
	c.send(200, event{Act: "add", Entry: "added-0123456789", Kind: "partners",
		Gold: json.RawMessage(`{"name":"River Fund","type":"fund","mentions":[{"start":35,"end":45,"quote":"x"}]}`)})
	c.send(200, event{Act: "note", Entry: "amount-1", Note: "said \"so\" </script>", Seen: 1})
	c.send(200, event{Act: "note", Note: "a good sheet"})
	c.send(200, event{Act: "done", Seen: 6})
	c.send(200, event{Act: "undo", Of: 2, Seen: 2})
	s := c.state()
	e := s.Sheet.Entries
	verdicts := fmt.Sprint(e["amount-1"].Verdict, "; ", e["place-oslo"].Verdict, "; ", e["date-1"].Verdict)
	if s.Last != 8 || verdicts != "accept; ; correct" || !s.Sheet.Done {
		t.Errorf("the state is %s", compact(t, s))
	}
	if got := string(e["date-1"].Gold); !strings.Contains(got, `"quote":"2021","prefix":"o the River Fund in May "`) {
		t.Errorf("a corrected span has not the words that stand there: %s", got)
	}
	if got := string(e["added-0123456789"].Gold); !strings.Contains(got, `"quote":"River Fund"`) || !e["added-0123456789"].Added {
		t.Errorf("the added entry is %s", got)
	}
	if p := s.Sheet.Progress; p.Entries != 4 || p.Accepted != 1 || p.Corrected != 1 || p.Added != 1 || p.Undecided != 2 {
		t.Errorf("the progress is %+v", p)
	}
	if got := e["amount-1"].Notes[0].Text; got != "said \"so\" </script>" {
		t.Errorf("the note is %q", got)
	}
	if got := len(c.events()); got != 8 {
		t.Errorf("the file holds %d events", got)
	}
}

func TestWhatIsWrongIsRefusedAndNotKept(t *testing.T) {
	c, _ := served(t, Options{})
	ok := `{"act":"accept","entry":"amount-1","seen":0}`
	of := func(events string) string { return fmt.Sprintf(`{"document":%q,"events":[%s]}`, c.doc, events) }
	date := func(gold string) string {
		return of(`{"act":"correct","entry":"date-1","kind":"dates","gold":` + gold + `}`)
	}
	added := func(id string) string {
		return of(fmt.Sprintf(`{"act":"add","entry":%q,"kind":"dates","gold":{"edtf":"2021","start":1,"end":2,"quote":"x"}}`, id))
	}
	mention := func(act, rest string) string {
		return of(`{"act":` + act + `,"entry":"amount-1","mention":{"start":` + rest + `}}`)
	}
	for name, x := range map[string]struct {
		body   string
		status int
	}{
		"nothing":                      {``, 400},
		"no JSON":                      {`accept amount-1`, 400},
		"JSON that ends early":         {of(ok)[:40], 400},
		"two values":                   {of(ok) + "{}", 400},
		"another shape":                {`[1]`, 400},
		"an unknown key":               {`{"document":"d","evil":1}`, 400},
		"an unknown key of an event":   {of(`{"act":"accept","entry":"amount-1","n":9}`), 400},
		"no events":                    {of(``), 400},
		"an unknown sheet":             {`{"document":"doc-0","events":[` + ok + `]}`, 404},
		"a path for a sheet":           {`{"document":"../../etc/passwd","events":[` + ok + `]}`, 404},
		"an unknown entry":             {of(`{"act":"accept","entry":"amount-2"}`), 404},
		"an unknown act":               {of(`{"act":"drop","entry":"amount-1"}`), 400},
		"no act":                       {of(`{"entry":"amount-1"}`), 400},
		"accept of no entry":           {of(`{"act":"accept"}`), 400},
		"an unknown kind":              {of(`{"act":"accept","entry":"amount-1","kind":"sums"}`), 400},
		"correct without gold":         {of(`{"act":"correct","entry":"date-1","kind":"dates"}`), 400},
		"gold of another kind":         {date(`{"name":"x"}`), 400},
		"gold that is wrong":           {date(`{"edtf":"last May","start":1,"end":2,"quote":"x"}`), 400},
		"gold outside of the text":     {date(`{"edtf":"2021","start":1,"end":100000,"quote":"x"}`), 400},
		"gold before the text":         {date(`{"edtf":"2021","start":-4,"end":2,"quote":"x"}`), 400},
		"gold on no words":             {date(`{"edtf":"2021","start":4,"end":4,"quote":"x"}`), 400},
		"gold that ends first":         {date(`{"edtf":"2021","start":9,"end":4,"quote":"x"}`), 400},
		"an added one under a name":    {added("amount-1"), 400},
		"an added one under any name":  {added("../x"), 400},
		"undo of nothing":              {of(`{"act":"undo"}`), 404},
		"undo of what is not there":    {of(`{"act":"undo","of":7}`), 404},
		"an empty note":                {of(`{"act":"note","entry":"amount-1","note":"  "}`), 400},
		"one wrong among many":         {of(ok + `,{"act":"accept","entry":"amount-2"}`), 404},
		"too much":                     {of(`{"act":"note","note":"` + strings.Repeat("x", largestPost) + `"}`), 413},
		"too many":                     {of(strings.Repeat(ok+",", mostEvents) + ok), 400},
		"a mention outside the text":   {mention(`"reject"`, `-1,"end":4,"quote":"x"`), 400},
		"a corrected mention, no span": {mention(`"correct"`, `1,"end":4,"quote":"x"},"gold":{"a":[]`), 400},
	} {
		status, answer := c.post("events", x.body)
		var f failure
		if status != x.status || json.Unmarshal([]byte(answer), &f) != nil || f.Message == "" {
			t.Errorf("%s: status %d, want %d: %.300s", name, status, x.status, answer)
		}
	}
	if got := c.events(); len(got) != 0 {
		t.Errorf("what was refused is kept: %v", got)
	}
}

func TestDecisionThatComesTooLateIsRefusedWithWhatHolds(t *testing.T) {
	c, _ := served(t, Options{})
	c.send(200, event{Act: "reject", Entry: "amount-1"})
	body := fmt.Sprintf(`{"document":%q,"events":[{"act":"accept","entry":"date-1"},{"act":"accept","entry":"amount-1"}]}`, c.doc)
	status, answer := c.post("events", body)
	var f failure
	decoded(t, answer, &f)
	if status != http.StatusConflict || f.Conflict != "amount-1" || f.State.Sheet.Entries["amount-1"].Verdict != decision.Reject {
		t.Errorf("status %d: %s", status, answer)
	}
	if got := c.events(); len(got) != 1 {
		t.Errorf("the file holds %v", got)
	}
	c.send(200, event{Act: "accept", Entry: "amount-1", Seen: 1})
	c.send(200, event{Act: "note", Note: "of the sheet"})
	status, answer = c.post("events", fmt.Sprintf(`{"document":%q,"events":[{"act":"done"}]}`, c.doc))
	if status != http.StatusConflict || !strings.Contains(answer, `"conflict":"sheet"`) {
		t.Errorf("status %d: %s", status, answer)
	}
}

func TestWhatIsSentTwiceIsOne(t *testing.T) {
	c, _ := served(t, Options{})
	once := []event{{Act: "accept", Entry: "amount-1", Kind: "amounts"}, {Act: "accept", Entry: "date-1", Kind: "dates"}}
	first := c.send(200, once...)
	if again := c.send(200, once...); compact(t, again.Events) != compact(t, first.Events) {
		t.Errorf("sent again it is the events %v, and was %v", again.Events, first.Events)
	}
	c.send(200, event{Act: "undo", Of: 1, Seen: 1})
	c.send(200, event{Act: "undo", Of: 1, Seen: 1})
	c.send(409, once...)
	c.send(200, event{Act: "undo", Of: 3, Seen: 3})
	c.send(200, event{Act: "undo", Of: 3, Seen: 3})
	if got := c.events(); len(got) != 4 {
		t.Errorf("the file holds %v", got)
	}
}

func TestUndoOfStepsTakesBackWhatWasOne(t *testing.T) {
	c, _ := served(t, Options{})
	steps := func(list []step) string {
		out := ""
		for _, s := range list {
			out += fmt.Sprintf("%d %s %s %d;", s.N, s.Act, s.Entry, s.Seen)
		}
		return out
	}
	want := func(undo, redo string) {
		t.Helper()
		s := c.state().Sheet
		if steps(s.Undo) != undo || steps(s.Redo) != redo {
			t.Errorf("undo %q, want %q; redo %q, want %q", steps(s.Undo), undo, steps(s.Redo), redo)
		}
	}
	back := func(list []step) {
		t.Helper()
		var events []event
		for _, s := range list {
			events = append(events, event{Act: "undo", Of: s.N, Seen: s.Seen})
		}
		c.send(200, events...)
	}
	want("", "")
	c.send(200, event{Act: "reject", Entry: "amount-1"})
	c.send(200, event{Act: "accept", Entry: "amount-1", Seen: 1}, event{Act: "accept", Entry: "date-1"})
	want("3 accept date-1 3;2 accept amount-1 2;", "")
	back(c.state().Sheet.Undo)
	want("1 reject amount-1 5;", "5 accept amount-1 5;4 accept date-1 4;")
	back(c.state().Sheet.Undo)
	want("", "6 reject amount-1 6;")
	back(c.state().Sheet.Redo)
	want("1 reject amount-1 7;", "5 accept amount-1 7;4 accept date-1 4;")
	back(c.state().Sheet.Redo)
	want("3 accept date-1 9;2 accept amount-1 8;", "")
	back(c.state().Sheet.Undo)
	want("1 reject amount-1 11;", "11 accept amount-1 11;10 accept date-1 10;")
	c.send(200, event{Act: "done"})
	want("12 done  12;", "")
}

func TestNewRunKeepsDecisionsAndListsWhatIsLeftOver(t *testing.T) {
	c, _ := served(t, Options{})
	c.send(200, event{Act: "accept", Entry: "amount-1"}, event{Act: "reject", Entry: "date-1"},
		event{Act: "note", Entry: "place-oslo", Note: "far"})
	before := c.state()
	a, b := river("a.txt"), river("c.txt")
	a.Dates, a.Places = nil, nil
	runInto(t, c.run, a, b)
	s := c.state()
	if s.Run == before.Run {
		t.Error("a page is not told that the run is another")
	}
	got := strings.Join(s.Sheet.Left, " ")
	if got != "date-1 place-oslo" || s.Sheet.Entries["amount-1"].Verdict != decision.Accept || s.Sheet.Progress.Entries != 2 {
		t.Errorf("left over: %q; %s", got, compact(t, s))
	}
	c.send(200, event{Act: "undo", Of: 2, Seen: 2})
	other := c.doc
	c.doc = b.Document.ID
	c.send(200, event{Act: "accept", Entry: "date-1"})
	runInto(t, c.run, a)
	_, answer := c.get("state")
	if !strings.Contains(answer, fmt.Sprintf(`"left":[{"document":%q,"entries":1}]`, c.doc)) {
		t.Errorf("a sheet that is gone is not told: %s", answer)
	}
	c.doc = other
	if got := len(c.events()); got != 5 {
		t.Errorf("the file holds %d events", got)
	}
}

func TestDecisionsAreTheirOwnersAlone(t *testing.T) {
	c, _ := served(t, Options{})
	c.send(200, event{Act: "note", Note: "between us"})
	info, err := os.Stat(filepath.Join(c.run, decision.FileName))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

func TestDiskThatTakesNothingIsTold(t *testing.T) {
	c, _ := served(t, Options{})
	if err := os.Mkdir(filepath.Join(c.run, decision.FileName), 0o755); err != nil {
		t.Fatal(err)
	}
	status, answer := c.post("events", fmt.Sprintf(`{"document":%q,"events":[{"act":"accept","entry":"amount-1"}]}`, c.doc))
	var f failure
	decoded(t, answer, &f)
	if status != http.StatusInternalServerError || f.Message == "" {
		t.Errorf("status %d: %s", status, answer)
	}
}
