package write

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/incremental"
	"factsheet/pipeline/record"
)

func TestOnlyWhatIsNewOrChangedIsRead(t *testing.T) {
	w := newWorld(t)
	for name, body := range map[string]string{"b.txt": "2", "c.txt": "3", "d.txt": "4", "e.txt": "4", "f.txt": bad, "g.pdf": secret} {
		w.put(name, body)
	}
	if _, diff := w.check(); diff != "" {
		t.Fatal(diff)
	}
	w.put("b.txt", "20")
	w.put("new.txt", "30")
	must(t, os.Remove(filepath.Join(w.dir, "c.txt")))
	must(t, os.Rename(filepath.Join(w.dir, "d.txt"), filepath.Join(w.dir, "z.txt"))) // e.txt, its copy, is now the first
	got, _, tally := w.readOn()
	if want := []string{"b.txt", "e.txt", "f.txt", "g.pdf", "new.txt"}; !slices.Equal(got, want) {
		t.Errorf("read were %q, want %q", got, want)
	}
	if want := (incremental.Tally{Kept: 1, New: 1, Changed: 2, Again: 2, Gone: 2}); tally != want {
		t.Errorf("got %+v, want %+v", tally, want)
	}
	if _, diff := w.check(); diff != "" {
		t.Error(diff)
	}
}

func TestRunThatGoesOnWithNothingNewLeavesTheOutputAlone(t *testing.T) {
	w := newWorld(t)
	w.put("b.txt", bad)
	w.put("c.txt", "1")
	w.put("d.pdf", secret)
	w.readOn()
	before, err := os.Readlink(filepath.Join(w.out, current))
	must(t, err)
	got, s, _ := w.readOn()
	if after, _ := os.Readlink(filepath.Join(w.out, current)); !s.Unchanged || after != before {
		t.Errorf("the output moved from %s to %s; unchanged %v", before, after, s.Unchanged)
	}
	if want := []string{"b.txt", "d.pdf"}; !slices.Equal(got, want) {
		t.Errorf("read were %q, want %q", got, want)
	}
	w.now.Password++
	if _, s, _ := w.readOn(); s.Unchanged {
		t.Error("another password changes nothing")
	}
	// What a hand has spoilt is mended, though no sheet has changed.
	for _, name := range []string{"tables/amounts.parquet", "documents/a.txt.json", "manifest.json"} {
		must(t, os.Remove(filepath.Join(w.out, name)))
		if _, diff := w.check(); diff != "" {
			t.Errorf("without %s: %s", name, diff)
		}
	}
	must(t, os.Remove(filepath.Join(w.out, "tables")))
	if _, s, _ := w.readOn(); !s.Unchanged {
		t.Error("a link that was missing makes a new output")
	}
	if len(read(t, w.out, "tables", "amounts.parquet")) == 0 {
		t.Error("the tables can't be reached")
	}
}

func TestJSONOfAKeptRecordIsNotWrittenAgain(t *testing.T) {
	w := newWorld(t)
	w.put("b.txt", "2")
	w.readOn()
	path := filepath.Join(w.out, "documents", "b.txt.json")
	before, err := os.Stat(path)
	must(t, err)
	w.put("c.txt", "3")
	w.readOn()
	if after, err := os.Stat(path); err != nil || !os.SameFile(before, after) {
		t.Errorf("it is another file: %v", err)
	}
	must(t, os.Remove(filepath.Join(w.dir, "a.txt"))) // of which b.txt was a near duplicate
	w.readOn()
	if after, err := os.Stat(path); err != nil || os.SameFile(before, after) {
		t.Errorf("it is the same file, though it tells of a near duplicate that is gone: %v", err)
	}
	if _, diff := w.check(); diff != "" {
		t.Error(diff)
	}
}

func TestStoppedRunKeepsWhatIsStillGood(t *testing.T) {
	w := newWorld(t)
	for n := range 20 {
		w.put(fmt.Sprintf("s%02d.txt", n), fmt.Sprint(n))
	}
	w.readOn()
	for _, n := range []int{3, 7, 11, 15} {
		w.put(fmt.Sprintf("s%02d.txt", n), fmt.Sprint(100+n))
	}
	w.interrupt(2)
	m := w.last()
	if done, pending := len(m.Inputs), len(m.Pending); done+pending != 20 || pending == 0 || pending > 2 {
		t.Errorf("%d sheets are in the output and %d pending: %q", done, pending, m.Pending)
	}
	got, _, tally := w.readOn()
	if !slices.Equal(got, m.Pending) || tally.Left != len(m.Pending) || tally.Kept != 20-len(got) {
		t.Errorf("the next run reads %q of %q: %+v", got, m.Pending, tally)
	}
	if _, diff := w.check(); diff != "" {
		t.Error(diff)
	}
}

func TestRecordThatIsNotAsItWasWrittenIsReadAnew(t *testing.T) {
	for name, spoil := range map[string]func(path string, data []byte) error{
		"gone":     func(path string, _ []byte) error { return nil },
		"cut":      func(path string, data []byte) error { return os.WriteFile(path, data[:len(data)/2], 0o644) },
		"altered":  func(path string, data []byte) error { return os.WriteFile(path, bytes.ToUpper(data), 0o644) },
		"a folder": func(path string, _ []byte) error { return os.Mkdir(path, 0o755) },
	} {
		w := newWorld(t)
		w.put("b.txt", "2")
		w.readOn()
		path := filepath.Join(w.out, "documents", "b.txt.json")
		data := read(t, path)
		must(t, os.Remove(path))
		must(t, spoil(path, data))
		w.put("c.txt", "3")
		if got, _, _ := w.readOn(); !slices.Equal(got, []string{"b.txt", "c.txt"}) {
			t.Errorf("%s: read were %q", name, got)
		}
		if _, diff := w.check(); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// What is kept was grounded when it was written, and is grounded again.
func TestGroundingTwiceIsGroundingOnce(t *testing.T) {
	for n := range 300 {
		r := sample(t, n)
		k := 0
		spoil := func(s *record.Span) {
			if k++; k%(n+2) == n%(n+2) {
				s.Quote += "!"
			}
		}
		r.EachSpan(func(_ string, s *record.Span) { spoil(s) })
		r.EachPlace(spoil)
		once := grounded(r)
		if diff := cmp.Diff(once, grounded(once)); diff != "" {
			t.Fatalf("sample %d: %s", n, diff)
		}
	}
}

func TestWhateverARecordRestsOnHasAllReadAnew(t *testing.T) {
	w := newWorld(t)
	w.put("b.txt", "2")
	w.readOn()
	for name, n := range map[string]*int{"program": &w.now.Program, "extractor": &w.now.Extractor, "option": &w.now.Option, "registry": &w.now.Registry} {
		*n++
		if got, _, tally := w.readOn(); len(got) != 2 || tally.Anew != 2 {
			t.Errorf("another %s: read were %q", name, got)
		}
	}
	w.formats = []Format{JSON}
	if got, _, tally := w.readOn(); len(got) != 0 || tally.Kept != 2 {
		t.Errorf("other formats: read were %q", got)
	}
	if _, diff := w.check(); diff != "" {
		t.Error(diff)
	}
}

func TestPendingSheetThatIsGoneIsForgotten(t *testing.T) {
	w := newWorld(t)
	w.put("b.txt", "2")
	w.put("c.txt", "3")
	w.interrupt(1)
	for _, source := range w.last().Pending {
		must(t, os.Remove(filepath.Join(w.dir, source)))
	}
	if _, diff := w.check(); diff != "" {
		t.Error(diff)
	}
}
