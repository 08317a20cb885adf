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

// TestAnnotatedSheets holds the annotated sheets beside the project to their gold files.
func TestAnnotatedSheets(t *testing.T) {
	needShared(t)
	held(t, filepath.Join(shared, "corpus"), "--thresholds", "../../fixtures/corpus-thresholds.yaml")
}

// TestFixturesHoldToTheirGold holds the fixtures to theirs.
func TestFixturesHoldToTheirGold(t *testing.T) {
	held(t, "../../fixtures", "--thresholds", "../../fixtures/thresholds.yaml", "--registry", "../../fixtures/own-registry/registry.tsv")
}

// held runs eval, and shows what it says where a score is below its threshold.
func held(t *testing.T, args ...string) {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(append([]string{"eval"}, args...), nil, &out, &errs); code != exitOK || errs.Len() > 0 {
		t.Errorf("eval ends with %d\n%s%s", code, out.String(), errs.String())
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
	validActivities(t, one)
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
