package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"factsheet/pipeline/results"
	"factsheet/pipeline/source"
)

// originalsFlags are the flags of the verbs that need the files which a run's sheets were
// read from. A run keeps a sheet's name and hash, not where it lay.
type originalsFlags struct{ paths []string }

func (f *originalsFlags) add(c *cobra.Command) {
	c.Flags().StringArrayVar(&f.paths, "sheets", nil,
		"a file, folder or pattern to look for the sheets' files in, by their hash; give the flag "+
			"again for another (default: near the run and in the folder that you are in)")
	_ = c.MarkFlagDirname("sheets")
}

// find prepares the search for the files of a run's sheets.
func (f *originalsFlags) find(run *results.Run) (*source.Originals, error) {
	paths := f.paths
	if len(paths) == 0 {
		paths = nearby(run)
	}
	return source.FindOriginals(paths)
}

// mostRoots is in how many folders sheets are looked for that nobody told a folder of.
const mostRoots = 200

// nearby are the files that have a sheet's name in the folder that the user is in, in the
// one that the run is in, or in a folder directly below either: where 'factsheet run
// sheets/' will have read them. No folder is walked that nobody named.
func nearby(run *results.Run) []string {
	var roots []string
	for _, root := range []string{".", filepath.Dir(filepath.Clean(run.Dir))} {
		roots = append(roots, root)
		entries, _ := os.ReadDir(root)
		for _, e := range entries {
			if e.IsDir() && !strings.HasPrefix(e.Name(), ".") && len(roots) < mostRoots {
				roots = append(roots, filepath.Join(root, e.Name()))
			}
		}
	}
	var out []string
	seen := map[string]bool{}
	for i := range run.Sheets() {
		name := filepath.FromSlash(run.Sheets()[i].Source)
		if !filepath.IsLocal(name) {
			continue
		}
		for _, root := range roots {
			at := filepath.Join(root, name)
			if st, err := os.Stat(at); err == nil && st.Mode().IsRegular() && !seen[at] {
				seen[at] = true
				out = append(out, at)
			}
		}
	}
	return out
}
