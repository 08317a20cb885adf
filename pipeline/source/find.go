package source

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Options of a search.
type Options struct {
	Out   string    // the folder that the run writes to: what is in it is never read
	Stdin io.Reader // what the path '-' reads
}

// Skip is something that was found and is not read.
type Skip struct {
	Source string // as an Input's
	Reason string
	Fault  bool // it may hold sheets and could not be looked at
}

// List is what a search found, both in their final order.
type List struct {
	Inputs  []Input
	Skipped []Skip
}

// PathError says what is wrong with a path that the user gave, and what to do.
type PathError struct {
	Path, Message string
}

// Error names the path as it was given.
func (e *PathError) Error() string { return fmt.Sprintf("%q: %s", e.Path, e.Message) }

// Find lists the sheets that the paths lead to: a file is itself; a folder is all
// .txt and .pdf files in it and in its folders, hidden ones aside; a pattern is what
// it matches ('**' crosses folders, '{a,b}' is either); '-' is standard input. A sheet
// that several paths lead to is listed once. The order is the natural one of the
// sheets' names. A path that leads to nothing is an error, before anything is read.
func Find(paths []string, o Options) (*List, error) {
	if len(paths) == 0 {
		return nil, &PathError{"", "no path is given; name files, folders or patterns, or '-' for standard input"}
	}
	w := &walker{out: absolute(o.Out), seen: map[string]bool{}}
	stdin := false
	for _, p := range paths {
		before := len(w.found)
		switch st, err := os.Stat(p); {
		case p == "-":
			if !stdin {
				stdin = true
				w.found = append(w.found, FromReader("stdin", o.Stdin))
			}
			continue
		case p == "":
			return nil, &PathError{p, "the path is empty; for the folder you are in, write '.'"}
		case err == nil:
			if err := w.given(p, filepath.Base(p), st, p); err != nil {
				return nil, err
			}
		case isPattern(p):
			if err := w.pattern(p); err != nil {
				return nil, err
			}
		default:
			return nil, unreachable(p, err)
		}
		if len(w.found) == before && !w.hit {
			return nil, w.nothing(p)
		}
		w.hit = false
	}
	if len(w.found) == 0 {
		return nil, w.nothing(paths[len(paths)-1])
	}
	slices.SortStableFunc(w.found, func(a, b Input) int {
		if c := Natural(a.Source, b.Source); c != 0 {
			return c
		}
		return Natural(filepath.ToSlash(a.Path), filepath.ToSlash(b.Path))
	})
	slices.SortStableFunc(w.skipped, func(a, b Skip) int { return Natural(a.Source, b.Source) })
	return &List{w.found, w.skipped}, nil
}

func isPattern(p string) bool { return strings.ContainsAny(p, "*?[{") }

func unreachable(p string, err error) error {
	switch {
	case os.IsPermission(err):
		return &PathError{p, "permission denied; give yourself the right to read it"}
	case isDangling(p):
		return &PathError{p, "it is a link to a file that is not there, or to itself"}
	case os.IsNotExist(err):
		return &PathError{p, "no such file or folder; check the spelling, and that you are in the right folder"}
	}
	return &PathError{p, err.Error()}
}

func isDangling(p string) bool {
	st, err := os.Lstat(p)
	return err == nil && st.Mode()&fs.ModeSymlink != 0
}

// nothing is the error for a path that led to no sheet.
func (w *walker) nothing(p string) error {
	if isPattern(p) && !exists(p) {
		return &PathError{p, "the pattern matches no sheet; '*' stays in one folder, '**' crosses folders, and only .txt and .pdf files are read"}
	}
	if len(w.skipped) > 0 {
		s := w.skipped[len(w.skipped)-1]
		return &PathError{p, fmt.Sprintf("there is no sheet to read: %s: %s", s.Source, s.Reason)}
	}
	return &PathError{p, "the folder holds no sheet: there is no .txt or .pdf file in it or in its folders"}
}

func exists(p string) bool {
	_, err := os.Lstat(p)
	return err == nil
}

// pattern adds what a glob matches; a folder that it matches is gone through.
func (w *walker) pattern(p string) error {
	p = filepath.ToSlash(p)
	base, _ := doublestar.SplitPattern(p)
	if !doublestar.ValidatePathPattern(filepath.FromSlash(p)) {
		return &PathError{p, "the pattern is not well formed; close every '[' and '{', or put a '\\' before one that is meant as it stands"}
	}
	matches, err := doublestar.FilepathGlob(filepath.FromSlash(p), doublestar.WithNoFollow(), doublestar.WithNoHidden())
	if err != nil {
		return &PathError{p, err.Error()}
	}
	slices.SortFunc(matches, Natural)
	// A folder that '**' matched stands for nothing by itself: its files are matched too.
	crosses := strings.Contains(p, "**")
	for _, m := range matches {
		st, err := os.Stat(m)
		if err != nil {
			w.skip(relative(base, m), "it is a link to a file that is not there", true)
			continue
		}
		if st.IsDir() && crosses || w.isOut(m) {
			continue
		}
		if !st.IsDir() && !st.Mode().IsRegular() { // a pipe waits for its other end; one named by itself has it
			w.skip(relative(base, m), notFile, false)
			w.hit = true
			continue
		}
		if err := w.given(m, relative(base, m), st, base); err != nil {
			return err
		}
	}
	return nil
}

// relative is a path seen from the one given, with forward slashes.
func relative(base, path string) string {
	r, err := filepath.Rel(filepath.FromSlash(base), path)
	if err != nil {
		r = path
	}
	return filepath.ToSlash(r)
}

func absolute(p string) string {
	if p == "" {
		return ""
	}
	a, err := filepath.Abs(p)
	if err != nil {
		return ""
	}
	if real, err := filepath.EvalSymlinks(a); err == nil {
		return real
	}
	return a
}
