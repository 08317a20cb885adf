package write

import (
	"path"

	"github.com/parquet-go/parquet-go"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/table"
	"factsheet/pipeline/write/packed"
)

// writer collects a table's rows, packed, and writes them in groups. Each group is sorted
// by the primary key; the groups keep the order of the sheets, so what goes with it, as the
// date often does, tells them apart.
type writer[R any] struct {
	table.Of[R]
	*shape[R]
	all     *tables
	packer  *packed.Packer[R]
	rows    []R                       // a sheet's, not yet packed
	waiting []packed.Pile             // packed rows, by partition
	aside   [][]segment               // rows that wait on disk, by partition
	open    []*series[R]              // of the whole table, once some of it is written
	parquet *parquet.GenericWriter[R] // used for one file after the other
}

func (t form[R]) open(all *tables) tableWriter {
	shape := t.shaped()
	return &writer[R]{Of: t.Of, shape: shape, all: all, packer: shape.packed.Packer()}
}

// add packs a sheet's rows, whose keys hold. It tells how many bytes wait more than before.
func (w *writer[R]) add(s *table.Sheet, part int) (grown int, err error) {
	if w.Rows == nil {
		return 0, nil
	}
	rows := w.Rows(s, w.rows[:0])
	if err := w.Check(w.all.keys, rows); err != nil {
		return 0, err
	}
	return w.pack(rows, part), nil
}

func (w *writer[R]) pack(rows []R, part int) (grown int) {
	if part >= len(w.waiting) {
		w.waiting = append(w.waiting, make([]packed.Pile, part+1-len(w.waiting))...)
	}
	pile := &w.waiting[part]
	before := pile.Size()
	w.packer.Add(pile, rows)
	clear(rows)
	w.rows = rows
	return pile.Size() - before
}

// held is how many bytes wait in memory.
func (w *writer[R]) held() int {
	n := 0
	for i := range w.waiting {
		n += w.waiting[i].Size()
	}
	return n
}

// full reports whether a group's rows wait, of a whole table.
func (w *writer[R]) full() bool { return len(w.waiting) > 0 && w.waiting[0].Count() >= groupRows }

// flush writes what waits of a whole table as a group.
func (w *writer[R]) flush() error {
	if len(w.waiting) == 0 || w.waiting[0].Count() == 0 {
		return nil
	}
	if w.open == nil {
		w.open = w.series("", "")
	}
	return w.group(w.open, &w.waiting[0])
}

// group writes packed rows to each of the files, as groups of their own, and drops them.
func (w *writer[R]) group(to []*series[R], pile *packed.Pile) error {
	err := w.shape.packed.Rows(pile, batch, func(rows []R) error {
		for _, s := range to {
			if err := s.write(rows); err != nil {
				return err
			}
		}
		return nil
	})
	for _, s := range to {
		if err == nil {
			err = s.endGroup()
		}
	}
	pile.Drop()
	return err
}

// series are the files of a partition, one series a format.
func (w *writer[R]) series(folder, partition string) []*series[R] {
	var out []*series[R]
	for _, f := range w.all.formats {
		s := &series[R]{place: w.all.place, info: &w.info, format: f, folder: folder, partition: partition, full: w.all.bounds.file}
		switch f {
		case Parquet:
			s.open = w.openParquet
		case JSONLines:
			s.open = func(f *outFile) rowFile[R] { return &lineFile[R]{out: f, columns: w.info.Columns} }
		default:
			continue
		}
		out = append(out, s)
	}
	return out
}

func (w *writer[R]) openParquet(f *outFile) rowFile[R] {
	if w.parquet == nil {
		w.parquet = parquet.NewGenericWriter[R](f, w.shape.parquet...)
	} else {
		w.parquet.Reset(f)
	}
	return parquetFile[R]{w.parquet}
}

// close writes what is left, with the rows of the whole batch, and tells of every file.
func (w *writer[R]) close(b *across.Batch) ([]manifest.Table, error) {
	if w.Batch != nil {
		rows := w.Batch(b, nil)
		if err := w.Check(w.all.keys, rows); err != nil {
			return nil, err
		}
		w.pack(rows, 0)
	}
	if w.all.by == Whole {
		if err := w.flush(); err != nil {
			return nil, err
		}
		if w.open == nil {
			w.open = w.series("", "")
		}
		return w.end()
	}
	if err := w.all.place.mkdir(path.Join("tables", w.Name)); err != nil {
		return nil, err
	}
	if w.Batch != nil {
		w.open = w.series(w.Name, "")
		if err := w.group(w.open, &w.waiting[0]); err != nil {
			return nil, err
		}
		return w.end()
	}
	return w.closeParts()
}

// end ends the open files.
func (w *writer[R]) end() ([]manifest.Table, error) {
	var out []manifest.Table
	for _, s := range w.open {
		if err := s.end(); err != nil {
			return nil, err
		}
		out = append(out, s.done...)
	}
	w.open = nil
	return out, nil
}

func (w *writer[R]) abort() {
	for _, s := range w.open {
		s.abort()
	}
}
