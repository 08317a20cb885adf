package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// walker gathers sheets.
type walker struct {
	out     string          // real path of the folder that the run writes to, or empty
	seen    map[string]bool // real paths of the files and folders already met
	found   []Input
	skipped []Skip
	any     bool // files of every kind are taken, not sheets alone
	hit     bool // the path at hand led to something, though to no new sheet
}

func (w *walker) skip(source, reason string, fault bool) {
	w.skipped = append(w.skipped, Skip{named(source), reason, fault})
}

// given adds a path that the user named, or that a pattern matched. Of a file without
// a known ending the content decides; any other unknown ending is skipped.
func (w *walker) given(path, source string, st fs.FileInfo, base string) error {
	switch {
	case st.IsDir():
		if base == path { // a folder named by itself: sources are seen from it
			return w.walk(path, path)
		}
		return w.walk(path, base)
	case w.any || readable(ending(path)) || ending(path) == "" || !st.Mode().IsRegular():
		w.add(path, source)
	default:
		w.skip(source, unknown(path), false)
		w.hit = true // told and counted; the shell may have named it for the user
	}
	return nil
}

const notFile = "not a file: a pipe, socket or device"

func unknown(path string) string {
	if e := filepath.Ext(path); e != "" {
		return "unknown kind of file (" + e + "): only .txt and .pdf are read"
	}
	return "unknown kind of file: only .txt and .pdf are read"
}

func (w *walker) add(path, source string) {
	real := path
	if r, err := filepath.EvalSymlinks(path); err == nil {
		real = r
	}
	if a, err := filepath.Abs(real); err == nil {
		real = a
	}
	if w.seen[real] {
		w.hit = true
		return
	}
	w.seen[real] = true
	w.found = append(w.found, Input{Source: named(source), Path: path})
}

// named is a path as records name it: a file system takes names that are no UTF-8, and
// JSON and Parquet do not.
func named(path string) string { return strings.ToValidUTF8(path, "\ufffd") }

// walk goes through a folder. Linked folders come after all real ones, so that a
// sheet bears its real name where it has one, and each real folder is gone through
// once, so that links in a circle end.
func (w *walker) walk(root, base string) error {
	visited := map[string]bool{}
	var links []string
	var dir func(path string) error
	dir = func(path string) error {
		real := absolute(path)
		if visited[real] {
			return nil
		}
		visited[real] = true
		entries, err := os.ReadDir(path)
		if err != nil {
			if path == root {
				return unreachable(path, err)
			}
			w.skip(relative(base, path)+"/", "the folder can't be read: "+reason(err), true)
			return nil
		}
		slices.SortFunc(entries, func(a, b fs.DirEntry) int { return Natural(a.Name(), b.Name()) })
		for _, e := range entries {
			if strings.HasPrefix(e.Name(), ".") {
				continue
			}
			p := filepath.Join(path, e.Name())
			switch {
			case w.isOut(p):
			case e.IsDir():
				if err := dir(p); err != nil {
					return err
				}
			case e.Type()&fs.ModeSymlink != 0:
				links = append(links, p)
			case !e.Type().IsRegular():
				w.skip(relative(base, p), notFile, false)
			default:
				w.file(p, base)
			}
		}
		return nil
	}
	if err := dir(root); err != nil {
		return err
	}
	for len(links) > 0 {
		p := links[0]
		links = links[1:]
		st, err := os.Stat(p)
		switch {
		case err != nil:
			w.skip(relative(base, p), "a link that leads nowhere", readable(ending(p)))
		case w.isOut(p):
		case st.IsDir():
			if err := dir(p); err != nil {
				return err
			}
		case !st.Mode().IsRegular():
			w.skip(relative(base, p), notFile, false)
		default:
			w.file(p, base)
		}
	}
	return nil
}

// file adds a file met in a folder, where an ending is needed: a folder holds much
// that is no sheet.
func (w *walker) file(path, base string) {
	if w.any || readable(ending(path)) {
		w.add(path, relative(base, path))
		return
	}
	w.skip(relative(base, path), unknown(path), false)
}

// isOut reports whether a path is the folder that the run writes to or, where that
// lies around the folder being read, one of the files that runs write.
func (w *walker) isOut(path string) bool {
	if w.out == "" {
		return false
	}
	real := absolute(path)
	if real == w.out {
		return true
	}
	switch ending(path) {
	case ".json", ".jsonl", ".parquet":
		rel, err := filepath.Rel(w.out, real)
		return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
	}
	return false
}

func reason(err error) string {
	if errors.Is(err, fs.ErrPermission) {
		return "permission denied"
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}
