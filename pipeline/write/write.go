// Package write puts what a run found on disk: a JSON document a sheet, a table a
// kind, and a manifest of the whole. A run writes a new generation beside the old
// one and switches to it in one step, so nobody ever sees half a run.
package write

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/link/across"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
)

// Format is a form of output.
type Format string

// The formats. JSON gives documents/NAME.json; Parquet and JSONLines give the same
// tables, tables/KIND.parquet and tables/KIND.jsonl.
const (
	JSON      Format = "json"
	Parquet   Format = "parquet"
	JSONLines Format = "jsonl"
)

// Formats lists every format.
var Formats = []Format{JSON, Parquet, JSONLines}

// ParseFormats reads a list such as 'json,parquet'.
func ParseFormats(list string) ([]Format, error) {
	var out []Format
	for name := range strings.SplitSeq(list, ",") {
		f := Format(strings.TrimSpace(name))
		if !slices.Contains(Formats, f) {
			return nil, fmt.Errorf("format %q is not known; choose from json, parquet and jsonl", name)
		}
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out, nil
}

// Options say what a run writes and what its manifest tells of it.
type Options struct {
	Formats     []Format            // none given: JSON and Parquet
	PartitionBy Partition           // of the tables
	Extractors  []extract.Info      // named in the manifest with their versions
	Content     []manifest.Setting  // the options that shape content, for the manifest
	Registries  []manifest.Registry // the user's tables of bodies, for the manifest
	Beside      []Beside            // files that tell of the others
	Version     string              // of the program, for the manifest
	Revision    string              // of its source, for the manifest; empty where it is not known
	Stamp       string              // the time of the run, for the manifest; empty for none
	bounds      bounds              // for tests; none given: the usual ones
	step        func(string)        // called before each step, by tests that stop there
	unsafe      bool                // leaves the disk its time: for tests, which outlive no power cut
	unkeyed     bool                // does not check keys: for tests with records that refer to nothing
}

// Input describes a sheet that was processed.
type Input struct {
	Source    string // as in document.source
	SHA256    string
	Size      int64 // bytes
	MediaType string
	Sketch    *across.Sketch // of the record's text; may be left out
	// Kept holds the record's JSON as a run before wrote it; nil where the record was read.
	Kept *results.File
}

// Run is one generation being written. It belongs to one goroutine. It ends with
// Close or Abort; Abort after Close does nothing, so it can be deferred.
type Run struct {
	options   Options
	place     *place
	documents []sheetFile
	named     map[string]bool    // folded names of documents, before their names are settled
	files     *crew[documentJob] // nil where no documents are asked for
	tables    *tables
	batch     *across.Batch
	links     *scratchFile // of the batch
	manifest  manifest.Manifest
	summary   Summary
	ended     bool
}

// sheetFile is a document's file until its name is settled.
type sheetFile struct {
	source, hash, file string
	written            *written // by the end of the run
}

// Summary counts what a run wrote.
type Summary struct {
	Out        string         // the output folder
	Unchanged  bool           // the output was so already, byte for byte, and was left alone
	Status     map[string]int // sheets by status
	Entries    map[string]int // entries by kind
	Issues     map[string]int // issues by severity
	Unread     int            // things not understood
	Masked     int            // things left out on purpose
	Characters int            // of all the sheets
	Pages      int            // of all the sheets
	Pending    int            // inputs that were not reached
	Skipped    int            // inputs of an unknown kind
	Duplicates int            // inputs that are another one's copy, byte for byte
	Near       int            // sheets that are another make or edition of one before
	Rules      map[string]int // issues by rule
	Tables     []TableSize    // in a fixed order
}

// Open begins a new generation in the folder out, which is made where it is
// missing. It refuses a folder that holds something else, and one that another run
// is writing to.
func Open(out string, o Options) (*Run, error) {
	if len(o.Formats) == 0 {
		o.Formats = []Format{JSON, Parquet}
	}
	if o.step == nil {
		o.step = func(string) {}
	}
	p, err := openPlace(out, o.step)
	if err != nil {
		return nil, err
	}
	if o.unsafe {
		p.sync = func(string) error { return nil }
	}
	w := &Run{
		options: o, place: p, named: map[string]bool{},
		summary:  Summary{Out: out, Status: map[string]int{}, Entries: map[string]int{}, Issues: map[string]int{}},
		manifest: newManifest(o),
	}
	if err := w.begin(); err != nil {
		w.Abort()
		return nil, p.explained(err)
	}
	return w, nil
}

// begin opens the files that the generation's sheets are written to.
func (w *Run) begin() error {
	var err error
	if w.links, err = w.place.openScratch("links.part"); err != nil {
		return err
	}
	w.batch = across.New(w.links)
	if slices.Contains(w.options.Formats, JSON) {
		if err := w.place.mkdir("documents"); err != nil {
			return err
		}
		w.files = newDocumentFiles(w.place)
	}
	w.tables, err = openTables(w.place, &w.options)
	return err
}

// Add writes one sheet. Sheets come in a fixed order, since tables keep it. An entry
// whose span does not quote the text is left out, with an issue in its place. Where an
// earlier sheet is nearly the same, the record's near_duplicate says so from here on. The
// record must not be changed afterwards: its JSON is made beside. One that is kept from a
// run before has the near_duplicate that it had there.
func (w *Run) Add(r *record.Record, in Input) error {
	return w.place.explained(w.add(r, in))
}

func (w *Run) add(r *record.Record, in Input) error {
	if g := grounded(r); g != r {
		r, in.Kept = g, nil
	}
	was := r.Document.NearDuplicate
	r.Document.NearDuplicate = nil
	if in.SHA256 == "" {
		in.SHA256 = r.Document.SHA256
	}
	links, err := w.batch.Add(r, in.Sketch)
	if err != nil {
		return fmt.Errorf("%s: %w", in.Source, err)
	}
	d := sheetFile{source: in.Source, hash: cmp.Or(in.SHA256, strings.TrimPrefix(r.Document.ID, "doc-"))} // a file that can't be read has no SHA-256
	if w.files != nil {
		w.options.step("document")
		d.file = w.firstName(in.Source)
		d.written = new(written)
		if err := w.files.add(documentJob{in.Source, d.file, r, d.written, in.sameJSON(r, was)}); err != nil {
			return err
		}
	}
	if w.tables != nil {
		w.options.step("rows")
		if err := w.tables.sheets.add(sheetJob{in.Source, r, links}); err != nil {
			return err
		}
	}
	w.documents = append(w.documents, d)
	tellSheet(&w.manifest, r, in)
	w.count(r)
	return nil
}

// Skip notes an input that no reader takes, and why.
func (w *Run) Skip(in Input, reason string) {
	w.manifest.Skipped = append(w.manifest.Skipped, manifest.Skipped{Source: in.Source, Size: in.Size, Reason: reason})
	w.summary.Skipped++
}

// Duplicate notes an input that holds the same bytes as the one called of, and is
// not processed again.
func (w *Run) Duplicate(in Input, of string) {
	w.manifest.Duplicates = append(w.manifest.Duplicates, manifest.Duplicate{Source: in.Source, SHA256: in.SHA256, Of: of})
	w.summary.Duplicates++
}

// Close finishes the generation and switches to it.
func (w *Run) Close() (Summary, error) {
	if w.ended {
		return w.summary, fmt.Errorf("the run has ended already")
	}
	if err := w.finish(); err != nil {
		err = w.place.explained(err)
		w.Abort()
		return w.summary, err
	}
	w.ended = true
	w.place.release()
	return w.summary, nil
}

func (w *Run) finish() error {
	files, err := w.tables.close(w.batch)
	if err := errors.Join(w.files.close(), err); err != nil {
		return err
	}
	w.manifest.Tables, w.summary.Tables, w.summary.Rules = files, sizes(files), w.manifest.Counts.IssueRules
	w.links.drop()
	if err := w.nameDocuments(); err != nil {
		return err
	}
	tellCounts(&w.manifest, w.summary)
	if err := w.writeBeside(); err != nil {
		return err
	}
	w.options.step("manifest")
	if _, err := w.place.writeJSON("manifest.json", w.manifest); err != nil {
		return err
	}
	w.summary.Unchanged, err = w.place.publish()
	return err
}

// Abort gives the generation up. The one before stays.
func (w *Run) Abort() {
	if w.ended {
		return
	}
	w.ended = true
	_ = w.files.close() // nothing may be written to what is removed
	w.tables.abort()
	w.links.drop()
	w.place.discard()
	w.place.release()
}

func (w *Run) count(r *record.Record) {
	s := &w.summary
	s.Status[r.Document.Status]++
	s.Characters += r.Document.Characters
	s.Pages += r.Document.Pages
	if r.Document.NearDuplicate != nil {
		s.Near++
	}
	for _, k := range Kinds {
		if n := k.Count(r); n > 0 {
			s.Entries[k.Name] += n
		}
	}
	for _, i := range r.Issues {
		s.Issues[string(i.Severity)]++
	}
	for _, u := range r.Unread {
		if u.Reason == nil {
			s.Unread++
		} else {
			s.Masked++
		}
	}
}

// Kind is a kind of entry: its name in the record, and how many a record holds.
type Kind struct {
	Name  string
	Count func(*record.Record) int
}

// Kinds are the kinds of entry in the record's order. Unread things and issues are
// counted apart.
var Kinds = []Kind{
	{"sections", func(r *record.Record) int { return len(r.Sections) }},
	{"amounts", func(r *record.Record) int { return len(r.Amounts) }},
	{"dates", func(r *record.Record) int { return len(r.Dates) }},
	{"quantities", func(r *record.Record) int { return len(r.Quantities) }},
	{"partners", func(r *record.Record) int { return len(r.Partners) }},
	{"places", func(r *record.Record) int { return len(r.Places) }},
	{"people", func(r *record.Record) int { return len(r.People) }},
	{"acronyms", func(r *record.Record) int { return len(r.Acronyms) }},
	{"projects", func(r *record.Record) int { return len(r.Projects) }},
	{"agreements", func(r *record.Record) int { return len(r.Agreements) }},
	{"contributions", func(r *record.Record) int { return len(r.Contributions) }},
	{"events", func(r *record.Record) int { return len(r.Events) }},
	{"references", func(r *record.Record) int { return len(r.References) }},
}
