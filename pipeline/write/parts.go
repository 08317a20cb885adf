package write

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/write/packed"
)

// putAside puts what waits onto the disk.
func (w *writer[R]) putAside(f *asideFile) error {
	for part := range w.waiting {
		pile := &w.waiting[part]
		if pile.Count() == 0 {
			continue
		}
		s, err := f.put(pile)
		if err != nil {
			return err
		}
		if part >= len(w.aside) {
			w.aside = append(w.aside, make([][]segment, part+1-len(w.aside))...)
		}
		w.aside[part] = append(w.aside[part], s)
		pile.Drop()
	}
	return nil
}

// closeParts writes the partitions, one after the other.
func (w *writer[R]) closeParts() ([]manifest.Table, error) {
	var out []manifest.Table
	for _, part := range w.parts() {
		folder := path.Join(w.Name, w.all.parts[part])
		if err := w.all.place.mkdir(path.Join("tables", folder)); err != nil {
			return nil, err
		}
		w.open = w.series(folder, w.all.parts[part])
		if err := w.partRows(part, func(rows *packed.Pile) error { return w.group(w.open, rows) }); err != nil {
			return nil, err
		}
		files, err := w.end()
		if err != nil {
			return nil, err
		}
		out = append(out, files...)
	}
	return out, nil
}

// parts are the partitions that the table has rows in, by name. Where it has none at all, a
// file without rows stands in the first of the run's partitions whose value is known, from
// which readers see what type the value is of.
func (w *writer[R]) parts() []int {
	var out []int
	for part := range w.all.parts {
		if part < len(w.aside) && len(w.aside[part]) > 0 || part < len(w.waiting) && w.waiting[part].Count() > 0 {
			out = append(out, part)
		}
	}
	byName := func(a, b int) int { return strings.Compare(w.all.parts[a], w.all.parts[b]) }
	if out == nil {
		for part := range w.all.parts {
			if part != w.all.unknown {
				out = append(out, part)
			}
		}
		if out == nil {
			return []int{w.all.unknown}
		}
		return []int{slices.MinFunc(out, byName)}
	}
	slices.SortFunc(out, byName)
	return out
}

// partRows hands a partition's rows on, a group at a time.
func (w *writer[R]) partRows(part int, group func(*packed.Pile) error) error {
	var pile packed.Pile
	if part < len(w.aside) {
		for _, s := range w.aside[part] {
			if err := w.all.aside.take(&pile, s); err != nil {
				return err
			}
			if pile.Count() < groupRows && pile.Size() < w.all.bounds.group {
				continue
			}
			if err := group(&pile); err != nil {
				return err
			}
		}
	}
	if part < len(w.waiting) {
		for _, chunk := range w.waiting[part].Chunks() {
			pile.Put(chunk)
		}
		w.waiting[part] = packed.Pile{}
	}
	if pile.Count() == 0 {
		return nil
	}
	return group(&pile)
}

// asideFile keeps rows that wait on disk, of every table and partition, until their files
// are written one after the other: hundreds of files open at once would each hold buffers,
// and rows written as they come would make thousands of small groups.
type asideFile struct {
	file *scratchFile
	size int64
}

// segment is a stretch of an asideFile.
type segment struct {
	at   int64
	size int
}

// openAside opens one.
func openAside(p *place) (*asideFile, error) {
	f, err := p.openScratch("rows.part")
	if err != nil {
		return nil, err
	}
	return &asideFile{file: f}, nil
}

func (f *asideFile) put(pile *packed.Pile) (segment, error) {
	s := segment{f.size, pile.Size()}
	for _, chunk := range pile.Chunks() {
		if _, err := f.file.WriteAt(chunk, f.size); err != nil {
			return segment{}, fmt.Errorf("rows can't be put aside: %w", err)
		}
		f.size += int64(len(chunk))
	}
	return s, nil
}

// take lays a segment on a pile. Several goroutines may take at once.
func (f *asideFile) take(pile *packed.Pile, s segment) error {
	data := make([]byte, s.size)
	if _, err := f.file.ReadAt(data, s.at); err != nil {
		return fmt.Errorf("rows that were put aside can't be read: %w", err)
	}
	pile.Put(data)
	return nil
}

func (f *asideFile) drop() {
	if f != nil {
		f.file.drop()
	}
}
