package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/evaluate"
	"factsheet/pipeline/gold"
	"factsheet/pipeline/results"
)

// annotated are the annotated sheets beside the project.
var annotated = []string{"ilo-china", "us-zambia", "undp-japan", "undp-uganda-climate", "undp-serbia", "un-uncdf"}

// scoreRow is a row of score.py.
type scoreRow struct {
	P, R, F1   float64
	TP, FP, FN int
}

// readAnnotated runs the annotated sheets, and returns the run's folder.
func readAnnotated(t *testing.T, more ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	args := []string{"run", "--out", out, "--format", "json", "--fail-on", "never", "--quiet"}
	for _, name := range annotated {
		args = append(args, filepath.Join(shared, "corpus", name+".txt"))
	}
	ended(t, exitOK, append(args, more...)...)
	return out
}

// evalJSON is what eval --json writes.
func evalJSON(t *testing.T, args ...string) map[string]json.RawMessage {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(append([]string{"eval", "--json"}, args...), nil, &out, &errs); code != exitOK {
		t.Fatalf("eval ends with %d: %s", code, errs.String())
	}
	var rows map[string]json.RawMessage
	if err := json.Unmarshal(out.Bytes(), &rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

// TestEvalAgreesWithTheScorer holds every key that score.py --json writes, over all
// annotated sheets, to what eval --json has under it.
func TestEvalAgreesWithTheScorer(t *testing.T) {
	needShared(t)
	pdf := filepath.Join(shared, "corpus", "ilo-china.pdf")
	out := readAnnotated(t, pdf)
	for _, c := range []struct {
		name  string
		golds []string
		of    func(name string) string // the record of a sheet
		flags []string
	}{
		{"texts", annotated, func(name string) string { return name + ".txt.json" }, nil},
		{"texts by value", annotated, func(name string) string { return name + ".txt.json" }, []string{"--unanchored"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			theirs := append([]string{filepath.Join(shared, "score.py"), "--json"}, c.flags...)
			ours := append([]string{"--run", out}, c.flags...)
			for _, name := range c.golds {
				file := filepath.Join(shared, "corpus", name+gold.Ending)
				theirs = append(theirs, file+"="+filepath.Join(out, "documents", c.of(name)))
				ours = append(ours, file)
			}
			data, err := exec.Command("python3", theirs...).Output()
			if err != nil {
				t.Fatal(err)
			}
			var want map[string]json.RawMessage
			if err := json.Unmarshal(data, &want); err != nil {
				t.Fatal(err)
			}
			got := evalJSON(t, ours...)
			if len(got) != len(want)+1 || got[evaluate.DetailsKey] == nil {
				t.Errorf("eval has %d keys, and score.py %d", len(got), len(want))
			}
			for key := range want {
				if a, b := decodeRow(t, want[key]), decodeRow(t, got[key]); a != b {
					t.Errorf("%s: score.py has %+v, eval %+v", key, a, b)
				}
			}
		})
	}
}

func decodeRow(t *testing.T, data json.RawMessage) scoreRow {
	t.Helper()
	var r scoreRow
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	return r
}

// TestEvalAgreesOnDamagedOutputs damages records (entries dropped, told twice, altered) and
// holds the scores to score.py's. They are the same in each row that does not hang on the
// order of the entries; score.py's do where several entries fit as well, and eval's never.
func TestEvalAgreesOnDamagedOutputs(t *testing.T) {
	needShared(t)
	out, dir := readAnnotated(t), t.TempDir()
	random := rand.New(rand.NewPCG(1, 2))
	var pairs []scoredPair
	for n := range 72 {
		name := annotated[n%len(annotated)]
		data, err := os.ReadFile(filepath.Join(out, "documents", name+".txt.json"))
		if err != nil {
			t.Fatal(err)
		}
		doc := decoded(data)
		damage(random, doc, []float64{0.02, 0.06, 0.12, 0.2}[n/len(annotated)%4])
		if data, err = json.Marshal(doc); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, fmt.Sprintf("%d.json", n))
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		pairs = append(pairs, scoredPair{filepath.Join(shared, "corpus", name+gold.Ending), file, []string{}})
	}
	for _, unanchored := range []bool{false, true} {
		rows, differ := 0, 0
		var doubtful []scoredPair
		for n, their := range scorerRows(t, pairs, unanchored) {
			pair, ours := pairs[n], evaluated(t, pairs[n], unanchored)
			rows += len(their.Rows)
			for key := range merged(their.Rows, ours) {
				if their.Rows[key] != ours[key] {
					pair.Doubtful = append(pair.Doubtful, key)
				}
			}
			if len(pair.Doubtful) > 0 {
				doubtful = append(doubtful, pair)
			}
		}
		for n, their := range scorerRows(t, doubtful, unanchored) {
			for _, key := range doubtful[n].Doubtful {
				differ++
				if !slices.Contains(their.Unsteady, key) {
					t.Errorf("%s of %s, unanchored %v: score.py has %+v in any order, eval %+v", key, doubtful[n].Output, unanchored,
						their.Rows[key], evaluated(t, doubtful[n], unanchored)[key])
				}
			}
		}
		t.Logf("unanchored %v: of %d rows, %d hang on the order in score.py and differ", unanchored, rows, differ)
		if rows < 1000 || differ*20 > rows {
			t.Errorf("unanchored %v: %d of %d rows differ", unanchored, differ, rows)
		}
	}
}

// scoredPair is a gold file with an output, and the rows that score.py and eval differ in.
type scoredPair struct {
	Gold     string   `json:"gold"`
	Output   string   `json:"output"`
	Doubtful []string `json:"doubtful"`
}

func merged(a, b map[string]scoreRow) map[string]bool {
	out := map[string]bool{}
	for key := range a {
		out[key] = true
	}
	for key := range b {
		out[key] = true
	}
	return out
}

// scorerScore are score.py's rows of a pair, and the doubtful ones that hang on the order of
// the entries.
type scorerScore struct {
	Rows     map[string]scoreRow
	Unsteady []string
}

func scorerRows(t *testing.T, pairs []scoredPair, unanchored bool) []scorerScore {
	t.Helper()
	data, err := json.Marshal(append([]scoredPair{}, pairs...))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "pairs.json")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{"testdata/rows.py", filepath.Join(shared, "score.py"), file}
	if unanchored {
		args = append(args, "--unanchored")
	}
	c := exec.Command("python3", args...)
	c.Stderr = os.Stderr
	if data, err = c.Output(); err != nil {
		t.Fatal(err)
	}
	var out []scorerScore
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// evaluated are eval's rows of a pair.
func evaluated(t *testing.T, pair scoredPair, unanchored bool) map[string]scoreRow {
	t.Helper()
	g, err := gold.Read(pair.Gold)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(pair.Output)
	if err != nil {
		t.Fatal(err)
	}
	r, err := results.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]scoreRow{}
	s := evaluate.Sheet(g, r, evaluate.Options{Unanchored: unanchored})
	for _, row := range s.Rows() {
		if !row.Field && row.Matching == evaluate.Strict {
			out[row.Name] = scoreRow{evaluate.Round(row.Precision()), evaluate.Round(row.Recall()), evaluate.Round(row.F1()), row.TP, row.FP, row.FN}
		}
	}
	return out
}

