// Package report makes the page of a run: the batch at a glance, its facts in tables and
// charts, and each sheet with its entries marked in the text. A page is one file that asks
// the network for nothing; a large batch is a folder of such pages with an index.
package report

import (
	"context"
	"path/filepath"
	"strings"

	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
)

// Options say how to report a run.
type Options struct {
	Out      string                        // the page to write; empty for report.html in the run's folder
	Doc      func(rule string) string      // what a rule does, empty where it is not known; may be nil
	Pictures func(*record.Record) Pictures // the pages of a sheet as they look; nil for none
	Workers  int                           // sheets that are shown at once; at least 1
	Largest  int                           // bytes beyond which the page becomes a folder of pages; 0 for 1.5 million
}

const largest = 1_500_000

// Summary is what was written.
type Summary struct {
	Page    string  // the page, or the index of the pages
	Files   int     // with the page
	Bytes   int64   // of all files
	Removed int     // pages of an earlier report that this one no longer has
	Damaged []error // sheets whose records could not be read, each with its sheet's name
}

// Write writes the report of a run. Sheets whose records can't be read are told of in the page
// and in the summary; every other error is of the disk, or says that a file that is not ours
// stands where the page is to be. A page that is there is replaced only when the new one is whole.
func Write(ctx context.Context, run *results.Run, o Options) (Summary, error) {
	if o.Out == "" {
		o.Out = filepath.Join(run.Dir, "report.html")
	}
	if o.Largest == 0 {
		o.Largest = largest
	}
	site, err := newSite(o.Out)
	if err != nil {
		return Summary{}, err
	}
	b := &batchRun{run: run, o: o, site: site}
	err = b.onePage(ctx)
	if err == errLarge {
		err = b.folder(ctx)
	}
	if err != nil {
		return Summary{}, err
	}
	removed, err := site.clear()
	return Summary{Page: site.index, Files: len(site.made), Bytes: site.bytes, Removed: removed, Damaged: b.damaged}, err
}

// generator marks a file as ours.
const generator = `<meta name="generator" content="factsheet report">`

// folderOf is the folder that holds the pages of an index.
func folderOf(index string) string { return strings.TrimSuffix(index, filepath.Ext(index)) }
