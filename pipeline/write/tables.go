package write

import (
	"errors"
	"runtime"
	"slices"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/link/across"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
	"factsheet/pipeline/summable"
	"factsheet/pipeline/table"
)

// bounds are how much of the tables is held, and how much of them goes into one file.
type bounds struct {
	held  int   // bytes of packed rows that wait in memory, of all tables
	group int   // bytes of them that make a group of a partition
	file  int64 // bytes of a partition's file, after which another begins
}

// usual bounds leave most tables their whole groups, and take some 100 MB in all: what
// waits, a group on its way, and what is made of it.
var usual = bounds{held: 24 << 20, group: 16 << 20, file: 128 << 20}

// tables are the open tables of a run; nil where no format asks for them.
type tables struct {
	place    *place
	formats  []Format
	by       Partition
	bounds   bounds
	writers  []tableWriter
	sums     *summable.Batch
	keys     *table.Check // nil where keys are not checked
	versions table.Versions
	sheets   *crew[sheetJob] // that makes the rows, one sheet after the other
	held     int             // bytes of packed rows that wait
	parts    []string        // the partitions as folders, in the order in which they came
	part     map[string]int  // their places in that list
	unknown  int             // the place of the one whose value is not known
	aside    *asideFile      // nil until rows are put there
}

func openTables(p *place, o *Options) (*tables, error) {
	if !slices.Contains(o.Formats, Parquet) && !slices.Contains(o.Formats, JSONLines) {
		return nil, nil
	}
	if err := p.mkdir("tables"); err != nil {
		return nil, err
	}
	t := &tables{
		place: p, by: o.PartitionBy, bounds: o.bounds, part: map[string]int{}, sums: summable.New(), versions: versionsOf(o.Extractors),
	}
	if !o.unkeyed {
		t.keys = table.NewCheck()
	}
	for _, f := range []Format{Parquet, JSONLines} { // the order of the manifest, whatever that of the option
		if slices.Contains(o.Formats, f) {
			t.formats = append(t.formats, f)
		}
	}
	if t.bounds == (bounds{}) {
		t.bounds = usual
	}
	t.unknown = t.partOf(t.by.of(""))
	for _, f := range allTables {
		t.writers = append(t.writers, f.open(t))
	}
	t.sheets = newCrew(1, func(j sheetJob) error {
		return ofSheet(j.source, func() error { return t.add(j.record, j.links) })
	})
	return t, nil
}

// sheetJob is a sheet whose rows are made beside the run.
type sheetJob struct {
	source string
	record *record.Record
	links  *across.Links
}

// versionsOf are the versions of the extractors by their names.
func versionsOf(extractors []extract.Info) table.Versions {
	out := table.Versions{}
	for i := range extractors {
		out[extractors[i].Name] = &extractors[i].Version
	}
	return out
}

// partOf is the place of a partition among those seen so far.
func (t *tables) partOf(name string) int {
	i, ok := t.part[name]
	if !ok {
		i = len(t.parts)
		t.part[name] = i
		t.parts = append(t.parts, name)
	}
	return i
}

// add packs a sheet's rows. Where as much waits as may, the largest table's rows are
// written as a group, or all go onto the disk where they are parted.
func (t *tables) add(r *record.Record, links *across.Links) error {
	t.keys.Sheet()
	s := table.NewSheet(r, links, t.sums.Add(r, links), t.versions)
	part := t.unknown
	if t.by != Whole {
		part = t.partOf(t.by.folder(&r.Document))
	}
	for _, w := range t.writers {
		grown, err := w.add(s, part)
		if err != nil {
			return err
		}
		t.held += grown
		if t.by == Whole && w.full() {
			if err := t.flush(w); err != nil {
				return err
			}
		}
	}
	for t.held >= t.bounds.held {
		if t.by != Whole {
			return t.putAside()
		}
		if err := t.flush(slices.MaxFunc(t.writers, func(a, b tableWriter) int { return a.held() - b.held() })); err != nil {
			return err
		}
	}
	return nil
}

func (t *tables) flush(w tableWriter) error {
	t.held -= w.held()
	return w.flush()
}

func (t *tables) putAside() error {
	if t.aside == nil {
		f, err := openAside(t.place)
		if err != nil {
			return err
		}
		t.aside = f
	}
	for _, w := range t.writers {
		if err := w.putAside(t.aside); err != nil {
			return err
		}
	}
	t.held = 0
	return nil
}

// close finishes every file, several at a time, and tells what it holds: what waits of
// most tables is packed now, and no more.
func (t *tables) close(b *across.Batch) ([]manifest.Table, error) {
	out := []manifest.Table{}
	if t == nil {
		return out, nil
	}
	if err := t.sheets.close(); err != nil {
		t.abort()
		return nil, err
	}
	files := make([][]manifest.Table, len(t.writers))
	errs := make([]error, len(t.writers))
	hands := newCrew(min(4, runtime.GOMAXPROCS(0)), func(i int) error {
		files[i], errs[i] = t.writers[i].close(b)
		return nil // the others are closed all the same
	})
	for _, i := range t.largestFirst() {
		_ = hands.add(i)
	}
	_ = hands.close()
	if err := errors.Join(append(errs, t.keys.End())...); err != nil {
		t.abort()
		return nil, err
	}
	t.aside.drop()
	t.aside, t.writers = nil, nil
	return append(out, slices.Concat(files...)...), nil
}

// largestFirst are the places of the writers, so that no long one is left to the last.
func (t *tables) largestFirst() []int {
	out := make([]int, len(t.writers))
	held := make([]int, len(t.writers))
	for i, w := range t.writers {
		out[i], held[i] = i, w.held()
	}
	slices.SortStableFunc(out, func(a, b int) int { return held[b] - held[a] })
	return out
}

func (t *tables) abort() {
	if t == nil {
		return
	}
	_ = t.sheets.close()
	for _, w := range t.writers {
		w.abort()
	}
	t.aside.drop()
	t.aside, t.writers = nil, nil
}
