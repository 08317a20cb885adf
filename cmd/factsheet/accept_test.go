package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/accept"
	"factsheet/pipeline/decision"
	"factsheet/pipeline/document"
	"factsheet/pipeline/gold"
	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
)

// fixtureRun is a run of the fixtures, and of the annotated sheets where they are.
func fixtureRun(t *testing.T) *results.Run {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	paths := []string{"../../fixtures/*/*.{txt,pdf}"}
	if exists(filepath.Join(shared, "corpus")) {
		paths = append(paths, filepath.Join(shared, "corpus", "*.txt"))
	}
	ended(t, exitOK, append([]string{"run", "--out", out, "--format", "json", "--fail-on", "never", "--quiet"}, paths...)...)
	run, err := results.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// TestGoldAsFoundScoresOne accepts every sheet as it was found and holds the run to it, by
// eval and by the peers' scorer: there is nothing to be missed, and nothing to spare.
func TestGoldAsFoundScoresOne(t *testing.T) {
	run := fixtureRun(t)
	to := filepath.Join(t.TempDir(), "fixtures")
	ended(t, exitFindings, "accept", run.Dir, "--all", "--as-found", "--to", to, "--sheets", "../../fixtures", "--quiet") // two sheets failed
	scores, _ := ended(t, exitOK, "eval", to, "--run", run.Dir, "--json")
	allOne(t, "eval", []byte(scores))

	cases := accept.Cases(to)
	args := []string{filepath.Join(shared, "score.py"), "--json"}
	for i := range run.Sheets() {
		in := &run.Sheets()[i]
		if in.Status == string(document.Failed) {
			continue
		}
		files, _ := filepath.Glob(filepath.Join(to, cases[in.SHA256], "*"+gold.Ending))
		if len(files) != 1 {
			t.Errorf("%s has the gold files %v", in.Source, files)
			continue
		}
		args = append(args, files[0]+"="+run.File(in))
	}
	needShared(t)
	score, err := exec.Command("python3", args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	allOne(t, "score.py", score)
}

// allOne fails where a kind's score is less than all.
func allOne(t *testing.T, by string, scores []byte) {
	t.Helper()
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(scores, &keys); err != nil {
		t.Fatal(err)
	}
	kinds := 0
	for key, data := range keys {
		var k struct {
			F1     *float64
			FP, FN int
		}
		if json.Unmarshal(data, &k) != nil || k.F1 == nil {
			continue // what eval tells beside the scores
		}
		kinds++
		if *k.F1 != 1 || k.FP != 0 || k.FN != 0 {
			t.Errorf("%s: %s: F1 %v, %d too many and %d missed", by, key, *k.F1, k.FP, k.FN)
		}
	}
	if kinds < 20 {
		t.Errorf("%s scores only %d kinds", by, kinds)
	}
}

// TestGoldHoldsWhatWasDecided draws decisions about real records. Whatever they are, the
// gold has what was accepted, not what was rejected, quotes the sheet to the letter and
// can be written and read.
func TestGoldHoldsWhatWasDecided(t *testing.T) {
	run := fixtureRun(t)
	var records []*record.Record
	for i := range run.Sheets() {
		r, err := run.Record(&run.Sheets()[i])
		if err != nil {
			t.Fatal(err)
		}
		if len(accept.Entries(r)) > 0 {
			records = append(records, r)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		r := rapid.SampledFrom(records).Draw(t, "record")
		entries := accept.Entries(r)
		verdicts := map[string]decision.Act{}
		var events []decision.Event
		for range rapid.IntRange(0, 20).Draw(t, "events") {
			ref := rapid.SampledFrom(entries).Draw(t, "entry")
			e := decision.Event{N: len(events) + 1, Document: r.Document.ID, Entry: ref.ID}
			switch e.Act = rapid.SampledFrom([]decision.Act{decision.Accept, decision.Reject, decision.Correct}).Draw(t, "act"); e.Act {
			case decision.Correct:
				e.Kind, e.Gold = "places", json.RawMessage(fmt.Sprintf(`{"name": "Somewhere %d"}`, e.N))
			}
			verdicts[ref.ID] = e.Act
			events = append(events, e)
		}
		state, err := decision.Fold(events)
		if err != nil {
			t.Fatal(err)
		}
		whole := rapid.Bool().Draw(t, "whole")
		got := accept.Gold(r, state.Documents[r.Document.ID], whole)
		var want accept.Counts
		for _, v := range verdicts {
			switch v {
			case decision.Accept:
				want.Accepted++
			case decision.Reject:
				want.Rejected++
			case decision.Correct:
				want.Corrected++
			}
		}
		c := got.Counts
		if c.Accepted != want.Accepted || c.Corrected != want.Corrected || c.Added != 0 {
			t.Fatalf("of %+v come %+v", want, c)
		}
		if whole && c.Optional > 0 || !whole && c.Right > 0 {
			t.Fatalf("whole is %v, and there are %+v", whole, c)
		}
		got.Gold.EachSpan(func(kind string, i int, s *gold.Span) {
			if *s != gold.Context(r.Text, s.Start, s.End) {
				t.Fatalf("%s %d stands at %+v", kind, i, *s)
			}
		})
		if _, lost := got.Gold.Anchored(r.Text); len(lost) > 0 {
			t.Fatalf("of its own text lost are %+v", lost)
		}
	})
}

// BenchmarkAcceptSheet is the making of the gold of the longest fixture.
func BenchmarkAcceptSheet(b *testing.B) {
	data, err := os.ReadFile("../../fixtures/harbour-portfolio/want.json")
	if err != nil {
		b.Fatal(err)
	}
	r, err := results.Decode(data)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		accept.Gold(r, nil, true)
	}
}

func TestAcceptTellsNamesHarmlesslyOnATerminal(t *testing.T) {
	var out bytes.Buffer
	a := acceptRun{f: &acceptFlags{to: "fixtures"}, out: &out, done: map[accept.Outcome]int{}}
	const evil = "a\x1b[31m\u202e.txt"
	for _, r := range []accept.Report{
		{Sheet: evil, Error: evil},
		{Sheet: evil, Case: "a", Outcome: accept.Made, Findings: []accept.Finding{{Kind: evil, Entry: evil, Message: evil}}},
	} {
		if err := a.tell(&r); err != nil {
			t.Fatal(err)
		}
	}
	if strings.ContainsAny(out.String(), "\x1b\u202e") {
		t.Errorf("it tells %q", out.String())
	}
}
