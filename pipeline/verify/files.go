package verify

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"factsheet/pipeline/results"
)

// files looks for what is not the manifest's, and for the names that lead to the output.
func (v *verifier) files() {
	v.intact = make(map[string]bool, len(v.outputs))
	known := map[string]bool{".": true, "manifest.json": true}
	for _, o := range v.outputs {
		known[o.file] = true
		for dir := path.Dir(o.file); !known[dir]; dir = path.Dir(dir) {
			known[dir] = true
		}
	}
	for _, in := range v.m.Inputs { // of a program that kept no hashes: told already
		if in.Output != nil {
			known[path.Dir(*in.Output)], known[*in.Output] = true, true
		}
	}
	for _, name := range []string{"documents", "tables"} { // empty in a run of no sheets
		known[name] = true
	}
	v.extra(known)
	v.links()
}

// extra tells of files that the manifest does not name.
func (v *verifier) extra(known map[string]bool) {
	generation := filepath.Clean(v.root) != filepath.Clean(v.dir)
	err := filepath.WalkDir(v.root, func(file string, e fs.DirEntry, err error) error {
		name, relErr := filepath.Rel(v.root, file)
		name = filepath.ToSlash(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil || relErr != nil:
			return errors.Join(err, relErr)
		case known[name]:
			v.all.looked(filesExtra, 1)
			return nil
		case !generation && !strings.Contains(name, "/"):
			// Beside an output that was copied out of its folder others may keep their own.
			return skip(e)
		}
		v.all.looked(filesExtra, 1)
		v.all.fail(filesExtra, where{file: name}, "it is no part of the run; remove it, or run again")
		return skip(e)
	})
	if err != nil {
		v.all.fail(filesExtra, where{}, "the folder can't be looked through: %v", err)
	}
}

func skip(e fs.DirEntry) error {
	if e.IsDir() {
		return filepath.SkipDir
	}
	return nil
}

// links looks at the names in the output folder that lead to the generation.
func (v *verifier) links() {
	if filepath.Clean(v.root) == filepath.Clean(v.dir) {
		return
	}
	for _, name := range []string{"documents", "tables", "manifest.json"} {
		in, err := os.Stat(filepath.Join(v.root, name))
		if err != nil {
			continue
		}
		v.all.looked(filesExtra, 1)
		switch shown, err := os.Stat(filepath.Join(v.dir, name)); {
		case err != nil:
			v.all.fail(filesExtra, where{file: name}, "the output folder has no such name, which should lead to the output; run again")
		case !os.SameFile(in, shown):
			v.all.fail(filesExtra, where{file: name}, "the name in the output folder does not lead to the output; remove it and run again")
		}
	}
}

// whole reads a file that the manifest names and holds it to its size and hash. read, where
// it is set, gets the bytes of one that holds.
func (v *verifier) whole(o *output, t *tally) (data []byte, ok bool) {
	at := where{file: o.file}
	if o.input >= 0 {
		at.sheet = v.m.Inputs[o.input].Source
	}
	t.looked(filesSame, 1)
	f, err := os.Open(filepath.Join(v.root, filepath.FromSlash(o.file)))
	if errors.Is(err, fs.ErrNotExist) {
		t.fail(filesSame, at, "the file is missing")
		return nil, false
	} else if err != nil {
		t.fail(filesSame, at, "the file can't be read: %v", err)
		return nil, false
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		t.fail(filesSame, at, "the file can't be read: %v", err)
		return nil, false
	case !info.Mode().IsRegular():
		t.fail(filesSame, at, "it is no file")
		return nil, false
	case info.Size() != o.size:
		t.fail(filesSame, at, "it has %d bytes, and had %d when it was written", info.Size(), o.size)
		return nil, false
	}
	var sum string
	if o.input >= 0 {
		data = make([]byte, o.size)
		_, err = io.ReadFull(f, data)
		sum = results.Hash(data)
	} else {
		sum, err = results.HashOf(f, nil)
	}
	if err != nil {
		t.fail(filesSame, at, "the file can't be read: %v", err)
		return nil, false
	}
	if sum != o.sha256 {
		t.fail(filesSame, at, "its SHA-256 is not the manifest's: it was changed after it was written")
		return nil, false
	}
	return data, true
}
