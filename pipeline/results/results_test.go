package results_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
	"factsheet/pipeline/write"
)

func sheet(source string) *record.Record {
	var r record.Record
	r.Schema = record.Schema
	sum := sha256.Sum256([]byte(source))
	hash := hex.EncodeToString(sum[:])
	r.Document = record.Document{ID: record.DocumentID(hash), Source: source, SHA256: hash, Status: "ok", Pages: 1}
	r.Text = "Für 5 USD"
	r.Amounts = []record.Amount{{Basis: record.Basis{ID: "amount-1", Rule: "amount.code"}, Span: record.Span{Start: 4, End: 9, Page: 1, Quote: "5 USD"}}}
	return &r
}

// written is a run of two sheets, in the formats given.
func written(t *testing.T, formats ...write.Format) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	w, err := write.Open(out, write.Options{Formats: formats})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for _, source := range []string{"b/one.txt", "a/one.txt"} {
		if err := w.Add(sheet(source), write.Input{Source: source}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestRecordsComeBackAsTheyWereWritten(t *testing.T) {
	run, err := results.Open(written(t, write.JSON))
	if err != nil {
		t.Fatal(err)
	}
	sheets := run.Sheets()
	if len(sheets) != 2 || sheets[0].Source != "b/one.txt" || sheets[1].Source != "a/one.txt" {
		t.Fatalf("the sheets are %v", sheets)
	}
	for i := range sheets {
		r, err := run.Record(&sheets[i])
		if err != nil {
			t.Fatal(err)
		}
		if r.Document.Source != sheets[i].Source || len(r.Amounts) != 1 || r.Amounts[0].Quote != "5 USD" {
			t.Errorf("%s comes back as %+v", sheets[i].Source, r)
		}
	}
}

func TestWhatIsNoRunIsRefused(t *testing.T) {
	put := func(t *testing.T, data string) string {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "manifest.json"), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	for name, c := range map[string]struct{ dir, want string }{
		"a folder without a manifest":   {t.TempDir(), "there is no manifest.json"},
		"a manifest cut short":          {put(t, `{"schema": "1.`), "manifest.json: unexpected end"},
		"records of another layout":     {put(t, `{"schema": "2.0"}`), "make the run anew"},
		"a record outside the run":      {put(t, `{"schema": "1.0", "inputs": [{"source": "a", "output": "../../etc/passwd"}]}`), "outside the run"},
		"a run without documents":       {written(t, write.JSONLines), "--format json,parquet"},
		"a folder that is not there":    {filepath.Join(t.TempDir(), "none"), "there is no manifest.json"},
		"a manifest that is a whole no": {put(t, `null`), "make the run anew"},
	} {
		if _, err := results.Open(c.dir); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the error is %v, want %q in it", name, err, c.want)
		}
	}
}

func TestDamagedRecordNamesItsSheet(t *testing.T) {
	run, err := results.Open(written(t, write.JSON))
	if err != nil {
		t.Fatal(err)
	}
	in := &run.Sheets()[1]
	other, err := os.ReadFile(run.File(&run.Sheets()[0]))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{"cut short": "{", "null": "null", "an object of nothing": "{}", "another sheet's": string(other)} {
		if err := os.WriteFile(run.File(in), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := run.Record(in); err == nil || !strings.Contains(err.Error(), "a/one.txt") {
			t.Errorf("%s: the error is %v, want the sheet's name in it", name, err)
		}
	}
}

func TestExtractorOfARuleTellsItsVersion(t *testing.T) {
	var run results.Run
	run.Manifest.Extractors = append(run.Manifest.Extractors, struct {
		Name    string `json:"name"`
		Version string `json:"version"`
	}{"amount", "3"})
	for rule, want := range map[string]string{"amount.code": "amount 3", "table.cells": "table"} {
		if got := run.ExtractorOf(rule); got != want {
			t.Errorf("%s is of %q, want %q", rule, got, want)
		}
	}
}
