package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// shared is where the annotated sheets and the scorers stand beside the project.
const shared = "../../../shared"

// needShared skips where the annotated sheets or Python are missing, and fails there
// under CI, which has both.
func needShared(t *testing.T) {
	t.Helper()
	missing := ""
	if _, err := os.Stat(filepath.Join(shared, "corpus")); err != nil {
		missing = "the annotated sheets are not here"
	} else if _, err := exec.LookPath("python3"); err != nil {
		missing = "there is no python3 to score with"
	}
	switch {
	case missing == "":
	case os.Getenv("CI") != "":
		t.Fatal(missing)
	default:
		t.Skip(missing)
	}
}

// floors is the least F1 a kind may come to over the annotated text sheets together.
var floors = map[string]float64{
	"grounding": 1, "amounts": 0.98, "dates": 0.95, "quantities": 0.90, "acronyms": 0.90, "partners": 0.85,
	"partners.mentions": 0.85, "places": 0.95, "people": 1, "references": 0.85, "issues": 1,
	"projects": 0.9, "agreements": 0.9, "contributions": 0.9, "events": 0.9,
}

func TestAnnotatedSheets(t *testing.T) {
	needShared(t)
	out := filepath.Join(t.TempDir(), "out")
	args := []string{filepath.Join(shared, "score.py"), "--json"}
	sheets := []string{"run", "--out", out, "--fail-on", "never", "--quiet"}
	for _, name := range []string{"ilo-china", "us-zambia", "undp-japan", "undp-uganda-climate", "undp-serbia"} {
		sheets = append(sheets, filepath.Join(shared, "corpus", name+".txt"))
		args = append(args, filepath.Join(shared, "corpus", name+".gold.json")+"="+filepath.Join(out, "documents", name+".txt.json"))
	}
	ended(t, exitOK, sheets...)
	score, err := exec.Command("python3", args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	var kinds map[string]struct{ F1 float64 }
	if err := json.Unmarshal(score, &kinds); err != nil {
		t.Fatal(err)
	}
	for kind, floor := range floors {
		got, ok := kinds[kind]
		if !ok || got.F1 < floor {
			t.Errorf("%s: F1 %.3f, want at least %.3f", kind, got.F1, floor)
		}
	}
}

// TestShortCases scores the short cases of peers: the overlap with what is marked, and
// the share of values that are right.
func TestShortCases(t *testing.T) {
	needShared(t)
	args := []string{filepath.Join(shared, "score_cases.py")}
	for _, name := range []string{"recognizers_currency", "recognizers_datetime", "recognizers_number", "chrono"} {
		cases := filepath.Join(shared, "cases", name+".jsonl")
		in, err := os.Open(cases)
		if err != nil {
			t.Fatal(err)
		}
		var out, errs bytes.Buffer
		code := run([]string{"extract", "--quiet"}, in, &out, &errs)
		in.Close()
		if code != exitOK {
			t.Fatalf("extract ends with %d: %s", code, errs.String())
		}
		records := filepath.Join(t.TempDir(), name+".jsonl")
		if err := os.WriteFile(records, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, cases+"="+records)
	}
	score, err := exec.Command("python3", args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[string][2]float64{"money": {0.975, 0.92}, "date": {0.97, 0.90}, "percent": {0.95, 0}} {
		f1, value, ok := caseScore(t, string(score), kind)
		if !ok || f1 < want[0] || value < want[1] {
			t.Errorf("%s: F1 %.3f and value %.3f, want at least %.3f and %.3f", kind, f1, value, want[0], want[1])
		}
	}
}

// caseScore finds a kind's F1 and value over all files in the scorer's table.
func caseScore(t *testing.T, table, kind string) (f1, value float64, ok bool) {
	t.Helper()
	for _, line := range strings.Split(table, "\n") {
		f := strings.Fields(line)
		if len(f) != 7 || f[0] != "all" || f[1] != kind {
			continue
		}
		if err := json.Unmarshal([]byte("["+f[5]+","+f[6]+"]"), &[]*float64{&f1, &value}); err != nil {
			t.Fatal(err)
		}
		return f1, value, true
	}
	return 0, 0, false
}

// TestRealSheets runs the real sheets twice, with one worker and with eight: all end
// as ok, and every byte of the output is the same.
func TestRealSheets(t *testing.T) {
	needShared(t)
	batch := filepath.Join(shared, "corpus", "batch")
	one, eight := filepath.Join(t.TempDir(), "one"), filepath.Join(t.TempDir(), "eight")
	ended(t, exitOK, "run", batch, "--out", one, "--fail-on", "never", "--quiet", "--workers", "1", "--format", "json,parquet,jsonl")
	ended(t, exitOK, "run", batch, "--out", eight, "--fail-on", "never", "--quiet", "--workers", "8", "--format", "json,parquet,jsonl")
	files := 0
	for _, part := range []string{"documents", "tables", "manifest.json"} {
		root, err := filepath.EvalSymlinks(filepath.Join(one, part))
		if err != nil {
			t.Fatal(err)
		}
		other, err := filepath.EvalSymlinks(filepath.Join(eight, part))
		if err != nil {
			t.Fatal(err)
		}
		err = filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			files++
			name, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			a, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			b, err := os.ReadFile(filepath.Join(other, name))
			if err != nil {
				return err
			}
			if !bytes.Equal(a, b) {
				t.Errorf("%s/%s differs between one worker and eight", part, name)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files < 233 {
		t.Errorf("only %d files were written", files)
	}
	var manifest struct {
		Inputs []struct{ Source, Status string }
	}
	data, err := os.ReadFile(filepath.Join(one, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &manifest); err != nil {
		t.Fatal(err)
	}
	if len(manifest.Inputs) == 0 {
		t.Error("the manifest lists no inputs")
	}
	for _, in := range manifest.Inputs {
		if in.Status != "ok" {
			t.Errorf("%s ends as %s", in.Source, in.Status)
		}
	}
}
