package evaluate_test

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"factsheet/internal/cputime"
	"factsheet/pipeline/evaluate"
	"factsheet/pipeline/gold"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
)

// The largest fixture, of which runs are made.
const (
	largeRecord = "../../fixtures/reef-accounts/want.json"
	largeGold   = "../../fixtures/reef-accounts/reef-accounts.gold.json"
)

// copies makes a run of so many copies of the largest fixture, under other names and
// hashes, and their gold files.
func copies(t testing.TB, sheets int) (run *results.Run, golds string) {
	t.Helper()
	out, golds := t.TempDir(), t.TempDir()
	read := func(file string) string {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	put := func(dir, file, text string) {
		if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	rec, annotated := read(largeRecord), read(largeGold)
	g, err := gold.Read(largeGold)
	if err != nil {
		t.Fatal(err)
	}
	m := manifest.Manifest{Schema: record.Schema}
	for n := range sheets {
		name, hash := fmt.Sprintf("s%d", n), fmt.Sprintf("%x", sha256.Sum256(fmt.Append(nil, n)))
		file := name + ".json"
		again := strings.NewReplacer(g.SHA256, hash, record.DocumentID(g.SHA256), record.DocumentID(hash), g.Document, name+".txt")
		put(out, file, again.Replace(rec))
		put(golds, name+gold.Ending, again.Replace(annotated))
		m.Inputs = append(m.Inputs, manifest.Input{Document: record.DocumentID(hash), Source: name + ".txt", SHA256: hash, Status: "ok", Output: &file})
	}
	data, err := json.Marshal(&m)
	if err != nil {
		t.Fatal(err)
	}
	put(out, "manifest.json", string(data))
	if run, err = results.Open(out); err != nil {
		t.Fatal(err)
	}
	return run, golds
}

// scored holds a run to its gold files.
func scored(t testing.TB, run *results.Run, golds string, workers int) *evaluate.Result {
	t.Helper()
	files, err := gold.Find([]string{golds})
	if err != nil {
		t.Fatal(err)
	}
	index := evaluate.NewIndex(run)
	r, err := evaluate.Files(context.Background(), files, evaluate.Options{}, workers, func(_ context.Context, _ string, g *gold.Sheet) (*record.Record, []string, error) {
		in, _, err := index.Find(g, evaluate.Options{})
		if err != nil {
			return nil, nil, err
		}
		rec, err := run.Record(in)
		return rec, nil, err
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestManySheetsAreScoredInTime bounds what a sheet takes tenfold, for the race detector
// and busy machines: a thousand are to take five seconds of two processors. BenchmarkFiles
// tells the time itself.
func TestManySheetsAreScoredInTime(t *testing.T) {
	const sheets = 100
	run, golds := copies(t, sheets)
	began := cputime.Used()
	r := scored(t, run, golds, 2)
	if took := cputime.Used() - began; took > sheets*100*time.Millisecond {
		t.Errorf("it took %v of the processors' time", took)
	}
	for i, s := range r.Sheets {
		if want := fmt.Sprintf("s%d.txt", i); s.Sheet != want {
			t.Fatalf("sheet %d is %s, want %s: the order is not that of the files", i, s.Sheet, want)
		}
		if s.Counts != r.Sheets[0].Counts {
			t.Fatalf("%s comes to another score than %s", s.Sheet, r.Sheets[0].Sheet)
		}
	}
	if got, want := r.Total.Strict[0].TP, sheets*r.Sheets[0].Strict[0].TP; got != want || want == 0 {
		t.Errorf("%d amounts are right, want %d", got, want)
	}
}

func TestNumberOfWorkersChangesNothing(t *testing.T) {
	run, golds := copies(t, 9)
	var text [2]string
	for i, workers := range []int{1, 8} {
		data, err := json.Marshal(scored(t, run, golds, workers).JSON())
		if err != nil {
			t.Fatal(err)
		}
		text[i] = string(data)
	}
	if text[0] != text[1] {
		t.Errorf("with one worker:\n%s\nwith eight:\n%s", text[0], text[1])
	}
}

// BenchmarkFiles scores a run of 1,000 sheets.
func BenchmarkFiles(b *testing.B) {
	const sheets = 1000
	run, golds := copies(b, sheets)
	info, err := os.Stat(largeRecord)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(sheets * info.Size())
	b.ReportAllocs()
	for b.Loop() {
		scored(b, run, golds, runtime.GOMAXPROCS(0))
	}
	b.ReportMetric(float64(sheets*b.N)/b.Elapsed().Seconds(), "sheets/s")
}
