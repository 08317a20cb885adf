package gold

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"factsheet/pipeline/source"
)

// Find lists the gold files that the paths lead to, each once, in the natural order of
// their paths: a file is itself; a folder is all *.gold.json files in it and in its
// folders, hidden ones aside; a pattern is what it matches ('**' crosses folders). A path
// that leads to none is an error.
func Find(paths []string) ([]string, error) {
	var out []string
	for _, p := range paths {
		before := len(out)
		st, err := os.Stat(p)
		switch {
		case err == nil && st.IsDir():
			out, err = inFolder(out, p)
		case err == nil:
			out = append(out, p)
		case strings.ContainsAny(p, "*?[{"):
			out, err = matching(out, p)
		case p == "":
			err = fmt.Errorf("a path is empty; for the folder you are in, write '.'")
		default:
			err = fmt.Errorf("%s: there is no such file or folder", p)
		}
		if err != nil {
			return nil, err
		}
		if len(out) == before {
			return nil, fmt.Errorf("%s leads to no gold file; their names end in %s", p, Ending)
		}
	}
	for i := range out {
		out[i] = filepath.Clean(out[i])
	}
	slices.SortFunc(out, func(a, b string) int { return source.Natural(filepath.ToSlash(a), filepath.ToSlash(b)) })
	return slices.Compact(out), nil
}

func inFolder(out []string, folder string) ([]string, error) {
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("the gold files in %s can't be looked for: %w", folder, err)
		case path != folder && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return fs.SkipDir
			}
		case !e.IsDir() && strings.HasSuffix(e.Name(), Ending):
			out = append(out, path)
		}
		return nil
	})
	return out, err
}

// matching adds what a pattern matches: gold files, and those in folders.
func matching(out []string, pattern string) ([]string, error) {
	found, err := doublestar.FilepathGlob(pattern, doublestar.WithNoHidden())
	if err != nil {
		return nil, fmt.Errorf("the pattern %s is not well formed: %w", pattern, err)
	}
	for _, path := range found {
		st, err := os.Stat(path)
		switch {
		case err != nil:
			return nil, fmt.Errorf("the gold file can't be read: %w", err)
		case !st.IsDir():
			if strings.HasSuffix(path, Ending) {
				out = append(out, path)
			}
		case !strings.Contains(pattern, "**"): // what '**' matches has its files matched, too
			if out, err = inFolder(out, path); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}
