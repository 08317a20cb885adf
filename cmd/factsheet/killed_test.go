//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"factsheet/pipeline/verify"
)

// fastFolder is a folder in memory where there is one: what is tried is what a killed run
// leaves, and not how fast a disk is.
func fastFolder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "factsheet-killed")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// folderOfSheets writes sheets to a folder of their own.
func folderOfSheets(t *testing.T, dir string, from, to int) string {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for i := from; i < to; i++ {
		text := fmt.Sprintf("Factsheet %d\n\nIn %d Japan gave US$ %d million to Ghana for schools.\nNorway pledged EUR %d,000.\n", i, 2000+i, i+1, i+7)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("sheet-%d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// killed runs the program and kills it after a while. It reports whether it lived.
func killed(t *testing.T, after time.Duration, args ...string) bool {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := &exec.Cmd{Path: self, Args: append([]string{"factsheet"}, args...)} // as TestMain has it
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = c.Process.Kill() })
	defer timer.Stop()
	err = c.Wait()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != -1) {
		t.Fatalf("it ended by itself: %v", err)
	}
	return err == nil
}

// manifestOf is the manifest that an output folder shows; empty for none.
func manifestOf(t *testing.T, out string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(out, "manifest.json"))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	return string(data)
}

// sound fails the test where an output does not hold.
func sound(t *testing.T, out, when string) {
	t.Helper()
	r, err := verify.Output(context.Background(), out, verify.Options{})
	if errors.Is(err, verify.ErrNoRun) && manifestOf(t, out) == "" {
		return
	}
	if err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	for _, f := range r.Failed() {
		t.Errorf("%s: %s does not hold: %v", when, f.ID, f.Findings)
	}
}

// The program, killed at whatever moment, leaves the old output or the new one, whole, and
// the next run makes the output what it should be, with nothing left over.
func TestKilledProgramLeavesAWholeOutput(t *testing.T) {
	dir := fastFolder(t)
	inputs := []string{folderOfSheets(t, filepath.Join(dir, "a"), 0, 6), folderOfSheets(t, filepath.Join(dir, "b"), 3, 11)}
	var want []string
	for i, in := range inputs {
		out := filepath.Join(dir, fmt.Sprintf("want-%d", i))
		if code := run([]string{"run", in, "--out", out, "-q"}, nil, io.Discard, os.Stderr); code != exitOK {
			t.Fatalf("a run ended with %d", code)
		}
		want = append(want, manifestOf(t, out))
	}
	kills := 40
	if testing.Short() {
		kills = 8
	}
	random := rand.New(rand.NewPCG(6, 6))
	took := 500 * time.Millisecond
	out, dead, late := filepath.Join(dir, "out"), 0, 0
	for i := range kills {
		if i%8 == 0 { // a first run, too
			if err := os.RemoveAll(out); err != nil {
				t.Fatal(err)
			}
		}
		target, old := i%2, manifestOf(t, out)
		began := time.Now()
		lived := killed(t, time.Duration(random.Float64()*float64(took)), "run", inputs[target], "--out", out, "-q")
		if lived { // the next one is killed within the time that this one took
			took = time.Since(began)
		} else {
			dead++
			took += took / 20
		}
		when := fmt.Sprintf("kill %d, after %v", i, time.Since(began))
		switch got := manifestOf(t, out); {
		case got == want[target]:
			if !lived {
				late++
			}
		case lived || got != old:
			t.Errorf("%s, the output is neither the old one nor the new one", when)
		}
		sound(t, out, when)
		if code := run([]string{"run", inputs[target], "--out", out, "-q"}, nil, io.Discard, os.Stderr); code != exitOK {
			t.Fatalf("%s: the next run ended with %d", when, code)
		}
		if manifestOf(t, out) != want[target] {
			t.Errorf("%s: the next run's output is not what it should be", when)
		}
		left(t, out, when)
	}
	sound(t, out, "in the end")
	t.Logf("killed %d times in %d, %d of them after the switch", dead, kills, late)
	if dead < kills/4 {
		t.Errorf("it was killed %d times in %d", dead, kills)
	}
}

// left fails the test where something is left of killed runs.
func left(t *testing.T, out, when string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(out, ".*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		switch filepath.Base(name) {
		case ".factsheet", ".current", ".generations":
		default:
			t.Errorf("%s: %s is left", when, name)
		}
	}
	if generations, _ := os.ReadDir(filepath.Join(out, ".generations")); len(generations) > 2 {
		t.Errorf("%s: %d generations are left", when, len(generations))
	}
}
