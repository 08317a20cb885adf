package decision_test

import (
	"errors"
	"path/filepath"
	"testing"

	"factsheet/pipeline/decision"
)

func accepts(ids ...string) []decision.Event {
	var out []decision.Event
	for _, id := range ids {
		out = append(out, decision.Event{Document: "d", Act: decision.Accept, Entry: id})
	}
	return out
}

func TestEventsInOneGoAreAllTakenOrNone(t *testing.T) {
	file := filepath.Join(t.TempDir(), decision.FileName)
	s, err := decision.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Append(accepts("b")[0], 0); err != nil {
		t.Fatal(err)
	}
	var conflict *decision.Conflict
	if _, err := s.AppendAll(accepts("a", "b", "c"), []int{0, 0, 0}); !errors.As(err, &conflict) || conflict.Entry != "b" {
		t.Fatalf("events of which one comes too late: %v", err)
	}
	wrong := append(accepts("a"), decision.Event{Document: "d", Act: "maybe"})
	if _, err := s.AppendAll(wrong, []int{0, 0}); !errors.Is(err, decision.ErrEvent) {
		t.Fatalf("events of which one is wrong: %v", err)
	}
	if events, _ := s.Events(); len(events) != 1 {
		t.Fatalf("a part of what was refused is kept: %v", events)
	}
	added, err := s.AppendAll(accepts("a", "b", "c"), []int{0, 1, 0})
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range added {
		if e.N != 2+i || e.With != 2 {
			t.Errorf("event %d is %+v, and should have the number %d and be one with the event 2", i, e, 2+i)
		}
	}
	l, err := decision.Load(file)
	if err != nil || len(l.Events) != 4 {
		t.Errorf("the file holds %v, %v", l.Events, err)
	}
}

func TestOneEventIsOneByItself(t *testing.T) {
	s, err := decision.Open(filepath.Join(t.TempDir(), decision.FileName))
	if err != nil {
		t.Fatal(err)
	}
	if e, err := s.Append(accepts("a")[0], 0); err != nil || e.With != 0 {
		t.Errorf("%+v, %v", e, err)
	}
}