// damage drops, repeats and alters entries of a record, that share of them each.
func damage(random *rand.Rand, doc map[string]any, share float64) {
	for _, kind := range gold.Kinds {
		list, _ := doc[kind].([]any)
		out := []any{}
		for _, e := range list {
			entry := e.(map[string]any)
			switch x := random.Float64(); {
			case x < share:
				continue
			case x < 2*share:
				again := clone(entry)
				alter(random, again, list)
				out = append(out, again)
			case x < 3*share:
				alter(random, entry, list)
			case x < 4*share:
				out = append(out, clone(list[random.IntN(len(list))].(map[string]any)))
			}
			out = append(out, entry)
		}
		doc[kind] = out
	}
}

func clone(entry map[string]any) map[string]any {
	data, err := json.Marshal(entry)
	if err != nil {
		panic(err) // it came from JSON
	}
	return decoded(data)
}

// decoded is a JSON object with its numbers as they are written.
func decoded(data []byte) map[string]any {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var out map[string]any
	if err := d.Decode(&out); err != nil {
		panic(err) // a record that the program wrote
	}
	return out
}

// alter changes one field of an entry: to another entry's, or a little.
func alter(random *rand.Rand, entry map[string]any, list []any) {
	var fields []string
	for field := range entry {
		if !strings.Contains(" id rule doubts quote page ", " "+field+" ") {
			fields = append(fields, field)
		}
	}
	slices.Sort(fields)
	field := fields[random.IntN(len(fields))]
	other := clone(list[random.IntN(len(list))].(map[string]any))[field]
	switch v := entry[field].(type) {
	case json.Number:
		n, err := v.Int64()
		if err != nil {
			panic(err)
		}
		entry[field] = max(0, n+random.Int64N(13)-6)
	case string:
		entry[field] = []any{v + "0", strings.ToUpper(v), v + ".0", other}[random.IntN(4)]
	case []any:
		more, _ := other.([]any)
		if len(v) > 0 && random.IntN(2) == 0 {
			entry[field] = v[1:]
		} else {
			entry[field] = append(v, more...)
		}
	case nil:
		entry[field] = other
	}
}
