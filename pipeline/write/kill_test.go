//go:build unix

package write

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
)

// A child of this test binary is a run that dies at a step: FACTSHEET_DIE says at
// which, FACTSHEET_OUT where it writes.
func TestMain(m *testing.M) {
	if out := os.Getenv("FACTSHEET_OUT"); out != "" {
		die, _ := strconv.Atoi(os.Getenv("FACTSHEET_DIE"))
		dyingRun(out, die)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// dyingRun writes the second output and kills itself at its nth step.
func dyingRun(out string, die int) {
	n, lock := 0, sync.Mutex{} // documents are written beside
	o := Options{Formats: []Format{JSON, Parquet}, unsafe: true, step: func(name string) {
		lock.Lock()
		defer lock.Unlock()
		if die == 0 {
			fmt.Println(name)
		}
		if n++; n == die {
			syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
	}}
	w, err := Open(out, o)
	for _, r := range second(new(testing.T)) {
		if err == nil {
			err = w.Add(r, inputOf(r))
		}
	}
	if err == nil {
		_, err = w.Close()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

// atSteps are the steps to die at: the first and the last of each name, since the
// files between are written alike.
func atSteps(names []string) []int {
	var out []int
	for i, name := range names {
		if raced && !slices.Contains([]string{"document", "manifest", "coming", "switch", "switched"}, name) {
			continue
		}
		if slices.Index(names, name) == i || !slices.Contains(names[i+1:], name) {
			out = append(out, i+1)
		}
	}
	return append(out, len(names)+1) // and one that lives
}

func first(t testing.TB) []*record.Record { return []*record.Record{sample(t, 1), sample(t, 2)} }
func second(t testing.TB) []*record.Record {
	return []*record.Record{sample(t, 2), sample(t, 3), sample(t, 4)}
}

// whole reads the shown output and tells which sheets it holds. It fails the test
// where the parts are not of one run.
func whole(t testing.TB, out string) []string {
	t.Helper()
	dir, err := os.Readlink(filepath.Join(out, current))
	if errors.Is(err, os.ErrNotExist) {
		for _, name := range shown {
			if _, err := os.Stat(filepath.Join(out, name)); err == nil {
				t.Errorf("%s is there before there is an output", name)
			}
		}
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	sources, err := wholeIn(filepath.Join(out, dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range shown {
		if _, err := os.Stat(filepath.Join(out, name)); err != nil {
			t.Errorf("%s does not lead to the output: %v", name, err)
		}
	}
	return sources
}

// wholeIn checks that a folder holds one run's manifest, documents and tables.
func wholeIn(dir string) ([]string, error) {
	data, err := os.ReadFile(filepath.Join(dir, "manifest.json"))
	if err != nil {
		return nil, err
	}
	var m manifest.Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, err
	}
	var sources []string
	for _, in := range m.Inputs {
		data, err := os.ReadFile(filepath.Join(dir, *in.Output))
		if err != nil {
			return nil, err
		}
		var r record.Record
		if err := json.Unmarshal(data, &r); err != nil || r.Document.Source != in.Source {
			return nil, fmt.Errorf("%s is the document of %s: %v", *in.Output, r.Document.Source, err)
		}
		sources = append(sources, in.Source)
	}
	entries, err := os.ReadDir(filepath.Join(dir, "documents"))
	if err != nil || len(entries) != len(sources) {
		return nil, fmt.Errorf("%d documents stand beside %d inputs: %v", len(entries), len(sources), err)
	}
	if len(m.Tables) != len(allTables) {
		return nil, fmt.Errorf("%d tables, want %d", len(m.Tables), len(allTables))
	}
	for _, table := range m.Tables {
		data, err := os.ReadFile(filepath.Join(dir, table.File))
		if err != nil || int64(len(data)) != table.Size {
			return nil, fmt.Errorf("%s has %d bytes, the manifest says %d: %v", table.File, len(data), table.Size, err)
		}
	}
	return sources, nil
}

func sources(records []*record.Record) []string {
	var out []string
	for _, r := range records {
		out = append(out, r.Document.Source)
	}
	return out
}

func child(out string, die int) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "FACTSHEET_OUT="+out, "FACTSHEET_DIE="+strconv.Itoa(die))
	return c
}

// A run killed at any step leaves the old output or the new one, whole, and the next
// run works and clears what was left.
func TestRunKilledAtAnyStepLeavesAWholeOutput(t *testing.T) {
	for _, begun := range []bool{false, true} {
		var old []string
		out := filepath.Join(t.TempDir(), "out")
		if begun {
			old = sources(first(t))
			run(t, out, Options{}, first(t)...)
		}
		steps, err := child(out, 0).Output()
		if err != nil {
			t.Fatal(err)
		}
		at := atSteps(strings.Split(strings.TrimSpace(string(steps)), "\n"))
		n := at[len(at)-1] - 1
		if n < 30 {
			t.Fatalf("a run has %d steps", n)
		}
		news := 0
		for _, die := range at {
			out := filepath.Join(t.TempDir(), "out")
			if begun {
				run(t, out, Options{}, first(t)...)
			}
			err := child(out, die).Run()
			var exit *exec.ExitError
			killed := errors.As(err, &exit) && exit.ExitCode() == -1
			if err != nil && !killed {
				t.Fatalf("step %d: %v", die, err)
			}
			if !killed && die <= n {
				t.Errorf("the run lived through step %d of %d", die, n)
			}
			switch got := whole(t, out); {
			case slices.Equal(got, sources(second(t))):
				news++
			case killed && slices.Equal(got, old) && news == 0:
			default:
				t.Errorf("killed at step %d of %d, the output holds %v", die, n, got)
			}
			run(t, out, Options{}, first(t)...)
			if got := whole(t, out); !slices.Equal(got, sources(first(t))) {
				t.Errorf("after the run that was killed at step %d, the next one left %v", die, got)
			}
			if left, _ := os.ReadDir(filepath.Join(out, generations)); len(left) > 2 {
				t.Errorf("after step %d, %d generations are left", die, len(left))
			}
		}
		if news < 2 {
			t.Errorf("the new output was seen %d times; the switch comes too late", news)
		}
	}
}

// A reader that looks while runs go on never sees parts of two.
func TestReaderNeverSeesAMixture(t *testing.T) {
	out := t.TempDir()
	run(t, out, Options{}, first(t)...)
	done := make(chan error, 1)
	stop := make(chan struct{})
	go func() {
		reads := 0
		for {
			select {
			case <-stop:
				if reads < 1 {
					done <- fmt.Errorf("only %d reads came about", reads)
				}
				close(done)
				return
			default:
			}
			dir, err := os.Readlink(filepath.Join(out, current))
			if err == nil {
				var got []string
				got, err = wholeIn(filepath.Join(out, dir))
				if err == nil && !slices.Equal(got, sources(first(t))) && !slices.Equal(got, sources(second(t))) {
					err = fmt.Errorf("a reader saw %v", got)
				}
			}
			// A reader slower than a whole run finds its generation gone, and must begin again.
			if now, _ := os.Readlink(filepath.Join(out, current)); err != nil && now == dir {
				done <- err
				return
			}
			reads++
		}
	}()
	runs := 12
	if raced {
		runs = 4
	}
	for i := range runs {
		if i%2 == 0 {
			run(t, out, Options{}, second(t)...)
		} else {
			run(t, out, Options{}, first(t)...)
		}
	}
	close(stop)
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestAbortLeavesTheOldOutput(t *testing.T) {
	out := t.TempDir()
	run(t, out, Options{}, first(t)...)
	w, err := Open(out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Add(sample(t, 9), inputOf(sample(t, 9))); err != nil {
		t.Fatal(err)
	}
	w.Abort()
	if got := whole(t, out); !slices.Equal(got, sources(first(t))) {
		t.Errorf("the output holds %v", got)
	}
	if _, err := w.Close(); err == nil {
		t.Error("a run that was given up can be closed")
	}
}

func TestForeignFolderIsRefusedAndLeftAlone(t *testing.T) {
	for _, c := range []struct {
		title, file, say string
		ours             bool
	}{
		{"a folder with files in it", "thesis.tex", "did not write", false},
		{"documents that another program wrote", "documents/a.json", "did not write", false},
		{"documents by hand in our own folder", "documents/a.json", "documents was not written by factsheet", true},
		{"a manifest by hand in our own folder", "manifest.json", "manifest.json was not written by factsheet", true},
		{".current by hand", ".current", "link of factsheet's own", true},
	} {
		out := t.TempDir()
		if c.ours {
			os.WriteFile(filepath.Join(out, marker), []byte(markerText), 0o644)
		}
		file := filepath.Join(out, c.file)
		os.MkdirAll(filepath.Dir(file), 0o755)
		os.WriteFile(file, []byte("mine"), 0o644)
		if _, err := Open(out, Options{}); err == nil || !strings.Contains(err.Error(), c.say) {
			t.Errorf("%s: %v", c.title, err)
		}
		if string(read(t, file)) != "mine" {
			t.Errorf("%s: the file was touched", c.title)
		}
	}
	if _, err := Open(filepath.Join(t.TempDir(), "a\x00b"), Options{}); err == nil {
		t.Error("an impossible name is taken")
	}
}

func TestFolderWithNothingOfWeightIsTaken(t *testing.T) {
	out := t.TempDir()
	os.WriteFile(filepath.Join(out, ".gitkeep"), nil, 0o644)
	run(t, out, Options{}, first(t)...)
	notes := filepath.Join(out, "notes.txt")
	os.WriteFile(notes, []byte("mine"), 0o644)
	os.MkdirAll(filepath.Join(out, generations, "keep"), 0o755)
	run(t, out, Options{}, second(t)...)
	if string(read(t, notes)) != "mine" {
		t.Error("a file beside the output was touched")
	}
	if _, err := os.Stat(filepath.Join(out, generations, "keep")); err != nil {
		t.Error("a folder that factsheet did not make was removed")
	}
}

func TestFormatThatIsNoLongerAskedForGoes(t *testing.T) {
	out := t.TempDir()
	run(t, out, Options{}, first(t)...)
	run(t, out, Options{Formats: []Format{Parquet}}, first(t)...)
	if _, err := os.Lstat(filepath.Join(out, "documents")); err == nil {
		t.Error("documents still leads somewhere")
	}
	run(t, out, Options{Formats: []Format{JSON}}, first(t)...)
	if _, err := os.Lstat(filepath.Join(out, "tables")); err == nil {
		t.Error("tables still leads somewhere")
	}
	read(t, out, "documents", "sheet-0001.txt.json")
}
