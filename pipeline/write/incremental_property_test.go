package write

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"
)

// Whatever becomes of the sheets, of the program and of the last output: a run that goes
// on gives the bytes of a full one.
func TestRunThatGoesOnGivesTheBytesOfAFullOne(t *testing.T) {
	names := rapid.SampledFrom([]string{"a.txt", "b.txt", "x/a.txt", "x/c.pdf", "y/A.TXT", "y/z/b.txt", "note.docx"})
	bodies := rapid.SampledFrom([]string{"1", "2", "3", "4", "5", bad, secret, wild})
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		defer os.RemoveAll(filepath.Dir(w.dir))
		w.formats = rapid.SampledFrom([][]Format{{JSON}, {JSON, JSONLines}}).Draw(rt, "formats")
		for range rapid.IntRange(1, 3).Draw(rt, "nights") {
			for range rapid.IntRange(0, 3).Draw(rt, "changes") {
				w.change(rt, names, bodies)
			}
			if _, diff := w.check(); diff != "" {
				rt.Fatal(diff)
			}
		}
	})
}

// change does one thing to the sheets, the program or the last output.
func (w *world) change(t *rapid.T, names, bodies *rapid.Generator[string]) {
	name := names.Draw(t, "name")
	path := filepath.Join(w.dir, name)
	switch what := rapid.SampledFrom([]string{"put", "put", "put", "remove", "rename", "copy", "upgrade", "spoil", "formats", "stop"}).Draw(t, "what"); what {
	case "put":
		w.put(name, bodies.Draw(t, "body"))
	case "remove":
		if name != "a.txt" { // a run over nothing is refused
			os.Remove(path)
		}
	case "rename", "copy":
		body, err := os.ReadFile(path)
		if err != nil {
			return
		}
		w.put(names.Draw(t, "to"), string(body))
		if what == "rename" && name != "a.txt" {
			os.Remove(path)
		}
	case "upgrade":
		*rapid.SampledFrom([]*int{&w.now.Program, &w.now.Extractor, &w.now.Option, &w.now.Registry, &w.now.Password}).Draw(t, "of")++
	case "formats":
		w.formats = rapid.SampledFrom([][]Format{{JSON}, {JSON, JSONLines}}).Draw(t, "formats")
	case "stop":
		w.interrupt(rapid.IntRange(1, 4).Draw(t, "after"))
	case "spoil":
		w.spoil(t)
	}
}

// interrupt has a run begin that is stopped when it has read so many sheets.
func (w *world) interrupt(after int) {
	p := &reader{t: w.t, settings: w.now, stop: make(chan struct{}), left: after}
	runOver(w.t, p, w.dir, w.out, w.formats, true)
}

// spoil does harm to a file of the last output, and brings a sheet, without which nobody
// looks at more than the files' sizes.
func (w *world) spoil(t *rapid.T) {
	root, err := filepath.EvalSymlinks(filepath.Join(w.out, current))
	if err != nil {
		return // there is none yet
	}
	files, err := tree(root)
	must(w.t, err)
	files = slices.DeleteFunc(files, func(e treeEntry) bool { return e.size <= 0 })
	e := rapid.SampledFrom(files).Draw(t, "file")
	path := filepath.Join(root, e.name)
	data, err := os.ReadFile(path)
	must(w.t, err)
	must(w.t, os.Remove(path))
	switch how := rapid.SampledFrom([]string{"remove", "cut", "alter", "other"}).Draw(t, "how"); how {
	case "cut":
		must(w.t, os.WriteFile(path, data[:len(data)/2], 0o644))
	case "alter":
		data[rapid.IntRange(0, len(data)-1).Draw(t, "at")]++
		must(w.t, os.WriteFile(path, data, 0o644))
	case "other":
		must(w.t, os.WriteFile(path, []byte("{}"), 0o644))
	}
	w.fresh++
	w.put("fresh.txt", fmt.Sprint(100+w.fresh))
}
