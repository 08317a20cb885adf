package write

import (
	"fmt"
	"os"
	"path/filepath"
)

// scratchFile is a file that no generation holds in the end.
type scratchFile struct {
	*os.File
	name string
}

// openScratch opens a scratch file in the new generation. Where the system allows, it has no
// name from the start, so that a killed run leaves nothing.
func (p *place) openScratch(name string) (*scratchFile, error) {
	p.step("scratch")
	name = filepath.Join(p.dir, name)
	f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR|os.O_EXCL, 0o600)
	if err != nil {
		return nil, fmt.Errorf("the output folder can't be written to: %w", err)
	}
	_ = os.Remove(name)
	return &scratchFile{f, name}, nil
}

// drop closes the file, with nothing left of it. It may be called again, and of no file.
func (f *scratchFile) drop() {
	if f != nil && f.Close() == nil {
		_ = os.Remove(f.name) // where an open file can't lose its name
	}
}
