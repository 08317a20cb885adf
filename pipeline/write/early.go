package write

import (
	"path"

	"factsheet/pipeline/manifest"
)

// Pending notes an input that a run which was stopped did not reach.
func (w *Run) Pending(in Input) {
	w.manifest.Pending = append(w.manifest.Pending, in.Source)
	w.summary.Pending++
}

// CloseIf is Close, but for asking once more before the new output takes the old one's
// place: an error of may gives it up, and the old one stays. From there on nothing is
// asked, since nothing can be taken back.
func (w *Run) CloseIf(may func() error) (Summary, error) {
	w.place.may = may
	return w.Close()
}

// TableSize is how large a table is, over all of its files.
type TableSize struct {
	Table string
	Rows  int64
	Bytes int64
}

// sizes are the tables' sizes, in the order of the manifest. A table that is written in two
// formats has the rows once.
func sizes(files []manifest.Table) []TableSize {
	var out []TableSize
	format := ""
	for _, f := range files {
		n := len(out) - 1
		if n < 0 || out[n].Table != f.Table {
			out = append(out, TableSize{f.Table, f.Rows, f.Size})
			format = path.Ext(f.File)
			continue
		}
		out[n].Bytes += f.Size
		if path.Ext(f.File) == format {
			out[n].Rows += f.Rows
		}
	}
	return out
}
