package decision_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"factsheet/pipeline/decision"
)

// A child of this test binary adds events to the file that DECISION_FILE names, as the
// author DECISION_AUTHOR, and says the number of each when it is told that it is kept. With
// DECISION_TEAR it writes half a line and is killed.
func TestMain(m *testing.M) {
	name := os.Getenv("DECISION_FILE")
	if name == "" {
		os.Exit(m.Run())
	}
	if os.Getenv("DECISION_TEAR") != "" {
		f, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
		if err == nil {
			_, err = f.WriteString(`{"n":99,"document":"d","act":"acc`)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		p, _ := os.FindProcess(os.Getpid())
		p.Kill()
		select {}
	}
	if err := author(name, os.Getenv("DECISION_AUTHOR")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// author adds events about its own entries until it is killed.
func author(name, who string) error {
	s, err := decision.Open(name)
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		e, err := s.Append(decision.Event{Document: "d", Act: decision.Accept, Entry: fmt.Sprintf("%s-%d", who, i)}, 0)
		if err != nil {
			return err
		}
		fmt.Printf("%d %s\n", e.N, e.Entry)
	}
}

func child(name string, env ...string) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(append(os.Environ(), "DECISION_FILE="+name), env...)
	c.Stderr = os.Stderr
	return c
}

// TestKilledWritersLoseNothingThatWasAcknowledged has several programs add events at once,
// kills them all at one time or another, and one of them in the middle of a line.
func TestKilledWritersLoseNothingThatWasAcknowledged(t *testing.T) {
	name := filepath.Join(t.TempDir(), decision.FileName)
	acknowledged := map[string]string{}
	for round := range 3 {
		var mu sync.Mutex
		var wg sync.WaitGroup
		for who := range 3 {
			wg.Go(func() {
				c := child(name, fmt.Sprintf("DECISION_AUTHOR=%d-%d", round, who))
				out, err := c.StdoutPipe()
				if err == nil {
					err = c.Start()
				}
				if err != nil {
					t.Error(err)
					return
				}
				lines := bufio.NewScanner(out)
				wanted := 5 + rand.N(20)
				for n := 0; lines.Scan(); n++ {
					if number, entry, ok := strings.Cut(lines.Text(), " "); ok {
						mu.Lock()
						acknowledged[number] = entry
						mu.Unlock()
					}
					if n == wanted {
						c.Process.Kill()
					}
				}
				c.Wait()
			})
		}
		wg.Wait()
		if err := child(name, "DECISION_TEAR=1").Run(); err == nil {
			t.Fatal("the child that tears a line lives")
		}
	}
	l, err := decision.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	if l.Torn == nil {
		t.Error("the torn line at the end is not told")
	}
	kept := map[string]string{}
	for i, e := range l.Events {
		if e.N != i+1 {
			t.Fatalf("event %d has the number %d", i+1, e.N)
		}
		kept[fmt.Sprint(e.N)] = e.Entry
	}
	for n, entry := range acknowledged {
		if kept[n] != entry {
			t.Errorf("event %s was acknowledged for %s, and the file has %q", n, entry, kept[n])
		}
	}
	if len(acknowledged) < 3*3*5 {
		t.Errorf("only %d events were acknowledged", len(acknowledged))
	}
	beside, err := os.ReadFile(name + ".torn")
	if err != nil || strings.Count(string(beside), "\n") != 2 {
		t.Errorf("of three torn lines, two were followed by more, and put aside are %q, %v", beside, err)
	}
}

func TestStaleDecisionIsRefusedWithTheNewerState(t *testing.T) {
	name := filepath.Join(t.TempDir(), decision.FileName)
	one, two := opened(t, name), opened(t, name)
	appended(t, one, decision.Event{Document: "d", Act: decision.Accept, Entry: "a"}, 0)
	_, err := two.Append(decision.Event{Document: "d", Act: decision.Reject, Entry: "a"}, 0)
	var conflict *decision.Conflict
	if !errors.As(err, &conflict) || conflict.Last != 1 || conflict.State.Entry("d", "a").Verdict != decision.Accept {
		t.Fatalf("the error is %v", err)
	}
	if !strings.Contains(err.Error(), "the entry a was decided about elsewhere (event 1)") {
		t.Errorf("the error is %v", err)
	}
	appended(t, two, decision.Event{Document: "d", Act: decision.Reject, Entry: "a"}, 1)
	appended(t, one, decision.Event{Document: "d", Act: decision.Accept, Entry: "b"}, 0)
	appended(t, one, decision.Event{Document: "d", Act: decision.Done}, 0)
	_, err = two.Append(decision.Event{Document: "d", Act: decision.Note, Note: "x"}, 0)
	if !errors.As(err, &conflict) || conflict.Entry != "" {
		t.Errorf("a note on a sheet that was done elsewhere: %v", err)
	}
	if _, err := one.Append(decision.Event{Act: decision.Undo, Of: 1}, 1); !errors.As(err, &conflict) || conflict.Last != 2 {
		t.Errorf("an undo that does not know of event 2: %v", err)
	}
	undo := appended(t, one, decision.Event{Act: decision.Undo, Of: 2}, 2)
	if undo.Document != "d" {
		t.Errorf("the undo is of the document %q", undo.Document)
	}
	if s, err := two.State(); err != nil || s.Entry("d", "a").Verdict != decision.Accept || s.Seen("d", "a") != undo.N {
		t.Errorf("the other's state is %+v, %v", s, err)
	}
}

func opened(t testing.TB, name string) *decision.Store {
	t.Helper()
	s, err := decision.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func appended(t testing.TB, s *decision.Store, e decision.Event, seen int) decision.Event {
	t.Helper()
	e, err := s.Append(e, seen)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestWrongEventIsNotKept(t *testing.T) {
	name := filepath.Join(t.TempDir(), decision.FileName)
	s := opened(t, name)
	for _, e := range []decision.Event{
		{}, {Document: "d", Act: decision.Accept}, {Document: "d", Act: decision.Undo, Of: 1},
		{Document: "d", Act: decision.Add, Entry: "a", Kind: "dates", Gold: json.RawMessage(`{`)},
	} {
		if _, err := s.Append(e, 0); !errors.Is(err, decision.ErrEvent) {
			t.Errorf("%+v: the error is %v", e, err)
		}
	}
	if data, err := os.ReadFile(name); err == nil && len(data) > 0 {
		t.Errorf("the file holds %q", data)
	}
}

func TestStoreFollowsItsFile(t *testing.T) {
	line := func(entry string) string { return `{"document": "d", "act": "accept", "entry": "` + entry + `"}` }
	name := file(t, line("a")) // without an end
	s := opened(t, name)
	if e := appended(t, s, decision.Event{Document: "d", Act: decision.Accept, Entry: "b"}, 0); e.N != 2 {
		t.Errorf("behind a line without an end, the event is %d", e.N)
	}
	want := func(what string, entries ...string) {
		t.Helper()
		events, err := s.Events()
		if err != nil || len(events) != len(entries) {
			t.Fatalf("%s: there are %d events, %v", what, len(events), err)
		}
		for i := range entries {
			if events[i].Entry != entries[i] {
				t.Errorf("%s: event %d is of %s, want %s", what, i, events[i].Entry, entries[i])
			}
		}
	}
	want("after an event", "a", "b")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(line("c"))
	want("a shorter file in its place", "c")
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	want("no file")
	appended(t, s, decision.Event{Document: "d", Act: decision.Accept, Entry: "e"}, 0)
	want("a new file", "e")
	write("{]\n")
	if _, err := s.State(); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("a broken file: %v", err)
	}
	if _, err := s.Append(decision.Event{Document: "d", Act: decision.Done}, 0); err == nil {
		t.Error("an event is added to a broken file")
	}
	write(line("a") + "\n" + line("b")[:10])
	if torn, err := s.Torn(); err != nil || torn == nil || torn.Line != 2 {
		t.Errorf("the torn line is %+v, %v", torn, err)
	}
	if _, err := decision.Open(t.TempDir()); err == nil {
		t.Error("a folder is taken for a file of decisions")
	}
}

func TestGoroutinesShareAStore(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), decision.FileName))
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			if _, err := s.Append(decision.Event{Document: "d", Act: decision.Accept, Entry: fmt.Sprint(i)}, 0); err != nil {
				t.Error(err)
			}
			if _, err := s.State(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if events, err := s.Events(); err != nil || len(events) != 8 {
		t.Errorf("%d events, %v", len(events), err)
	}
}

func BenchmarkFold(b *testing.B) {
	var events []decision.Event
	for i := range 2000 {
		events = append(events, decision.Event{N: i + 1, Document: "d", Act: decision.Accept, Entry: fmt.Sprint(i % 500)})
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := decision.Fold(events); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAppend(b *testing.B) {
	s := opened(b, filepath.Join(b.TempDir(), decision.FileName))
	start := time.Now()
	n := 0
	for b.Loop() {
		appended(b, s, decision.Event{Document: "d", Act: decision.Accept, Entry: fmt.Sprint(n)}, 0)
		n++
	}
	b.ReportMetric(float64(n)/time.Since(start).Seconds(), "events/s")
}

func TestFileThatCantBeWrittenIsToldAtOnce(t *testing.T) {
	dir := t.TempDir()
	s, err := decision.Open(filepath.Join(dir, "none", "review.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Writable(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("in a folder that is not there the error is %v", err)
	}
	if s, err = decision.Open(filepath.Join(dir, "review.jsonl")); err != nil {
		t.Fatal(err)
	}
	if err := s.Writable(); err != nil {
		t.Error(err)
	}
	if there, _ := os.ReadDir(dir); len(there) != 0 {
		t.Errorf("the question left %v behind", there)
	}
}
