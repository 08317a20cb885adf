// Package verify holds an output to what it says of itself: the files to the manifest's
// hashes, the records to their sheets' text, the tables to the records and to each other.
// It looks at what is on disk, with none of the code that wrote it.
package verify

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// The checks, by their ids.
const (
	manifestWhole    = "manifest.whole"
	filesSame        = "files.same"
	filesExtra       = "files.extra"
	recordsSheet     = "records.sheet"
	recordsQuotes    = "records.quotes"
	recordsIDs       = "records.ids"
	countsRecords    = "counts.records"
	tablesColumns    = "tables.columns"
	tablesRows       = "tables.rows"
	tablesKeys       = "tables.keys"
	tablesReferences = "tables.references"
	tablesRecords    = "tables.records"
	tablesBatch      = "tables.batch"
	tablesQuotes     = "tables.quotes"
	tablesPartitions = "tables.partitions"
)

// Check is something that holds of every output.
type Check struct {
	ID  string `json:"id"`
	Doc string `json:"doc"` // what holds, in a sentence or two
}

// Checks are all of them, in the order in which they are told.
func Checks() []Check {
	return []Check{
		{manifestWhole, "The manifest can be read, agrees with itself, and names every sheet and every table once."},
		{filesSame, "Every file that the manifest names is there, with the size and the SHA-256 that it had when it was written."},
		{filesExtra, "No other file stands among them, and the names in the output folder lead to this output."},
		{recordsSheet, "Each record is of its sheet: id, source, hash, kind, status and near duplicate are the manifest's, the id is that " +
			"of the hash, and characters counts the text."},
		{recordsQuotes, "The words of every span are those that stand there in the record's text."},
		{recordsIDs, "No two things in a record have the same id, and what an entry refers to is in it, of the kind that it is to be."},
		{countsRecords, "The manifest's counts are those of the records."},
		{tablesColumns, "Each table has the columns, with the types, that 'factsheet schema --tables' tells."},
		{tablesRows, "Each table has as many rows as the manifest says, the same in every format, and as many as it counts entries."},
		{tablesKeys, "No two rows of a table have the same primary key, and none lacks it."},
		{tablesReferences, "Every foreign key leads to a row."},
		{tablesRecords, "The rows of each sheet are its record's entries: no more, no fewer, with the same ids, words and places."},
		{tablesBatch, "Each body and place of the batch is named by as many sheets, and as often, as partners and places say."},
		{tablesQuotes, "The words of every row stand where it says in documents.text; looked at where there are no records."},
		{tablesPartitions, "Every row of a partitioned table is in its sheet's partition, and the partition's files in its folder."},
	}
}

// Finding is a place where a check does not hold.
type Finding struct {
	File    string `json:"file,omitempty"`  // relative to the output
	Sheet   string `json:"sheet,omitempty"` // its source
	Message string `json:"message"`
}

// Result is what became of one check.
type Result struct {
	Check
	Looked   int       `json:"looked"`   // how many things were looked at
	Failed   int       `json:"failed"`   // at how many it does not hold
	Findings []Finding `json:"findings"` // the first of them
}

// Held reports whether the check holds wherever it was looked at.
func (r *Result) Held() bool { return r.Failed == 0 }

// Report is what an output was found to be.
type Report struct {
	Out     string   `json:"out"`
	Sheets  int      `json:"sheets"`
	Files   int      `json:"files"` // that the manifest names
	Bytes   int64    `json:"bytes"` // of them
	Rows    int64    `json:"rows"`  // of all tables, in one format
	Notes   []string `json:"notes"` // what is no fault, and good to know
	Results []Result `json:"checks"`
}

// Failed are the checks that do not hold.
func (r *Report) Failed() []*Result {
	var out []*Result
	for i := range r.Results {
		if !r.Results[i].Held() {
			out = append(out, &r.Results[i])
		}
	}
	return out
}

// Options of a verification.
type Options struct {
	Workers int // how many files are looked at side by side; 0 for as many as there are cores
}

// Output verifies the output folder dir. It is an error where dir holds none, or ctx ends;
// whatever is wrong with an output is in the report.
func Output(ctx context.Context, dir string, o Options) (*Report, error) {
	if o.Workers < 1 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	root, data, err := open(dir)
	if err != nil {
		return nil, err
	}
	v := &verifier{ctx: ctx, dir: dir, root: root, workers: o.Workers, report: Report{Out: dir, Notes: []string{}}}
	if v.manifest(data) {
		v.files()
		v.documents()
		for _, form := range forms {
			v.tablesOf(form)
		}
	}
	v.report.Results = v.all.results()
	return &v.report, ctx.Err()
}

// parallel calls f with 0 to n-1, several at a time, until ctx ends. What each finds is
// taken in in their order.
func (v *verifier) parallel(n int, f func(i int, t *tally)) {
	found := make([]*tally, n)
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(n, v.workers) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && v.ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				t := &tally{}
				f(i, t)
				found[i] = t
			}
		})
	}
	wait.Wait()
	for _, t := range found {
		v.all.take(t)
	}
}
