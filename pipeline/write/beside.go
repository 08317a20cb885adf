package write

import (
	"fmt"
	"io"
	"path"
	"path/filepath"

	"factsheet/pipeline/manifest"
)

// Beside is a file that tells of what a run has written, and stands with it. The manifest
// names it with its hash.
type Beside struct {
	Name string // below the output, in a folder that the run has: tables/datapackage.json
	// Write writes it, when all but the manifest is written. Of that all is known but Files.
	Write func(w io.Writer, m *manifest.Manifest) error
}

// writeBeside writes the files that stand with the output, but for those whose folder the
// run has not, as it has no tables where none are asked for.
func (w *Run) writeBeside() error {
	for _, b := range w.options.Beside {
		if !w.place.has(b) {
			continue
		}
		w.options.step("beside")
		f, err := newOutFile(w.place, b.Name)
		if err != nil {
			return err
		}
		if err := b.Write(f, &w.manifest); err != nil {
			f.file.Close()
			return fmt.Errorf("%s: %w", b.Name, err)
		}
		if err := f.close(); err != nil {
			return err
		}
		done := f.written()
		w.manifest.Files = append(w.manifest.Files, manifest.File{File: b.Name, Size: done.size, SHA256: done.sha256})
	}
	return nil
}

// has reports whether the new generation has the folder of a file beside.
func (p *place) has(b Beside) bool { return exists(filepath.Join(p.dir, path.Dir(b.Name))) }
