package review

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/decision"
)

// childRun tells the test binary to be a server of that run.
const childRun = "FACTSHEET_TEST_REVIEW"

func TestMain(m *testing.M) {
	if run := os.Getenv(childRun); run != "" {
		s, err := Listen(Options{Run: run})
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println(s.Address())
		_ = s.Serve(context.Background())
	}
	os.Exit(m.Run())
}

// try posts events of the first sheet; it gives their numbers where they were taken.
func (c *client) try(events ...event) (status int, ns []int) {
	body, _ := json.Marshal(post{c.doc, events})
	r, err := http.NewRequest("POST", c.address+"events", strings.NewReader(string(body)))
	if err != nil {
		return 0, nil
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Origin", c.address[:strings.LastIndexByte(strings.TrimSuffix(c.address, "/"), '/')])
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, nil
	}
	defer answer.Body.Close()
	var out taken
	if err := json.NewDecoder(answer.Body).Decode(&out); err != nil {
		return 0, nil
	}
	return answer.StatusCode, out.Events
}

var entries = []string{"", "amount-1", "date-1", "partner-norway", "place-oslo"}

// drawn is an event that a page may send, rightly or not.
func drawn(t *rapid.T, last int) event {
	e := event{
		Act:   rapid.SampledFrom([]decision.Act{"accept", "reject", "correct", "note", "done", "undo"}).Draw(t, "act"),
		Entry: rapid.SampledFrom(entries).Draw(t, "entry"),
	}
	switch e.Act {
	case decision.Correct:
		year := rapid.IntRange(10, 30).Draw(t, "year")
		e.Kind, e.Gold = "dates", json.RawMessage(fmt.Sprintf(`{"edtf":"20%d","start":1,"end":3,"quote":"or"}`, year))
	case decision.Note:
		e.Note = rapid.StringN(1, 20, 60).Draw(t, "note")
	case decision.Undo:
		e.Entry, e.Of = "", rapid.IntRange(1, last+1).Draw(t, "of")
	case decision.Done:
		e.Entry = ""
	}
	return e
}

func TestStateIsWhatTheFileComesTo(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c, stop := served(t, Options{})
		defer stop()
		var kept []decision.Event
		for range rapid.IntRange(1, 30).Draw(rt, "steps") {
			folded, err := decision.Fold(kept)
			if err != nil {
				rt.Fatal(err)
			}
			var step []event
			for range rapid.IntRange(1, 3).Draw(rt, "events") {
				e := drawn(rt, len(kept))
				of := e
				for of.Act == decision.Undo && of.Of <= len(kept) {
					of = event{Act: kept[of.Of-1].Act, Entry: kept[of.Of-1].Entry, Of: kept[of.Of-1].Of}
				}
				if e.Seen = folded.Seen(c.doc, of.Entry); rapid.IntRange(0, 5).Draw(rt, "late") == 0 {
					e.Seen--
				}
				step = append(step, e)
			}
			before := len(kept)
			status, ns := c.try(step...)
			kept = c.events()
			switch {
			case status == http.StatusOK && len(kept) == before: // it had been taken before
			case status == http.StatusOK && (len(kept) != before+len(step) || ns[0] != before+1):
				rt.Fatalf("%d events were taken as %v, and the file went from %d to %d", len(step), ns, before, len(kept))
			case status != http.StatusOK && len(kept) != before:
				rt.Fatalf("events were refused with %d, and kept", status)
			}
		}
		folded, err := decision.Fold(kept)
		if err != nil {
			rt.Fatal(err)
		}
		s := c.state()
		if s.Last != folded.Last {
			rt.Fatalf("the last event is %d, and in the file %d", s.Last, folded.Last)
		}
		d := folded.Documents[c.doc]
		if d == nil {
			return
		}
		got, want := map[string]string{}, map[string]string{}
		for id, e := range s.Sheet.Entries {
			got[id] = fmt.Sprint(e.Verdict, string(e.Gold), e.Seen, e.Notes)
		}
		for id, e := range d.Entries {
			want[id] = fmt.Sprint(e.Verdict, string(e.Gold), e.Last, notes(e.Notes))
		}
		if diff := cmp.Diff(want, got); diff != "" || s.Sheet.Done != d.Done || s.Sheet.Seen != d.Last {
			rt.Fatalf("the state is not what the file comes to (-file +state)\n%s", diff)
		}
	})
}

// hammer decides about an entry again and again until it is told to end or has no server,
// and gives the numbers of the events that were acknowledged.
func (c *client) hammer(end <-chan struct{}, entry, note string) (acknowledged []int) {
	seen := 0
	for i := 0; ; i++ {
		select {
		case <-end:
			return acknowledged
		default:
		}
		status, ns := c.try(event{Act: decision.Note, Entry: entry, Note: fmt.Sprint(note, i), Seen: seen})
		switch status {
		case http.StatusOK:
			seen = ns[0]
			acknowledged = append(acknowledged, seen)
		case http.StatusConflict:
			status, answer := c.get("state?document=" + c.doc)
			var s state
			if status == http.StatusOK && json.Unmarshal([]byte(answer), &s) == nil {
				seen = s.Sheet.Entries[entry].Seen
			}
		default:
			return acknowledged
		}
	}
}

func TestClientsThatRaceLoseNothing(t *testing.T) {
	c, _ := served(t, Options{})
	other, _ := served(t, Options{Run: c.run}) // another server of the same run
	other.doc = c.doc
	end := make(chan struct{})
	time.AfterFunc(700*time.Millisecond, func() { close(end) })
	var mu sync.Mutex
	var all []int
	var wait sync.WaitGroup
	for i, x := range []*client{c, c, other, other} {
		wait.Go(func() {
			ns := x.hammer(end, "amount-1", fmt.Sprint("client ", i, " says "))
			mu.Lock()
			defer mu.Unlock()
			all = append(all, ns...)
		})
	}
	wait.Wait()
	events := c.events()
	slices.Sort(all)
	if len(all) < 4 || len(all) != len(events) || len(slices.Compact(all)) != len(events) {
		t.Errorf("%d events were acknowledged, and the file holds %d", len(all), len(events))
	}
}

func TestKilledServersLoseNothingThatWasAcknowledged(t *testing.T) {
	run := filepath.Join(t.TempDir(), "out")
	runInto(t, run, river("a.txt"))
	var all []int
	for round := range 5 {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), childRun+"="+run)
		out, err := child.StdoutPipe()
		if err == nil {
			err = child.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		address, err := bufio.NewReader(out).ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		c := &client{t, strings.TrimSpace(address), run, river("a.txt").Document.ID}
		time.AfterFunc(time.Duration(60+70*round)*time.Millisecond, func() { _ = child.Process.Kill() })
		var wait sync.WaitGroup
		var mu sync.Mutex
		for i, entry := range []string{"amount-1", "date-1"} {
			wait.Go(func() {
				ns := c.hammer(nil, entry, fmt.Sprint(round, i, " "))
				mu.Lock()
				defer mu.Unlock()
				all = append(all, ns...)
			})
		}
		wait.Wait()
		_ = child.Wait()
	}
	l, err := decision.Load(filepath.Join(run, decision.FileName))
	if err != nil {
		t.Fatal(err)
	}
	there := map[int]bool{}
	for _, e := range l.Events {
		there[e.N] = true
	}
	for _, n := range all {
		if !there[n] {
			t.Errorf("event %d was acknowledged and is lost", n)
		}
	}
	if _, err := decision.Fold(l.Events); err != nil || len(all) < 10 {
		t.Errorf("%d events were acknowledged; %v", len(all), err)
	}
}
